"""The relay: each fact to each subscriber, in order, once; what cannot be digested waits with its own subject only."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event as Signal
from threading import Thread
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import connection, transaction

from aftersales.base import facts, relay
from aftersales.base.facts import Event, emit
from aftersales.base.ids import new_key
from aftersales.base.models import Cursor, Parked
from aftersales.base.relay import Subscription

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
InThread = Callable[[Callable[[], Any]], Thread]


@dataclass(frozen=True, kw_only=True)
class StepTaken(Event):
    SUBJECT: ClassVar[str] = "walk"

    walk: UUID
    step: int


@dataclass(frozen=True, kw_only=True)
class RestTaken(Event):
    SUBJECT: ClassVar[str] = "walk"

    walk: UUID


class Reader:
    """A subscriber that remembers what it was handed, and refuses the steps it is told to."""

    def __init__(self, settled: Callable[[], None], name: str = "reader") -> None:
        self.settled = settled
        self.heard: list[Any] = []
        self.refuses: set[int] = set()
        self.subscription = Subscription(name, (StepTaken,), self.react)
        relay.subscribe([self.subscription])

    def react(self, event: StepTaken) -> None:
        if event.step in self.refuses:
            raise ValueError(f"cannot digest step {event.step}")
        self.heard.append(event)

    @property
    def steps(self) -> list[int]:
        return [event.step for event in self.heard]

    def turn(self, *, at: datetime = NOON, batch: int = relay.BATCH) -> int:
        self.settled()
        return self.turn_now(at=at, batch=batch)

    def turn_now(self, *, at: datetime = NOON, batch: int = relay.BATCH) -> int:
        return relay.turn(self.subscription, at=at, batch=batch)

    def retry(self, at: datetime) -> int:
        return relay.retry_parked(self.subscription, at=at)

    def parked(self) -> list[int]:
        return list(Parked.objects.filter(subscriber=self.subscription.name).values_list("attempts", flat=True))


@pytest.fixture
def reader(ground: None, settled: Callable[[], None]) -> Reader:
    return Reader(settled)


def walk(*steps: int, of: UUID | None = None) -> UUID:
    """Some steps of one walk, each in a transaction of its own."""
    subject = of or new_key()
    for step in steps:
        with transaction.atomic():
            emit(StepTaken(walk=subject, step=step, at=NOON))
    return subject


def until_read(reader: Reader, step: int) -> None:
    """Turn until a step has been heard; for when settling would wait for what must not be readable yet."""
    until = time.monotonic() + 60
    while step not in reader.steps and time.monotonic() < until:
        reader.turn_now()


def test_every_fact_is_handed_on_once(reader: Reader) -> None:
    walk(1, 2, 3)

    assert [reader.turn(), reader.turn()] == [3, 0]
    assert reader.steps == [1, 2, 3]


def test_kinds_that_were_not_asked_for_are_passed_over(reader: Reader) -> None:
    subject = walk(1)
    with transaction.atomic():
        emit(RestTaken(walk=subject, at=NOON))
    walk(2, of=subject)

    reader.turn()

    assert reader.steps == [1, 2]
    assert relay.behind([reader.subscription]) == {}


def test_batches_follow_one_another_without_gap_or_overlap(reader: Reader) -> None:
    walk(*range(25))

    assert [reader.turn(batch=10) for _ in range(4)] == [10, 10, 5, 0]
    assert reader.steps == list(range(25))


def test_facts_of_one_transaction_keep_their_order(reader: Reader) -> None:
    subject = new_key()
    with transaction.atomic():
        for step in range(7):
            emit(StepTaken(walk=subject, step=step, at=NOON))

    assert [reader.turn(batch=3) for _ in range(3)] == [3, 3, 1]
    assert reader.steps == list(range(7))


def test_each_subscriber_has_a_cursor_of_its_own(reader: Reader) -> None:
    walk(1)
    reader.turn()
    late = Reader(reader.settled, "late")
    walk(2)

    reader.turn()
    late.turn()

    assert reader.steps == [1, 2]
    assert late.steps == [1, 2]


def test_how_long_the_oldest_fact_has_waited_is_known(reader: Reader) -> None:
    began = time.monotonic()
    walk(1)
    reader.settled()
    time.sleep(0.05)

    waited = relay.behind([reader.subscription])["reader"]
    assert 0.04 < waited < time.monotonic() - began + 1


def test_a_reaction_that_is_rolled_back_with_its_turn_is_run_again(reader: Reader) -> None:
    walk(1, 2)

    reader.settled()
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        reader.turn_now()
        raise KeyboardInterrupt  # as if the process were killed before the commit

    reader.heard.clear()
    reader.turn()
    assert reader.steps == [1, 2]


def test_a_reaction_runs_under_the_origin_and_request_of_its_fact(reader: Reader) -> None:
    with transaction.atomic(), facts.origin("import"), facts.request_id("r-9"):
        emit(StepTaken(walk=new_key(), step=1, at=NOON))
    seen = []
    listening = Subscription("reader", (StepTaken,), lambda event: seen.append(facts.present_origin()))

    reader.settled()
    relay.turn(listening, at=NOON)

    assert seen == ["import"]
    assert facts.present_origin() == ""


def test_a_slow_writers_fact_is_handed_on_and_holds_the_later_ones_back(reader: Reader, in_thread: InThread) -> None:
    written, go_on = Signal(), Signal()

    def slow() -> None:
        with transaction.atomic():
            emit(StepTaken(walk=new_key(), step=1, at=NOON))
            written.set()
            go_on.wait(10)

    thread = in_thread(slow)
    written.wait(10)
    walk(2)

    assert reader.turn_now() == 0, "step 2 must not pass while step 1 may yet commit"
    go_on.set()
    thread.join()
    reader.turn()

    assert reader.steps == [1, 2]


def test_a_younger_transactions_earlier_fact_is_not_overtaken(reader: Reader, in_thread: InThread) -> None:
    """An old transaction waits for a younger one's lock: it writes last, though its id sorts first."""
    subject = new_key()
    has_an_id, may_write, third, go_on = Signal(), Signal(), Signal(), Signal()

    def old() -> None:
        with transaction.atomic():
            emit(StepTaken(walk=new_key(), step=0, at=NOON))  # gives the transaction its id
            has_an_id.set()
            may_write.wait(10)
            emit(StepTaken(walk=subject, step=2, at=NOON))

    def middle() -> None:
        with transaction.atomic():
            emit(StepTaken(walk=new_key(), step=9, at=NOON))
            third.set()
            go_on.wait(10)

    older = in_thread(old)
    has_an_id.wait(10)
    younger = in_thread(middle)  # keeps the horizon below the next transaction
    third.wait(10)
    walk(1, of=subject)
    may_write.set()
    older.join()

    until_read(reader, 0)
    reader.retry(NOON)
    assert reader.steps == [0], "step 2 is readable, but step 1, written before it, is not yet"

    go_on.set()
    younger.join()
    reader.turn()
    reader.retry(NOON)
    assert [step for step in reader.steps if step in (1, 2)] == [1, 2]
    assert reader.parked() == []


