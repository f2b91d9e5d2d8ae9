"""Lists that people put together and keep."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.people.models import Person, Team


class View(models.Model):
    """A list somebody put together and kept 视图: which orders, in which order, with which columns.

    It is its owner's own, a team's, or everybody's if it has neither. The condition stands as it was said: what the
    reader may see is asked anew at every look.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name = models.TextField()
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    among = models.TextField(default="open")
    condition = models.JSONField(null=True)
    sort = models.TextField(default="due")
    columns = ArrayField(models.TextField(), default=list)
    position = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(owner__isnull=True) | Q(team__isnull=True), name="view_of_one_only"),
            models.CheckConstraint(condition=Q(among__in=("open", "all")), name="view_among_known"),
        ]


class ViewOrder(models.Model):
    """In which order somebody wants to see the views they have: keys of views, the first one first.

    A view that is not among them stands behind them, where its keeper put it.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    views = ArrayField(models.UUIDField(), default=list)
