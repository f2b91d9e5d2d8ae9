"""What somebody takes: few changes at once, many by a worker that tells how far it is, is stopped, or is killed."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from aftersales.base import runs
from aftersales.base.errors import Conflict, NotFound
from aftersales.base.models import Run
from aftersales.dispatch.actions.proposals import asking, carrying, working
from aftersales.dispatch.actions.proposals.taking import some
from aftersales.dispatch.models import Change, Proposal
from aftersales.dispatch.queries.planning import shown, takings
from aftersales.dispatch.states import ProposalKind
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders.models import Booking, Visit
from tests.conftest import facts_of
from tests.dispatch.plans import town
from tests.dispatch.plans.conftest import DAYS
from tests.dispatch.plans.town import MORNING

Proposed = Callable[..., Proposal]
PATIENCE = 240


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is taken, a worker takes it, part by part."""
    monkeypatch.setattr(carrying, "AT_ONCE", 0)
    monkeypatch.setattr(carrying, "TOGETHER", 0)


@pytest.fixture
def row(cast: SimpleNamespace, proposed: Proposed, agnes: Actor) -> Proposal:
    town.made(engineers=6, visits=12, waiting=6)
    found = proposed(agnes, kind=ProposalKind.NIGHT)
    assert len(set(numbers(found))) >= 3
    return found


def numbers(row: Proposal) -> list[int]:
    return list(row.changes.order_by("part", "number").values_list("part", flat=True))


def clock() -> datetime:
    return MORNING


def taken() -> set[int]:
    return set(Change.objects.filter(taken_at__isnull=False).values_list("part", flat=True))


def test_few_changes_have_happened_when_whoever_takes_them_hears(row: Proposal, agnes: Actor) -> None:
    part = numbers(row)[0]
    run = carrying.ask(key=row.key, by=agnes, at=MORNING, parts=[part])
    told = takings.taking(row.key, run.key, agnes)
    assert (told["state"], told["taken"], told["done"], taken()) == ("done", [part], told["total"], {part})
    assert told["visits"] and not ProcrastinateJob.objects.filter(task_name=takings.TAKING).exists()


@pytest.mark.usefixtures("few")
def test_many_are_taken_by_a_worker_that_counts_them(row: Proposal, agnes: Actor) -> None:
    run = carrying.ask(key=row.key, by=agnes, at=MORNING)
    assert (run.state, taken()) == ("running", set()) and shown.one(row.key, agnes)["taking"] == run.key
    assert ProcrastinateJob.objects.filter(task_name=takings.TAKING, args={"run": str(run.key)}).exists()
    carrying.work(run=run.key, clock=clock)
    told = takings.taking(row.key, run.key, agnes)
    assert (told["state"], told["done"], sorted(told["taken"])) == ("done", len(numbers(row)), sorted(taken()))
    assert taken() == set(numbers(row)) and shown.one(row.key, agnes)["taking"] is None


@pytest.mark.usefixtures("few")
def test_asked_twice_it_is_one_taking(row: Proposal, agnes: Actor) -> None:
    first, second, *_ = sorted(set(numbers(row)))
    run = carrying.ask(key=row.key, by=agnes, at=MORNING, parts=[first])
    assert carrying.ask(key=row.key, by=agnes, at=MORNING, parts=[first]).key == run.key
    assert carrying.ask(key=row.key, by=agnes, at=MORNING).key == run.key
    with pytest.raises(Conflict) as refused:
        carrying.ask(key=row.key, by=agnes, at=MORNING, parts=[first, second])
    assert refused.value.code == "proposal_being_taken"
    carrying.work(run=run.key, clock=clock)
    carrying.work(run=run.key, clock=clock)
    assert taken() == {first} and facts_of(row.key).count("ProposalTaken") == 1


