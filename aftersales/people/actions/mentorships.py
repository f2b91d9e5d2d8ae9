"""Mentorships 师徒: who takes whom along, from when until when."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.events import MentorshipEnded, MentorshipStarted
from aftersales.people.models import Engineer, Mentorship, Person
from aftersales.people.states import Level, can_mentor


@transaction.atomic
def start_mentorship(*, key: UUID, by: Actor | None, at: datetime, mentor: UUID, started_on: date) -> Mentorship:
    """An engineer is taken along by a colleague who has left the first grade and is not below them.

    Whoever may change the apprentice decides, of any mentor they can see; an apprentice does not choose by themselves.
    """
    apprentice, teacher = _apprentice(key, by), _mentor(mentor, by)
    if teacher.pk == apprentice.pk:
        raise Invalid("own_mentor", field="mentor")
    if not can_mentor(Level(teacher.level), Level(apprentice.level)):
        raise Conflict("mentor_below", field="mentor")
    if _of_both(teacher, apprentice).filter(ended_on__isnull=True).exists():
        raise Conflict("already_mentored", field="mentor")
    if _of_both(teacher, apprentice).filter(ended_on__gt=started_on).exists():
        raise Conflict("mentored_then", field="started_on")
    row = Mentorship.objects.create(mentor=teacher, apprentice=apprentice, started_on=started_on)
    emit(
        MentorshipStarted(person=key, mentor=mentor, started_on=started_on, at=at, by=by and by.key),
        audience=access.heard_by(apprentice.person),
    )
    return row


@transaction.atomic
def end_mentorship(*, key: UUID, by: Actor | None, at: datetime, mentor: UUID, ended_on: date) -> Mentorship:
    """The apprentice goes on alone, or with another mentor; what was stays on record."""
    apprentice = _apprentice(key, by)
    row = Mentorship.objects.filter(mentor__person__key=mentor, apprentice=apprentice, ended_on__isnull=True).first()
    if row is None:
        raise NotFound(what="mentorship")
    if ended_on < row.started_on:
        raise Invalid("ends_before_it_starts", field="ended_on")
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    emit(
        MentorshipEnded(person=key, mentor=mentor, ended_on=ended_on, at=at, by=by and by.key),
        audience=access.heard_by(apprentice.person),
    )
    return row


def _apprentice(key: UUID, by: Actor | None) -> Engineer:
    person = access.lock_person(key, by)
    if by is not None and by.id == person.pk:
        access.require_settings(by)
    return _engineer(person)


def _mentor(key: UUID, by: Actor | None) -> Engineer:
    person = access.find_person(key, by)
    if not person.is_active:
        raise Invalid("no_such_thing", field="mentor")
    return _engineer(person)


def _engineer(person: Person) -> Engineer:
    engineer = Engineer.objects.select_related("person").filter(person=person).first()
    if engineer is None:
        raise Conflict("not_an_engineer")
    return engineer


def _of_both(mentor: Engineer, apprentice: Engineer) -> QuerySet[Mentorship]:
    return Mentorship.objects.filter(mentor=mentor, apprentice=apprentice)
