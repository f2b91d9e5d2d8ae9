"""Every state and every move of an order 工单 and of a visit 上门, and how visits roll up into their order. Pure."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aftersales.base.errors import Conflict
from aftersales.workorders import called


class Order(StrEnum):
    """Where an order stands. Teams may rename these and add sub-states as data; code keys on these alone."""

    REPORTED = "reported"
    TRIAGED = "triaged"
    ASSIGNED = "assigned"
    WORKING = "working"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Visit(StrEnum):
    """Where one visit to the customer stands."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_ACCESS = "no_access"


class Outcome(StrEnum):
    """What a visit came to. Only `fixed` and `no_fault` let its order be resolved."""

    FIXED = "fixed"
    PARTIAL = "partial"
    NEEDS_PART = "needs_part"
    NO_FAULT = "no_fault"
    REFUSED = "refused"


class Wait(StrEnum):
    """For whom an order waits."""

    CUSTOMER = "customer"
    PARTS = "parts"
    VENDOR = "vendor"
    OTHER = "other"


class OrderMove(StrEnum):
    """What can be done to an order; each has a key in the table below, a right in rules.py and an address."""

    TRIAGE = "triage"
    ASSIGN = "assign"
    RELEASE = "release"
    START = "start"
    WAIT = "wait"
    RESUME = "resume"
    HAND_OFF = "hand_off"
    ESCALATE = "escalate"
    RESOLVE = "resolve"
    CONFIRM = "confirm"
    CLOSE = "close"
    REOPEN = "reopen"
    CANCEL = "cancel"
    MERGE = "merge"


class VisitMove(StrEnum):
    """What can be done to a visit."""

    RESCHEDULE = "reschedule"
    CONFIRM = "confirm"
    DECLINE = "decline"
    DEPART = "depart"
    ARRIVE = "arrive"
    COMPLETE = "complete"
    REPORT_NO_ACCESS = "report_no_access"
    CANCEL = "cancel"


O = Order  # noqa: E741  # one letter keeps the tables below readable as tables
V = Visit

OPEN: Final = frozenset({O.REPORTED, O.TRIAGED, O.ASSIGNED, O.WORKING, O.WAITING, O.RESOLVED})
"""Not over yet: somebody may still have to act."""
UNSOLVED: Final = OPEN - {O.RESOLVED}
UNBEGUN: Final = frozenset({O.REPORTED, O.TRIAGED})
"""Nobody has it in hand yet."""
_IN_HAND: Final = (O.TRIAGED, O.ASSIGNED, O.WORKING)

ORDER_MOVES: Final[dict[str, dict[Order, Order]]] = {
    "triage": {O.REPORTED: O.TRIAGED},
    "assign": {
        O.TRIAGED: O.ASSIGNED,
        O.ASSIGNED: O.ASSIGNED,
        O.WORKING: O.ASSIGNED,
        O.WAITING: O.WAITING,
        O.RESOLVED: O.RESOLVED,
    },
    "release": {O.ASSIGNED: O.TRIAGED, O.WORKING: O.TRIAGED, O.WAITING: O.WAITING},
    "start": {O.ASSIGNED: O.WORKING},
    "wait": {state: O.WAITING for state in (*_IN_HAND, O.WAITING)},  # once more: for another reason, or longer
    "resume": {O.WAITING: O.WORKING},  # or to where the waiting began: see `resumed`
    "hand_off": {state: O.WAITING for state in _IN_HAND},
    "escalate": {state: state for state in (O.REPORTED, *_IN_HAND, O.WAITING)},
    "resolve": {O.ASSIGNED: O.RESOLVED, O.WORKING: O.RESOLVED},
    "confirm": {O.RESOLVED: O.CLOSED},
    "close": {O.RESOLVED: O.CLOSED},
    "reopen": {O.RESOLVED: O.TRIAGED, O.CLOSED: O.TRIAGED},
    "cancel": {state: O.CANCELLED for state in (O.REPORTED, *_IN_HAND, O.WAITING)},
    "merge": {state: O.CANCELLED for state in (O.REPORTED, *_IN_HAND, O.WAITING)},
}

VISIT_MOVES: Final[dict[str, dict[Visit, Visit]]] = {
    "reschedule": {V.PLANNED: V.PLANNED, V.CONFIRMED: V.CONFIRMED},
    "confirm": {V.PLANNED: V.CONFIRMED},
    "decline": {V.PLANNED: V.PLANNED, V.CONFIRMED: V.PLANNED},
    "depart": {V.CONFIRMED: V.TRAVELLING},
    "arrive": {V.CONFIRMED: V.ON_SITE, V.TRAVELLING: V.ON_SITE},
    "complete": {V.ON_SITE: V.DONE},
    "report_no_access": {V.TRAVELLING: V.NO_ACCESS, V.ON_SITE: V.NO_ACCESS},
    "cancel": {V.PLANNED: V.CANCELLED, V.CONFIRMED: V.CANCELLED, V.TRAVELLING: V.CANCELLED},
}


