"""Promises that fall due while nobody is there: told late, with their true instant, once, and none that stood still.

Several hundred orders live through the National Day of 2026 with its working Saturday. The worker is there only now
and then: killed, gone over nights, lunches, holidays, and back at an hour that libfaketime makes it believe. What it
tells is compared with a walk from minute to minute. At last the state publishes the days of 2027.
"""

import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from aftersales.base.clock import now
from aftersales.base.models import Run
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import calendars
from aftersales.people.actions.calendars import Day
from aftersales.people.actions.teams import change_team
from aftersales.people.models import Calendar
from aftersales.people.states import DayKind, Trust
from aftersales.server.postgres import running
from aftersales.workorders import clock
from aftersales.workorders.actions import moves, orders, recompute
from aftersales.workorders.models import SlaClock, WorkOrder
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.states import Wait
from drills import company, truth
from drills.company import Company
from drills.ground import CLI, asked, var, wait_until, worker
from drills.report import ROOT, Report
from drills.walk import MINUTE, OFFICE, PROMISED, SHANGHAI, Days, Life, broken_at, budget, is_working, minutes

ORDERS = {"short": 60, "usual": 500, "long": 2000}
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")
NATIONAL_DAY = Days(free=frozenset(date(2026, 10, day) for day in range(1, 8)), worked=frozenset({date(2026, 10, 10)}))
NEW_YEAR = Days(free=frozenset({date(2027, 1, 1), date(2027, 1, 4)}), worked=frozenset({date(2027, 1, 9)}))
STATUTORY = Days(free=frozenset({date(2027, 1, 1)}), worked=frozenset())
"""What is known of 2027 until it is published."""


def _at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


OPENS, CLOSES = _at(9, 29, 9), _at(10, 9, 18)
AFTERWARDS = _at(12, 1, 9)
THERE = {
    "short": [_at(10, 8, 12, 30), _at(10, 12, 18, 30)],
    "usual": [
        _at(9, 30, 12, 30),
        _at(10, 3, 3),
        _at(10, 8, 10),
        _at(10, 8, 12),
        _at(10, 10, 12, 30),
        _at(10, 12, 18, 30),
    ],
}
"""When the worker is there, for as long as it has something to do."""
_NOTHING_DUE = """
SELECT NOT EXISTS (SELECT FROM workorders_slaclock WHERE next_at <= %s)
   AND NOT EXISTS (SELECT FROM workorders_workorder WHERE wake_at <= %s)
"""
_ALL_TOLD = """
SELECT NOT EXISTS (SELECT FROM base_fact f, base_cursor c WHERE c.name = 'workorders.notices'
                      AND (f.xid, f.id) > (c.xid::text::xid8, c.fact_id) AND f.kind IN ('SlaBreached', 'SlaWarned'))
"""


@dataclass
class Story:
    """One order: what happens to it, and when."""

    key: UUID
    priority: int
    events: list[tuple[datetime, str, Any]] = field(default_factory=list)

    def life(self, target: str) -> Life:
        """How the clock of this target lives."""
        stop = next((at for at, what, _ in self.events if what == "resolve"), None)
        if target == "response":
            return Life(self.events[0][0], (), next(at for at, what, _ in self.events if what == "triage"))
        pauses: list[tuple[datetime, datetime | None]] = []
        for at, what, extra in self.events:
            if what == "wait" and (target != "next_update" or extra[0] is Wait.CUSTOMER):
                pauses.append((at, None))
            elif what in ("resume", "wakes") and pauses and pauses[-1][1] is None:
                pauses[-1] = (pauses[-1][0], at)
        return Life(self.events[0][0], pauses, stop)


def run(report: Report) -> None:
    """Live through it, be there now and then, compare; then publish the next year."""
    if not FAKETIME.exists():
        report.not_run.append(f"downtime at another hour than now: {FAKETIME} is missing (Debian: libfaketime)")
        return
    rng = random.Random(5)  # noqa: S311 - repeatable, not secret
    with running(var()) as server:
        subprocess.run([*CLI, "migrate"], cwd=ROOT, env={**os.environ, "DATABASE_URL": server.url}, check=True)
        founded = company.found(1)
        change_team(key=founded.team, by=None, at=OPENS, changes={"lead": founded.desk[0].key}, version=None)
        stories = [_story(rng, founded, n) for n in range(ORDERS[report.size])]
        there = THERE["short" if report.size == "short" else "usual"]
        _live(stories, founded, there, server.url)
        _breaches(report, stories, there[-1])
        truth.no_halves(report)
        _publish(report, founded, server.url)
        report.figures |= {"orders": len(stories), "times the worker was there": len(there)}


