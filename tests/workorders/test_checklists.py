"""Checklists at work: which orders get them, how they are filled in, what is missing stands in the way, what failed
becomes an order of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.facts import origin
from aftersales.base.words import say
from aftersales.people.access import Actor
from aftersales.workorders.actions import asides, attachments, moves, orders, visits
from aftersales.workorders.actions.checklists import answering, follow_ups, forgetting, templates
from aftersales.workorders.models import (
    Attachment,
    Checklist,
    ChecklistAnswer,
    ChecklistVersion,
    Hold,
    Link,
    Visit,
    WorkOrder,
)
from aftersales.workorders.queries.checklist_templates import template
from aftersales.workorders.queries.checklist_templates import templates as templates_seen
from aftersales.workorders.queries.checklists import checklists_of, shown_to_customer
from aftersales.workorders.queries.page import order_page
from aftersales.workorders.states import Outcome
from tests.conftest import NOON, Api, facts_of
from tests.workorders.checklist_bodies import again, body, hangs_on, item, key, option, published
from tests.workorders.test_attachments import _folder as _folder
from tests.workorders.test_attachments import ready

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def of(order: WorkOrder) -> Checklist:
    """The one list of an order."""
    return Checklist.objects.select_related("issue").get(order=order)


def says(order: WorkOrder, n: int, *, by: Actor | None = None, at: Any = NOON, **told: Any) -> Checklist:
    """Answer the n-th item of the order's one list."""
    return answering.answer(key=of(order).key, by=by, at=at, item=key(n), **told)


def held(order: WorkOrder) -> bool:
    return Hold.objects.filter(order=order, checklist__isnull=False, lifted_at__isnull=True).exists()


def lists(order: WorkOrder, by: Actor) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = checklists_of(order.key, by)["rows"]
    return rows


def last(order: WorkOrder, n: int) -> ChecklistAnswer:
    found = ChecklistAnswer.objects.filter(checklist__order=order, item=key(n)).order_by("at", "pk").last()
    assert found is not None
    return found


@pytest.fixture
def gone_to(assigned: WorkOrder, tess: Actor) -> Callable[..., Visit]:
    """Tess is at the customer's."""

    def go(order: WorkOrder = assigned, **told: Any) -> Visit:
        visit = visits.plan(order=order.key, by=None, at=NOON, engineer=tess.key, **told)
        visits.confirm(key=visit.key, by=tess, at=NOON)
        return visits.arrive(key=visit.key, by=tess, at=NOON)

    return go


# -- settled -----------------------------------------------------------------------------------------------------------


def test_only_who_settles_things_settles_lists(agnes: Actor, tess: Actor, ada: Actor) -> None:
    for stranger in (agnes, tess):
        with pytest.raises(NotAllowed):
            templates.draft(by=stranger, at=NOON, body=body(item(1)))
    row = templates.draft(by=ada, at=NOON, body=body(item(1)))
    for verb in (templates.publish, templates.discard):
        with pytest.raises(NotAllowed):
            verb(by=tess, at=NOON, key=row.key)


def test_what_is_half_done_is_kept_but_not_published(ada: Actor) -> None:
    row = templates.draft(by=ada, at=NOON, body=body(item(1, name_zh="")))
    with pytest.raises(Invalid) as refused:
        templates.publish(by=ada, at=NOON, key=row.key)
    assert (refused.value.code, refused.value.facts["position"]) == ("checklist_item_unnamed", 1)
    assert ChecklistVersion.objects.count() == 0


def test_what_it_is_for_must_exist(ada: Actor) -> None:
    for which, named in (("kinds", "nothing"), ("families", "toasters"), ("customers", str(key(1)))):
        with pytest.raises(Invalid) as refused:
            templates.draft(by=ada, at=NOON, body=body(item(1), applies={which: [named]}))
        assert refused.value.facts["which"] == which


def test_a_published_version_stays_and_the_next_is_another() -> None:
    row = published(item(1))
    again(row, item(1), item(2))
    assert [len(one.body["items"]) for one in ChecklistVersion.objects.order_by("number")] == [1, 2]


def test_a_draft_like_what_is_published_is_none() -> None:
    row = published(item(1))
    templates.draft(by=None, at=NOON, key=row.key, body=body(item(1), item(2)))
    same = templates.draft(by=None, at=NOON, key=row.key, body=body(item(1)))
    assert same.draft is None
    for verb in (templates.publish, templates.discard):
        with pytest.raises(Conflict):
            verb(by=None, at=NOON, key=row.key)


