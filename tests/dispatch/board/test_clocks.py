"""Time on the board is time that passes: over midnight, and on the nights when clocks are put back or forth."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aftersales.base.errors import Conflict
from aftersales.dispatch.actions.board.moving import move
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.board import subject
from aftersales.dispatch.queries.board.verdict import Verdict, judge
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, Engineer, Shift
from aftersales.workorders.models import Visit
from tests.conftest import NOON
from tests.dispatch.waiting import HOUR, engineer, key_of

BERLIN = ZoneInfo("Europe/Berlin")
MIDNIGHT = datetime(2026, 11, 18, 16, 0, tzinfo=UTC)
"""In Shanghai."""


def asked(visit: Visit, name: str, begins: datetime, by: Actor, ends: datetime | None = None) -> Verdict:
    held = subject.of_visit(visit.key, by)
    return judge(held, engineer(name), [], begins, ends, by=by, at=NOON)


def codes(judged: Verdict) -> set[str]:
    return {one.code for one in judged.reasons}


def test_a_night_shift_goes_on_over_midnight_and_ends_where_it_ends(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", NOON + 2 * HOUR)
    Shift.objects.create(engineer=engineer("toby"), starts_at=MIDNIGHT - 2 * HOUR, ends_at=MIDNIGHT + 2 * HOUR)
    standing.forget()
    begins = MIDNIGHT - HOUR / 2
    assert "shift" not in codes(asked(visit, "toby", begins, agnes))
    assert "shift" in codes(asked(visit, "toby", begins, agnes, MIDNIGHT + 2 * HOUR + HOUR / 2))
    move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("toby"), starts_at=begins)
    row = Visit.objects.get(pk=visit.pk)
    assert (row.starts_at, row.ends_at) == (begins, begins + HOUR)


def test_who_worked_till_midnight_is_not_free_for_what_began_before(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    Shift.objects.create(engineer=engineer("toby"), starts_at=MIDNIGHT - 4 * HOUR, ends_at=MIDNIGHT + 4 * HOUR)
    standing.forget()
    planned("toby", MIDNIGHT - HOUR, ends_at=MIDNIGHT + HOUR)
    visit = planned("tess", NOON + 2 * HOUR)
    with pytest.raises(Conflict) as refused:
        move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("toby"), starts_at=MIDNIGHT)
    assert "overlap" in refused.value.facts["codes"]


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [(datetime(2027, 3, 28, tzinfo=BERLIN), 7), (datetime(2026, 10, 25, tzinfo=BERLIN), 8)],
    ids=["put forth", "put back"],
)
def test_duty_after_the_clock_was_changed_begins_by_the_clock_of_that_day(
    day: datetime, utc_hour: int, cast: SimpleNamespace, planned: Callable[..., Visit], agnes: Actor
) -> None:
    """Sunday from nine to five in Berlin: by UTC from seven in summer, from eight in winter."""
    weekly = {"6": [[9 * 60, 17 * 60]]}
    sunday = Calendar.objects.create(code="sunday", name_zh="-", name_en="-", zone="Europe/Berlin", weekly=weekly)
    Engineer.objects.filter(pk=engineer("toby").pk).update(calendar=sunday)
    standing.forget()
    opens = datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC)
    at = opens - 48 * HOUR
    visit = planned("tess", NOON + 2 * HOUR)
    held = subject.of_visit(visit.key, agnes)

    def of(begins: datetime, ends: datetime) -> set[str]:
        return codes(judge(held, engineer("toby"), [], begins, ends, by=agnes, at=at))

    assert "shift" not in of(opens + HOUR, opens + 8 * HOUR)
    assert "shift" in of(opens - HOUR / 2, opens + HOUR)
    assert "shift" in of(opens + HOUR, opens + 8 * HOUR + HOUR / 4)


@pytest.mark.parametrize(
    ("opens", "hours"),
    [(datetime(2026, 10, 24, 22, tzinfo=UTC), 7), (datetime(2027, 3, 27, 23, tzinfo=UTC), 5)],
    ids=["put back", "put forth"],
)
def test_a_night_from_midnight_to_six_has_room_for_the_hours_it_really_has(
    opens: datetime, hours: int, cast: SimpleNamespace, planned: Callable[..., Visit], agnes: Actor
) -> None:
    """In Berlin, when clocks are changed at two or three in the morning; half an hour goes for the way there."""
    night = {"name_zh": "-", "name_en": "-", "zone": "Europe/Berlin", "weekly": {"6": [[0, 6 * 60]]}}
    Engineer.objects.filter(pk=engineer("toby").pk).update(calendar=Calendar.objects.create(code="night", **night))
    standing.forget()
    visit = planned("tess", NOON + 2 * HOUR)
    begins, ends = opens + HOUR / 2, opens + hours * HOUR
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "at": opens - 48 * HOUR, "engineer": key_of("toby")}
    with pytest.raises(Conflict) as refused:
        move(**told, starts_at=begins, ends_at=ends + HOUR / 4)
    (reason,) = [one for one in refused.value.facts["reasons"] if one["code"] == "shift"]
    assert (reason["starts_at"], reason["ends_at"], reason["minutes"]) == (opens, ends, 15)
    move(**told, starts_at=begins, ends_at=ends)
    row = Visit.objects.get(pk=visit.pk)
    assert (row.starts_at, row.ends_at) == (begins, ends)
