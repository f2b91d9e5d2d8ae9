"""The SLA clocks of an order: the log is written here, and what it makes of each promise now is kept beside it.

`clock.py` is the arithmetic; this is its memory. Everything in `SlaClock` can be computed again from `SlaEvent`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from aftersales.base.facts import emit
from aftersales.people.access import Actor
from aftersales.workorders import clock, rules
from aftersales.workorders.access import audience
from aftersales.workorders.clock import EventKind, State
from aftersales.workorders.events import SlaBreached, SlaBreachWithdrawn, SlaChosen, SlaWarned
from aftersales.workorders.models import NEVER, SlaClock, SlaEvent, SlaPolicy, SlaTarget, WorkOrder
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.rules import ARRIVAL, NEXT_UPDATE, RESOLUTION, RESPONSE, TARGETS
from aftersales.workorders.states import Wait

_PAUSED_BY_WAITING: Final = (NEXT_UPDATE, ARRIVAL, RESOLUTION)


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
    """Nothing is left to do: every clock stops."""
    _write(order, [_Entry(target, EventKind.STOP, at, reason) for target in TARGETS], by)


def reopened(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """It was not solved after all: the resolution clock runs on where it stopped; the time between counts as pause."""
    entries = [_Entry(RESOLUTION, EventKind.RESUME, at, "reopened")]
    promise = SlaTarget.objects.filter(policy=order.sla_policy_id, target=NEXT_UPDATE).first()
    if promise is not None:
        entries.append(_Entry(NEXT_UPDATE, EventKind.START, at, promise=promise))
    _write(order, entries, by)


# The log, and what it makes of the clocks


def refresh(order: WorkOrder, *, at: datetime, kept: Mapping[str, SlaClock] | None = None) -> None:
    """Compute every clock of the order from its log as of `at`, and the order's place in the queues from them."""
    log = log_of(order)
    kept = _kept(order) if kept is None else kept
    rows = [_read(order, target, events, kept.get(target), at) for target, events in log.items() if _has_begun(events)]
    SlaClock.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["order", "target"],
        update_fields=[
            "state", "started_at", "due_at", "stopped_at", "met", "breached_at", "breach_told_at", "cycle", "told",
            "next_at", "next_mark", "read_at",
        ],
    )  # fmt: skip
    place(order, rows)


def place(order: WorkOrder, clocks: Iterable[SlaClock]) -> None:
    """Set the queues' one sort key (not saved here): the nearest running promise or the wake-up date, else NEVER."""
    due = [(c.due_at, c.target) for c in clocks if c.state == State.RUNNING]
    if order.wake_at is not None:
        due.append((order.wake_at, "wake"))
    order.act_by_at, order.act_by = min(due, default=(NEVER, ""))


def _kept(order: WorkOrder) -> dict[str, SlaClock]:
    return {row.target: row for row in SlaClock.objects.filter(order=order)}


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
    """Append to the log and read the clocks anew. Entries for a target without promise are dropped: nothing to keep."""
    kept = _kept(order)
    known = {e.target for e in entries if e.kind is EventKind.START} | kept.keys()
    rows = [_row(order, entry, by) for entry in entries if entry.target in known]
    if rows:
        SlaEvent.objects.bulk_create(rows)
        refresh(order, at=max(entry.at for entry in entries), kept=kept)
    else:
        place(order, kept.values())


def _row(order: WorkOrder, entry: _Entry, by: Actor | None) -> SlaEvent:
    promise = entry.promise
    return SlaEvent(
        order=order,
        target=entry.target,
        kind=entry.kind,
        at=entry.at,
        by_id=by.id if by is not None else None,
        reason=entry.reason,
        policy_id=promise.policy_id if promise else None,
        minutes=promise.minutes if promise else None,
        working_days=promise.working_days if promise else None,
        calendar_id=promise.calendar_id if promise else None,
    )


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


@transaction.atomic
def ring_next_due(*, at: datetime) -> bool:
    """Tell one thing that is due, with its true instant; whether there was one. Safe late, twice and on two machines.

    Found by the index over `next_at`, however many clocks run. The order is locked first, as every move does.
    """
    due = SlaClock.objects.filter(next_at__lte=at).order_by("next_at", "id").values_list("pk", "order_id")
    for clock_id, order_id in due[:_LOOK_AHEAD]:
        order = WorkOrder.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=order_id).first()
        if order is None:
            continue  # somebody is moving it; their commit, or the next turn, sees to it
        row = SlaClock.objects.filter(pk=clock_id, next_at__lte=at).first()
        if row is not None:
            _ring(order, row, at)
        return True
    return False


_LOOK_AHEAD: Final = 20
"""Due clocks looked at in one turn, for those whose order another worker has locked."""


def _ring(order: WorkOrder, row: SlaClock, at: datetime) -> None:
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
    row.save(update_fields=["told", "breach_told_at"])
    refresh(order, at=at)  # as of now: marks that were passed meanwhile are told next, each at its own instant
    order.save(update_fields=["act_by", "act_by_at"])