def test_a_draft_is_changed_from_the_version_that_was_seen(ada: Actor, api: Callable[..., Api]) -> None:
    made = api(ada).post("/api/v1/checklist_templates", body(item(1))).body
    path = f"/api/v1/checklist_templates/{made['key']}"
    assert api(ada).put(f"{path}/draft", body(item(2))).status == 428
    assert api(ada).put(f"{path}/draft", body(item(2)), If_Match='"9"').status == 409
    done = api(ada).post(f"{path}/publish", If_Match='"1"').body
    assert (done["draft"], done["issues"][0]["number"], done["version"]) == (None, 1, 2)
    changed = api(ada).put(f"{path}/draft", body(item(2)), If_Match='"2"').body
    assert (changed["changes"]["added"], changed["changes"]["removed"]) == ([str(key(2))], [str(key(1))])
    (row,) = api(ada).get("/api/v1/checklist_templates").body["rows"]
    assert (row["published"], row["drafted"], row["items"]) == (1, True, 1)


def test_whom_a_list_is_for_is_named_only_to_whom_may_know_of_them(ada: Actor, acme: SimpleNamespace) -> None:
    product = acme.asset.product
    row = published(item(1), applies={"customers": [str(acme.customer.key)], "products": [str(product.key)]})
    sees_orders = replace(ada, rights={name: ada.rights[name] for name in ("workorders.see", "workorders.settings")})
    known = {str(acme.customer.key): acme.customer.name, str(product.key): product.name_zh}
    for reader, names in ((sees_orders, {}), (ada, known)):
        for page in (templates_seen(reader), template(row.key, reader)):
            assert {key: told["name_zh"] for key, told in page["names"].items()} == names


# -- given -------------------------------------------------------------------------------------------------------------


def test_an_order_gets_all_that_fit_when_it_is_triaged(report: Any, agnes: Actor) -> None:
    published(item(1), name_en="for all")
    published(item(1), name_en="vrf", applies={"families": ["vrf"], "kinds": ["repair"]})
    published(item(1), name_en="inspections", applies={"kinds": ["inspection"]})
    order = report()
    assert lists(order, agnes) == [], "nobody has looked at it yet"
    moves.triage(key=order.key, by=agnes, at=NOON)
    assert [(one["name_en"], one["why"]) for one in lists(order, agnes)] == [
        ("vrf", ["product", "kind"]),
        ("for all", []),
    ], "the most specific first, and why"
    assert facts_of(order.key).count("ChecklistGiven") == 2


def test_a_lists_category_is_a_branch(report: Any, ada: Actor, api: Callable[..., Api]) -> None:
    names = {"name_zh": "类", "name_en": "class"}
    top = api(ada).put("/api/v1/categories/top", names, If_Match='"0"').body["key"]
    low = api(ada).put("/api/v1/categories/low", {**names, "parent": top}, If_Match='"0"').body["key"]
    published(item(1), applies={"categories": [top]})
    order = moves.triage(key=report(category=low).key, by=None, at=NOON)
    assert lists(order, ada)[0]["why"] == ["category"]


def test_what_is_archived_or_a_draft_is_given_to_nobody(report: Any) -> None:
    templates.draft(by=None, at=NOON, body=body(item(1)))
    gone = published(item(1))
    templates.archive(by=None, at=NOON, key=gone.key, archived=True)
    moves.triage(key=report().key, by=None, at=NOON)
    assert Checklist.objects.count() == 0


def test_what_a_log_tells_of_was_looked_at_elsewhere(report: Any) -> None:
    published(item(1))
    with origin("import.zendesk"):
        moves.triage(key=report().key, by=None, at=NOON)
    assert Checklist.objects.count() == 0


def test_orders_keep_the_version_they_were_given(report: Any) -> None:
    row = published(item(1))
    early = moves.triage(key=report().key, by=None, at=NOON)
    again(row, item(1), item(2))
    late = moves.triage(key=report().key, by=None, at=NOON)
    assert (of(early).issue.number, of(late).issue.number) == (1, 2)


def test_each_visit_gets_its_own(triaged: WorkOrder, tess: Actor) -> None:
    published(item(1), subject="visit")
    assert Checklist.objects.count() == 0
    for _ in range(2):
        visits.plan(order=triaged.key, by=None, at=NOON, engineer=tess.key)
    assert sorted(Checklist.objects.values_list("visit__number", flat=True)) == [1, 2]


