"""Colleagues from a table, row by row through their own verbs: a company has some hundred of them.

Somebody is known by e-mail or phone. Roles are given, never taken; nobody gets a password or a letter: they set one
themselves by the code that "forgotten password" sends, or an administrator does.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.imports.subjects import Outcome, Row, Values, each
from aftersales.base.verbs import verb
from aftersales.people.access import Actor, require_everywhere
from aftersales.people.actions import persons
from aftersales.people.models import Person, Team, Territory
from aftersales.people.rules import IMPORT

_PLAIN: Final = ("name", "email", "phone", "language", "zone")
_MISSING: Final = {"team": "import_no_such_team", "territories": "import_no_such_territory"}


@verb
def bring_people(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Add who is new, put right the others. Whoever brings them gives no right they do not have."""
    require_everywhere(by, IMPORT)
    teams = dict(Team.objects.filter(archived_at__isnull=True).values_list("code", "key"))
    places = dict(Territory.objects.values_list("code", "key"))

    def take(row: Row) -> Outcome:
        told = dict(row.values)
        team = _one(teams, told.pop("team"), "team") if "team" in told else None
        territories = [_one(places, code, "territories") for code in told.pop("territories", [])]
        roles: list[str] = told.pop("roles", [])
        person = _known(told)
        if person is None:
            added = persons.add_person(by=by, at=at, **told, roles=roles, team=team, territories=territories)
            return Outcome("created", added.key)
        return _put_right(person, told, roles, team, territories, by=by, at=at)

    return each(rows, take, role="roles")


def _known(told: Mapping[str, Any]) -> Person | None:
    """Who has this address, or else this number."""
    if told.keys().isdisjoint({"email", "phone"}):
        return None
    named = Q(email__iexact=told["email"]) if "email" in told else Q(phone=told.get("phone"))
    person = Person.objects.filter(named).select_related("team").first()
    if person is None and "email" in told and "phone" in told:
        person = Person.objects.filter(phone=told["phone"], email__isnull=True).select_related("team").first()
    return person


def _put_right(
    person: Person,
    told: Mapping[str, Any],
    roles: Sequence[str],
    team: UUID | None,
    territories: Sequence[UUID],
    *,
    by: Actor | None,
    at: datetime,
) -> Outcome:
    if person.is_customer:
        raise Conflict("import_is_a_customer", field="email")
    if person.archived_at is not None:
        raise Conflict("import_person_left", field="email")
    was, key = person.version, person.key
    changes = {name: told[name] for name in _PLAIN if name in told and getattr(person, name) != told[name]}
    if changes:
        persons.change_person(key=key, by=by, at=at, changes=changes, version=None)
    for role in sorted(set(roles) - set(person.roles.values_list("code", flat=True))):
        persons.give_role(key=key, by=by, at=at, role=role)
    if team is not None and (person.team is None or person.team.key != team):
        persons.join_team(key=key, by=by, at=at, team=team)
    if territories and set(territories) - set(person.territories.values_list("key", flat=True)):
        every = {*territories, *person.territories.values_list("key", flat=True)}
        persons.set_territories(key=key, by=by, at=at, territories=every)
    now = Person.objects.values_list("version", flat=True).get(pk=person.pk)
    return Outcome("unchanged" if now == was else "updated", key)


def _one(known: Mapping[str, UUID], code: str, field: str) -> UUID:
    if code not in known:
        raise Invalid(_MISSING[field], field=field, named=code)
    return known[code]
