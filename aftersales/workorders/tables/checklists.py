"""Checklists 检查单: what is to be looked at, settled once as a template, and filled in at each order or visit."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from aftersales.base.ids import new_key
from aftersales.people.models import Person


class ChecklistTemplate(models.Model):
    """What is to be looked at, as those who settle it work on it: `draft` is what they have in hand, null when nothing
    differs from the last published version; `published` is that version's number, 0 before the first."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    draft = models.JSONField(null=True)
    published = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1, db_default=1)


class ChecklistVersion(models.Model):
    """A template as it was published once; never changed, for orders were given it and people signed below it."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    template = models.ForeignKey(ChecklistTemplate, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    name_zh = models.TextField()
    name_en = models.TextField()
    body = models.JSONField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "number"], name="checklist_version_once"),
        ]


class Checklist(models.Model):
    """A list that an order, or one visit of it, was given, in the version of that day. It is withdrawn when the order
    turns out to be of another sort, with its answers, and comes back with them."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey("workorders.WorkOrder", models.CASCADE, related_name="checklists")
    visit = models.ForeignKey("workorders.Visit", models.CASCADE, null=True, related_name="checklists", db_index=False)
    template = models.ForeignKey(ChecklistTemplate, models.PROTECT, related_name="+", db_index=False)
    issue = models.ForeignKey(ChecklistVersion, models.PROTECT, related_name="+", db_index=False)
    why = ArrayField(models.TextField(), default=list)
    given_at = models.DateTimeField()
    filled_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["order", "visit", "template"], name="checklist_given_once", nulls_distinct=False
            ),
        ]

    @property
    def name_zh(self) -> str:
        """What it is called in Chinese, as of the version that was given."""
        return self.issue.name_zh

    @property
    def name_en(self) -> str:
        """What it is called in English."""
        return self.issue.name_en


class ChecklistAnswer(models.Model):
    """One answer to one item, never changed: the last by `at` counts, the others are how it came about. An empty one
    takes back what was said. `files` are the keys of the photos or of the signature, `text` also names who signed."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="answers", db_index=False)
    item = models.UUIDField()
    choice = models.TextField(default="")
    number = models.FloatField(null=True)
    text = models.TextField(default="")
    files = ArrayField(models.UUIDField(), default=list)
    note = models.TextField(default="")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["checklist", "at", "id"], name="answer_of_checklist")]


class ChecklistFollowUp(models.Model):
    """The order that was reported because an item of a list failed: one for each item, however often one asks."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="follow_ups", db_index=False)
    item = models.UUIDField()
    order = models.OneToOneField("workorders.WorkOrder", models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checklist", "item"], name="followed_up_once"),
        ]
