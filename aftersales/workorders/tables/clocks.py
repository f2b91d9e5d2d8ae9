"""The SLA clock, its log, and due work that failed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from aftersales.people.models import Calendar, Person
from aftersales.workorders.tables.orders import WorkOrder
from aftersales.workorders.tables.promises import SlaPolicy


class SlaEvent(models.Model):
    """One entry in the log an SLA clock is computed from. Append-only: a correction is another entry."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="sla_events")
    target = models.TextField()
    kind = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(default="")
    policy = models.ForeignKey(SlaPolicy, models.PROTECT, null=True, related_name="+")
    minutes = models.IntegerField(null=True)
    working_days = models.SmallIntegerField(null=True)
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["order", "id"], name="sla_event_of_order")]


class SlaClock(models.Model):
    """What an order's log makes of one target now. Derived: replaying the log gives exactly this row.

    `next_at` is the next instant somebody has to be told something (a warning, the breach, an escalation), null while
    paused or stopped: finding due work is one index read, however many clocks run. `read_at` is the instant as of which
    the row was computed; it never goes back, or a late fact would make what was told look untrue.
    """

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="clocks")
    target = models.TextField()
    state = models.TextField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    met = models.BooleanField(null=True)
    breached_at = models.DateTimeField(null=True)
    breach_told_at = models.DateTimeField(null=True)
    cycle = models.IntegerField(default=1)
    told = ArrayField(models.TextField(), default=list)
    next_at = models.DateTimeField(null=True)
    next_mark = models.TextField(default="")
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "target"], name="sla_clock_once")]
        indexes: ClassVar = [
            models.Index(fields=["next_at", "id"], name="sla_clock_due", condition=Q(next_at__isnull=False)),
        ]


class Stuck(models.Model):
    """Something the clock wanted done to an order (ring a promise, wake it, close it) and that failed: why, how often,
    and when it is tried again. Everything else that is due goes on."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    what = models.TextField()
    attempts = models.SmallIntegerField(default=0)
    error = models.TextField(default="")
    since_at = models.DateTimeField()
    next_try_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "what"], name="stuck_once")]
