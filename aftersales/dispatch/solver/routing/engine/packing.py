"""A problem as arrays for the compiled search, and what each row and node of them stands for."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import BREAK, NODE, PERSON, RULES, Array, Data
from aftersales.dispatch.solver.routing.engine.relations import groups_of, links_of
from aftersales.dispatch.solver.routing.problem import (
    EVER,
    Depot,
    Engineer,
    Key,
    Problem,
    Seat,
    Visit,
    Weights,
    begins_within,
)
from aftersales.dispatch.solver.routing.soundness import PLACES

NEAR: Final = 120
"""Neighbours kept of each node."""
BLOCK: Final = 256
"""Nodes whose neighbours are told at once."""
LEFT_OUT: Final = 1000.0
"""A visit that has to be made is worth so many of the longest journeys, and up to twice that by priority."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The arrays; `node_visit` and `node_seat` tell of each node which visit and seat it is."""

    problem: Problem
    data: Data
    node_visit: tuple[int, ...]
    node_seat: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    visit: int
    seat: int
    skills: Mapping[str, int]
    tools: frozenset[str]
    parts: Mapping[str, float]


def pack(problem: Problem) -> Packed:
    """The arrays of a problem that was found to be sound."""
    nodes = [node for index, visit in enumerate(problem.visits) for node in _nodes(index, visit)]
    visits = [problem.visits[node.visit] for node in nodes]
    profiles, profile_of = _profiles(problem)
    ways = _ways(problem, profiles)
    part_names = sorted({name for node in nodes for name in node.parts} | {n for v in visits for n in v.pickup})
    tool_names = {name: bit for bit, name in enumerate(sorted({name for node in nodes for name in node.tools}))}
    windows = _Windows()
    data = Data(
        **_of_nodes(problem, nodes, visits, part_names, tool_names, ways, windows),
        **links_of(problem, [node.visit for node in nodes]),
        **_of_engineers(problem, nodes, profile_of, part_names, tool_names, windows),
        **ways,
        windows=windows.table(),
        rules=_rules(problem, visits),
    )
    return Packed(problem, data, tuple(node.visit for node in nodes), tuple(node.seat for node in nodes))


def _nodes(index: int, visit: Visit) -> Iterable[_Node]:
    for number, seat in enumerate(visit.seats or (Seat(),)):
        skills = {**visit.skills, **{n: max(at, visit.skills.get(n, 0)) for n, at in seat.skills.items()}}
        yield _Node(index, number, skills, visit.tools | seat.tools, visit.parts if number == 0 else {})


def _profiles(problem: Problem) -> tuple[list[tuple[str, float]], list[int]]:
    """Kinds of vehicle by name and speed, and which each engineer has."""
    kinds = list(dict.fromkeys((one.profile, one.speed) for one in problem.engineers))
    return kinds, [kinds.index((one.profile, one.speed)) for one in problem.engineers]


def _ways(problem: Problem, profiles: Sequence[tuple[str, float]]) -> dict[str, Any]:
    """Whole tables of times, distances and costs; a problem with more places than they have room for is refused."""
    weights = problem.weights
    if any(len(problem.travel[name].distances) > PLACES for name, _ in profiles):
        raise ValueError(f"more than {PLACES} places are to be solved in parts")
    begins = sorted({band.begins for name, _ in profiles for band in problem.travel[name].bands})
    times = [_slowed(_band(problem, name, begin), speed) for name, speed in profiles for begin in begins]
    distances = [np.asarray(problem.travel[name].distances) for name, _ in profiles]
    at_night = [times[k * len(begins)] for k in range(len(profiles))]
    return {
        "times": _stacked(times),
        "distances": _stacked(distances),
        "legs": _stacked([_legs(weights, *pair) for pair in zip(at_night, distances, strict=True)]),
        "bands": np.array([-EVER, *begins[1:]]),
    }


def _slowed(times: Array, speed: float) -> Array:
    return times if speed == 1.0 else times / speed


