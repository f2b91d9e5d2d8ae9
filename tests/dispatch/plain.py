"""The decision once more, one candidate at a time, from the words of ADR 0026: no code of the solver's.

Slow and plain, so that where the two agree neither a mask nor an index can have slipped.
"""

from collections.abc import Mapping
from typing import Any

NOWHERE = 65535
FLAG = {
    "home": 1, "access": 32, "window": 64, "cap": 16, "territory": 128, "region": 256, "language": 512, "on_call": 1024,
    "excluded": 2048, "required": 4096, "certified": 8192, "learning": 1 << 18, "absent": 1 << 20,
}  # fmt: skip
BIT = {
    "available": 0, "skill": 1, "certificate": 2, "territory": 3, "access": 4, "window": 5, "level": 6, "excluded": 7,
    "required": 8, "workload": 9, "on_call": 10, "distance": 11, "home": 12, "declined": 13, "crew": 14, "present": 16,
    "mentor": 17,
}  # fmt: skip
NAMES = (
    "fit",
    "travel",
    "load",
    "promise",
    "continuity",
    "fairness",
    "language",
    "overtime",
    "efficiency",
    "territory",
)
USUAL = {"travel": 30, "load": 480, "promise": 240, "continuity": 3, "fairness": 480, "overtime": 60}


def fails(name: str, one: Mapping[str, int], terms: Any, number: int) -> bool:
    has = {flag: bool(one["flags"] & bit) for flag, bit in FLAG.items()}
    lost = one["starts_in"] == NOWHERE
    if name == "available":
        return lost
    if name == "skill":
        return terms.needs_skill and one["proficiency"] < number
    if name == "certificate":
        return terms.needs_certificate and not has["certified"]
    if name == "territory":
        return terms.has_territory and not has["territory"]
    if name == "access":
        return lost and has["access"]
    if name == "window":
        return lost and has["window"]
    if name == "workload":
        return lost and has["cap"]
    if name == "level":
        return one["level"] < number
    if name == "excluded":
        return has["excluded"]
    if name == "required":
        return terms.has_required and not has["required"]
    if name == "on_call":
        return not has["on_call"]
    if name == "distance":
        return terms.needs_place and one["travel"] > number
    if name == "present":
        return terms.needs_now and has["absent"]
    if name == "mentor":
        return has["learning"]
    if name == "crew":  # of those who go alone nobody
        return False
    assert name == "home"
    return terms.needs_place and not has["home"]


def fade(minutes: int, scale: int) -> int:
    return 10_000 * scale // (scale + minutes)


def part(name: str, one: Mapping[str, int], terms: Any, scale: int) -> int:
    if name == "fit":
        worth = 10_000 - 60 * min(one["skills"], 50)
        if terms.needs_skill:
            gap = one["proficiency"] - scale
            worth -= 1500 * gap if gap >= 0 else 2500 * -gap
        return max(worth, 0)
    if name == "travel":
        return fade(one["travel"], scale) if terms.needs_place else 10_000
    if name == "load":
        return fade(one["ahead"], scale)
    if name == "promise":
        if one["starts_in"] == NOWHERE:
            return 0
        sooner = fade(one["starts_in"], scale)
        if terms.due_in is None:
            return sooner
        if terms.due_in <= 0:
            return sooner // 10
        return 90_000 * max(terms.due_in - one["starts_in"], 0) // (10 * terms.due_in) + sooner // 10
    if name == "continuity":
        known = 3 * one["asset"] + one["customer"]
        return 10_000 * known // (known + scale)
    if name == "fairness":
        usual = max(terms.usual, scale)
        return 10_000 * max(2 * usual - one["recent"], 0) // (2 * usual)
    if name == "language":
        return 10_000 if one["flags"] & FLAG["language"] or not terms.has_language else 0
    if name == "overtime":
        return fade(one["overtime"], scale)
    if name == "efficiency":
        return min(max((one["pace"] - 500) * 10_000 // 1500, 0), 10_000)
    if not terms.has_territory or one["flags"] & FLAG["territory"]:
        return 10_000
    return 5_000 if one["flags"] & FLAG["region"] else 0


def lot(engineer: int, seed: int) -> int:
    mixed = ((engineer ^ (seed * 2_246_822_519 % 2**32)) * 2_654_435_761) % 2**32
    return mixed ^ (mixed >> 16)


def decide(people: list[dict[str, int]], terms: Any, policy: Any) -> tuple[list[int], list[list[int]], list[int]]:
    """Failed bits of each, parts of each, and the places of the able, the best first."""
    counted = {"available": 0, "excluded": 0, "required": 0, "present": 0, **policy.rules}
    failed, parts = [], []
    for one in people:
        failed.append(sum(1 << BIT[name] for name, number in counted.items() if fails(name, one, terms, number)))
        scales = {name: policy.scales.get(name, USUAL.get(name, 0)) for name in NAMES}
        scales["fit"] = policy.rules.get("skill", 1)
        parts.append([part(name, one, terms, scales[name]) for name in NAMES])

    def key(place: int) -> tuple[int, ...]:
        one = people[place]
        total = sum(policy.weights.get(name, 0) * parts[place][n] for n, name in enumerate(NAMES))
        return -total, one["starts_in"], one["travel"], one["recent"], lot(one["engineer"], terms.seed)

    able = [place for place in range(len(people)) if failed[place] == 0]
    return failed, parts, sorted(able, key=key)