def _story(rng: random.Random, founded: Company, n: int) -> Story:
    """An order of random urgency, taken up soon or late, set aside or not, resolved or not.

    A wait ends by hand, or by itself at its day when nobody is there, or not before the drill does.
    """
    span = int((CLOSES - OPENS) / MINUTE)
    at = OPENS + rng.randrange(span) * MINUTE
    story = Story(UUID(int=rng.getrandbits(128), version=4), rng.choice((0, 1, 1, 2, 2, 3)))
    story.events = [(at, "report", None)]

    def later(least: int, most: int) -> datetime:
        nonlocal at
        at += rng.randrange(least, most) * MINUTE
        return at

    story.events += [(later(5, 600), "triage", None), (later(1, 30), "assign", None), (later(1, 240), "start", None)]
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        since, reason, ends = later(10, 2000), rng.choice((Wait.CUSTOMER, Wait.PARTS)), rng.random()
        if ends < 0.2:
            story.events.append((since, "wait", (reason, AFTERWARDS)))
            return story
        until = later(20, 3000)
        if ends < 0.4:
            story.events += [(since, "wait", (reason, until)), (until, "wakes", None)]
            return story
        story.events += [(since, "wait", (reason, AFTERWARDS)), (until, "resume", None)]
    if rng.random() < 0.5:
        story.events.append((later(30, 4000), "resolve", None))
    return story


def _live(stories: list[Story], founded: Company, there: list[datetime], url: str) -> None:
    """Let everything happen in the order of time; the worker is told of it when it is there."""
    desk = snapshot(founded.desk[0])
    happenings = sorted((at, n, what, extra) for n, one in enumerate(stories) for at, what, extra in one.events)
    for until in there:
        while happenings and happenings[0][0] <= until:
            at, n, what, extra = happenings.pop(0)
            _happen(stories[n], what, extra, at, founded, desk)
        _be_there(until, url)


def _happen(story: Story, what: str, extra: Any, at: datetime, founded: Company, desk: Actor) -> None:
    match what:
        case "report":
            orders.report(
                by=None, at=at, kind="repair", title="over the holiday", customer=founded.customer,
                priority=story.priority, key=story.key,
            )  # fmt: skip
        case "triage":
            moves.triage(key=story.key, by=desk, at=at, team=founded.team)
        case "assign":
            moves.assign(key=story.key, by=desk, at=at, owner=founded.engineer.key)
        case "start":
            moves.start(key=story.key, by=desk, at=at)
        case "wait":
            reason, wake_at = extra
            moves.wait(key=story.key, by=desk, at=at, reason=reason, wake_at=wake_at)
        case "wakes":
            pass  # by itself, as soon as the worker is there
        case "resume":
            moves.resume(key=story.key, by=desk, at=at)
        case "resolve":
            moves.resolve(key=story.key, by=desk, at=at, cause="-", solution="-")


def _be_there(at: datetime, url: str) -> None:
    """A worker that believes it is this hour, until nothing is due by then; it dies as it came."""
    hour = f"@{at:%Y-%m-%d %H:%M:%S}"
    believed = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": hour, "DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"}
    with worker(url, extra=believed):
        wait_until(_NOTHING_DUE, at, at, seconds=300)
        wait_until(_ALL_TOLD, seconds=300)


