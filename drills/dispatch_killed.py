"""kill -9 of the worker while orders find somebody by themselves: none is lost, nobody is sent twice.

Nobody is there at first, so that all orders wait. Then people come on duty, and the worker is killed over a booking
that it has in hand: it waits for an engineer's lock which the drill holds. In the end one of them falls ill.
"""

import random
import time
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.base.clock import now
from aftersales.dispatch.actions import policies
from aftersales.people.actions import calendars, engineers
from aftersales.people.actions.persons import add_person
from aftersales.people.models import Person
from aftersales.people.states import LeaveKind, Level
from aftersales.workorders.actions import moves, orders
from drills import company, truth
from drills.company import Company
from drills.ground import Product, asked, connected, product, wait_until
from drills.report import Report

ORDERS: Final = {"short": 20, "usual": 80, "long": 400}
ENGINEERS: Final = {"short": 6, "usual": 20, "long": 80}
KILLS: Final = {"short": 2, "usual": 6, "long": 20}
_HOUR: Final = timedelta(hours=1)
_HELD: Final = (
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%%pg_advisory_xact_lock(7203%%'"
    " AND wait_event_type = 'Lock' AND pid <> pg_backend_pid() AND %s)"
)
_NO_JOBS: Final = (
    "SELECT NOT EXISTS (SELECT FROM procrastinate_jobs WHERE queue_name = 'dispatch' AND status IN ('todo', 'doing'))"
)
_NONE_WAITS: Final = f"{_NO_JOBS} AND NOT EXISTS (SELECT FROM dispatch_waiting)"
_SENT: Final = """
SELECT w.key::text, count(DISTINCT v.id) FILTER (WHERE v.engineer_id IS NOT NULL AND v.ended_at IS NULL)
         + count(DISTINCT w.owner_id), count(DISTINCT s.decision_id)
  FROM workorders_workorder w
  LEFT JOIN workorders_visit v ON v.order_id = w.id
  LEFT JOIN dispatch_decision d ON d.order_id = w.id
  LEFT JOIN dispatch_sending s ON s.decision_id = d.id
 GROUP BY 1
"""
_OVERLAPPING: Final = """
SELECT a.id, b.id FROM workorders_booking a JOIN workorders_booking b ON a.id < b.id
 WHERE a.engineer_id = b.engineer_id AND a.period && b.period AND a.released_at IS NULL AND b.released_at IS NULL
"""
_WHILE_ILL: Final = """
SELECT b.id FROM workorders_booking b JOIN people_leave l ON l.engineer_id = b.engineer_id
 WHERE b.released_at IS NULL AND b.period && tstzrange(l.starts_at, l.ends_at)
"""
_GIVEN_ON: Final = (
    "SELECT subject::text FROM notices_notice WHERE code IN ('visit_given_on', 'order_given_on') GROUP BY subject"
)


def run(report: Report) -> None:
    """Let all wait, let people come and kill the worker over it, let one of them fall ill, and see who goes where."""
    rng = random.Random(5)  # noqa: S311 - repeatable, not secret
    with product() as running:
        founded = company.found(1)
        staff = _engineers(founded, ENGINEERS[report.size])
        policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=None, automatic=True)
        keys = _orders(founded, ORDERS[report.size])
        running.kill_worker()  # while they are being looked at for the first time
        wait_until("SELECT count(*) = %s FROM dispatch_waiting", len(keys))
        wait_until(_NO_JOBS)
        begun, caught = time.monotonic(), 0
        for some in _shared(staff, KILLS[report.size]):
            caught += _kill_over_a_booking(running, some)
            time.sleep(rng.uniform(0.2, 1.5))
        last = time.monotonic()
        wait_until(_NONE_WAITS)
        report.at_most("all sent, s after the last kill", time.monotonic() - last, 60)
        report.figures |= {"kills": KILLS[report.size] + 2, "of them over a booking": caught,
                           "all sent after, s": round(time.monotonic() - begun, 1)}  # fmt: skip
        _falls_ill(running, report)
        _compare(report, keys)
        truth.no_halves(report)


