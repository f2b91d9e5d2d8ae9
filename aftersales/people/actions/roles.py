"""Roles: bundles of rights that an installation shapes as it likes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale_row
from aftersales.people import access, queries
from aftersales.people.access import Actor
from aftersales.people.actions.sign_ins import revoke_everybody
from aftersales.people.actions.turns import free_code, one_at_a_time
from aftersales.people.events import RoleChanged
from aftersales.people.models import Grant, Role
from aftersales.people.rules import PORTAL, refuse_strange_right
from aftersales.people.states import Level, Scope


@dataclass(frozen=True)
class Granted:
    """One right of a role, how far it reaches, and the level it asks for."""

    right: str
    scope: Scope
    min_level: Level | None = None


@transaction.atomic
def add_role(
    *, by: Actor | None, at: datetime, code: str, name_zh: str, name_en: str, grants: Iterable[Granted] = ()
) -> Role:
    """A role of one's own."""
    access.require_settings(by)
    role = Role.objects.create(code=free_code(Role, code), name_zh=name_zh, name_en=name_en)
    _put(role, grants)
    emit(RoleChanged(role=role.key, code=role.code, at=at, by=by and by.key), audience=access.EVERYBODY)
    return role


@transaction.atomic
def change_role(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    version: int | None,
    name_zh: str | None = None,
    name_en: str | None = None,
    grants: Iterable[Granted] | None = None,
) -> Role:
    """Other names or rights. Everybody who has the role has the new rights within two seconds."""
    access.require_settings(by)
    role = Role.objects.select_for_update().filter(key=key).first()
    if role is None:
        raise NotFound(what="role")
    names = {"name_zh": name_zh, "name_en": name_en}
    names = {name: value for name, value in names.items() if value is not None}
    refuse_stale_row(role, version, names)
    for name, value in names.items():
        setattr(role, name, value)
    role.version += 1
    role.save()
    if grants is not None:
        one_at_a_time("people.admins")
        ruled_before = queries.admin_exists()
        _put(role, grants)
        if ruled_before and not queries.admin_exists():
            raise Conflict("last_admin")
        revoke_everybody(at=at)
    emit(RoleChanged(role=role.key, code=role.code, at=at, by=by and by.key), audience=access.EVERYBODY)
    return role


def _put(role: Role, grants: Iterable[Granted]) -> None:
    wanted = list(dict.fromkeys(grants))
    for grant in wanted:
        refuse_strange_right(grant.right)
    if len({(grant.right, grant.scope) for grant in wanted}) != len(wanted):
        raise Invalid("right_twice", field="grants")
    if len({grant.right.startswith(PORTAL) for grant in wanted}) > 1:
        raise Invalid("role_of_both_sides", field="grants")
    Grant.objects.filter(role=role).delete()
    Grant.objects.bulk_create(
        Grant(role=role, right=grant.right, scope=grant.scope.value, min_level=grant.min_level) for grant in wanted
    )