def test_an_order_of_another_sort_keeps_its_answers_and_gets_them_back(report: Any, agnes: Actor) -> None:
    published(item(1, "text"), applies={"kinds": ["repair"]})
    published(item(1, "text"), applies={"kinds": ["inspection"]}, name_en="other")
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    answering.answer(key=of(order).key, by=None, at=NOON, item=key(1), text="found")
    change = {"key": order.key, "by": agnes, "at": NOON}
    other = orders.change(**change, version=WorkOrder.objects.get(pk=order.pk).version, fields={"kind": "inspection"})
    rows = lists(order, agnes)
    assert [(one["name_en"], one["withdrawn_at"] is None, len(one["answers"])) for one in rows] == [
        ("other", True, 0),
        ("Inspection", False, 1),
    ]
    orders.change(**change, version=other.version, fields={"kind": "repair"})
    (back,) = lists(order, agnes)
    assert (back["name_en"], back["answers"][0]["text"]) == ("Inspection", "found")
    assert not held(order), "it was filled in already, and the other's hold is gone with it"


# -- filled in ---------------------------------------------------------------------------------------------------------


def test_strangers_and_onlookers_answer_nothing(
    report: Any, olaf: Actor, agnes: Actor, xena: Actor, tess: Actor
) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    for stranger, refusal in ((olaf, NotFound), (xena, NotFound), (agnes, NotAllowed)):
        with pytest.raises(refusal):
            says(order, 1, by=stranger, choice="passed")
    says(order, 1, by=tess, choice="passed")


def test_who_goes_along_answers_too(triaged: WorkOrder, tess: Actor, toby: Actor) -> None:
    published(item(1), subject="visit")
    visits.plan(order=triaged.key, by=None, at=NOON, engineer=tess.key, mates=[toby.key])
    says(triaged, 1, by=toby, choice="passed")
    assert of(triaged).filled_at == NOON


@pytest.mark.parametrize("wrong", [{"choice": "maybe"}, {"number": 3.0}, {"text": "x"}, {"choice": "na"}])
def test_an_answer_of_another_sort_is_refused(report: Any, wrong: dict[str, Any]) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=None, at=NOON)
    with pytest.raises(Invalid) as refused:
        says(order, 1, **wrong)
    assert refused.value.code == "answer_of_another_sort"
    with pytest.raises(Invalid):
        says(order, 7, choice="passed")


def test_the_last_answer_counts_whenever_it_comes_in(report: Any, agnes: Actor) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=None, at=NOON)
    says(order, 1, at=NOON + 2 * HOUR, choice="passed")
    says(order, 1, at=NOON + HOUR, choice="failed", note="late from another phone")
    assert last(order, 1).choice == "passed"
    (row,) = lists(order, agnes)
    assert [(one["choice"], one["note"]) for one in row["answers"]] == [
        ("failed", "late from another phone"),
        ("passed", ""),
    ], "nothing is lost"
    assert "ChecklistItemFailed" not in facts_of(order.key)


def test_an_answer_is_taken_back_with_nothing(report: Any) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=None, at=NOON)
    says(order, 1, choice="failed")
    assert not held(order)
    says(order, 1, at=NOON + HOUR)
    assert held(order)
    kinds = [kind for kind in facts_of(order.key) if kind.startswith("Checklist") and kind != "ChecklistAnswered"]
    assert kinds == ["ChecklistGiven", "ChecklistItemFailed", "ChecklistFilled", "ChecklistUnfilled"]


def test_no_words_stand_in_a_fact(report: Any) -> None:
    published(item(1, "text"))
    order = moves.triage(key=report().key, by=None, at=NOON)
    says(order, 1, text="Zhang Wei was rude", note="never again")
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM base_fact WHERE subject = %s", [order.key])
        assert not any("Zhang" in data or "never" in data for (data,) in cursor.fetchall())


def test_what_was_seen_there_may_be_told_late(report: Any, tess: Actor, agnes: Actor) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    moves.cancel(key=order.key, by=agnes, at=NOON + 2 * HOUR, reason="sold")
    says(order, 1, at=NOON + HOUR, choice="passed")
    with pytest.raises(Conflict) as refused:
        says(order, 1, at=NOON + 3 * HOUR, choice="failed")
    assert refused.value.code == "checklist_of_finished_order"


# -- photos and signatures ---------------------------------------------------------------------------------------------


