"""A decision in short: who, when, how far, and what spoke for them; or by which rules how many are out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import crewed
from aftersales.dispatch.queries.decisions import WITH as _NAMES
from aftersales.dispatch.queries.decisions import told as plain
from aftersales.dispatch.queries.policies import rules_of
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver.deciding import lacks_of
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.packed import NONE, WANTED, Field, unpack
from aftersales.dispatch.solver.policy import Policy
from aftersales.people.models import Person, Skill

WITH: Final = _NAMES
_MOST_SAID: Final = 3
_WORTH_SAYING: Final = 5_000
"""Half of what an objective can give: where there is nobody to compare with, less speaks for nobody."""


def told(rows: Sequence[Decision]) -> list[dict[str, Any]]:
    """Each decision in short; the skills they ask for are read together."""
    codes = {row.asked.get("skill") for row in rows} - {None}
    skills = {
        one.code: {"name_zh": one.name_zh, "name_en": one.name_en} for one in Skill.objects.filter(code__in=codes)
    }
    people = crewed.people_of(rows)
    return [_one(row, skills, people) for row in rows]


def _one(row: Decision, skills: Mapping[str, Any], people: Mapping[int, Person]) -> dict[str, Any]:
    field, failed, parts = unpack(bytes(row.packed))
    short: dict[str, Any] = {"skill": skills.get(row.asked.get("skill")), "facts": None, "because": [], "stops": []}
    chosen, other = _place(field, row.chosen_id), _place(field, row.runner_up_id)
    if chosen is not None:
        short["facts"] = facts_of(joint(field, row), chosen, row.terms)
        short["because"] = ahead(rules_of(row.policy), parts, chosen, other)
    else:
        lacks = {one.rule: one for one in lacks_of(failed)}
        told_of = [lacks[name] for name in row.failing if name in lacks]
        short["stops"] = [{"rule": one.rule, "count": one.engineers, "alone": one.alone} for one in told_of]
    return {**plain(row, people), **short, "turn": row.asked.get("turn")}


def joint(field: Field, row: Decision) -> Field:
    """With a crew's beginning and ways in place of what each of them would have had alone."""
    if not hasattr(row, "crew") or row.starts_at is None:
        return field
    starts, ways = field["starts_in"].copy(), field["travel"].copy()
    for one in row.crew.members:
        place = _place(field, one["engineer"])
        if place is not None:
            starts[place], ways[place] = minute(row.starts_at) - row.asked["at"], one["way"]
    return {**field, "starts_in": starts, "travel": ways}


def _place(field: Field, engineer: int | None) -> int | None:
    if engineer is None:
        return None
    found = (field["engineer"] == engineer).nonzero()[0]
    return int(found[0]) if len(found) else None


def facts_of(field: Field, place: int, terms: Mapping[str, Any]) -> dict[str, Any]:
    """What a candidate's points are made of, in minutes and counts; `slack_minutes` is what is left of the promise."""
    one = {name: int(column[place]) for name, column in field.items()}
    slot, due_in = one["starts_in"] != NONE, terms.get("due_in")
    return {
        "on_site": bool(terms.get("needs_place")),
        "work_minutes": one["minutes"],
        "travel_minutes": one["travel"],
        "ahead_minutes": one["ahead"],
        "recent_minutes": one["recent"],
        "overtime_minutes": one["overtime"],
        "slack_minutes": due_in - one["starts_in"] if slot and due_in is not None else None,
        "proficiency": one["proficiency"],
        "asset_visits": one["asset"],
        "customer_visits": one["customer"],
        "wanted": bool(one["flags"] & WANTED),
    }


def ahead(policy: Policy, parts: Any, one: int, other: int | None) -> list[str]:
    """By which objectives `one` has more points than the `other`, weightiest first; alone, by which they have many."""
    gains = {}
    for number, name in enumerate(OBJECTIVES):
        weight, own = policy.weights.get(name, 0), int(parts[number][one])
        if other is not None:
            gains[name] = weight * (own - int(parts[number][other]))
        elif own > _WORTH_SAYING:
            gains[name] = weight * own
    return sorted((name for name, gain in gains.items() if gain > 0), key=lambda name: -gains[name])[:_MOST_SAID]
