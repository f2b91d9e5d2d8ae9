"""VROOM's JSON problem (its documented format up to 1.14), with what it cannot say under keys `aftersales`.

Times are seconds, coordinates [longitude, latitude]; `docs/reference/routing.md` lists every key. Shipments are
refused: a technician fetches nothing at one customer to bring it to another.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.formats.places import Places
from aftersales.dispatch.solver.routing.formats.reading import Node
from aftersales.dispatch.solver.routing.lines import GreatCircles
from aftersales.dispatch.solver.routing.problem import (
    EVER,
    After,
    Band,
    Break,
    Depot,
    Engineer,
    Kept,
    Key,
    Matrix,
    Problem,
    Seat,
    Travel,
    Visit,
    Weights,
)
from aftersales.dispatch.solver.routing.soundness import FASTEST, MOST_VISITS, SLOWEST

OWN: Final = "aftersales"
LOAD: Final = "amount"
"""Prefix of the parts that stand for VROOM's amounts by position."""
HOURLY: Final = {"per_hour": 3600.0, "per_km": 0.0, "per_task_hour": 0.0}
"""VROOM's costs of a vehicle and what each usually is."""


def read_vroom(text: str | bytes, *, kmh: float = 40.0, road_percent: float = 130.0) -> Problem:
    """The problem of such a text; `Unsound` with all flaws and their paths. Without matrices ways are great circles
    lengthened by `road_percent` and driven at `kmh`."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unsound([Flaw("", "not_json", {"detail": str(error)[:200]})]) from None
    flaws: list[Flaw] = []
    problem = _Reader(Node(value, "", flaws), flaws, kmh, road_percent).problem()
    if flaws:
        raise Unsound(flaws)
    return problem


class _Reader:
    def __init__(self, root: Node, flaws: list[Flaw], kmh: float, road_percent: float) -> None:
        self._root, self._flaws = root, flaws
        self._kmh, self._road = kmh, road_percent / 100
        self._own = root.node(OWN)
        self._places = Places(given="matrices" in root)

    def problem(self) -> Problem:
        for at, _ in self._root.items("shipments")[:1]:
            self._root.flaw(at, "shipments")
        engineers = tuple(self._engineer(node) for node in self._root.nodes("vehicles"))
        visits = tuple(self._visit(node) for node in self._root.nodes("jobs"))
        depot = self._depot() if "depot" in self._own else None
        return Problem(
            engineers=engineers,
            visits=visits,
            travel=self._travel(engineers),
            weights=self._weights(),
            depot=depot,
            coordinates=self._places.coordinates(),
            name=self._root.text("description"),
        )

    def _engineer(self, node: Node) -> Engineer:
        own, costs = node.node(OWN), node.node("costs")
        start, end = self._places.find(node, "start"), self._places.find(node, "end")
        if start is None and end is None:
            node.flaw("start", "nowhere")
        return Engineer(
            id=node.name("id"),
            start=start,
            end=end,
            shift=node.window("time_window"),
            regular_until=own.number("regular_until", EVER),
            longest=own.number("longest", EVER, least=0),
            longest_travel=node.number("max_travel_time", EVER, least=0),
            farthest=node.number("max_distance", EVER, least=0),
            most_visits=node.whole("max_tasks", 0, most=MOST_VISITS) if "max_tasks" in node else None,
            skills=_levels(node, own),
            tools=frozenset(map(str, own.names("tools"))),
            parts={**own.counts("parts"), **_amounts(node, "capacity")},
            breaks=tuple(self._break(one) for one in node.nodes("breaks")),
            profile=node.text("profile", "car"),
            speed=node.number("speed_factor", 1.0, least=SLOWEST, most=FASTEST),
            fixed_cost=costs.number("fixed", 0.0, least=0),
            under_way=own.flag("under_way"),
            refilled=own.flag("refilled"),
            description=node.text("description"),
        )

    def _break(self, node: Node) -> Break:
        return Break(node.name("id"), node.number("service", 0.0, least=0), node.windows("time_windows"))

    def _visit(self, node: Node) -> Visit:
        own = node.node(OWN)
        place = self._places.find(node, "location")
        if place is None:
            node.flaw("location", "nowhere")
        return Visit(
            id=node.name("id"),
            place=place or 0,
            service=node.number("service", 0.0, least=0),
            setup=node.number("setup", 0.0, least=0),
            windows=node.windows("time_windows"),
            access=own.windows("access"),
            release=own.number("release", -EVER),
            skills=_levels(node, own),
            tools=frozenset(map(str, own.names("tools"))),
            parts={**own.counts("parts"), **_amounts(node, "delivery"), **_amounts(node, "amount")},
            pickup=_amounts(node, "pickup"),
            seats=tuple(_seat(one) for one in own.nodes("seats")),
            after=tuple(After(one.name("job"), one.number("gap", 0.0, least=0)) for one in own.nodes("after")),
            due=own.number("due", EVER),
            late_cost=own.number("late_cost", 0.0, least=0),
            prize=own.number("prize", 0.0, least=0) if "prize" in own else None,
            priority=node.whole("priority", 0, most=100),
            only=frozenset(own.names("only")) if "only" in own else None,
            pinned=_kept(own.node("pinned")) if "pinned" in own else None,
            kept=_kept(own.node("kept")) if "kept" in own else None,
            description=node.text("description"),
        )

    def _depot(self) -> Depot:
        node = self._own.node("depot")
        place = self._places.find(node, "location")
        if place is None:
            node.flaw("location", "nowhere")
        return Depot(place or 0, node.number("service", 0.0, least=0), node.window("time_window"))

    def _weights(self) -> Weights:
        """Those under our own key; else what VROOM's vehicles cost by the hour and kilometre, which must agree."""
        own = self._own.node("weights")
        costs = {name: self._agreed(name, usual) for name, usual in HOURLY.items()}
        return Weights(
            travel=own.number("travel", costs["per_hour"] / 3600, least=0),
            distance=own.number("distance", costs["per_km"] / 1000, least=0),
            duration=own.number("duration", costs["per_task_hour"] / 3600, least=0),
            **{name: own.number(name, 0.0, least=0) for name in ("overtime", "unbalance", "change", "shift")},
        )

    def _agreed(self, name: str, usual: float) -> float:
        """What all vehicles cost by this."""
        vehicles = [node.node("costs") for node in self._root.nodes("vehicles")]
        told = [node.number(name, usual, least=0) for node in vehicles]
        other = next((at for at, one in enumerate(told) if one != told[0]), None)
        if other is not None:
            vehicles[other].flaw(name, "costs_differ")
        return told[0] if told else usual

    def _travel(self, engineers: Sequence[Engineer]) -> Mapping[str, Travel]:
        places = self._places.count
        if self._places.given:
            return self._given(engineers, places)
        distances = GreatCircles(self._places.coordinates() or (), self._road)
        times = distances.times(3.6 / self._kmh)
        return {name: Travel((Band(-EVER, times),), distances) for name in _used(engineers)}

    def _given(self, engineers: Sequence[Engineer], places: int) -> Mapping[str, Travel]:
        """The matrices of the profiles in use; what they tell of places beyond those in use is left aside."""
        given = self._root.node("matrices")
        travel = {}
        for name in _used(engineers):
            if name not in given:
                given.flaw(name, "missing")
                continue
            node = given.node(name)
            times = _matrix(node, "durations", places)
            distances = _matrix(node, "distances", places) if "distances" in node else times
            travel[name] = Travel(self._bands(name, times), distances)
        return travel

    def _bands(self, name: str, times: Matrix) -> tuple[Band, ...]:
        """The day's parts of a profile: the plain matrix, then what stands under our own key."""
        bands = [Band(-EVER, times)]
        node = self._own.node("bands")
        for one in node.nodes(name):
            band = Band(one.number("begins", 0.0), _matrix(one, "durations", self._places.count))
            if band.begins <= bands[-1].begins:
                one.flaw("begins", "not_in_order")
            bands.append(band)
        return tuple(bands)


