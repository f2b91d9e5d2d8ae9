"""Pure rules of customers."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.base.errors import Invalid
from aftersales.customers import rules
from aftersales.customers.rules import ServiceLevel, SizeBand, Term

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 0013 8000", "+8613800138000"),
        ("+86 138-0013-8000", "+8613800138000"),
        ("０２１－５５５５８８８８", "+862155558888"),
        ("021-5555 8888 转 801", "+862155558888x801"),
        ("400 800 1234", "+864008001234"),
        ("+1 650 253 0000", "+16502530000"),
        ("  ", ""),
    ],
)
def test_a_number_is_kept_in_one_form(typed, kept):
    assert rules.tidy_phone(typed) == kept


@pytest.mark.parametrize("typed", ["12", "call me", "138001380001380013800", "+999 1"])
def test_what_cannot_be_a_number_is_refused(typed):
    with pytest.raises(Invalid) as refusal:
        rules.tidy_phone(typed)
    assert refusal.value.facts["field"] == "phone"


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused(text):
    try:
        kept = rules.tidy_phone(text)
    except Invalid:
        return
    assert kept == "" or rules.tidy_phone(kept.replace("x", " ext ")) == kept


def test_a_masked_number_cannot_be_dialled_and_is_recognised():
    assert rules.masked_phone("+8613800138000") == "+86138****8000"
    assert rules.masked_phone("+86110") == "****"
    assert rules.masked_phone("") == ""


def test_a_masked_address_keeps_its_domain():
    assert rules.masked_email("li.na@acme.example") == "l****@acme.example"
    assert rules.masked_email("") == ""


@pytest.mark.parametrize(
    ("name", "salutation", "spoken"),
    [
        ("王小明", "经理", "王经理"),
        ("欧阳娜娜", "女士", "欧阳女士"),
        ("李娜", "娜姐", "娜姐"),
        ("Ann Li", "Ms", "Ms Li"),
        ("张伟", "", "张伟"),
        ("", "经理", "经理"),
    ],
)
def test_a_title_goes_with_the_surname(name, salutation, spoken):
    assert rules.address(name, salutation) == spoken


@pytest.mark.parametrize(
    ("staff", "band"),
    [
        (None, SizeBand.UNKNOWN),
        (19, SizeBand.MICRO),
        (20, SizeBand.SMALL),
        (300, SizeBand.MEDIUM),
        (999, SizeBand.MEDIUM),
        (1000, SizeBand.LARGE),
    ],
)
def test_size_bands_begin_where_the_statistics_draw_the_lines(staff, band):
    assert rules.size_band(staff) is band


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        ({"7": [[540, 1080]]}, "access_hours.7"),
        ({"0": [[1080, 540]]}, "access_hours.0"),
        ({"0": [[540, 720], [700, 900]]}, "access_hours.0"),
        ({"2": [[540]]}, "access_hours.2"),
        ({"2": [[540, "x"]]}, "access_hours.2"),
        ({"2": [[True, 600]]}, "access_hours.2"),
        ({"2": 9}, "access_hours.2"),
        ({"0": [[1320, 1900]], "1": [[300, 600]]}, "access_hours.0"),
        ([[540, 1080]], "access_hours"),
    ],
)
def test_hours_nobody_can_mean_are_refused_by_their_day(hours, field):
    with pytest.raises(Invalid) as refusal:
        rules.access_calendar("Asia/Shanghai", hours)
    assert refusal.value.facts["field"] == field


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Asia"])
def test_a_zone_nobody_knows_is_refused(zone):
    with pytest.raises(Invalid) as refusal:
        rules.access_calendar(zone, None)
    assert refusal.value.facts["field"] == "zone"


def test_without_hours_a_site_is_open_at_any_time():
    assert all(rules.access_calendar("Asia/Shanghai", None).periods_on(date(2026, 11, day)) for day in range(1, 31))


def test_no_hours_at_all_is_a_site_that_never_opens():
    assert not rules.access_calendar("Asia/Shanghai", {}).periods_on(date(2026, 11, 18))


@pytest.mark.parametrize(
    ("latitude", "longitude", "field"),
    [(31.2, None, "longitude"), (None, 121.5, "latitude"), (90.1, 0.0, "latitude"), (0.0, -180.5, "longitude")],
)
def test_half_a_place_and_one_off_the_globe_are_refused(latitude, longitude, field):
    with pytest.raises(Invalid) as refusal:
        rules.refuse_unless_place(latitude, longitude)
    assert refusal.value.facts["field"] == field


def test_a_place_is_given_whole_or_not_at_all():
    rules.refuse_unless_place(None, None)
    rules.refuse_unless_place(-90, 180)


def test_a_contract_ends_no_sooner_than_it_starts():
    rules.refuse_backwards(date(2026, 1, 1), date(2026, 1, 1))
    with pytest.raises(Invalid):
        rules.refuse_backwards(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("term", "following"),
    [
        ((date(2026, 1, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 12, 31))),
        ((date(2027, 1, 1), date(2027, 12, 31)), (date(2028, 1, 1), date(2028, 12, 31))),
        ((date(2024, 2, 29), date(2025, 2, 28)), (date(2025, 3, 1), date(2026, 2, 28))),
        ((date(2026, 5, 1), date(2026, 7, 31)), (date(2026, 8, 1), date(2026, 10, 31))),
    ],
)
def test_a_renewal_follows_the_next_day_and_is_as_long(term, following):
    assert rules.next_term(*term) == following


@given(DAYS, st.integers(0, 2000))
def test_a_renewal_never_overlaps_and_leaves_no_gap(starts_on, days):
    ends_on = starts_on + timedelta(days=days)
    begins, ends = rules.next_term(starts_on, ends_on)
    assert begins == ends_on + timedelta(days=1)
    assert begins <= ends
    assert abs((ends - begins) - (ends_on - starts_on)) <= timedelta(days=2)  # a leap day more or less


def term(starts_on: date, ends_on: date, level: str = ServiceLevel.BASIC, key: int = 1) -> Term:
    return Term(UUID(int=key), level, starts_on, ends_on)


YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"), [(date(2025, 12, 31), "not_yet"), (date(2027, 1, 1), "ended"), (date(2026, 12, 31), "covers")]
)
def test_why_no_contract_counts_is_said(day, why):
    assert rules.chosen([term(*YEAR)], day)[1] == why
    assert rules.chosen([], day) == (None, "none")


def test_of_overlapping_contracts_the_higher_level_counts():
    basic, gold = term(*YEAR, key=1), term(date(2026, 6, 1), date(2026, 6, 30), ServiceLevel.GOLD, key=2)
    assert rules.chosen([basic, gold], date(2026, 6, 15))[0] == gold
    assert rules.chosen([basic, gold], date(2026, 7, 15))[0] == basic


TERMS = st.lists(
    st.builds(
        lambda start, days, level, key: term(start, start + timedelta(days=days), level, key),
        DAYS,
        st.integers(0, 800),
        st.sampled_from(["", *ServiceLevel]),
        st.integers(1, 10**9),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
)


@given(TERMS, DAYS, st.randoms())
def test_the_chosen_contract_runs_is_the_best_and_does_not_depend_on_the_order(terms, day, shuffler):
    best, why = rules.chosen(terms, day)
    running = [one for one in terms if one.starts_on <= day <= one.ends_on]
    assert (why == "covers") is bool(running)
    assert best in running if running else best is None
    levels = ["", *ServiceLevel]
    assert all(levels.index(one.service_level) <= levels.index(best.service_level) for one in running)
    shuffled = list(terms)
    shuffler.shuffle(shuffled)
    assert rules.chosen(shuffled, day) == (best, why)


def test_a_code_loses_full_width_letters_and_spaces():
    assert rules.tidy_code(" ＡＢ－ 12 ") == "AB-12"


def test_a_word_nobody_knows_is_refused_with_the_known_ones():
    with pytest.raises(Invalid) as refusal:
        rules.one_of(rules.Tier, "platinum", "tier")
    assert refusal.value.facts["known"] == ["standard", "silver", "gold", "key"]
