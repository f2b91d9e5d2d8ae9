"""Whose time went into an order: by moves and by hand, late or in time, put right with its history, never twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.facts import origin
from aftersales.people.access import Actor
from aftersales.workorders.actions import asides, moves, visits
from aftersales.workorders.actions.worklogs import correcting, timing
from aftersales.workorders.models import Visit, Worklog, WorklogVersion, WorkOrder
from aftersales.workorders.spans import Work
from aftersales.workorders.states import Outcome, Wait
from tests.conftest import NOON, Api, facts_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
Report = Callable[..., WorkOrder]


def line(person: Actor, order: WorkOrder | None = None) -> list[tuple[str, int, int | None]]:
    """A person's time as kind, begin and end, in minutes after noon."""
    rows = Worklog.objects.filter(person=person.id, struck_at__isnull=True).order_by("begins_at")
    found = rows if order is None else rows.filter(order=order)
    return [(row.kind, after(row.begins_at), after(row.ends_at) if row.ends_at else None) for row in found]


def after(at: datetime) -> int:
    return (at - NOON) // MINUTE


def at(minute: int) -> datetime:
    return NOON + minute * MINUTE


@pytest.fixture
def visit(triaged: WorkOrder, tess: Actor, toby: Actor) -> Visit:
    """Tess goes there with Toby."""
    one = visits.plan(
        order=triaged.key, by=None, at=NOON, engineer=tess.key, mates=[toby.key], starts_at=at(60), ends_at=at(180)
    )
    return visits.confirm(key=one.key, by=tess, at=NOON)


@pytest.fixture
def second(report: Report, agnes: Actor, tess: Actor) -> WorkOrder:
    """Another order that is Tess's."""
    other = moves.triage(key=report().key, by=agnes, at=NOON)
    return moves.assign(key=other.key, by=agnes, at=NOON, owner=tess.key)


def entered(order: WorkOrder, by: Actor, begin: int, end: int, *, now: int = 600, **told: Any) -> Worklog:
    return correcting.enter(
        key=order.key, by=by, at=at(now), begins_at=at(begin), ends_at=at(end), **{"kind": Work.WORK, **told}
    )


# -- refused -----------------------------------------------------------------------------------------------------------


def test_time_on_an_order_one_does_not_see_does_not_exist(assigned: WorkOrder, olaf: Actor, tess: Actor) -> None:
    span = entered(assigned, tess, 0, 30)
    for refused in (
        lambda: timing.start(key=assigned.key, by=olaf, at=NOON, kind=Work.WORK),
        lambda: timing.stop(key=assigned.key, by=olaf, at=NOON),
        lambda: entered(assigned, olaf, 0, 30),
        lambda: correcting.correct(key=span.key, by=olaf, at=at(600), reason="-", note="-"),
        lambda: correcting.strike(key=span.key, by=olaf, at=at(600), reason="-"),
    ):
        with pytest.raises(NotFound):
            refused()


def test_who_only_sees_the_order_records_nothing_on_it(assigned: WorkOrder, toby: Actor, tess: Actor) -> None:
    span = entered(assigned, tess, 0, 30)
    with pytest.raises(NotAllowed):
        timing.start(key=assigned.key, by=toby, at=NOON, kind=Work.WORK)
    with pytest.raises(NotAllowed):
        correcting.correct(key=span.key, by=toby, at=at(600), reason="-", note="-")


def test_nobody_records_for_somebody_else_but_who_supervises_them(
    assigned: WorkOrder, tess: Actor, toby: Actor, mei: Actor, olaf: Actor
) -> None:
    with pytest.raises(NotAllowed):
        entered(assigned, tess, 0, 30, person=toby.key)
    with pytest.raises(NotAllowed):
        entered(assigned, mei, 0, 30, person=olaf.key)  # of another team
    assert entered(assigned, mei, 0, 30, person=toby.key).person_id == toby.id


