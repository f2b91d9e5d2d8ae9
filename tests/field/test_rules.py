"""When something counts as done, whatever the phone's clock says; and what a label means."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.field.rules import TOLERANCE, Scanned, counted, scanned

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
instants = st.datetimes(timezones=st.just(UTC))
KEY = UUID("019a9c34-6c00-7000-8000-000000000001")


def test_a_clock_that_is_right_is_believed() -> None:
    assert counted(NOON - HOUR, sent_at=NOON + TOLERANCE, received_at=NOON, not_before=None).at == NOON - HOUR


def test_a_clock_a_day_ahead_is_set_back_by_a_day() -> None:
    day = timedelta(days=1)
    moment = counted(NOON + day - HOUR, sent_at=NOON + day, received_at=NOON, not_before=None)
    assert (moment.at, moment.off_seconds) == (NOON - HOUR, 86_400)


@given(said=instants, sent=instants, floor=instants)
def test_it_is_never_in_the_future_and_never_before_what_it_followed(
    said: datetime, sent: datetime, floor: datetime
) -> None:
    at = counted(said, sent_at=sent, received_at=NOON, not_before=floor).at
    assert min(floor, NOON) <= at <= NOON


@given(ahead=st.timedeltas(), ago=st.timedeltas(timedelta(), timedelta(days=20)))
def test_however_wrong_the_clock_is_the_time_between_stays(ahead: timedelta, ago: timedelta) -> None:
    try:
        sent, said = NOON + ahead, NOON + ahead - ago
    except OverflowError:
        return
    at = counted(said, sent_at=sent, received_at=NOON, not_before=None).at
    assert abs(NOON - at - ago) <= TOLERANCE + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("W-24817", Scanned("W-24817", number=24817)),
        (" w24817 ", Scanned("w24817", number=24817)),
        ("MV8-22-0517-0093", Scanned("MV8-22-0517-0093")),
        (f"https://desk.example/a/{KEY}/?from=label", Scanned(str(KEY), key=KEY)),
        ("https://desk.example/q/S-1?x=1", Scanned("S-1")),
        ("9" * 40, Scanned("9" * 40)),
        ("/", Scanned("/")),
    ],
)
def test_what_a_label_means(code: str, meant: Scanned) -> None:
    assert scanned(code) == meant
