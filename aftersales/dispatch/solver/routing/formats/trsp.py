"""Technician routing and scheduling problems (Pillac, Guéret, Medaglia 2013): skills, tools, parts and one depot.

Rows are `ID X Y TWS TWE Serv [skills] [tools] [parts]`: 0 is the depot, then so many technicians, whose homes and
belongings they tell, then requests. Ways are Euclidean at speed 1. What counts is the working time, from leaving home
to being back. Parts are counted by type; an empty list needs or has none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.formats.plain import euclidean, few_enough, number, whole
from aftersales.dispatch.solver.routing.problem import (
    Depot,
    Engineer,
    Problem,
    Visit,
    Weights,
    Window,
    even_travel,
)

_LIST: Final = r"\[([^\[\]]*)\]"
_ROW: Final = re.compile(r"^([0-9]{1,9})\s+" + r"(\S+)\s+" * 5 + r"\s+".join([_LIST] * 3) + r"\s*$")
_RELEASE: Final = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    x: float
    y: float
    window: Window
    service: float
    skills: tuple[str, ...]
    tools: frozenset[str]
    parts: dict[str, float]


def is_trsp(text: str) -> bool:
    """Whether this looks like such a file."""
    return "TECHNICIANS AND REQUESTS" in text[:1000]


def read_trsp(text: str) -> Problem:
    """The problem of such a file; `Unsound` with the line where it cannot be read."""
    lines = text.splitlines()
    crew = _crew_count(lines)
    told = [_row(line, f"line {at}") for at, line in enumerate(lines, 1)]
    rows = [row for row in told if row is not None]
    if len(rows) < crew + 1:
        raise Unsound([Flaw("lines", "too_few_rows", {"rows": len(rows), "needed": crew + 1})])
    few_enough("lines", len(rows))
    depot, people, requests = rows[0], rows[1 : crew + 1], rows[crew + 1 :]
    coordinates = tuple((row.x, row.y) for row in rows)
    return Problem(
        name=lines[0].strip(),
        engineers=tuple(_engineer(row, place) for place, row in enumerate(people, 1)),
        visits=tuple(_visit(row, place) for place, row in enumerate(requests, crew + 1)),
        travel=even_travel(euclidean(np.array(coordinates))),
        weights=Weights(travel=0.0, duration=1.0),
        depot=Depot(0, depot.service, depot.window),
        coordinates=coordinates,
    )


def with_releases(problem: Problem, text: str) -> Problem:
    """The same with the times at which requests become known: rows `ID RD`, -1 for those known at the start."""
    releases: dict[int, float] = {}
    for at, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if line.startswith("#") or len(words) != 2 or not _RELEASE.fullmatch(words[0]):
            continue
        releases[int(words[0])] = number(words[1], f"line {at}")
    counts = next(iter(releases.items()), None)
    known = {visit.id for visit in problem.visits}
    unknown = [one for one in releases if one not in known and (one, releases[one]) != counts]
    if unknown:
        raise Unsound([Flaw("dynamic", "unknown_visit", {"visit": unknown[0]})])
    return replace(
        problem,
        visits=tuple(
            replace(visit, release=releases[int(visit.id)]) if releases.get(int(visit.id), -1) >= 0 else visit
            for visit in problem.visits
        ),
    )


def _crew_count(lines: Sequence[str]) -> int:
    for at, line in enumerate(lines):
        if line.split()[:2] == ["CREW", "COUNT"] and at + 1 < len(lines):
            words = lines[at + 1].split()
            if words:
                return whole(words[0], f"line {at + 2}")
    raise Unsound([Flaw("CREW COUNT", "missing", {})])


def _row(line: str, path: str) -> _Row | None:
    found = _ROW.match(line)
    if found is None:
        if "[" in line:
            raise Unsound([Flaw(path, "row_unreadable", {"row": line[:80]})])
        return None
    id_, x, y, opens, closes, service, skills, tools, parts = found.groups()
    counts = [number(word, path) for word in parts.split(",") if word.strip()]
    return _Row(
        int(id_),
        number(x, path),
        number(y, path),
        Window(number(opens, path), number(closes, path)),
        number(service, path),
        tuple(word.strip() for word in skills.split(",") if word.strip()),
        frozenset(word.strip() for word in tools.split(",") if word.strip()),
        {str(kind): many for kind, many in enumerate(counts) if many != 0},
    )


def _engineer(row: _Row, place: int) -> Engineer:
    return Engineer(
        id=row.id,
        start=place,
        end=place,
        shift=row.window,
        skills=dict.fromkeys(row.skills, 1),
        tools=row.tools,
        parts=row.parts,
    )


def _visit(row: _Row, place: int) -> Visit:
    return Visit(
        id=row.id,
        place=place,
        service=row.service,
        windows=(row.window,),
        skills=dict.fromkeys(row.skills, 1),
        tools=row.tools,
        parts=row.parts,
    )
