"""Goings to the customer, who makes them, and the time planned for them."""

from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Func, Q, Value

from aftersales.base.ids import new_key
from aftersales.people.models import Engineer
from aftersales.workorders.tables.orders import WorkOrder


class Visit(models.Model):
    """One going to the customer 上门 for an order; an order may have none or many."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="visits")
    number = models.SmallIntegerField()
    state = models.TextField(default="planned")
    outcome = models.TextField(default="")
    engineer = models.ForeignKey(Engineer, models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    promised_from_at = models.DateTimeField(null=True)
    promised_until_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    departed_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    completion_note = models.TextField(default="")
    decline_reason = models.TextField(default="")
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "number"], name="visit_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=("done", "cancelled", "no_access"), ended_at__isnull=False)
                | ~Q(state__in=("done", "cancelled", "no_access")) & Q(ended_at__isnull=True),
                name="visit_end_agrees",
            ),
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(outcome="") | ~Q(state="done") & Q(outcome=""),
                name="visit_outcome_when_done",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("planned", "cancelled")) | Q(engineer__isnull=False),
                name="visit_has_an_engineer",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="visit_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["engineer", "starts_at"], name="visit_of_engineer"),
            models.Index(
                fields=["order"], condition=Q(engineer__isnull=True, ended_at__isnull=True), name="visit_unmade"
            ),
        ]

    @property
    def window(self) -> tuple[datetime | None, datetime | None]:
        """When the customer may expect us: as it was promised to them, else as it is planned."""
        if self.promised_from_at is not None:
            return self.promised_from_at, self.promised_until_at
        return self.starts_at, self.ends_at


class Mate(models.Model):
    """An engineer who goes along on a visit besides its lead: crew 班组, or an apprentice."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="mates")
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+")
    apprentice = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "engineer"], name="mate_once")]


class Booking(models.Model):
    """An engineer's *planned* time 预约占用; two planned bookings of one engineer never overlap.

    Never over actual times: a job that ran late is a fact to record, not one to refuse.
    """

    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, related_name="bookings")
    period = DateTimeRangeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="booking_never_double",
                expressions=[
                    (Func(F("engineer_id"), F("engineer_id"), Value("[]"), function="int8range"), "&&"),
                    ("period", "&&"),
                ],
                condition=Q(released_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["engineer"], condition=Q(visit__isnull=True, released_at__isnull=True), name="booking_kept"
            ),
        ]
