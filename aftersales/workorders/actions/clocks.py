"""The SLA clocks of an order: the log is written here, and what it makes of each promise now is kept beside it.

`clock.py` is the arithmetic; this is its memory. Everything in `SlaClock` can be computed again from `SlaEvent`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import orjson

from aftersales.base import sql
from aftersales.base.compiled import Compiled, related
from aftersales.base.facts import emit
from aftersales.people.access import Actor
from aftersales.people.hours import calendar_value
from aftersales.workorders import clock, rules
from aftersales.workorders.access import audience
from aftersales.workorders.actions.stuck import Picked, attempt, tried_before
from aftersales.workorders.clock import EventKind, State
from aftersales.workorders.events.orders import SlaBreached, SlaBreachWithdrawn, SlaChosen, SlaWarned
from aftersales.workorders.models import NEVER, Kind, SlaClock, SlaTarget, WorkOrder
from aftersales.workorders.queries import policies
from aftersales.workorders.queries.due import IMPORTED
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.rules import ARRIVAL, NEXT_UPDATE, RESOLUTION, RESPONSE, TARGETS
from aftersales.workorders.states import UNSOLVED, Wait

_PAUSED_BY_WAITING: Final = (NEXT_UPDATE, ARRIVAL, RESOLUTION)
_DERIVED: Final = (
    "state", "started_at", "due_at", "stopped_at", "met", "breached_at", "breach_told_at", "cycle", "told", "next_at",
    "next_mark", "read_at",
)  # fmt: skip
"""What a clock's row has from its log."""


@dataclass(frozen=True)
class _Entry:
    """One line to write into an order's log."""

    target: str
    kind: EventKind
    at: datetime
    reason: str = ""
    promise: SlaTarget | None = None
    ends: bool = False
    """Nothing follows: what began after this instant (we learnt of the end late) ends where it began."""


# What happens to an order, as its clocks hear it


def promise(order: WorkOrder, *, by: Actor | None, at: datetime) -> Callable[[], None]:
    """The order is reported: choose what we promise, and its place in the queues. What is given back tells the choice
    and starts the clocks, once the order is written and its report told."""
    chosen = _choose(order, by=by, at=at)
    entries = [_Entry(t.target, EventKind.START, at, promise=t) for t in chosen.targets if _applies(order, t)]
    begun = _read_all(order, {entry.target: [_told(entry, by)] for entry in entries}, {}, at)
    place(order, begun.values())

    def start() -> None:
        _tell_choice(order, chosen.fact)
        _put(order, begun.values(), [_line(entry, by) for entry in entries])

    return start


