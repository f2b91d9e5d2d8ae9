"""What customers think of how they were served."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.people.models import Person
from aftersales.workorders.models import Note, WorkOrder


class Answer(models.Model):
    """A customer's judgement of one order 评价: one to five stars, and words if they cared to.

    Once in each `cycle`: an order that was reopened and solved again is judged again. The words are said on the order
    itself, so that they stand, and are erased, in one place.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    cycle = models.SmallIntegerField()
    stars = models.SmallIntegerField()
    note = models.ForeignKey(Note, models.SET_NULL, null=True, related_name="+", db_index=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "cycle"], name="answer_once_a_cycle"),
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="answer_one_to_five_stars"),
        ]
