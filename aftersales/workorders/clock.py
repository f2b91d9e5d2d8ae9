"""The SLA clock: one promise of one work order, read from the log of what happened to it and from nothing else.

A log is a sequence of events; `read(events, now)` replays it and answers how things stand. Nothing is carried over
from an earlier reading, so a fact that arrives late (a phone was offline) needs no repair: it takes its place in time
and everything is computed again. The rules, each with its reason:

- **Order.** By `at`, then by `recorded_at`, then as given: what happened counts, not when we learnt of it. Events
  after `now` have not happened yet. A log without a start by `now` has no reading (ValueError); events before the
  start are ignored, for there was no promise to pause or to keep.
- **Redundant events** (a pause while paused, a resume while running, a start before the stop, a second stop) change
  nothing: two devices may report the same thing. Of several pauses the last one gives the reason, time counts once.
- **Working time.** Everything is measured in working time of the promise's calendar. A night on hold moves the due
  instant by nothing, a paused working hour by one hour. n working days become minutes at the start: up to the end of
  the n-th working day after the start's day.
- **Due** is the first instant at which a *running* clock has used its whole budget. While paused it is given as if the
  clock were resumed now. Once due, later pauses do not move it: the promise is already broken.
- **Breached** is a clock that is unfinished when it falls due; finished at that very instant is in time. Due at 17:00
  with the doors closing, an order resolved at 20:00 is late, although no working second has passed in between.
- **Retarget** swaps the promise and replays the whole history against the new one: pauses stay, and what was used is
  measured again from the start in the new calendar. Else a change of priority would grant a second budget. Nobody
  breaks a promise before it is made, so a breach is not earlier than the retarget that brought it; a breach that stood
  already keeps its instant if the new promise was due by then too.
- **Stop** keeps or breaks the promise for good. A later retarget waits for the reopening, or else changing a closed
  order's priority would rewrite its outcome; a mistake is corrected by a retarget dated before the stop.
- **Resume after a stop** reopens: the time it passed for resolved counts as pause, for the customer was content.
- **Start after a stop** opens a new cycle with a full budget (the next-update promise). Only the last cycle is read.

A late fact can make an earlier breach untrue: `breached_at` is then later or None, and the caller, who knows what it
has announced, withdraws it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from uuid import UUID

from aftersales.base import worktime
from aftersales.base.worktime import ZERO, Calendar


class EventKind(StrEnum):
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    RETARGET = "retarget"
    STOP = "stop"


class State(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised: so many minutes or working days of this calendar, by the policy of this name."""

    calendar: Calendar
    policy: str
    minutes: int | None = None
    working_days: int | None = None

    def __post_init__(self) -> None:
        if (self.minutes is None) == (self.working_days is None):
            raise ValueError("minutes, working_days: a promise has exactly one of them")
        for name, amount in (("minutes", self.minutes), ("working_days", self.working_days)):
            if amount is not None and amount < 1:
                raise ValueError(f"{name}: {amount} is no time to keep a promise in")

    def budget(self, start: datetime) -> timedelta:
        """The working time that a clock started at this instant may use."""
        if self.minutes is not None:
            return timedelta(minutes=self.minutes)
        assert self.working_days is not None  # noqa: S101 - __post_init__ has made sure
        return _working_days(self.calendar, start, self.working_days)


