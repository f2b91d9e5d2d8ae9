"""Solomon, Homberger and site-dependent problems in VRPLIB's text format, each with the conventions of its field.

Solomon and Homberger count distances in tenths, cut off (the DIMACS challenge's rule), and durations likewise; the
answer's cost is in the same tenths. SDVRPTW counts coordinates and times in thousandths, rounded. Each vehicle has a
capacity, which stands as a part called `load`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.formats.plain import euclidean, few_enough, number, whole
from aftersales.dispatch.solver.routing.problem import (
    EVER,
    Engineer,
    Matrix,
    Problem,
    Visit,
    Window,
    even_travel,
)
from aftersales.dispatch.solver.routing.soundness import ENGINEERS

Sections = dict[str, list[list[str]]]

LOAD: Final = "load"
ALLOWED: Final = "VEHICLES_ALLOWED_CLIENTS_SECTION"
_SECTION: Final = re.compile(r"^([A-Z_]+_SECTION)\s*$")
_FACT: Final = re.compile(r"^([A-Z_]+)\s*:\s*(.*)$")


def is_vrplib(text: str) -> bool:
    """Whether this looks like such a file."""
    return "NODE_COORD_SECTION" in text


def read_vrplib(text: str) -> Problem:
    """The problem of such a file; `Unsound` with the section and row where it cannot be read."""
    facts, sections = _parts(text)
    _refuse_other(facts, sections)
    site_dependent = facts.get("TYPE", "").strip() == "SDVRPTW"
    scale = 1000.0 if site_dependent else 10.0
    cut: Callable[[Matrix], Matrix] = np.round if site_dependent else np.floor
    coordinates = _columns(sections, "NODE_COORD_SECTION", 2)
    count = len(coordinates)
    few_enough("NODE_COORD_SECTION", count)
    if site_dependent:
        times = np.round(euclidean(np.round(coordinates * scale)))
    else:
        times = np.floor(euclidean(coordinates) * scale + 1e-9)
    demand = _columns(sections, "DEMAND_SECTION", 1, count)[:, 0]
    windows = cut(_columns(sections, "TIME_WINDOW_SECTION", 2, count) * scale)
    if "SERVICE_TIME_SECTION" in sections:
        service = _columns(sections, "SERVICE_TIME_SECTION", 1, count)[:, 0]
    else:
        service = np.full(count, number(facts.get("SERVICE_TIME", "0"), "SERVICE_TIME"))
        service[0] = 0.0
    service = cut(service * scale)
    allowed = _allowed(sections, count)
    engineers = _engineers(facts, sections, count, windows[0], scale)
    return Problem(
        name=facts.get("NAME", "").strip(),
        engineers=engineers,
        visits=tuple(
            Visit(
                id=node,
                place=node,
                service=float(service[node]),
                windows=(Window(float(windows[node, 0]), float(windows[node, 1])),),
                parts={LOAD: float(demand[node])},
                only=None if allowed is None else allowed[node],
            )
            for node in range(1, count)
        ),
        travel=even_travel(times),
        coordinates=tuple((float(x), float(y)) for x, y in coordinates),
    )


def _refuse_other(facts: dict[str, str], sections: Sections) -> None:
    """What such files can say and this reader does not know: other ways than straight ones, a depot elsewhere."""
    ways = facts.get("EDGE_WEIGHT_TYPE", "EUC_2D").strip()
    if ways not in ("EUC_2D", "FLOOR_2D"):
        raise Unsound([Flaw("EDGE_WEIGHT_TYPE", "unknown_ways", {"ways": ways[:40]})])
    rows = sections.get("DEPOT_SECTION", [])
    if rows and rows not in ([["1"]], [["1"], ["-1"]]):
        raise _unreadable("DEPOT_SECTION", rows[0])


def _parts(text: str) -> tuple[dict[str, str], Sections]:
    """Facts before the sections, and the rows of each section."""
    facts: dict[str, str] = {}
    sections: Sections = {}
    rows: list[list[str]] | None = None
    for line in text.splitlines():
        if found := _SECTION.match(line.strip()):
            rows = sections.setdefault(found[1], [])
        elif found := _FACT.match(line.strip()):
            facts[found[1]] = found[2]
        elif line.strip() == "EOF":
            break
        elif rows is not None and line.split():
            rows.append(line.split())
    return facts, sections


def _columns(sections: Sections, name: str, width: int, count: int | None = None) -> Matrix:
    """The numbers of a section, one row a node, without the first column, which counts them from 1."""
    rows = sections.get(name)
    if not rows:
        raise Unsound([Flaw(name, "missing", {})])
    if count is not None and len(rows) != count:
        raise Unsound([Flaw(name, "too_few_rows", {"rows": len(rows), "needed": count})])
    table = []
    for at, row in enumerate(rows):
        if len(row) != width + 1 or row[0] != str(at + 1):
            raise _unreadable(f"{name}[{at}]", row)
        table.append([number(word, f"{name}[{at}]") for word in row[1:]])
    return np.array(table, float)


def _allowed(sections: Sections, count: int) -> list[frozenset[int]] | None:
    """For each node the vehicles that may serve it; the file counts nodes from 1 and tells each vehicle's."""
    rows = sections.get(ALLOWED)
    if rows is None:
        return None
    allowed: list[set[int]] = [set() for _ in range(count)]
    for at, row in enumerate(rows):
        vehicle, *nodes = (whole(word, f"{ALLOWED}[{at}]") for word in row)
        for node in nodes:
            if not 1 <= node <= count:
                raise Unsound([Flaw(f"{ALLOWED}[{at}]", "unknown_visit", {"visit": node})])
            allowed[node - 1].add(vehicle)
    return [frozenset(vehicles) for vehicles in allowed]


def _engineers(
    facts: dict[str, str], sections: Sections, count: int, window: Sequence[float], scale: float
) -> tuple[Engineer, ...]:
    longest = EVER
    if "VEHICLES_MAX_DURATION" in facts:
        longest = number(facts["VEHICLES_MAX_DURATION"], "VEHICLES_MAX_DURATION") * scale
    return tuple(
        Engineer(
            id=vehicle,
            start=0,
            end=0,
            shift=Window(float(window[0]), float(window[1])),
            longest=longest,
            parts={LOAD: capacity},
        )
        for vehicle, capacity in _capacities(facts, sections, count)
    )


def _capacities(facts: dict[str, str], sections: Sections, count: int) -> Iterator[tuple[int, float]]:
    """Each vehicle and what it holds; as many as there are customers where the file does not bound them."""
    if "CAPACITY_SECTION" in sections:
        for at, row in enumerate(sections["CAPACITY_SECTION"]):
            path = f"CAPACITY_SECTION[{at}]"
            if len(row) != 2:
                raise _unreadable(path, row)
            yield whole(row[0], path), number(row[1], path)
        return
    if "CAPACITY" not in facts:
        raise Unsound([Flaw("CAPACITY", "missing", {})])
    vehicles = facts.get("VEHICLES")
    many = whole(vehicles.strip(), "VEHICLES") if vehicles else count - 1
    few_enough("VEHICLES", many, ENGINEERS)
    for vehicle in range(1, many + 1):
        yield vehicle, number(facts["CAPACITY"], "CAPACITY")


def _unreadable(path: str, row: Sequence[str]) -> Unsound:
    return Unsound([Flaw(path, "row_unreadable", {"row": " ".join(row)[:80]})])