def test_photos_hang_on_the_order_once(assigned: WorkOrder, tess: Actor) -> None:
    published(item(1, "photo", least=2))
    orders.change(key=assigned.key, by=None, at=NOON, version=assigned.version, fields={"kind": "inspection"})
    one, two = ready(tess).key, ready(tess).key
    says(assigned, 1, by=tess, files=[one])
    assert held(assigned), "one of two"
    says(assigned, 1, by=tess, at=NOON + HOUR, files=[one, two])
    assert not held(assigned)
    assert Attachment.objects.filter(order=assigned).count() == 2


def test_a_photo_that_is_taken_away_is_missing_again(assigned: WorkOrder, tess: Actor, agnes: Actor) -> None:
    published(item(1, "photo"))
    orders.change(key=assigned.key, by=None, at=NOON, version=assigned.version, fields={"kind": "inspection"})
    says(assigned, 1, by=tess, files=[ready(tess).key])
    attachments.remove(key=assigned.key, attachment=Attachment.objects.get(order=assigned).key, by=tess, at=NOON)
    assert held(assigned)
    assert [lists(assigned, agnes)[0]["answers"][0][name] for name in ("files", "lost")] == [[], 1], "and that is said"


def test_a_photo_that_the_server_refused_is_missing_too(assigned: WorkOrder, tess: Actor) -> None:
    published(item(1, "photo"))
    orders.change(key=assigned.key, by=None, at=NOON, version=assigned.version, fields={"kind": "inspection"})
    file = ready(tess, state="checking")
    says(assigned, 1, by=tess, files=[file.key])
    assert not held(assigned)
    type(file).objects.filter(pk=file.pk).update(state="refused", reason="virus")
    attachments.settle(file=file.key, state="refused", reason="virus", at=NOON)
    assert held(assigned)


# -- what is missing stands in the way ---------------------------------------------------------------------------------


def test_a_visit_does_not_end_well_over_what_is_missing(gone_to: Any, assigned: WorkOrder, tess: Actor) -> None:
    published(
        item(1, name_zh="高压", name_en="High pressure"),
        item(2, required=False),
        item(3, name_zh="接地", name_en="Earth", show_if=hangs_on(1, "failed")),
        subject="visit",
    )
    visit = gone_to()
    with pytest.raises(Conflict) as refused:
        visits.complete(key=visit.key, by=tess, at=NOON, outcome=Outcome.FIXED)
    facts = refused.value.facts
    assert (refused.value.code, facts["items"]) == ("checklist_unfilled", [str(key(1))])
    assert "《巡检》：高压" in say("checklist_unfilled", "zh-CN", **facts)
    assert "“Inspection”: High pressure" in say("checklist_unfilled", "en", **facts)
    says(assigned, 1, by=tess, choice="failed")
    with pytest.raises(Conflict) as refused:
        visits.complete(key=visit.key, by=tess, at=NOON, outcome=Outcome.NO_FAULT)
    assert refused.value.facts["items"] == [str(key(3))], "what hangs on the answer is asked for now"
    says(assigned, 3, by=tess, choice="passed")
    assert visits.complete(key=visit.key, by=tess, at=NOON, outcome=Outcome.FIXED).state == "done"


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NEEDS_PART, Outcome.PARTIAL])
def test_a_visit_that_came_to_nothing_may_end(gone_to: Any, assigned: WorkOrder, tess: Actor, outcome: Outcome) -> None:
    published(item(1), subject="visit")
    visits.complete(key=gone_to().key, by=tess, at=NOON, outcome=outcome)
    assert not held(assigned), "what is missing there blocks nothing any more"


def test_the_orders_own_list_guards_its_resolution(report: Any, tess: Actor, agnes: Actor) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    told = {"key": order.key, "by": tess, "at": NOON, "cause": "c", "solution": "s"}
    with pytest.raises(Conflict) as refused:
        moves.resolve(**told)
    assert refused.value.code == "checklist_unfilled"
    says(order, 1, by=tess, choice="passed")
    assert moves.resolve(**told).state == "resolved"


def test_a_lists_hold_names_the_list_and_goes_by_itself(report: Any, agnes: Actor, ada: Actor) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    (hold,) = order_page(order.key, agnes, now=NOON)["holds"]
    assert (hold.source, hold.checklist.name_en) == ("checklist", "Inspection")
    with pytest.raises(Conflict) as refused:
        asides.lift_hold(key=order.key, hold=hold.key, by=ada, at=NOON)
    assert refused.value.code == "hold_of_checklist"


# -- what failed -------------------------------------------------------------------------------------------------------


