"""Files of an order: attached by whoever uploaded them, removed for good."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.facts import emit
from aftersales.base.files import keeping, taking
from aftersales.base.files.rules import MB, State
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions.checklists.holding import recount
from aftersales.workorders.actions.entering import save
from aftersales.workorders.events.orders import AttachmentRemoved, AttachmentSettled, FilesAttached
from aftersales.workorders.models import Attachment, Note, Visit, WorkOrder


@verb
def attach(
    *,
    key: UUID,
    by: Actor,
    at: datetime,
    files: Sequence[UUID],
    public: bool,
    visit: UUID | None = None,
    may_promise: bool = False,
) -> list[Attachment]:
    """附上: files to the order itself, or to one of its visits. What a customer attaches, the customer sees.

    With `may_promise` they need not have come yet: a phone says what it did before its pictures are through.
    """
    order = access.lock(key, by, "attach")
    public = public or by.is_customer
    gone_to = _visit(order, visit) if visit is not None else None
    rows = place(order, files, by=by, at=at, public=public, visit=gone_to, may_promise=may_promise)
    save(order, at=at)
    keys = [row.key for row in rows]
    fact = FilesAttached(order=order.key, at=at, by=by.key, files=keys, public=public, visit=visit)
    emit(fact, audience=access.audience(order))
    return rows


def place(
    order: WorkOrder,
    files: Sequence[UUID],
    *,
    by: Actor | None,
    at: datetime,
    public: bool,
    note: Note | None = None,
    visit: Visit | None = None,
    may_promise: bool = False,
) -> list[Attachment]:
    """The files that come with something said or done, in a transaction that has the order locked or made it."""
    if not files:
        return []
    if by is None:
        raise Invalid("no_such_file", field="files")
    claimed = [
        keeping.claim(one, by=by.key, at=at, may_promise=may_promise) for one in sorted(set(files), key=files.index)
    ]
    _refuse_too_much(order, len(claimed), sum(file.size or 0 for file in claimed))
    return Attachment.objects.bulk_create(
        Attachment(order=order, note=note, visit=visit, file=file, public=public, by_id=by.id, at=at)
        for file in claimed
    )


def _refuse_too_much(order: WorkOrder, count: int, size: int) -> None:
    limits = taking.limits()
    kept = Attachment.objects.filter(order=order, removed_at__isnull=True)
    if limits.order_files and kept.count() + count > limits.order_files:
        raise Conflict("too_many_files", max=limits.order_files)
    if limits.order and (kept.aggregate(sum=Sum("file__size"))["sum"] or 0) + size > limits.order:
        raise Conflict("files_too_large", max_mb=limits.order // MB)


def _visit(order: WorkOrder, key: UUID) -> Visit:
    found = order.visits.filter(key=key).first()
    if found is None:
        raise Invalid("no_such_visit", field="visit")
    return found


@verb
def remove(*, key: UUID, attachment: UUID, by: Actor, at: datetime) -> None:
    """Take a file away for good: one's own, or where one may put the order's particulars right, any. Its bytes are gone
    with the next sweep and nobody can read it from now on; that there was one stays in the timeline."""
    order = access.lock(key, by, "attach")
    row = Attachment.objects.select_related("file").filter(order=order, key=attachment, removed_at__isnull=True).first()
    if row is None or (by.is_customer and not row.public):
        raise NotFound(what="attachment")
    if row.by_id != by.id and (by.is_customer or not access.permits(by, "update", order)):
        raise NotAllowed(move="remove_file")
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    keeping.drop(row.file.key, reason="removed")
    recount(order, file=row.file.key, by=by, at=at)
    save(order, at=at)
    emit(AttachmentRemoved(order=order.key, at=at, by=by.key, file=row.key), audience=access.audience(order))


def settle(*, file: UUID, state: str, reason: str, at: datetime) -> None:
    """An attached file was looked at, or did not come: say so on its order."""
    row = Attachment.objects.select_related("order").filter(file__key=file, removed_at__isnull=True).first()
    if row is not None:
        fact = AttachmentSettled(order=row.order.key, at=at, file=row.key, state=state, reason=reason)
        emit(fact, audience=access.audience(row.order))
        if state in (State.REFUSED, State.GONE):
            recount(row.order, file=file, by=None, at=at)
