"""What a customer was promised is never moved unawares 改出约定: whoever does it is warned, and says why; the customer
hears of it in their language."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.verbs import verb
from aftersales.notices.actions import inbox
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import access
from aftersales.workorders.actions import notes, visits
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.queries.turns import zone_at
from aftersales.workorders.rules import PROMISE_MOVED

Window = tuple[datetime | None, datetime | None]
NOTHING: Final[Window] = (None, None)
_CLOCK: Final = "%Y-%m-%d %H:%M"


@verb
def reschedule(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    engineer: UUID | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    mates: Sequence[UUID] | None = None,
    promised: Window | None = None,
    version: int | None = None,
    over_promise: bool = False,
    reason: str = "",
) -> Visit:
    """改约 by a person, as `visits.reschedule`. A visit that goes back to nobody keeps its promise; one that leaves its
    window, or is promised another, does so only `over_promise`.

    Raises:
        Conflict: the customer was promised a window it would leave (`from_at`, `until_at`).
        Invalid: over a promise without a reason.
    """
    row, visit = access.lock_visit(key, by, "reschedule")
    was = of(visit)
    if promised is None and starts_at is None and was != NOTHING:
        promised = was
    done = visits.reschedule(
        key=key, by=by, at=at, engineer=engineer, starts_at=starts_at, ends_at=ends_at, mates=mates,
        promised=promised, version=version,
    )  # fmt: skip
    if is_broken(was, done):
        refuse_unawares(was, over_promise=over_promise, reason=reason)
        notes.add_note(key=row.key, by=by, at=at, body=reason, public=False)
        tell(row, done, was, by=by, at=at)
    return done


@verb
def cancel(
    *, key: UUID, by: Actor | None, at: datetime, note: str = "", version: int | None = None, over_promise: bool = False
) -> Visit:
    """取消 by a person, as `visits.cancel`. One whose customer still waits for it is cancelled only `over_promise`,
    with the `note` as the reason; they hear that nobody comes.

    Raises:
        Conflict: the customer was promised a window that is not over (`from_at`, `until_at`).
        Invalid: over a promise without a reason.
    """
    row, visit = access.lock_visit(key, by, "cancel")
    was = of(visit)
    done = visits.cancel(key=key, by=by, at=at, note=note, version=version)
    if was[1] is not None and was[1] > at:
        refuse_unawares(was, over_promise=over_promise, reason=note)
        tell_off(row, done, was, by=by, at=at)
    return done


def keep_or_tell(row: WorkOrder, visit: Visit, *, at: datetime) -> Visit:
    """Whoever was only asked said yes: from now on what was promised stands or, where they begin outside it, is
    promised no longer, and the customer hears of it. The order is locked."""
    was = of(visit)
    if not leaves(was, visit.starts_at):
        return visit
    done = visits.reschedule(
        key=visit.key, by=None, at=at, engineer=visit.engineer.person.key if visit.engineer is not None else None,
        starts_at=visit.starts_at, ends_at=visit.ends_at, promised=NOTHING, asked=True,
    )  # fmt: skip
    tell(row, done, was, by=None, at=at)
    return done


def of(visit: Visit | None) -> Window:
    """The window its customer was promised."""
    return (visit.promised_from_at, visit.promised_until_at) if visit is not None else NOTHING


def leaves(was: Window, starts_at: datetime | None) -> bool:
    """Whether somebody who begins then does not come as promised."""
    begins, ends = was
    return begins is not None and ends is not None and (starts_at is None or not begins <= starts_at <= ends)


def is_broken(was: Window, visit: Visit) -> bool:
    """Whether what was promised is promised no longer."""
    return was != NOTHING and of(visit) != was


def refuse_unawares(was: Window, *, over_promise: bool, reason: str) -> None:
    """The warning, before the customer waits in vain."""
    if not over_promise:
        raise Conflict("promised_window", from_at=was[0], until_at=was[1])
    if not reason.strip():
        raise Invalid("over_promise_without_reason", field="reason")


def tell(row: WorkOrder, visit: Visit, was: Window, *, by: Actor | None, at: datetime) -> bool:
    """Tell whoever the order is about when somebody comes in place of what was promised, by the clock of the place;
    whether they can be told: a contact who never signs in has to be called."""
    person = _waiting(row)
    begins, ends = of(visit) if of(visit) != NOTHING else (visit.starts_at, None)
    if person is None or begins is None or was[0] is None or was[1] is None:
        return False
    zone = zone_at(row)
    until = f"–{ends.astimezone(zone):%H:%M}" if ends is not None else ""
    facts = {
        "number": f"W-{row.number}",
        "was": f"{was[0].astimezone(zone):{_CLOCK}}–{was[1].astimezone(zone):%H:%M}",
        "now": f"{begins.astimezone(zone):{_CLOCK}}{until}",
    }
    effect = f"{visit.key}:{PROMISE_MOVED}:{visit.version}"
    fresh = inbox.notify(
        people=[person.pk], code=PROMISE_MOVED, facts=facts, subject=row.key, effect=effect, at=at, by=by
    )
    return fresh > 0


def tell_off(row: WorkOrder, visit: Visit, was: Window, *, by: Actor | None, at: datetime) -> bool:
    """The same of a visit that is not made at all."""
    person = _waiting(row)
    if person is None or was[0] is None or was[1] is None:
        return False
    zone = zone_at(row)
    window = f"{was[0].astimezone(zone):{_CLOCK}}–{was[1].astimezone(zone):%H:%M}"
    fresh = inbox.notify(
        people=[person.pk], code="visit_promise_off", facts={"number": f"W-{row.number}", "was": window},
        subject=row.key, effect=off_effect(visit), at=at, by=by,
    )  # fmt: skip
    return fresh > 0


def off_effect(visit: Visit) -> str:
    """That nobody comes for a visit is told once, whoever finds it out first."""
    return f"{visit.key}:visit_promise_off"


def _waiting(row: WorkOrder) -> Person | None:
    """Who can be told: whoever the order is about, where they have a sign-in."""
    person = row.contact.person if row.contact is not None and row.contact.archived_at is None else None
    return person if person is not None and person.is_active else None
