"""What hangs on an order beside its visits: holds, notes, hand-offs, links, and who follows it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from aftersales.base.ids import new_key
from aftersales.people.models import Person
from aftersales.workorders.tables.checklists import Checklist
from aftersales.workorders.tables.orders import WorkOrder


class Hold(models.Model):
    """Something that blocks an order from being resolved until it is lifted; upper rooms place them by `source`.

    One with a `checklist` is that list's: it goes when nothing required is missing there. If the list is a visit's, it
    blocks the end of that visit instead.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="holds")
    reason = models.TextField()
    source = models.TextField()
    checklist = models.ForeignKey(Checklist, models.CASCADE, null=True, related_name="holds", db_index=False)
    placed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["checklist"],
                name="hold_of_checklist_once",
                condition=Q(lifted_at__isnull=True, checklist__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["order"], name="hold_of_order", condition=Q(lifted_at__isnull=True))]


class Note(models.Model):
    """Something said on an order: to the customer, or among ourselves. Never changed, only erased."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    public = models.BooleanField()
    body = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    mentions = models.ManyToManyField(Person, related_name="+")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["order", "id"], name="note_of_order")]


class HandOff(models.Model):
    """A part of the order that R&D (a bug) or a project manager (customisation) has in hand, and how far it is."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="hand_offs")
    to = models.TextField()
    state = models.TextField(default="sent")
    reference = models.TextField(default="")
    summary = models.TextField()
    answer = models.TextField(default="")
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(to__in=("rd", "project")), name="hand_off_to_known"),
            models.CheckConstraint(
                condition=Q(state__in=("sent", "accepted"), ended_at__isnull=True)
                | Q(state__in=("done", "rejected"), ended_at__isnull=False),
                name="hand_off_end_agrees",
            ),
        ]


class Link(models.Model):
    """Two orders that have to do with each other, beyond parent and duplicate."""

    one = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+")
    other = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["one", "other"], name="link_once")]


class Watch(models.Model):
    """Somebody who wants to hear of an order without being its owner."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="watches")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "person"], name="watch_once")]


class Presence(models.Model):
    """Who has an order open right now; a row older than half a minute means nothing."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "person"], name="presence_once")]
