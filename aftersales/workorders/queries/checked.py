"""How the lists of an order stand: what was answered last to each item, and what that comes to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from aftersales.workorders.checklist import Given, Reckoned, items_of, reckon
from aftersales.workorders.models import Attachment, Checklist, ChecklistAnswer

_LOST: Final = ("refused", "gone")


def answers_of(checklists: Iterable[Checklist]) -> dict[int, list[ChecklistAnswer]]:
    """All answers by the id of their list, in the order in which they count: an item's last is the one that does."""
    found: dict[int, list[ChecklistAnswer]] = {one.pk: [] for one in checklists}
    rows = ChecklistAnswer.objects.filter(checklist__in=found).select_related("by").order_by("at", "pk")
    for row in rows:
        found[row.checklist_id].append(row)
    return found


def present_files(order: int, answers: Iterable[ChecklistAnswer]) -> frozenset[UUID]:
    """Of the files that came with answers, those that are there or on their way: not refused, gone or taken back."""
    keys = {key for answer in answers for key in answer.files}
    if not keys:
        return frozenset()
    kept = Attachment.objects.filter(order=order, file__key__in=keys, removed_at__isnull=True)
    return frozenset(kept.exclude(file__state__in=_LOST).values_list("file__key", flat=True))


def standing(checklist: Checklist, answers: Sequence[ChecklistAnswer], present: frozenset[UUID]) -> Reckoned:
    """How one list stands with these answers."""
    return reckon(items_of(checklist.issue.body), given(answers, present))


def given(answers: Sequence[ChecklistAnswer], present: frozenset[UUID]) -> Mapping[UUID, Given]:
    """What counts of each item."""
    return {
        row.item: Given(row.choice, row.number, row.text, sum(key in present for key in row.files)) for row in answers
    }
