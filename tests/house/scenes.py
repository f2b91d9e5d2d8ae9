"""How each operation is asked for: where it points, what it sends, and what has to stand there first.

A scene is prepared inside the savepoint of its request, for one reader and one relation, so that whoever may do it can.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from aftersales.customers.models import Contact
from aftersales.notices.models import Notice
from aftersales.people.models import Certificate, Leave, Person, Shift, Team, Token
from aftersales.workorders.models import SlaPolicy, WorkOrder
from tests.house.world import DAY, HOUR, Company, Reader, World, person_of, place, placed, placed_visit


@dataclass
class Ask:
    """One request: what fills the path, the body, the version seen, and what follows the question mark."""

    path: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    version: int | None = None
    query: str = ""


Scene = Callable[[World, Reader, str], Ask]


def ask(body: Any = None, *, query: str = "", **path: Any) -> Scene:
    """The same for everybody."""
    return lambda world, reader, relation: Ask(path, body, query=query)


# -- oneself and one's inbox -------------------------------------------------------------------------------------------


def _me(world: World, reader: Reader, relation: str) -> Ask:
    return Ask(body={"language": "en"}, version=Person.objects.get(pk=reader.person.pk).version if reader.person else 1)


def _session(world: World, reader: Reader, relation: str) -> Ask:
    person = _self_or_other(world, reader, relation)
    store = SessionStore()
    store.save(must_create=True)
    UserSession.objects.create(user=person, session_key=store.session_key, ip="::1", user_agent="-")
    return Ask({"key": uuid5(NAMESPACE_OID, f"{person.key}:{store.session_key}")})


def _token(world: World, reader: Reader, relation: str) -> Ask:
    person = _self_or_other(world, reader, relation)
    later = world.at + DAY
    row = Token.objects.create(person=person, name="-", secret_hash=b"-", created_at=world.at, expires_at=later)
    return Ask({"key": row.key})


def _notices(world: World, reader: Reader, relation: str) -> Ask:
    person = _self_or_other(world, reader, relation)
    row = Notice.objects.create(person=person, code="order_assigned", facts={}, effect="-", at=world.at)
    return Ask(body={"keys": [row.key]})


def _self_or_other(world: World, reader: Reader, relation: str) -> Person:
    return reader.person if relation == "own" and reader.person else world.people["other"]


# -- people ------------------------------------------------------------------------------------------------------------


def person(body: Any = None, *, versioned: bool = False, query: str = "") -> Scene:
    """Something about one person; `body` may depend on whom."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        about = person_of(world, reader, relation)
        told = body(world, about) if callable(body) else body
        return Ask({"key": about.key}, told, Person.objects.get(pk=about.pk).version if versioned else None, query)

    return scene


def _new_person(world: World, reader: Reader, relation: str) -> Ask:
    ordinary = {"name": "new", "email": "new@rights.example"}
    if relation == "customer":
        return Ask(body={**ordinary, "is_customer": True, "roles": ["customer"]})
    team = world.teams["ours" if relation == "team" else "theirs"]
    return Ask(body={**ordinary, "team": team.key, "roles": ["engineer"]})


def _gone(world: World, reader: Reader, relation: str) -> Ask:
    about = person_of(world, reader, relation)
    if relation != "self":
        Person.objects.filter(pk=about.pk).update(archived_at=world.at, is_active=False)
    return Ask({"key": about.key})


def _give_role(world: World, reader: Reader, relation: str) -> Ask:
    about = person_of(world, reader, relation)
    if relation != "self":
        about.roles.clear()
    return Ask({"key": about.key}, {"role": "customer" if relation == "customer" else "engineer"})


def _take_role(world: World, reader: Reader, relation: str) -> Ask:
    about = person_of(world, reader, relation)
    role = about.roles.first()
    return Ask({"key": about.key, "role": role.code if role else "engineer"})


def _team_of(world: World, about: Person) -> Any:
    return {"team": None if about.is_customer else about.team.key if about.team else None}


