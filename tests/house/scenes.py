"""How each operation is asked for: where it points, what it sends, and what has to stand there first.

A scene is prepared inside the savepoint of its request, for one reader and one relation, so that whoever may do it can.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from aftersales.base.ids import new_key
from aftersales.customers.models import Contact
from aftersales.people.models import Certificate, Leave, Shift
from aftersales.workorders.models import Category, Kind, SlaPolicy, StateName, Wish, WorkOrder
from tests.house import scenes_of_appointments as appointments
from tests.house import scenes_of_checklists as checklists
from tests.house import scenes_of_custom as custom
from tests.house import scenes_of_dispatch as dispatch
from tests.house import scenes_of_files as files
from tests.house import scenes_of_imports as imports
from tests.house import scenes_of_lists as lists
from tests.house import scenes_of_macros as macros
from tests.house import scenes_of_people as people
from tests.house import scenes_of_reminders as reminders
from tests.house import scenes_of_time as time
from tests.house import scenes_of_underway as underway
from tests.house.ask import Ask, Scene, ask
from tests.house.world import DAY, HOUR, Company, Reader, World, person_of, place, placed, placed_visit

# -- customers and assets ----------------------------------------------------------------------------------------------

NAMES: Final = {"name_zh": "新", "name_en": "new"}


def of_company(
    what: str, body: Any = None, *, versioned: bool = False, archived: bool = False, path: str = "key"
) -> Scene:
    """A customer, or something of one; archived first where it is to be restored."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        company = world.companies[relation]
        one = getattr(company, what)
        if archived:
            type(one).objects.filter(pk=one.pk).update(archived_at=world.at)
        one = type(one).objects.get(pk=one.pk)
        told = body(world, company) if callable(body) else body
        return Ask({path: one.key}, told, one.version if versioned else None)

    return scene


def _signed(world: World, company: Company) -> Any:
    today = world.at.date()
    return {"number": "RT-new", "starts_on": today, "ends_on": today + timedelta(days=9)}


def _asset(world: World, reader: Reader, relation: str) -> Ask:
    customer = world.companies[relation].customer
    return Ask(body={"product": world.rows["product"].key, "customer": customer.key, "name": "new"})


def _product(world: World, reader: Reader, relation: str) -> Ask:
    return Ask(body={"code": "rt-new", **NAMES})


# -- the engineer's phone ----------------------------------------------------------------------------------------------


def _operation(world: World, reader: Reader, relation: str) -> Ask:
    """A visit of the reader's own is accepted, told by a phone."""
    one = placed_visit(world, "planned", reader, "own")
    told = {
        "id": new_key(), "device": uuid5(NAMESPACE_OID, reader.role), "seq": 1, "at": world.at + HOUR,
        "base_version": one.version, "kind": "visit.confirm", "subject": one.key, "facts": {},
    }  # fmt: skip
    return Ask(body={"sent_at": world.at + HOUR, "operations": [told]})


def _number_to_call(world: World, reader: Reader, relation: str) -> Ask:
    one = placed_visit(world, "travelling", reader, relation)
    WorkOrder.objects.filter(pk=one.order_id).update(contact=world.companies["near"].contact)
    return Ask({"key": one.key}, {})


# -- work orders -------------------------------------------------------------------------------------------------------


def order(state: str, body: Any = None, *, versioned: bool = False) -> Scene:
    """An order in this state, where the relation says it is."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = placed(world, state, reader, relation)
        told = body(world, reader, relation) if callable(body) else body
        return Ask({"key": one.key}, told, one.version if versioned else None)

    return scene


def _called(world: World, reader: Reader, relation: str) -> Ask:
    one = placed(world, "working", reader, relation)
    Wish.objects.get_or_create(order=one, name="somebody", phone="+8613900000000")
    return Ask({"key": one.key}, {})


def visit(state: str, body: Any = None) -> Scene:
    """A visit in this state, of an order where the relation says it is."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = placed_visit(world, state, reader, relation)
        return Ask({"key": one.key}, body(world, reader, relation) if callable(body) else body)

    return scene


def report_for(world: World, reader: Reader, relation: str) -> Ask:
    """A repair for a customer of the readers' territory, or of another."""
    customer = world.companies[relation].customer
    return Ask(body={"kind": "repair", "title": "new", "customer": customer.key})


def _brief(world: World, reader: Reader, relation: str) -> Ask:
    company = world.companies["far" if relation == "far" else "near"]
    return Ask(query=f"?customer={company.customer.key}&title=E6")


