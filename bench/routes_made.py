"""Problems of our own for what no public set has: soft promises, levels, breaks and crews, and a whole metropolis.

`python -m bench.routes_made` writes them into `bench/instances`, byte for byte as they are. The towns lie where real
ones do and are as wide; the customers are nobody's. Ways follow from coordinates (`docs/reference/routing.md`).
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.ground import ROOT
from bench.routes_linked import crews, orders, promises
from bench.routes_town import CHENGDU, SHANGHAI, SHENYANG, WUHAN, XIAN, Chance, City, Town

FOLDER: Final = ROOT / "bench" / "instances"
MINUTE: Final = 60
HOUR: Final = 3600
OPEN: Final = [8 * HOUR, 18 * HOUR]
PACKED_FROM: Final = 400_000
"""Bytes from which a file is kept compressed."""

Thing = dict[str, Any]
EVERYTHING: Final = ("soft", "levels", "breaks", "crews")
LIGHT: Final = (15, 15, 20, 20, 30, 30, 30, 45, 45, 60)
SHORT: Final = (15, 15, 20, 30, 30, 30, 45, 45, 60, 120)
LONG: Final = (15, 20, 30, 30, 45, 45, 60, 60, 90, 120)
LONGER: Final = (30, 45, 60, 60, 75, 75, 90, 90, 120, 120)
"""Minutes of service: the fewer visits an engineer has and the less else there is, the longer they last."""


@dataclass(frozen=True)
class Made:
    """One problem: how many visits for how many engineers, where, what it has in it, and the seed of it all."""

    name: str
    visits: int
    engineers: int
    city: City
    seed: int
    has: Sequence[str]
    minutes: Sequence[int]


INSTANCES: Final = (
    Made("soft-50x8", 50, 8, CHENGDU, 100, ("soft",), LONGER),
    Made("levels-50x8", 50, 8, SHENYANG, 101, ("levels",), LONG),
    Made("breaks-50x8", 50, 8, WUHAN, 102, ("breaks",), LONG),
    Made("crews-50x8", 50, 8, XIAN, 103, ("crews",), SHORT),
    Made("soft-100x12", 100, 12, WUHAN, 200, ("soft",), LONG),
    Made("levels-100x12", 100, 12, XIAN, 201, ("levels",), SHORT),
    Made("breaks-100x12", 100, 12, CHENGDU, 202, ("breaks",), SHORT),
    Made("crews-100x12", 100, 12, SHENYANG, 203, ("crews",), LIGHT),
    Made("everything-200x25-chengdu", 200, 25, CHENGDU, 300, EVERYTHING, LIGHT),
    Made("everything-200x25-shenyang", 200, 25, SHENYANG, 301, EVERYTHING, LIGHT),
    Made("everything-200x25-wuhan", 200, 25, WUHAN, 302, EVERYTHING, LIGHT),
    Made("everything-200x25-xian", 200, 25, XIAN, 303, EVERYTHING, LIGHT),
)

SKILLS: Final = ("net", "pump", "press")
TOOLS: Final = ("drill", "lift", "meter", "camera")
PARTS: Final = ("seal", "board", "valve")
URGENCY: Final = ((100, 30, 4.0), (60, 60, 2.0), (30, 90, 1.0), (0, 120, 0.5))
"""VROOM's priority, minutes after a promised window opens, and the cost of each second from then on."""
LUNCH: Final = {"id": 1, "service": 45 * MINUTE, "time_windows": [[11 * HOUR, 13 * HOUR]]}
TEA: Final = {"id": 2, "service": 15 * MINUTE, "time_windows": [[14 * HOUR + 30 * MINUTE, 16 * HOUR]]}
SITE_HOURS: Final = [[8 * HOUR, 12 * HOUR], [13 * HOUR + 30 * MINUTE, 17 * HOUR + 30 * MINUTE]]
TWO_WINDOWS: Final = [[9 * HOUR, 11 * HOUR], [14 * HOUR, 16 * HOUR]]


def made(one: Made) -> Thing:
    """The problem in VROOM's JSON with our keys."""
    chance = Chance(one.seed)
    town = Town(chance, one.city, districts=5)
    vehicles = [_vehicle(chance, town, one, number) for number in range(one.engineers)]
    jobs = [_job(chance, town, one, number) for number in range(one.visits)]
    if "crews" in one.has:
        crews(chance, jobs)
        orders(chance, jobs)
        promises(chance, vehicles, jobs)
    weights: dict[str, float] = {"travel": 1}
    weights |= {"overtime": 2} if "soft" in one.has else {}
    weights |= {"change": 900, "shift": 0.1} if "crews" in one.has else {}
    own: Thing = {"weights": weights}
    if "levels" in one.has:
        depot = {"location": town.middle(), "service": 10 * MINUTE, "time_window": [7 * HOUR, 19 * HOUR]}
        own["depot"] = depot
    return {"description": one.name, "aftersales": own, "vehicles": vehicles, "jobs": jobs}


