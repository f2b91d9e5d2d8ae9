"""Engineers: level and base, what they are good at, when they are on duty and when away."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale_row, update
from aftersales.people import access, queries
from aftersales.people.access import Actor
from aftersales.people.actions.sign_ins import revoke
from aftersales.people.actions.turns import free_code
from aftersales.people.events import (
    CertificateAdded,
    CertificateRemoved,
    EngineerSet,
    LeaveTaken,
    LeaveWithdrawn,
    ShiftCancelled,
    ShiftPlanned,
    SkillChanged,
    SkillDropped,
    SkillSet,
)
from aftersales.people.models import Calendar, Certificate, Engineer, EngineerSkill, Leave, Person, Shift, Skill
from aftersales.people.rules import SCHEDULE
from aftersales.people.states import LeaveKind, Level


@transaction.atomic
def set_engineer(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    level: Level,
    calendar: UUID,
    home: tuple[float, float] | None = None,
    languages: Iterable[str] = ("zh-CN",),
    workload_cap_minutes: int = 480,
    version: int | None = None,
) -> Engineer:
    """A person works as an engineer, or does so otherwise than before. `home` is (latitude, longitude), WGS-84.

    The level gates rights, so nobody sets their own.
    """
    person = _lock_other(key, by)
    refuse_stale_row(person, version, {})
    if person.is_customer:
        raise Invalid("customers_are_no_engineers", field="person")
    hours = Calendar.objects.filter(key=calendar).first()
    if hours is None:
        raise Invalid("no_such_thing", field="calendar")
    _refuse_no_place(home)
    if not 0 <= workload_cap_minutes <= 1440:
        raise Invalid("bad_workload_cap", field="workload_cap_minutes")
    latitude, longitude = home or (None, None)
    engineer, _ = Engineer.objects.update_or_create(
        person=person,
        defaults={
            "level": level,
            "calendar": hours,
            "home_latitude": latitude,
            "home_longitude": longitude,
            "languages": sorted(set(languages)),
            "workload_cap_minutes": workload_cap_minutes,
        },
    )
    person.version += 1
    person.save(update_fields=["version"])
    revoke(person, at=at)
    emit(
        EngineerSet(person=person.key, level=level, calendar=hours.code, at=at, by=by and by.key),
        audience=access.heard_by(person),
    )
    return engineer


@transaction.atomic
def add_skill(*, by: Actor | None, at: datetime, code: str, name_zh: str, name_en: str) -> Skill:
    """A skill that engineers can have."""
    access.require_settings(by)
    skill = Skill.objects.create(code=free_code(Skill, code), name_zh=name_zh, name_en=name_en)
    emit(SkillChanged(skill=skill.key, code=skill.code, at=at, by=by and by.key), audience=access.STAFF)
    return skill


@transaction.atomic
def rename_skill(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> Skill:
    """Call a skill by other names; its code stays, and so does who has it."""
    access.require_settings(by)
    skill = Skill.objects.select_for_update().filter(key=key).first()
    if skill is None:
        raise NotFound(what="skill")
    if update(skill, changes, seen=version):
        emit(SkillChanged(skill=skill.key, code=skill.code, at=at, by=by and by.key), audience=access.STAFF)
    return skill


@transaction.atomic
def set_skill(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    skill: str,
    proficiency: int,
    valid_from: date,
    valid_until: date | None = None,
) -> EngineerSkill:
    """How good an engineer is at a skill, 1 to 5, and for how long that holds."""
    engineer = _engineer(_lock_other(key, by))
    what = Skill.objects.filter(code=skill).first()
    if what is None:
        raise Invalid("no_such_thing", field="skill")
    if not 1 <= proficiency <= 5:
        raise Invalid("bad_proficiency", field="proficiency")
    _refuse_backwards(valid_from, valid_until, "valid_until")
    row, _ = EngineerSkill.objects.update_or_create(
        engineer=engineer,
        skill=what,
        defaults={"proficiency": proficiency, "valid_from": valid_from, "valid_until": valid_until},
    )
    emit(
        SkillSet(
            person=key,
            skill=what.code,
            proficiency=proficiency,
            valid_from=valid_from,
            valid_until=valid_until,
            at=at,
            by=by and by.key,
        ),
        audience=access.heard_by(engineer.person),
    )
    return row


@transaction.atomic
def drop_skill(*, key: UUID, by: Actor | None, at: datetime, skill: str) -> None:
    """The engineer does not count as good at this any more."""
    engineer = _engineer(_lock_other(key, by))
    gone, _ = EngineerSkill.objects.filter(engineer=engineer, skill__code=skill).delete()
    if not gone:
        raise NotFound(what="skill")
    emit(SkillDropped(person=key, skill=skill, at=at, by=by and by.key), audience=access.heard_by(engineer.person))


@transaction.atomic
def add_certificate(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    name_zh: str,
    name_en: str,
    issued_on: date,
    number: str = "",
    valid_until: date | None = None,
) -> Certificate:
    """Proof from outside, such as 高压电工, with its number and until when it holds."""
    engineer = _engineer(_lock_other(key, by))
    _refuse_backwards(issued_on, valid_until, "valid_until")
    certificate = Certificate.objects.create(
        engineer=engineer,
        name_zh=name_zh,
        name_en=name_en,
        number=number,
        issued_on=issued_on,
        valid_until=valid_until,
    )
    emit(
        CertificateAdded(person=key, certificate=certificate.key, valid_until=valid_until, at=at, by=by and by.key),
        audience=access.heard_by(engineer.person),
    )
    return certificate


@transaction.atomic
def remove_certificate(*, key: UUID, by: Actor | None, at: datetime, certificate: UUID) -> None:
    """It was withdrawn, or entered by mistake."""
    engineer = _engineer(_lock_other(key, by))
    gone, _ = Certificate.objects.filter(engineer=engineer, key=certificate).delete()
    if not gone:
        raise NotFound(what="certificate")
    emit(
        CertificateRemoved(person=key, certificate=certificate, at=at, by=by and by.key),
        audience=access.heard_by(engineer.person),
    )


@transaction.atomic
def plan_shift(
    *, key: UUID, by: Actor | None, at: datetime, starts_at: datetime, ends_at: datetime, on_call: bool = False
) -> Shift:
    """An engineer is on duty in this span, beyond the calendar; duties of one person do not overlap."""
    engineer = _engineer(access.lock_person(key, by, SCHEDULE))
    _refuse_backwards(starts_at, ends_at, "ends_at", same=False)
    other = queries.shifts_between(engineer.person, starts_at, ends_at).first()
    if other is not None:
        raise Conflict("shift_overlaps", starts_at=other.starts_at, ends_at=other.ends_at)
    shift = Shift.objects.create(engineer=engineer, starts_at=starts_at, ends_at=ends_at, on_call=on_call)
    emit(
        ShiftPlanned(
            person=key, shift=shift.key, starts_at=starts_at, ends_at=ends_at, on_call=on_call, at=at, by=by and by.key
        ),
        audience=access.heard_by(engineer.person),
    )
    return shift


@transaction.atomic
def cancel_shift(*, key: UUID, by: Actor | None, at: datetime, shift: UUID) -> None:
    """The duty will not take place."""
    engineer = _engineer(access.lock_person(key, by, SCHEDULE))
    gone, _ = Shift.objects.filter(engineer=engineer, key=shift).delete()
    if not gone:
        raise NotFound(what="shift")
    emit(ShiftCancelled(person=key, shift=shift, at=at, by=by and by.key), audience=access.heard_by(engineer.person))


@transaction.atomic
def take_leave(
    *, key: UUID, by: Actor | None, at: datetime, kind: LeaveKind, starts_at: datetime, ends_at: datetime
) -> Leave:
    """An engineer will be away; a span that overlaps leave already taken is refused."""
    engineer = _engineer(access.lock_person(key, by, SCHEDULE))
    _refuse_backwards(starts_at, ends_at, "ends_at", same=False)
    other = queries.leave_between(engineer.person, starts_at, ends_at).first()
    if other is not None:
        raise Conflict("leave_overlaps", starts_at=other.starts_at, ends_at=other.ends_at)
    leave = Leave.objects.create(engineer=engineer, kind=kind.value, starts_at=starts_at, ends_at=ends_at)
    emit(
        LeaveTaken(person=key, leave=leave.key, starts_at=starts_at, ends_at=ends_at, at=at, by=by and by.key),
        audience=access.heard_by(engineer.person),
    )
    return leave


@transaction.atomic
def withdraw_leave(*, key: UUID, by: Actor | None, at: datetime, leave: UUID) -> Leave:
    """The engineer will be there after all."""
    engineer = _engineer(access.lock_person(key, by, SCHEDULE))
    row = Leave.objects.select_for_update().filter(engineer=engineer, key=leave).first()
    if row is None:
        raise NotFound(what="leave")
    if row.withdrawn_at is not None:
        raise Conflict("already_withdrawn", what="leave")
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    emit(LeaveWithdrawn(person=key, leave=row.key, at=at, by=by and by.key), audience=access.heard_by(engineer.person))
    return row


def _lock_other(key: UUID, by: Actor | None) -> Person:
    person = access.lock_person(key, by)
    if by is not None and by.id == person.pk:
        access.require_settings(by)
    return person


def _engineer(person: Person) -> Engineer:
    engineer = Engineer.objects.select_related("person").filter(person=person).first()
    if engineer is None:
        raise Conflict("not_an_engineer")
    return engineer


def _refuse_no_place(home: tuple[float, float] | None) -> None:
    if home is not None and not (-90 <= home[0] <= 90 and -180 <= home[1] <= 180):
        raise Invalid("no_such_place", field="home")


def _refuse_backwards(start: date, end: date | None, field: str, *, same: bool = True) -> None:
    if end is not None and (end < start or (end == start and not same)):
        raise Invalid("ends_before_it_starts", field=field)
