"""What a warranty covers on a day and why, against a day-by-day look."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.assets import rules
from aftersales.assets.rules import Covered, Part, Warranty
from aftersales.base.errors import Invalid

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SPANS = st.one_of(st.none(), st.integers(0, 1500))


@st.composite
def warranties(draw):
    """A warranty that `refuse_backwards` lets pass."""
    start = draw(DAYS)
    labour, parts, travel = (draw(SPANS) for _ in range(3))
    days = [None if span is None else start + timedelta(days=span) for span in (labour, parts, travel)]
    return Warranty(start, *days)


def parts_of(cover):
    return {"labour_until": cover.labour, "parts_until": cover.parts, "travel_until": cover.travel}


def test_an_asset_without_a_warranty_was_never_covered():
    assert rules.cover_on([], date(2026, 1, 1)).labour == Part(Covered.NEVER)


@pytest.mark.parametrize(
    ("day", "labour", "parts", "travel"),
    [
        (date(2025, 12, 31), Covered.NOT_STARTED, Covered.NOT_STARTED, Covered.NEVER),
        (date(2026, 1, 1), Covered.COVERED, Covered.COVERED, Covered.NEVER),
        (date(2026, 12, 31), Covered.COVERED, Covered.COVERED, Covered.NEVER),
        (date(2027, 1, 1), Covered.ENDED, Covered.COVERED, Covered.NEVER),
        (date(2029, 1, 1), Covered.ENDED, Covered.ENDED, Covered.NEVER),
    ],
)
def test_each_part_is_covered_until_its_own_last_day(day, labour, parts, travel):
    cover = rules.cover_on([Warranty(date(2026, 1, 1), date(2026, 12, 31), date(2028, 12, 31))], day)
    assert (cover.labour.why, cover.parts.why, cover.travel.why) == (labour, parts, travel)


def test_an_extension_covers_where_the_makers_warranty_has_ended():
    makers = Warranty(date(2024, 1, 1), labour_until=date(2024, 12, 31))
    bought = Warranty(date(2025, 1, 1), labour_until=date(2026, 12, 31))
    assert rules.cover_on([makers, bought], date(2026, 6, 1)).labour == Part(Covered.COVERED, date(2026, 12, 31))
    assert rules.cover_on([makers, bought], date(2024, 6, 1)).labour == Part(Covered.COVERED, date(2024, 12, 31))


def test_between_two_warranties_the_one_to_come_is_named():
    early = Warranty(date(2024, 1, 1), labour_until=date(2024, 12, 31))
    late = Warranty(date(2026, 1, 1), labour_until=date(2026, 12, 31))
    assert rules.cover_on([early, late], date(2025, 6, 1)).labour == Part(Covered.NOT_STARTED, date(2026, 12, 31))


@given(st.lists(warranties(), max_size=5), DAYS)
def test_a_part_is_covered_exactly_when_one_warranty_covers_it_on_that_day(known, day):
    for field, part in parts_of(rules.cover_on(known, day)).items():
        running = [
            one.untils[field] for one in known if one.untils[field] and one.starts_on <= day <= one.untils[field]
        ]
        assert part.covered is bool(running)
        if running:
            assert part.until == max(running)


@given(st.lists(warranties(), max_size=5), DAYS)
def test_why_it_is_not_covered_can_be_checked_against_the_warranties(known, day):
    for field, part in parts_of(rules.cover_on(known, day)).items():
        spans = [(one.starts_on, one.untils[field]) for one in known if one.untils[field] is not None]
        if part.why is Covered.NEVER:
            assert spans == []
        if part.why is Covered.NOT_STARTED:
            assert any(start > day for start, _ in spans)
        if part.why is Covered.ENDED:
            assert spans and all(until < day for _, until in spans)
        assert (part.until is None) is (part.why is Covered.NEVER)


@given(st.lists(warranties(), max_size=4), warranties(), DAYS)
def test_one_warranty_more_never_takes_cover_away(known, another, day):
    before, after = parts_of(rules.cover_on(known, day)), parts_of(rules.cover_on([*known, another], day))
    assert all(after[field].covered for field, part in before.items() if part.covered)


@given(st.lists(warranties(), max_size=5), DAYS, st.randoms())
def test_the_order_of_warranties_does_not_matter(known, day, shuffler):
    shuffled = list(known)
    shuffler.shuffle(shuffled)
    assert rules.cover_on(shuffled, day) == rules.cover_on(known, day)


@given(warranties(), DAYS)
def test_cover_that_has_ended_never_comes_back(one, day):
    today, tomorrow = (parts_of(rules.cover_on([one], on)) for on in (day, day + timedelta(days=1)))
    for field in today:
        if today[field].why is Covered.ENDED:
            assert tomorrow[field].why is Covered.ENDED


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2026, 3, 1), 12, date(2027, 3, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_term_ends_on_the_day_of_the_same_number_or_the_last_of_the_month(starts_on, months, ends_on):
    assert rules.last_day(starts_on, months) == ends_on


@given(DAYS, st.integers(1, 240))
def test_a_longer_term_never_ends_sooner(starts_on, months):
    assert starts_on < rules.last_day(starts_on, months) <= rules.last_day(starts_on, months + 1)


def test_the_makers_months_are_counted_from_installation():
    owed = rules.from_installation(date(2026, 5, 10), 12, 24, None)
    assert owed == Warranty(date(2026, 5, 10), date(2027, 5, 10), date(2028, 5, 10), None)
    assert rules.from_installation(date(2026, 5, 10), None, None, None) is None


def test_a_warranty_that_ends_before_it_starts_or_covers_nothing_is_refused():
    with pytest.raises(Invalid) as refusal:
        rules.refuse_backwards(Warranty(date(2026, 1, 1), parts_until=date(2025, 1, 1)))
    assert refusal.value.facts["field"] == "parts_until"
    with pytest.raises(Invalid):
        rules.refuse_backwards(Warranty(date(2026, 1, 1)))