def retarget(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """What decides the policy changed: swap the promises, and replay each clock's whole history against the new one."""
    before = order.sla_policy_id
    chosen = _choose(order, by=by, at=at)
    _tell_choice(order, chosen.fact)
    targets = {t.target: t for t in chosen.targets if _applies(order, t)}
    if order.sla_policy_id == before:
        return
    known = set(SlaClock.objects.filter(order=order).values_list("target", flat=True))
    swapped = [_Entry(name, EventKind.RETARGET, at, promise=t) for name, t in targets.items() if name in known]
    fresh = [
        _Entry(name, EventKind.START, order.reported_at, promise=t) for name, t in targets.items() if name not in known
    ]
    gone = [_Entry(name, EventKind.STOP, at, "no_longer_promised") for name in known - targets.keys()]
    if order.resolved_at is not None:  # what is promised only now ended with the work, not with this change
        gone += [_Entry(entry.target, EventKind.STOP, order.resolved_at, "resolved") for entry in fresh]
    _write(order, swapped + fresh + gone, by)


def responded(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """A person on our side took the order up for the first time."""
    _write(order, [_Entry(RESPONSE, EventKind.STOP, at)], by)


def updated(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """The customer heard from us: the next update is promised afresh, as long as there is one to come."""
    promise = _next_update(order)
    if promise is not None and order.state in UNSOLVED:
        again = _Entry(NEXT_UPDATE, EventKind.START, at, promise=promise)
        _write(order, [_Entry(NEXT_UPDATE, EventKind.STOP, at), again], by)


def arrived(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """An engineer is at the customer's door."""
    _write(order, [_Entry(ARRIVAL, EventKind.STOP, at)], by)


def waits(order: WorkOrder, reason: Wait, *, by: Actor | None, at: datetime) -> None:
    """Somebody else has to act: our clocks stand still. While only parts or a vendor are awaited the customer is still
    told how it goes, so that clock runs on."""
    targets = [t for t in _PAUSED_BY_WAITING if t != NEXT_UPDATE or reason is Wait.CUSTOMER]
    _write(order, [_Entry(target, EventKind.PAUSE, at, reason) for target in targets], by)


def waits_on(order: WorkOrder, was: Wait, reason: Wait, *, by: Actor | None, at: datetime) -> None:
    """Another has to act than before, or for longer: the pause goes on, under its own reason where that changed."""
    entries: list[_Entry] = []
    if reason is not was:
        paused = [t for t in _PAUSED_BY_WAITING if t != NEXT_UPDATE or reason is Wait.CUSTOMER]
        entries = [_Entry(target, EventKind.PAUSE, at, reason) for target in paused]
        if was is Wait.CUSTOMER:
            entries.append(_Entry(NEXT_UPDATE, EventKind.RESUME, at))
    _write(order, entries, by)


def goes_on(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """Waiting is over."""
    _write(order, [_Entry(target, EventKind.RESUME, at) for target in _PAUSED_BY_WAITING], by)


def finished(order: WorkOrder, reason: str, *, by: Actor | None, at: datetime) -> None:
    """Nothing is left to do: every clock stops. That of the response, once stopped, is never started again."""
    targets = [target for target in TARGETS if target != RESPONSE or order.responded_at is None]
    _write(order, [_Entry(target, EventKind.STOP, at, reason, ends=True) for target in targets], by)


def reopened(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """It was not solved after all: the resolution clock runs on where it stopped; the time between counts as pause."""
    entries = [_Entry(RESOLUTION, EventKind.RESUME, at, "reopened")]
    promise = _next_update(order)
    if promise is not None:
        entries.append(_Entry(NEXT_UPDATE, EventKind.START, at, promise=promise))
    _write(order, entries, by)


# The log, and what it makes of the clocks


def refresh(order: WorkOrder, *, at: datetime, kept: Mapping[str, SlaClock] | None = None) -> None:
    """Compute every clock of the order from its log as of `at`, and the order's place in the queues from them."""
    kept = _kept(order) if kept is None else kept
    read = _read_all(order, log_of(order), kept, at)
    _put(order, read.values())
    place(order, read.values())


def place(order: WorkOrder, clocks: Iterable[SlaClock]) -> None:
    """Set the queues' one sort key (not saved here): the nearest running promise or the wake-up date, else NEVER.

    Once resolved nothing is due, whatever late news does to a clock: a constraint of the table, and the counts, rely on
    it."""
    unsolved = order.state in UNSOLVED
    due = [(c.due_at, c.target) for c in clocks if c.state == State.RUNNING and unsolved]
    if order.wake_at is not None:
        due.append((order.wake_at, "wake"))
    order.act_by_at, order.act_by = min(due, default=(NEVER, ""))


def _kept(order: WorkOrder) -> dict[str, SlaClock]:
    return {row.target: row for row in _CLOCKS.rows(order.pk)}


_CLOCKS: Final = Compiled(lambda order: SlaClock.objects.filter(order=order))


def _put(order: WorkOrder, clocks: Iterable[SlaClock], lines: Sequence[Mapping[str, Any]] = ()) -> None:
    """Write new lines of the log and what the log makes of the clocks, in one statement."""
    read = [{name: getattr(row, name) for name in ("target", *_DERIVED)} for row in clocks]
    told = {"lines": orjson.dumps(lines).decode(), "clocks": orjson.dumps(read).decode()}
    sql.run("workorders", "sla_write", order=order.pk, **told)


def _read_all(
    order: WorkOrder, log: Mapping[str, Sequence[clock.Event]], kept: Mapping[str, SlaClock], at: datetime
) -> dict[str, SlaClock]:
    begun = {target: events for target, events in log.items() if _has_begun(events)}
    return {target: _read(order, target, events, kept.get(target), at) for target, events in begun.items()}


def _has_begun(events: Sequence[clock.Event]) -> bool:
    return any(event.kind is EventKind.START for event in events)


def _read(
    order: WorkOrder, target: str, events: Sequence[clock.Event], kept: SlaClock | None, at: datetime
) -> SlaClock:
    as_of = max(at, *(event.at for event in events), *([kept.read_at] if kept is not None else []))
    reading = clock.read(events, as_of)
    row = kept if kept is not None else SlaClock(order=order, target=target)
    if kept is None or row.cycle != reading.cycle:
        row.told, row.breach_told_at = [], None
    marks = clock.marks(reading, warnings=rules.WARNINGS, levels=rules.LEVELS)
    row.told = [mark.name for mark in marks if mark.reached and mark.name in row.told]
    if row.breach_told_at is not None and reading.breached_at is None:
        emit(
            SlaBreachWithdrawn(
                order=order.key, at=at, target=target, cycle=reading.cycle, breached_at=row.breach_told_at
            ),
            audience=audience(order),
        )
        row.breach_told_at = None
    upcoming = clock.first_open(marks, row.told, reading.state)
    row.state, row.cycle, row.read_at = reading.state, reading.cycle, as_of
    row.started_at, row.due_at, row.stopped_at = reading.started_at, reading.due_at, reading.stopped_at
    row.breached_at = reading.breached_at
    row.met = reading.met if reading.state is State.STOPPED else None
    row.next_mark, row.next_at = upcoming if upcoming is not None else ("", None)
    return row


def _write(order: WorkOrder, entries: Sequence[_Entry], by: Actor | None) -> None:
    """Append to the log and read the clocks it speaks of anew. Entries for a target without promise are dropped:
    nothing to keep."""
    kept = _kept(order)
    known = {e.target for e in entries if e.kind is EventKind.START} | kept.keys()
    heard = [entry for entry in entries if entry.target in known]
    if heard:
        log = log_of(order, {entry.target for entry in heard})
        heard = [replace(entry, at=_not_before_start(entry, log.get(entry.target, ()))) for entry in heard]
        for entry in heard:
            log.setdefault(entry.target, []).append(_told(entry, by))
        kept |= (read := _read_all(order, log, kept, max(entry.at for entry in heard)))
        _put(order, read.values(), [_line(entry, by) for entry in heard])
    place(order, kept.values())


def _not_before_start(entry: _Entry, events: Sequence[clock.Event]) -> datetime:
    starts = [event.at for event in events if event.kind is EventKind.START] if entry.ends else []
    return max([entry.at, *starts])


def _told(entry: _Entry, by: Actor | None) -> clock.Event:
    """The entry as the log will have it: learnt after everything that stands there."""
    promise = None
    if entry.promise is not None:
        made = entry.promise
        calendar = calendar_value(made.calendar_id)
        promise = clock.Promise(calendar, "", minutes=made.minutes, working_days=made.working_days)
    return clock.Event(entry.kind, entry.at, NEVER, by.key if by is not None else None, entry.reason, promise)


def _line(entry: _Entry, by: Actor | None) -> dict[str, Any]:
    promise = entry.promise
    return {
        "target": entry.target,
        "kind": entry.kind,
        "at": entry.at,
        "by": by.id if by is not None else None,
        "reason": entry.reason,
        "policy": promise.policy_id if promise else None,
        "minutes": promise.minutes if promise else None,
        "working_days": promise.working_days if promise else None,
        "calendar": promise.calendar_id if promise else None,
    }


# Which policy


@dataclass(frozen=True)
class _Choice:
    """What is promised from now on, and the fact of it where that is another policy than before."""

    targets: Sequence[SlaTarget]
    fact: SlaChosen | None = None


def _tell_choice(order: WorkOrder, fact: SlaChosen | None) -> None:
    if fact is not None:
        emit(fact, audience=audience(order))


def _choose(order: WorkOrder, *, by: Actor | None, at: datetime) -> _Choice:
    """Set the order's policy and why it was chosen (not saved, and not told here)."""
    told = policies.choosable()
    chosen = rules.choose_policy(list(told), case_of(order))
    if chosen is not None and chosen.id == order.sla_policy_id:
        return _Choice(_TARGETS.rows(chosen.id))
    order.sla_policy_id = chosen.id if chosen is not None else None
    order.sla_why = rules.named_values(chosen) if chosen is not None else []
    key = told[chosen] if chosen is not None else None
    fact = SlaChosen(order=order.key, at=at, by=by.key if by else None, policy=key, why=order.sla_why)
    return _Choice(_TARGETS.rows(chosen.id) if chosen is not None else [], fact)


_TARGETS: Final = Compiled(lambda policy: SlaTarget.objects.filter(policy=policy))


def _next_update(order: WorkOrder) -> SlaTarget | None:
    """What the order's policy promises of news, if it does."""
    promised = _TARGETS.rows(order.sla_policy_id) if order.sla_policy_id is not None else []
    return next((target for target in promised if target.target == NEXT_UPDATE), None)


def case_of(order: WorkOrder) -> rules.Case:
    """What the order shows a policy."""
    kind: Kind = related(order, "kind")
    return rules.Case(
        priority=order.priority,
        kind=kind.code,
        service_level=order.contract.service_level if order.contract else "",
        tier=order.customer.tier if order.customer else "",
        holds=policies.holds_for(order),
    )


def asked_about(changed: Collection[str]) -> bool:
    """Whether the condition of some policy asks of what has changed."""
    asked = policies.asked()
    return bool(asked & set(changed) or ("territory" in asked and "site" in changed))


def _applies(order: WorkOrder, target: SlaTarget) -> bool:
    """Arrival is promised only where somebody goes there."""
    return target.target != ARRIVAL or bool(related(order, "kind").on_site)


# Due work


def ring_next_due(*, at: datetime, imported: bool | None = None, strict: bool = False) -> bool:
    """Tell one thing that is due, with its true instant; whether there was one. Safe late, twice and on two machines.

    Found by the index over `next_at`, however many clocks run. Order and clock are locked as they stand now; what
    another process has in hand is left to it. With `imported`, only orders told by a log, or only the others. A clock
    that cannot be rung is set aside for a while, unless whoever asks is `strict` and wants to hear of it.
    """

    def ring(picked: list[Picked]) -> bool:
        told = {"at": at, "imported": imported, "origin": IMPORTED, "tried": tried_before(at, strict=strict)}
        found = sql.rows("workorders", "next_ring", **told)
        for *row, again in found:
            row_of_it = SlaClock.from_db(None, _CLOCK, row[: len(_CLOCK)])
            order = WorkOrder.from_db(None, _TOLD_OF, row[len(_CLOCK) :])
            picked.append(Picked(order.pk, order.key, row_of_it.target, again))
            _ring(order, row_of_it, at)
        return bool(found)

    return attempt(ring, at=at, strict=strict)


_CLOCK: Final = [field.attname for field in SlaClock._meta.concrete_fields]
_TOLD_OF: Final = ["id", "key", "team_id", "territory_id", "owner_id", "customer_id", "contact_id"]
"""The columns of next_ring.sql: all of a clock, and of its order what the telling needs."""


def _ring(order: WorkOrder, row: SlaClock, at: datetime) -> None:
    """Tell the mark, and read this clock as of now: marks that were passed meanwhile are told next, each at its own
    instant. The order's other clocks do not hear of it, and its place in the queues stays: nothing due has moved."""
    mark, instant = row.next_mark, row.next_at
    if instant is None:
        return
    row.told = [*row.told, mark]
    if mark == rules.BREACH:
        row.breach_told_at = instant
        fact: SlaBreached | SlaWarned = SlaBreached(order=order.key, at=instant, target=row.target, cycle=row.cycle)
    else:
        fact = SlaWarned(order=order.key, at=instant, target=row.target, mark=mark, cycle=row.cycle, due_at=row.due_at)
    emit(fact, audience=audience(order))
    events = log_of(order, [row.target])[row.target]
    _put(order, [_read(order, row.target, events, row, at)])
