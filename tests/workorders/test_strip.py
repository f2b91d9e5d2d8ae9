"""Explain the clock: what stands under a deadline, segment by segment."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from aftersales.base.worktime import ZERO, Calendar, Period
from aftersales.workorders import clock, strip
from aftersales.workorders.clock import Event, EventKind, Promise
from aftersales.workorders.strip import SegmentKind

TESS = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
OFFICE = (Period(8 * 60 + 30, 12 * 60), Period(13 * 60 + 30, 17 * 60 + 30))
CHINA = Calendar("Asia/Shanghai", dict.fromkeys(range(5), OFFICE), {date(2026, 9, 20): OFFICE})
TWO_HOURS = Promise(CHINA, "2 h", minutes=120)
FOUR_HOURS = Promise(CHINA, "4 h", minutes=240)
EIGHT_HOURS = Promise(CHINA, "8 h", minutes=480)


def on(text: str) -> datetime:
    """A moment in China; without a date, on Monday 21 September 2026."""
    text = text if len(text) > 5 else f"2026-09-21 {text}"
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def log(*lines: tuple) -> list[Event]:
    """Events from (kind, at) or (kind, at, promise), recorded by Tess when they happened."""
    return [Event(EventKind(kind), on(at), on(at), TESS, f"{kind} {at}", *rest) for kind, at, *rest in lines]


def hours(amount: float) -> timedelta:
    return timedelta(hours=amount)


def test_a_clock_that_has_not_started_has_no_strip():
    with pytest.raises(ValueError, match="has not started"):
        strip.explain(log(("pause", "08:00"), ("stop", "08:30")), on("09:00"))


def test_the_strip_tells_who_and_why_and_what_it_did_to_the_deadline():
    events = log(
        ("start", "11:00", EIGHT_HOURS),
        ("pause", "11:30"),
        ("resume", "14:00"),
        ("retarget", "15:00", FOUR_HOURS),
        ("stop", "16:00"),
    )
    told = strip.explain(events, on("18:00"))
    assert [(part.start, part.end, part.kind, part.counted, part.held) for part in told] == [
        (on("11:00"), on("11:30"), SegmentKind.RUNNING, hours(0.5), ZERO),
        (on("11:30"), on("14:00"), SegmentKind.PAUSED, ZERO, hours(1)),
        (on("14:00"), on("15:00"), SegmentKind.RUNNING, hours(1), ZERO),
        (on("15:00"), on("15:00"), SegmentKind.RETARGETED, ZERO, ZERO),
        (on("15:00"), on("16:00"), SegmentKind.RUNNING, hours(1), ZERO),
    ]
    assert [(part.cause, part.by, part.reason) for part in told] == [
        (EventKind.START, TESS, "start 11:00"),
        (EventKind.PAUSE, TESS, "pause 11:30"),
        (EventKind.RESUME, TESS, "resume 14:00"),
        (EventKind.RETARGET, TESS, "retarget 15:00"),
        (EventKind.RESUME, TESS, "resume 14:00"),
    ]
    first, after_the_pause, after_the_retarget = on("2026-09-22 11:30"), on("2026-09-22 14:00"), on("17:30")
    assert [(part.due_from, part.due_to) for part in told] == [
        (first, first),
        (first, after_the_pause),
        (after_the_pause, after_the_pause),
        (after_the_pause, after_the_retarget),
        (after_the_retarget, after_the_retarget),
    ]


def test_closed_hours_show_while_the_clock_runs_and_a_pause_is_one_stretch():
    events = log(("start", "11:00", EIGHT_HOURS), ("pause", "17:00"))
    told = strip.explain(events, on("2026-09-22 10:00"))
    assert [(part.start, part.end, part.kind) for part in told] == [
        (on("11:00"), on("12:00"), SegmentKind.RUNNING),
        (on("12:00"), on("13:30"), SegmentKind.CLOSED),
        (on("13:30"), on("17:00"), SegmentKind.RUNNING),
        (on("17:00"), on("2026-09-22 10:00"), SegmentKind.PAUSED),
    ]
    assert (told[-1].due_from, told[-1].due_to) == (on("2026-09-22 11:30"), on("2026-09-22 15:00"))


def test_a_reopened_order_shows_its_resolved_time_as_a_pause_caused_by_the_stop():
    events = log(("start", "09:00", TWO_HOURS), ("stop", "10:00"), ("resume", "11:00"))
    resolved = strip.explain(events, on("11:30"))[1]
    assert (resolved.kind, resolved.cause, resolved.held) == (SegmentKind.PAUSED, EventKind.STOP, hours(1))


def test_a_pause_and_a_retarget_at_one_instant_leave_no_empty_stretch():
    events = log(("start", "09:00", FOUR_HOURS), ("pause", "10:00"), ("retarget", "10:00", TWO_HOURS))
    assert [(part.kind, part.end) for part in strip.explain(events, on("11:00"))] == [
        (SegmentKind.RUNNING, on("10:00")),
        (SegmentKind.RETARGETED, on("10:00")),
        (SegmentKind.PAUSED, on("11:00")),
    ]


def test_a_clock_started_this_instant_has_no_strip_yet():
    assert strip.explain(log(("start", "09:00", TWO_HOURS)), on("09:00")) == ()


def test_the_last_of_several_pauses_gives_the_reason():
    events = log(("start", "09:00", FOUR_HOURS), ("pause", "10:00"), ("pause", "10:30"), ("resume", "11:00"))
    told = strip.explain(events, on("11:30"))
    assert [(part.kind, part.reason) for part in told] == [
        (SegmentKind.RUNNING, "start 09:00"),
        (SegmentKind.PAUSED, "pause 10:00"),
        (SegmentKind.PAUSED, "pause 10:30"),
        (SegmentKind.RUNNING, "resume 11:00"),
    ]
    assert clock.read(events, on("11:30")).paused == hours(1)


def test_the_worked_example_of_the_reference_page_is_true():
    golden_week = dict.fromkeys((date(2026, 10, day) for day in range(1, 8)), ()) | {date(2026, 10, 10): OFFICE}
    office = Calendar("Asia/Shanghai", dict.fromkeys(range(5), OFFICE), golden_week)
    events = log(
        ("start", "2026-09-29 10:00", Promise(office, "P2", working_days=3)),
        ("pause", "2026-09-29 11:00"),
        ("resume", "2026-09-29 14:30"),
        ("retarget", "2026-09-29 16:00", Promise(office, "P1", working_days=1)),
    )
    rows = [
        ("2026-09-29 10:00", 28.5, 0, 0, "2026-10-09 17:30"),
        ("2026-09-29 11:00", 28.5, 1, 0, "2026-10-09 17:30"),
        ("2026-09-29 14:30", 28.5, 1, 2, "2026-10-10 10:30"),
        ("2026-09-29 16:00", 13.5, 2.5, 2, "2026-10-08 10:30"),
        ("2026-10-08 10:30", 13.5, 13.5, 2, "2026-10-08 10:30"),
    ]
    for now, budget, elapsed, paused, due in rows:
        reading = clock.read(events, on(now))
        assert (reading.budget, reading.elapsed, reading.paused) == (hours(budget), hours(elapsed), hours(paused))
        assert reading.due_at == on(due)
        assert reading.breached_at == (on(due) if now == due else None)
    phone = Event(EventKind.STOP, on("2026-10-08 09:50"), on("2026-10-08 10:40"), TESS)
    told = strip.explain([*events, phone], on("2026-10-08 10:40"))
    assert clock.read([*events, phone], on("2026-10-08 10:40")).met
    running_and_closed = [SegmentKind.RUNNING, SegmentKind.CLOSED]
    assert [part.kind for part in told] == [
        *(SegmentKind.RUNNING, SegmentKind.PAUSED, SegmentKind.RUNNING, SegmentKind.RETARGETED),
        *(running_and_closed * 3),
        SegmentKind.RUNNING,
    ]
    assert [part.due_to for part in told if part.due_from != part.due_to] == [
        on("2026-10-10 10:30"),
        on("2026-10-08 10:30"),
    ]
