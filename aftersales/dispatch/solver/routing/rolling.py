"""A day on which requests become known as it goes: planned anew whenever something is learnt, in the order of time.

At each such moment what was begun stays begun: an engineer who has left for a visit makes it. Everything else may
change. No plan knows of a request before its release, which `Visit.release` then also keeps from beginning earlier.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from aftersales.dispatch.solver.routing.costing import priced
from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import EVER, Engineer, Key, Problem, Visit, Window
from aftersales.dispatch.solver.routing.reasons import left_out
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.stops import AfterRounds, AfterSeconds
from aftersales.dispatch.solver.routing.stops import Stop as Limit

FIRST: Final = 0.4
"""Share of the time for the plan with which the day begins; the rest is shared among what is learnt later."""


@dataclass(slots=True)
class _Begun:
    """What an engineer has done or is bound to do, with the stops as they were or will be."""

    stops: list[Stop] = field(default_factory=list)
    refilled: bool = False


def follow_the_day(
    problem: Problem, *, seconds: float, rounds: int | None = None, seed: int = 0, threads: int = 1
) -> Plan:
    """The day as it was driven: one plan, each decision of which was made with what was known when it had to be."""
    moments = sorted({visit.release for visit in problem.visits if visit.release > -EVER})
    begun = {one.id: _Begun() for one in problem.engineers}
    plan = Plan(())
    for number, now in enumerate([-EVER, *moments]):
        _commit(plan, begun, now)
        rest = _rest(problem, begun, now)
        share = FIRST if number == 0 else (1 - FIRST) / len(moments)
        limit: Limit = AfterSeconds(seconds * share)
        if rounds is not None:
            limit = AfterRounds(max(int(rounds * share), 1))
        plan = solve(rest, limit, seed=seed, threads=threads, start=plan if number else None)
    _commit(plan, begun, EVER)
    return _whole(problem, begun, plan)


def _commit(plan: Plan, begun: dict[Key, _Begun], now: float) -> None:
    """What engineers have left for by now is settled. Stops are left for when the one before has ended."""
    for route in plan.routes:
        one = begun[route.engineer]
        stops = route.stops
        for before, stop in zip(stops, stops[1:], strict=False):
            if before.leaves >= now and now < EVER:
                break
            if not one.stops:
                one.stops.append(stops[0])
            one.refilled |= stop.doing is Doing.DEPOT
            if stop.doing is not Doing.END or now == EVER:
                one.stops.append(stop)


def _rest(problem: Problem, begun: dict[Key, _Begun], now: float) -> Problem:
    """What is still to be decided at this moment, with what is known by then."""
    made = {stop.id for one in begun.values() for stop in one.stops if stop.doing is Doing.VISIT}
    visits = {visit.id: visit for visit in problem.visits}
    return replace(
        problem,
        visits=tuple(one for one in problem.visits if one.id not in made and one.release <= now),
        engineers=tuple(_at(one, begun[one.id], visits, now) for one in problem.engineers),
    )


def _at(one: Engineer, begun: _Begun, visits: dict[Key, Visit], now: float) -> Engineer:
    """An engineer as they stand: at home and free to leave from now, or where their last settled stop ends."""
    if not begun.stops:
        return replace(one, shift=Window(max(one.shift.opens, now), max(one.shift.closes, now)))
    last = begun.stops[-1]
    spent: dict[str, float] = {}
    for stop in begun.stops:
        if stop.doing is Doing.VISIT and stop.id is not None:
            for name, many in visits[stop.id].parts.items():
                spent[name] = spent.get(name, 0.0) + many
    parts = {name: max(many - spent.get(name, 0.0), 0.0) for name, many in one.parts.items()}
    taken = {stop.id for stop in begun.stops if stop.doing is Doing.BREAK}
    free = max(last.leaves, now)
    return replace(
        one,
        start=last.place,
        shift=Window(free, max(one.shift.closes, free)),
        longest=one.longest - (free - begun.stops[0].leaves),
        under_way=True,
        refilled=one.refilled or begun.refilled,
        parts=parts,
        breaks=tuple(rest for rest in one.breaks if rest.id not in taken),
    )


def _whole(problem: Problem, begun: dict[Key, _Begun], last: Plan) -> Plan:
    """All days in full; who never set out has none, who has nothing left to do goes home at once."""
    routes = []
    for one in problem.engineers:
        stops = begun[one.id].stops
        if not stops:
            continue
        if stops[-1].doing is not Doing.END:
            at = _home(problem, one, stops[-1])
            stops.append(Stop(Doing.END, one.end, at, at, at))
        routes.append(Route(one.id, tuple(stops)))
    numbers = {visit.id: number for number, visit in enumerate(problem.visits)}
    out = frozenset(numbers[left.visit] for left in last.left_out)
    return priced(problem, Plan(tuple(routes), left_out(problem, out)))


def _home(problem: Problem, one: Engineer, last: Stop) -> float:
    if last.place is None or one.end is None:
        return last.leaves
    return last.leaves + float(problem.travel[one.profile].bands[0].times[last.place, one.end]) / one.speed
