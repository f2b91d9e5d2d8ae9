"""Keyset pages: an opaque cursor holds the sort values of the last row seen, so page 1,000 costs what page 1 costs."""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aftersales.base.errors import Invalid

MAX_PAGE = 200
_MAX_CURSOR = 512


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
