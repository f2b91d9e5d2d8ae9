"""The SLA clock and its strip against a clock that ticks minute by minute.

It lives through every minute: takes the events of that minute, looks whether anything has come due, and lets the minute
pass. It knows no arithmetic on intervals. Every promise has a counter of its own from the start on, whether it stands
yet or not. AFTERSALES_EXAMPLES raises the number of cases of each test.
"""

import os
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.base.worktime import ROUND_THE_CLOCK, ZERO, Calendar, Period
from aftersales.workorders import clock, strip
from aftersales.workorders.clock import Event, EventKind, Promise, State
from aftersales.workorders.strip import SegmentKind

EXAMPLES = int(os.environ.get("AFTERSALES_EXAMPLES", "250"))
thoroughly = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)

OFFICE = (Period(8 * 60 + 30, 12 * 60), Period(13 * 60 + 30, 17 * 60 + 30))
CHINA = Calendar(
    "Asia/Shanghai",
    dict.fromkeys(range(5), OFFICE),
    {date(2026, 10, day): () for day in range(1, 8)} | {date(2026, 9, 20): OFFICE, date(2026, 10, 10): OFFICE},
)
WARNINGS, LEVELS = (0.5, 0.75, 0.9), (0, 30, 120)

MINUTE = timedelta(minutes=1)
ORIGIN = datetime(2026, 9, 17, tzinfo=UTC)
DAYS_OF_WORLD = 75

WORLD = (
    ROUND_THE_CLOCK,
    CHINA,
    Calendar("Europe/Berlin", dict.fromkeys(range(7), (Period(0, 200), Period(22 * 60, 1440)))),
    Calendar("Europe/Berlin", {day: (Period(day * 60, day * 60 + 400),) for day in (0, 2, 4, 6)}),
    Calendar("America/New_York", dict.fromkeys(range(7), (Period(20 * 60, 27 * 60),)), {date(2026, 11, 1): ()}),
)


@lru_cache
def open_minutes(cal: Calendar) -> list[bool]:
    """Whether each minute since the origin is worked, by the latest time that the wall clock has shown."""
    zone, latest, answer = ZoneInfo(cal.zone), None, []
    for minute in range(-2000, DAYS_OF_WORLD * 1440):
        wall = (ORIGIN + minute * MINUTE).astimezone(zone).replace(tzinfo=None)
        latest = wall if latest is None else max(latest, wall)
        if minute >= 0:
            answer.append(is_written_open(cal, latest))
    return answer


def is_written_open(cal: Calendar, wall: datetime) -> bool:
    minute = wall.hour * 60 + wall.minute
    return any(
        begins <= minute + 1440 * back < ends
        for back in (0, 1)
        for begins, ends in written_on(cal, wall.date() - timedelta(days=back))
    )


def written_on(cal: Calendar, day: date) -> tuple:
    return tuple(cal.overrides[day] if day in cal.overrides else cal.weekly.get(day.weekday(), ()))


def budget_in_minutes(promise: Promise, start: int) -> int:
    if promise.minutes:
        return promise.minutes
    zone, left = ZoneInfo(promise.calendar.zone), promise.working_days
    day = (ORIGIN + start * MINUTE).astimezone(zone).date()
    while left:
        day += timedelta(days=1)
        left -= bool(written_on(promise.calendar, day))
    end = datetime(day.year, day.month, day.day) + written_on(promise.calendar, day)[-1][1] * MINUTE  # noqa: DTZ001
    total, minute = 0, start
    while (ORIGIN + minute * MINUTE).astimezone(zone).replace(tzinfo=None) < end:
        total += open_minutes(promise.calendar)[minute]
        minute += 1
    return total


@dataclass
class Ticking:
    """One promise under the ticking clock: what it allows, what was used, and when each threshold was passed."""

    promise: Promise
    budget: int
    thresholds: dict[str, float]
    used: int = 0

    def __post_init__(self):
        self.passed = dict.fromkeys(self.thresholds)

    def look(self, minute: int, running: bool) -> None:
        for name, threshold in self.thresholds.items():
            if running and self.passed[name] is None and self.used >= threshold:
                self.passed[name] = minute


