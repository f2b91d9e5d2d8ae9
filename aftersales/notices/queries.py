"""Reads of the inbox: always one's own."""

from typing import Any, Final

from aftersales.base import pages
from aftersales.notices.models import Notice, Preference
from aftersales.notices.rules import MANNERS

MOST_COUNTED: Final = 99


def inbox(person: int, *, cursor: str | None, limit: int, unread: bool = False) -> tuple[list[Notice], str | None]:
    """A page of somebody's notices with their deliveries, newest first, and the next cursor. Index notice_inbox."""
    rows = Notice.objects.filter(person_id=person).order_by("-id").prefetch_related("deliveries")
    if unread:
        rows = rows.filter(read_at__isnull=True, withdrawn_at__isnull=True)
    if cursor:
        (last,) = pages.decode(cursor, 1, types=(int,))
        rows = rows.filter(id__lt=last or 0)
    found = list(rows[: limit + 1])
    page = found[:limit]
    return page, pages.encode(page[-1].pk) if len(found) > limit else None


def unread_count(person: int) -> str:
    """How many notices wait to be read, for a badge: "7", or "99+". Counts no further; index notice_new."""
    waiting = Notice.objects.filter(person_id=person, read_at__isnull=True, withdrawn_at__isnull=True)
    count = len(waiting.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)


def is_told(effect: str) -> bool:
    """Whether anybody has been told of this cause. Index notice_effect."""
    return Notice.objects.filter(effect=effect).exists()


def preferences(person: int) -> list[dict[str, Any]]:
    """For every kind of notice whether it comes by e-mail, and whether it would if nothing had been chosen."""
    chosen = dict(Preference.objects.filter(person_id=person).values_list("code", "email"))
    return [
        {"code": code, "email": chosen.get(code, manner.email), "default": manner.email}
        for code, manner in MANNERS.items()
    ]