def _legs(weights: Weights, times: Array, distances: Array) -> Array:
    """What each way costs; the times themselves, uncopied, where only they cost."""
    if weights.distance == 0.0:
        return times if weights.travel == 1.0 else weights.travel * times
    return weights.travel * times + weights.distance * distances


def _stacked(tables: Sequence[Array]) -> Array:
    """Tables as one array, without copying where there is only one."""
    if len(tables) == 1:
        return np.ascontiguousarray(tables[0])[None]
    return np.stack(tables)


def _band(problem: Problem, profile: str, at: float) -> Array:
    """The travel times of this profile in the band that begins at or before this moment."""
    bands = problem.travel[profile].bands
    return np.asarray(next((band.times for band in reversed(bands) if band.begins <= at), bands[0].times))


def _of_nodes(
    problem: Problem,
    nodes: Sequence[_Node],
    visits: Sequence[Visit],
    part_names: Sequence[str],
    tool_names: Mapping[str, int],
    ways: Mapping[str, Array],
    windows: "_Windows",
) -> dict[str, Any]:
    spans = [_windows(visit) for visit in visits]
    table = np.zeros(len(nodes), NODE)
    table["place"] = [visit.place for visit in visits]
    table["service"] = [visit.service for visit in visits]
    table["setup"] = [visit.setup for visit in visits]
    table["opens"] = [row[0][0] for row in spans]
    table["closes"] = [row[-1][1] for row in spans]
    table["window_from"], table["window_to"] = windows.keep(spans)
    table["due"] = [visit.due for visit in visits]
    table["late_cost"] = [visit.late_cost if visit.due < EVER else 0.0 for visit in visits]
    table["penalty"] = _penalties(visits, ways["legs"])
    table["tools"] = [_bits(node.tools, tool_names) for node in nodes]
    table["kept_begin"] = [_kept_begin(visit) for visit in visits]
    table["needy"] = [bool(node.tools or any(node.parts.values())) for node in nodes]
    table["group"] = groups_of(problem, [node.visit for node in nodes])
    pickups = any(visit.pickup for visit in visits)
    return {
        "nodes": table,
        "parts": _table([node.parts for node in nodes], part_names),
        "pickup": _table([visit.pickup for visit in visits], part_names if pickups else []),
        "order": _orders(problem, nodes, table),
        "near": _near(table["place"], ways["times"][0]),
    }


def _windows(visit: Visit) -> list[tuple[float, float]]:
    """The spans it may begin in; an empty span that nothing meets where there is none."""
    pin = visit.pinned.begins if visit.pinned else None
    spans = [(one.opens, one.closes) for one in begins_within(visit)]
    if pin is not None:
        spans = [(pin, pin)] if any(a <= pin <= b for a, b in spans) else []
    return spans or [(EVER, -EVER)]


def _kept_begin(visit: Visit) -> float:
    return math.nan if visit.kept is None or visit.kept.begins is None else visit.kept.begins


def _penalties(visits: Sequence[Visit], legs: Array) -> Array:
    """What it costs to leave each node out: its share of the prize, or what outweighs every journey."""
    must = LEFT_OUT * max(float(legs.max(initial=0.0)), 1.0)
    return np.array(
        [
            (must * (1 + visit.priority / 100) if visit.prize is None else visit.prize) / max(len(visit.seats), 1)
            for visit in visits
        ]
    )


def _bits(names: Iterable[str], known: Mapping[str, int]) -> int:
    return sum(1 << known[name] for name in names if name in known)


def _table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Array:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], float).reshape(len(rows), len(names))