class TickingClock:
    def __init__(self, events: list[Event], now: int) -> None:
        self.state, self.cycle, self.now = None, 0, now
        ordered = sorted(enumerate(events), key=lambda pair: (pair[1].at, pair[1].recorded_at, pair[0]))
        self.happen = {}
        for _, event in ordered:
            self.happen.setdefault((event.at - ORIGIN) // MINUTE, []).append(event)
        self.promises = {event.promise for event in events if event.promise}
        for minute in range(min(self.happen), now + 1):
            self.take_the_events_of(minute)
            if self.state is None:
                continue
            self.look(minute)
            if minute < now and self.state != "stopped":
                self.pass_a_minute(minute)

    def take_the_events_of(self, minute: int) -> None:
        for event in self.happen.get(minute, ()):
            if event.kind == "start" and self.state in (None, "stopped"):
                self.begin(minute, event.promise)
            elif self.state is None:
                continue
            elif event.kind == "retarget" and self.state == "stopped":
                self.waiting = event.promise
            elif event.kind == "retarget":
                self.standing = event.promise
            elif event.kind == "stop" and self.state != "stopped":
                self.state, self.stopped = "stopped", minute
            elif event.kind == "pause" and self.state != "stopped":
                self.state = "paused"
            elif event.kind == "resume":
                if self.state == "stopped":
                    self.make_up_for_the_resolved_time(minute)
                self.state = "running"
                self.standing, self.waiting = self.waiting or self.standing, None

    def begin(self, minute: int, promise: Promise) -> None:
        self.state, self.start, self.standing, self.waiting = "running", minute, promise, None
        self.cycle += 1
        self.ticking = {}
        for each in self.promises:
            budget = budget_in_minutes(each, minute)
            names = {f"warning:{share * 100:g}": budget * share for share in WARNINGS}
            names |= {f"overdue:{level}": budget + level for level in LEVELS}
            self.ticking[each] = Ticking(each, budget, names)
        self.paused = dict.fromkeys(self.promises, 0)
        self.past_since = dict.fromkeys(self.ticking[promise].thresholds)

    def look(self, minute: int) -> None:
        for ticking in self.ticking.values():
            ticking.look(minute, self.state == "running")
        for name, passed in self.ticking[self.standing].passed.items():
            if passed is None:
                self.past_since[name] = None
            elif self.past_since[name] is None:
                self.past_since[name] = minute

    def pass_a_minute(self, minute: int) -> None:
        for promise, ticking in self.ticking.items():
            worked = open_minutes(promise.calendar)[minute]
            if self.state == "running":
                ticking.used += worked
            else:
                self.paused[promise] += worked

    def make_up_for_the_resolved_time(self, minute: int) -> None:
        for promise in self.promises:
            self.paused[promise] += sum(open_minutes(promise.calendar)[self.stopped : minute])

    def passed(self, name: str) -> int | None:
        """Since when it is past the threshold of the promise as it stood, but not before that of the last promise."""
        if self.past_since[name] is None:
            return None
        return max(self.past_since[name], self.ticking[self.standing].passed[name])

    def expected(self, name: str) -> int:
        """When the threshold is reached if the clock runs on from now, or from its stop."""
        ticking = self.ticking[self.standing]
        minute, used = (self.stopped if self.state == "stopped" else self.now), ticking.used
        while used < ticking.thresholds[name]:
            used += open_minutes(ticking.promise.calendar)[minute]
            minute += 1
        return minute


promises = st.builds(
    lambda cal, amount, in_days: (
        Promise(cal, "days", working_days=amount % 2 + 1) if in_days else Promise(cal, "minutes", minutes=amount * 20)
    ),
    st.sampled_from(WORLD),
    st.integers(1, 40),
    st.booleans(),
)


@st.composite
def logs(draw):
    """A log of some days with its events recorded in any order, and a moment to read it at."""
    origin = draw(st.sampled_from([0, 13, 14, 23, 37, 38, 44])) * 1440
    length = draw(st.sampled_from([300, 1440, 4 * 1440]))
    moments = st.integers(0, length)
    kinds = st.sampled_from([*EventKind, EventKind.PAUSE, EventKind.RESUME])
    lines = [(EventKind.START, draw(st.integers(0, length // 4)))]
    lines += draw(st.lists(st.tuples(kinds, moments), max_size=9))
    pool = draw(st.lists(promises, min_size=1, max_size=3))
    events = []
    for number, (kind, minute) in enumerate(lines):
        at = ORIGIN + (origin + minute) * MINUTE
        recorded_at = at + draw(st.integers(0, 600)) * MINUTE
        promise = draw(st.sampled_from(pool)) if kind in (EventKind.START, EventKind.RETARGET) else None
        events.append(Event(kind, at, recorded_at, reason=str(number), promise=promise))
    first = (min(event.at for event in events if event.kind is EventKind.START) - ORIGIN) // MINUTE
    now = max(first, origin + draw(st.integers(0, length + 300)))
    return events, now


def minutes(instant: datetime | None) -> float | None:
    return None if instant is None else (instant - ORIGIN) / MINUTE


@thoroughly
@given(logs())
def test_a_reading_agrees_with_the_ticking_clock(log_and_now):
    events, now = log_and_now
    ticked = TickingClock(events, now)
    ticking = ticked.ticking[ticked.standing]
    reading = clock.read(events, ORIGIN + now * MINUTE)
    assert (reading.state, reading.cycle) == (ticked.state, ticked.cycle)
    assert (minutes(reading.started_at), reading.promise) == (ticked.start, ticked.standing)
    assert minutes(reading.stopped_at) == (ticked.stopped if ticked.state == "stopped" else None)
    assert reading.budget / MINUTE == ticking.budget
    assert reading.elapsed / MINUTE == ticking.used
    assert reading.paused / MINUTE == ticked.paused[ticked.standing]
    assert reading.remaining == reading.budget - reading.elapsed
    assert minutes(reading.breached_at) == ticked.passed("overdue:0")
    assert reading.met == (ticked.state == "stopped" and ticked.passed("overdue:0") is None)
    due = ticking.passed["overdue:0"]
    assert minutes(reading.due_at) == (ticked.expected("overdue:0") if due is None else due)


@thoroughly
@given(logs())
def test_every_mark_agrees_with_the_ticking_clock(log_and_now):
    events, now = log_and_now
    ticked = TickingClock(events, now)
    budget = ticked.ticking[ticked.standing].budget
    reading = clock.read(events, ORIGIN + now * MINUTE)
    found = clock.marks(reading, warnings=WARNINGS, levels=LEVELS)
    assert len(found) == len(WARNINGS) + len(LEVELS)
    assert [mark.at for mark in found] == sorted(mark.at for mark in found)
    for mark in found:
        if budget % 20 and mark.name.startswith("warning"):  # falls between two ticks
            continue
        passed = ticked.passed(mark.name)
        assert mark.reached == (passed is not None), mark.name
        assert minutes(mark.at) == (ticked.expected(mark.name) if passed is None else passed), mark.name
    owed = next((mark for mark in found if mark.reached or reading.state is State.RUNNING), None)
    due = clock.first_open(clock.marks(reading, warnings=WARNINGS, levels=LEVELS), set(), reading.state)
    assert due == (owed and (owed.name, owed.at))


@thoroughly
@given(logs(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_arrive_does_not_matter(log_and_now, dice: random.Random):
    events, now = log_and_now
    distinct = list({(event.at, event.recorded_at): event for event in events}.values())
    shuffled = dice.sample(distinct, len(distinct))
    try:
        expected = clock.read(distinct, ORIGIN + now * MINUTE)
    except ValueError:
        return
    assert clock.read(shuffled, ORIGIN + now * MINUTE) == expected
    assert strip.explain(shuffled, ORIGIN + now * MINUTE) == strip.explain(distinct, ORIGIN + now * MINUTE)


@thoroughly
@given(logs())
def test_the_strip_has_no_gap_and_adds_up_to_the_reading(log_and_now):
    events, now = log_and_now
    at = ORIGIN + now * MINUTE + timedelta(seconds=7, microseconds=1)
    reading, told = clock.read(events, at), strip.explain(events, at)
    assert sum((part.counted for part in told), ZERO) == reading.elapsed
    assert sum((part.held for part in told), ZERO) == reading.paused
    if not told:
        assert reading.started_at == (reading.stopped_at or at)
        return
    assert (told[0].start, told[-1].end) == (reading.started_at, reading.stopped_at or at)
    assert told[-1].due_to == reading.due_at
    for one, other in pairwise(told):
        assert (one.end, one.due_to) == (other.start, other.due_from)
    for part in told:
        assert (part.start == part.end) == (part.kind is SegmentKind.RETARGETED)
        assert part.counted == (part.end - part.start if part.kind is SegmentKind.RUNNING else ZERO)
        assert part.due_from == part.due_to or part.kind in (SegmentKind.PAUSED, SegmentKind.RETARGETED)


@thoroughly
@given(logs())
def test_the_strip_shows_each_deadline_as_it_stood_then(log_and_now):
    events, now = log_and_now
    for part in strip.explain(events, ORIGIN + now * MINUTE):
        # What passed for resolved is told as a pause only now that it is known to have been one.
        if part.kind is not SegmentKind.RETARGETED and part.cause is not EventKind.STOP:
            lived = [event for event in events if event.at < part.end]
            if part.end < ORIGIN + now * MINUTE:
                assert clock.read(lived, part.end).due_at == part.due_to
