"""A list is filled in, item by item: late, twice or out of order, the answer that was given last counts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions import attachments
from aftersales.workorders.actions.checklists.holding import facts_of, marks, reckoned, settle, tell_judged
from aftersales.workorders.checklist import Given, Item, Verdict, fits, items_of
from aftersales.workorders.events.checklists import ChecklistAnswered
from aftersales.workorders.events.orders import FilesAttached
from aftersales.workorders.models import Attachment, Checklist, ChecklistAnswer, WorkOrder


@verb
def answer(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    item: UUID,
    choice: str = "",
    number: float | None = None,
    text: str = "",
    files: Sequence[UUID] = (),
    note: str = "",
    may_promise: bool = False,
) -> Checklist:
    """Answer one item of the list, put an answer right, or take it back with nothing at all. `files` are all photos the
    item is to have; those that are not the order's yet are uploads of one's own, with `may_promise` still to come.

    Also after the visit: what was seen there is told late. Not after the order is over, unless it happened before.
    """
    order, checklist = access.lock_checklist(key, by)
    _refuse_over(order, at)
    asked = _item(checklist, item)
    if not fits(asked, Given(choice, number, text, len(files))):
        raise Invalid("answer_of_another_sort", field="item", kind=asked.kind)
    was = reckoned(order, checklist)
    _attach(order, checklist, files, by=by, at=at, may_promise=may_promise)
    ChecklistAnswer.objects.create(
        checklist=checklist, item=item, choice=choice, number=number, text=text, files=list(files), note=note,
        by_id=by.id if by else None, at=at,
    )  # fmt: skip
    checklist.version += 1
    checklist.save(update_fields=["version"])
    now = reckoned(order, checklist)
    verdict = now.verdicts.get(item, Verdict.OPEN)
    emit(
        ChecklistAnswered(**facts_of(order, checklist, by, at), item=item, verdict=verdict),
        audience=marks(order, checklist),
    )
    tell_judged(order, checklist, was, now, by=by, at=at)
    settle(order, checklist, now, by=by, at=at)
    return checklist


def _refuse_over(order: WorkOrder, at: datetime) -> None:
    ended = order.closed_at or order.cancelled_at
    if ended is not None and at >= ended:
        raise Conflict("checklist_of_finished_order", state=order.state)


def _item(checklist: Checklist, key: UUID) -> Item:
    found = next((one for one in items_of(checklist.issue.body) if one.key == key), None)
    if found is None:
        raise Invalid("no_such_item", field="item")
    return found


def _attach(
    order: WorkOrder, checklist: Checklist, files: Sequence[UUID], *, by: Actor | None, at: datetime, may_promise: bool
) -> None:
    """Those that hang on the order already stay as they are. A list that is shown to the customer shows them too."""
    if not files:
        return
    there = set(Attachment.objects.filter(order=order, file__key__in=files).values_list("file__key", flat=True))
    fresh = [key for key in files if key not in there]
    public = bool(checklist.issue.body["shown_to_customer"])
    rows = attachments.place(order, fresh, by=by, at=at, public=public, visit=checklist.visit, may_promise=may_promise)
    if rows:
        visit = checklist.visit.key if checklist.visit is not None else None
        told: dict[str, Any] = {"order": order.key, "at": at, "by": by.key if by else None, "visit": visit}
        emit(FilesAttached(files=[row.key for row in rows], public=public, **told), audience=marks(order, checklist))
