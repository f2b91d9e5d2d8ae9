"""The working side of people: level and base, skills, certificates, duties and leave."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import AwareDatetime, Field

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, OptionalText, Params, expected_version
from aftersales.people import queries
from aftersales.people.actions import engineers, mentorships
from aftersales.people.models import Certificate, Leave, Shift
from aftersales.people.signed import Signed
from aftersales.people.states import LeaveKind, Level

router = Router(tags=["people"])


class Place(Input):
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class OwnSkillOut(Schema):
    skill: str
    proficiency: int
    valid_from: date
    valid_until: date | None


class CertificateOut(Schema):
    key: UUID
    name_zh: str
    name_en: str
    number: str
    issued_on: date
    valid_until: date | None


class MentorOut(Schema):
    key: UUID
    name: str


class BondOut(Schema):
    """A mentorship, seen from one side: the other person, from when, and until when if it has ended."""

    person: MentorOut
    started_on: date
    ended_on: date | None


class EngineerOut(Schema):
    person: UUID
    level: int
    calendar: UUID
    home: Place | None
    languages: list[str]
    workload_cap_minutes: int
    skills: list[OwnSkillOut]
    certificates: list[CertificateOut]
    mentors: list[BondOut]
    apprentices: list[BondOut]
    version: int


class EngineerIn(Input):
    level: Level
    calendar: UUID
    home: Place | None = None
    languages: list[Line] = ["zh-CN"]
    workload_cap_minutes: int = 480


class OwnSkillIn(Input):
    proficiency: Annotated[int, Field(ge=1, le=5)]
    valid_from: date
    valid_until: date | None = None


class CertificateIn(Input):
    name_zh: Line
    name_en: Line
    number: OptionalText = ""
    issued_on: date
    valid_until: date | None = None


class MentorIn(Input):
    mentor: UUID
    started_on: date


class MentorEndIn(Input):
    ended_on: date


class SpanQuery(Params):
    start: AwareDatetime
    end: AwareDatetime


class ShiftIn(Input):
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    on_call: bool = False


class ShiftOut(Schema):
    key: UUID
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    on_call: bool


class LeaveIn(Input):
    kind: LeaveKind
    starts_at: AwareDatetime
    ends_at: AwareDatetime


class LeaveOut(Schema):
    key: UUID
    kind: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime


class DutyOut(Schema):
    """When an engineer is on duty beyond the calendar, and when away. Why is told to those who plan it."""

    shifts: list[ShiftOut]
    leave: list[LeaveOut]


@router.get("/people/{key}/engineer", response=EngineerOut, operation_id="get_engineer")
def get_engineer(request: Signed, key: UUID) -> dict[str, object]:
    return queries.engineer(key, request.auth)


@router.put("/people/{key}/engineer", response=EngineerOut, operation_id="set_engineer")
def set_engineer(request: Signed, key: UUID, body: EngineerIn) -> dict[str, object]:
    told = body.dict(exclude={"home"})
    home = (body.home.latitude, body.home.longitude) if body.home else None
    engineers.set_engineer(key=key, by=request.auth, at=now(), version=expected_version(request), home=home, **told)
    return queries.engineer(key, request.auth)


@router.put("/people/{key}/skills/{skill}", response=EngineerOut, operation_id="set_skill")
def set_skill(request: Signed, key: UUID, skill: str, body: OwnSkillIn) -> dict[str, object]:
    engineers.set_skill(key=key, by=request.auth, at=now(), skill=skill, **body.dict())
    return queries.engineer(key, request.auth)


@router.delete("/people/{key}/skills/{skill}", response={204: None}, operation_id="drop_skill")
def drop_skill(request: Signed, key: UUID, skill: str) -> Status[None]:
    engineers.drop_skill(key=key, by=request.auth, at=now(), skill=skill)
    return Status(204, None)


@router.post("/people/{key}/certificates", response={201: CertificateOut}, operation_id="add_certificate")
def add_certificate(request: Signed, key: UUID, body: CertificateIn) -> Status[Certificate]:
    return Status(201, engineers.add_certificate(key=key, by=request.auth, at=now(), **body.dict()))


@router.delete("/people/{key}/certificates/{certificate}", response={204: None}, operation_id="remove_certificate")
def remove_certificate(request: Signed, key: UUID, certificate: UUID) -> Status[None]:
    engineers.remove_certificate(key=key, by=request.auth, at=now(), certificate=certificate)
    return Status(204, None)


@router.post("/people/{key}/mentors", response={201: EngineerOut}, operation_id="start_mentorship")
def start_mentorship(request: Signed, key: UUID, body: MentorIn) -> Status[dict[str, object]]:
    mentorships.start_mentorship(key=key, by=request.auth, at=now(), **body.dict())
    return Status(201, queries.engineer(key, request.auth))


@router.post("/people/{key}/mentors/{mentor}/end", response=EngineerOut, operation_id="end_mentorship")
def end_mentorship(request: Signed, key: UUID, mentor: UUID, body: MentorEndIn) -> dict[str, object]:
    mentorships.end_mentorship(key=key, by=request.auth, at=now(), mentor=mentor, ended_on=body.ended_on)
    return queries.engineer(key, request.auth)


@router.get("/people/{key}/duty", response=DutyOut, operation_id="get_duty")
def duty(request: Signed, key: UUID, asked: Query[SpanQuery]) -> dict[str, object]:
    return queries.duty(key, request.auth, asked.start, asked.end)


@router.post("/people/{key}/shifts", response={201: ShiftOut}, operation_id="plan_shift")
def plan_shift(request: Signed, key: UUID, body: ShiftIn) -> Status[Shift]:
    return Status(201, engineers.plan_shift(key=key, by=request.auth, at=now(), **body.dict()))


@router.delete("/people/{key}/shifts/{shift}", response={204: None}, operation_id="cancel_shift")
def cancel_shift(request: Signed, key: UUID, shift: UUID) -> Status[None]:
    engineers.cancel_shift(key=key, by=request.auth, at=now(), shift=shift)
    return Status(204, None)


@router.post("/people/{key}/leave", response={201: LeaveOut}, operation_id="take_leave")
def take_leave(request: Signed, key: UUID, body: LeaveIn) -> Status[Leave]:
    return Status(201, engineers.take_leave(key=key, by=request.auth, at=now(), **body.dict()))


@router.post("/people/{key}/leave/{leave}/withdraw", response=LeaveOut, operation_id="withdraw_leave")
def withdraw_leave(request: Signed, key: UUID, leave: UUID) -> Leave:
    return engineers.withdraw_leave(key=key, by=request.auth, at=now(), leave=leave)
