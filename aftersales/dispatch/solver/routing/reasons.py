"""Why a visit was left out: the first rule after which nobody is left who could make it on an empty day."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from aftersales.dispatch.solver.routing.plan import LeftOut
from aftersales.dispatch.solver.routing.problem import Engineer, Problem, Seat, Visit, begins_within

Rule = Callable[[Problem, Engineer, Visit, Seat], bool]


def left_out(problem: Problem, numbers: frozenset[int]) -> tuple[LeftOut, ...]:
    """These visits with their reasons, in the order of the problem."""
    return tuple(
        LeftOut(visit.id, *reason(problem, visit)) for number, visit in enumerate(problem.visits) if number in numbers
    )


def reason(problem: Problem, visit: Visit) -> tuple[str, dict[str, Any]]:
    """The rule that empties the field, and what goes with it; `no_room` where each visit alone could be made."""
    if not problem.engineers:
        return "nobody", {}
    if not begins_within(visit):
        return "never_open", {}
    if len(visit.seats) > len(problem.engineers):
        return "crew", {"seats": len(visit.seats), "engineers": len(problem.engineers)}
    for number, seat in enumerate(visit.seats or (Seat(),)):
        field = list(problem.engineers)
        for name, passes in RULES:
            field = [one for one in field if passes(problem, one, visit, seat)]
            if not field:
                return name, {"seat": number} if visit.seats else {}
    return ("not_worth", {"prize": visit.prize}) if visit.prize is not None else ("no_room", {})


def _named(_: Problem, one: Engineer, visit: Visit, seat: Seat) -> bool:
    pinned = visit.pinned is None or (bool(visit.seats) and seat is not visit.seats[0])
    return (visit.only is None or one.id in visit.only) and (pinned or visit.pinned.engineer == one.id)  # type: ignore[union-attr]


def _skills(_: Problem, one: Engineer, visit: Visit, seat: Seat) -> bool:
    asked = [*visit.skills.items(), *seat.skills.items()]
    return all(one.skills.get(name, 0) >= level for name, level in asked)


def _tools(problem: Problem, one: Engineer, visit: Visit, seat: Seat) -> bool:
    return one.refilled or problem.depot is not None or (visit.tools | seat.tools) <= one.tools


def _parts(problem: Problem, one: Engineer, visit: Visit, _: Seat) -> bool:
    if one.refilled or problem.depot is not None:
        return True
    return all(one.parts.get(name, 0) >= many for name, many in [*visit.parts.items(), *visit.pickup.items()])


def _in_time(problem: Problem, one: Engineer, visit: Visit, _: Seat) -> bool:
    """Whether they could go there and back on an empty day, at the fastest of all bands."""
    there = min(_ways(problem, one, one.start, visit.place))
    back = min(_ways(problem, one, visit.place, one.end))
    if there + visit.service + back > one.longest or there + back > one.longest_travel:
        return False
    for window in begins_within(visit):
        begins = max(window.opens, one.shift.opens + there)
        if begins <= window.closes and begins + visit.service + back <= one.shift.closes:
            return True
    return False


def _ways(problem: Problem, one: Engineer, a: int | None, b: int | None) -> Iterator[float]:
    if a is None or b is None:
        yield 0.0
        return
    for band in problem.travel[one.profile].bands:
        yield float(band.times[a, b]) / one.speed


RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("named", _named),
    ("skills", _skills),
    ("tools", _tools),
    ("parts", _parts),
    ("time", _in_time),
)
"""In this order; the reason is the first that leaves nobody."""
