"""When somebody can come: stretches and slots, against a walk in steps of five minutes that shares no code."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftersales.dispatch.solver.places import UNKNOWN_MINUTES, Roads, middle, slip, vector
from aftersales.dispatch.solver.roster import Known, Roster
from aftersales.dispatch.solver.slots import FAR, STEP, Job, Slots, earliest, openings
from aftersales.dispatch.solver.stretches import Booked, Duty, bridged, duties, free

BUND, HONGQIAO, SUZHOU = (31.24, 121.49), (31.2, 121.33), (31.3, 120.6)
DAY = 24 * 60
ROADS = Roads(percent=140, kmh=40)
ALL_DAY = [(0, DAY)]


def span(most: int = 600) -> st.SearchStrategy[tuple[int, int]]:
    begins = st.integers(0, 3 * DAY)
    return st.builds(lambda begins, length: (begins, begins + length), begins, st.integers(1, most))


place = st.sampled_from([BUND, HONGQIAO, SUZHOU, None])
booking = st.builds(lambda when, where: Booked(*when, where), span(most=300), place)


def apart(bookings: list[Booked]) -> list[Booked]:
    """Bookings of one engineer never overlap."""
    kept: list[Booked] = []
    for one in sorted(bookings, key=lambda each: each.begins):
        if not kept or one.begins >= kept[-1].ends:
            kept.append(one)
    return kept


def slots_of(people: list[Known], job: Job, hours: Any, caps: Any = None, by: int = FAR) -> Slots:
    return earliest(openings(Roster(people).flat("stretches"), job, len(people)), hours, caps, by)


def walk(
    duty: list[Duty], bookings: list[Booked], home: Any, job: Job, hours: Any, minutes: int, cap: int | None, by: int
) -> int:  # fmt: skip
    """The first minute divisible by five, none after `by`, at which all fits, tried one by one; FAR without one."""

    def way(one: Any) -> int:
        if job.site is None:
            return 0
        return int(ROADS.minutes(np.array([vector(one)]), job.site)[0]) if one else UNKNOWN_MINUTES

    busy = [(one.begins, one.ends) for one in bookings]
    for begins in range(0, min(4 * DAY, by + 1), STEP):
        for on in duty:
            if cap is not None:
                booked = [one for one in bookings if one.begins < on.ends and one.ends > on.begins]
                if sum(one.ends - one.begins for one in booked) + minutes > cap:
                    continue
            if not any(opens <= begins and begins + minutes <= closes for opens, closes in hours):
                continue
            before = [one for one in busy if on.begins < one[1] <= begins and one[0] < on.ends]
            since, came = on.begins, home
            if before:
                since = max(end for _, end in before)
                came = next((one.place for one in bookings if one.ends == since), home)
            after = [one for one in busy if one[0] > begins and one[0] < on.ends]
            following = min((one[0] for one in after), default=on.ends)
            work = next((one for one in bookings if one.begins == following and following < on.ends), None)
            if any(b <= begins < e for b, e in busy):
                continue
            latest = following - (way(work.place) if work else 0)
            later = min((one[0] for one in busy if one[0] >= on.ends), default=9 * DAY)
            beyond = min(job.beyond, later - on.ends) if following == on.ends else 0
            sets_out = begins - way(came)
            if max(since, job.ready) <= sets_out < following and begins + minutes <= latest + beyond:
                return begins
    return FAR


@given(
    st.lists(span(most=700), min_size=1, max_size=3),
    st.lists(booking, max_size=5),
    place,
    st.lists(span(), min_size=1, max_size=3),
    st.integers(5, 240),
    st.integers(0, DAY),
    st.sampled_from([0, 45]),
    st.one_of(st.none(), st.integers(60, 600)),
    place,
    st.one_of(st.just(FAR), st.integers(0, 3 * DAY)),
)
@settings(max_examples=300, deadline=None)
def test_the_earliest_slot_is_the_one_a_walk_finds(
    calendar: Any, bookings: Any, home: Any, hours: Any, minutes: int, ready: int, beyond: int, cap: Any, site: Any,
    by: int,
) -> None:  # fmt: skip
    on_duty = duties(bridged(calendar), [])
    bookings = apart(bookings)
    man = Known(7, home=home, stretches=free(on_duty, [], bookings, home))
    spans = bridged(hours, 0)
    caps = None if cap is None else np.array([cap])
    job = Job(np.array([minutes]), ready, 9 * DAY, vector(site) if site else None, ROADS, beyond)
    found = slots_of([man], job, spans, caps, by).begins[0]
    assert found == walk(on_duty, bookings, home, job, spans, minutes, cap, by)


@given(st.lists(span(most=700), min_size=1, max_size=3), st.lists(span(), max_size=2), st.lists(booking, max_size=4))
@settings(max_examples=200, deadline=None)
def test_no_stretch_touches_leave_or_a_booking(calendar: Any, leave: Any, bookings: Any) -> None:
    on_duty = duties(bridged(calendar), [])
    rows = free(on_duty, leave, bookings, BUND)
    busy = [*leave, *((one.begins, one.ends) for one in bookings)]
    for row in rows:
        assert row["begins"] < row["ends"]
        assert not any(begins < row["ends"] and ends > row["begins"] for begins, ends in busy)
    on_foot = {minute for on in on_duty for minute in range(on.begins, on.ends)}
    away = {minute for begins, ends in busy for minute in range(begins, ends)}
    assert sum(int(row["ends"] - row["begins"]) for row in rows) == len(on_foot - away)


def test_noon_does_not_cut_the_day_but_the_night_does() -> None:
    assert bridged([(540, 720), (780, 1080), (1980, 2160)]) == [(540, 1080), (1980, 2160)]


def test_a_shift_after_the_day_is_one_duty_with_it_and_counts_as_overtime() -> None:
    (on,) = duties([(540, 1080)], [(1080, 1320)])
    assert (on.begins, on.ends, on.usual) == (540, 1320, (540, 1080))
    man = Known(1, stretches=free([on], [(540, 1020)], [], None))
    slots = slots_of([man], job_of(120), ALL_DAY)
    assert (slots.begins[0], slots.overtime[0]) == (1020, 60)


def test_overtime_goes_over_the_end_of_duty_and_never_into_leave() -> None:
    on = Duty(540, 1080, (540, 1080))
    late = Job(np.array([120]), 1020, 9 * DAY, None, ROADS, beyond=90)
    for leave, begins in ((None, 1020), (1200, 1020), (1110, FAR), (1080, FAR), (1050, FAR)):
        away = [(leave, 2000)] if leave is not None else []
        man = Known(1, stretches=free([on], away, [], None))
        assert slots_of([man], late, ALL_DAY).begins[0] == begins
    after = Job(np.array([10]), 1085, 9 * DAY, None, ROADS, beyond=90)
    assert slots_of([Known(1, stretches=free([on], [], [], None))], after, ALL_DAY).begins[0] == FAR


def test_the_way_on_to_the_next_booking_must_fit_too() -> None:
    """An hour is free between two visits, but the next is a city away."""
    bookings = [Booked(540, 600, BUND), Booked(700, 800, SUZHOU), Booked(800, 1000, BUND)]
    man = Known(1, home=BUND, stretches=free([Duty(540, 1000, (540, 1000))], [], bookings, BUND))
    here, there = (slots_of([man], job_of(60, site=site), ALL_DAY) for site in (BUND, SUZHOU))
    assert here.begins[0] == FAR  # 600 + 60 and then 127 minutes to Suzhou
    assert there.begins[0] == FAR  # 127 minutes on the way there
    quick = job_of(60, site=BUND, roads=Roads(140, 400))
    assert slots_of([man], quick, ALL_DAY).begins[0] == 600


def job_of(minutes: int, *, site: Any = None, roads: Roads = ROADS) -> Job:
    return Job(np.array([minutes]), 0, 9 * DAY, vector(site) if site else None, roads)


def test_ways_are_longer_than_the_straight_line_and_an_unknown_one_is_an_hour() -> None:
    there = np.array([vector(one) for one in (BUND, HONGQIAO, None)])
    assert ROADS.minutes(there, vector(BUND)).tolist() == [0, 34, UNKNOWN_MINUTES]


def test_slips_of_the_pen_are_told() -> None:
    around = middle([BUND, HONGQIAO, SUZHOU, (0.0, 0.0), (43.8, 87.6)])
    assert slip((0.0, 0.0), around) == "null_island"
    assert slip((0.01, -0.02), None) == "null_island"
    assert slip((87.6, 43.8), around) == "swapped"  # Ürümqi the other way round
    for right in (BUND, (43.8, 87.6), (22.5, 114.1), (50.2, 127.5), (-33.9, 151.2)):
        assert slip(right, around) == ""


# -- the roster --------------------------------------------------------------------------------------------------------


people = st.builds(
    Known,
    st.integers(1, 9),
    level=st.integers(1, 3),
    skills=st.dictionaries(st.integers(1, 3), st.tuples(st.integers(1, 5), st.just(0), st.just(9000)), max_size=3),
    languages=st.frozensets(st.sampled_from(["zh-CN", "en"])),
    stretches=st.lists(span(), max_size=3).map(lambda told: free(duties(bridged(told), []), [], [], BUND)),
)


some = st.lists(people, max_size=4)


@given(st.lists(people, max_size=8), some, some, st.sets(st.integers(1, 12), max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_roster_that_was_mended_is_one_that_was_built_anew(old: Any, then: Any, new: Any, gone: Any) -> None:
    before = {one.id: one for one in (*old, *then)}
    fresh = {one.id: one for one in new}
    roster = Roster({one.id: one for one in old}.values())
    look(roster)  # what was computed before is what has to be mended
    mended = roster.replace({one.id: one for one in then}.values()).replace(fresh.values(), gone)
    left = {one: who for one, who in {**before, **fresh}.items() if one in fresh or one not in gone}
    for mine, right in zip(look(mended), look(Roster(left.values())), strict=True):
        assert np.array_equal(mine, right)


def look(roster: Roster) -> list[Any]:
    flat = roster.flat("stretches")
    columns = [
        roster.column("level"),
        roster.column("proficiency", 1),
        roster.column("language", "en"),
        roster.column("home"),
    ]
    return [roster.ids, *columns, flat.owner, flat.rows["begins"], roster.touching("bookings", 0, 9999)]


def test_an_empty_roster_has_nobody() -> None:
    assert len(slots_of([], job_of(60), ALL_DAY).begins) == 0


@pytest.mark.parametrize("spans", [[], [(-500, -100)]])
def test_without_hours_there_is_no_slot(spans: Any) -> None:
    man = Known(1, stretches=free([Duty(540, 1000, (540, 1000))], [], [], None))
    assert slots_of([man], job_of(60), spans).begins[0] == FAR
