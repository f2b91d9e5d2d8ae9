"""A board planned: the optimiser asked, its plan checked, told in dispatch's minutes and held to dispatch's rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event

from aftersales.dispatch.solver.plans.board import Board, Slot, down, up
from aftersales.dispatch.solver.plans.greedy import Greedy, decided
from aftersales.dispatch.solver.plans.keeping import held_to_rules
from aftersales.dispatch.solver.plans.pricing import price, routes_of
from aftersales.dispatch.solver.plans.problem import Asked, Left, Stability, asked_of
from aftersales.dispatch.solver.plans.timing import slots_of
from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.large import solve_in_parts
from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.soundness import refuse_unsound

_REASONS: dict[str, str] = {"parts": "workload", "skills": "crew", "not_worth": "no_room"}
"""What the optimiser's reasons are called where parts stand for a day's work, and skills for seats."""


class Refused(Exception):
    """A plan that the checker refuses: it is never shown."""


@dataclass(frozen=True)
class Planned:
    """A plan of a board: where each work of it is made, and why the others are not. Of a visit that no rule lets go
    where it was to, `slots` has how it stands and `left` why. `seats`: of crews the bits, the lead's first."""

    slots: Mapping[str, Slot]
    left: tuple[Left, ...]
    seats: Mapping[str, tuple[int, ...]]


def plan_board(
    board: Board,
    stability: Stability,
    *,
    seconds: float,
    rounds: int | None = None,
    seed: int = 0,
    workers: int = 1,
    cancelled: Event | None = None,
    greedy: Greedy | None = None,
    show: Callable[[float, Callable[[], Planned]], None] | None = None,
) -> Planned:
    """The best plan found in about so many seconds; `show` hears of each better one on the way, of which share
    of the search is done, and may have it told. Whoever cancels gets the best so far.

    `greedy` is what decisions one after another make of the board (None: they are made here). The search begins with
    whatever is cheaper once it is whole, that or the board as it stands; and as steps of the optimiser are coarser than
    dispatch's minutes, what it found is compared with it once more in those (`pricing.price`), on the same days and
    held to the same rules, and the cheaper is told: no plan costs more than the decisions it is measured against."""
    asked = asked_of(board, stability)
    greedy = greedy if greedy is not None else decided(board)
    if not asked.problem.visits or not asked.problem.engineers:
        return _told(asked, Plan((), ()))
    refuse_unsound(asked.problem)
    least = _Least(asked, greedy)

    def shown(share: float, plan: Plan) -> None:
        if show is not None:
            show(share, lambda: least.of(_told(asked, plan)))

    plan = solve_in_parts(
        asked.problem, seconds=seconds, rounds=rounds, seed=seed, workers=workers, cancelled=cancelled,
        start=Plan(routes_of(asked, greedy.slots)), or_from=_standing(asked), show=shown,
    )  # fmt: skip
    return least.of(_told(asked, plan))


class _Least:
    """The cheaper of a plan and of what decisions one after another come to."""

    def __init__(self, asked: Asked, greedy: Greedy) -> None:
        self._asked, self._greedy = asked, greedy
        self._price = price(asked, greedy.slots)

    def of(self, planned: Planned) -> Planned:
        """This plan, unless they are cheaper."""
        if price(self._asked, planned.slots) <= self._price:
            return planned
        slots, known = self._greedy.slots, {one.key: one for one in planned.left}
        missing = [work.key for work in self._asked.board.works if work.key not in slots]
        left = tuple(known.get(key, Left(key, "no_room")) for key in missing)
        return Planned(slots, left, {**self._asked.seats(), **self._greedy.seats})


def _standing(asked: Asked) -> Plan:
    """The board as it stands, as a plan to begin with."""
    routes = []
    for row in asked.rows.values():
        stops = [Stop(Doing.START, None, row.begins, row.begins, row.begins)]
        there = [visit for visit in asked.visits.values() if visit.kept is not None and visit.kept.engineer == row.key]
        for visit in sorted(there, key=lambda one: one.kept.begins or 0.0 if one.kept is not None else 0.0):
            slot = asked.board.present[str(visit.id)]
            since, until = down(slot.begins), up(slot.ends)
            stops.append(Stop(Doing.VISIT, visit.place, since, since, until, visit.id))
        if len(stops) > 1:
            ends = stops[-1].leaves
            routes.append(Route(row.key, (*stops, Stop(Doing.END, None, ends, ends, ends))))
    return Plan(tuple(routes))


def _told(asked: Asked, plan: Plan) -> Planned:
    """The plan in dispatch's words.

    Raises:
        Refused: the checker finds a rule of the problem broken.
    """
    board = asked.board
    breaches = check(asked.problem, plan) if plan.routes else ()
    if breaches:
        raise Refused(str(breaches[0]))
    seats = asked.seats()
    held = held_to_rules(board, slots_of(asked, plan), seats)
    left = [Left(str(one.visit), _REASONS.get(one.reason, one.reason)) for one in plan.left_out]
    left += [Left(key, "refused", rules) for key, rules in held.dropped.items()]
    left += asked.left
    reasons = {one.key: one for one in reversed(left)}
    missing = [work.key for work in board.works if work.key not in held.slots or work.key in reasons]
    return Planned(held.slots, tuple(reasons.get(key, Left(key, "no_room")) for key in missing), seats)
