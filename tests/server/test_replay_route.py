from itertools import product

import pytest

from aftersales.server.replay.route import Goal, Owner, Place, Step, Whom, way
from aftersales.workorders.states import ORDER_MOVES, Order, order_after, resumed

O = Order  # noqa: E741  # one letter keeps the tables below readable as tables
UNOWNED = {O.REPORTED, O.TRIAGED, O.WAITING, O.CANCELLED}
OWNED = {O.TRIAGED, O.ASSIGNED, O.WORKING, O.WAITING, O.RESOLVED, O.CLOSED, O.CANCELLED}
PLACES = [
    *(Place(state, Owner.NOBODY, O.TRIAGED if state is O.WAITING else None) for state in UNOWNED),
    *(
        Place(state, owner, O.WORKING if state is O.WAITING else None)
        for state, owner in product(OWNED, (Owner.RIGHT, Owner.OTHER))
    ),
]


def told(place: Place, goal: Goal) -> list[str]:
    """The moves of a way, those inferred in brackets."""
    steps = way(place, goal)
    assert steps is not None
    return [f"({step.move})" if step.inferred else step.move for step in steps]


@pytest.mark.parametrize(
    ("place", "goal", "moves"),
    [
        (Place(O.REPORTED, Owner.NOBODY), Goal(O.TRIAGED, Whom.NOBODY), ["triage"]),
        (Place(O.REPORTED, Owner.NOBODY), Goal(O.WORKING, Whom.ONE), ["(triage)", "assign", "start"]),
        (Place(O.TRIAGED, Owner.NOBODY), Goal(O.RESOLVED, Whom.ANYBODY), ["(assign)", "resolve"]),
        (Place(O.ASSIGNED, Owner.RIGHT), Goal(O.RESOLVED, Whom.ONE), ["resolve"]),
        (Place(O.WORKING, Owner.OTHER), Goal(O.WORKING, Whom.ONE), ["assign", "(start)"]),
        (Place(O.WORKING, Owner.OTHER), Goal(O.TRIAGED, Whom.NOBODY), ["release"]),
        (Place(O.WAITING, Owner.OTHER, O.WORKING), Goal(O.WAITING, Whom.ONE), ["assign"]),
        (Place(O.WAITING, Owner.RIGHT, O.WORKING), Goal(O.RESOLVED, Whom.ONE), ["(resume)", "resolve"]),
        (Place(O.WAITING, Owner.RIGHT, O.WORKING, False), Goal(O.WAITING, Whom.ONE), ["(resume)", "wait"]),
        (Place(O.RESOLVED, Owner.RIGHT), Goal(O.WORKING, Whom.ONE), ["reopen", "(assign)", "start"]),
        (Place(O.CLOSED, Owner.RIGHT), Goal(O.WAITING, Whom.ONE), ["reopen", "wait"]),
        (Place(O.RESOLVED, Owner.OTHER), Goal(O.RESOLVED, Whom.ONE), ["assign"]),
        (Place(O.ASSIGNED, Owner.RIGHT), Goal(O.CLOSED, Whom.ANYBODY), ["(resolve)", "close"]),
        (Place(O.CLOSED, Owner.RIGHT), Goal(O.CLOSED, Whom.ONE), []),
    ],
)
def test_the_log_is_told_from_what_the_product_needs_besides(place: Place, goal: Goal, moves: list[str]) -> None:
    assert told(place, goal) == moves


def test_nothing_leads_back_to_a_report_or_out_of_a_cancelled_order() -> None:
    assert way(Place(O.TRIAGED, Owner.NOBODY), Goal(O.REPORTED, Whom.NOBODY)) is None
    assert way(Place(O.CANCELLED, Owner.NOBODY), Goal(O.WORKING, Whom.ONE)) is None


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("whom", Whom)
@pytest.mark.parametrize("state", [state for state in O if state not in (O.REPORTED, O.CANCELLED)])
def test_every_way_is_of_legal_moves_and_arrives(place: Place, whom: Whom, state: Order) -> None:
    steps = way(place, Goal(state, whom))
    if steps is None:
        needs_owner = whom is Whom.NOBODY and state not in UNOWNED
        assert place.state is O.CANCELLED or needs_owner
        return
    assert len(steps) <= 5
    assert walked(place, steps) is state


def walked(place: Place, steps: tuple[Step, ...]) -> Order:
    """The state after the steps, by the product's own table."""
    state, owned, waits_in = place.state, place.owner is not Owner.NOBODY, place.waits_in
    for step in steps:
        assert state in ORDER_MOVES[step.move]
        before, state = state, order_after(step.move, state)
        owned = step.move != "release" and (owned or step.move == "assign")
        if step.move == "resume":
            state = resumed(waits_in, has_owner=owned)
        if step.move == "wait":
            waits_in = before
    return state
