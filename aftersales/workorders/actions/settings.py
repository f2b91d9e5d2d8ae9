"""What an admin decides about work orders: kinds, categories, names of states, and what is promised."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale, update
from aftersales.people.access import STAFF, Actor
from aftersales.people.models import Calendar
from aftersales.workorders import states
from aftersales.workorders.actions.named import category_of, kind_named, lock_categories, team_of
from aftersales.workorders.actions.replies.stock import load_replies
from aftersales.workorders.events.settled import CategoryChanged, KindChanged, SlaPolicyChanged, StateNamed
from aftersales.workorders.models import Category, Kind, SlaPolicy, SlaTarget, StateName
from aftersales.workorders.queries import policies
from aftersales.workorders.rules import SETTLE, TARGETS

RowT = TypeVar("RowT", Kind, Category, StateName)

_STATES: Final = frozenset(state.value for state in states.Order)
_OF_STATES: Final = UUID("019ab6a0-0000-7000-8000-73746174657a")
"""What the keys of states are made from."""


@transaction.atomic
def load_stock(*, calendar: str = "cn-office") -> None:
    """Give a new installation its kinds, default promises, reply templates and macros. What is there already is left as
    it is."""
    stock = tomllib.loads(resources.files("aftersales.workorders").joinpath("stock.toml").read_text(encoding="utf-8"))
    for kind in stock["kinds"]:
        Kind.objects.get_or_create(code=kind["code"], defaults=kind)
    load_replies(stock)
    if SlaPolicy.objects.exists():
        return
    working = Calendar.objects.get(code=calendar)
    for policy in stock["policies"]:
        row = SlaPolicy.objects.create(**{name: policy[name] for name in ("priority", "name_zh", "name_en")})
        hours = working if policy["clock"] == "working" else None
        SlaTarget.objects.bulk_create(
            [SlaTarget(policy=row, target=t, calendar=hours, **policy[t]) for t in TARGETS if t in policy]
        )


@transaction.atomic
def put_kind(
    *, by: Actor | None, at: datetime, code: str, fields: Mapping[str, Any], version: int | None = None
) -> Kind:
    """Create a kind or change it; orders that have it keep it."""
    _permit(by)
    wanted = dict(fields)
    if wanted.get("default_team") is not None:
        wanted["default_team"] = team_of(wanted["default_team"])
    row, changed = _put(Kind, {"code": code}, wanted, version)
    if changed:
        emit(KindChanged(kind=row.key, code=code, at=at, by=by and by.key), audience=STAFF)
    return row


@transaction.atomic
def put_category(
    *,
    by: Actor | None,
    at: datetime,
    code: str,
    name_zh: str,
    name_en: str,
    parent: UUID | None,
    position: int = 0,
    archived: bool = False,
    version: int | None = None,
) -> Category:
    """Create a category or change it; a branch cannot hang below itself, nor be put away while something hangs below.
    Orders keep one that was put away."""
    _permit(by)
    lock_categories()
    above = category_of(parent, field="parent") if parent is not None else None
    wanted: dict[str, Any] = {"name_zh": name_zh, "name_en": name_en, "parent": above, "position": position}
    was = Category.objects.filter(code=code).values_list("archived_at", "merged_into").first() or (None, None)
    if was[1] is not None and not archived:
        raise Conflict("category_is_another", field="archived")
    wanted["archived_at"] = (was[0] or at) if archived else None
    row, changed = _put(Category, {"code": code}, wanted, version)
    if archived and Category.objects.filter(parent=row, archived_at__isnull=True).exists():
        raise Conflict("category_has_branches", field="archived")
    climb = above
    while climb is not None:
        if climb.pk == row.pk:
            raise Conflict("category_below_itself", field="parent")
        climb = climb.parent
    if changed:
        emit(CategoryChanged(category=row.key, code=code, at=at, by=by and by.key), audience=STAFF)
    return row


@transaction.atomic
def put_state_name(
    *,
    by: Actor | None,
    at: datetime,
    state: str,
    name_zh: str,
    name_en: str,
    team: UUID | None = None,
    sub_state: str = "",
    version: int | None = None,
) -> StateName:
    """Rename a state for a team (or for all), or add a sub-state to it. Code goes on keying on the state."""
    _permit(by)
    if state not in _STATES:
        raise Invalid("no_such_state", field="state", legal=sorted(_STATES))
    whose = team_of(team) if team is not None else None
    named = {"team": whose, "state": state, "sub_state": sub_state}
    row, changed = _put(StateName, named, {"name_zh": name_zh, "name_en": name_en}, version)
    if changed:
        told = StateNamed(
            state_key=uuid5(_OF_STATES, state), state=state, sub_state=sub_state, team=team, at=at, by=by and by.key
        )
        emit(told, audience=STAFF)
    return row


def _permit(by: Actor | None) -> None:
    """None is the product itself."""
    if by is not None:
        by.require(SETTLE)


def _put(
    model: type[RowT], named: Mapping[str, Any], wanted: Mapping[str, Any], version: int | None
) -> tuple[RowT, bool]:
    """Create what is not there, which has version 0; else change it from the version that was seen (None: any). And
    whether anything is another now."""
    rows = model._default_manager.select_for_update(of=("self",))
    row = rows.filter(**named).first()
    if row is None:
        refuse_stale(0, version, {})
        return model._default_manager.create(**named, **wanted), True
    return row, bool(update(row, wanted, seen=version))


@transaction.atomic
def put_policy(
    *,
    by: Actor | None,
    at: datetime,
    key: UUID | None,
    version: int | None,
    fields: Mapping[str, Any],
    targets: Mapping[str, Mapping[str, Any]],
) -> SlaPolicy:
    """Create a policy or change it. Orders keep what they were promised until something about them changes."""
    _permit(by)
    values = dict(fields)
    if values.get("kind") is not None:
        values["kind"] = kind_named(values["kind"])
    if values.get("condition") is not None:
        values["condition"] = policies.checked(values["condition"])
    row = SlaPolicy() if key is None else _policy(key, version)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 0 if key is None else 1
    row.save()
    SlaTarget.objects.filter(policy=row).delete()
    SlaTarget.objects.bulk_create([_target(row, name, told) for name, told in targets.items()])
    emit(SlaPolicyChanged(policy=row.key, at=at, by=by and by.key), audience=STAFF)
    return row


def _target(policy: SlaPolicy, name: str, told: Mapping[str, Any]) -> SlaTarget:
    minutes, days = told.get("minutes"), told.get("working_days")
    if (minutes is None) == (days is None):
        raise Invalid("minutes_or_days", field=name)
    calendar = told.get("calendar")
    if calendar is None and days is not None:
        raise Invalid("days_need_a_calendar", field=name)
    row = Calendar.objects.filter(code=calendar).first() if calendar is not None else None
    if calendar is not None and row is None:
        raise Invalid("no_such_calendar", field=name)
    return SlaTarget(policy=policy, target=name, minutes=minutes, working_days=days, calendar=row)


def _policy(key: UUID, version: int | None) -> SlaPolicy:
    row = SlaPolicy.objects.select_for_update(of=("self",)).filter(key=key).first()
    if row is None:
        raise NotFound(what="sla_policy")
    refuse_stale(row.version, version, {})
    return row
