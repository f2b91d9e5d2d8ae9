"""The files of an order, as far as a reader may know of them."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from aftersales.base import pages
from aftersales.base.errors import Invalid, NotFound
from aftersales.base.models import File
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.models import Attachment, WorkOrder

_OF_FILE = ("name", "type", "width", "height", "state", "reason")


def seen_by(order: WorkOrder, by: Actor) -> QuerySet[Attachment]:
    """The order's files in the order in which they were attached; to customers only what is meant for them."""
    found = Attachment.objects.filter(order=order, removed_at__isnull=True).exclude(note__erased_at__isnull=False)
    if by.is_customer:
        found = found.filter(Q(public=True) & (Q(note__isnull=True) | Q(note__public=True)))
    return found.select_related("file", "note", "visit", "by").order_by("pk")


def files_of(key: UUID, by: Actor, *, cursor: str, limit: int) -> dict[str, Any]:
    """One page of an order's files, oldest first."""
    found = seen_by(access.find(key, by), by)
    if cursor:
        (after,) = pages.decode(cursor, 1)
        if not isinstance(after, int):
            raise Invalid("bad_cursor", field="cursor")
        found = found.filter(pk__gt=after)
    rows = list(found[: limit + 1])
    following = pages.encode(rows[limit - 1].pk) if len(rows) > limit else None
    return {"rows": [_row(one, by) for one in rows[:limit]], "next": following}


def file_of(key: UUID, attachment: UUID, by: Actor) -> File:
    """The file behind an attachment this reader may see; strangers get NotFound."""
    found = seen_by(access.find(key, by), by).filter(key=attachment).first()
    if found is None:
        raise NotFound(what="attachment")
    return found.file


def size_of(file: File) -> int | None:
    """How large it is: as it is kept, or as it was announced."""
    return file.kept_size if file.kept_size is not None else file.size


def _row(one: Attachment, by: Actor) -> dict[str, Any]:
    return {
        **{name: getattr(one.file, name) for name in _OF_FILE},
        "key": one.key,
        "file": one.file.key,
        "note": one.note.key if one.note is not None else None,
        "visit": one.visit.key if one.visit is not None else None,
        "public": one.public,
        "by": one.by,
        "by_customer": one.by is not None and one.by.is_customer,
        "mine": one.by_id == by.id,
        "at": one.at,
        "size": size_of(one.file),
    }
