"""What is said again and again, and what is done again and again: reply templates 回复模板 and macros 宏."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.people.models import Person, Team
from aftersales.workorders.tables.settings import Category


class ReplyTemplate(models.Model):
    """A text somebody keeps to say again, with placeholders in braces; its owner's own, a team's, or everybody's.

    `kinds` (codes) and `categories` (keys) say for which orders it is meant; empty is all.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name_zh = models.TextField()
    name_en = models.TextField()
    text_zh = models.TextField(default="")
    text_en = models.TextField(default="")
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    kinds = ArrayField(models.TextField(), default=list)
    categories = ArrayField(models.UUIDField(), default=list)
    position = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(owner__isnull=True) | Q(team__isnull=True), name="template_of_one_only"),
            models.CheckConstraint(condition=~Q(text_zh="") | ~Q(text_en=""), name="template_says_something"),
        ]


class TemplateUse(models.Model):
    """How often a template was sent on orders of one category; null counts orders without one."""

    template = models.ForeignKey(ReplyTemplate, models.CASCADE, related_name="uses", db_index=False)
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+", db_index=False)
    count = models.IntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "category"], name="template_use_once", nulls_distinct=False),
        ]


class Macro(models.Model):
    """Some steps that are done on an order by one press, all or none; its owner's own, a team's, or everybody's.

    It is offered on orders its condition holds for. Each of `steps` is a verb that whoever presses must have the right
    to; the macro adds none.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name_zh = models.TextField()
    name_en = models.TextField()
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    condition = models.JSONField(null=True)
    steps = models.JSONField()
    position = models.IntegerField(default=0)
    used = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(owner__isnull=True) | Q(team__isnull=True), name="macro_of_one_only"),
        ]
