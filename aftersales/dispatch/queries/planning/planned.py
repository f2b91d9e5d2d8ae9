"""Which teams are planned as one, and by which rule that is asked for by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from aftersales.dispatch import access
from aftersales.dispatch.models import PlanRule
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person, Team


def topmost() -> list[UUID]:
    """The keys of teams that have engineers and are below none that has."""
    teams = Teams()
    return [teams.keys[pk] for pk in teams.topmost]


class Teams:
    """The teams as they stand, read once: who is below whom, and which have engineers."""

    def __init__(self) -> None:
        rows = list(Team.objects.values_list("pk", "parent", "key"))
        self._above: Mapping[int, int | None] = {pk: parent for pk, parent, _ in rows}
        self.keys: Mapping[int, UUID] = {pk: key for pk, _, key in rows}
        active = Engineer.objects.filter(person__is_active=True)
        self._staffed = {pk for pk in active.values_list("person__team", flat=True) if pk is not None}

    @cached_property
    def topmost(self) -> list[int]:
        """Those with engineers that are below none with."""
        return sorted(pk for pk in self._staffed if self._staffed.isdisjoint(list(self.chain(pk))[1:]))

    def chain(self, team: int | None) -> Iterator[int]:
        """A team and those above it, the nearest first."""
        seen: set[int] = set()
        while team is not None and team not in seen:
            seen.add(team)
            yield team
            team = self._above.get(team)


@dataclass(frozen=True)
class Planned:
    """A team that is planned as one with all below it, and the rule by which that is asked for."""

    team: int
    key: UUID
    rule: PlanRule


def planned() -> list[Planned]:
    """Every team for which a rule counts: those with one of their own, and, where one counts for every other, the
    topmost that are neither below nor above one of those."""
    rules = {rule.team_id: rule for rule in PlanRule.objects.all()}
    if not rules:
        return []
    teams = Teams()
    own = [Planned(pk, teams.keys[pk], rule) for pk, rule in rules.items() if pk is not None]
    every = rules.get(None)
    if every is None:
        return own
    named = {one.team for one in own}
    above = {pk for one in own for pk in teams.chain(one.team)}
    others = [pk for pk in teams.topmost if pk not in above and named.isdisjoint(teams.chain(pk))]
    return own + [Planned(pk, teams.keys[pk], every) for pk in others]


def planned_with(team: int | None) -> Planned | None:
    """The team that this one is planned with, and by which rule; None where nothing is asked for by itself."""
    if team is None:
        return None
    by_team = {one.team: one for one in planned()}
    return next((by_team[pk] for pk in Teams().chain(team) if pk in by_team), None) if by_team else None


def page(by: Actor) -> dict[str, Any]:
    """The rules, that of every other team first."""
    access.require_settings(by)
    rows = PlanRule.objects.select_related("team", "set_by").order_by("team__key")
    found = sorted(rows, key=lambda row: row.team_id is not None)
    return {"rows": [shown(row) for row in found], "next": None}


def shown(row: PlanRule) -> dict[str, Any]:
    """A rule, as it is told."""
    team = row.team
    return {
        "key": row.key,
        "team": {"key": team.key, "name_zh": team.name_zh, "name_en": team.name_en} if team is not None else None,
        **{name: getattr(row, name) for name in ("hour", "days", "repairs", "set_at")},
        "set_by": _name(row.set_by),
    }


def _name(person: Person | None) -> dict[str, Any] | None:
    return {"key": person.key, "name": person.name} if person is not None else None
