"""Which windows customers are offered 预约规则, by kind and territory. What was promised before stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.dispatch import access
from aftersales.dispatch.events.appointments import AppointmentRuleDropped, AppointmentRulePublished
from aftersales.dispatch.models import AppointmentRule
from aftersales.dispatch.solver.windows import Offering
from aftersales.people.access import STAFF, Actor
from aftersales.people.models import Calendar, Territory
from aftersales.workorders.models import Kind


@transaction.atomic
def publish_rule(
    *,
    by: Actor | None,
    at: datetime,
    body: Mapping[str, Any],
    kind: str | None = None,
    territory: str | None = None,
    calendar: str | None = None,
) -> AppointmentRule:
    """From now on orders of this kind and territory (None: any) are offered these windows; the rule that was there for
    exactly these does not count any more.

    Raises:
        Invalid: a kind, territory or calendar nobody knows, or nobody goes to orders of the kind; an entry out of its
            range.
    """
    access.require_settings(by)
    offering = Offering.read(body)
    row = AppointmentRule(body=offering.told(), set_by_id=by.id if by else None, set_at=at)
    row.kind = _one(Kind.objects.filter(on_site=True, archived_at__isnull=True), kind, "no_such_kind", "kind")
    row.territory = _one(Territory.objects.all(), territory, "no_such_thing", "territory")
    row.calendar = _one(Calendar.objects.all(), calendar, "no_such_thing", "calendar")
    _same(row).update(dropped_at=at, dropped_by=row.set_by_id)
    row.save(force_insert=True)
    fact = AppointmentRulePublished(
        rule=row.key, kind=kind, territory=territory, at=at, by=by.key if by else None
    )  # fmt: skip
    emit(fact, audience=STAFF)
    return row


@transaction.atomic
def drop_rule(*, key: UUID, by: Actor | None, at: datetime) -> AppointmentRule:
    """The next less specific rule counts again, or no windows are offered.

    Raises:
        Conflict: it does not count any more.
    """
    access.require_settings(by)
    row = AppointmentRule.objects.select_for_update(of=("self",)).filter(key=key).first()
    if row is None:
        raise NotFound(what="appointment_rule")
    if row.dropped_at is not None:
        raise Conflict("appointment_rule_over")
    row.dropped_at, row.dropped_by_id = at, by.id if by else None
    row.save(update_fields=["dropped_at", "dropped_by"])
    emit(AppointmentRuleDropped(rule=row.key, at=at, by=by.key if by else None), audience=STAFF)
    return row


def _same(row: AppointmentRule) -> QuerySet[AppointmentRule]:
    """What counts for exactly these."""
    counting = AppointmentRule.objects.filter(dropped_at__isnull=True)
    for name in ("kind", "territory"):
        one = getattr(row, name)
        counting = counting.filter(**({name: one} if one is not None else {f"{name}__isnull": True}))
    return counting


def _one(rows: Any, code: str | None, refusal: str, field: str) -> Any:
    found = rows.filter(code=code).first() if code is not None else None
    if code is not None and found is None:
        raise Invalid(refusal, field=field)
    return found