def _engineer(world: World, about: Person) -> Any:
    return {"level": 2, "calendar": world.rows["calendar"].key}


def part_of(model: Any, name: str) -> Scene:
    """A certificate, duty or leave of a person; a customer has none, so anybody's stands for it."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        about = person_of(world, reader, relation)
        owner = world.people["team"] if about.is_customer else about
        return Ask({"key": about.key, name: model.objects.filter(engineer=owner.pk).first().key})

    return scene


def _span(world: World, about: Person) -> Any:
    return {"starts_at": world.at + 9 * DAY, "ends_at": world.at + 9 * DAY + HOUR}


def _leave(world: World, about: Person) -> Any:
    return {"kind": "annual", **_span(world, about)}


def _duty(world: World, reader: Reader, relation: str) -> Ask:
    at = world.at.isoformat().replace("+", "%2B")
    return Ask({"key": person_of(world, reader, relation).key}, query=f"?start={at}&end={at}")


# -- settings of people ------------------------------------------------------------------------------------------------


def row(name: str, body: Any = None, *, versioned: bool = True, **path: Any) -> Scene:
    """One of the world's single rows, with the version it has."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = world.rows[name]
        one.refresh_from_db()
        return Ask({"key": one.key, **path}, body, one.version if versioned else None)

    return scene


def _team(archive: bool) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = Team.objects.get(pk=world.teams["empty"].pk)
        return Ask({"key": one.key}) if archive else Ask({"key": one.key}, {"name_en": "other"}, one.version)

    return scene


def _territory(world: World, reader: Reader, relation: str) -> Ask:
    one = world.territories["there"]
    one.refresh_from_db()
    return Ask({"key": one.key}, {"name_en": "other"}, one.version)


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


# -- work orders -------------------------------------------------------------------------------------------------------