def test_an_overlap_is_refused_and_names_the_other_order(assigned: WorkOrder, second: WorkOrder, tess: Actor) -> None:
    entered(assigned, tess, 60, 120)
    for begin, end in ((0, 61), (119, 180), (70, 80), (0, 200), (60, 120)):
        with pytest.raises(Conflict) as refused:
            entered(second, tess, begin, end)
        assert (refused.value.code, refused.value.facts["order"]) == ("time_overlaps", assigned.number)
        assert refused.value.facts["when"] == "11-18 13:00–14:00", "in the reader's zone"
    entered(second, tess, 120, 180)
    entered(second, tess, 0, 60)


def test_what_runs_refuses_what_would_lie_over_it(assigned: WorkOrder, second: WorkOrder, tess: Actor) -> None:
    timing.start(key=assigned.key, by=tess, at=at(30), kind=Work.WORK)
    with pytest.raises(Conflict) as refused:
        entered(second, tess, 20, 40)
    assert (refused.value.code, refused.value.facts["order"]) == ("time_overlaps_running", assigned.number)
    entered(second, tess, 0, 30)


def test_a_key_that_a_span_has_already_is_refused(assigned: WorkOrder, tess: Actor) -> None:
    span = entered(assigned, tess, 0, 30)
    for refused in (
        lambda: timing.start(key=assigned.key, by=tess, at=at(40), kind=Work.WORK, worklog=span.key),
        lambda: entered(assigned, tess, 40, 50, worklog=span.key),
    ):
        with pytest.raises(Conflict) as told:
            refused()
        assert told.value.code == "key_taken"


def test_a_timer_is_not_started_inside_what_was_said_already(
    assigned: WorkOrder, second: WorkOrder, tess: Actor
) -> None:
    entered(assigned, tess, 0, 60)
    with pytest.raises(Conflict) as refused:
        timing.start(key=second.key, by=tess, at=at(30), kind=Work.WORK)
    assert refused.value.code == "time_overlaps"


def test_a_correction_into_other_time_is_refused(assigned: WorkOrder, second: WorkOrder, tess: Actor) -> None:
    entered(second, tess, 60, 90)
    span = entered(assigned, tess, 0, 60)
    with pytest.raises(Conflict):
        correcting.correct(key=span.key, by=tess, at=at(600), reason="longer", ends_at=at(61))
    with pytest.raises(Invalid):
        correcting.correct(key=span.key, by=tess, at=at(600), reason="-", ends_at=at(-1))
    assert not WorklogVersion.objects.exists()


def test_a_finished_order_keeps_its_time_but_from_who_may_correct_it(
    assigned: WorkOrder, tess: Actor, mei: Actor, agnes: Actor
) -> None:
    span = entered(assigned, tess, 0, 30)
    moves.start(key=assigned.key, by=tess, at=at(600))
    moves.resolve(key=assigned.key, by=tess, at=at(601), cause="-", solution="-")
    correcting.correct(key=span.key, by=tess, at=at(602), reason="before it was closed", note="valve")
    moves.close(key=assigned.key, by=agnes, at=at(660))
    for refused in (
        lambda: correcting.correct(key=span.key, by=tess, at=at(661), reason="-", note="-"),
        lambda: correcting.strike(key=span.key, by=tess, at=at(661), reason="-"),
        lambda: entered(assigned, tess, 40, 50, now=661),
        lambda: timing.start(key=assigned.key, by=tess, at=at(661), kind=Work.WORK),
    ):
        with pytest.raises(Conflict) as told:
            refused()
        assert told.value.code == "time_of_finished_order"
    entered(assigned, tess, 40, 50, now=659)  # done on a phone before it was closed, and told late
    correcting.correct(key=span.key, by=mei, at=at(700), reason="travel, says the driver", kind=Work.TRAVEL)
    assert entered(assigned, mei, 60, 70, now=701, person=tess.key).person_id == tess.id


def test_a_stale_page_and_a_struck_span_are_told_so(assigned: WorkOrder, tess: Actor) -> None:
    span = entered(assigned, tess, 0, 30)
    correcting.correct(key=span.key, by=tess, at=at(600), reason="typo", note="a", version=1)
    with pytest.raises(Conflict) as stale:
        correcting.correct(key=span.key, by=tess, at=at(600), reason="typo", note="b", version=1)
    assert stale.value.code == "stale_version"
    correcting.strike(key=span.key, by=tess, at=at(601), reason="twice")
    correcting.strike(key=span.key, by=tess, at=at(602), reason="again")  # changes nothing
    with pytest.raises(Conflict) as struck:
        correcting.correct(key=span.key, by=tess, at=at(603), reason="-", note="c")
    assert struck.value.code == "time_struck_already"