def _number(world: World, reader: Reader, relation: str) -> Ask:
    return Ask({"number": placed(world, "working", reader, relation).number})


def _owner(world: World, reader: Reader, relation: str) -> Any:
    return {"owner": world.people["team"].key}


def _twin(name: str) -> Callable[[World, Reader, str], Any]:
    return lambda world, reader, relation: {name: place(world, world.rows["twin"], reader, relation).key}


def _handed(world: World, reader: Reader, relation: str) -> Ask:
    one = placed(world, "handed", reader, relation)
    return Ask({"key": one.key, "hand_off": world.rows["hand_off"].key}, {"state": "accepted"})


def _held(world: World, reader: Reader, relation: str) -> Ask:
    one = placed(world, "working", reader, relation)
    return Ask({"key": one.key, "hold": world.rows["hold"].key})


def _resolve(world: World, reader: Reader, relation: str) -> Ask:
    one = placed(world, "working", reader, relation)
    type(world.rows["hold"]).objects.filter(order=one).update(lifted_at=world.at)
    return Ask({"key": one.key}, {"cause": "c", "solution": "s"})


def _time(world: World, reader: Reader, relation: str) -> Any:
    return {"engineer": world.people["team"].key, "starts_at": world.at + 20 * DAY, "ends_at": world.at + 21 * DAY}


def _policy(world: World, reader: Reader, relation: str) -> Ask:
    one = SlaPolicy.objects.order_by("pk")[0]
    return Ask({"key": one.key}, POLICY, one.version)


def _settled(model: Any, **named: str) -> Scene:
    """Something that is settled under a code, as it stands, or as what is not there yet."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        row = model.objects.filter(**named).first()
        return Ask(dict(named), NAMES, row.version if row else 0)

    return scene


POLICY: Final = {**NAMES, "targets": {"response": {"minutes": 30}}}

# -- the portal --------------------------------------------------------------------------------------------------------


def own_order(state: str, body: Any = None) -> Scene:
    """An order of the reader, of a colleague at the same customer, or of another customer."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = world.orders[state]
        company = world.companies["far" if relation == "other" else "near"]
        reads = Contact.objects.filter(person=reader.person, customer=company.customer).first()
        contact = reads if relation == "own" and reads else company.contact
        WorkOrder.objects.filter(pk=one.pk).update(customer=company.customer, contact=contact)
        return Ask({"key": one.key}, body)

    return scene


def _own_report(world: World, reader: Reader, relation: str) -> Ask:
    company = world.companies["far" if relation == "other" else "near"]
    return Ask(body={"title": "broken", "asset": company.machine.key})


def _own_promises(world: World, reader: Reader, relation: str) -> Ask:
    company = world.companies["far" if relation == "other" else "near"]
    return Ask(query=f"?asset={company.machine.key}")


def _own_asset(world: World, reader: Reader, relation: str) -> Ask:
    return Ask({"key": world.companies["far" if relation == "other" else "near"].machine.key})


NOTE: Final = {"body": "said"}
REASON: Final = {"reason": "said"}