@pytest.mark.usefixtures("few")
def test_stopped_it_leaves_what_was_not_taken(row: Proposal, agnes: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    run = carrying.ask(key=row.key, by=agnes, at=MORNING)

    def once(*told: Any, **more: Any) -> Any:
        done = some(*told, **more)
        carrying.stop(key=row.key, taking=run.key, by=agnes, at=MORNING)
        return done

    monkeypatch.setattr(carrying, "some", once)
    carrying.work(run=run.key, clock=clock)
    told = takings.taking(row.key, run.key, agnes)
    assert (told["state"], len(told["taken"]), taken()) == ("stopped", 1, set(told["taken"]))
    monkeypatch.setattr(carrying, "some", some)
    rest = carrying.ask(key=row.key, by=agnes, at=MORNING)
    carrying.work(run=rest.key, clock=clock)
    assert taken() == set(numbers(row)), "the rest can be taken later"


@pytest.mark.usefixtures("few")
def test_what_fails_unforeseen_is_told_and_holds_nothing_up(
    row: Proposal, agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = sorted(set(numbers(row)))[1]
    monkeypatch.setattr(carrying, "TOGETHER", 1000)

    def broken(proposal: Proposal, wanted: Any, **told: Any) -> Any:
        done = some(proposal, wanted, **told)
        if bad in wanted:
            raise RuntimeError("a wire was cut")
        return done

    monkeypatch.setattr(carrying, "some", broken)
    run = carrying.ask(key=row.key, by=agnes, at=MORNING)
    carrying.work(run=run.key, clock=clock)
    told = takings.taking(row.key, run.key, agnes)
    assert (told["state"], taken()) == ("done", set(numbers(row)) - {bad})
    (lost,) = told["refused"]
    assert lost["part"] == bad and {tuple(one["why"]) for one in lost["lost"]} == {("unexpected",)}


@pytest.mark.usefixtures("few")
def test_who_was_let_go_takes_nothing_more(row: Proposal, agnes: Actor) -> None:
    run = carrying.ask(key=row.key, by=agnes, at=MORNING)
    Person.objects.filter(pk=agnes.id).update(is_active=False)
    carrying.work(run=run.key, clock=clock)
    ended = Run.objects.get(pk=run.pk)
    assert (ended.state, ended.result["trouble"], taken()) == ("failed", "not_allowed", set())


@pytest.mark.usefixtures("few")
def test_a_taking_nobody_works_at_is_ended(row: Proposal, agnes: Actor) -> None:
    run = carrying.ask(key=row.key, by=agnes, at=MORNING)
    assert carrying.give_up_silent(at=MORNING + carrying.SILENT) == 0
    assert carrying.give_up_silent(at=MORNING + carrying.SILENT + timedelta(seconds=1)) == 1
    assert Run.objects.get(pk=run.pk).state == "failed"


def test_a_taking_is_of_its_proposal(row: Proposal, agnes: Actor) -> None:
    run = carrying.ask(key=row.key, by=agnes, at=MORNING, parts=[numbers(row)[0]])
    other = runs.begin(takings.TAKING, at=MORNING, params={"proposal": str(run.key), "parts": []}, by=agnes.key)
    with pytest.raises(NotFound):
        takings.taking(row.key, other.key, agnes)


def pages(read: Callable[..., dict[str, Any]], key: UUID, by: Actor, limit: int) -> Iterator[list[dict[str, Any]]]:
    cursor = None
    while True:
        page = read(key, by, cursor=cursor, limit=limit)
        yield page["rows"]
        cursor = page["next"]
        if cursor is None:
            return


def test_a_proposal_is_read_page_by_page_with_its_sums_first(row: Proposal, agnes: Actor) -> None:
    told = shown.one(row.key, agnes)
    assert told["counts"]["changes"] == len(numbers(row)) and told["counts"]["parts"] == len(set(numbers(row)))
    assert told["counts"]["made"] == Change.objects.filter(visit=None).count() and told["parts_next"] is None
    read = [part for page in pages(shown.parts, row.key, agnes, 2) for part in page]
    assert [one["number"] for one in read for _ in one["changes"]] == numbers(row)
    whole = {one["number"]: one for one in told["parts"]}
    for one in read:
        assert {**one, "changes": []} == {**whole[one["number"]], "changes": []}, "sums are of the whole part"
    for part in whole.values():
        ones = part["changes"]
        was = sum(one["was"]["travel_minutes"] for one in ones if one["was"])
        assert part["travel_minutes"] == sum(one["travel_minutes"] for one in ones) - was
        assert part["size"] == len(ones) and part["first_at"] == min(one["starts_at"] for one in ones)
    left = [one for page in pages(shown.left, row.key, agnes, 1) for one in page]
    assert left == told["left"]


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_whole_parts_and_the_next_one_takes_the_rest(
    cast: SimpleNamespace, agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.made(engineers=6, visits=12, waiting=6)
    monkeypatch.setattr(working, "SECONDS", dict.fromkeys(ProposalKind, 0.5))
    monkeypatch.setattr(carrying, "AT_ONCE", 0)
    monkeypatch.setattr(carrying, "TOGETHER", 0)
    row = asking.ask(kind=ProposalKind.NIGHT, scope=DAYS, by=agnes, at=MORNING)
    working.work(run=row.run.key, clock=clock)
    parts = set(numbers(row))
    run = carrying.ask(key=row.key, by=agnes, at=MORNING)
    connection.close()
    worker = os.fork()
    if worker == 0:

        def slow(*told: Any, **more: Any) -> Any:
            done = some(*told, **more)
            if taken_by_others := Run.objects.get(pk=run.pk).done:
                time.sleep(PATIENCE if taken_by_others else 0)  # killed in the middle of the second part
            return done

        carrying.some = slow
        try:
            carrying.work(run=run.key, clock=clock)
        finally:
            os._exit(0)
    deadline = time.monotonic() + PATIENCE
    while not Run.objects.get(pk=run.pk).done:
        assert time.monotonic() < deadline, "it never took anything"
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(worker, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(worker, 0)[1]) == signal.SIGKILL
    half = Run.objects.get(pk=run.pk)
    assert half.state == "running" and taken() == set(half.result["taken"]) and 0 < len(taken()) < len(parts)
    assert half.done == Change.objects.filter(part__in=taken()).count(), "whole parts"

    carrying.work(run=run.key, clock=clock)
    done = Run.objects.get(pk=run.pk)
    assert (done.state, taken(), done.done) == ("done", parts, len(numbers(row)))
    heard = facts_of(row.key)
    assert heard.count("ProposalTaken") == len(parts), "each part once"
    for visit in Visit.objects.filter(engineer__isnull=False):
        booking = Booking.objects.get(visit=visit, released_at=None)
        assert (booking.engineer_id, booking.period.lower) == (visit.engineer_id, visit.starts_at)
