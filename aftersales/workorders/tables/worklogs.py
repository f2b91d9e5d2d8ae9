"""Whose time went into an order, and what was said of it before it was put right."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now

from aftersales.base.ids import new_key
from aftersales.people.models import Person


class Worklog(models.Model):
    """A span of one person's time 工时 on an order, and usually on one visit of it; without an end it still runs.

    Two spans of one person never overlap; those struck out do not count. `cut` means that it ends only because the next
    one began: what is told late may still say that it ended earlier.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey("workorders.WorkOrder", models.CASCADE, related_name="worklogs", db_index=False)
    visit = models.ForeignKey("workorders.Visit", models.CASCADE, null=True, related_name="worklogs", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    note = models.TextField(default="")
    source = models.TextField()
    cut = models.BooleanField(default=False)
    struck_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("begins_at"))
                & Q(ends_at__lte=F("begins_at") + Value("24:00:00", output_field=models.DurationField())),
                name="worklog_of_a_day_at_most",
            ),
            models.CheckConstraint(condition=Q(kind__in=("travel", "work", "wait")), name="worklog_kind"),
            ExclusionConstraint(
                name="worklog_never_double",
                expressions=[
                    (Func(F("person_id"), F("person_id"), Value("[]"), function="int8range"), "&&"),
                    (Func(F("begins_at"), F("ends_at"), Value("[)"), function="tstzrange"), "&&"),
                ],
                condition=Q(struck_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["order", "begins_at"], name="worklog_of_order"),
            models.Index(fields=["person", "begins_at", "id"], name="worklog_of_person"),
        ]


class WorklogVersion(models.Model):
    """How a span stood before it was put right, struck out or shortened, by whom and why; never changed."""

    worklog = models.ForeignKey(Worklog, models.CASCADE, related_name="versions", db_index=False)
    number = models.IntegerField()
    deed = models.TextField()
    kind = models.TextField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    note = models.TextField(default="")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["worklog", "number"], name="worklog_version_once"),
        ]