@lru_cache(maxsize=1024)  # asked again for every mark of a reading
def _working_days(calendar: Calendar, start: datetime, days: int) -> timedelta:
    return worktime.between(calendar, start, worktime.end_of_working_day(calendar, start, days))


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log: what happened to the clock, when, when we learnt of it, through whom (None: us) and why."""

    kind: EventKind
    at: datetime
    recorded_at: datetime
    by: UUID | None = None
    reason: str = ""
    promise: Promise | None = None

    def __post_init__(self) -> None:
        if (self.kind in (EventKind.START, EventKind.RETARGET)) != (self.promise is not None):
            raise ValueError(f"promise: start and retarget carry one, other events do not; this is a {self.kind}")
        for name in ("at", "recorded_at"):
            instant: datetime = getattr(self, name)
            if instant.tzinfo is None:
                raise ValueError(f"{name}: {instant} has no time zone")
            object.__setattr__(self, name, instant.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Reading:
    """How the clock stands. Durations are working time of the promise's calendar, instants are UTC."""

    state: State
    cycle: int  # 1 for the first; each start after a stop begins another
    started_at: datetime
    stopped_at: datetime | None
    promise: Promise
    budget: timedelta
    elapsed: timedelta
    paused: timedelta
    due_at: datetime
    breached_at: datetime | None
    estimated: bool  # the answer leans on a year whose holidays are not published yet
    history: "Cycle" = field(repr=False)

    @property
    def remaining(self) -> timedelta:
        """What is left of the budget; negative when it is overdrawn."""
        return self.budget - self.elapsed

    @property
    def met(self) -> bool:
        """Whether the promise was kept, for good: a clock that is not stopped has not kept it yet."""
        return self.state is State.STOPPED and self.breached_at is None


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment to act upon: reached at its true instant, or expected then if nothing changes."""

    name: str
    at: datetime
    reached: bool


def read(events: Iterable[Event], now: datetime) -> Reading:
    """How the clock stands at `now`, from the log alone. Raises ValueError if it has not started by then."""
    cycle = replay(events, now)
    promise = cycle.standings[-1].promise
    budget = promise.budget(cycle.start)
    elapsed = sum((worked(promise, span) for span in cycle.spans if span.state is State.RUNNING), ZERO)
    due_at, overdue = reach(cycle, promise, budget)
    return Reading(
        state=cycle.state,
        cycle=cycle.number,
        started_at=cycle.start,
        stopped_at=cycle.end if cycle.state is State.STOPPED else None,
        promise=promise,
        budget=budget,
        elapsed=elapsed,
        paused=worktime.between(promise.calendar, cycle.start, cycle.end) - elapsed,
        due_at=due_at,
        breached_at=_cross(cycle, _overdraft(0))[0] if overdue else None,
        estimated=worktime.estimated(promise.calendar, cycle.start, max(due_at, cycle.end)),
        history=cycle,
    )


def marks(reading: Reading, *, warnings: Sequence[float], levels: Sequence[int]) -> tuple[Mark, ...]:
    """The moments to act upon, in order of time: warnings before the promise is due, escalation levels after.

    A warning is a fraction of the budget ("warning:75" at 0.75), a level is working minutes after due ("overdue:30");
    level 0 is the breach itself. Both wait while the clock is paused.
    """
    thresholds = {f"warning:{fraction * 100:g}": _fraction(fraction) for fraction in warnings}
    thresholds |= {f"overdue:{minutes}": _overdraft(minutes) for minutes in levels}
    found = (Mark(name, *_cross(reading.history, threshold)) for name, threshold in thresholds.items())
    return tuple(sorted(found, key=lambda mark: mark.at))


def first_open(known: Iterable[Mark], done: Collection[str], state: State) -> tuple[str, datetime] | None:
    """The first mark not done yet, or None if there is nothing to wait for: what `next_at` is filled with.

    A clock that is paused or stopped approaches no mark. One that it truly reached before is still owed, however late
    we come (the worker was down at the time): a breach is announced even if the order was put on hold after it.
    """
    for mark in known:
        if mark.name not in done and (mark.reached or state is State.RUNNING):
            return mark.name, mark.at
    return None


# -- the replay --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in one state, and the event that brought it about."""

    start: datetime
    end: datetime
    state: State
    cause: Event


@dataclass(frozen=True, slots=True)
class Standing:
    """A promise and the instant since which it stood; it stands until the next one."""

    since: datetime
    promise: Promise
    cause: Event


@dataclass(frozen=True, slots=True)
class Cycle:
    """The clock's life from a start to its stop, or to now: spans without a gap, and the promises that stood."""

    number: int
    start: datetime
    end: datetime
    state: State
    spans: tuple[Span, ...]
    standings: tuple[Standing, ...]


