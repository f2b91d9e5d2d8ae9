"""Teams with their lead and parent, and territories: two trees without loops."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale_row
from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.actions.sign_ins import revoke_everybody
from aftersales.people.actions.turns import free_code, one_at_a_time
from aftersales.people.events import TeamArchived, TeamChanged, TerritoryChanged
from aftersales.people.models import Calendar, Person, Team, Territory
from aftersales.people.rules import above


@transaction.atomic
def add_team(
    *,
    by: Actor | None,
    at: datetime,
    code: str,
    name_zh: str,
    name_en: str,
    parent: UUID | None = None,
    lead: UUID | None = None,
    calendar: UUID | None = None,
) -> Team:
    """A team, below `parent`, led by `lead`, working in the hours of `calendar`."""
    access.require_settings(by)
    team = Team(code=free_code(Team, code), name_zh=name_zh, name_en=name_en)
    _put(team, {"parent": parent, "lead": lead, "calendar": calendar})
    team.save()
    emit(TeamChanged(team=team.key, code=team.code, at=at, by=by and by.key), audience=access.heard_by_team(team))
    return team


@transaction.atomic
def change_team(*, key: UUID, by: Actor | None, at: datetime, changes: Mapping[str, Any], version: int | None) -> Team:
    """Other names, parent, lead or calendar (the last three as keys or None)."""
    access.require_settings(by)
    one_at_a_time("people.teams")
    team = Team.objects.select_for_update().filter(key=key).first()
    if team is None:
        raise NotFound(what="team")
    refuse_stale_row(team, version, {name: changes[name] for name in changes if name.startswith("name")})
    _put(team, changes)
    team.version += 1
    team.save()
    if "parent" in changes:
        revoke_everybody(at=at)
    emit(TeamChanged(team=team.key, code=team.code, at=at, by=by and by.key), audience=access.heard_by_team(team))
    return team


@transaction.atomic
def archive_team(*, key: UUID, by: Actor | None, at: datetime) -> Team:
    """A team is dissolved; refused while people or teams are in it."""
    access.require_settings(by)
    one_at_a_time("people.teams")
    team = Team.objects.select_for_update().filter(key=key).first()
    if team is None:
        raise NotFound(what="team")
    people = Person.objects.filter(team=team, archived_at__isnull=True).count()
    teams = Team.objects.filter(parent=team, archived_at__isnull=True).count()
    if people or teams:
        raise Conflict("team_not_empty", people=people, teams=teams)
    team.archived_at = at
    team.version += 1
    team.save(update_fields=["archived_at", "version"])
    emit(TeamArchived(team=team.key, at=at, by=by and by.key), audience=access.heard_by_team(team))
    return team


@transaction.atomic
def add_territory(
    *, by: Actor | None, at: datetime, code: str, name_zh: str, name_en: str, parent: UUID | None = None
) -> Territory:
    """An area of service, inside `parent`."""
    access.require_settings(by)
    territory = Territory(code=free_code(Territory, code), name_zh=name_zh, name_en=name_en)
    _put(territory, {"parent": parent})
    territory.save()
    emit(
        TerritoryChanged(territory=territory.key, code=territory.code, at=at, by=by and by.key),
        audience=access.EVERYBODY,
    )
    return territory


@transaction.atomic
def change_territory(
    *, key: UUID, by: Actor | None, at: datetime, changes: Mapping[str, Any], version: int | None
) -> Territory:
    """Other names or another parent."""
    access.require_settings(by)
    one_at_a_time("people.territories")
    territory = Territory.objects.select_for_update().filter(key=key).first()
    if territory is None:
        raise NotFound(what="territory")
    refuse_stale_row(territory, version, {name: changes[name] for name in changes if name.startswith("name")})
    _put(territory, changes)
    territory.version += 1
    territory.save()
    if "parent" in changes:
        revoke_everybody(at=at)
    emit(
        TerritoryChanged(territory=territory.key, code=territory.code, at=at, by=by and by.key),
        audience=access.EVERYBODY,
    )
    return territory


def _put(row: Team | Territory, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        if name == "parent":
            row.parent = _parent(row, value)
        elif name == "lead" and isinstance(row, Team):
            row.lead = _lead(value)
        elif name == "calendar" and isinstance(row, Team):
            row.calendar = _found(Calendar, value, "calendar")
        elif name in ("name_zh", "name_en"):
            setattr(row, name, value)
        else:
            raise Invalid("not_changeable", field=name)


def _parent(row: Team | Territory, key: UUID | None) -> Any:
    parent = _found(type(row), key, "parent")
    parents = dict(type(row).objects.values_list("pk", "parent_id"))
    if parent is not None and row.pk is not None and row.pk in above(parents, parent.pk):
        raise Conflict("loop_in_tree", field="parent")
    return parent


def _lead(key: UUID | None) -> Person | None:
    lead: Person | None = _found(Person, key, "lead")
    if lead is not None and (lead.is_customer or not lead.is_active):
        raise Invalid("lead_is_active_staff", field="lead")
    return lead


def _found(model: Any, key: UUID | None, field: str) -> Any:
    if key is None:
        return None
    row = model.objects.filter(key=key).first()
    if row is None:
        raise Invalid("no_such_thing", field=field)
    return row