def test_the_table_itself_refuses_an_overlap_and_history_is_never_edited(assigned: WorkOrder, tess: Actor) -> None:
    span = entered(assigned, tess, 0, 30)
    correcting.correct(key=span.key, by=tess, at=at(600), reason="typo", note="a")
    row = {"order": assigned, "person_id": tess.id, "kind": "work", "source": "entered"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Worklog.objects.create(begins_at=at(29), ends_at=at(40), **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Worklog.objects.create(begins_at=at(40), ends_at=at(41) + timedelta(days=1), **row)
    for spoil in (WorklogVersion.objects.all().delete, lambda: WorklogVersion.objects.update(reason="-")):
        with pytest.raises(DatabaseError), transaction.atomic():
            spoil()


# -- by moves ----------------------------------------------------------------------------------------------------------


def test_a_visit_writes_the_time_of_its_whole_crew(visit: Visit, tess: Actor, toby: Actor) -> None:
    visits.depart(key=visit.key, by=tess, at=at(10))
    visits.arrive(key=visit.key, by=tess, at=at(50))
    assert line(tess) == line(toby) == [("travel", 10, 50), ("work", 50, None)]
    visits.complete(key=visit.key, by=tess, at=at(130), outcome=Outcome.FIXED)
    assert line(tess) == line(toby) == [("travel", 10, 50), ("work", 50, 130)]
    assert {row.source for row in Worklog.objects.all()} == {"move"}
    assert not WorklogVersion.objects.exists(), "an end is no correction"


def test_who_is_there_waits_with_the_order_and_works_on_with_it(visit: Visit, tess: Actor) -> None:
    visits.arrive(key=visit.key, by=tess, at=at(0))
    moves.wait(key=visit.order.key, by=tess, at=at(20), reason=Wait.CUSTOMER)
    moves.wait(key=visit.order.key, by=tess, at=at(25), reason=Wait.PARTS)  # still waiting
    moves.resume(key=visit.order.key, by=tess, at=at(45))
    visits.complete(key=visit.key, by=tess, at=at(60), outcome=Outcome.NEEDS_PART)
    assert line(tess) == [("work", 0, 20), ("wait", 20, 45), ("work", 45, 60)]


def test_nobody_let_in_and_a_way_called_off_end_the_time(visit: Visit, tess: Actor, dan: Actor) -> None:
    visits.depart(key=visit.key, by=tess, at=at(0))
    visits.cancel(key=visit.key, by=dan, at=at(15))
    assert line(tess) == [("travel", 0, 15)]


def test_remote_work_runs_from_start_to_pause_and_from_resume_to_solution(assigned: WorkOrder, tess: Actor) -> None:
    moves.start(key=assigned.key, by=tess, at=at(0))
    moves.wait(key=assigned.key, by=tess, at=at(30), reason=Wait.CUSTOMER)
    moves.resume(key=assigned.key, by=None, at=at(300), woke=True)  # nobody is at it
    assert line(tess) == [("work", 0, 30)]
    moves.wait(key=assigned.key, by=tess, at=at(310), reason=Wait.CUSTOMER)
    moves.resume(key=assigned.key, by=tess, at=at(400))
    moves.resolve(key=assigned.key, by=tess, at=at(420), cause="-", solution="-")
    assert line(tess) == [("work", 0, 30), ("work", 400, 420)]


def test_a_hand_off_and_another_owner_end_it_and_a_lead_who_starts_it_works_not(
    assigned: WorkOrder, second: WorkOrder, tess: Actor, toby: Actor, mei: Actor
) -> None:
    moves.start(key=assigned.key, by=mei, at=at(0))
    assert (line(mei), line(tess)) == ([], [])
    timing.start(key=assigned.key, by=tess, at=at(5), kind=Work.WORK)
    moves.assign(key=assigned.key, by=mei, at=at(10), owner=toby.key)
    moves.start(key=second.key, by=tess, at=at(20))
    asides.hand_off(key=second.key, by=tess, at=at(40), to="rd", summary="-")
    assert line(tess) == [("work", 5, 10), ("work", 20, 40)]


def test_a_log_told_of_the_past_says_nothing_of_whose_time_it_was(visit: Visit, tess: Actor) -> None:
    with origin("import.inferred"):
        visits.depart(key=visit.key, by=tess, at=at(0))
        visits.arrive(key=visit.key, by=tess, at=at(10))
    assert line(tess) == []


def test_a_move_is_never_refused_for_time_that_is_taken(visit: Visit, second: WorkOrder, tess: Actor) -> None:
    """What somebody said of their own time stands; what follows from the move takes what is left."""
    entered(second, tess, 5, 20)
    visits.depart(key=visit.key, by=tess, at=at(10))
    visits.arrive(key=visit.key, by=tess, at=at(30))
    visits.complete(key=visit.key, by=tess, at=at(40), outcome=Outcome.FIXED)
    assert line(tess) == [("work", 5, 20), ("travel", 20, 30), ("work", 30, 40)]


def test_what_is_told_late_takes_the_time_before_what_is_known(visit: Visit, second: WorkOrder, tess: Actor) -> None:
    timing.start(key=second.key, by=tess, at=at(100), kind=Work.WORK)  # heard of at once
    visits.depart(key=visit.key, by=tess, at=at(10))  # the rest was on a phone without a line
    visits.arrive(key=visit.key, by=tess, at=at(50))
    visits.complete(key=visit.key, by=tess, at=at(90), outcome=Outcome.FIXED)
    assert line(tess) == [("travel", 10, 50), ("work", 50, 90), ("work", 100, None)]


def test_two_moves_in_one_instant_leave_nothing_without_length(visit: Visit, tess: Actor) -> None:
    visits.depart(key=visit.key, by=tess, at=at(0))
    visits.arrive(key=visit.key, by=tess, at=at(0))
    assert line(tess) == [("work", 0, None)]


# -- by hand -----------------------------------------------------------------------------------------------------------


def test_a_timer_starts_switches_and_stops(assigned: WorkOrder, tess: Actor) -> None:
    timing.start(key=assigned.key, by=tess, at=at(0), kind=Work.TRAVEL)
    timing.start(key=assigned.key, by=tess, at=at(20), kind=Work.WORK, note="by phone")
    timing.start(key=assigned.key, by=tess, at=at(25), kind=Work.WORK)  # runs already
    timing.stop(key=assigned.key, by=tess, at=at(60))
    assert timing.stop(key=assigned.key, by=tess, at=at(70)) == [], "nothing to stop is no mistake"
    assert line(tess) == [("travel", 0, 20), ("work", 20, 60)]
    assert [kind for kind in facts_of(assigned.key) if kind.startswith("Time")] == [
        "TimeStarted", "TimeStarted", "TimeStarted", "TimeStopped",
    ]  # fmt: skip


def test_what_starts_here_ends_what_ran_elsewhere(assigned: WorkOrder, second: WorkOrder, tess: Actor) -> None:
    timing.start(key=assigned.key, by=tess, at=at(0), kind=Work.WORK)
    timing.start(key=second.key, by=tess, at=at(30), kind=Work.WORK)
    assert line(tess, assigned) == [("work", 0, 30)]
    assert facts_of(assigned.key)[-1] == "TimeStopped"
    timing.stop(key=assigned.key, by=tess, at=at(20))  # on a phone, before; told late
    assert line(tess, assigned) == [("work", 0, 20)]
    kept = WorklogVersion.objects.get()
    assert (kept.deed, kept.ends_at) == ("moved", at(30)), "how it stood stays readable"


def test_a_timer_at_a_visit_is_of_the_visit_and_ends_with_it(visit: Visit, tess: Actor) -> None:
    visits.arrive(key=visit.key, by=tess, at=at(0))
    timing.start(key=visit.order.key, by=tess, at=at(10), kind=Work.WAIT)
    visits.complete(key=visit.key, by=tess, at=at(30), outcome=Outcome.FIXED)
    assert line(tess) == [("work", 0, 10), ("wait", 10, 30)]
    assert set(Worklog.objects.values_list("visit", flat=True)) >= {visit.pk}


def test_a_timer_forgotten_for_days_counts_one_and_no_more(assigned: WorkOrder, tess: Actor) -> None:
    timing.start(key=assigned.key, by=tess, at=at(0), kind=Work.WORK)
    timing.stop(key=assigned.key, by=tess, at=at(60 * 60))
    assert line(tess) == [("work", 0, 24 * 60)]


def test_two_at_once_wait_for_each_other(
    transactional_db: None, assigned: WorkOrder, second: WorkOrder, tess: Actor
) -> None:
    """Two pages of one person start and enter at the same time: neither deadlocks, nothing overlaps."""

    def press(n: int) -> str:
        try:
            if n % 2:
                timing.start(key=assigned.key, by=tess, at=at(n), kind=Work.WORK)
            else:
                entered(second, tess, n, n + 5)
        except Conflict as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(8) as pool:
        came = set(pool.map(press, range(16)))
    assert came <= {"done", "time_overlaps", "time_overlaps_running"}


# -- put right ---------------------------------------------------------------------------------------------------------


def test_every_earlier_version_stays_readable(assigned: WorkOrder, tess: Actor, mei: Actor, api: Any) -> None:
    span = entered(assigned, tess, 0, 60, note="valve")
    correcting.correct(key=span.key, by=tess, at=at(600), reason="forgot the clock", ends_at=at(90))
    correcting.correct(key=span.key, by=mei, at=at(610), reason="it was the way", kind=Work.TRAVEL, begins_at=at(5))
    with pytest.raises(Conflict) as unchanged:
        correcting.correct(key=span.key, by=mei, at=at(611), reason="the same again", kind=Work.TRAVEL)
    assert unchanged.value.code == "time_unchanged"
    correcting.strike(key=span.key, by=mei, at=at(620), reason="twice")
    told = api(mei).get(f"/api/v1/workorders/{assigned.key}/time").body
    (row,) = told["rows"]
    history = [
        (one["number"], one["deed"], one["by"]["name"], one["reason"], one["kind"], after(_instant(one["ends_at"])))
        for one in row["history"]
    ]
    assert history == [
        (1, "corrected", "tess", "forgot the clock", "work", 60),
        (2, "corrected", "mei", "it was the way", "work", 90),
        (3, "struck", "mei", "twice", "travel", 90),
    ]
    assert (row["version"], row["minutes"], row["may_correct"], told["sums"]["travel"]) == (4, 85, False, 0)
    facts = [kind for kind in facts_of(assigned.key) if kind.startswith("Time")]
    assert facts == ["TimeEntered", "TimeCorrected", "TimeCorrected", "TimeStruck"]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_note_that_is_told_late_leaves_the_end_as_it_is(assigned: WorkOrder, tess: Actor) -> None:
    """On a phone without a line while the clock ran; the desk stopped it before that was heard of."""
    span = entered(assigned, tess, 0, 60)
    correcting.correct(key=span.key, by=tess, at=at(20), reason="forgot to say", note="valve")
    assert line(tess) == [("work", 0, 60)]


def test_what_ran_when_it_was_struck_out_stays_readable_as_long_as_it_was(
    assigned: WorkOrder, tess: Actor, mei: Actor, api: Any
) -> None:
    for begin, end, length in ((0, 30, 30), (60, 60 + 30 * 60, 24 * 60)):
        span = timing.start(key=assigned.key, by=tess, at=at(begin), kind=Work.WORK)
        assert span is not None
        correcting.strike(key=span.key, by=tess, at=at(end), reason="was at lunch")
        told = api(mei).get(f"/api/v1/workorders/{assigned.key}/time").body
        row = next(row for row in told["rows"] if row["key"] == str(span.key))
        assert (row["minutes"], row["history"][0]["reason"], row["history"][0]["ends_at"]) == (
            length, "was at lunch", None,
        )  # fmt: skip
        assert told["sums"]["work"] == 0
    assert line(tess) == []


def test_what_is_corrected_no_move_shortens(visit: Visit, tess: Actor) -> None:
    visits.depart(key=visit.key, by=tess, at=at(10))
    (span,) = Worklog.objects.filter(person=tess.id)
    correcting.correct(key=span.key, by=tess, at=at(60), reason="was there earlier", ends_at=at(40))
    visits.arrive(key=visit.key, by=tess, at=at(35))  # told late
    assert line(tess) == [("travel", 10, 40), ("work", 40, None)]


def test_the_begin_of_what_runs_is_corrected_and_it_runs_on(assigned: WorkOrder, tess: Actor) -> None:
    span = timing.start(key=assigned.key, by=tess, at=at(60), kind=Work.WORK)
    assert span is not None
    correcting.correct(key=span.key, by=tess, at=at(70), reason="started late", begins_at=at(45))
    timing.stop(key=assigned.key, by=tess, at=at(80))
    assert line(tess) == [("work", 45, 80)]


# -- read --------------------------------------------------------------------------------------------------------------


def test_the_customer_hears_nothing_of_anybodys_time(assigned: WorkOrder, tess: Actor, carl: Actor, api: Any) -> None:
    entered(assigned, tess, 0, 30, note="slept")
    with connection.cursor() as cursor:
        cursor.execute("SELECT audience FROM base_fact WHERE kind = 'TimeEntered'")
        (marks,) = cursor.fetchone()
    assert not [mark for mark in marks if mark.startswith(("customer:", "contact:"))]
    browser: Api = api(carl)
    for path in (f"portal/workorders/{assigned.key}", f"portal/workorders/{assigned.key}/timeline"):
        assert "slept" not in str(browser.get(f"/api/v1/{path}").body)
    assert browser.get(f"/api/v1/workorders/{assigned.key}/time").status == 403


def test_a_persons_week_is_for_them_and_whoever_supervises_them(
    assigned: WorkOrder, tess: Actor, toby: Actor, mei: Actor, agnes: Actor, olaf: Actor, api: Any
) -> None:
    entered(assigned, tess, 0, 30, kind=Work.TRAVEL)
    entered(assigned, tess, 11 * 60, 13 * 60, now=1000)  # 23:00 to 01:00
    path = f"/api/v1/people/{tess.key}/time?since=2026-11-16&until=2026-11-22"
    assert [api(one).get(path).status for one in (toby, agnes, olaf)] == [403, 403, 404]
    for one in (mei, tess):
        told = api(one).get(path).body
        days = {day["on"]: day["minutes"] for day in told["days"]}
        assert (len(days), days["2026-11-18"], days["2026-11-19"]) == (
            7, {"travel": 30, "work": 60, "wait": 0}, {"travel": 0, "work": 60, "wait": 0},
        )  # fmt: skip
        assert told["sums"] == {"travel": 30, "work": 120, "wait": 0}
        assert [row["order"]["number"] for row in told["rows"]] == [assigned.number] * 2
    own = api(tess).get("/api/v1/time?since=2026-11-18&limit=1").body
    rest = api(tess).get(f"/api/v1/time?since=2026-11-18&cursor={own['next']}").body
    assert [row["kind"] for row in [*own["rows"], *rest["rows"]]] == ["travel", "work"]


@pytest.mark.parametrize(
    "asked", ["since=2026-11-18&until=2026-11-17", "since=2026-01-01&until=2026-12-31", "since=0001-01-01", "cursor=x"]
)
def test_a_range_nobody_can_mean_is_refused(asked: str, tess: Actor, api: Any) -> None:
    assert api(tess).get(f"/api/v1/time?{asked}").status == 422


def test_an_order_one_no_longer_sees_keeps_its_title_to_itself(
    assigned: WorkOrder, tess: Actor, mei: Actor, agnes: Actor, api: Any
) -> None:
    span = entered(assigned, tess, 0, 30)
    WorkOrder.objects.filter(pk=assigned.pk).update(owner=None, team=None, territory=None)
    for one in (tess, mei):
        (row,) = api(one).get(f"/api/v1/people/{tess.key}/time?since=2026-11-18").body["rows"]
        assert row["order"] == {"key": None, "number": assigned.number, "title": ""}
    told = api(mei).post(f"/api/v1/time/{span.key}/correct", {"reason": "typo", "note": "x"}, If_Match='"1"')
    assert (told.status, [row["note"] for row in told.body["rows"]]) == (200, ["x"])
