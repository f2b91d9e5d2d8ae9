"""A plan never costs more than the decisions it is measured against, however little time it had."""

from types import SimpleNamespace

import pytest

from aftersales.dispatch.queries.planning import boards
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.solver.plans import planning
from aftersales.dispatch.solver.plans.board import Board, Slot
from aftersales.dispatch.solver.plans.greedy import decided
from aftersales.dispatch.solver.plans.planning import plan_board
from aftersales.dispatch.solver.plans.pricing import price, routes_of
from aftersales.dispatch.solver.plans.problem import Stability, asked_of
from aftersales.dispatch.solver.routing.plan import Plan
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.stops import AfterRounds
from tests.dispatch.plans import town
from tests.dispatch.plans.conftest import DAYS
from tests.dispatch.plans.test_kept import HOUR, rest
from tests.dispatch.plans.test_towns import troubled
from tests.dispatch.plans.town import MORNING
from tests.dispatch.plans.walker import complaints

TODAY = Scope(MORNING.date(), MORNING.date())
EVEN = Stability(change=2.0, shift=0.01, balance=10.0)


def troubled_board(seed: int, scope: Scope = DAYS) -> Board:
    made = town.made(engineers=3 + seed % 5, visits=12 + seed, waiting=8 + 3 * seed, seed=seed)
    troubled(made, seed)
    return boards.read(scope, None, MORNING).board


@pytest.mark.parametrize("seed", range(6))
def test_a_plan_of_one_round_costs_no_more_than_decisions_one_by_one(seed: int, cast: SimpleNamespace) -> None:
    board = troubled_board(seed, TODAY if seed % 2 else DAYS)
    greedy = decided(board)
    assert len(greedy.slots) > len(board.present), "decisions sent nobody: nothing is compared"
    asked = asked_of(board, EVEN)
    told = plan_board(board, EVEN, seconds=600, rounds=1, seed=seed, greedy=greedy)
    assert price(asked, told.slots) <= price(asked, greedy.slots)
    assert complaints(told.slots) == []


@pytest.mark.parametrize("seed", range(3))
def test_decisions_it_is_compared_with_are_held_to_what_plans_are(seed: int, cast: SimpleNamespace) -> None:
    town.made(engineers=3 + seed, visits=8 + seed, waiting=10 + 3 * seed, seed=seed)
    board = boards.read(DAYS, None, MORNING).board
    told = decided(board).slots
    fresh = {key: slot for key, slot in told.items() if key not in board.present}
    assert fresh and complaints(told) == []
    assert all(slot.begins >= board.at + board.margin and slot.begins < board.ends for slot in fresh.values())


def test_decisions_leave_everybody_their_lunch(cast: SimpleNamespace) -> None:
    town.made(engineers=2, visits=0, waiting=9)
    slots = decided(boards.read(TODAY, None, MORNING).board).slots
    assert len(slots) >= 4
    for who in {slot.lead for slot in slots.values()}:
        assert rest(slot for slot in slots.values() if slot.lead == who) >= HOUR


def test_where_the_search_finds_nothing_decisions_are_the_plan(
    cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = troubled_board(4)
    greedy = decided(board)
    monkeypatch.setattr(planning, "solve_in_parts", lambda *_, **__: Plan(()))
    told = plan_board(board, EVEN, seconds=1)
    assert told.slots == greedy.slots
    assert {one.key for one in told.left} == board.by_key.keys() - greedy.slots.keys()


def test_a_search_begins_with_the_cheaper_of_two_plans(cast: SimpleNamespace) -> None:
    """Whichever comes first: neither is a hint that is lost behind the other."""
    board = troubled_board(2)
    problem = asked_of(board, EVEN).problem
    greedy, nobody = Plan(routes_of(asked_of(board, EVEN), decided(board).slots)), Plan(())
    costs = []
    for start, or_from in ((greedy, nobody), (nobody, greedy)):
        alone = solve(problem, AfterRounds(0), seed=1, start=start).cost
        both = solve(problem, AfterRounds(0), seed=1, start=start, or_from=or_from).cost
        assert (both.unserved, both.total) <= (alone.unserved, alone.total)
        costs.append((alone.total, both.total))
    assert any(both < alone for alone, both in costs), "of two plans one is the cheaper, and it is begun with"


def test_a_price_tells_the_way_there_the_lateness_and_the_prize(cast: SimpleNamespace) -> None:
    """One engineer and one order of priority 2: made two hours later it costs that much more of what is promised, and
    left out its prize."""
    town.made(engineers=1, visits=0, waiting=1)
    board = boards.read(TODAY, None, MORNING).board
    asked = asked_of(board, Stability())
    ((key, slot),) = decided(board).slots.items()
    visit = asked.visits[key]
    later = Slot(slot.engineers, slot.begins + 120, slot.ends + 120)
    late = [max(one.begins - visit.due, 0) for one in (slot, later)]
    sooner, dearer = price(asked, {key: slot})[1], price(asked, {key: later})[1]
    assert dearer - sooner == pytest.approx(visit.late_cost * (late[1] - late[0]))
    assert price(asked, {}) == (0, visit.prize)
