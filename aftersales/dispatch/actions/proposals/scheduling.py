"""Plans that nobody has to ask for: one of the night before the day begins, and one that mends a day that broke.

Both are proposals as any other, and move nothing. What breaks a day comes in swarms: it is gathered for some minutes,
and then asked for as one plan, with all of it said; the next comes no sooner than half an hour later.
"""

import logging
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from aftersales.base.errors import Refusal
from aftersales.dispatch.actions.proposals.asking import ask
from aftersales.dispatch.models import PlanDue, Proposal
from aftersales.dispatch.queries.planning.planned import Planned, planned, planned_with
from aftersales.dispatch.queries.planning.scope import MOST_DAYS, Scope
from aftersales.dispatch.states import ProposalKind
from aftersales.people.models import Person
from aftersales.workorders.models import Booking, Visit, WorkOrder
from aftersales.workorders.states import Visit as VisitState

log = logging.getLogger("aftersales.dispatch")

MISSED: Final = 3
"""So many hours after its time a plan of the night is still asked for, if no worker was there before."""
GATHERED: Final = timedelta(minutes=3)
"""So long what breaks a day is gathered, from the first of it on."""
APART: Final = timedelta(minutes=30)
"""From one plan that mends a team's day to the next."""
LATE: Final = 20
"""Minutes after what the customer was promised from which an arrival breaks the rest of the day."""
MOST_WHY: Final = 20
_AHEAD: Final = (VisitState.PLANNED, VisitState.CONFIRMED)


def ask_due_night(*, at: datetime) -> int:
    """Ask for the plan of the night of one team for which that is due and was not asked for; how many, none or one."""
    return next((1 for one in planned() if _is_night(one, at) and _ask_night(one, at)), 0)


def _is_night(one: Planned, at: datetime) -> bool:
    hour = one.rule.hour
    return hour is not None and hour <= _local(at).hour < hour + MISSED


def _local(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(settings.COMPANY_ZONE))


@transaction.atomic
def _ask_night(one: Planned, at: datetime) -> bool:
    due = _due(one.team)
    here = _local(at)
    if due.night_on == here.date():
        return False
    due.night_on = here.date()
    due.save(update_fields=["night_on"])
    since = here.date() + timedelta(days=1 if here.hour >= 12 else 0)  # in the evening for tomorrow
    last = here.date() + timedelta(days=MOST_DAYS - 1)
    _asked(ProposalKind.NIGHT, one.key, since, min(since + timedelta(days=one.rule.days - 1), last), at, [])
    return True


def _due(team: int) -> PlanDue:
    """What the team waits for, locked: of two workers one looks first."""
    PlanDue.objects.bulk_create([PlanDue(team_id=team)], ignore_conflicts=True)
    return PlanDue.objects.select_for_update().get(team=team)


def _asked(kind: ProposalKind, team: UUID, since: date, until: date, at: datetime, why: list[dict[str, Any]]) -> None:
    try:
        with transaction.atomic():
            ask(kind=kind, scope=Scope(since, until, team=team), by=None, at=at, why=why)
    except Refusal as refusal:
        log.warning("no plan was asked for team %s: %s", team, refusal.code)


def broken(
    *, team: int | None, code: str, happened_at: datetime, at: datetime, order: UUID | None = None,
    person: UUID | None = None,
) -> bool:  # fmt: skip
    """Something has broken a team's day: a plan that mends it is due, if its rule says so; whether it does. What
    happened twice is said once."""
    one = planned_with(team)
    if one is None or not one.rule.repairs:
        return False
    told = {
        "code": code, "at": happened_at.isoformat(), "order": str(order) if order is not None else None,
        "person": str(person) if person is not None else None,
    }  # fmt: skip
    due = _due(one.team)
    known = {(each["code"], each["order"], each["person"]) for each in due.why}
    if (code, told["order"], told["person"]) not in known and len(due.why) < MOST_WHY:
        due.why = [*due.why, told]
    if due.repair_at is None:
        gathered = at + GATHERED
        due.repair_at = max(gathered, due.repaired_at + APART) if due.repaired_at is not None else gathered
    due.save(update_fields=["why", "repair_at"])
    return True


@transaction.atomic
def ask_next_repair(*, at: datetime) -> bool:
    """Ask for one plan that mends a day, if one is due; whether one was. While the team's last is still being made, or
    if the day it was for is over, none is."""
    rows = PlanDue.objects.select_for_update(skip_locked=True, of=("self",)).select_related("team")
    due = rows.filter(repair_at__lte=at).order_by("repair_at", "pk").first()
    if due is None:
        return False
    team = due.team.key
    running = Proposal.objects.filter(run__state="running", kind=ProposalKind.REPAIR, by=None, scope__team=str(team))
    if running.exists():
        due.repair_at = at + GATHERED
        due.save(update_fields=["repair_at"])
        return True
    one = planned_with(due.pk)
    why, today = due.why, _local(at).date()
    due.why, due.repair_at = [], None
    fresh = [each for each in why if _local(datetime.fromisoformat(each["at"])).date() == today]
    if fresh and one is not None and one.rule.repairs:
        due.repaired_at = at
        _asked(ProposalKind.REPAIR, team, today, today, at, fresh)
    due.save(update_fields=["why", "repair_at", "repaired_at"])
    return True


def away(*, person: UUID, starts_at: datetime, ends_at: datetime | None, at: datetime) -> None:
    """Somebody is not there for a part of today: broken, if visits of theirs are in it."""
    begins, ends = max(starts_at, at), min(ends_at or _tonight(at), _tonight(at))
    if begins >= ends:
        return
    booked = Booking.objects.filter(
        engineer__person__key=person, released_at__isnull=True, period__overlap=(begins, ends), visit__state__in=_AHEAD
    )
    team = Person.objects.filter(key=person).values_list("team", flat=True).first()
    if booked.exists():
        broken(team=team, code="away", happened_at=at, at=at, person=person)


def late(*, visit: UUID, minutes: int | None, at: datetime) -> None:
    """Somebody came late: broken, if they are to go on to others today."""
    row = Visit.objects.select_related("order", "engineer__person").filter(key=visit).first()
    if row is None or row.engineer is None or minutes is None or minutes < LATE:
        return
    ahead = Visit.objects.filter(
        engineer=row.engineer, ended_at__isnull=True, starts_at__gt=row.starts_at or at, starts_at__lt=_tonight(at)
    )
    if ahead.exclude(pk=row.pk).exists():
        who = row.engineer.person
        broken(team=who.team_id, code="late", happened_at=at, at=at, order=row.order.key, person=who.key)


def cancelled(*, visit: UUID, at: datetime) -> None:
    """A visit of today will not be made: whoever was to make it has time."""
    row = Visit.objects.select_related("order", "engineer__person").filter(key=visit).first()
    if row is None or row.engineer is None or row.starts_at is None or not at <= row.starts_at < _tonight(at):
        return
    broken(team=row.engineer.person.team_id, code="cancelled", happened_at=at, at=at, order=row.order.key)


def urgent(*, order: UUID, at: datetime) -> None:
    """An order that cannot wait was received, and somebody has to go there."""
    row = WorkOrder.objects.select_related("kind").filter(key=order, priority=0).first()
    if row is not None and row.kind.on_site:
        broken(team=row.team_id, code="urgent", happened_at=at, at=at, order=order)


def _tonight(at: datetime) -> datetime:
    """The midnight that ends today, by the company's clock."""
    here = _local(at)
    return datetime.combine(here.date() + timedelta(days=1), time(), tzinfo=here.tzinfo)
