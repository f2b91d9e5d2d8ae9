"""Keyset pages: an opaque cursor holds the sort values of the last row seen, so page 1,000 costs what page 1 costs."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from aftersales.base.errors import Invalid

MAX_PAGE = 200
_MAX_CURSOR = 512

RowT = TypeVar("RowT", bound=Model)


@dataclass(frozen=True)
class Page(Generic[RowT]):
    """Some rows, and the cursor for more if there are more."""

    rows: Sequence[RowT]
    next: str | None


def newest_first(rows: QuerySet[RowT], cursor: str | None, limit: int) -> Page[RowT]:
    """A keyset page by descending id: the primary key, or an index that ends with it, serves page 1,000 like page 1."""
    if cursor is not None:
        (last,) = decode(cursor, 1, types=[int])
        if last is None:
            raise Invalid("bad_cursor", field="cursor")
        rows = rows.filter(pk__lt=last)
    found = list(rows.order_by("-pk")[: limit + 1])
    return Page(found[:limit], encode(found[limit - 1].pk) if len(found) > limit else None)


def latest_first(rows: QuerySet[RowT], cursor: str | None, limit: int, *, at: str) -> Page[RowT]:
    """A keyset page by the instant in column `at`, never null, the latest first.

    Not by id where rows may come late: what is imported or told from a phone afterwards stands where it belongs.
    """
    if cursor is not None:
        last, pk = decode(cursor, 2, types=[datetime, int])
        if last is None or pk is None:
            raise Invalid("bad_cursor", field="cursor")
        rows = rows.filter(Q(**{f"{at}__lte": last}), ~Q(**{at: last}, pk__gte=pk))
    found = list(rows.order_by(f"-{at}", "-pk")[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], encode(getattr(found[limit - 1], at), found[limit - 1].pk) if more else None)


def encode(*values: Any) -> str:
    """An opaque cursor from JSON-able sort values."""
    raw = json.dumps(values, separators=(",", ":"), ensure_ascii=False, default=str).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(cursor: str, length: int, *, types: Sequence[type] = ()) -> list[Any]:
    """The sort values in a cursor; `Invalid` names the field when it was not made by us.

    `types` says what each value must be, None allowed; one that should be a `datetime` is read from its ISO form.
    """
    try:
        if len(cursor) > _MAX_CURSOR:
            raise ValueError("too long")
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != length:
            raise ValueError("other list")
        values = [_typed(value, kind) for value, kind in zip(values, types or [object] * length, strict=True)]
    except (ValueError, binascii.Error, RecursionError) as error:
        raise Invalid("bad_cursor", field="cursor") from error
    return values


def _typed(value: Any, kind: type) -> Any:
    """The value if it can be what it should; a list or an object can never be, nor a number too large for a bigint."""
    if kind is datetime and isinstance(value, str):
        value = datetime.fromisoformat(value)
        if value.tzinfo is None:
            raise ValueError("no time zone")
    fits = value is None or (isinstance(value, kind) and isinstance(value, (str, int, float, datetime)))
    if not fits or (isinstance(value, int) and abs(value) >= 2**63) or (isinstance(value, str) and "\0" in value):
        raise ValueError("other type")
    return value
