"""What customers learn and change about themselves."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema, Status

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, expected_version
from aftersales.people import access, queries
from aftersales.people.actions import persons, sign_ins
from aftersales.people.models import Person
from aftersales.people.queries import SignIn
from aftersales.people.signed import Signed, anybody

router = Router(tags=["people"])


class HouseOut(Schema):
    """Who the company is to its customers: what stands above every page of their door. Empty where it is not set."""

    name_zh: str
    name_en: str
    phone: str


class PortalMeOut(Schema):
    key: UUID
    name: str
    email: str | None
    phone: str | None
    language: str
    zone: str
    version: int


class PortalMeIn(Input):
    language: Line | None = None
    zone: Line | None = None


class PortalSessionOut(Schema):
    key: UUID
    began_at: datetime
    ip: str
    user_agent: str
    current: bool


class PortalSessionsOut(Schema):
    rows: list[PortalSessionOut]
    next: str | None = None


@router.get("/house", response=HouseOut, auth=anybody, operation_id="get_house")
def house(request: HttpRequest) -> dict[str, str]:
    """Whose door this is, and the number to call; also for whoever is not signed in yet."""
    told: dict[str, str] = settings.COMPANY
    return told


@router.get("/me", response=PortalMeOut, operation_id="get_me")
def me(request: Signed) -> Person:
    return access.find_person(request.auth.key, request.auth)


@router.patch("/me", response=PortalMeOut, operation_id="update_me")
def update_me(request: Signed, body: PortalMeIn) -> Person:
    changes = body.dict(exclude_unset=True)
    return persons.change_person(
        key=request.auth.key, by=request.auth, at=now(), changes=changes, version=expected_version(request)
    )


@router.get("/me/sessions", response=PortalSessionsOut, operation_id="list_my_sessions")
def my_sessions(request: Signed) -> dict[str, list[SignIn]]:
    return {"rows": queries.sign_ins_of(request.auth, now())}


@router.delete("/me/sessions/{key}", response={204: None}, operation_id="end_my_session")
def end_my_session(request: Signed, key: UUID) -> Status[None]:
    sign_ins.end_sign_in(sign_in=key, by=request.auth, at=now())
    return Status(204, None)
