"""Why a visit was left out: the first rule after which nobody is left who could make it on an empty day."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from aftersales.dispatch.solver.routing.plan import LeftOut
from aftersales.dispatch.solver.routing.problem import Engineer, Problem, Seat, Visit, begins_within

Rule = Callable[[Problem, Engineer, Visit, int], bool]
"""Whether this engineer may take this seat of the visit, counted from 0, as far as one rule goes."""


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
    for seat in range(max(len(visit.seats), 1)):
        field = list(problem.engineers)
        for name, passes in RULES:
            field = [one for one in field if passes(problem, one, visit, seat)]
            if not field:
                return name, {"seat": seat} if visit.seats else {}
    return ("not_worth", {"prize": visit.prize}) if visit.prize is not None else ("no_room", {})


def passes_but_for_time(problem: Problem, one: Engineer, visit: Visit) -> bool:
    """Whether this engineer may take some seat of this visit, if only there is time."""
    rules = [passes for name, passes in RULES if name != "time"]
    return any(all(passes(problem, one, visit, seat) for passes in rules) for seat in range(max(len(visit.seats), 1)))


def _asked(visit: Visit, seat: int) -> Seat:
    return visit.seats[seat] if visit.seats else Seat()


def _named(_: Problem, one: Engineer, visit: Visit, seat: int) -> bool:
    if visit.only is not None and one.id not in visit.only:
        return False
    return visit.pinned is None or seat > 0 or visit.pinned.engineer == one.id


def _skills(_: Problem, one: Engineer, visit: Visit, seat: int) -> bool:
    asked = [*visit.skills.items(), *_asked(visit, seat).skills.items()]
    return all(one.skills.get(name, 0) >= level for name, level in asked)


def _tools(problem: Problem, one: Engineer, visit: Visit, seat: int) -> bool:
    return one.refilled or problem.depot is not None or (visit.tools | _asked(visit, seat).tools) <= one.tools


def _parts(problem: Problem, one: Engineer, visit: Visit, seat: int) -> bool:
    asked = dict(visit.pickup)
    if seat == 0 and not one.refilled and problem.depot is None:
        asked |= {name: max(many, asked.get(name, 0)) for name, many in visit.parts.items()}
    return all(one.parts.get(name, 0) >= many for name, many in asked.items())


def _in_time(problem: Problem, one: Engineer, visit: Visit, _: int) -> bool:
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
