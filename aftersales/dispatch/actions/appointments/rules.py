"""Which windows customers are offered 预约规则, by kind and territory. What was promised before stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from aftersales.base.facts import emit
from aftersales.dispatch import access
from aftersales.dispatch.actions.counting import count_no_more, dropped, named
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
    kinds = Kind.objects.filter(on_site=True, archived_at__isnull=True)
    row.kind = named(kinds, "code", kind, "no_such_kind", "kind")
    row.territory = named(Territory.objects.all(), "code", territory, "no_such_thing", "territory")
    row.calendar = named(Calendar.objects.all(), "code", calendar, "no_such_thing", "calendar")
    count_no_more(AppointmentRule, {"kind": row.kind, "territory": row.territory}, by=by, at=at)
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
    row = dropped(AppointmentRule, key, "appointment_rule", "appointment_rule_over", by=by, at=at)
    emit(AppointmentRuleDropped(rule=row.key, at=at, by=by.key if by else None), audience=STAFF)
    return row
