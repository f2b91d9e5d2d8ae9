"""A field of candidates as columns of small integers: what is weighed, what is kept, and how it is written down.

Everything about a candidate that a decision may look at stands here, rounded, so that the same decision can be made
again from the bytes alone. 56 bytes each; the layout never changes, another gets another mark.
"""

import zlib
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Field = Mapping[str, Column]
"""Columns by name, all of one length; a candidate is a place in them."""

FEATURES: Final[tuple[tuple[str, str], ...]] = (
    ("engineer", "<u4"),
    ("flags", "<u4"),
    ("starts_in", "<u2"),
    ("minutes", "<u2"),
    ("travel", "<u2"),
    ("ahead", "<u2"),
    ("recent", "<u2"),
    ("overtime", "<u2"),
    ("pace", "<u2"),
    ("day", "<u2"),
    ("lapsed_on", "<u2"),
    ("proficiency", "u1"),
    ("level", "u1"),
    ("skills", "u1"),
    ("lapsed", "u1"),
    ("asset", "u1"),
    ("customer", "u1"),
)
"""What is known of a candidate for this order.

`engineer` id · `flags` below · minutes from the decision until the slot begins (NONE without one) · minutes the work
takes this one · minutes of the way there · minutes of work ahead · minutes given in recent weeks · minutes beyond
the calendar · pace in thousandths, 1,000 is as planned · minutes booked on the slot's day · the day (since 2000) on
which what is lacking ended, 0 if it was never there · proficiency 0–5, valid on the slot's day · level 1–3 · how many
skills · what lapsed: 0 the skill, else which certificate · earlier visits to the asset · and to the customer.
"""

PARTS: Final = 10
"""Score parts, each 0 to 10,000 in two bytes, behind the failed rules' bits in four."""

NONE: Final = 0xFFFF
"""There is no such minute: no slot."""
MOST: Final = NONE - 1

HOME: Final = 1
DUTY: Final = 1 << 1
AWAY: Final = 1 << 2
BOOKED: Final = 1 << 3
BEYOND_CAP: Final = 1 << 4
OUTSIDE_ACCESS: Final = 1 << 5
OUTSIDE_WINDOW: Final = 1 << 6
TERRITORY: Final = 1 << 7
REGION: Final = 1 << 8
LANGUAGE: Final = 1 << 9
ON_CALL: Final = 1 << 10
EXCLUDED: Final = 1 << 11
REQUIRED: Final = 1 << 12
CERTIFIED: Final = 1 << 13
NOT_YET: Final = 1 << 14
DECLINED: Final = 1 << 15
UNANSWERED: Final = 1 << 16
WANTED: Final = 1 << 17
LEARNING: Final = 1 << 18
ABSENT: Final = 1 << 20
"""`flags`: a home that is a place · any duty at all · leave, bookings, the cap, access hours, the window in the way ·
looks after the territory, or a neighbouring one · speaks the language · on call · excluded, required by name ·
has every certificate · what is lacking will be there, but not yet · said no to an offer of this order, or nothing,
less than a day ago · wanted rather than others · an apprentice of somebody's · on a break or away
now."""

_MARK: Final = b"AD1\n"
_RESULT: Final[tuple[tuple[str, str], ...]] = (
    ("failed", "<u4"),
    *((f"part{n}", "<u2") for n in range(PARTS)),
)
BYTES_EACH: Final = sum(np.dtype(kind).itemsize for _, kind in (*FEATURES, *_RESULT))


def empty(count: int) -> dict[str, Column]:
    """A field of so many candidates of whom nothing is known."""
    return {name: np.zeros(count, kind) for name, kind in FEATURES}


def rounded(values: Column) -> NDArray[np.uint16]:
    """Minutes as they are kept: never negative, at most MOST."""
    return np.clip(values, 0, MOST).astype(np.uint16)


def pack(field: Field, failed: Column, parts: Column) -> bytes:
    """The field and what came of it, column by column, deflated."""
    columns = [np.ascontiguousarray(field[name], kind) for name, kind in FEATURES]
    columns.append(np.ascontiguousarray(failed, "<u4"))
    columns += [np.ascontiguousarray(part, "<u2") for part in parts]
    return _MARK + zlib.compress(b"".join(column.tobytes() for column in columns), 1)


def unpack(data: bytes) -> tuple[dict[str, Column], NDArray[np.uint32], NDArray[np.uint16]]:
    """Field, failed rules and parts as they were kept; ValueError when these are no such bytes."""
    if not data.startswith(_MARK):
        raise ValueError("no decision, or one of a layout nobody knows")
    raw = zlib.decompress(data[len(_MARK) :])
    count, rest = divmod(len(raw), BYTES_EACH)
    if rest:
        raise ValueError("a part of it is missing")
    columns: dict[str, Column] = {}
    place = 0
    for name, kind in (*FEATURES, *_RESULT):
        columns[name] = np.frombuffer(raw, kind, count, place)
        place += count * np.dtype(kind).itemsize
    parts = np.stack([columns.pop(f"part{n}") for n in range(PARTS)])
    return columns, columns.pop("failed"), parts