def order_moves_from(state: Order) -> list[str]:
    """The legal moves of an order in this state, likeliest first as the table has them."""
    return [move for move, leads in ORDER_MOVES.items() if state in leads]


def visit_moves_from(state: Visit) -> list[str]:
    """The legal moves of a visit in this state."""
    return [move for move, leads in VISIT_MOVES.items() if state in leads]


def order_after(move: str, state: Order, *, among: Container[str] | None = None) -> Order:
    """Where this move leads an order, or a refusal that names what would have been legal, of the moves `among` which
    the reader could make at all (None: any)."""
    target = ORDER_MOVES[move].get(state)
    if target is None:
        raise illegal_move(move, state, among=among)
    return target


def illegal_move(move: str, state: Order, *, among: Container[str] | None = None) -> Conflict:
    """The refusal of a move that an order in this state cannot make: what it could, for programs and in words."""
    legal = [one for one in order_moves_from(state) if among is None or one in among]
    return Conflict(
        "illegal_move", move=move, state=state, legal=legal, move_name=called.ORDER_MOVES[move],
        state_name=called.ORDER_STATES[state], legal_names=called.all_of(called.ORDER_MOVES, legal),
    )  # fmt: skip


def visit_after(move: str, state: Visit) -> Visit:
    """Where this move leads a visit, or a refusal that names what would have been legal."""
    target = VISIT_MOVES[move].get(state)
    if target is None:
        legal = visit_moves_from(state)
        raise Conflict(
            "illegal_visit_move", move=move, state=state, legal=legal, move_name=called.VISIT_MOVES[move],
            state_name=called.VISIT_STATES[state], legal_names=called.all_of(called.VISIT_MOVES, legal),
        )  # fmt: skip
    return target


def resumed(waits_in: Order | None, *, has_owner: bool) -> Order:
    """Where waiting ends: back where it began, unless the owner has gone meanwhile; then it is the queue's again."""
    if not has_owner:
        return O.TRIAGED
    return O.ASSIGNED if waits_in in (None, O.TRIAGED) else waits_in


@dataclass(frozen=True)
class VisitStands:
    """As much of a visit as the roll-up needs; visits come in the order they were made."""

    state: Visit
    outcome: Outcome | None = None
    stuck: bool = False
    """Nobody has set out, and what it waits for will not come: it is ahead on paper alone."""


@dataclass(frozen=True)
class RolledUp:
    """What the visits make of their order: its state, and for whom it waits if it does."""

    state: Order
    wait: Wait | None = None


_AFTER_OUTCOME: Final[dict[Outcome, RolledUp | None]] = {
    Outcome.FIXED: RolledUp(O.WORKING),  # the engineer or an agent resolves; a visit alone never does
    Outcome.NO_FAULT: RolledUp(O.WORKING),
    Outcome.PARTIAL: None,  # back to the queue: another visit is to be planned
    Outcome.NEEDS_PART: RolledUp(O.WAITING, Wait.PARTS),
    Outcome.REFUSED: RolledUp(O.WAITING, Wait.CUSTOMER),
}


def roll_up(order: Order, visits: Sequence[VisitStands], *, has_owner: bool) -> RolledUp:
    """What an order's visits make of it (after the booking-to-order table of Dynamics 365 Field Service).

    Somebody under way or on site means work; a confirmed visit means assigned; when no visit is ahead, the last one
    that ended decides; one that waits for what will not come is not ahead. An order nobody triaged, a resolved one and
    one that is over are left alone, and an order that waits goes on waiting until somebody sets out.
    """
    idle = RolledUp(O.ASSIGNED if has_owner else O.TRIAGED)
    visits = [visit for visit in visits if not visit.stuck] or visits
    if order not in (*_IN_HAND, O.WAITING) or not visits:
        return RolledUp(order)
    states = {visit.state for visit in visits}
    if states & {V.TRAVELLING, V.ON_SITE}:
        return RolledUp(O.WORKING)
    if states & {V.CONFIRMED, V.PLANNED}:
        if order is O.WAITING:
            return RolledUp(order)
        return RolledUp(O.ASSIGNED) if V.CONFIRMED in states else idle
    return _after_last(order, visits[-1], idle)


def _after_last(order: Order, last: VisitStands, idle: RolledUp) -> RolledUp:
    if last.state is V.NO_ACCESS:
        return RolledUp(O.WAITING, Wait.CUSTOMER)
    if last.outcome is None:
        return RolledUp(order) if order is O.WAITING else idle
    return _AFTER_OUTCOME[last.outcome] or idle


def may_resolve(visits: Sequence[VisitStands]) -> bool:
    """Whether the visits let the order be resolved: none is ahead, and the last that came to something was good.

    An order without visits is remote work and may.
    """
    if any(visit.state not in (V.DONE, V.CANCELLED, V.NO_ACCESS) for visit in visits):
        return False
    outcomes = [visit.outcome for visit in visits if visit.outcome is not None]
    return not outcomes or outcomes[-1] in (Outcome.FIXED, Outcome.NO_FAULT)