def _matrix(node: Node, key: str, places: int) -> Matrix:
    """A square of numbers, of the places in use. Staying takes nothing, whatever the file puts there to forbid it."""
    table = node.square(key)
    if len(table) and places > len(table):
        node.flaw(key, "too_small_matrix", rows=len(table), needed=places)
    np.fill_diagonal(table, 0.0)
    return table[:places, :places]


def _used(engineers: Sequence[Engineer]) -> list[str]:
    return list(dict.fromkeys(one.profile for one in engineers)) or ["car"]


def _levels(node: Node, own: Node) -> dict[str, int]:
    """VROOM's skills are had or not, which is level 1; ours may ask for more."""
    return {
        **dict.fromkeys(map(str, node.names("skills")), 1),
        **own.levels("levels"),
    }


def _amounts(node: Node, key: str) -> dict[str, float]:
    return {f"{LOAD}{at}": many for at, many in enumerate(node.numbers(key, least=0)) if many or key == "capacity"}


def _seat(node: Node) -> Seat:
    skills = dict.fromkeys(map(str, node.names("skills")), 1)
    return Seat({**skills, **node.levels("levels")}, frozenset(map(str, node.names("tools"))))


def _kept(node: Node) -> Kept:
    name: Key = node.name("vehicle")
    return Kept(name, node.number("begins", 0.0) if "begins" in node else None)
