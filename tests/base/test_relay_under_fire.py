"""Writers that roll back, relays that are killed: every fact that was committed has its effect, once."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection, transaction

from aftersales.base import relay
from aftersales.base.clock import now
from aftersales.base.facts import Event, emit
from aftersales.base.ids import new_key
from aftersales.base.models import Parked
from aftersales.base.relay import Subscription

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
WRITERS = 6
SUBJECTS = 10

KILLED = """
import os, sys, time
sys.path.insert(0, sys.argv[2])
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from tests.base import test_relay_under_fire as fire
from datetime import UTC, datetime
print("up", flush=True)
while True:
    fire.relay.turn(fire.SUBSCRIPTION, at=datetime.now(UTC), batch=7)
"""


@dataclass(frozen=True, kw_only=True)
class CoinDropped(Event):
    SUBJECT: ClassVar[str] = "box"

    box: UUID
    coin: UUID


def count(event: CoinDropped) -> None:
    """An effect that is not idempotent by itself: a row per hearing."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO heard (box, coin) VALUES (%s, %s)", [event.box, event.coin])


SUBSCRIPTION = Subscription("coins", (CoinDropped,), count)


def write(rounds: int, boxes: list[UUID], seed: int, kept: list[UUID]) -> None:
    """Drop coins, several to a transaction, a third of them taken back; boxes are locked as actions lock their rows."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable mixture, no secret
    for _ in range(rounds):
        coins = []
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for box in sorted(chance.sample(boxes, 2)):
                    cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [str(box)])
                    coin = new_key()
                    emit(CoinDropped(box=box, coin=coin, at=NOON))
                    coins.append(coin)
                if chance.random() < 0.3:
                    raise LookupError("taken back")
        except LookupError:
            continue
        kept.extend(coins)


def heard() -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coin FROM heard ORDER BY id")
        return [coin for (coin,) in cursor.fetchall()]


def test_every_committed_fact_has_its_effect_once_whoever_is_killed(
    ground: None, in_thread: Callable[[Callable[[], Any]], Thread]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE heard (id bigserial, box uuid, coin uuid)")
    relay.subscribe([SUBSCRIPTION])
    boxes = [new_key() for _ in range(SUBJECTS)]
    kept: list[UUID] = []
    try:
        writers = [in_thread(lambda seed=seed: write(60, boxes, seed, kept)) for seed in range(WRITERS)]
        for _ in range(3):
            kill_a_relay_at_work()
        assert heard(), "the relays that were killed had been at work"
        for writer in writers:
            writer.join()
        until = time.monotonic() + 20
        while relay.behind([SUBSCRIPTION]) or Parked.objects.exists():
            relay.turn(SUBSCRIPTION, at=now())
            relay.retry_parked(SUBSCRIPTION, at=now())
            assert time.monotonic() < until

        assert len(kept) > 400
        assert sorted(heard()) == sorted(kept)
        assert in_order_of_writing()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE heard")


def in_order_of_writing() -> bool:
    """Whether each box heard of its coins in the order in which they were dropped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT h.box, f.id FROM heard h JOIN base_fact f ON f.subject = h.box AND f.data->>'coin' = h.coin::text"
            " ORDER BY h.id"
        )
        last: dict[UUID, int] = {}
        for box, fact in cursor.fetchall():
            if last.get(box, 0) > fact:
                return False
            last[box] = fact
    return True


def kill_a_relay_at_work() -> None:
    """Another process relays until it is killed in the middle of it."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, connection.settings_dict["NAME"], str(root)],
        stdout=subprocess.PIPE,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "aftersales.server.settings"},
        cwd=root,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        threading.Event().wait(0.3)
        process.send_signal(signal.SIGKILL)
