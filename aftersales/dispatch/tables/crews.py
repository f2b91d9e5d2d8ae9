"""What orders need of people, and who was found for each seat."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aftersales.assets.models import Product
from aftersales.base.ids import new_key
from aftersales.dispatch.tables.decisions import Decision
from aftersales.people.models import Person
from aftersales.workorders.models import Category, Kind, WorkOrder


class CrewRule(models.Model):
    """What orders of a kind, a category, a product and a priority (null: any) need of people 班组规则, since when.

    `body` is read by `solver/seats.py`. A rule never changes: another takes its place, and the old one can still be
    read.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    kind = models.ForeignKey(Kind, models.CASCADE, null=True, related_name="+", db_index=False)
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+", db_index=False)
    product = models.ForeignKey(Product, models.CASCADE, null=True, related_name="+", db_index=False)
    priority = models.SmallIntegerField(null=True)
    body = models.JSONField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()
    dropped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "category", "product", "priority"],
                condition=Q(dropped_at__isnull=True),
                nulls_distinct=False,
                name="crew_rule_once",
            ),
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__range=(0, 3)), name="crew_rule_priority_0_to_3"
            ),
        ]


class OrderCrew(models.Model):
    """What one order needs of people, said by hand and for a reason; null: one person, whatever a rule says."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    body = models.JSONField(null=True)
    reason = models.TextField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order"], condition=Q(lifted_at__isnull=True), name="order_crew_once")
        ]
        indexes: ClassVar = [models.Index(fields=["order", "-id"], name="crew_of_order")]


class DecisionCrew(models.Model):
    """The crew a decision came to 班组: by which `option`, and who takes which seat; nobody where none came together.

    `members`: seat, engineer by id and minutes of the way, the lead first. `packed` is what it was chosen from (see
    `solver/muster.py`). Never changed.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, primary_key=True, related_name="crew")
    option = models.SmallIntegerField(null=True)
    members = models.JSONField(default=list)
    packed = models.BinaryField()
