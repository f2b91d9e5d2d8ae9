"""Colleagues, and customers' sign-ins: find, add, change, archive; their roles, team and territories."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, Params, expected_version
from aftersales.base.pages import MAX_PAGE
from aftersales.people import access, queries
from aftersales.people.access import Actor
from aftersales.people.actions import erasing, exporting, persons, sign_ins
from aftersales.people.api.me import EndedOut, SessionsOut, TeamRef
from aftersales.people.models import Person
from aftersales.people.rules import CUSTOMERS, EDIT, masked
from aftersales.people.signed import Signed
from aftersales.people.states import Level

router = Router(tags=["people"])


class PersonRow(Schema):
    key: UUID
    name: str
    email: str | None
    phone: str | None
    is_customer: bool
    team: TeamRef | None
    roles: list[str]
    level: int | None
    archived: bool
    erased: bool
    version: int


Step = Literal["edit", "sign_in", "end", "engineer", "schedule", "export", "erase"]


class PersonOut(PersonRow):
    """A person, and in `may` what this reader may do about them."""

    language: str
    zone: str
    territories: list[UUID]
    may: list[Step]


class PeopleOut(Schema):
    rows: list[PersonRow]
    next: str | None


class PeopleQuery(Params):
    search: str = ""
    team: UUID | None = None
    role: str = ""
    level: Level | None = None
    skill: str = ""
    customers: bool = False
    archived: bool = False
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE)] = 50


class PersonIn(Input):
    name: Line
    email: Line | None = None
    phone: Line | None = None
    is_customer: bool = False
    roles: list[str] = []
    team: UUID | None = None
    territories: list[UUID] = []
    language: str = "zh-CN"
    zone: str = "Asia/Shanghai"
    password: str | None = None


class PersonChange(Input):
    name: Line = ""
    email: Line | None = None
    phone: Line | None = None
    language: Line = ""
    zone: Line = ""


class PasswordIn(Input):
    password: str


class GivenRoleIn(Input):
    role: Line


class JoinedTeamIn(Input):
    team: UUID | None


class TerritoriesIn(Input):
    territories: list[UUID]


@router.get("/people", response=PeopleOut, operation_id="list_people")
def people(request: Signed, asked: Query[PeopleQuery]) -> dict[str, object]:
    rows, following = queries.people_page(request.auth, **asked.dict())
    return {"rows": [_row(person) for person in rows], "next": following}


@router.post("/people", response={201: PersonOut}, operation_id="create_person")
def create_person(request: Signed, body: PersonIn) -> Status[dict[str, object]]:
    return Status(201, _whole(persons.add_person(by=request.auth, at=now(), **body.dict()), request.auth))


@router.get("/people/{key}", response=PersonOut, operation_id="get_person")
def get_person(request: Signed, key: UUID) -> dict[str, object]:
    return _whole(access.find_person(key, request.auth), request.auth)


@router.patch("/people/{key}", response=PersonOut, operation_id="update_person")
def update_person(request: Signed, key: UUID, body: PersonChange) -> dict[str, object]:
    changed = persons.change_person(
        key=key,
        by=request.auth,
        at=now(),
        changes=body.dict(exclude_unset=True),
        version=expected_version(request),
    )
    return _whole(changed, request.auth)


@router.post("/people/{key}/archive", response=PersonOut, operation_id="archive_person")
def archive_person(request: Signed, key: UUID) -> dict[str, object]:
    gone = persons.archive_person(key=key, by=request.auth, at=now(), version=expected_version(request))
    return _whole(gone, request.auth)


@router.post("/people/{key}/restore", response=PersonOut, operation_id="restore_person")
def restore_person(request: Signed, key: UUID) -> dict[str, object]:
    return _whole(persons.restore_person(key=key, by=request.auth, at=now()), request.auth)


@router.post("/people/{key}/password", response={204: None}, operation_id="set_password")
def set_password(request: Signed, key: UUID, body: PasswordIn) -> Status[None]:
    sign_ins.set_password_of_another(key=key, by=request.auth, at=now(), password=body.password)
    return Status(204, None)


@router.get("/people/{key}/sessions", response=SessionsOut, operation_id="list_sessions_of_person")
def sessions_of(request: Signed, key: UUID) -> dict[str, object]:
    return {"rows": queries.sign_ins_of_another(key, request.auth, now())}


@router.delete("/people/{key}/sessions", response=EndedOut, operation_id="end_sessions_of_person")
def end_sessions_of(request: Signed, key: UUID) -> dict[str, int]:
    return {"ended": sign_ins.end_sign_ins_of_another(key=key, by=request.auth, at=now())}


@router.post("/people/{key}/export", response=dict[str, Any], operation_id="export_person")
def export_person(request: Signed, key: UUID) -> dict[str, Any]:
    return exporting.export_person(key=key, by=request.auth, at=now())


@router.post("/people/{key}/erase", response=PersonOut, operation_id="erase_person")
def erase_person(request: Signed, key: UUID) -> dict[str, object]:
    gone = erasing.erase_person(key=key, by=request.auth, at=now(), version=expected_version(request))
    return _whole(gone, request.auth)


@router.post("/people/{key}/roles", response=PersonOut, operation_id="give_role")
def give_role(request: Signed, key: UUID, body: GivenRoleIn) -> dict[str, object]:
    return _whole(persons.give_role(key=key, by=request.auth, at=now(), role=body.role), request.auth)


@router.delete("/people/{key}/roles/{role}", response=PersonOut, operation_id="take_role")
def take_role(request: Signed, key: UUID, role: str) -> dict[str, object]:
    return _whole(persons.take_role(key=key, by=request.auth, at=now(), role=role), request.auth)


@router.put("/people/{key}/team", response=PersonOut, operation_id="join_team")
def join_team(request: Signed, key: UUID, body: JoinedTeamIn) -> dict[str, object]:
    return _whole(persons.join_team(key=key, by=request.auth, at=now(), team=body.team), request.auth)


@router.put("/people/{key}/territories", response=PersonOut, operation_id="set_territories")
def set_territories(request: Signed, key: UUID, body: TerritoriesIn) -> dict[str, object]:
    changed = persons.set_territories(key=key, by=request.auth, at=now(), territories=body.territories)
    return _whole(changed, request.auth)


def _row(person: Person) -> dict[str, object]:
    told = {name: getattr(person, name) for name in ("key", "name", "email", "is_customer", "team", "version")}
    return {
        **told,
        "phone": masked(person.phone),
        "roles": sorted(role.code for role in person.roles.all()),
        "level": person.engineer.level if hasattr(person, "engineer") else None,
        "archived": person.archived_at is not None,
        "erased": not person.name,
    }


def _whole(person: Person, by: Actor) -> dict[str, object]:
    """With the whole phone number for whoever may change it: they asked for this one person."""
    full = person.pk == by.id or by.may(CUSTOMERS if person.is_customer else EDIT)
    return {
        **_row(person),
        "phone": person.phone if full else masked(person.phone),
        "language": person.language,
        "zone": person.zone,
        "territories": list(person.territories.values_list("key", flat=True)),
        "may": access.steps_open_to(by, person),
    }