def test_within_one_batch_a_subjects_facts_come_as_they_were_written(reader: Reader, in_thread: InThread) -> None:
    subject = new_key()
    has_an_id, may_write = Signal(), Signal()

    def old() -> None:
        with transaction.atomic():
            emit(StepTaken(walk=new_key(), step=0, at=NOON))
            has_an_id.set()
            may_write.wait(10)
            emit(StepTaken(walk=subject, step=2, at=NOON))

    older = in_thread(old)
    has_an_id.wait(10)
    walk(1, of=subject)
    may_write.set()
    older.join()

    reader.turn()

    assert [step for step in reader.steps if step] == [1, 2]


def test_a_poisoned_fact_blocks_only_its_own_subject(reader: Reader) -> None:
    reader.refuses = {1}
    sick = walk(1, 2)
    walk(10, 11)
    walk(3, of=sick)

    reader.turn()

    assert reader.steps == [10, 11]
    assert reader.parked() == [1, 0, 0]


def test_what_a_failing_reaction_wrote_is_taken_back(reader: Reader) -> None:
    def write_and_fail(event: StepTaken) -> None:
        Cursor.objects.create(name="half done")
        raise ValueError("after half of it")

    walk(1)
    reader.settled()
    relay.turn(Subscription("reader", (StepTaken,), write_and_fail), at=NOON)

    assert not Cursor.objects.filter(name="half done").exists()


def test_a_parked_fact_is_retried_in_its_time_and_then_its_followers(reader: Reader) -> None:
    reader.refuses = {1}
    subject = walk(1, 2)
    reader.turn()
    reader.refuses = set()

    assert reader.retry(NOON + timedelta(seconds=4)) == 0
    walk(3, of=subject)
    reader.turn(at=NOON + timedelta(seconds=4))
    assert reader.steps == []
    assert reader.retry(NOON + timedelta(seconds=5)) == 3
    assert reader.steps == [1, 2, 3]
    assert reader.parked() == []


def test_a_fact_that_never_goes_down_is_given_up_with_its_reason(reader: Reader) -> None:
    reader.refuses = {1}
    walk(1, 2)
    at = NOON
    reader.turn(at=at)
    tries = []
    for seconds in (5, 30, 120, 600, 600):
        at += timedelta(seconds=seconds)
        reader.retry(at)
        tries.append(Parked.objects.order_by("fact_id").first().attempts)

    parked = Parked.objects.order_by("fact_id").first()
    assert tries == [2, 3, 4, 5, 5]
    assert parked.error == "ValueError: cannot digest step 1"
    assert parked.given_up_at == NOON + timedelta(seconds=755)


def test_a_fact_released_by_somebody_who_mended_the_cause_goes_through(reader: Reader) -> None:
    reader.refuses = {1}
    walk(1, 2)
    at = NOON
    reader.turn(at=at)
    for _ in range(5):
        at += timedelta(hours=1)
        reader.retry(at)
    assert reader.retry(at + timedelta(days=1)) == 0
    reader.refuses = set()

    assert relay.release_all(at=at) == 1

    assert reader.retry(at) == 2
    assert reader.steps == [1, 2]


def test_two_relays_do_not_work_for_one_subscriber_at_once(reader: Reader, in_thread: InThread) -> None:
    walk(1)
    reader.settled()
    turned: list[int] = []

    with transaction.atomic():
        assert reader.turn_now() == 1
        in_thread(lambda: turned.append(reader.turn_now())).join()

    assert turned == [0]
    assert reader.steps == [1]


def test_idle_asking_takes_no_transaction_id(reader: Reader) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        relay.behind([reader.subscription])
        cursor.execute("SELECT pg_current_xact_id_if_assigned()")
        assert cursor.fetchone() == (None,)