def _orders(problem: Problem, nodes: Sequence[_Node], table: Array) -> Array:
    """Keys by which removed visits are put back: hard ones, long ones, narrow, early, late-closing and urgent first."""
    rows = _able(problem, nodes).sum(axis=0)
    opens, closes = table["opens"], table["closes"]
    width = np.nan_to_num(closes - opens, posinf=1e18)
    parts = np.array([sum(node.parts.values()) + len(node.tools) for node in nodes], float)
    priority = np.array([problem.visits[node.visit].priority for node in nodes], float)
    early, late = np.nan_to_num(opens, neginf=-1e18), np.nan_to_num(closes, posinf=1e18)
    return np.ascontiguousarray(
        np.stack([rows, -parts - table["service"] * 1e-6, width, early, late, -priority]).astype(float)
    )


def _near(place: Array, times: Array) -> Array:
    """For each node the nearest others by the way there or back, whichever is shorter."""
    nodes = len(place)
    few = min(NEAR, max(nodes - 1, 0))
    near = np.zeros((nodes, few), np.int64)
    for first in range(0, nodes if few else 0, BLOCK):
        rows = np.arange(first, min(first + BLOCK, nodes))
        way = np.minimum(times[np.ix_(place[rows], place)], times[np.ix_(place, place[rows])].T)
        way[rows - first, rows] = EVER
        closest = np.argpartition(way, few - 1, axis=1)[:, :few]
        ranks = np.argsort(np.take_along_axis(way, closest, axis=1), axis=1, kind="stable")
        near[rows] = np.take_along_axis(closest, ranks, axis=1)
    return near


class _Windows:
    """The spans of whoever has some, one after another."""

    def __init__(self) -> None:
        self._spans: list[tuple[float, float]] = []

    def keep(self, rows: Sequence[Sequence[tuple[float, float]]]) -> tuple[list[int], list[int]]:
        """From where to where each row's spans stand."""
        starts, ends = [], []
        for row in rows:
            starts.append(len(self._spans))
            self._spans += row
            ends.append(len(self._spans))
        return starts, ends

    def table(self) -> Array:
        return np.array(self._spans, float).reshape(len(self._spans), 2)


def _of_engineers(
    problem: Problem,
    nodes: Sequence[_Node],
    profile_of: Sequence[int],
    part_names: Sequence[str],
    tool_names: Mapping[str, int],
    windows: _Windows,
) -> dict[str, Any]:
    people = problem.engineers
    rests = [sorted(one.breaks, key=lambda rest: rest.windows[0].opens) for one in people]
    able = _able(problem, nodes)
    breaks = np.zeros(sum(map(len, rests)), BREAK)
    breaks["lasts"] = [rest.lasts for row in rests for rest in row]
    spans = [[(span.opens, span.closes) for span in rest.windows] for row in rests for rest in row]
    breaks["window_from"], breaks["window_to"] = windows.keep(spans)
    table = np.zeros(len(people), PERSON)
    table["start"] = [-1 if one.start is None else one.start for one in people]
    table["end"] = [-1 if one.end is None else one.end for one in people]
    table["shift_opens"] = [one.shift.opens for one in people]
    table["shift_closes"] = [one.shift.closes for one in people]
    table["regular"] = [one.regular_until for one in people]
    table["longest"] = [one.longest for one in people]
    table["longest_travel"] = [one.longest_travel for one in people]
    table["farthest"] = [one.farthest for one in people]
    table["fixed"] = [one.fixed_cost for one in people]
    table["tools"] = [-1 if one.refilled else _bits(one.tools, tool_names) for one in people]
    table["most"] = [2**30 if one.most_visits is None else one.most_visits for one in people]
    table["profile"] = profile_of
    table["alike"] = _alike(problem, able)
    ends = np.cumsum([0, *map(len, rests)])
    table["break_from"], table["break_to"] = ends[:-1], ends[1:]
    table["refills"] = [problem.depot is not None and not one.refilled for one in people]
    table["under_way"] = [one.under_way for one in people]
    refilled = np.array([one.refilled for one in people], bool)[:, None]
    room = _table([one.parts for one in people], part_names)
    return {
        "people": table,
        "own_parts": np.where(refilled, EVER, room),
        "room": room,
        "able": able,
        "change": _changes(problem, nodes),
        "breaks": breaks,
    }