SCENES: Final[dict[str, Scene]] = {
    "staff.get_me": ask(),
    "staff.update_me": people.me,
    "staff.list_my_sessions": ask(),
    "staff.end_my_other_sessions": ask(),
    "staff.end_my_session": people.session,
    "staff.get_first_run": ask(),
    "staff.create_first_admin": ask({"name": "n", "email": "n@rights.example", "password": "a long enough one"}),
    "staff.list_tokens": ask(),
    "staff.create_token": lambda world, reader, relation: Ask(
        body={"name": "t", "rights": ["workorders.see"], "expires_at": world.at + 9 * DAY}
    ),
    "staff.end_token": people.token,
    "staff.list_notices": ask(),
    "staff.read_notices": people.notices,
    "staff.list_notice_preferences": ask(),
    "staff.set_notice_preferences": ask({"email": {"order_assigned": "no"}}),
    "staff.list_notice_wordings": ask(),
    "staff.put_notice_wording": people.wording,
    "staff.get_notice_sample": ask(query="?code=order_assigned&language=en"),
    "staff.try_notice": ask({"code": "order_assigned", "language": "en"}),
    "staff.find": ask(query="?q=r"),
    "staff.list_people": ask(),
    "staff.create_person": people.new_person,
    "staff.get_person": people.person(),
    "staff.update_person": people.person({"name": "renamed"}, versioned=True),
    "staff.archive_person": people.person(versioned=True),
    "staff.restore_person": people.gone,
    "staff.list_sessions_of_person": people.person(),
    "staff.end_sessions_of_person": people.person(),
    "staff.export_person": people.person({}),
    "staff.erase_person": people.person({}, versioned=True),
    "staff.start_mentorship": people.person(people.mentor),
    "staff.end_mentorship": people.mentorship,
    "staff.set_password": people.person({"password": "a long enough one"}),
    "staff.give_role": people.give_role,
    "staff.take_role": people.take_role,
    "staff.join_team": people.person(people.team_of),
    "staff.set_territories": people.person({"territories": []}),
    "staff.get_engineer": people.person(),
    "staff.set_engineer": people.person(people.engineer, versioned=True),
    "staff.set_skill": lambda world, reader, relation: Ask(
        {"key": person_of(world, reader, relation).key, "skill": "rt-skill"},
        {"proficiency": 4, "valid_from": "2026-01-01"},
    ),
    "staff.drop_skill": lambda world, reader, relation: Ask(
        {"key": person_of(world, reader, relation).key, "skill": "rt-skill"}
    ),
    "staff.add_certificate": people.person({**NAMES, "issued_on": "2026-01-01"}),
    "staff.remove_certificate": people.part_of(Certificate, "certificate"),
    "staff.get_duty": people.duty,
    "staff.plan_shift": people.person(people.span),
    "staff.cancel_shift": people.part_of(Shift, "shift"),
    "staff.take_leave": people.person(people.leave),
    "staff.withdraw_leave": people.part_of(Leave, "leave"),
    "staff.list_roles": ask(),
    "staff.create_role": ask({"code": "rt-new", **NAMES}),
    "staff.update_role": people.row("role", NAMES),
    "staff.list_teams": ask(),
    "staff.create_team": ask({"code": "rt-new", **NAMES}),
    "staff.update_team": people.team(archive=False),
    "staff.archive_team": people.team(archive=True),
    "staff.list_territories": ask(),
    "staff.create_territory": ask({"code": "rt-new", **NAMES}),
    "staff.update_territory": people.territory,
    "staff.list_skills": ask(),
    "staff.create_skill": ask({"code": "rt-new", **NAMES}),
    "staff.update_skill": people.row("skill", NAMES),
    "staff.list_calendars": ask(),
    "staff.create_calendar": ask({"code": "rt-new", **NAMES, "weekly": {"0": [[540, 1080]]}}),
    "staff.update_calendar": people.row("calendar", {"name_en": "other"}),
    "staff.get_calendar_year": people.row("calendar", versioned=False, year=2026),
    "staff.set_calendar_year": people.row("calendar", {"trust": "estimated"}, year=2026),
    "staff.set_calendar_day": people.row("calendar", {"kind": "holiday"}, on="2026-07-01"),
    "staff.clear_calendar_day": people.row("calendar", on="2026-07-01"),
    "staff.list_customers": ask(),
    "staff.create_customer": ask({"code": "rt-new", "name": "new"}),
    "staff.get_customer": of_company("customer"),
    "staff.change_customer": of_company("customer", {"name": "renamed"}, versioned=True),
    "staff.archive_customer": of_company("customer", versioned=True),
    "staff.restore_customer": of_company("customer", versioned=True, archived=True),
    "staff.list_contacts": ask(),
    "staff.add_contact": of_company("customer", {"name": "new"}),
    "staff.get_contact": of_company("contact"),
    "staff.change_contact": of_company("contact", {"name": "renamed"}, versioned=True),
    "staff.archive_contact": of_company("contact", versioned=True),
    "staff.restore_contact": of_company("contact", versioned=True, archived=True),
    "staff.reveal_contact": of_company("contact"),
    "staff.erase_contact": of_company("contact", versioned=True),
    "staff.export_contact": of_company("contact"),
    "staff.export_orders": of_company("contact"),
    "staff.give_portal_access": of_company("spare", versioned=True),
    "staff.end_portal_access": of_company("contact"),
    "staff.list_sites": ask(),
    "staff.add_site": of_company("customer", {"name": "new"}),
    "staff.get_site": of_company("site"),
    "staff.change_site": of_company("site", {"name": "renamed"}, versioned=True),
    "staff.archive_site": of_company("site", versioned=True),
    "staff.restore_site": of_company("site", versioned=True, archived=True),
    "staff.list_contracts": ask(),
    "staff.sign_contract": of_company("customer", _signed),
    "staff.get_contract": of_company("contract"),
    "staff.change_contract": of_company("contract", {"name": "renamed"}, versioned=True),
    "staff.renew_contract": of_company("contract", {"number": "RT-new"}, versioned=True),
    "staff.archive_contract": of_company("contract", versioned=True),
    "staff.grant_entitlement": of_company("contract", {"what": "training"}),
    "staff.get_entitlement": of_company("entitlement"),
    "staff.change_entitlement": of_company("entitlement", {"quantity": 7}, versioned=True),
    "staff.use_entitlement": of_company("entitlement", {}),
    "staff.return_entitlement": of_company("entitlement", {}),
    "staff.list_assets": ask(),
    "staff.register_asset": _asset,
    "staff.get_asset": of_company("machine"),
    "staff.change_asset": of_company("machine", {"name": "renamed"}, versioned=True),
    "staff.move_asset": of_company("machine", {"site": None}, versioned=True),
    "staff.set_environment": of_company("program", {"patch": "1"}, versioned=True),
    "staff.set_warranties": of_company("machine", {"warranties": []}, versioned=True),
    "staff.archive_asset": of_company("machine", versioned=True),
    "staff.restore_asset": of_company("machine", versioned=True, archived=True),
    "staff.list_products": ask(),
    "staff.add_product": _product,
    "staff.get_product": people.row("product", versioned=False),
    "staff.change_product": people.row("product", NAMES),
    "staff.archive_product": people.row("product"),
    "staff.list_fault_codes": ask(),
    "staff.add_fault_code": ask({"family": "rt", "code": "E7", **NAMES}),
    "staff.get_fault_code": people.row("fault_code", versioned=False),
    "staff.change_fault_code": people.row("fault_code", NAMES),
    "staff.archive_fault_code": people.row("fault_code"),
    "staff.list_work_orders": ask(),
    "staff.count_work_orders": ask(),
    **lists.SCENES,
    **custom.SCENES,
    **macros.SCENES,
    **reminders.SCENES,
    "staff.report_work_order": report_for,
    "staff.get_work_order": order("working"),
    "staff.get_work_order_by_number": _number,
    "staff.get_work_order_around": order("working"),
    "staff.list_work_order_letters": order("working"),
    "staff.get_work_order_timeline": order("working"),
    "staff.list_order_files": order("working"),
    "staff.attach_order_files": files.to_attach(order("working")),
    "staff.read_order_file": files.attached(order("working")),
    "staff.remove_order_file": files.attached(order("working")),
    **dispatch.SCENES,
    "staff.list_order_checklists": checklists.with_list(order("working")),
    "staff.add_order_checklist": checklists.to_add(order("working")),
    "staff.put_checklist_away": checklists.by_hand,
    "staff.answer_checklist": checklists.given(checklists.ANSWER),
    "staff.follow_up_checklist": checklists.given(checklists.FOLLOW_UP),
    "staff.list_checklist_templates": ask(),
    "staff.create_checklist_template": ask(checklists.DRAFT),
    "staff.get_checklist_template": checklists.read,
    "staff.draft_checklist_template": checklists.template(checklists.NEXT, drafted=False),
    "staff.publish_checklist_template": checklists.template(),
    "staff.discard_checklist_draft": checklists.template(),
    "staff.archive_checklist_template": checklists.template({"archived": True}),
    "staff.list_order_time": time.with_time(order("working")),
    "staff.start_time": order("working", {"kind": "work"}),
    "staff.stop_time": order("working", {}),
    "staff.enter_time": time.entered,
    "staff.correct_time": time.span(time.CORRECTION),
    "staff.strike_time": time.span(time.STRIKE),
    "staff.list_own_time": time.own,
    "staff.list_person_time": time.persons,
    "staff.find_callers": ask(query="?search=1111"),
    "staff.brief_caller": _brief,
    "staff.find_duplicates": _brief,
    "staff.get_priorities": ask(),
    "staff.list_work_orders_of_customer": of_company("customer"),
    "staff.list_work_orders_of_asset": of_company("machine"),
    "staff.be_present": order("working", {}),
    "staff.watch_work_order": order("working", {"watching": True}),
    "staff.change_work_order": order("working", {"title": "renamed"}, versioned=True),
    "staff.triage_work_order": order("reported", {}),
    "staff.assign_work_order": order("triaged", _owner),
    "staff.release_work_order": order("assigned", {}),
    "staff.start_work_order": order("assigned"),
    "staff.wait_work_order": order("assigned", {"reason": "parts"}),
    "staff.resume_work_order": order("waiting"),
    "staff.resolve_work_order": _resolve,
    "staff.confirm_work_order": order("resolved"),
    "staff.close_work_order": order("resolved"),
    "staff.reopen_work_order": order("closed", {"note": "again"}),
    "staff.cancel_work_order": order("assigned", REASON),
    "staff.merge_work_order": order("reported", _twin("into")),
    "staff.escalate_work_order": order("assigned", {}),
    "staff.hand_off_work_order": order("assigned", {"to": "rd", "summary": "a bug"}),
    "staff.answer_hand_off": _handed,
    "staff.change_wish": order("working", {"suits": ["asap"]}, versioned=True),
    "staff.reveal_called_number": _called,
    "staff.add_note": order("working", NOTE),
    "staff.place_hold": order("working", REASON),
    "staff.lift_hold": _held,
    "staff.link_work_order": order("working", _twin("other")),
    "staff.plan_visit": order("triaged", _time),
    "staff.reschedule_visit": visit("planned", _time),
    "staff.confirm_visit": visit("planned"),
    "staff.decline_visit": visit("planned", {"reason": "skill"}),
    "staff.depart_visit": visit("confirmed"),
    "staff.arrive_visit": visit("travelling"),
    "staff.complete_visit": visit("on_site", {"outcome": "fixed"}),
    "staff.report_no_access": visit("on_site", {}),
    "staff.cancel_visit": visit("planned", {}),
    "staff.put_visit_in_turn": visit("planned", {"not_before_on": "2026-01-02"}),
    "staff.list_visits_to_follow": order("working"),
    "staff.take_operations": _operation,
    "staff.get_field_day": ask(),
    "staff.get_field_offers": ask(),
    "staff.find_field_orders": ask(query="?search=E6"),
    "staff.get_field_order": order("working"),
    "staff.scan_label": ask(query="?code=S-1"),
    "staff.show_visit_contact": _number_to_call,
    "staff.list_kinds": ask(),
    "staff.put_kind": _settled(Kind, code="repair"),
    "staff.list_categories": ask(),
    "staff.put_category": _settled(Category, code="rt_new"),
    "staff.list_state_names": ask(),
    "staff.put_state_name": _settled(StateName, state="working"),
    "staff.list_sla_policies": ask(),
    "staff.create_sla_policy": ask(POLICY),
    "staff.change_sla_policy": _policy,
    "staff.preview_sla": ask(query="?priority=1&kind=repair"),
    "staff.list_import_subjects": ask(),
    "staff.get_import_template": imports.template,
    "staff.list_imports": ask(),
    "staff.begin_import": imports.begun,
    "staff.get_import": imports.table(),
    "staff.change_import": imports.table({"mapping": imports.MAPPING}, versioned=True),
    "staff.forget_import": imports.table(),
    "staff.check_import": imports.table(),
    "staff.run_import": imports.table({"mode": "good"}),
    "staff.stop_import": imports.table(running=True),
    "staff.list_import_rows": imports.table(),
    "staff.get_wrong_rows": imports.table(),
    "staff.list_changes": ask(),
    "staff.get_run": people.run,
    "staff.get_data_health": ask(),
    "staff.retry_what_failed": ask({"what": "facts"}),
    "portal.get_me": ask(),
    "portal.update_me": people.me,
    "portal.list_my_sessions": ask(),
    "portal.end_my_session": people.session,
    "portal.get_my_company": ask(),
    "portal.list_my_assets": ask(),
    "portal.get_my_asset": _own_asset,
    "portal.list_own_changes": ask(),
    "portal.report_own_work_order": _own_report,
    "portal.list_own_work_orders": ask(),
    "portal.get_own_work_order": own_order("working"),
    "portal.reply_own_work_order": own_order("working", NOTE),
    "portal.list_own_checklists": checklists.with_list(own_order("working")),
    "portal.read_own_file": files.attached(own_order("working")),
    "portal.remove_own_file": files.attached(own_order("working")),
    "portal.confirm_own_work_order": own_order("resolved"),
    "portal.reopen_own_work_order": own_order("closed", {"note": "again"}),
    "portal.get_house": ask(),
    "portal.get_own_promises": _own_promises,
    "portal.cancel_own_work_order": own_order("triaged", REASON),
    **appointments.STAFF,
    **underway.STAFF,
    **underway.PORTAL,
    **appointments.of_customers(own_order("triaged")),
    **underway.of_customers(own_order("working")),
    "portal.get_own_rating": own_order("closed"),
    "portal.rate_own_work_order": own_order("closed", {"stars": 4, "words": "well"}),
    "open.submit_work_order": report_for,
    "open.read_work_order": order("working"),
    "open.read_work_order_timeline": order("working"),
    "open.submit_note": order("working", NOTE),
    "open.submit_hand_off": _handed,
}
"""Every operation of the three documents, by document and operation id."""
