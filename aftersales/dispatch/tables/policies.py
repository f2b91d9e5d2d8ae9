"""Policies, their versions, and which orders go by which."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.people.models import Person
from aftersales.workorders.models import Kind


class Policy(models.Model):
    """A way of choosing who goes 派单策略, such as balanced or emergency; what it says stands in its versions.

    `latest` is the number of the one that counts.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    latest = models.IntegerField(default=0)
    version = models.IntegerField(default=1)


class PolicyVersion(models.Model):
    """A policy as it was published once; never changed, for decisions were made by it."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions", db_index=False)
    number = models.IntegerField()
    body = models.JSONField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["policy", "number"], name="policy_version_once")]


class PolicyUse(models.Model):
    """Which policy counts for orders of a kind and a priority; null means any, the most specific wins.

    `automatic`: such orders find their engineer by themselves as soon as they are received.
    """

    kind = models.ForeignKey(Kind, models.CASCADE, null=True, related_name="+", db_index=False)
    priority = models.SmallIntegerField(null=True)
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+", db_index=False)
    automatic = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "priority"], name="policy_use_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__range=(0, 3)), name="policy_use_priority_0_to_3"
            ),
        ]
