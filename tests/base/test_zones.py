"""Zones as people read them: by their distance from UTC, on the day it is about."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from aftersales.base.zones import off_utc


@pytest.mark.parametrize(
    ("zone", "month", "shown"),
    [
        ("Asia/Shanghai", 1, "UTC+8"),
        ("UTC", 1, "UTC+0"),
        ("Europe/Berlin", 1, "UTC+1"),
        ("Europe/Berlin", 7, "UTC+2"),
        ("Asia/Kolkata", 1, "UTC+5:30"),
        ("Pacific/Marquesas", 1, "UTC-9:30"),
    ],
)
def test_a_zone_is_its_distance_from_utc_that_day(zone: str, month: int, shown: str) -> None:
    assert off_utc(datetime(2026, month, 15, 12, tzinfo=UTC).astimezone(ZoneInfo(zone))) == shown
