"""What people write in cells, and what is made of it."""

from datetime import UTC, date, datetime

import pytest

from aftersales.base.errors import Invalid
from aftersales.base.imports import parsers
from aftersales.customers.rules import Tier


@pytest.mark.parametrize(
    "told", ["2026-11-21", "2026/11/21", "2026.11.21", "20261121", "2026年11月21日", "21.11.2026", "11/21/2026",
             "21/11/2026", "2026-11-21 00:00:00", "2026-11-21T08:30", "２０２６-11-21"]
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(told: str) -> None:
    assert parsers.day(told) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("told", "code"),
    [("03/04/2026", "import_day_ambiguous"), ("2026-02-30", "import_not_a_day"), ("soon", "import_not_a_day"),
     ("45000", "import_not_a_day"), ("9999-99-99", "import_not_a_day"), ("0001-01-01", "import_not_a_day")],
)  # fmt: skip
def test_a_day_that_cannot_be_told_is_refused(told: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        parsers.day(told)
    assert refused.value.code == code


def test_a_time_without_a_zone_is_the_companys() -> None:
    parse = parsers.instant(lambda: "Asia/Shanghai")
    nine = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
    assert parse("2026-11-21 09:30") == parse("2026-11-21T01:30:00Z") == parse("2026年11月21日 9:30") == nine
    for nonsense in ("2026-11-21 25:00", "noon", "0001-01-01T00:00:00+14:00"):
        with pytest.raises(Invalid):
            parse(nonsense)


@pytest.mark.parametrize(("told", "value"), [("1,200", 1200), ("12.0", 12), (" 7 ", 7), ("１２", 12)])
def test_whole_numbers(told: str, value: int) -> None:
    assert parsers.whole(1, 10_000)(told) == value


@pytest.mark.parametrize("told", ["1.5", "-1", "1e9", "12a", "99999999999999999999", "NaN", "inf", "=1+1"])
def test_what_is_no_whole_number_in_bounds_is_refused(told: str) -> None:
    with pytest.raises(Invalid):
        parsers.whole(1, 10_000)(told)


def test_a_decimal_comma_is_one() -> None:
    assert parsers.decimal(-90, 90)("31,2") == parsers.decimal(-90, 90)("31.2") == 31.2


def test_yes_and_no_in_both_languages() -> None:
    assert all(parsers.yes_no(told) for told in ("是", "Yes", "TRUE", "1", "√"))
    assert not any(parsers.yes_no(told) for told in ("否", "no", "False", "0"))
    with pytest.raises(Invalid):
        parsers.yes_no("perhaps")


def test_a_choice_is_told_by_its_value_or_its_word() -> None:
    parse = parsers.choice(Tier, "tier_")
    assert {parse("gold"), parse("金牌客户"), parse("Gold customer"), parse(" GOLD ")} == {"gold"}
    with pytest.raises(Invalid):
        parse("platinum")


@pytest.mark.parametrize("told", ["a\0b", "a\x1bb", "a\ud800b"])
def test_what_cannot_be_seen_is_refused(told: str) -> None:
    with pytest.raises(Invalid):
        parsers.text()(told)
