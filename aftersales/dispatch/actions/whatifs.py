"""推演 what-if: a past span is dispatched again under other rules, other people or other shifts. Nobody is sent.

A run with progress that can be stopped; its result is kept. A worker that follows one that died begins it anew.
"""

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from aftersales.base import jobs, runs, worktime
from aftersales.base.errors import Conflict, Invalid, Refusal
from aftersales.base.models import Run
from aftersales.dispatch import access
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.queries.whatif import engineers, orders
from aftersales.dispatch.queries.whatif.shown import KIND
from aftersales.dispatch.solver import comparing
from aftersales.dispatch.solver.past import Case, Known50, Past
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.replay import Placed, Replay
from aftersales.people.access import Actor
from aftersales.people.models import Engineer

log = logging.getLogger("aftersales.dispatch")

ENGINE: Final = 3
"""Counts up when the same past would be replayed to another answer."""
MOST_DAYS: Final = 31
AT_ONCE: Final = 2
"""What-ifs of one person that are under way."""
LONGEST: Final = timedelta(minutes=15)
"""A run that takes longer is given up: fewer days are asked for, then."""
CHUNK: Final = 25
"""Orders between two looks at whether somebody wants it to stop."""
SILENT: Final = timedelta(minutes=30)
Clock = Callable[[], datetime]


@transaction.atomic
def begin(
    *,
    by: Actor,
    at: datetime,
    since: date,
    until: date,
    policy: Mapping[str, Any] | None = None,
    without: Sequence[UUID] = (),
    copies: Sequence[Mapping[str, Any]] = (),
    shifts: Sequence[Mapping[str, Any]] = (),
) -> Run:
    """推演: replay the days from `since` until `until`, both included, by the company's clock. `policy` has a `body`
    and the code that it counts `instead_of` (None: for every order)."""
    access.require_settings(by)
    _refuse_odd_days(since, until, at)
    present = orders.present_policies()
    if policy is not None and policy["instead_of"] is not None and policy["instead_of"] not in present.bodies:
        raise Invalid("no_such_policy", field="policy")
    if any(not 0 < one["until_minute"] - one["from_minute"] <= worktime.MINUTES_A_DAY for one in shifts):
        raise Invalid("whatif_shift", field="shifts")
    told = {
        "engine": ENGINE,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "policy": {**policy, "body": Policy.read(policy["body"]).told()} if policy is not None else None,
        "without": [str(one) for one in without],
        "copies": [{"engineer": str(one["engineer"]), "count": one["count"]} for one in copies],
        "shifts": [{**one, "engineers": [str(key) for key in one["engineers"]]} for one in shifts],
    }
    named = {*without, *(one["engineer"] for one in copies), *(key for one in shifts for key in one["engineers"])}
    if Engineer.objects.filter(person__key__in=named).count() != len(named):
        raise Invalid("no_such_engineer", field="without")
    if Run.objects.filter(kind=KIND, state="running", started_by=by.key).count() >= AT_ONCE:
        raise Conflict("too_many_whatifs", max=AT_ONCE)
    run = runs.begin(KIND, at=at, params=told, by=by.key)
    jobs.defer(KIND, once=f"{KIND} {run.key}", run=str(run.key))
    return run


@transaction.atomic
def stop(*, key: UUID, by: Actor, at: datetime) -> Run:
    """It is not wanted any more."""
    access.require_settings(by)
    run = access.whatif(key, KIND)
    if run.state == "running":
        runs.ask_to_stop(run, at=at)
    return run


class Stopped(Exception):
    """Somebody does not want it any more."""


class Overtaken(Exception):
    """The run has been ended by somebody else."""


def work(*, run: UUID, clock: Clock) -> None:
    """Replay what a run asks for, first as things stand, then with what is changed; keep the figures of both."""
    row = Run.objects.filter(key=run, kind=KIND, state="running").first()
    if row is None:
        return
    try:
        _end(row, "done", clock(), _compared(row, clock))
    except Overtaken:
        log.warning("what-if %s was ended by another", run)
    except Stopped:
        _end(row, "stopped", clock(), {})
    except Refusal as refusal:
        _end(row, "failed", clock(), {"trouble": refusal.code})
    except Exception:
        log.exception("what-if %s failed", run)
        _end(row, "failed", clock(), {"trouble": "unexpected"})


def give_up_silent(*, at: datetime) -> int:
    """End what has been silent for so long that nobody works at it any more; how many."""
    silent = list(Run.objects.filter(kind=KIND, state="running", seen_alive_at__lt=at - SILENT)[:20])
    for run in silent:
        _end(run, "failed", at, {"trouble": "unexpected"})
    return len(silent)


