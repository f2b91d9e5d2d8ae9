"""The files that hang on an order. What it points to is named, not imported: the tables of a room are of one mind."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.base.models import File
from aftersales.people.models import Person


class Attachment(models.Model):
    """A file that belongs to an order: to a note, to a visit, or to the order itself. `public`: its customer sees it.

    Never changed, only removed: then the bytes are gone, and the row says that there was something.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey("workorders.WorkOrder", models.CASCADE, related_name="attachments", db_index=False)
    note = models.ForeignKey("workorders.Note", models.CASCADE, null=True, related_name="attachments", db_index=False)
    visit = models.ForeignKey("workorders.Visit", models.CASCADE, null=True, related_name="attachments", db_index=False)
    file = models.OneToOneField(File, models.PROTECT, related_name="+")
    public = models.BooleanField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["order", "id"], name="attachment_of_order"),
            models.Index(fields=["note"], name="attachment_of_note", condition=Q(note__isnull=False)),
        ]
