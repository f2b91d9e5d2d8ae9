"""The tables of moves, and how visits roll up into their order."""

import itertools
import json
from pathlib import Path

import pytest

from aftersales.base.errors import Conflict
from aftersales.base.words import refusal
from aftersales.workorders import called, states
from aftersales.workorders.rules import ORDER_RIGHTS, VISIT_RIGHTS
from aftersales.workorders.states import Order, Outcome, RolledUp, Visit, VisitStands, Wait

O = Order  # noqa: E741  # as in the table under test
LOCALES = Path(__file__).parents[2] / "web" / "src" / "locales"
DONE = {outcome: VisitStands(Visit.DONE, outcome) for outcome in Outcome}


@pytest.mark.parametrize(
    ("move", "state"),
    [(m, s) for m, s in itertools.product(states.ORDER_MOVES, Order) if s not in states.ORDER_MOVES[m]],
)
def test_an_illegal_move_of_an_order_is_refused_with_the_legal_ones_named(move: str, state: Order) -> None:
    with pytest.raises(Conflict) as refusal:
        states.order_after(move, state)
    assert refusal.value.code == "illegal_move"
    assert refusal.value.facts["legal"] == states.order_moves_from(state)
    assert all(states.order_after(legal, state) for legal in refusal.value.facts["legal"])


@pytest.mark.parametrize(
    ("move", "state"),
    [(m, s) for m, s in itertools.product(states.VISIT_MOVES, Visit) if s not in states.VISIT_MOVES[m]],
)
def test_an_illegal_move_of_a_visit_is_refused_with_the_legal_ones_named(move: str, state: Visit) -> None:
    with pytest.raises(Conflict) as refusal:
        states.visit_after(move, state)
    assert refusal.value.facts["legal"] == states.visit_moves_from(state)


def test_a_refusal_says_states_and_moves_in_the_readers_words() -> None:
    with pytest.raises(Conflict) as refused:
        states.order_after("close", Order.WAITING)
    assert refusal("illegal_move", "zh-CN", refused.value.facts) == (
        "现在不能“关闭”：工单是“挂起”。可以做的有：派单、退回队列、挂起、恢复、升级、取消工单、合并。"
    )
    with pytest.raises(Conflict) as refused:
        states.visit_after("depart", Visit.ON_SITE)
    assert refusal("illegal_visit_move", "en", refused.value.facts) == (
        "“Set out” is not possible now: the visit is “On site”. Possible: Complete, No access."
    )


@pytest.mark.parametrize(("language", "ours"), [("zh-CN", "zh"), ("en", "en")])
def test_refusals_call_states_and_moves_what_the_console_calls_them(language: str, ours: str) -> None:
    words = json.loads((LOCALES / language / "workorders.json").read_text())
    for names, there in (
        (called.ORDER_STATES, words["orders"]["state"]),
        (called.VISIT_STATES, words["orders"]["visitState"]),
        (called.ORDER_MOVES, words["moves"]),
        (called.VISIT_MOVES, words["context"]["move"]),
    ):
        assert {code: there[code] for code in names if code in there} == {
            code: name[ours] for code, name in names.items() if code in there
        }
    assert called.ORDER_STATES.keys() == set(Order)
    assert called.VISIT_STATES.keys() == set(Visit)
    assert called.ORDER_MOVES.keys() == {*states.ORDER_MOVES, "hold"}
    assert called.VISIT_MOVES.keys() == states.VISIT_MOVES.keys()


def test_every_move_has_a_right() -> None:
    assert states.ORDER_MOVES.keys() <= ORDER_RIGHTS.keys()
    assert states.VISIT_MOVES.keys() == VISIT_RIGHTS.keys()


def test_every_state_but_the_last_ones_leads_somewhere_and_none_is_out_of_reach() -> None:
    reached = {target for leads in states.ORDER_MOVES.values() for target in leads.values()}
    assert reached == set(Order)
    assert [state for state in Order if not states.order_moves_from(state)] == [O.CANCELLED]


def test_a_cancelled_order_stays_cancelled_and_a_closed_one_can_only_be_reopened() -> None:
    assert states.order_moves_from(O.CANCELLED) == []
    assert states.order_moves_from(O.CLOSED) == ["reopen"]


