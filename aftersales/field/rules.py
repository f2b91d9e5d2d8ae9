"""Pure rules of the phone: when something happened, told by a clock that may be wrong."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

TOLERANCE: Final = timedelta(minutes=2)
"""A phone's clock this far off is taken as right: the line takes its time too."""
OLDEST: Final = timedelta(days=30)
"""Nobody is offline for longer; what is told later is put on record by a person."""
CARRY_ON: Final = timedelta(days=7)
"""How long after a visit has ended its engineer may still ask for the contact's number."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Moment:
    """When it happened as far as it counts, and how many seconds the phone's clock was ahead (negative: behind)."""

    at: datetime
    off_seconds: int


def counted(said_at: datetime, *, sent_at: datetime, received_at: datetime, not_before: datetime | None) -> Moment:
    """When an operation counts as done: what the phone said, less what its clock is wrong by.

    The phone says what time it has when it sends; that against ours is how wrong it is, and was when the thing was
    done. Nothing happens after we heard of it, nor before `not_before`: what came earlier on the same phone or is known
    of the same visit. Reckoned in spans, for the two ends of the calendar are further apart than dates can say.
    """
    ahead = _since(sent_at) - _since(received_at)
    off = ahead if abs(ahead) > TOLERANCE else timedelta()
    earliest = _since(not_before) if not_before is not None else _since(received_at) - OLDEST - TOLERANCE
    at = min(max(_since(said_at) - off, earliest), _since(received_at))
    return Moment(_EPOCH + at, round(off.total_seconds()))


def _since(at: datetime) -> timedelta:
    return at - _EPOCH


@dataclass(frozen=True)
class Scanned:
    """What a label or somebody's typing may mean: an order's number, a key, or a serial."""

    serial: str
    number: int | None = None
    key: UUID | None = None


_NUMBER: Final = re.compile(r"(?:W-?)?(\d{1,18})", re.IGNORECASE)


def scanned(code: str) -> Scanned:
    """Read a code: an address leads to what its last part names, W-1024 and 1024 are numbers, all may be serials."""
    path = code.partition("?")[0].strip().rstrip("/")
    last = path.rpartition("/")[2].strip() or code.strip()
    number = _NUMBER.fullmatch(last)
    try:
        key = UUID(last)
    except ValueError:
        key = None
    return Scanned(serial=last, number=int(number[1]) if number else None, key=key)
