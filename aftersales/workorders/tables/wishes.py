"""What whoever reported an order asked of us beside the work itself."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aftersales.workorders.tables.orders import WorkOrder


class Wish(models.Model):
    """Whom to call about an order, if that is not its contact, and the times of day that suit them.

    Most orders have none. Name and number stand together or not at all: who is called is somebody.
    """

    order = models.OneToOneField(WorkOrder, models.CASCADE, primary_key=True, related_name="wish")
    name = models.TextField(default="")
    phone = models.TextField(default="")
    suits = ArrayField(models.TextField(), default=list)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(name="", phone="") | ~Q(name="") & ~Q(phone=""), name="wish_names_somebody_with_a_number"
            ),
            models.CheckConstraint(
                condition=Q(suits__contained_by=["asap", "morning", "afternoon", "evening"]), name="wish_suits_known"
            ),
        ]