ROLL_UP = [
    # order, visits, has an owner, what it comes to
    (O.REPORTED, [VisitStands(Visit.CONFIRMED)], False, RolledUp(O.REPORTED)),
    (O.RESOLVED, [VisitStands(Visit.ON_SITE)], True, RolledUp(O.RESOLVED)),
    (O.CLOSED, [DONE[Outcome.PARTIAL]], True, RolledUp(O.CLOSED)),
    (O.CANCELLED, [VisitStands(Visit.PLANNED)], True, RolledUp(O.CANCELLED)),
    (O.TRIAGED, [], False, RolledUp(O.TRIAGED)),
    (O.WORKING, [], True, RolledUp(O.WORKING)),
    (O.TRIAGED, [VisitStands(Visit.PLANNED)], False, RolledUp(O.TRIAGED)),
    (O.TRIAGED, [VisitStands(Visit.PLANNED)], True, RolledUp(O.ASSIGNED)),
    (O.TRIAGED, [VisitStands(Visit.CONFIRMED)], False, RolledUp(O.ASSIGNED)),
    (O.ASSIGNED, [VisitStands(Visit.TRAVELLING)], False, RolledUp(O.WORKING)),
    (O.ASSIGNED, [VisitStands(Visit.ON_SITE)], False, RolledUp(O.WORKING)),
    (O.WAITING, [VisitStands(Visit.PLANNED)], True, RolledUp(O.WAITING)),
    (O.WAITING, [VisitStands(Visit.CONFIRMED)], True, RolledUp(O.WAITING)),
    (O.WAITING, [VisitStands(Visit.TRAVELLING)], True, RolledUp(O.WORKING)),
    (O.WORKING, [DONE[Outcome.FIXED]], False, RolledUp(O.WORKING)),
    (O.WORKING, [DONE[Outcome.NO_FAULT]], False, RolledUp(O.WORKING)),
    (O.WORKING, [DONE[Outcome.PARTIAL]], False, RolledUp(O.TRIAGED)),
    (O.WORKING, [DONE[Outcome.PARTIAL]], True, RolledUp(O.ASSIGNED)),
    (O.WORKING, [DONE[Outcome.NEEDS_PART]], True, RolledUp(O.WAITING, Wait.PARTS)),
    (O.WORKING, [DONE[Outcome.REFUSED]], True, RolledUp(O.WAITING, Wait.CUSTOMER)),
    (O.WORKING, [VisitStands(Visit.NO_ACCESS)], True, RolledUp(O.WAITING, Wait.CUSTOMER)),
    (O.ASSIGNED, [VisitStands(Visit.CANCELLED)], False, RolledUp(O.TRIAGED)),
    (O.ASSIGNED, [VisitStands(Visit.CANCELLED)], True, RolledUp(O.ASSIGNED)),
    (O.WORKING, [DONE[Outcome.PARTIAL], VisitStands(Visit.CONFIRMED)], False, RolledUp(O.ASSIGNED)),
    (O.WAITING, [DONE[Outcome.NEEDS_PART], VisitStands(Visit.PLANNED)], False, RolledUp(O.WAITING)),
    (O.WORKING, [DONE[Outcome.NEEDS_PART], DONE[Outcome.FIXED]], False, RolledUp(O.WORKING)),
    (O.WORKING, [VisitStands(Visit.ON_SITE), DONE[Outcome.FIXED]], False, RolledUp(O.WORKING)),
]


@pytest.mark.parametrize(("order", "visits", "has_owner", "expected"), ROLL_UP)
def test_visits_roll_up_as_the_table_says(
    order: Order, visits: list[VisitStands], has_owner: bool, expected: RolledUp
) -> None:
    assert states.roll_up(order, visits, has_owner=has_owner) == expected


def test_rolling_up_twice_changes_nothing_more() -> None:
    stands = [VisitStands(state) for state in Visit if state is not Visit.DONE] + list(DONE.values())
    for order, one, two, owner in itertools.product(Order, stands, stands, (True, False)):
        once = states.roll_up(order, [one, two], has_owner=owner)
        assert states.roll_up(once.state, [one, two], has_owner=owner).state == once.state, (order, one, two, owner)


@pytest.mark.parametrize(
    ("visits", "allowed"),
    [
        ([], True),
        ([VisitStands(Visit.PLANNED)], False),
        ([VisitStands(Visit.ON_SITE)], False),
        ([DONE[Outcome.FIXED]], True),
        ([DONE[Outcome.NO_FAULT]], True),
        ([DONE[Outcome.PARTIAL]], False),
        ([DONE[Outcome.NEEDS_PART]], False),
        ([DONE[Outcome.REFUSED]], False),
        ([DONE[Outcome.PARTIAL], DONE[Outcome.FIXED]], True),
        ([DONE[Outcome.FIXED], VisitStands(Visit.CONFIRMED)], False),
        ([DONE[Outcome.FIXED], VisitStands(Visit.CANCELLED)], True),
        ([VisitStands(Visit.CANCELLED)], True),
    ],
)
def test_only_good_visits_let_an_order_be_resolved(visits: list[VisitStands], allowed: bool) -> None:
    assert states.may_resolve(visits) is allowed


@pytest.mark.parametrize(
    ("waits_in", "has_owner", "state"),
    [
        (O.WORKING, True, O.WORKING),
        (O.ASSIGNED, True, O.ASSIGNED),
        (O.TRIAGED, True, O.ASSIGNED),
        (None, True, O.ASSIGNED),
        (O.WORKING, False, O.TRIAGED),
        (O.TRIAGED, False, O.TRIAGED),
    ],
)
def test_waiting_ends_where_it_began_unless_the_owner_has_gone(
    waits_in: Order | None, has_owner: bool, state: Order
) -> None:
    assert states.resumed(waits_in, has_owner=has_owner) is state
