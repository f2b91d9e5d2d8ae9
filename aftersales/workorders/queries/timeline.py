"""The timeline of an order, from facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import orjson

from aftersales.base import pages, sql
from aftersales.base.facts import PLAN
from aftersales.base.http import uuid_or_none
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.places import place_of

LATE: Final = timedelta(minutes=10)
"""A fact learnt this long after it happened is marked as late: a phone was offline."""


_KEY_LENGTH: Final = 36


@dataclass(frozen=True)
class Entry:
    """One line of the timeline; `late` when we learnt of it long after it happened."""

    id: int
    at: datetime
    recorded_at: datetime
    kind: str
    origin: str
    data: dict[str, Any]
    by_key: UUID | None
    by_name: str
    by_customer: bool
    note_key: UUID | None
    note_public: bool | None
    note_body: str
    note_erased: bool


def timeline(key: UUID, by: Actor | None, *, cursor: str = "", limit: int = 100) -> dict[str, Any]:
    """What happened to an order this reader may see, oldest first, and the cursor behind the last line."""
    entries, following = entries_of(access.find(key, by), cursor=cursor, limit=limit)
    return {"rows": [_line(entry) for entry in entries], "next": following, "names": names_in(entries)}


def names_in(entries: Sequence[Entry]) -> dict[str, dict[str, str]]:
    """What every key in these facts stands for. Only what is shown beside the timeline anyway (visits, holds,
    hand-offs, notes) has no name of its own here."""
    keys = {key for entry in entries for key in _keys_in(entry.data)}
    found = sql.rows("workorders", "names", keys=list(keys)) if keys else []
    return {str(key): {"what": what, "name_zh": zh, "name_en": en} for key, what, zh, en in found}


def _keys_in(told: Any) -> Iterator[UUID]:
    """Every key a fact's data holds, wherever it stands."""
    if isinstance(told, str):
        key = uuid_or_none(told) if len(told) == _KEY_LENGTH else None
        yield from [key] if key is not None else []
    elif isinstance(told, (list, dict)):
        for part in told.values() if isinstance(told, dict) else told:
            yield from _keys_in(part)


def entries_of(order: WorkOrder, *, cursor: str = "", limit: int = 100) -> tuple[list[Entry], str | None]:
    """The facts of an order with their notes and people, oldest first."""
    after_at, after_id = place_of(cursor)
    found = sql.rows("workorders", "timeline", order=order.key, after_at=after_at, after_id=after_id, limit=limit + 1)
    entries = [_entry(row) for row in found[:limit]]
    more = len(found) > limit
    return entries, pages.encode(entries[-1].at.isoformat(), entries[-1].id) if more else None


def _line(entry: Entry) -> dict[str, Any]:
    plan, note = plan_of(entry.origin), None
    if entry.note_key is not None:
        note = {
            "key": entry.note_key,
            "public": entry.note_public,
            "body_html": entry.note_body,
            "erased": entry.note_erased,
        }
    return {
        "id": entry.id,
        "at": entry.at,
        "recorded_at": entry.recorded_at,
        "late": (not entry.origin or plan is not None) and entry.recorded_at - entry.at > LATE,
        "kind": entry.kind,
        "by": {"key": entry.by_key, "name": entry.by_name} if entry.by_key is not None else None,
        "by_customer": entry.by_customer,
        "plan": plan,
        "data": entry.data,
        "note": note,
    }


def plan_of(origin: str) -> UUID | None:
    """The plan by which something happened, if it was by one."""
    what, _, key = origin.partition(".")
    return uuid_or_none(key) if what == PLAN else None


def _entry(row: tuple[Any, ...]) -> Entry:
    fact_id, at, recorded_at, kind, _version, data, origin, *rest = row
    by_key, by_name, by_customer, note_key, note_public, note_body, erased_at = rest
    told = orjson.loads(data) if isinstance(data, str) else dict(data)
    return Entry(
        fact_id, at, recorded_at, kind, origin, told, by_key, by_name or "", bool(by_customer), note_key, note_public,
        note_body or "", erased_at is not None,
    )  # fmt: skip
