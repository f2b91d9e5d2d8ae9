"""What an administrator settles about orders: kinds, categories, own names of states."""

from typing import ClassVar

from django.db import models
from django.db.models import Value

from aftersales.base.ids import new_key
from aftersales.people.models import Team


class Kind(models.Model):
    """What sort of work an order is (repair, inquiry, inspection …); decides defaults, and by its `form` which custom
    fields are asked for (`queries.custom`)."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    default_priority = models.SmallIntegerField(default=2)
    default_team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+")
    on_site = models.BooleanField(default=True)
    auto_triage = models.BooleanField(default=False)
    form = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1, db_default=1)


class Category(models.Model):
    """A place in the tree of what can be wrong, at its `position` among those with the same parent. One that was merged
    into another is archived, and its orders have the other."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    position = models.IntegerField(default=0, db_default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1, db_default=1)


class StateName(models.Model):
    """A team's own name for a state, or a sub-state it added; code keys on `state` alone."""

    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    state = models.TextField()
    sub_state = models.TextField(default="")
    name_zh = models.TextField()
    name_en = models.TextField()
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "state", "sub_state"], name="state_name_once", nulls_distinct=False
            ),
        ]
