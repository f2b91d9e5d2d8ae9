"""The SLA clocks of an order: the log is written here, and what it makes of each promise now is kept beside it.

`clock.py` is the arithmetic; this is its memory. Everything in `SlaClock` can be computed again from `SlaEvent`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from aftersales.base import sql
from aftersales.base.compiled import Compiled
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.workorders import clock, rules
from aftersales.workorders.access import audience
from aftersales.workorders.clock import EventKind, State
from aftersales.workorders.events import SlaBreached, SlaBreachWithdrawn, SlaChosen, SlaWarned
from aftersales.workorders.models import NEVER, SlaClock, SlaPolicy, SlaTarget, WorkOrder
from aftersales.workorders.queries.due import IMPORTED
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.rules import ARRIVAL, NEXT_UPDATE, RESOLUTION, RESPONSE, TARGETS
from aftersales.workorders.states import Wait

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


# What happens to an order, as its clocks hear it


def begin(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """The order was reported: choose what we promise and start every clock of it."""
    targets = _choose(order, by=by, at=at)
    _write(order, [_Entry(t.target, EventKind.START, at, promise=t) for t in targets if _applies(order, t)], by)


def retarget(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """What decides the policy changed: swap the promises, and replay each clock's whole history against the new one."""
    before = order.sla_policy_id
    targets = {t.target: t for t in _choose(order, by=by, at=at) if _applies(order, t)}
    if order.sla_policy_id == before:
        return
    known = set(SlaClock.objects.filter(order=order).values_list("target", flat=True))
    swapped = [_Entry(name, EventKind.RETARGET, at, promise=t) for name, t in targets.items() if name in known]
    fresh = [
        _Entry(name, EventKind.START, order.reported_at, promise=t) for name, t in targets.items() if name not in known
    ]
    gone = [_Entry(name, EventKind.STOP, at, "no_longer_promised") for name in known - targets.keys()]
    _write(order, swapped + fresh + gone, by)


