"""The roster as this process remembers it: built once, then mended by what facts say, one query to ask for them.

Facts are told apart by the snapshot that saw them, so that none is skipped, and none waits for a long transaction of
somebody else to end. What this process's own transaction has just booked is not yet among them: `touch` has it read
again until it is.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from aftersales.base import sql
from aftersales.dispatch.events.appointments import EngineerTimeFreed, EngineerTimeKept
from aftersales.dispatch.events.decisions import EngineerPresenceSet
from aftersales.dispatch.queries import reading
from aftersales.dispatch.solver.places import Place
from aftersales.dispatch.solver.roster import Roster
from aftersales.people import events as people
from aftersales.workorders.events import orders

DAYS: Final = 9
"""The days that are kept: from yesterday on, for what runs over midnight, and the seven a policy may look ahead."""
MOST_CHANGES: Final = 2_000
"""So many facts at once are dearer to follow than everything is to read."""
_TOUCHED_FOR: Final = timedelta(minutes=2)

_OF_PEOPLE: Final = (
    people.PersonArchived, people.PersonRestored, people.PersonErased, people.TerritoriesSet, people.EngineerSet,
    people.SkillSet, people.SkillDropped, people.CertificateAdded, people.CertificateRemoved, people.ShiftPlanned,
    people.ShiftCancelled, people.LeaveTaken, people.LeaveWithdrawn, people.MentorshipStarted,
    people.MentorshipEnded, EngineerPresenceSet, EngineerTimeKept, EngineerTimeFreed,
)  # fmt: skip
_OF_ORDERS: Final = (
    orders.VisitPlanned, orders.VisitRescheduled, orders.VisitDeclined, orders.VisitCompleted, orders.VisitCancelled,
    orders.VisitHadNoAccess, orders.WorkOrderAssigned, orders.WorkOrderReleased, orders.WorkOrderResolved,
    orders.WorkOrderReopened, orders.WorkOrderClosed, orders.WorkOrderCancelled, orders.WorkOrderMerged,
    orders.WorkOrderWaited, orders.WorkOrderResumed, orders.WorkOrderStarted,
)  # fmt: skip
_OF_ALL: Final = (people.CalendarChanged,)
_PEOPLE, _ORDERS, _ALL = (frozenset(one.__name__ for one in kinds) for kinds in (_OF_PEOPLE, _OF_ORDERS, _OF_ALL))
_KINDS: Final = sorted(_PEOPLE | _ORDERS | _ALL)


class _Seen(NamedTuple):
    """What the database had done when it was looked at; `own`: the transaction in which that was, if it had begun."""

    snapshot: str
    own: str | None


@dataclass
class _Standing:
    roster: Roster
    begins: datetime
    around: Place | None
    seen: _Seen

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(days=DAYS)


_lock: Final = threading.Lock()
_standing: _Standing | None = None
_around: tuple[Place | None] | None = None
_touched: dict[int, datetime] = {}


def roster(at: datetime) -> Roster:
    """Everybody who works as an engineer, as of now, with what they have on in the days from `at`."""
    global _standing
    with _lock:
        standing = _standing
        if standing is None or not standing.begins <= at - timedelta(hours=24) < standing.begins + timedelta(days=1):
            standing = _built(at)
        else:
            standing = _mended(standing, at)
        _standing = standing
        return standing.roster


def leaving(at: datetime, engineers: Collection[int], bookings: Collection[int]) -> Roster:
    """As `roster`, these engineers as if these bookings (ids) were not: for whoever would move them. It is not
    remembered."""
    whole = roster(at)
    with _lock:
        standing = _standing
    if standing is None or not bookings:
        return whole
    told = sorted(engineers), standing.begins, standing.ends, standing.around
    return whole.replace(reading.read(*told, leaving=bookings))


def reaches(at: datetime) -> datetime:
    """Until when the roster of an instant says what everybody has on."""
    return at + timedelta(days=DAYS - 2, hours=-1)


def around() -> Place | None:
    """Where the company's engineers live, in the middle; as it was when the roster was built, or when it was asked for
    first: it tells slips of the pen from homes, and hardly moves."""
    global _around
    with _lock:
        if _standing is not None:
            return _standing.around
        if _around is None:
            _around = (reading.middle(),)
        return _around[0]


def touch(engineers: list[int], *, at: datetime) -> None:
    """What these have on was changed by a transaction that is still under way; what it leaves is read again."""
    with _lock:
        _touched.update(dict.fromkeys(engineers, at))


def forget() -> None:
    """Read everything afresh; for tests, which undo what they wrote, and after the database was restored."""
    global _standing, _around
    with _lock:
        _standing = _around = None
        _touched.clear()


def _built(at: datetime) -> _Standing:
    seen, _ = _changes(None)  # before the rows are read: what falls in between is read twice, never skipped
    begins = at.replace(minute=0, second=0, microsecond=0) - timedelta(hours=24 + at.hour % 24)
    around = reading.middle()
    known = reading.read(reading.everybody(), begins, begins + timedelta(days=DAYS), around)
    return _Standing(Roster(known), begins, around, seen)


def _mended(standing: _Standing, at: datetime) -> _Standing:
    seen, changes = _changes(standing.seen)
    if len(changes) == MOST_CHANGES or any(kind in _ALL for kind, *_ in changes):
        return _built(at)
    for one in [one for one, since in _touched.items() if at - since > _TOUCHED_FOR]:
        del _touched[one]
    persons = {key for kind, subject, owner, was in changes for key in _persons(kind, subject, owner, was) if key}
    of_orders = {subject for kind, subject, *_ in changes if kind in _ORDERS}
    told: set[int] = set()
    if persons or of_orders:
        told = {one for (one,) in sql.rows("dispatch", "touched", people=list(persons), keys=list(of_orders))}
    ids = told | _touched.keys()
    for one in told:
        _touched.pop(one, None)  # committed, and among the facts: no need to ask again
    found = standing.roster
    if ids:
        known = reading.read(sorted(ids), standing.begins, standing.ends, standing.around)
        found = found.replace(known, ids)
    return _Standing(found, standing.begins, standing.around, seen)


def _persons(kind: str, subject: UUID, owner: UUID | None, was: UUID | None) -> tuple[UUID | None, ...]:
    return (subject,) if kind in _PEOPLE else (owner, was)


def _changes(since: _Seen | None) -> tuple[_Seen, list[tuple[str, UUID, UUID | None, UUID | None]]]:
    snapshot, own = since or (None, None)
    found = sql.rows("dispatch", "changed", seen=snapshot, own=own, kinds=_KINDS, limit=MOST_CHANGES)
    return _Seen(*found[0][:2]), [(row[2], row[3], row[4], row[5]) for row in found if row[2] is not None]
