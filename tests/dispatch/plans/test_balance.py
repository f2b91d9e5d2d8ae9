"""Work made even among engineers: as far as the policies say, and not at the price of leaving anything out."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from aftersales.dispatch.queries.planning import boards
from aftersales.dispatch.solver.plans.board import Board
from aftersales.dispatch.solver.plans.planning import Planned, plan_board
from aftersales.dispatch.solver.plans.problem import Stability, asked_of
from aftersales.people.access import Actor
from tests.dispatch.plans import town
from tests.dispatch.plans.conftest import DAYS
from tests.dispatch.plans.town import MORNING


@pytest.fixture
def board(cast: SimpleNamespace, agnes: Actor) -> Board:
    town.made(engineers=5, visits=15, waiting=5)
    return boards.read(DAYS, agnes, MORNING).board


def weighing(board: Board, **weights: int) -> Board:
    works = tuple(replace(one, policy=replace(one.policy, weights=weights)) for one in board.works)
    return replace(board, works=works)


def planned(board: Board, balance: float) -> Planned:
    return plan_board(board, Stability(change=0.0, shift=0.0, balance=balance), seconds=60, rounds=1500, seed=1)


def deviation(board: Board, plan: Planned) -> float:
    minutes = {one.id: 0 for one in board.staff}
    for slot in plan.slots.values():
        minutes[slot.lead] += slot.ends - slot.begins
    return float(np.std(list(minutes.values())))


def test_where_load_weighs_work_is_more_even_and_as_much_is_made(board: Board) -> None:
    even = weighing(board, travel=20, load=40)
    fair, unfair = planned(even, 10.0), planned(even, 0.0)
    assert deviation(board, fair) < deviation(board, unfair)
    assert fair.slots.keys() == unfair.slots.keys() == board.by_key.keys()


@pytest.mark.parametrize(
    ("weights", "share"),
    [
        ({"travel": 20, "load": 15}, 0.75),
        ({"travel": 20}, 0),
        ({"load": 5}, 2),
        ({"travel": 1, "load": 50}, 2),
        ({"fit": 1}, 0),
    ],
)
def test_the_policies_say_what_even_work_is_worth_of_travel(
    board: Board, weights: dict[str, int], share: float
) -> None:
    told = asked_of(weighing(board, **weights), Stability(balance=10.0)).problem.weights
    assert told.unbalance == pytest.approx(600 * share)