def test_what_failed_becomes_one_order_however_often_it_is_asked_for(
    report: Any, tess: Actor, agnes: Actor, acme: SimpleNamespace
) -> None:
    published(item(1, "number", name_zh="高压", low=2.2, high=3.0, unit="MPa"), item(2), name_zh="季检")
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    told = {"key": of(order).key, "by": tess, "at": NOON, "item": key(1)}
    with pytest.raises(Conflict) as refused:
        follow_ups.follow_up(**told)
    assert refused.value.code == "item_not_failed"
    says(order, 1, by=tess, number=3.4, note="valve sticks")
    other = follow_ups.follow_up(**told)
    assert follow_ups.follow_up(**told) == other
    assert (other.title, other.asset, other.customer) == ("检查不合格：高压 · unit 3", acme.asset, acme.customer)
    assert "3.4 MPa (2.2 – 3)" in other.description and "valve sticks" in other.description
    assert Link.objects.filter(one=order, other=other).exists()
    assert lists(order, tess)[0]["follow_ups"][0]["number"] == other.number
    assert WorkOrder.objects.count() == 2


def test_who_may_not_report_follows_nothing_up(report: Any, tess: Actor, agnes: Actor, olaf: Actor) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    says(order, 1, choice="failed")
    for stranger, refusal in ((olaf, NotFound), (agnes, NotAllowed)):
        with pytest.raises(refusal):
            follow_ups.follow_up(key=of(order).key, by=stranger, at=NOON, item=key(1))


def test_what_failed_and_was_mended_is_told(report: Any) -> None:
    published(item(1))
    order = moves.triage(key=report().key, by=None, at=NOON)
    says(order, 1, choice="failed")
    says(order, 1, at=NOON + HOUR, choice="passed")
    kinds = facts_of(order.key)
    assert kinds.index("ChecklistItemFailed") < kinds.index("ChecklistItemMended")


# -- what others see ---------------------------------------------------------------------------------------------------


def test_a_customer_sees_only_what_is_meant_for_them_and_only_when_it_is_done(
    report: Any, tess: Actor, carl: Actor, xena: Actor, agnes: Actor, api: Callable[..., Api]
) -> None:
    choice = [option("good"), option("worn", fails=True)]
    published(item(1, "choice", options=choice), item(2, "photo"), shown_to_customer=True, name_en="shown")
    published(item(1), name_en="hidden")
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    shown, hidden = Checklist.objects.order_by("pk")
    answering.answer(key=hidden.key, by=tess, at=NOON, item=key(1), choice="passed")
    answering.answer(key=shown.key, by=tess, at=NOON, item=key(1), choice="worn", note="they never cleaned it")
    assert shown_to_customer(order.key, carl) == []
    answering.answer(key=shown.key, by=tess, at=NOON, item=key(2), files=[ready(tess).key])
    (row,) = api(carl).get(f"/api/v1/portal/workorders/{order.key}/checklists").body["rows"]
    assert [(one["verdict"], one["option_en"], len(one["files"])) for one in row["items"]] == [
        ("failed", "worn", 0),
        ("passed", "", 1),
    ]
    assert row["name_en"] == "shown" and "cleaned" not in str(row)
    assert api(xena).get(f"/api/v1/portal/workorders/{order.key}/checklists").status == 404
    path = f"/api/v1/portal/workorders/{order.key}/files/{row['items'][1]['files'][0]}"
    assert api(carl).get(path).status == 200


def test_the_timeline_names_the_list_and_the_item(report: Any, agnes: Actor, api: Callable[..., Api]) -> None:
    published(item(1, name_zh="高压"))
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    says(order, 1, choice="failed")
    told = api(agnes).get(f"/api/v1/workorders/{order.key}/timeline").body
    assert told["names"][str(key(1))] == {"what": "item", "name_zh": "高压", "name_en": "item 1"}
    assert told["names"][str(of(order).key)]["name_zh"] == "巡检"
    assert "ChecklistAnswered" not in [row["kind"] for row in told["rows"]]


def test_a_contact_who_is_erased_has_signed_nothing(
    report: Any, tess: Actor, agnes: Actor, acme: SimpleNamespace
) -> None:
    published(item(1, "signature"), item(2, "text"))
    order = moves.triage(key=report().key, by=agnes, at=NOON)
    moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    says(order, 1, by=tess, files=[ready(tess).key], text="Zhang Wei")
    says(order, 2, by=tess, text="all well")
    assert forgetting.forget(contact=acme.contact.key, at=NOON) == 1
    assert [last(order, n).text for n in (1, 2)] == ["", "all well"]
    assert Attachment.objects.get(order=order).removed_at == NOON
    assert held(order), "the order goes on: somebody has to sign"
