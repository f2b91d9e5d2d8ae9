"""The way from where an order stands to where a log says it stands: the fewest of the product's own moves. Pure."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from aftersales.workorders.states import ORDER_MOVES, Order, resumed

_MOVES: Final = ("triage", "assign", "release", "start", "wait", "resume", "resolve", "close", "reopen", "cancel")


class Owner(Enum):
    """Whose an order is, compared with whom the log names."""

    NOBODY = "nobody"
    RIGHT = "right"
    OTHER = "other"


class Whom(Enum):
    """What the log says of the owner: this one, nobody, or nothing (then whoever acts is taken where one is needed)."""

    ONE = "one"
    NOBODY = "nobody"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an order stands, as far as a way depends on it; `waits_rightly` when it waits for whom the log says."""

    state: Order
    owner: Owner
    waits_in: Order | None = None
    waits_rightly: bool = True


@dataclass(frozen=True, slots=True)
class Goal:
    """Where the log says it stands; `named` is the move, if the log names moves instead of states."""

    state: Order
    whom: Whom
    named: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One move; `inferred` when the log does not tell of it but the product cannot do without."""

    move: str
    inferred: bool


@cache
def way(start: Place, goal: Goal) -> tuple[Step, ...] | None:
    """The shortest way, each step flagged; None when no move leads there.

    What the log tells is the change of owner, a reopening, and the arrival in another state. The rest is inferred.
    """
    moves = _shortest(start, goal)
    if moves is None:
        return None
    places = _places(start, moves, goal)
    arrives = max((i for i, place in enumerate(places[1:]) if place.state is not places[i].state), default=-1)
    told = {"reopen"} if goal.named in ("", "reopen") else set()
    told |= {"assign"} if goal.whom is Whom.ONE and start.owner is not Owner.RIGHT else set()
    told |= {"release"} if goal.whom is Whom.NOBODY and start.owner is not Owner.NOBODY else set()
    last = arrives if goal.state is not start.state or not start.waits_rightly else -1
    return tuple(Step(move, move not in told and i != last) for i, move in enumerate(moves))


def _shortest(start: Place, goal: Goal) -> tuple[str, ...] | None:
    ahead: deque[tuple[Place, tuple[str, ...]]] = deque([(start, ())])
    seen = {start}
    while ahead:
        place, moves = ahead.popleft()
        if _arrived(place, goal):
            return moves
        for move, after in _from(place, goal):
            if after not in seen:
                seen.add(after)
                ahead.append((after, (*moves, move)))
    return None


def _arrived(place: Place, goal: Goal) -> bool:
    owned = {Whom.ONE: Owner.RIGHT, Whom.NOBODY: Owner.NOBODY, Whom.ANYBODY: place.owner}[goal.whom]
    return place.state is goal.state and place.owner is owned and place.waits_rightly


def _from(place: Place, goal: Goal) -> Iterator[tuple[str, Place]]:
    for move in _MOVES:
        again = move == "wait" and place.state is Order.WAITING  # a log tells of the stay, not of another day to wake
        if place.state in ORDER_MOVES[move] and not again:
            yield move, _after(place, move, goal)


def _after(place: Place, move: str, goal: Goal) -> Place:
    state, owner = ORDER_MOVES[move][place.state], place.owner
    if move == "assign":
        owner = _assigned(place.owner, goal.whom)
    elif move == "release":
        owner = Owner.NOBODY
    elif move == "resume":
        state = resumed(place.waits_in, has_owner=owner is not Owner.NOBODY)
    elif move == "wait":
        return Place(state, owner, waits_in=place.state)
    if state is Order.WAITING:
        return Place(state, owner, place.waits_in, place.waits_rightly)
    return Place(state, owner)


def _assigned(owner: Owner, whom: Whom) -> Owner:
    if whom is Whom.ONE:
        return Owner.RIGHT
    return Owner.OTHER if owner is Owner.NOBODY else owner  # a stand-in, or the same again


def _places(start: Place, moves: tuple[str, ...], goal: Goal) -> list[Place]:
    places = [start]
    for move in moves:
        places.append(_after(places[-1], move, goal))
    return places