def _compared(row: Run, clock: Clock) -> dict[str, Any]:
    told = row.params
    since, until = _bounds(date.fromisoformat(told["since"]), date.fromisoformat(told["until"]))
    policies = orders.present_policies()
    came = orders.came_in(since, until, policies)
    people = engineers.everybody(since, until)
    others = _others(told, people, since, until)
    known = orders.known_before({one.customer for one in came.cases if one.customer is not None}, since)
    runs.expect(row, 2 * len(came.cases))
    now = {code: Policy.read(body) for code, body in policies.bodies.items()}
    look = _Look(row, clock)
    present = look.at_each(Replay(people, now, settings.ROADS, known), came.cases)
    changed = look.at_each(Replay(others, _changed(now, told["policy"]), settings.ROADS, known), came.cases)
    span = (minute(since), minute(until))
    figures = {
        "really": comparing.figures(comparing.of_reality(came.cases), people, settings.ROADS, span),
        "present": comparing.figures(comparing.of_replay(came.cases, present), people, settings.ROADS, span),
        "changed": comparing.figures(comparing.of_replay(came.cases, changed), others, settings.ROADS, span),
    }
    return {
        **{name: asdict(one) for name, one in figures.items()},
        "moved": comparing.moved(present, changed),
        "measured": sum(one.minutes is not None for one in came.cases),
        "cancelled": came.cancelled,
        "unreceived": came.unreceived,
        "without_policy": came.without_policy,
        "crews": came.crews,
        "engineers": len(people),
        "changed_engineers": len(others),
        "numbers": dict(policies.numbers),
        "fingerprint": _fingerprint(came.cases, people, known, policies.bodies),
    }


class _Look:
    """Tells how far it is and hears whether it is still wanted, every few orders."""

    def __init__(self, row: Run, clock: Clock) -> None:
        self._row, self._clock, self._done = row, clock, 0
        self._until = clock() + LONGEST

    def at_each(self, replay: Replay, cases: Sequence[Case]) -> list[Placed]:
        placed = []
        for one in replay.run(cases):
            placed.append(one)
            self._done += 1
            if self._done % CHUNK == 0:
                self._look_up()
        self._look_up()
        return placed

    def _look_up(self) -> None:
        at = self._clock()
        self._row.refresh_from_db(fields=["stop_wanted_at", "state"])
        if self._row.state != "running":
            raise Overtaken
        if self._row.stop_wanted_at is not None:
            raise Stopped
        if at > self._until:
            raise Invalid("whatif_too_long", field="until")
        runs.count(self._row, self._done, at=at, result={})


def _others(told: Mapping[str, Any], people: Sequence[Past], since: datetime, until: datetime) -> list[Past]:
    keys = {str(key): pk for pk, key in Engineer.objects.values_list("pk", "person__key")}
    return engineers.changed(
        people,
        without=[keys[one] for one in told["without"] if one in keys],
        copies={keys[one["engineer"]]: one["count"] for one in told["copies"] if one["engineer"] in keys},
        shifts=[
            engineers.Shifts(
                one["weekdays"], one["from_minute"], one["until_minute"],
                [keys[key] for key in one["engineers"] if key in keys],
            )
            for one in told["shifts"]
        ],
        since=since,
        until=until,
    )  # fmt: skip


def _changed(now: Mapping[str, Policy], policy: Mapping[str, Any] | None) -> dict[str, Policy]:
    if policy is None:
        return dict(now)
    other = Policy.read(policy["body"])
    return {code: other if policy["instead_of"] in (None, code) else one for code, one in now.items()}


def _refuse_odd_days(since: date, until: date, at: datetime) -> None:
    if not timedelta() <= until - since < timedelta(days=MOST_DAYS):
        raise Invalid("whatif_days", field="until", most=MOST_DAYS)
    if not 1990 <= since.year < 2100 or _bounds(since, until)[1] > at:
        raise Invalid("whatif_not_over", field="until")


def _bounds(since: date, until: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(settings.COMPANY_ZONE)
    return worktime.wall_instant(zone, since, 0), worktime.wall_instant(zone, until + timedelta(days=1), 0)


def _fingerprint(
    cases: Sequence[Case], people: Sequence[Past], known: Mapping[int, Sequence[Known50]], bodies: Mapping[str, Any]
) -> str:
    """The same past has the same; whoever asks again later sees by it whether something was told late."""
    told = repr((cases, people, sorted(known.items()), sorted(bodies.items()), settings.ROADS))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _end(row: Run, state: str, at: datetime, result: Mapping[str, Any]) -> None:
    runs.count(row, row.done, at=at, result=result)
    runs.end(row, state, at=at)
