"""Sharing where one is 位置共享: engineers agree to it and take it back, and nobody does so for them."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.base.versions import refuse_stale
from aftersales.dispatch import access
from aftersales.dispatch.actions.underway import warning
from aftersales.dispatch.events.decisions import PositionSharingSet
from aftersales.dispatch.models import Position, PositionSharing
from aftersales.dispatch.queries.underway import positions
from aftersales.dispatch.solver.underway import coarse
from aftersales.people import access as people
from aftersales.people.access import Actor

_BATCH = 500


@verb
def set_sharing(*, by: Actor, at: datetime, shares: bool, version: int | None = None) -> PositionSharing:
    """Agree that we know where one is while one travels, or take it back: then what we know is deleted at once."""
    engineer = access.lock_oneself(by)
    if shares and not settings.SHARING.allowed:
        raise Conflict("positions_not_taken")
    row = PositionSharing.objects.filter(engineer=engineer).first() or PositionSharing(engineer=engineer, version=0)
    refuse_stale(row.version, version, {"shares": (shares, row.shares)})
    row.shares, row.set_at = shares, at
    row.version += 1
    row.save()
    if not shares:
        Position.objects.filter(engineer=engineer).delete()
    told = PositionSharingSet(person=by.key, shares=shares, at=at, by=by.key)
    emit(told, audience=people.heard_by(engineer.person))
    return row


@verb
def report_position(*, by: Actor, at: datetime, latitude: float, longitude: float, measured_at: datetime) -> None:
    """我在这里: where one is while one travels, in place of where one was. One measured before the last we have changes
    nothing; neither does it leave a fact, for it is to be forgotten.

    Raises:
        Conflict: the rule it is against: the company takes none, the engineer does not share, is off duty, or is not
            on their way to anybody.
        Invalid: it was measured too long ago.
    """
    engineer = access.lock_oneself(by)
    if not settings.SHARING.allowed:
        raise Conflict("positions_not_taken")
    if not PositionSharing.objects.filter(engineer=engineer, shares=True).exists():
        raise Conflict("position_not_shared")
    if not positions.is_on_duty(engineer, at):
        raise Conflict("position_off_duty")
    visit = positions.travelled_by(engineer)
    if visit is None:
        raise Conflict("position_not_travelling")
    if measured_at <= at - settings.SHARING.kept:
        raise Invalid("position_too_old", field="age_seconds", minutes=settings.SHARING.kept.total_seconds() // 60)
    if visit.departed_at is not None and measured_at < visit.departed_at:
        raise Conflict("position_not_travelling")
    here = coarse(latitude, longitude)
    kept = Position.objects.filter(engineer=engineer).first()
    if kept is not None and kept.visit_id == visit.pk and kept.at >= measured_at:
        return
    row = Position(engineer=engineer, visit=visit, latitude=here[0], longitude=here[1], at=measured_at)
    row.save(force_insert=kept is None, force_update=kept is not None)
    warning.warn_if_late(visit, at=at)


@verb
def forget_of_visit(visit: UUID) -> None:
    """Whoever was on the way there is not any more: where they were is nobody's business."""
    Position.objects.filter(visit__key=visit).delete()


@verb
def forget_of(person: UUID, *, consent: bool = False) -> None:
    """Somebody is off duty, or forgotten altogether (`consent` too): where they were goes."""
    Position.objects.filter(engineer__person__key=person).delete()
    if consent:
        PositionSharing.objects.filter(engineer__person__key=person).delete()


@verb
def forget_old(*, at: datetime) -> bool:
    """Delete positions that are as old as any may get; whether there were some. Index position_by_time."""
    old = Position.objects.filter(at__lte=at - settings.SHARING.kept).order_by("at")
    ids = list(old.values_list("pk", flat=True)[:_BATCH])
    return bool(ids) and Position.objects.filter(pk__in=ids, at__lte=at - settings.SHARING.kept).delete()[0] > 0