class _Running:
    """A cycle while its events are replayed."""

    def __init__(self, number: int, event: Event, promise: Promise) -> None:
        self.number = number
        self.start = self.since = event.at
        self.state = State.RUNNING
        self.cause = event
        self.spans: list[Span] = []
        self.standings = [Standing(event.at, promise, event)]
        self.waiting: Standing | None = None  # a retarget after the stop, which waits for the reopening

    def take(self, event: Event) -> None:
        if event.kind is EventKind.RETARGET:
            self._retarget(event)
        elif event.kind is EventKind.RESUME and self.state is not State.RUNNING:
            self._enter(State.RUNNING, event)
            if self.waiting:
                self.standings.append(replace(self.waiting, since=event.at))
                self.waiting = None
        elif event.kind is EventKind.PAUSE and self.state is not State.STOPPED:
            self._enter(State.PAUSED, event)
        elif event.kind is EventKind.STOP and self.state is not State.STOPPED:
            self._enter(State.STOPPED, event)

    def cycle(self, now: datetime) -> Cycle:
        end = self.since
        if self.state is not State.STOPPED:
            end = now
            # Kept even if it has just begun: a clock resumed at this instant with nothing left is due at this instant.
            self.spans.append(Span(self.since, now, self.state, self.cause))
        return Cycle(self.number, self.start, end, self.state, tuple(self.spans), tuple(self.standings))

    def _retarget(self, event: Event) -> None:
        assert event.promise is not None  # noqa: S101 - Event.__post_init__ has made sure
        standing = Standing(event.at, event.promise, event)
        if self.state is State.STOPPED:
            self.waiting = standing
        else:
            self.standings.append(standing)

    def _enter(self, state: State, event: Event) -> None:
        if event.at > self.since:
            self.spans.append(Span(self.since, event.at, self.state, self.cause))
        self.since, self.state, self.cause = event.at, state, event


def replay(events: Iterable[Event], now: datetime) -> Cycle:
    """The last cycle of the log as it was lived by `now`. Raises ValueError if there is none."""
    if now.tzinfo is None:
        raise ValueError(f"now: {now} has no time zone")
    now = now.astimezone(UTC)
    running: _Running | None = None
    for event in sorted(events, key=lambda event: (event.at, event.recorded_at)):
        if event.at > now:
            break
        if event.kind is EventKind.START and event.promise and (running is None or running.state is State.STOPPED):
            running = _Running(running.number + 1 if running else 1, event, event.promise)
        elif running:
            running.take(event)
    if running is None:
        raise ValueError(f"events: the clock has not started by {now}")
    return running.cycle(now)


# -- thresholds --------------------------------------------------------------------------------------------------------

Threshold = Callable[[timedelta], timedelta]
"""How much a clock may have run, given its whole budget, before something is to be done."""


def _fraction(fraction: float) -> Threshold:
    return lambda budget: budget * fraction


def _overdraft(minutes: int) -> Threshold:
    return lambda budget: budget + timedelta(minutes=minutes)


def worked(promise: Promise, span: Span) -> timedelta:
    """The working time of this span in the promise's calendar, whether the clock ran or not."""
    return worktime.between(promise.calendar, span.start, span.end)


def reach(cycle: Cycle, promise: Promise, target: timedelta) -> tuple[datetime, bool]:
    """The first instant at which the clock, running, has run for `target`; and whether it did.

    If it did not, the instant is where it would have, had it run on from the cycle's end.
    """
    left = target
    for span in cycle.spans:
        if span.state is not State.RUNNING:
            continue
        run = worked(promise, span)
        if run >= left:
            at = worktime.add(promise.calendar, span.start, left)
            if at < span.end or (at == cycle.end and cycle.state is State.RUNNING):
                return at, True
        left -= run
    return worktime.add(promise.calendar, cycle.end, left), False


def _cross(cycle: Cycle, threshold: Threshold) -> tuple[datetime, bool]:
    """Since when the clock has been past this threshold of the promise as it stood, and whether it is.

    The promise that stands now decides whether, and no instant before it was due can be the answer. If it was due when
    it was made, the clock is past it since it was made, unless the promise before was broken by then as well: then
    since that one was, and so on backwards.
    """
    last = cycle.standings[-1]
    due, reached = reach(cycle, last.promise, threshold(last.promise.budget(cycle.start)))
    if not reached:
        return due, False
    since = max(due, last.since)
    for standing, until in _before_the_last(cycle.standings):
        if since > until:  # it was not yet due when it was made
            break
        earlier, _ = reach(cycle, standing.promise, threshold(standing.promise.budget(cycle.start)))
        if earlier >= until:  # the one before was not broken while it stood
            break
        since = max(earlier, standing.since)
    return max(due, since), True


def _before_the_last(standings: Sequence[Standing]) -> Iterator[tuple[Standing, datetime]]:
    """The earlier promises, latest first, each with the instant until which it stood, if it stood at all."""
    for later, standing in pairwise(reversed(standings)):
        if standing.since < later.since:
            yield standing, later.since
