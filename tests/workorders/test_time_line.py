"""Whatever a person presses, says and puts right in whatever order: their time is one line, nothing on it overlaps, and
its sums are what a walk minute by minute counts.

`AFTERSALES_EXAMPLES=200` (or more) runs for as long as one likes.
"""

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.base.errors import Refusal
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.actions.worklogs import correcting, timing
from aftersales.workorders.models import Visit, Worklog, WorkOrder
from aftersales.workorders.queries import worklogs as read
from aftersales.workorders.spans import Work
from aftersales.workorders.states import Outcome, Wait
from tests.conftest import NOON

EXAMPLES: Final = int(os.environ.get("AFTERSALES_EXAMPLES", "25"))
LATEST: Final = 400
MOMENTS: Final = st.integers(0, LATEST)
DEEDS: Final = st.lists(
    st.one_of(
        st.tuples(st.just("start"), st.integers(0, 1), st.sampled_from(Work), MOMENTS),
        st.tuples(st.just("stop"), st.integers(0, 1), MOMENTS),
        st.tuples(st.just("enter"), st.integers(0, 1), st.sampled_from(Work), MOMENTS, MOMENTS),
        st.tuples(st.just("correct"), st.integers(0, 9), MOMENTS, MOMENTS),
        st.tuples(st.just("strike"), st.integers(0, 9)),
        st.tuples(st.sampled_from(["depart", "arrive", "complete", "wait", "resume"]), MOMENTS),
    ),
    min_size=1,
    max_size=14,
)


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


class Undone(Exception):
    """Ends an example: the next finds everything as it was."""


def _do(deed: tuple[Any, ...], orders: list[WorkOrder], visit: Visit, tess: Actor) -> None:
    spans = list(Worklog.objects.filter(person=tess.id).order_by("pk"))
    match deed:
        case "start", which, kind, moment:
            timing.start(key=orders[which].key, by=tess, at=at(moment), kind=kind)
        case "stop", which, moment:
            timing.stop(key=orders[which].key, by=tess, at=at(moment))
        case "enter", which, kind, begin, end:
            correcting.enter(
                key=orders[which].key, by=tess, at=at(LATEST), kind=kind, begins_at=at(begin), ends_at=at(end)
            )
        case "correct", which, begin, end if spans:
            key = spans[which % len(spans)].key
            correcting.correct(key=key, by=tess, at=at(LATEST), reason="-", begins_at=at(begin), ends_at=at(end))
        case "strike", which if spans:
            correcting.strike(key=spans[which % len(spans)].key, by=tess, at=at(LATEST), reason="-")
        case "depart" | "arrive" as move, moment:
            getattr(visits, move)(key=visit.key, by=tess, at=at(moment))
        case "complete", moment:
            visits.complete(key=visit.key, by=tess, at=at(moment), outcome=Outcome.PARTIAL)
        case "wait", moment:
            moves.wait(key=visit.order.key, by=tess, at=at(moment), reason=Wait.OTHER)
        case "resume", moment:
            moves.resume(key=visit.order.key, by=tess, at=at(moment))


def _walked(spans: list[Worklog], now: datetime) -> tuple[Counter[str], int]:
    """Minute by minute: how many of each kind, and how many had two spans over them."""
    counted: Counter[str] = Counter()
    twice = 0
    for minute in range(LATEST):
        over = [one for one in spans if one.begins_at <= at(minute) and at(minute) < (one.ends_at or now)]
        counted.update(one.kind for one in over)
        twice += len(over) > 1
    return counted, twice


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=DEEDS)
@pytest.mark.django_db
def test_one_line_whose_sums_are_what_a_walk_counts(
    deeds: list[Any], assigned: WorkOrder, cast: SimpleNamespace, report: Any
) -> None:
    tess = cast.tess
    try:
        with transaction.atomic():
            other = moves.triage(key=report().key, by=None, at=NOON)
            visit = visits.plan(order=other.key, by=None, at=NOON, engineer=tess.key)
            visits.confirm(key=visit.key, by=tess, at=NOON)
            for deed in deeds:
                try:
                    _do(deed, [assigned, other], visit, tess)
                except Refusal:
                    continue
                finally:
                    _holds(tess)
            raise Undone
    except Undone:
        pass


def _holds(tess: Actor) -> None:
    spans = list(Worklog.objects.filter(person=tess.id, struck_at__isnull=True).order_by("begins_at"))
    now = at(LATEST)
    counted, twice = _walked(spans, now)
    assert twice == 0, spans
    assert sum(one.ends_at is None for one in spans) <= 1, "one person does one thing"
    day = NOON.astimezone(UTC).date()
    told = read.own_time(tess, since=day, until=day + timedelta(days=1), cursor=None, limit=200, now=now)
    assert told["sums"] == {kind.value: counted[kind] for kind in Work}
    assert sum(row["minutes"] for row in told["rows"] if row["struck_at"] is None) == counted.total()
