"""The SLA clock by examples of single days in September and October 2026."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from aftersales.base.worktime import ROUND_THE_CLOCK, ZERO, Calendar, Period
from aftersales.workorders import clock
from aftersales.workorders.clock import Event, EventKind, Promise, State

TESS = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
OFFICE = (Period(8 * 60 + 30, 12 * 60), Period(13 * 60 + 30, 17 * 60 + 30))
CHINA = Calendar(
    "Asia/Shanghai",
    dict.fromkeys(range(5), OFFICE),
    {date(2026, 10, day): () for day in range(1, 8)} | {date(2026, 9, 20): OFFICE, date(2026, 10, 10): OFFICE},
    estimated_years=frozenset({2027}),
    name="China",
)
P0 = Promise(ROUND_THE_CLOCK, "P0", minutes=480)
P1 = Promise(CHINA, "P1", working_days=1)
P2_ARRIVAL = Promise(CHINA, "P2", working_days=2)
THIRTY_MINUTES = Promise(CHINA, "30 min", minutes=30)
ONE_HOUR = Promise(CHINA, "1 h", minutes=60)
TWO_HOURS = Promise(CHINA, "2 h", minutes=120)
FOUR_HOURS = Promise(CHINA, "4 h", minutes=240)
EIGHT_HOURS = Promise(CHINA, "8 h", minutes=480)
WARNINGS, LEVELS = (0.5, 0.75, 0.9), (0, 30, 120)


def on(text: str) -> datetime:
    """A moment in China; without a date, on Monday 21 September 2026."""
    text = text if len(text) > 5 else f"2026-09-21 {text}"
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def log(*lines: tuple) -> list[Event]:
    """Events from (kind, at) or (kind, at, promise), recorded by Tess when they happened."""
    return [Event(EventKind(kind), on(at), on(at), TESS, f"{kind} {at}", *rest) for kind, at, *rest in lines]


def late(kind: str, at: str, recorded_at: str, promise: Promise | None = None) -> Event:
    return Event(EventKind(kind), on(at), on(recorded_at), None, "late", promise)


def hours(amount: float) -> timedelta:
    return timedelta(hours=amount)


def next_mark(reading: clock.Reading, *done: str) -> tuple[str, datetime] | None:
    return clock.first_open(clock.marks(reading, warnings=WARNINGS, levels=LEVELS), set(done), reading.state)


# -- what is refused ---------------------------------------------------------------------------------------------------


def test_a_promise_is_of_minutes_or_of_working_days_and_of_some():
    for amounts in ({}, {"minutes": 5, "working_days": 5}):
        with pytest.raises(ValueError, match="minutes, working_days"):
            Promise(CHINA, "P1", **amounts)
    with pytest.raises(ValueError, match="minutes: 0"):
        Promise(CHINA, "P1", minutes=0)
    with pytest.raises(ValueError, match="working_days: -1"):
        Promise(CHINA, "P1", working_days=-1)


def test_only_start_and_retarget_carry_a_promise_and_they_always_do():
    for kind in EventKind:
        promised = kind in (EventKind.START, EventKind.RETARGET)
        with pytest.raises(ValueError, match=f"promise: .* {kind}"):
            Event(kind, on("09:00"), on("09:00"), promise=None if promised else P1)


def test_an_event_without_a_time_zone_is_refused_by_name():
    naive = datetime(2026, 9, 21, 9)  # noqa: DTZ001 - that is what is refused
    with pytest.raises(ValueError, match="^at:"):
        Event(EventKind.STOP, naive, on("09:00"))
    with pytest.raises(ValueError, match="^recorded_at:"):
        Event(EventKind.STOP, on("09:00"), naive)
    with pytest.raises(ValueError, match="^now:"):
        clock.read(log(("start", "09:00", P1)), naive)


def test_a_clock_that_has_not_started_cannot_be_read():
    with pytest.raises(ValueError, match="has not started"):
        clock.read([], on("09:00"))
    with pytest.raises(ValueError, match="has not started"):
        clock.read(log(("start", "09:01", P1)), on("09:00"))
    with pytest.raises(ValueError, match="has not started"):
        clock.read(log(("pause", "08:00"), ("stop", "08:30")), on("09:00"))


# -- running, paused, stopped ------------------------------------------------------------------------------------------


def test_a_running_clock_counts_working_time_and_nothing_else():
    reading = clock.read(log(("start", "11:00", FOUR_HOURS)), on("14:00"))
    assert (reading.state, reading.cycle, reading.promise) == (State.RUNNING, 1, FOUR_HOURS)
    assert (reading.elapsed, reading.remaining, reading.paused) == (hours(1.5), hours(2.5), ZERO)
    assert (reading.started_at, reading.stopped_at) == (on("11:00"), None)
    assert (reading.due_at, reading.breached_at, reading.met) == (on("16:30"), None, False)


def test_a_pause_over_lunch_moves_the_due_instant_by_its_working_hour_only():
    reading = clock.read(log(("start", "09:00", FOUR_HOURS), ("pause", "11:30"), ("resume", "14:00")), on("14:30"))
    assert (reading.elapsed, reading.paused) == (hours(3), hours(1))
    assert reading.due_at == on("15:30")  # without the pause 14:30


def test_a_night_on_hold_does_not_push_the_due_instant_by_a_day():
    events = log(("start", "16:30", TWO_HOURS), ("pause", "17:30"), ("resume", "2026-09-22 08:30"))
    reading = clock.read(events, on("2026-09-22 09:00"))
    assert (reading.paused, reading.due_at) == (ZERO, on("2026-09-22 09:30"))


def test_a_paused_clock_is_due_as_if_it_were_resumed_now():
    events = log(("start", "09:00", TWO_HOURS), ("pause", "10:00"))
    assert clock.read(events, on("10:00")).due_at == on("11:00")
    reading = clock.read(events, on("11:00"))
    assert (reading.state, reading.due_at, reading.remaining) == (State.PAUSED, on("12:00"), hours(1))
    assert clock.read(events, on("2026-10-05 12:00")).due_at == on("2026-10-08 09:30")
    assert clock.read(events, on("2026-10-05 12:00")).breached_at is None


def test_redundant_events_change_nothing():
    plain = log(("start", "09:00", FOUR_HOURS), ("pause", "10:00"), ("resume", "11:00"), ("stop", "11:30"))
    noisy = log(
        ("resume", "08:00"),
        ("stop", "08:10"),
        ("start", "09:00", FOUR_HOURS),
        ("resume", "09:10"),
        ("start", "09:20", ONE_HOUR),
        ("pause", "10:00"),
        ("pause", "10:30"),
        ("resume", "11:00"),
        ("resume", "11:10"),
        ("stop", "11:30"),
        ("stop", "11:40"),
        ("pause", "11:50"),
    )
    for now in (on("10:45"), on("11:20"), on("12:00")):
        one, other = clock.read(plain, now), clock.read(noisy, now)
        assert replace(one, history=other.history) == other


def test_what_lies_after_now_has_not_happened():
    events = log(("start", "09:00", ONE_HOUR), ("stop", "09:30"))
    assert clock.read(events, on("09:29")).state is State.RUNNING
    assert clock.read(events, on("09:30")).state is State.STOPPED


# -- kept and broken promises ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stopped", "met"), [("09:59", True), ("10:00", True), ("10:01", False)])
def test_a_promise_is_met_up_to_the_very_instant_at_which_it_is_due(stopped, met):
    reading = clock.read(log(("start", "09:00", ONE_HOUR), ("stop", stopped)), on("12:00"))
    assert (reading.state, reading.met, reading.stopped_at) == (State.STOPPED, met, on(stopped))
    assert reading.breached_at == (None if met else on("10:00"))
    assert reading.due_at == on("10:00")


def test_a_running_clock_is_breached_from_the_instant_at_which_it_is_due():
    events = log(("start", "09:00", ONE_HOUR))
    assert clock.read(events, on("10:00") - timedelta.resolution).breached_at is None
    assert clock.read(events, on("10:00")).breached_at == on("10:00")
    assert clock.read(events, on("2026-09-25 10:00")).breached_at == on("10:00")


def test_due_at_closing_time_and_resolved_in_the_evening_is_late():
    reading = clock.read(log(("start", "16:30", ONE_HOUR), ("stop", "20:00")), on("21:00"))
    assert (reading.elapsed, reading.remaining) == (hours(1), ZERO)
    assert (reading.due_at, reading.breached_at, reading.met) == (on("17:30"), on("17:30"), False)


def test_paused_at_the_instant_at_which_it_is_due_it_breaks_when_it_is_resumed():
    events = log(("start", "16:30", ONE_HOUR), ("pause", "17:30"), ("resume", "19:00"))
    assert clock.read(events, on("18:00")).breached_at is None
    reading = clock.read(events, on("20:00"))
    assert (reading.due_at, reading.breached_at) == (on("19:00"), on("19:00"))
    assert clock.read(events, on("19:00")).breached_at == on("19:00")


def test_a_pause_after_the_breach_does_not_move_it():
    events = log(("start", "09:00", ONE_HOUR), ("pause", "11:00"), ("resume", "14:30"), ("pause", "15:30"))
    reading = clock.read(events, on("16:30"))
    assert (reading.due_at, reading.breached_at) == (on("10:00"), on("10:00"))
    assert (reading.elapsed, reading.remaining) == (hours(3), hours(-2))


def test_working_days_are_over_at_the_end_of_the_nth_whatever_the_hour_of_the_start():
    for started in ("08:30", "12:30", "23:00"):
        assert clock.read(log(("start", started, P1)), on("23:30")).due_at == on("2026-09-22 17:30")
    assert clock.read(log(("start", "2026-09-29 10:00", P2_ARRIVAL)), on("2026-10-03 10:00")).due_at == on(
        "2026-10-08 17:30"
    )


def test_a_pause_moves_working_days_by_its_working_hours():
    events = log(("start", "09:00", P1), ("pause", "10:00"), ("resume", "14:30"))
    assert clock.read(events, on("15:00")).due_at == on("2026-09-23 11:30")  # three hours of pause


def test_round_the_clock_runs_through_the_holiday():
    reading = clock.read(log(("start", "2026-10-01 22:00", P0)), on("2026-10-02 05:00"))
    assert (reading.elapsed, reading.due_at) == (hours(7), on("2026-10-02 06:00"))


def test_a_promise_that_reaches_into_an_unpublished_year_is_flagged():
    assert not clock.read(log(("start", "2026-12-30 09:00", P1)), on("2026-12-30 10:00")).estimated
    assert clock.read(log(("start", "2026-12-31 09:00", P1)), on("2026-12-31 10:00")).estimated
    assert clock.read(log(("start", "2026-12-30 09:00", ONE_HOUR)), on("2027-01-02 10:00")).estimated


# -- retarget ----------------------------------------------------------------------------------------------------------


def test_a_retarget_measures_the_whole_history_again_in_the_new_calendar():
    events = log(("start", "2026-09-30 17:00", P1), ("retarget", "2026-10-02 00:00", P0))
    before = clock.read(events, on("2026-10-01 23:59"))
    assert (before.elapsed, before.due_at) == (hours(0.5), on("2026-10-08 17:30"))
    after = clock.read(events, on("2026-10-02 00:00"))
    assert (after.elapsed, after.promise) == (hours(31), P0)
    assert after.due_at == on("2026-10-01 01:00")
    assert after.breached_at == on("2026-10-02 00:00")  # not before it was promised


def test_a_retarget_keeps_the_pauses():
    events = log(
        ("start", "09:00", TWO_HOURS), ("pause", "09:30"), ("resume", "10:30"), ("retarget", "10:45", FOUR_HOURS)
    )
    reading = clock.read(events, on("11:00"))
    assert (reading.elapsed, reading.paused, reading.due_at) == (hours(1), hours(1), on("15:30"))


def test_a_longer_promise_withdraws_a_breach_and_a_shorter_one_makes_it_at_its_own_instant():
    longer = log(("start", "09:00", ONE_HOUR), ("retarget", "11:00", FOUR_HOURS))
    assert clock.read(longer, on("10:59")).breached_at == on("10:00")
    assert clock.read(longer, on("11:00")).breached_at is None
    shorter = log(("start", "09:00", FOUR_HOURS), ("retarget", "11:00", ONE_HOUR))
    assert clock.read(shorter, on("11:00")).breached_at == on("11:00")
    assert clock.read(shorter, on("11:00")).due_at == on("10:00")


def test_a_promise_broken_already_stays_broken_since_then_when_it_gets_shorter():
    events = log(("start", "09:00", TWO_HOURS), ("retarget", "11:30", ONE_HOUR))
    reading = clock.read(events, on("12:00"))
    assert (reading.due_at, reading.breached_at) == (on("10:00"), on("11:00"))  # as it was announced at 11:00


def test_a_promise_broken_already_is_broken_later_when_it_gets_a_little_longer():
    events = log(("start", "09:00", ONE_HOUR), ("retarget", "11:30", TWO_HOURS))
    assert clock.read(events, on("12:00")).breached_at == on("11:00")


def test_a_breach_withdrawn_in_between_does_not_come_back_with_its_old_instant():
    events = log(("start", "09:00", ONE_HOUR), ("retarget", "10:30", FOUR_HOURS), ("retarget", "11:30", ONE_HOUR))
    assert clock.read(events, on("12:00")).breached_at == on("11:30")
    broken_again_before = log(
        ("start", "09:00", ONE_HOUR), ("retarget", "10:30", TWO_HOURS), ("retarget", "11:30", THIRTY_MINUTES)
    )
    assert clock.read(broken_again_before, on("12:00")).breached_at == on("11:00")


def test_of_two_retargets_the_first_that_is_overdrawn_breaks_the_promise():
    events = log(("start", "09:00", FOUR_HOURS), ("retarget", "11:00", TWO_HOURS), ("retarget", "11:30", ONE_HOUR))
    assert clock.read(events, on("12:00")).breached_at == on("11:00")


def test_a_promise_that_stood_for_no_time_breaks_nothing():
    events = log(("start", "09:00", ONE_HOUR), ("retarget", "10:30", FOUR_HOURS), ("retarget", "10:30", ONE_HOUR))
    assert clock.read(events, on("12:00")).breached_at == on("10:00")
    events = log(("start", "09:00", ONE_HOUR), ("retarget", "09:00", FOUR_HOURS))
    assert (clock.read(events, on("12:00")).due_at, clock.read(events, on("12:00")).breached_at) == (on("14:30"), None)


def test_a_promise_shortened_below_what_was_used_is_broken_even_on_hold():
    events = log(("start", "09:00", FOUR_HOURS), ("pause", "10:30"), ("retarget", "11:00", ONE_HOUR))
    assert clock.read(events, on("11:30")).breached_at == on("11:00")
    just_used_up = log(("start", "09:00", FOUR_HOURS), ("pause", "10:00"), ("retarget", "11:00", ONE_HOUR))
    assert clock.read(just_used_up, on("11:30")).breached_at is None


def test_a_retarget_of_a_stopped_clock_waits_for_the_reopening():
    events = log(("start", "09:00", FOUR_HOURS), ("stop", "11:00"), ("retarget", "11:30", ONE_HOUR))
    reading = clock.read(events, on("12:00"))
    assert (reading.promise, reading.met, reading.due_at) == (FOUR_HOURS, True, on("14:30"))
    reopened = clock.read([*events, *log(("resume", "14:00"))], on("14:30"))
    assert (reopened.promise, reopened.due_at, reopened.breached_at) == (ONE_HOUR, on("10:00"), on("14:00"))


# -- reopened and started again ----------------------------------------------------------------------------------------


def test_the_time_that_passed_for_resolved_counts_as_pause():
    events = log(("start", "09:00", TWO_HOURS), ("stop", "10:00"), ("resume", "11:00"))
    assert clock.read(events, on("10:30")).met
    reading = clock.read(events, on("11:30"))
    assert (reading.state, reading.cycle, reading.stopped_at, reading.met) == (State.RUNNING, 1, None, False)
    assert (reading.elapsed, reading.paused, reading.due_at) == (hours(1.5), hours(1), on("12:00"))


def test_a_start_after_the_stop_opens_a_cycle_with_a_full_budget():
    events = log(("start", "09:00", ONE_HOUR), ("stop", "11:00"), ("start", "11:00", ONE_HOUR))
    reading = clock.read(events, on("11:30"))
    assert (reading.cycle, reading.started_at, reading.elapsed) == (2, on("11:00"), hours(0.5))
    assert (reading.due_at, reading.breached_at) == (on("12:00"), None)


def test_a_waiting_retarget_dies_with_its_cycle():
    events = log(
        ("start", "09:00", FOUR_HOURS),
        ("stop", "10:00"),
        ("retarget", "10:30", ONE_HOUR),
        ("start", "11:00", TWO_HOURS),
    )
    assert clock.read(events, on("11:30")).promise == TWO_HOURS


# -- late facts --------------------------------------------------------------------------------------------------------


def test_a_late_stop_makes_a_breach_untrue():
    events = log(("start", "09:00", ONE_HOUR))
    assert clock.read(events, on("10:30")).breached_at == on("10:00")
    corrected = clock.read([*events, late("stop", "09:45", "10:40")], on("10:45"))
    assert (corrected.breached_at, corrected.met) == (None, True)


def test_a_late_pause_moves_a_breach():
    events = [*log(("start", "09:00", ONE_HOUR), ("resume", "09:50")), late("pause", "09:30", "10:40")]
    assert clock.read(events, on("10:45")).breached_at == on("10:20")


def test_a_late_start_is_an_earlier_start():
    events = [*log(("start", "10:00", TWO_HOURS)), late("start", "09:00", "10:30", TWO_HOURS)]
    reading = clock.read(events, on("10:40"))
    assert (reading.started_at, reading.due_at, reading.cycle) == (on("09:00"), on("11:00"), 1)


def test_what_happened_at_one_instant_happened_in_the_order_in_which_it_was_recorded():
    events = [*log(("start", "09:00", TWO_HOURS)), late("resume", "10:00", "10:02"), late("pause", "10:00", "10:01")]
    assert clock.read(events, on("10:30")).state is State.RUNNING


# -- marks -------------------------------------------------------------------------------------------------------------


def test_warnings_and_levels_are_instants_in_working_time():
    marks = clock.marks(clock.read(log(("start", "16:30", ONE_HOUR)), on("17:10")), warnings=WARNINGS, levels=LEVELS)
    assert [(mark.name, mark.at, mark.reached) for mark in marks] == [
        ("warning:50", on("17:00"), True),
        ("warning:75", on("17:15"), False),
        ("warning:90", on("17:24"), False),
        ("overdue:0", on("17:30"), False),
        ("overdue:30", on("2026-09-22 09:00"), False),
        ("overdue:120", on("2026-09-22 10:30"), False),
    ]


def test_the_next_mark_is_the_first_that_is_not_done():
    reading = clock.read(log(("start", "09:00", ONE_HOUR)), on("09:40"))
    assert next_mark(reading) == ("warning:50", on("09:30"))
    assert next_mark(reading, "warning:50") == ("warning:75", on("09:45"))
    assert next_mark(reading, "warning:50", "warning:75", "warning:90", "overdue:0") == ("overdue:30", on("10:30"))
    every_one = [mark.name for mark in clock.marks(reading, warnings=WARNINGS, levels=LEVELS)]
    assert next_mark(reading, *every_one) is None


def test_a_paused_or_stopped_clock_waits_for_nothing():
    paused = log(("start", "09:00", ONE_HOUR), ("pause", "09:10"))
    assert next_mark(clock.read(paused, on("15:00"))) is None
    stopped = log(("start", "09:00", ONE_HOUR), ("stop", "09:10"))
    assert next_mark(clock.read(stopped, on("15:00"))) is None


def test_a_breach_that_nobody_was_there_to_announce_is_owed_even_on_hold():
    events = log(("start", "09:00", ONE_HOUR), ("pause", "10:10"))
    reading = clock.read(events, on("12:00"))  # the worker was down from nine to noon
    assert next_mark(reading, "warning:50", "warning:75", "warning:90") == ("overdue:0", on("10:00"))
    assert next_mark(reading, "warning:50", "warning:75", "warning:90", "overdue:0") is None


def test_a_warning_due_before_the_promise_was_made_is_due_when_it_was_made():
    reading = clock.read(log(("start", "09:00", P1), ("retarget", "10:30", TWO_HOURS)), on("10:40"))
    assert next_mark(reading) == ("warning:50", on("10:30"))
    assert next_mark(reading, "warning:50") == ("warning:75", on("10:30"))
    assert next_mark(reading, "warning:50", "warning:75") == ("warning:90", on("10:48"))
