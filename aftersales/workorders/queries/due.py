"""When time itself next has something to do."""

from datetime import datetime
from typing import Final

from django.db.models import Q

from aftersales.base import sql

IMPORTED: Final = "import"
"""The origin of orders that were told by a log. While it is replayed they live in the log's time, not in ours."""


def in_time(imported: bool | None, path: str = "") -> Q:
    """Orders (reached by `path`) that a log told of, or only the others; of None, all."""
    if imported is None:
        return Q()
    told = Q(**{f"{path}origin": IMPORTED})
    return told if imported else ~told


def next_due_at(*, before: datetime) -> datetime | None:
    """The earliest instant before this one at which an imported order has something due; None when there is none."""
    ((at,),) = sql.rows("workorders", "next_due", origin=IMPORTED, before=before)
    return at if at is None or isinstance(at, datetime) else None
