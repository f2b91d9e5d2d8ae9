"""What is said of engineers: wishes about them, and whether they are there."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from aftersales.base.ids import new_key
from aftersales.customers.models import Customer
from aftersales.dispatch.rules import PresenceState, Wanted
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import WorkOrder


class EngineerWish(models.Model):
    """Whom somebody wants for an order, or for all of a customer's 指定与回避: `never` this engineer, `only` this one
    (or another who is named so too), `rather` this one if they can go. Never deleted: one that is over was lifted."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, null=True, related_name="+")
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="+")
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+")
    how = models.TextField(choices=[(h.value, h.value) for h in Wanted])
    reason = models.TextField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(order__isnull=True, customer__isnull=False) | Q(order__isnull=False, customer__isnull=True),
                name="wish_of_order_or_customer",
            ),
            models.UniqueConstraint(
                fields=["order", "customer", "engineer"],
                condition=Q(lifted_at__isnull=True),
                nulls_distinct=False,
                name="wish_of_engineer_once",
            ),
        ]


class Attendance(models.Model):
    """What an engineer said last of being there 在岗: on duty, on a break, or away, and then until when.

    Without a row somebody is on duty. Leave is not said here, it stands in `people` and goes before it.
    """

    engineer = models.OneToOneField(Engineer, models.CASCADE, primary_key=True, related_name="+")
    state = models.TextField(choices=[(s.value, s.value) for s in PresenceState])
    set_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="on_duty", until_at__isnull=True) | ~Q(state="on_duty") & Q(until_at__gt=F("set_at")),
                name="presence_away_ends",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["until_at"], name="presence_until", condition=Q(until_at__isnull=False))
        ]
