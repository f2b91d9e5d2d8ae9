"""Carry out what somebody takes of a proposal: a few changes at once, many by a worker, which tells how far it is.

A worker takes as many parts in one transaction as have few changes together, and counts them in the same: whenever it
is killed, each part has happened whole or not at all, and whoever follows goes on with the next. Each transaction is
short, so that nobody who drags a visit waits long.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs, runs
from aftersales.base.errors import Conflict, NotAllowed, Refusal
from aftersales.base.models import Run
from aftersales.dispatch import access
from aftersales.dispatch.actions.proposals.taking import Parts, Taken, left_of, some
from aftersales.dispatch.models import Change, Proposal
from aftersales.dispatch.queries.planning.takings import TAKING, taking_of
from aftersales.dispatch.rules import DECIDE
from aftersales.people.access import Actor, acting

log = logging.getLogger("aftersales.dispatch")
Clock = Callable[[], datetime]

AT_ONCE: Final = 20
"""So many changes are made while whoever takes them waits: in about a second."""
TOGETHER: Final = 40
"""So many changes are made in one transaction of a worker, unless one part alone has more."""
SILENT: Final = timedelta(minutes=30)


@transaction.atomic
def ask(*, key: UUID, by: Actor, at: datetime, parts: list[int] | None = None) -> Run:
    """采纳: what these parts (None: all that are left) change, is to happen. Few changes have happened when this ends,
    many are left to a worker. Asked once more while it does, it is the same taking.

    Raises:
        Conflict: the proposal is still being worked at, or others of its parts are being taken.
        Invalid: there is no such part.
    """
    row = access.proposal(key, by, lock=True)
    under_way = taking_of(row)
    if under_way is not None:
        if parts is None or set(parts) <= set(under_way.params["parts"]):
            return under_way
        raise Conflict("proposal_being_taken")
    wanted = left_of(row, parts)
    many = sum(map(len, wanted.values()))
    told = {"proposal": str(row.key), "parts": sorted(wanted), "token": by.token}
    run = runs.begin(TAKING, at=at, params=told, total=many, by=by.key)
    if many > AT_ONCE:
        jobs.defer(TAKING, once=f"{TAKING} {run.key}", run=str(run.key))
        return run
    if wanted:
        _count(run, wanted, some(row, wanted, by=by, at=at), at)
    runs.end(run, "done", at=at)
    return run


@transaction.atomic
def stop(*, key: UUID, taking: UUID, by: Actor, at: datetime) -> Run:
    """What was taken stays; the rest is not taken any more."""
    run = access.proposal_taking(access.proposal(key, by), taking)
    if run.state == "running":
        runs.ask_to_stop(run, at=at)
    return run


def work(*, run: UUID, clock: Clock) -> None:
    """Take what a run asks for; a worker that follows one that died goes on where that was."""
    while True:
        try:
            if not _next(run, clock(), most=TOGETHER):
                return
        except Refusal as refusal:
            _fail(run, refusal.code, clock())
            return
        except Exception:
            log.exception("some parts of taking %s failed: each is tried alone", run)
            if not _alone(run, clock):
                return


def _alone(run: UUID, clock: Clock) -> bool:
    """The next part by itself: what makes it fail holds no other up. Whether there is more to do."""
    try:
        return _next(run, clock(), most=0)
    except Exception:
        log.exception("a part of taking %s failed", run)
        return _skip(run, clock())


@transaction.atomic
def _next(key: UUID, at: datetime, *, most: int) -> bool:
    """Take the next parts, of at most so many changes, or one; whether there is more to do."""
    run, row, left = _standing(key, at)
    if run is None or row is None:
        return False
    if run.stop_wanted_at is not None or not left:
        runs.end(run, "stopped" if left else "done", at=at)
        return False
    wanted = _some_of(left, most)
    _count(run, wanted, some(row, wanted, by=_whose(run, at), at=at), at)
    if len(wanted) < len(left):
        return True
    runs.end(run, "done", at=at)
    return False


def _standing(key: UUID, at: datetime) -> tuple[Run | None, Proposal | None, Parts]:
    """The run, the proposal, locked, and what of it is still to be looked at."""
    found = Run.objects.filter(key=key, kind=TAKING).first()
    if found is None:
        return None, None, {}
    proposal = UUID(found.params["proposal"])
    row = Proposal.objects.select_related("run").select_for_update(of=("self",)).filter(key=proposal).first()
    run = Run.objects.select_for_update().filter(key=key, state="running").first()
    if run is None or row is None:
        return None, None, {}
    access.proposal(proposal, _whose(run, at))
    over = {*run.result.get("taken", ()), *run.result.get("refused", ())}
    told = left_of(row, None)
    return run, row, {n: told[n] for n in run.params["parts"] if n in told and n not in over}


def _whose(run: Run, at: datetime) -> Actor:
    by = acting(run.started_by, run.params["token"], at=at) if run.started_by is not None else None
    if by is None:
        raise NotAllowed(right=DECIDE)
    return by


def _some_of(left: Parts, most: int) -> Parts:
    wanted: dict[int, list[Change]] = {}
    many = 0
    for number, part in left.items():
        if wanted and many + len(part) > most:
            break
        wanted[number] = part
        many += len(part)
    return wanted


def _count(run: Run, wanted: Parts, done: Taken, at: datetime) -> None:
    looked_at = sum(map(len, wanted.values()))
    _tell(run, looked_at, at, taken=done.parts, refused=sorted(done.refused), visits=map(str, done.visits))


def _tell(run: Run, looked_at: int, at: datetime, **more: Iterable[Any]) -> None:
    result = {name: [*run.result.get(name, ()), *more.get(name, ())] for name in ("taken", "refused", "visits")}
    runs.count(run, run.done + looked_at, at=at, result=result)


@transaction.atomic
def _skip(key: UUID, at: datetime) -> bool:
    """The next part could not even be tried: that is told of it."""
    run, row, left = _standing(key, at)
    if run is None or row is None or not left:
        return False
    number, part = next(iter(left.items()))
    Change.objects.filter(pk__in=[one.pk for one in part]).update(refused=["unexpected"])
    _tell(run, len(part), at, refused=[number])
    return True


@transaction.atomic
def _fail(key: UUID, trouble: str, at: datetime) -> None:
    run = Run.objects.select_for_update().filter(key=key, state="running").first()
    if run is None:
        return
    runs.count(run, run.done, at=at, result={**run.result, "trouble": trouble})
    runs.end(run, "failed", at=at)


def give_up_silent(*, at: datetime) -> int:
    """End takings that have been silent for so long that nobody works at them any more; how many."""
    silent = Run.objects.filter(kind=TAKING, state="running", seen_alive_at__lt=at - SILENT)
    found = list(silent.values_list("key", flat=True)[:20])
    for key in found:
        _fail(key, "unexpected", at)
    return len(found)
