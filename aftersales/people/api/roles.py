"""Roles and what they grant."""

from collections.abc import Sequence
from uuid import UUID

from ninja import Router, Schema, Status

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, expected_version
from aftersales.people import queries
from aftersales.people.actions import roles
from aftersales.people.actions.roles import Granted
from aftersales.people.models import Grant, Role
from aftersales.people.signed import Signed
from aftersales.people.states import Level, Scope

router = Router(tags=["people"])


class GrantOut(Schema):
    right: str
    scope: str
    min_level: int | None


class RoleOut(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    grants: list[GrantOut]
    version: int


class RolesOut(Schema):
    rows: list[RoleOut]
    next: str | None = None


class GrantIn(Input):
    right: Line
    scope: Scope
    min_level: Level | None = None


class RoleIn(Input):
    code: Line
    name_zh: Line
    name_en: Line
    grants: list[GrantIn] = []


class RoleChange(Input):
    name_zh: Line | None = None
    name_en: Line | None = None
    grants: list[GrantIn] | None = None


@router.get("/roles", response=RolesOut, operation_id="list_roles")
def list_roles(request: Signed) -> dict[str, object]:
    rows = list(queries.roles(request.auth))
    grants = queries.grants_of(*rows)
    return {"rows": [_told(role, grants[role.pk]) for role in rows]}


@router.post("/roles", response={201: RoleOut}, operation_id="create_role")
def create_role(request: Signed, body: RoleIn) -> Status[dict[str, object]]:
    names = body.dict(include={"code", "name_zh", "name_en"})
    role = roles.add_role(by=request.auth, at=now(), grants=_granted(body.grants), **names)
    return Status(201, _told(role, queries.grants_of(role)[role.pk]))


@router.patch("/roles/{key}", response=RoleOut, operation_id="update_role")
def update_role(request: Signed, key: UUID, body: RoleChange) -> dict[str, object]:
    role = roles.change_role(
        key=key,
        by=request.auth,
        at=now(),
        version=expected_version(request),
        name_zh=body.name_zh,
        name_en=body.name_en,
        grants=None if body.grants is None else _granted(body.grants),
    )
    return _told(role, queries.grants_of(role)[role.pk])


def _granted(grants: list[GrantIn]) -> list[Granted]:
    return [Granted(grant.right, grant.scope, grant.min_level) for grant in grants]


def _told(role: Role, grants: Sequence[Grant]) -> dict[str, object]:
    names = {name: getattr(role, name) for name in ("key", "code", "name_zh", "name_en", "version")}
    return {**names, "grants": grants}
