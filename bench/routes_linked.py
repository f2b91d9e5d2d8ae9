"""What ties made-up visits to each other and to a plan of yesterday: crews, orders of work, promises and pins."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bench.routes_town import Chance

Thing = dict[str, Any]
MINUTE: Final = 60
GAP: Final = 15 * MINUTE
LEEWAY: Final = 60 * MINUTE
"""What is left between two visits of which one must wait for the other, at least, when both are begun as they may."""


def crews(chance: Chance, jobs: Sequence[Thing]) -> None:
    """One visit in ten takes two people and one in fifty three; the second needs what the first does not."""
    for job in jobs:
        drawn = chance.share()
        if drawn < 0.12:
            own = job.setdefault("aftersales", {})
            own["seats"] = [{} for _ in range(2 if drawn < 0.1 else 3)]
            if "levels" in own:
                own["seats"][0] = {"levels": own.pop("levels")}


def orders(chance: Chance, jobs: Sequence[Thing]) -> None:
    """One visit in ten comes after another, at the same site half the time; none is waited for twice, nor waits for
    one that waits."""
    free = [job for job in jobs if "seats" not in job.get("aftersales", {})]
    for _ in range(len(jobs) // 10):
        first, then = chance.some(free, 2)
        if _opens(first) > _opens(then):
            first, then = then, first
        if _opens(first) + first["service"] + GAP + LEEWAY > _closes(then):
            continue
        free = [job for job in free if job is not first and job is not then]
        then.setdefault("aftersales", {})["after"] = [{"job": first["id"], "gap": GAP}]
        if chance.happens(0.5):
            then["location"] = first["location"]


def _opens(job: Mapping[str, Any]) -> int:
    return int(job["time_windows"][0][0])


def _closes(job: Mapping[str, Any]) -> int:
    return int(job["time_windows"][-1][1])


def promises(chance: Chance, vehicles: Sequence[Thing], jobs: Sequence[Thing]) -> None:
    """Three visits in ten have been promised with a name and a time; one engineer in three has one that is fixed."""
    for job in jobs:
        if chance.happens(0.3):
            near = sorted(_able(vehicles, job), key=lambda one: _apart(one["start"], job["location"]))
            who = chance.one(near[:3])
            begins = _opens(job) + chance.whole(0, 6) * 10 * MINUTE
            job.setdefault("aftersales", {})["kept"] = {"vehicle": who["id"], "begins": begins}
    for who in chance.some(vehicles, len(vehicles) // 3):
        free = [job for job in jobs if "kept" in job.get("aftersales", {}) and "seats" not in job["aftersales"]]
        job = chance.one([job for job in free if who in _able(vehicles, job)])
        job["aftersales"]["pinned"] = {"vehicle": who["id"]}
        del job["aftersales"]["kept"]


def _able(vehicles: Sequence[Thing], job: Thing) -> list[Thing]:
    """Who has the levels that the visit asks for."""
    asked: Mapping[str, int] = job.get("aftersales", {}).get("levels", {})
    return [
        one
        for one in vehicles
        if all(one["aftersales"].get("levels", {}).get(name, 0) >= level for name, level in asked.items())
    ]


def _apart(a: Sequence[float], b: Sequence[float]) -> float:
    """Degrees, a degree of longitude at these latitudes being about five sixths of one of latitude."""
    return math.hypot((a[0] - b[0]) * 5 / 6, a[1] - b[1])
