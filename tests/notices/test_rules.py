"""When a notice may leave, and when it is better not sent."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from aftersales.base.words import LANGUAGES, table
from aftersales.notices import rules
from aftersales.notices.rules import MANNERS, leaves_at, next_try_at, send_before

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "leaves"),
    [
        ("2026-11-18T06:59:59", "2026-11-18T07:00:00"),
        ("2026-11-18T07:00:00", "2026-11-18T07:00:00"),
        ("2026-11-18T12:00:00", "2026-11-18T12:00:00"),
        ("2026-11-18T21:59:59", "2026-11-18T21:59:59"),
        ("2026-11-18T22:00:00", "2026-11-19T07:00:00"),
        ("2026-12-31T23:30:00", "2027-01-01T07:00:00"),
        ("2026-11-18T00:00:00", "2026-11-18T07:00:00"),
    ],
)
def test_nobody_is_woken_by_what_can_wait(at: str, leaves: str) -> None:
    assert leaves_at(local(at), "Asia/Shanghai", urgent=False) == local(leaves)


def test_what_is_urgent_leaves_at_any_hour() -> None:
    at = local("2026-11-18T03:00:00")

    assert leaves_at(at, "Asia/Shanghai", urgent=True) == at


def test_the_night_is_that_of_whoever_would_be_woken() -> None:
    at = local("2026-11-18T09:00:00")

    assert leaves_at(at, "Asia/Shanghai", urgent=False) == at
    assert leaves_at(at, "Europe/Berlin", urgent=False) == local("2026-11-18T07:00:00", BERLIN)


def test_seven_in_the_morning_is_seven_also_when_the_clocks_change_overnight() -> None:
    at = local("2026-10-24T23:00:00", BERLIN)

    assert leaves_at(at, "Europe/Berlin", urgent=False) == local("2026-10-25T07:00:00", BERLIN)
    assert leaves_at(at, "Europe/Berlin", urgent=False) - at == timedelta(hours=9)


def test_a_warning_is_of_no_use_an_hour_later_and_an_assignment_the_next_day() -> None:
    at = local("2026-11-18T12:00:00")

    assert send_before(at, "sla_warning") - at == timedelta(hours=1)
    assert send_before(at, "order_assigned") - at == timedelta(days=1)


def test_pauses_between_tries_grow_and_outlast_a_try() -> None:
    at = local("2026-11-18T12:00:00")
    pauses = [(next_try_at(at, attempts) - at).total_seconds() for attempts in range(1, rules.MOST_ATTEMPTS + 1)]

    assert pauses == sorted(pauses)
    assert pauses[0] > settings.EMAIL_TIMEOUT


ABOUT_ORDERS = {
    code for code, manner in MANNERS.items() if "{subject}" in manner.page and "proposals" not in manner.page
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_notice_has_its_words(language: str) -> None:
    words = table(language)

    for code in MANNERS:
        assert code not in ABOUT_ORDERS or "{number}" in words[f"notice_{code}"]
        assert words[f"notice_{code}_next"]