def order(state: str, body: Any = None, *, versioned: bool = False) -> Scene:
    """An order in this state, where the relation says it is."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = placed(world, state, reader, relation)
        told = body(world, reader, relation) if callable(body) else body
        return Ask({"key": one.key}, told, one.version if versioned else None)

    return scene


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


def _own_asset(world: World, reader: Reader, relation: str) -> Ask:
    return Ask({"key": world.companies["far" if relation == "other" else "near"].machine.key})


NOTE: Final = {"body": "said"}
REASON: Final = {"reason": "said"}

SCENES: Final[dict[str, Scene]] = {
    "staff.get_me": ask(),
    "staff.update_me": _me,
    "staff.list_my_sessions": ask(),
    "staff.end_my_other_sessions": ask(),
    "staff.end_my_session": _session,
    "staff.get_first_run": ask(),
    "staff.create_first_admin": ask({"name": "n", "email": "n@rights.example", "password": "a long enough one"}),
    "staff.list_tokens": ask(),
    "staff.create_token": lambda world, reader, relation: Ask(
        body={"name": "t", "rights": ["workorders.see"], "expires_at": world.at + 9 * DAY}
    ),
    "staff.end_token": _token,
    "staff.list_notices": ask(),
    "staff.read_notices": _notices,
    "staff.list_notice_preferences": ask(),
    "staff.set_notice_preferences": ask({"email": {"order_assigned": False}}),
    "staff.list_people": ask(),
    "staff.create_person": _new_person,
    "staff.get_person": person(),
    "staff.update_person": person({"name": "renamed"}, versioned=True),
    "staff.archive_person": person(versioned=True),
    "staff.restore_person": _gone,
    "staff.set_password": person({"password": "a long enough one"}),
    "staff.give_role": _give_role,
    "staff.take_role": _take_role,
    "staff.join_team": person(_team_of),
    "staff.set_territories": person({"territories": []}),
    "staff.get_engineer": person(),
    "staff.set_engineer": person(_engineer, versioned=True),
    "staff.set_skill": lambda world, reader, relation: Ask(
        {"key": person_of(world, reader, relation).key, "skill": "rt-skill"},
        {"proficiency": 4, "valid_from": "2026-01-01"},
    ),
    "staff.drop_skill": lambda world, reader, relation: Ask(
        {"key": person_of(world, reader, relation).key, "skill": "rt-skill"}
    ),
    "staff.add_certificate": person({**NAMES, "issued_on": "2026-01-01"}),
    "staff.remove_certificate": part_of(Certificate, "certificate"),
    "staff.get_duty": _duty,
    "staff.plan_shift": person(_span),
    "staff.cancel_shift": part_of(Shift, "shift"),
    "staff.take_leave": person(_leave),
    "staff.withdraw_leave": part_of(Leave, "leave"),
    "staff.list_roles": ask(),
    "staff.create_role": ask({"code": "rt-new", **NAMES}),
    "staff.update_role": row("role", NAMES),
    "staff.list_teams": ask(),
    "staff.create_team": ask({"code": "rt-new", **NAMES}),
    "staff.update_team": _team(archive=False),
    "staff.archive_team": _team(archive=True),
    "staff.list_territories": ask(),
    "staff.create_territory": ask({"code": "rt-new", **NAMES}),
    "staff.update_territory": _territory,
    "staff.list_skills": ask(),
    "staff.create_skill": ask({"code": "rt-new", **NAMES}),
    "staff.list_calendars": ask(),
    "staff.create_calendar": ask({"code": "rt-new", **NAMES, "weekly": {"0": [[540, 1080]]}}),
    "staff.update_calendar": row("calendar", {"name_en": "other"}),
    "staff.get_calendar_year": row("calendar", versioned=False, year=2026),
    "staff.set_calendar_year": row("calendar", {"trust": "estimated"}, year=2026),
    "staff.set_calendar_day": row("calendar", {"kind": "holiday"}, on="2026-07-01"),
    "staff.clear_calendar_day": row("calendar", on="2026-07-01"),
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
    "staff.get_product": row("product", versioned=False),
    "staff.change_product": row("product", NAMES),
    "staff.archive_product": row("product"),
    "staff.list_fault_codes": ask(),
    "staff.add_fault_code": ask({"family": "rt", "code": "E7", **NAMES}),
    "staff.get_fault_code": row("fault_code", versioned=False),
    "staff.change_fault_code": row("fault_code", NAMES),
    "staff.archive_fault_code": row("fault_code"),
    "staff.list_work_orders": ask(),
    "staff.count_work_orders": ask(),
    "staff.report_work_order": report_for,
    "staff.get_work_order": order("working"),
    "staff.get_work_order_by_number": _number,
    "staff.get_work_order_timeline": order("working"),
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
    "staff.list_kinds": ask(),
    "staff.put_kind": ask(NAMES, code="repair"),
    "staff.list_categories": ask(),
    "staff.put_category": ask(NAMES, code="rt_new"),
    "staff.list_state_names": ask(),
    "staff.put_state_name": ask(NAMES, state="working"),
    "staff.list_sla_policies": ask(),
    "staff.create_sla_policy": ask(POLICY),
    "staff.change_sla_policy": _policy,
    "staff.preview_sla": ask(query="?priority=1&kind=repair"),
    "staff.list_changes": ask(),
    "portal.get_me": ask(),
    "portal.update_me": _me,
    "portal.list_my_sessions": ask(),
    "portal.end_my_session": _session,
    "portal.get_my_company": ask(),
    "portal.list_my_assets": ask(),
    "portal.get_my_asset": _own_asset,
    "portal.list_own_changes": ask(),
    "portal.report_own_work_order": _own_report,
    "portal.list_own_work_orders": ask(),
    "portal.get_own_work_order": own_order("working"),
    "portal.reply_own_work_order": own_order("working", NOTE),
    "portal.confirm_own_work_order": own_order("resolved"),
    "portal.reopen_own_work_order": own_order("closed", {"note": "again"}),
    "open.submit_work_order": report_for,
    "open.read_work_order": order("working"),
    "open.read_work_order_timeline": order("working"),
    "open.submit_note": order("working", NOTE),
    "open.submit_hand_off": _handed,
}
"""Every operation of the three documents, by document and operation id."""