def _able(problem: Problem, nodes: Sequence[_Node]) -> Array:
    """Who may make what by skills, names and pins; and by tools and parts where no depot gives them."""
    able = np.ones((len(problem.engineers), len(nodes)), bool)
    skills = sorted({name for node in nodes for name in node.skills})
    for name in skills:
        level = np.array([one.skills.get(name, 0) for one in problem.engineers])
        asked = np.array([node.skills.get(name, 0) for node in nodes])
        able &= level[:, None] >= asked[None, :]
    for number, node in enumerate(nodes):
        visit = problem.visits[node.visit]
        named = None if visit.only is None else set(visit.only)
        if visit.pinned is not None and node.seat == 0:
            named = {visit.pinned.engineer} if named is None else named & {visit.pinned.engineer}
        if named is not None:
            able[:, number] &= np.array([one.id in named for one in problem.engineers])
        if problem.depot is None and (node.tools or node.parts):
            able[:, number] &= np.array([one.refilled or carries(one, node) for one in problem.engineers])
    return able


def carries(one: Engineer, node: _Node) -> bool:
    """Whether what this engineer has with them would do for this visit alone."""
    return node.tools <= one.tools and all(one.parts.get(name, 0.0) >= many for name, many in node.parts.items())


def _alike(problem: Problem, able: Array) -> Array:
    """Engineers who differ in nothing but their name have one number; each their own where somebody is kept."""
    if any(visit.kept for visit in problem.visits):
        return np.arange(len(problem.engineers), dtype=np.int64)
    kinds: dict[Any, int] = {}
    numbers = []
    for one, row in zip(problem.engineers, able, strict=True):
        face = replace(one, id=0, description="", skills={}, parts={}, breaks=())
        key = (repr(face), tuple(sorted(one.parts.items())), one.breaks, row.tobytes())
        numbers.append(kinds.setdefault(key, len(kinds)))
    return np.array(numbers, np.int64)


def _changes(problem: Problem, nodes: Sequence[_Node]) -> Array:
    """What it costs that somebody else comes than was promised."""
    weight = problem.weights.change
    if weight == 0.0 or not any(visit.kept for visit in problem.visits):
        return np.zeros((1, 1))
    change = np.zeros((max(len(problem.engineers), 2), len(nodes)))
    names: list[Key] = [one.id for one in problem.engineers]
    for number, node in enumerate(nodes):
        kept = problem.visits[node.visit].kept
        if kept is not None and node.seat == 0:
            change[: len(names), number] = [0.0 if name == kept.engineer else weight for name in names]
    return change


def _rules(problem: Problem, visits: Sequence[Visit]) -> Array:
    weights, depot = problem.weights, problem.depot or Depot(-1)
    rules = np.zeros(1, RULES)
    for name in ("travel", "distance", "duration", "overtime", "unbalance", "shift"):
        rules[name] = getattr(weights, name)
    rules["fair"] = sum(visit.service for visit in visits) / 3600.0 / max(len(problem.engineers), 1)
    rules["depot"], rules["depot_service"] = depot.place, depot.service
    rules["depot_opens"], rules["depot_closes"] = depot.window.opens, depot.window.closes
    rules["general"] = _is_general(problem, weights)
    return rules


def _is_general(problem: Problem, weights: Weights) -> bool:
    """Whether some time, load or cost takes more than stretches joined in constant time."""
    return (
        weights.unbalance > 0
        or weights.change > 0
        or weights.shift > 0
        or any(len(travel.bands) > 1 for travel in problem.travel.values())
        or any(one.breaks or one.longest_travel < EVER or one.farthest < EVER for one in problem.engineers)
        or any(
            visit.setup > 0
            or visit.pickup
            or (visit.late_cost > 0 and visit.due < EVER)
            or len(visit.seats) > 1
            or visit.after
            or len(begins_within(visit)) > 1
            for visit in problem.visits
        )
    )