def _breaches(report: Report, stories: list[Story], until: datetime) -> None:
    """Every breach with its true instant, once; a notice for each; none of what stood still or was done in time."""
    wanted = dict(_walked(stories, until))
    rows = asked("SELECT subject, data ->> 'target', at FROM base_fact WHERE kind = 'SlaBreached' AND at <= %s", until)
    found = {(subject, target): at for subject, target, at in rows}
    report.none("breaches told twice", [key for key, n in Counter((s, t) for s, t, _ in rows).items() if n > 1])
    report.none("breaches not told", wanted.keys() - found.keys())
    report.none("breaches told of promises that were kept or stood still", found.keys() - wanted.keys())
    off = [(key, found[key], wanted[key]) for key in wanted.keys() & found.keys() if found[key] != wanted[key]]
    report.none("breaches told for another second", off)
    told = asked(
        "SELECT effect, person_id FROM notices_notice"
        " WHERE code = 'sla_breached' AND effect LIKE '%%overdue:0' AND at <= %s",
        until,
    )
    effects = {tuple(effect.split(":")[:2]) for effect, _ in told}
    report.none("breaches nobody was told of", {(str(key), target) for key, target in wanted} - effects)
    report.none("people told twice of one breach", [one for one, n in Counter(told).items() if n > 1])
    (withdrawn,) = asked("SELECT count(*) FROM base_fact WHERE kind = 'SlaBreachWithdrawn'")[0]
    report.equal("breaches withdrawn", withdrawn, 0)
    report.figures |= {"breaches": len(wanted), "notices of breaches": len(told)}


def _walked(stories: list[Story], until: datetime) -> Iterator[tuple[tuple[UUID, str], datetime]]:
    for story in stories:
        hours, promises = PROMISED[story.priority]
        for target, promise in promises.items():
            at = broken_at(story.life(target), promise, hours, NATIONAL_DAY, until)
            if at is not None:
                yield (story.key, target), at


def _publish(report: Report, founded: Company, url: str) -> None:
    """On 28 December 2027 is only estimated; then it is published, and what is due behind New Year moves."""
    starts = [_at(12, 28, 9) + n * 17 * MINUTE for n in range(20)]
    made = {
        orders.report(
            by=None, at=at, kind="repair", title="over New Year", customer=founded.customer, priority=3
        ).key: at
        for at in starts
    }  # fmt: skip
    report.equal("promises that lean on 2027 say that they are estimated", _estimated(made), len(made))
    before = _due(made)
    office = Calendar.objects.get(code="cn-office")
    days = [Day(on, DayKind.HOLIDAY, "元旦", "New Year") for on in sorted(NEW_YEAR.free)]
    days += [Day(on, DayKind.MAKE_UP, "元旦调休", "New Year make-up day") for on in sorted(NEW_YEAR.worked)]
    published = calendars.put_year(
        key=office.key, by=None, at=now(), year=2027, trust=Trust.PUBLISHED, source="drill", days=days
    )
    begun = time.monotonic()
    with worker(url):
        wait_until(
            "SELECT EXISTS (SELECT FROM base_run WHERE kind = %s AND state = 'done' AND params ->> 'version' = %s)",
            recompute.KIND,
            str(published.version),
        )
    report.at_most("open promises counted anew after, s", time.monotonic() - begun, 60)
    after, outcome = _due(made), Run.objects.get(kind=recompute.KIND, params__version=published.version)
    wrong = [(key, after[key], due) for key, at in made.items() if after[key] != (due := _walked_due(at, NEW_YEAR))]
    report.none("promises not due when a walk says", wrong)
    report.none("promises that were not due by the estimate", [k for k, at in made.items()
                                                              if before[k] != _walked_due(at, STATUTORY)])  # fmt: skip
    listed = {
        (one["order"], one["was"], one["now"]) for one in outcome.result["promises"] if one["target"] == "resolution"
    }
    wanted = {(str(key), before[key].isoformat(), after[key].isoformat()) for key in made if before[key] != after[key]}
    report.equal("what moved is listed, old and new", listed == wanted and len(wanted) > 0, True)
    report.equal("promises still estimated", _estimated(made), 0)
    report.figures |= {"orders counted anew": outcome.done, "promises moved by 2027": outcome.result["moved"]}


def _due(made: dict[UUID, datetime]) -> dict[UUID, datetime]:
    rows = SlaClock.objects.filter(order__key__in=made, target="resolution")
    return dict(rows.values_list("order__key", "due_at"))


def _estimated(made: dict[UUID, datetime]) -> int:
    found = WorkOrder.objects.filter(key__in=made)
    return sum(clock.read(log_of(order)["resolution"], order.reported_at).estimated for order in found)


def _walked_due(start: datetime, days: Days) -> datetime:
    """When five working days from here are over, if nothing happens."""
    left = budget(start, ("days", 5), OFFICE, days)
    for at in minutes(start, start + timedelta(days=30)):
        if left == 0:
            return at
        left -= is_working(at, OFFICE, days)
    raise AssertionError("a month without five working days")