def _engineers(founded: Company, count: int) -> list[UUID]:
    """So many who are on duty in shifts alone, and have none yet."""
    at = now()
    never = calendars.add_calendar(by=None, at=at, code="never", name_zh="无固定时间", name_en="No hours", weekly={})
    keys = []
    for n in range(count):
        person = add_person(
            by=None, at=at, name=f"engineer {n}", email=f"e{n}@drill.example", password=company.PASSWORD,
            roles=("engineer",), team=founded.team,
        )  # fmt: skip
        engineers.set_engineer(key=person.key, by=None, at=at, level=Level(2), calendar=never.key)
        keys.append(person.key)
    engineers.set_engineer(key=founded.engineer.key, by=None, at=at, level=Level(2), calendar=never.key)
    return keys


def _orders(founded: Company, count: int) -> list[UUID]:
    """Two of three need a visit, and every fifth is urgent."""
    keys = []
    for n in range(count):
        kind = "support" if n % 3 == 0 else "repair"
        made = orders.report(by=None, at=now(), kind=kind, title=f"drill {n}", customer=founded.customer)
        moves.triage(key=made.key, by=None, at=now(), team=founded.team, priority=1 if n % 5 == 0 else 2)
        keys.append(made.key)
    return keys


def _shared(staff: list[UUID], rounds: int) -> list[list[UUID]]:
    return [staff[n::rounds] for n in range(rounds)]


def _kill_over_a_booking(running: Product, some: list[UUID]) -> bool:
    """These come on duty for four days; the worker dies while it books one of them. Whether it had one in hand."""
    ids = list(Person.objects.filter(key__in=some).values_list("pk", flat=True))
    caught = True
    with connected() as connection, connection.transaction():
        for one in ids:
            connection.execute("SELECT pg_advisory_xact_lock(7203, %s::int)", [one])
        at = now()
        for key in some:
            engineers.plan_shift(key=key, by=None, at=at, starts_at=at - _HOUR, ends_at=at + 96 * _HOUR)
        try:
            wait_until(_HELD, True, seconds=20)
        except TimeoutError:  # what was left needs no visit
            caught = False
        running.kill_worker()
    return caught


def _falls_ill(running: Product, report: Report) -> None:
    """Whoever has the most to do is ill from now on, and the worker dies on it."""
    (row,) = asked(
        "SELECT p.key::text, count(*) FROM workorders_booking b JOIN people_person p ON p.id = b.engineer_id"
        " WHERE b.released_at IS NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"
    )
    at = now()
    told: dict[str, Any] = {"kind": LeaveKind.SICK, "starts_at": at, "ends_at": at + 100 * _HOUR}
    engineers.take_leave(key=UUID(row[0]), by=None, at=at, **told)
    running.kill_worker()
    begun = time.monotonic()
    wait_until("SELECT count(*) = %s FROM notices_notice WHERE code = 'visit_given_on'", row[1])
    wait_until(_NONE_WAITS)
    report.at_most("what the one who fell ill was to do is given on, s", time.monotonic() - begun, 60)
    report.figures["visits given on"] = row[1]


def _compare(report: Report, keys: list[UUID]) -> None:
    """Every order has one who goes; twice sent is only what was given on."""
    given_on = {order for (order,) in asked(_GIVEN_ON)}
    found = {order: (going, sent) for order, going, sent in asked(_SENT)}
    report.none("orders nobody has", [one for one in found if found[one][0] == 0])
    report.none("orders that two have", [one for one in found if found[one][0] > 1])
    report.none(
        "orders sent once too often or too seldom",
        [one for one in found if found[one][1] != (2 if one in given_on else 1)],
    )
    report.equal("orders", len(found), len(keys))
    report.none("bookings that overlap", asked(_OVERLAPPING))
    report.none("bookings of somebody who is ill", asked(_WHILE_ILL))
    (twice,) = asked("SELECT count(*) - count(DISTINCT (person_id, effect)) FROM notices_notice")[0]
    report.equal("notices told twice", twice, 0)
    report.none("jobs that failed", asked("SELECT id FROM procrastinate_jobs WHERE status = 'failed'"))
    report.none("facts given up", asked("SELECT id FROM base_parked WHERE given_up_at IS NOT NULL"))
