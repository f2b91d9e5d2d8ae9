"""Appointments with customers: which windows are offered to them, and which were held, promised, moved, cancelled."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from aftersales.base.ids import new_key
from aftersales.people.models import Calendar, Engineer, Person, Territory
from aftersales.workorders.models import Booking, Kind, Visit, WorkOrder


class AppointmentRule(models.Model):
    """Which windows are offered to orders of a kind and a territory with all below it (null: any) 预约规则, since when.

    `body` is read by `solver/windows.py`; a `calendar` says which single days are off, and which are worked instead. A
    rule never changes: another takes its place, and the old one can still be read.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    kind = models.ForeignKey(Kind, models.CASCADE, null=True, related_name="+", db_index=False)
    territory = models.ForeignKey(Territory, models.CASCADE, null=True, related_name="+", db_index=False)
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, related_name="+", db_index=False)
    body = models.JSONField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()
    dropped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "territory"],
                condition=Q(dropped_at__isnull=True),
                nulls_distinct=False,
                name="appointment_rule_once",
            ),
        ]


class Appointment(models.Model):
    """A window of an order 预约: held for minutes, then confirmed, or over by itself.

    `rule` is what it was chosen by, whose kind and territory say whose capacity it takes. `engineer`, `starts_at` and
    `ends_at` are whose time is kept for it; once there is a `visit`, that says so. `was` is the one it stands in place
    of. `ended_at` is set as soon as it takes nothing more.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    rule = models.ForeignKey(AppointmentRule, models.PROTECT, related_name="+", db_index=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    state = models.TextField(default="held")
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+", db_index=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+", db_index=False)
    was = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", db_index=False)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    held_at = models.DateTimeField()
    held_until = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order"], condition=Q(state="held"), name="appointment_held_once"),
            models.UniqueConstraint(fields=["order"], condition=Q(state="confirmed"), name="appointment_once"),
            models.CheckConstraint(
                condition=Q(state__in=("held", "confirmed"), ended_at__isnull=True)
                | Q(state__in=("over", "let_go", "moved", "cancelled", "done"), ended_at__isnull=False),
                name="appointment_end_agrees",
            ),
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="appointment_ends_after_it_begins"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["order", "-id"], name="appointment_of_order"),
            models.Index(fields=["from_at"], condition=Q(ended_at__isnull=True), name="appointment_taking"),
            models.Index(fields=["held_until"], condition=Q(state="held"), name="appointment_held_until"),
        ]


class KeptTime(models.Model):
    """An engineer's time that an appointment keeps while no visit does: held, or confirmed before the order is
    received."""

    booking = models.OneToOneField(Booking, models.CASCADE, primary_key=True, related_name="+")
    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="kept")
