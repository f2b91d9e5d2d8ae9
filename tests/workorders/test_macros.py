"""Macros: whose they are, what they may hold, that they give nobody a right, and that all of one happens or nothing."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.errors import Conflict, NotAllowed, NotFound
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.people.states import Scope
from aftersales.workorders.actions import moves, orders
from aftersales.workorders.actions.macros import applying
from aftersales.workorders.models import Category, Macro, Note, OrderFields, WorkOrder
from aftersales.workorders.queries.macros import library, trials
from aftersales.workorders.steps import NEEDS
from tests.conftest import NOON, Api, facts_of
from tests.rows import rows_hash

Browser = Callable[[Actor], Api]
PATH: Final = "/api/v1/macros"
REPLY: Final = {"do": "reply", "text_zh": "{contact}，您好：{title}", "text_en": "Hello {contact}: {title}"}
WAIT: Final = {"do": "wait", "reason": "parts", "wake_days": 2, "wake_minute": 570}
P0: Final = {"field": "priority", "op": "in", "value": [0]}


@pytest.fixture(autouse=True)
def no_stock(cast: SimpleNamespace) -> None:
    Macro.objects.all().delete()


def keep(browser: Api, *steps: dict[str, Any], **told: Any) -> Any:
    answer = browser.post(PATH, {"name_zh": "等配件", "name_en": "Part", "steps": list(steps) or [REPLY, WAIT], **told})
    assert answer.status == 201, answer.body
    return answer.body


def of(order: WorkOrder, macro: Any) -> str:
    return f"/api/v1/workorders/{order.key}/macros/{macro['key']}"


def applied(order: WorkOrder, macro: Any, by: Actor) -> WorkOrder:
    applying.apply_macro(key=order.key, macro=UUID(macro["key"]), by=by, at=NOON)
    return WorkOrder.objects.get(pk=order.pk)


# -- kept --------------------------------------------------------------------------------------------------------------


def test_ones_own_macro_is_nobody_elses(tess: Actor, ada: Actor, assigned: WorkOrder, api: Browser) -> None:
    macro = keep(api(tess))
    assert api(ada).get(PATH).body["rows"] == []
    assert api(ada).patch(f"{PATH}/{macro['key']}", {"name_zh": "x"}, If_Match='"1"').status == 404
    assert api(ada).get(of(assigned, macro)).status == 404 and api(ada).post(of(assigned, macro)).status == 404


def test_sharing_one_needs_the_right_to_share(tess: Actor, mei: Actor, toby: Actor, api: Browser) -> None:
    told = {"name_zh": "x", "name_en": "x", "steps": [WAIT], "whose": "all"}
    assert api(tess).post(PATH, told).status == 403
    keep(api(mei), whose="all")
    assert [row["may_change"] for row in api(toby).get(PATH).body["rows"]] == [False]


@pytest.mark.parametrize(
    ("steps", "code", "field"),
    [
        ([], "macro_without_steps", "steps"),
        ([REPLY] * 11, "macro_too_long", "steps"),
        ([WAIT, WAIT], "macro_step_twice", "steps"),
        ([{"do": "priority"}], "macro_step_lacks", "steps.0.priority"),
        ([{"do": "sub_state"}], "macro_step_lacks", "steps.0.sub_state"),
        ([{"do": "wait"}], "macro_step_lacks", "steps.0.reason"),
        ([REPLY, {"do": "note"}], "macro_step_silent", "steps.1.text_zh"),
        ([{"do": "resolve", "text_zh": "x"}], "macro_step_silent", "steps.0.cause_zh"),
        ([{"do": "note", "text_en": "{x.__class__}"}], "unknown_reply_placeholder", "steps.0.text_en"),
        ([{"do": "owner", "owner": "019ab6a0-0000-7000-8000-000000000000"}], "no_such_owner", "owner"),
        ([{"do": "team", "team": "019ab6a0-0000-7000-8000-000000000000"}], "no_such_team", "team"),
        ([{"do": "category", "category": "019ab6a0-0000-7000-8000-000000000000"}], "no_such_category", "category"),
    ],
)
def test_a_step_that_cannot_be_meant_is_refused(
    steps: list[Any], code: str, field: str, tess: Actor, api: Browser
) -> None:
    answer = api(tess).post(PATH, {"name_zh": "x", "name_en": "x", "steps": steps})
    assert (answer.status, answer.body["code"], answer.body["facts"]["field"]) == (422, code, field)


def test_of_a_step_only_what_it_needs_is_kept(tess: Actor, api: Browser) -> None:
    keep(api(tess), {**WAIT, "priority": 1, "text_zh": "x"})
    (step,) = Macro.objects.get().steps
    assert set(step) == {"do", *NEEDS["wait"]}


def test_a_condition_nobody_can_read_is_refused(tess: Actor, api: Browser) -> None:
    told = {"name_zh": "x", "name_en": "x", "steps": [WAIT], "filter": {"field": "strange", "op": "in", "value": [1]}}
    assert api(tess).post(PATH, told).status == 422


def test_a_change_comes_from_the_version_that_was_seen_and_leaves_a_fact(tess: Actor, api: Browser) -> None:
    key = keep(api(tess))["key"]
    assert api(tess).patch(f"{PATH}/{key}", {"name_zh": "y"}, If_Match='"7"').status == 409
    assert api(tess).patch(f"{PATH}/{key}", {"steps": [WAIT]}, If_Match='"1"').body["version"] == 2
    assert api(tess).post(f"{PATH}/{key}/archive", If_Match='"2"').body["archived"] is True
    assert api(tess).get(PATH).body["rows"] == []
    assert facts_of(UUID(key)) == ["MacroChanged"] * 3


# -- offered -----------------------------------------------------------------------------------------------------------


def test_a_macro_is_offered_where_its_condition_holds(assigned: WorkOrder, tess: Actor, api: Browser) -> None:
    macro = keep(api(tess), filter=P0)
    offers = f"/api/v1/workorders/{assigned.key}/macros"
    assert (macro["words"], api(tess).get(offers).body["rows"]) == ("优先级是 P0", [])
    with pytest.raises(Conflict, match="macro_not_for_this"):
        applied(assigned, macro, tess)
    orders.change(key=assigned.key, by=None, at=NOON, version=assigned.version, fields={"priority": 0})
    assert [row["key"] for row in api(tess).get(offers).body["rows"]] == [macro["key"]]


def test_a_macro_is_offered_by_the_companys_own_fields_too(
    assigned: WorkOrder, tess: Actor, ada: Actor, api: Browser
) -> None:
    told = {"type": "number", "name_zh": "楼层", "name_en": "Floor"}
    made = api(ada).put("/api/v1/custom_fields/floor", told, If_Match='"0"')
    assert made.status == 200, made.body
    macro = keep(api(tess), filter={"field": "custom.floor", "op": "ge", "value": 3})
    offers = f"/api/v1/workorders/{assigned.key}/macros"
    assert api(tess).get(offers).body["rows"] == []
    OrderFields.objects.create(order=assigned, values={"floor": 7})
    assert [row["key"] for row in api(tess).get(offers).body["rows"]] == [macro["key"]]
    assert api(tess).get(of(assigned, macro)).body["allowed"] is True


def test_many_macros_ask_the_database_no_more_than_few(
    assigned: WorkOrder, tess: Actor, ada: Actor, api: Browser
) -> None:
    told = {"type": "number", "name_zh": "楼层", "name_en": "Floor"}
    assert api(ada).put("/api/v1/custom_fields/floor", told, If_Match='"0"').status == 200
    OrderFields.objects.create(order=assigned, values={"floor": 7})
    tall = {"field": "custom.floor", "op": "ge", "value": 3}
    kept_to = {"field": "breached", "op": "is", "value": False}

    def queries(count: int) -> int:
        for condition in (tall, kept_to):
            Macro.objects.bulk_create(Macro(owner_id=tess.id, steps=[], condition=condition) for _ in range(count))
        with CaptureQueriesContext(connection) as asked:
            assert len(library.offered(assigned.key, tess, at=NOON)["rows"]) == 2 * count
            assert len(library.macros(tess)["rows"]) == 2 * count
        Macro.objects.all().delete()
        return len(asked)

    assert queries(1) == queries(7)


def test_a_condition_its_reader_may_not_ask_offers_it_to_them_nowhere(
    assigned: WorkOrder, mei: Actor, agnes: Actor, api: Browser
) -> None:
    asked = {"field": "customer", "op": "in", "value": [str(Customer.objects.get(code="acme").key)]}
    macro = keep(api(mei), filter=asked, whose="all")
    assert [row["key"] for row in library.offered(assigned.key, agnes, at=NOON)["rows"]] == [UUID(macro["key"])]
    blind = replace(agnes, rights={"workorders.see": agnes.rights["workorders.see"]})
    assert library.offered(assigned.key, blind, at=NOON)["rows"] == []
    assert [row["trouble"] for row in library.macros(blind)["rows"]] == ["filter_unknown_field"]


# -- tried -------------------------------------------------------------------------------------------------------------


def test_a_trial_says_what_would_happen_and_does_nothing(assigned: WorkOrder, tess: Actor, api: Browser) -> None:
    macro = keep(api(tess), REPLY, WAIT)
    before = rows_hash()
    answer = api(tess).get(of(assigned, macro))
    assert rows_hash() == before
    assert answer.body["allowed"] is True
    reply, wait = answer.body["steps"]
    assert reply["texts"] == ["carl，您好：E6 on unit 3"] and wait["wake_at"] is not None
    assert WorkOrder.objects.get(pk=assigned.pk).state == "assigned" and Note.objects.count() == 0


def test_a_trial_names_the_step_that_is_refused_and_why_and_goes_on(order: WorkOrder, ada: Actor, api: Browser) -> None:
    macro = keep(api(ada), {"do": "start"}, {"do": "note", "text_zh": "{visit}"}, {"do": "priority", "priority": 1})
    told = api(ada).get(of(order, macro)).body
    assert told["allowed"] is False
    assert [one["because"] for one in told["steps"]] == ["illegal_move", "macro_text_lacks", ""]
    assert all(one["why"] for one in told["steps"][:2]) and told["steps"][1]["lacking"][0]["name"] == "visit"


# -- applied -----------------------------------------------------------------------------------------------------------


def test_another_teams_order_does_not_exist_for_a_macro(assigned: WorkOrder, olaf: Actor, api: Browser) -> None:
    macro = keep(api(olaf))
    with pytest.raises(NotFound):
        applied(assigned, macro, olaf)


def test_a_macro_gives_nobody_a_right_they_do_not_have(
    assigned: WorkOrder, tess: Actor, mei: Actor, api: Browser
) -> None:
    toby = Person.objects.get(name="toby").key
    macro = keep(api(mei), {"do": "note", "text_zh": "交给你"}, {"do": "owner", "owner": str(toby)}, whose="all")
    with pytest.raises(NotAllowed) as refused:
        applied(assigned, macro, tess)
    assert (refused.value.code, refused.value.facts["step"]) == ("macro_refused", 2)
    assert Note.objects.count() == 0, "all or nothing"
    assert applied(assigned, macro, mei).owner == Person.objects.get(name="toby")


@pytest.mark.parametrize("do", sorted(NEEDS))
def test_every_step_is_refused_to_whoever_lacks_its_right(
    do: str, assigned: WorkOrder, mei: Actor, api: Browser
) -> None:
    """Somebody who only sees orders can have no step done, whichever it is."""
    team = str(Team.objects.get(code="south").key)
    category = str(Category.objects.create(code="noise", name_zh="异响", name_en="Noise").key)
    texts = {"text_zh": "x", "cause_zh": "x"}
    values = {"priority": 0, "team": team, "category": category, "owner": "me", "sub_state": "x", **texts}
    step = {"do": do, **{name: values[name] for name in NEEDS[do] if name in values}}
    macro = keep(api(mei), {**step, **({"reason": "other"} if do == "wait" else {})}, whose="all")
    onlooker = replace(mei, rights={"workorders.see": mei.rights["workorders.see"]})
    with pytest.raises(NotAllowed) as refused:
        applied(assigned, macro, onlooker)
    assert refused.value.facts["because"] == "not_allowed"


def test_an_illegal_move_refuses_the_whole_and_says_which_step(triaged: WorkOrder, mei: Actor, api: Browser) -> None:
    macro = keep(api(mei), REPLY, {"do": "start"})
    answer = api(mei).post(of(triaged, macro))
    assert (answer.status, answer.body["code"], answer.body["facts"]["step"]) == (409, "macro_refused", 2)
    assert "第 2 步" in answer.body["detail"] and Note.objects.count() == 0
    assert "MacroApplied" not in facts_of(triaged.key)


def test_every_step_leaves_its_own_fact_behind_the_macros(assigned: WorkOrder, tess: Actor, api: Browser) -> None:
    macro = keep(api(tess), REPLY, {"do": "start"}, WAIT)
    before = facts_of(assigned.key)
    order = applied(assigned, macro, tess)
    after = [kind for kind in facts_of(assigned.key)[len(before) :] if not kind.startswith("Sla")]
    assert after == ["MacroApplied", "NoteAdded", "WorkOrderStarted", "WorkOrderWaited"]
    assert (order.state, order.wait_reason) == ("waiting", "parts")
    assert order.wake_at is not None and order.wake_at.isoformat() == "2026-11-20T01:30:00+00:00"
    told = api(tess).get(f"/api/v1/workorders/{assigned.key}/timeline").body
    assert told["names"][macro["key"]] == {"what": "macro", "name_zh": "等配件", "name_en": "Part"}
    assert api(tess).get(PATH).body["rows"][0]["used"] == 1


def test_each_step_sees_what_the_one_before_it_did(triaged: WorkOrder, agnes: Actor, api: Browser) -> None:
    tess = Person.objects.get(name="tess")
    steps = ({"do": "owner", "owner": str(tess.key)}, {"do": "reply", "text_zh": "{owner} 来处理"})
    order = applied(triaged, keep(api(agnes), *steps), agnes)
    assert (order.owner, Note.objects.get().body) == (tess, "<p>tess 来处理</p>")


def test_me_is_whoever_applies_it(assigned: WorkOrder, dan: Actor, mei: Actor, api: Browser) -> None:
    macro = keep(api(mei), {"do": "owner", "owner": "me"}, whose="all")
    order = applied(assigned, macro, dan)
    assert order.owner is not None and order.owner.pk == dan.id


def test_a_hostile_name_is_text_in_the_customers_reply(assigned: WorkOrder, tess: Actor, api: Browser) -> None:
    WorkOrder.objects.filter(pk=assigned.pk).update(title="<script>alert(1)</script>{owner}\n\n<b>x")
    applied(assigned, keep(api(tess), {"do": "reply", "text_zh": "{title}"}), tess)
    body = Note.objects.get().body
    assert "<script" not in body and "<b>" not in body and "{owner}" in body and "&lt;script&gt;" in body


def test_an_empty_line_parts_paragraphs_whoever_wrote_the_line_ends(
    assigned: WorkOrder, tess: Actor, api: Browser
) -> None:
    applied(assigned, keep(api(tess), {"do": "reply", "text_zh": "一 & 二\r\n三\r\n\r\n四"}), tess)
    assert Note.objects.get().body == "<p>一 &amp; 二<br>三</p><p>四</p>"


def test_a_text_that_lacks_something_is_not_sent(assigned: WorkOrder, tess: Actor, api: Browser) -> None:
    macro = keep(api(tess), {"do": "reply", "text_zh": "{visit} {engineer} 见，{visit}"})
    with pytest.raises(Conflict) as refused:
        applied(assigned, macro, tess)
    assert refused.value.facts["because"] == "macro_text_lacks" and Note.objects.count() == 0
    assert "还缺：上门时间、上门工程师。" in refused.value.facts["why"]["zh"]
    assert "lacks: time of the visit, visiting engineer." in refused.value.facts["why"]["en"]


def test_what_was_pressed_on_an_old_page_is_refused(assigned: WorkOrder, tess: Actor, api: Browser) -> None:
    macro = keep(api(tess), {"do": "start"})
    assert api(tess).post(of(assigned, macro), If_Match='"1"').body["code"] == "stale_version"
    assert api(tess).post(of(assigned, macro), {"seen": 9}).body["code"] == "macro_changed"
    present = WorkOrder.objects.get(pk=assigned.pk).version
    assert api(tess).post(of(assigned, macro), {"seen": 1}, If_Match=f'"{present}"').body["state"] == "working"


def test_pressed_twice_under_one_key_it_happens_once(assigned: WorkOrder, tess: Actor, api: Browser) -> None:
    macro = keep(api(tess), {"do": "note", "text_zh": "一次"})
    first, again = (api(tess).post(of(assigned, macro), {}, key="one-press") for _ in range(2))
    assert (first.status, again.status, again.body == first.body) == (200, 200, True)
    assert Note.objects.count() == 1 and Macro.objects.get().used == 1


def test_who_hands_an_order_out_of_their_sight_is_told_so(triaged: WorkOrder, tess: Actor, api: Browser) -> None:
    """Whoever sees their team's orders only and hands one on has nothing left for the rest of the macro to work on."""
    rights = ("workorders.see", "workorders.update", "workorders.note")
    lead = replace(tess, rights=dict.fromkeys(rights, frozenset({Scope.TEAM})))
    macro = keep(api(tess), {"do": "team", "team": str(Team.objects.get(code="south").key)}, {"do": "triage"})
    told = {"key": triaged.key, "macro": UUID(macro["key"]), "by": lead, "at": NOON}
    _, (handed, lost) = applying.try_macro(**told)
    assert handed.refusal is None and isinstance(lost.refusal, NotFound)
    with pytest.raises(Conflict) as refused:
        applying.apply_macro(**told)
    assert (refused.value.facts["step"], refused.value.facts["because"]) == (2, "not_found")
    assert refused.value.facts["why"] == trials.why(lost.refusal) and "看不到" in refused.value.facts["why"]["zh"]
    assert WorkOrder.objects.get(pk=triaged.pk).team == triaged.team


def test_a_resolution_says_cause_and_solution_in_the_customers_language(
    assigned: WorkOrder, tess: Actor, carl: Actor, api: Browser
) -> None:
    Person.objects.filter(pk=carl.id).update(language="en")
    moves.start(key=assigned.key, by=tess, at=NOON)
    step = {"do": "resolve", "cause_zh": "保险丝", "cause_en": "fuse", "text_zh": "已换", "text_en": "replaced"}
    order = applied(assigned, keep(api(tess), step), tess)
    assert (order.state, order.cause, order.solution) == ("resolved", "fuse", "replaced")
