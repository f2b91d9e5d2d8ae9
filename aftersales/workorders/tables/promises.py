"""What is promised to orders: policies and their targets."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.people.models import Calendar
from aftersales.workorders.tables.settings import Kind


class SlaPolicy(models.Model):
    """What we promise to orders it fits: null means any. The most specific fitting policy wins."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name_zh = models.TextField()
    name_en = models.TextField()
    priority = models.SmallIntegerField(null=True)
    kind = models.ForeignKey(Kind, models.PROTECT, null=True, related_name="+")
    service_level = models.TextField(null=True)
    tier = models.TextField(null=True)
    condition = models.JSONField(null=True)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)


class SlaTarget(models.Model):
    """One promise of a policy: response, next update, arrival or resolution, within minutes or working days.

    Without a calendar it runs around the clock.
    """

    policy = models.ForeignKey(SlaPolicy, models.CASCADE, related_name="targets")
    target = models.TextField()
    minutes = models.IntegerField(null=True)
    working_days = models.SmallIntegerField(null=True)
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["policy", "target"], name="sla_target_once"),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, working_days__isnull=True) | Q(minutes__isnull=True, working_days__gt=0),
                name="sla_target_minutes_or_days",
            ),
        ]
