"""Whether a plan keeps every rule of its problem: by walking it stop by stop, with nothing of the solver's.

Every plan is put to this before it is shown or measured. It recomputes times, loads and cost from the problem alone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import Engineer, Key, Problem, Visit

SLACK: Final = 1e-5
"""What rounding may make of times and sums."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a plan breaks, where, and by what."""

    rule: str
    engineer: Key | None = None
    visit: Key | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def check(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Every breach of a plan, none if it may be carried out as it is told."""
    people = {one.id: one for one in problem.engineers}
    visits = {one.id: one for one in problem.visits}
    found: list[Breach] = []
    for route in plan.routes:
        if route.engineer not in people:
            found.append(Breach("unknown_engineer", route.engineer))
            continue
        found += _Walk(problem, people[route.engineer], visits, route).breaches()
    found += _served(problem, plan)
    found += _together(plan, visits)
    found += _cost(problem, plan, people, visits)
    return tuple(found)


class _Walk:
    """One route, from start to end."""

    def __init__(self, problem: Problem, one: Engineer, visits: Mapping[Key, Visit], route: Route) -> None:
        self.problem, self.one, self.visits, self.stops = problem, one, visits, route.stops
        self.found: list[Breach] = []

    def breaches(self) -> list[Breach]:
        """All of this route's."""
        stops = self.stops
        if len(stops) < 2 or stops[0].doing is not Doing.START or stops[-1].doing is not Doing.END:
            self._say("shape")
            return self.found
        for stop in stops[1:-1]:
            if not self._known(stop):
                self._say("shape", stop)
                return self.found
        self._clock()
        self._shift()
        self._rests()
        self._able()
        self._carried()
        return self.found

    def _known(self, stop: Stop) -> bool:
        """Whether this may stand between start and end: a break, the depot, or a seat of a visit there is."""
        if stop.doing is not Doing.VISIT:
            return stop.doing not in (Doing.START, Doing.END)
        visit = None if stop.id is None else self.visits.get(stop.id)
        return visit is not None and 0 <= stop.seat < max(len(visit.seats), 1)

    def _say(self, rule: str, stop: Stop | None = None, **facts: Any) -> None:
        visit = stop.id if stop is not None and stop.doing is Doing.VISIT else None
        self.found.append(Breach(rule, self.one.id, visit, facts))

    def _clock(self) -> None:
        """Nothing begins before one is there, ends before it is done, or begins outside its windows."""
        place, left = self.stops[0].place, self.stops[0].leaves
        if place != self.one.start:
            self._say("start_place")
        for stop in self.stops[1:]:
            goal = stop.place
            there = left if place is None or goal is None else ride(self.problem, self.one, place, goal, left)
            if stop.arrives < there - SLACK:
                self._say("too_fast", stop, arrives=stop.arrives, earliest=there)
            if stop.begins < stop.arrives - SLACK:
                self._say("begins_before_arrival", stop)
            if stop.leaves < stop.begins + self._lasts(stop, place) - SLACK:
                self._say("leaves_early", stop)
            self._opens(stop)
            place = place if goal is None else goal
            left = stop.leaves
        if self.stops[-1].place != self.one.end:
            self._say("end_place")

    def _lasts(self, stop: Stop, before: int | None) -> float:
        if stop.doing is Doing.VISIT and stop.id is not None:
            visit = self.visits[stop.id]
            return visit.service + (visit.setup if before != visit.place else 0.0)
        if stop.doing is Doing.DEPOT and self.problem.depot is not None:
            return self.problem.depot.service
        return 0.0

    def _opens(self, stop: Stop) -> None:
        if stop.doing is Doing.DEPOT:
            depot = self.problem.depot
            if depot is None or stop.place != depot.place:
                self._say("no_such_depot", stop)
            elif not depot.window.opens - SLACK <= stop.begins <= depot.window.closes + SLACK:
                self._say("depot_closed", stop)
        if stop.doing is not Doing.VISIT or stop.id is None:
            return
        visit = self.visits[stop.id]
        if stop.place != visit.place:
            self._say("wrong_place", stop)
        promised = any(w.opens - SLACK <= stop.begins <= w.closes + SLACK for w in visit.windows)
        admitted = any(w.opens - SLACK <= stop.begins <= w.closes + SLACK for w in visit.access)
        if not promised or not admitted:
            self._say("window" if not promised else "access", stop, begins=stop.begins)
        if stop.begins < visit.release - SLACK:
            self._say("release", stop)
        pin = visit.pinned
        if pin is not None and pin.begins is not None and abs(stop.begins - pin.begins) > SLACK:
            self._say("pinned_time", stop)

    def _shift(self) -> None:
        one, leaves, back = self.one, self.stops[0].leaves, self.stops[-1].arrives
        if leaves < one.shift.opens - SLACK:
            self._say("leaves_before_shift", leaves=leaves)
        if one.under_way and leaves > one.shift.opens + SLACK:
            self._say("under_way_already", leaves=leaves)
        if back > one.shift.closes + SLACK:
            self._say("back_after_shift", back=back)
        if back - leaves > one.longest + SLACK:
            self._say("too_long", lasts=back - leaves)
        if travel_of(self.stops) > one.longest_travel + SLACK:
            self._say("too_much_travel")
        if distance_of(self.problem, one, self.stops) > one.farthest + SLACK:
            self._say("too_far")
        many = sum(stop.doing is Doing.VISIT for stop in self.stops)
        if one.most_visits is not None and many > one.most_visits:
            self._say("too_many_visits", visits=many)

    def _rests(self) -> None:
        """Each break once, within a window of its own, as long as it lasts."""
        taken = [stop for stop in self.stops if stop.doing is Doing.BREAK]
        if sorted(str(stop.id) for stop in taken) != sorted(str(rest.id) for rest in self.one.breaks):
            self._say("breaks", taken=[stop.id for stop in taken])
            return
        for rest in self.one.breaks:
            stop = next(stop for stop in taken if str(stop.id) == str(rest.id))
            if stop.leaves < stop.begins + rest.lasts - SLACK:
                self._say("break_cut_short", stop)
            if not any(w.opens - SLACK <= stop.begins <= w.closes + SLACK for w in rest.windows):
                self._say("break_window", stop, begins=stop.begins)

    def _able(self) -> None:
        for stop in self.stops:
            if stop.doing is not Doing.VISIT or stop.id is None:
                continue
            visit = self.visits[stop.id]
            asked = dict(visit.skills)
            if visit.seats:
                for name, level in visit.seats[stop.seat].skills.items():
                    asked[name] = max(level, asked.get(name, 0))
            for name, level in asked.items():
                if self.one.skills.get(name, 0) < level:
                    self._say("skill", stop, skill=name, level=level)
            if visit.only is not None and self.one.id not in visit.only:
                self._say("not_named", stop)
            if visit.pinned is not None and stop.seat == 0 and visit.pinned.engineer != self.one.id:
                self._say("pinned_engineer", stop)

    def _carried(self) -> None:
        """Tools and parts until the depot is passed, after which there is enough; and room for what is taken along."""
        tools, parts = set(self.one.tools), dict(self.one.parts)
        enough = self.one.refilled
        passed = 0
        for stop in self.stops:
            if stop.doing is Doing.DEPOT:
                enough = True
                passed += 1
            if stop.doing is not Doing.VISIT or stop.id is None or enough:
                continue
            visit = self.visits[stop.id]
            needed = set(visit.tools) | set(visit.seats[stop.seat].tools if visit.seats else ())
            if needed - tools:
                self._say("tool", stop, tools=sorted(needed - tools))
            for name, many in visit.parts.items() if stop.seat == 0 else ():
                parts[name] = parts.get(name, 0.0) - many
                if parts[name] < -SLACK:
                    self._say("part", stop, part=name)
        if passed > 1:
            self._say("depot_twice")
        self._taken_along()

    def _taken_along(self) -> None:
        made = [self.visits[stop.id] for stop in self.stops if stop.doing is Doing.VISIT and stop.id is not None]
        for name in {name for visit in made for name in visit.pickup}:
            load = sum(visit.parts.get(name, 0.0) for visit in made)
            for visit in made:
                load += visit.pickup.get(name, 0.0) - visit.parts.get(name, 0.0)
                if load > self.one.parts.get(name, 0.0) + SLACK:
                    self._say("overloaded", part=name, load=load)
                    break


def ride(problem: Problem, one: Engineer, a: int, b: int, leaves: float) -> float:
    """When somebody who leaves at this moment is there, at the pace of each band while it lasts."""
    bands = problem.travel[one.profile].bands
    at, left = leaves, 1.0
    for number, band in enumerate(bands):
        until = bands[number + 1].begins if number + 1 < len(bands) else math.inf
        if at >= until:
            continue
        whole = float(band.times[a, b]) / one.speed
        if at + left * whole <= until:
            return at + left * whole
        left -= (until - at) / whole
        at = until
    return at


def travel_of(stops: Sequence[Stop]) -> float:
    """Time on the way."""
    return sum(after.arrives - before.leaves for before, after in zip(stops, stops[1:], strict=False))


def distance_of(problem: Problem, one: Engineer, stops: Sequence[Stop]) -> float:
    """Distance from place to place."""
    places = [stop.place for stop in stops if stop.doing is not Doing.BREAK and stop.place is not None]
    table = problem.travel[one.profile].distances
    return sum(float(table[a, b]) for a, b in zip(places, places[1:], strict=False))


def _served(problem: Problem, plan: Plan) -> list[Breach]:
    """Each seat of each visit once, or the visit left out; nobody has two routes or two seats of one visit."""
    found = []
    seats: dict[Key, list[tuple[int, Key]]] = {}
    for route in plan.routes:
        for stop in route.stops:
            if stop.doing is Doing.VISIT and stop.id is not None:
                seats.setdefault(stop.id, []).append((stop.seat, route.engineer))
    out = [one.visit for one in plan.left_out]
    known = {visit.id for visit in problem.visits}
    found += [Breach("unknown_visit", visit=name) for name in out if name not in known]
    for visit in problem.visits:
        taken = seats.get(visit.id, [])
        wanted = list(range(max(len(visit.seats), 1)))
        if visit.id in out:
            if taken or out.count(visit.id) > 1:
                found.append(Breach("left_out_and_made", visit=visit.id))
        elif sorted(seat for seat, _ in taken) != wanted:
            found.append(Breach("seats", visit=visit.id, facts={"taken": taken}))
        if len({name for _, name in taken}) != len(taken):
            found.append(Breach("two_seats", visit=visit.id))
    names = [route.engineer for route in plan.routes]
    found += [
        Breach("two_routes", name) for name in sorted(set(map(str, names))) if list(map(str, names)).count(name) > 1
    ]
    return found


def _together(plan: Plan, visits: Mapping[Key, Visit]) -> list[Breach]:
    """A crew begins at once, and what comes after something begins when that has ended."""
    begins: dict[Key, list[float]] = {}
    ends: dict[Key, float] = {}
    for route in plan.routes:
        for stop in route.stops:
            if stop.doing is Doing.VISIT and stop.id is not None:
                begins.setdefault(stop.id, []).append(stop.begins)
                ends[stop.id] = max(ends.get(stop.id, -math.inf), stop.leaves)
    found = [Breach("crew_apart", visit=name) for name, at in begins.items() if max(at) - min(at) > SLACK]
    for name, at in begins.items():
        for link in visits[name].after if name in visits else ():
            if link.visit not in ends:
                found.append(Breach("forerunner_left_out", visit=name, facts={"after": link.visit}))
            elif min(at) < ends[link.visit] + link.gap - SLACK:
                found.append(Breach("too_soon_after", visit=name, facts={"after": link.visit}))
    return found


def _cost(problem: Problem, plan: Plan, people: Mapping[Key, Engineer], visits: Mapping[Key, Visit]) -> list[Breach]:
    """Whether the plan costs what it says."""
    weights = problem.weights
    total = 0.0
    hours = {one.id: 0.0 for one in problem.engineers}
    for route in plan.routes:
        one = people.get(route.engineer)
        if one is None or len(route.stops) < 2:
            continue
        back = route.stops[-1].arrives
        total += weights.travel * travel_of(route.stops) + weights.distance * distance_of(problem, one, route.stops)
        total += weights.duration * (back - route.stops[0].leaves) + one.fixed_cost
        total += weights.overtime * (back - one.regular_until if back > one.regular_until else 0.0)
        for stop in route.stops:
            if stop.doing is not Doing.VISIT or stop.id is None or stop.id not in visits:
                continue
            visit = visits[stop.id]
            hours[one.id] += visit.service / 3600
            if stop.begins > visit.due:
                total += visit.late_cost * (stop.begins - visit.due)
            if visit.kept is not None and visit.kept.begins is not None:
                total += weights.shift * abs(stop.begins - visit.kept.begins)
            if visit.kept is not None and stop.seat == 0 and visit.kept.engineer != one.id:
                total += weights.change
    for left in plan.left_out:
        total += visits[left.visit].prize or 0.0 if left.visit in visits else 0.0
    fair = sum(one.service * max(len(one.seats), 1) for one in problem.visits) / 3600 / max(len(hours), 1)
    if weights.unbalance:
        total += weights.unbalance * sum((have - fair) ** 2 for have in hours.values()) / max(fair, 1e-9)
    if abs(total - plan.cost.total) > 1e-6 * max(1.0, abs(total)):
        return [Breach("cost", facts={"told": plan.cost.total, "found": total})]
    return []
