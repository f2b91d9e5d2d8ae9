"""A worker that is killed over a proposal, and dispatchers who take the same one at once: really, over connections of
their own."""

import os
import signal
import threading
import time
from collections import Counter
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from aftersales.base.models import Run
from aftersales.dispatch.actions.proposals import asking, working
from aftersales.dispatch.actions.proposals.taking import take
from aftersales.dispatch.models import Change, Proposal
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.states import ProposalKind
from aftersales.people.access import Actor
from aftersales.workorders.models import Booking, Visit
from tests.conftest import facts_of
from tests.dispatch.plans import town
from tests.dispatch.plans.town import MORNING

DAYS = Scope(MORNING.date(), MORNING.date() + timedelta(days=1))
PATIENCE = 240


def board() -> list[tuple[Any, ...]]:
    told = ("order", "engineer", "starts_at", "ends_at", "state", "version")
    return list(Visit.objects.order_by("pk").values_list(*told))


def at_work(row: Proposal) -> int:
    """A process of its own that works at the proposal."""
    connection.close()
    pid = os.fork()
    if pid == 0:
        try:
            working.work(run=row.run.key, clock=lambda: MORNING)
        finally:
            os._exit(0)
    return pid


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_the_board_and_the_next_one_does_its_work(
    cast: SimpleNamespace, agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.made(engineers=4, visits=12, waiting=4)
    before = board()
    row = asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=agnes, at=MORNING)
    monkeypatch.setattr(working, "SECONDS", dict.fromkeys(ProposalKind, 60.0))
    worker = at_work(row)
    deadline = time.monotonic() + PATIENCE
    while "proposed" not in Run.objects.get(pk=row.run_id).result:
        assert time.monotonic() < deadline, "it never told anything"
        time.sleep(0.2)
    os.kill(worker, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(worker, 0)[1]) == signal.SIGKILL
    run = Run.objects.get(pk=row.run_id)
    assert (run.state, board(), Change.objects.count()) == ("running", before, 0)
    assert 0 < run.done < 100, "whoever looks sees how far it was"

    monkeypatch.setattr(working, "SECONDS", dict.fromkeys(ProposalKind, 0.5))
    working.work(run=row.run.key, clock=lambda: MORNING)
    assert (Run.objects.get(pk=row.run_id).state, board()) == ("done", before)
    assert facts_of(row.key) == ["ProposalAsked", "ProposalMade"] and Change.objects.exists()
    working.work(run=row.run.key, clock=lambda: MORNING)
    assert facts_of(row.key) == ["ProposalAsked", "ProposalMade"], "a job that comes a third time finds it done"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_same_proposal_each_part_is_taken_once(
    cast: SimpleNamespace, agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.made(engineers=4, visits=12, waiting=4)
    monkeypatch.setattr(working, "SECONDS", dict.fromkeys(ProposalKind, 0.5))
    rows = [asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=agnes, at=MORNING) for _ in range(2)]
    for row in rows:  # of the same board, so that what one takes the other has lost
        working.work(run=row.run.key, clock=lambda: MORNING)
    taken: Counter[tuple[int, int]] = Counter()
    lock, together = threading.Lock(), threading.Barrier(4)
    trouble: list[BaseException] = []

    def go(row: Proposal) -> None:
        together.wait()
        try:
            done = take(key=row.key, by=agnes, at=MORNING)
            with lock:
                taken.update((row.pk, one) for one in done.parts)
        except BaseException as error:
            trouble.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=(row,)) for row in rows for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert trouble == [] and taken and set(taken.values()) == {1}
    for visit in Visit.objects.filter(engineer__isnull=False):
        booking = Booking.objects.get(visit=visit, released_at=None)
        assert (booking.engineer_id, booking.period.lower) == (visit.engineer_id, visit.starts_at)
    assert Visit.objects.values("order").distinct().count() == Visit.objects.count(), "nobody goes twice"
