"""Whoever signed a list is forgotten with the contact whose order it was."""

from datetime import datetime
from uuid import UUID

from aftersales.base.files import keeping
from aftersales.base.privacy import blanks
from aftersales.base.verbs import verb
from aftersales.workorders.actions.checklists.holding import recount
from aftersales.workorders.checklist import ItemKind, items_of
from aftersales.workorders.models import Attachment, ChecklistAnswer


@verb
def forget(*, contact: UUID, at: datetime) -> int:
    """A contact is erased: so are the signatures on the lists of their orders, name and hand. How many there were."""
    given = ChecklistAnswer.objects.filter(checklist__order__contact__key=contact)
    signed = [
        row
        for row in given.select_related("checklist__issue", "checklist__order").order_by("pk")
        if (row.text or row.files) and row.item in _signatures(row)
    ]
    for row in signed:
        order = row.checklist.order
        found = Attachment.objects.select_related("file").filter(order=order, file__key__in=row.files)
        for one in found.filter(removed_at__isnull=True):
            one.removed_at = at
            one.save(update_fields=["removed_at"])
            keeping.drop(one.file.key, reason="removed")
            recount(order, file=one.file.key, by=None, at=at)
    ChecklistAnswer.objects.filter(pk__in=[row.pk for row in signed]).update(**blanks("workorders", ChecklistAnswer))
    return len(signed)


def _signatures(row: ChecklistAnswer) -> set[UUID]:
    return {item.key for item in items_of(row.checklist.issue.body) if item.kind is ItemKind.SIGNATURE}