def _vehicle(chance: Chance, town: Town, one: Made, number: int) -> Thing:
    home = town.point()
    own: Thing = {}
    if "soft" in one.has:
        own["regular_until"] = 17 * HOUR
    if "levels" in one.has:
        best = number % len(SKILLS)
        levels = {name: chance.one((0, 1, 1, 2)) for name in SKILLS}
        levels[SKILLS[best]] = 3 if number % 5 < 3 else 2
        own["levels"] = {name: level for name, level in levels.items() if level}
        own["tools"] = chance.some(TOOLS, 2)
        own["parts"] = {name: chance.whole(1, 4) for name in chance.some(PARTS, 2)}
    found: Thing = {"id": number + 1, "start": home, "end": home, "time_window": OPEN}
    if "breaks" in one.has:
        found["breaks"] = [LUNCH, TEA] if chance.happens(2 / 3) else [LUNCH]
    return found | ({"aftersales": own} if own else {})


def _job(chance: Chance, town: Town, one: Made, number: int) -> Thing:
    found: Thing = {"id": number + 1, "location": town.point(), "service": chance.one(one.minutes) * MINUTE}
    opens = chance.whole(16, 30) * 30 * MINUTE
    found["time_windows"] = [[opens, opens + chance.one((2, 3, 3, 4)) * HOUR]]
    own: Thing = {}
    if "soft" in one.has:
        found |= _soft(chance, found["time_windows"], own)
    if "levels" in one.has:
        _needs(chance, own)
    if "breaks" in one.has:
        if chance.happens(0.3):
            found["time_windows"] = TWO_WINDOWS
        if chance.happens(0.4):
            own["access"] = SITE_HOURS
    return found | ({"aftersales": own} if own else {})


def _soft(chance: Chance, windows: list[list[int]], own: Thing) -> Thing:
    """Due soon after a promised window opens, or, where the customer is there all day, some hours after that."""
    priority, minutes, cost = chance.one((*URGENCY, *URGENCY[1:]))
    own |= {"due": windows[0][0] + minutes * MINUTE, "late_cost": cost}
    if chance.happens(0.5):
        return {"priority": priority}
    own["due"] += chance.whole(0, 4) * 30 * MINUTE
    return {"priority": priority, "time_windows": [[8 * HOUR, 17 * HOUR]]}


def _needs(chance: Chance, own: Thing) -> None:
    """What a visit needs of whoever comes."""
    if chance.happens(0.75):
        own["levels"] = {chance.one(SKILLS): chance.one((1, 1, 1, 2, 2, 3))}
    if chance.happens(0.12):
        own["tools"] = [chance.one(TOOLS)]
    if chance.happens(0.4):
        own["parts"] = {chance.one(PARTS): chance.one((1, 1, 2))}


METROPOLIS: Final = Made("metropolis-5000x500", 5000, 500, SHANGHAI, 400, (), (20, 30, 30, 40, 45, 45, 60, 60, 75, 90))
TRADES: Final = (1, 2, 3, 4)


def metropolis(one: Made = METROPOLIS) -> Thing:
    """Many homes, shifts and promises, costs of the way alone: only what any solver can be told. Somebody of level 2 in
    trade 4 has VROOM's skills 41 and 42; a visit asks for one of these."""
    chance = Chance(one.seed)
    town = Town(chance, one.city, districts=30)
    vehicles = [_citizen(chance, town, number) for number in range(one.engineers)]
    jobs = []
    for number in range(one.visits):
        opens = chance.whole(16, 32) * 30 * MINUTE
        window = [opens, opens + chance.one((2, 3, 4)) * HOUR]
        job = {"id": number + 1, "location": town.point(), "service": chance.one(one.minutes) * MINUTE}
        if chance.happens(0.8):
            job["skills"] = [10 * chance.one(TRADES) + chance.one((1, 1, 1, 2, 2, 3))]
        jobs.append(job | {"time_windows": [window]})
    return {"description": one.name, "vehicles": vehicles, "jobs": jobs}


def _citizen(chance: Chance, town: Town, number: int) -> Thing:
    home, best = town.point(), TRADES[number % len(TRADES)]
    levels = {trade: chance.one((0, 1, 1, 2)) for trade in TRADES} | {best: chance.one((2, 3))}
    skills = [10 * trade + level for trade in TRADES for level in range(1, levels[trade] + 1)]
    begins = chance.one((8, 9)) * HOUR
    return {"id": number + 1, "start": home, "end": home, "time_window": [begins, begins + 10 * HOUR], "skills": skills}


def written(problem: Thing) -> bytes:
    """The file's bytes: no space wasted, a line for each vehicle and job."""

    def packed(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def listed(value: Any) -> str:
        return "[\n" + ",\n".join(map(packed, value)) + "\n]" if isinstance(value, list) else packed(value)

    return ("{" + ",\n".join(f"{packed(key)}:{listed(value)}" for key, value in problem.items()) + "}\n").encode()


def files() -> Iterator[tuple[str, bytes]]:
    """Every file's name and what stands in it, unpacked; one of many bytes has a name that ends in `.gz`."""
    for problem in (*map(made, INSTANCES), metropolis()):
        text = written(problem)
        yield f"{problem['description']}.json" + (".gz" if len(text) > PACKED_FROM else ""), text


def content(path: Path) -> bytes:
    """A problem's file as a solver reads it, unpacked if it is packed."""
    packed = path.read_bytes()
    return gzip.decompress(packed) if path.suffix == ".gz" else packed


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in files():
        path = FOLDER / name
        if path.exists() and content(path) == text:
            continue  # packed anew it may differ: how well bytes are packed is the library's affair
        path.write_bytes(gzip.compress(text, mtime=0) if path.suffix == ".gz" else text)
        print(f"{name}: {len(text):,} bytes")


if __name__ == "__main__":
    main()
