"""Keyset pages: an opaque cursor holds the sort values of the last row seen, so page 1,000 costs what page 1 costs."""

import base64
import binascii
import json
from typing import Any

from aftersales.base.errors import Invalid

MAX_PAGE = 200
_MAX_CURSOR = 512


def encode(*values: Any) -> str:
    """An opaque cursor from JSON-able sort values."""
    raw = json.dumps(values, separators=(",", ":"), default=str).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(cursor: str, length: int) -> list[Any]:
    """The sort values in a cursor; `Invalid` names the field when it was not made by us."""
    try:
        if len(cursor) > _MAX_CURSOR:
            raise ValueError("too long")
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != length:
            raise ValueError("other list")
    except (ValueError, binascii.Error, RecursionError) as error:
        raise Invalid("bad_cursor", field="cursor") from error
    return values