def responded(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """A person on our side took the order up for the first time."""
    _write(order, [_Entry(RESPONSE, EventKind.STOP, at)], by)


def updated(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """The customer heard from us: the next update is promised afresh."""
    promise = SlaTarget.objects.filter(policy=order.sla_policy_id, target=NEXT_UPDATE).first()
    if promise is not None:
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


def goes_on(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """Waiting is over."""
    _write(order, [_Entry(target, EventKind.RESUME, at) for target in _PAUSED_BY_WAITING], by)


def finished(order: WorkOrder, reason: str, *, by: Actor | None, at: datetime) -> None:
    """Nothing is left to do: every clock stops. That of the response, once stopped, is never started again."""
    targets = [target for target in TARGETS if target != RESPONSE or order.responded_at is None]
    _write(order, [_Entry(target, EventKind.STOP, at, reason) for target in targets], by)


def reopened(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """It was not solved after all: the resolution clock runs on where it stopped; the time between counts as pause."""
    entries = [_Entry(RESOLUTION, EventKind.RESUME, at, "reopened")]
    promise = SlaTarget.objects.filter(policy=order.sla_policy_id, target=NEXT_UPDATE).first()
    if promise is not None:
        entries.append(_Entry(NEXT_UPDATE, EventKind.START, at, promise=promise))
    _write(order, entries, by)


# The log, and what it makes of the clocks


def refresh(
    order: WorkOrder,
    *,
    at: datetime,
    kept: Mapping[str, SlaClock] | None = None,
    targets: Collection[str] | None = None,
) -> None:
    """Compute the order's clocks, or those of some targets, from its log as of `at`, and its place in the queues."""
    log = log_of(order, targets)
    kept = _kept(order) if kept is None else kept
    begun = {target: events for target, events in log.items() if _has_begun(events)}
    read = {target: _read(order, target, events, kept.get(target), at) for target, events in begun.items()}
    _put(order, read.values())
    place(order, {**kept, **read}.values())


def place(order: WorkOrder, clocks: Iterable[SlaClock]) -> None:
    """Set the queues' one sort key (not saved here): the nearest running promise or the wake-up date, else NEVER."""
    due = [(c.due_at, c.target) for c in clocks if c.state == State.RUNNING]
    if order.wake_at is not None:
        due.append((order.wake_at, "wake"))
    order.act_by_at, order.act_by = min(due, default=(NEVER, ""))


def _kept(order: WorkOrder) -> dict[str, SlaClock]:
    return {row.target: row for row in _CLOCKS.rows(order.pk)}


_CLOCKS: Final = Compiled(lambda order: SlaClock.objects.filter(order=order))


def _put(order: WorkOrder, clocks: Iterable[SlaClock]) -> None:
    """Write what was read: new clocks and known ones in one statement."""
    told = [{name: getattr(row, name) for name in ("target", *_DERIVED)} for row in clocks]
    if told:
        sql.run("workorders", "sla_clock_put", order=order.pk, clocks=orjson.dumps(told).decode())


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
    upcoming = clock.next_mark_after(reading, row.told, warnings=rules.WARNINGS, levels=rules.LEVELS)
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
    lines = [_line(entry, by) for entry in entries if entry.target in known]
    if lines:
        sql.run("workorders", "sla_append", order=order.pk, lines=orjson.dumps(lines).decode())
        touched = {line["target"] for line in lines}
        refresh(order, at=max(entry.at for entry in entries), kept=kept, targets=touched)
    else:
        place(order, kept.values())


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


def _choose(order: WorkOrder, *, by: Actor | None, at: datetime) -> list[SlaTarget]:
    """Set the order's policy (not saved here) and say why; its targets."""
    policies = {p.pk: p for p in SlaPolicy.objects.filter(active=True).select_related("kind")}
    rows = [
        rules.PolicyRow(p.pk, p.priority, p.kind.code if p.kind else None, p.service_level, p.tier)
        for p in policies.values()
    ]
    chosen = rules.choose_policy(rows, case_of(order))
    why = rules.named_values(chosen) if chosen else []
    policy = policies[chosen.id] if chosen else None
    if policy is not None and policy.pk == order.sla_policy_id:
        return list(SlaTarget.objects.filter(policy=policy))
    order.sla_policy, order.sla_why = policy, why
    emit(
        SlaChosen(order=order.key, at=at, by=by.key if by else None, policy=policy.key if policy else None, why=why),
        audience=audience(order),
    )
    return list(SlaTarget.objects.filter(policy=policy)) if policy else []


def case_of(order: WorkOrder) -> rules.Case:
    """What the order shows a policy."""
    return rules.Case(
        priority=order.priority,
        kind=order.kind.code,
        service_level=order.contract.service_level if order.contract else "",
        tier=order.customer.tier if order.customer else "",
    )


def _applies(order: WorkOrder, target: SlaTarget) -> bool:
    """Arrival is promised only where somebody goes there."""
    return target.target != ARRIVAL or order.kind.on_site


# Due work


@verb
def ring_next_due(*, at: datetime, imported: bool | None = None) -> bool:
    """Tell one thing that is due, with its true instant; whether there was one. Safe late, twice and on two machines.

    Found by the index over `next_at`, however many clocks run. Order and clock are locked as they stand now; what
    another process has in hand is left to it. With `imported`, only orders told by a log, or only the others.
    """
    due = sql.rows("workorders", "next_ring", at=at, imported=imported, origin=IMPORTED)
    for (found,) in due:
        (row,) = _CLOCK.rows(found)
        (order,) = _ORDER.rows(row.order_id)
        _ring(order, row, at)
    return bool(due)


_CLOCK: Final = Compiled(lambda clock: SlaClock.objects.filter(pk=clock))
_ORDER: Final = Compiled(lambda order: WorkOrder.objects.filter(pk=order))


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
