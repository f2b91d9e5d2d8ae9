"""kill -9 of the worker over a proposal of the optimiser: the next one does its work, and the board is untouched by it.

It is killed once it has told a plan it has found, and again over what is done anew. In the end the proposal is taken,
and somebody goes to every order.
"""

import time
from datetime import timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from aftersales.base.clock import now
from aftersales.dispatch.actions.proposals import asking
from aftersales.dispatch.actions.proposals.taking import take
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.states import ProposalKind
from aftersales.people.access import snapshot
from aftersales.people.actions import calendars, engineers
from aftersales.people.actions.persons import add_person
from aftersales.people.models import Person
from aftersales.people.states import Level
from aftersales.workorders.actions import moves, orders
from drills import company, truth
from drills.company import Company
from drills.ground import asked, product, wait_until
from drills.report import Report

ORDERS: Final = {"short": 16, "usual": 40, "long": 160}
ENGINEERS: Final = {"short": 4, "usual": 10, "long": 40}
KILLS: Final = {"short": 1, "usual": 2, "long": 6}
_HOUR: Final = timedelta(hours=1)
_FOUND: Final = "SELECT EXISTS (SELECT FROM base_run WHERE key = %s AND result ? 'proposed' AND seen_alive_at > %s)"
_ENDED: Final = "SELECT EXISTS (SELECT FROM base_run WHERE key = %s AND state = 'done')"
_TOUCHED: Final = "SELECT (SELECT count(*) FROM workorders_visit) + (SELECT count(*) FROM workorders_booking)"


def run(report: Report) -> None:
    """Ask for a plan of the night, kill whoever works at it, wait for whoever follows, and take it."""
    with product() as running:
        founded = company.found(1)
        _engineers(founded, ENGINEERS[report.size])
        keys = _orders(founded, ORDERS[report.size])
        by = snapshot(Person.objects.get(pk=founded.desk[0].pk))
        today = now().astimezone(ZoneInfo(settings.COMPANY_ZONE)).date()
        scope = Scope(today, today + timedelta(days=1))
        row = asking.ask(kind=ProposalKind.NIGHT, scope=scope, by=by, at=now())
        for _ in range(KILLS[report.size]):
            wait_until(_FOUND, row.run.key, now(), seconds=240)
            running.kill_worker()
            report.equal("visits and bookings after the kill", asked(_TOUCHED)[0][0], 0)
        last = time.monotonic()
        wait_until(_ENDED, row.run.key, seconds=400)
        took = round(time.monotonic() - last, 1)
        report.figures |= {"kills": KILLS[report.size], "there after the last kill, s": took}
        report.equal("visits and bookings of the proposal", asked(_TOUCHED)[0][0], 0)
        done = take(key=row.key, by=by, at=now())
        report.equal("parts that did not hold", len(done.refused), 0)
        report.equal("orders somebody goes to", len(done.visits), len(keys))
        truth.no_halves(report)


def _engineers(founded: Company, count: int) -> None:
    """So many who are on duty now, for two days."""
    at = now()
    never = calendars.add_calendar(by=None, at=at, code="never", name_zh="无固定时间", name_en="No hours", weekly={})
    engineers.set_engineer(key=founded.engineer.key, by=None, at=at, level=Level(2), calendar=never.key)
    for n in range(count):
        person = add_person(
            by=None, at=at, name=f"engineer {n}", email=f"e{n}@drill.example", password=company.PASSWORD,
            roles=("engineer",), team=founded.team,
        )  # fmt: skip
        engineers.set_engineer(key=person.key, by=None, at=at, level=Level(2), calendar=never.key)
        engineers.plan_shift(key=person.key, by=None, at=at, starts_at=at - _HOUR, ends_at=at + 60 * _HOUR)


def _orders(founded: Company, count: int) -> list[UUID]:
    """Each needs a visit."""
    keys = []
    for n in range(count):
        made = orders.report(by=None, at=now(), kind="repair", title=f"drill {n}", customer=founded.customer)
        moves.triage(key=made.key, by=None, at=now(), team=founded.team, priority=2)
        keys.append(made.key)
    return keys
