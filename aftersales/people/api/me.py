"""About oneself: who am I, what may I, where am I signed in; and the first page of a new installation."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router, Schema, Status

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, expected_version
from aftersales.people import access, queries
from aftersales.people.actions import persons, sign_ins
from aftersales.people.models import Person
from aftersales.people.queries import SignIn
from aftersales.people.signed import Signed, anybody

router = Router(tags=["people"])


class TeamRef(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str


class MeOut(Schema):
    key: UUID
    name: str
    language: str
    zone: str
    rights: dict[str, list[str]]
    team: TeamRef | None
    version: int


class MeIn(Input):
    language: Line | None = None
    zone: Line | None = None


class SessionOut(Schema):
    key: UUID
    began_at: datetime
    ip: str
    user_agent: str
    current: bool


class SessionsOut(Schema):
    rows: list[SessionOut]
    next: str | None = None


class EndedOut(Schema):
    ended: int


class FirstRunOut(Schema):
    needed: bool


class FirstRunIn(Input):
    name: Line
    email: Line | None = None
    phone: Line | None = None
    password: str


class FirstAdminOut(Schema):
    key: UUID


@router.get("/me", response=MeOut, operation_id="get_me")
def me(request: Signed) -> dict[str, object]:
    return _me(request, access.find_person(request.auth.key, request.auth))


@router.patch("/me", response=MeOut, operation_id="update_me")
def update_me(request: Signed, body: MeIn) -> dict[str, object]:
    changes = body.dict(exclude_unset=True)
    changed = persons.change_person(
        key=request.auth.key, by=request.auth, at=now(), changes=changes, version=expected_version(request)
    )
    return _me(request, changed)


@router.get("/me/sessions", response=SessionsOut, operation_id="list_my_sessions")
def my_sessions(request: Signed) -> dict[str, list[SignIn]]:
    return {"rows": queries.sign_ins_of(request.auth, now())}


@router.delete("/me/sessions/{key}", response={204: None}, operation_id="end_my_session")
def end_my_session(request: Signed, key: UUID) -> Status[None]:
    sign_ins.end_sign_in(sign_in=key, by=request.auth, at=now())
    return Status(204, None)


@router.delete("/me/sessions", response=EndedOut, operation_id="end_my_other_sessions")
def end_my_other_sessions(request: Signed) -> dict[str, int]:
    return {"ended": sign_ins.end_other_sign_ins(by=request.auth, at=now())}


@router.get("/first-run", response=FirstRunOut, auth=anybody, operation_id="get_first_run")
def first_run(request: HttpRequest, response: HttpResponse) -> dict[str, bool]:
    get_token(request)  # the form that follows needs the CSRF cookie
    return {"needed": not queries.admin_exists()}


@router.post("/first-run", response={201: FirstAdminOut}, auth=anybody, operation_id="create_first_admin")
def create_first_admin(request: HttpRequest, body: FirstRunIn) -> Status[Person]:
    return Status(201, sign_ins.create_admin(at=now(), **body.dict()))


def _me(request: Signed, person: Person) -> dict[str, object]:
    rights = {right: sorted(scopes) for right, scopes in sorted(request.auth.rights.items())}
    told = {name: getattr(person, name) for name in ("key", "name", "language", "zone", "team", "version")}
    return {**told, "rights": rights}
