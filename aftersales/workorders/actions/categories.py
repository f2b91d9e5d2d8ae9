"""The tree of categories, where more than one row changes: two become one."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from aftersales.base import jobs
from aftersales.base.conditions.tree import replaced
from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.people.access import STAFF, Actor
from aftersales.workorders import access
from aftersales.workorders.actions.entering import save
from aftersales.workorders.actions.macros import keeping as macros
from aftersales.workorders.actions.named import category_of, lock_categories
from aftersales.workorders.actions.replies import keeping as replies
from aftersales.workorders.events.orders import WorkOrderChanged
from aftersales.workorders.events.settled import CategoryMerged
from aftersales.workorders.models import Category, Macro, SlaPolicy, View, WorkOrder
from aftersales.workorders.rules import SETTLE

KIND: Final = "workorders.follow_category"
BATCH: Final = 200


@transaction.atomic
def merge_category(*, by: Actor | None, at: datetime, code: str, into: UUID, version: int) -> Category:
    """Make a category one with another: it is put away, what hangs below it hangs below the other, reply templates,
    macros and kept conditions mean the other, and its orders follow behind the scenes, each with a line in its
    history."""
    if by is not None:
        by.require(SETTLE)
    lock_categories()
    row = Category.objects.filter(code=code).first()
    if row is None:
        raise NotFound(what="category")
    target = category_of(into, field="into")
    climb: Category | None = target
    while climb is not None:
        if climb.pk == row.pk:
            raise Invalid("category_into_itself", field="into")
        climb = climb.parent
    if row.archived_at is not None:
        raise Conflict("category_archived_already")
    update(row, {"merged_into": target, "archived_at": at}, seen=version)
    Category.objects.filter(parent=row).update(parent=target)
    replies.follow_category(row, target, by=by, at=at)
    macros.follow_category(row, target, by=by, at=at)
    _let_conditions_follow(row.code, target.code)
    emit(CategoryMerged(category=row.key, code=code, into=target.key, at=at, by=by and by.key), audience=STAFF)
    jobs.defer(KIND, once=f"{KIND} {row.key}", category=str(row.key), by=str(by.key) if by else None)
    return row


def _let_conditions_follow(was: str, now: str) -> None:
    """Views, macros and promises that ask for the one ask for the other."""
    for keeper in (View, Macro, SlaPolicy):
        asking: QuerySet[Any] = keeper._default_manager.select_for_update().filter(condition__isnull=False)
        for row in asking.order_by("pk"):
            update(row, {"condition": replaced(row.condition, "category", was, now)}, seen=None)


@verb
def follow(*, category: UUID, at: datetime, by: UUID | None) -> int:
    """Give some orders of a merged category the one it became; how many."""
    row = Category.objects.select_related("merged_into").get(key=category)
    target = row.merged_into
    while target is not None and target.merged_into is not None:
        target = target.merged_into
    if target is None:
        return 0
    batch = list(WorkOrder.objects.select_for_update(of=("self",)).filter(category=row).order_by("pk")[:BATCH])
    for order in batch:
        order.category = target
        save(order, at=at)
        told: dict[str, list[str | int | None]] = {"category": [str(row.key), str(target.key)]}
        emit(WorkOrderChanged(order=order.key, at=at, by=by, fields=told, texts=[]), audience=access.audience(order))
    replies.follow_uses(row, target)
    return len(batch)
