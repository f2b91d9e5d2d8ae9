"""Live changes: complete for those they concern, silent to others, and cheap however many ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event as Signal
from threading import Thread
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from ninja import NinjaAPI

from aftersales.base import api as base_api
from aftersales.base import pages
from aftersales.base.errors import Invalid
from aftersales.base.facts import Event, emit
from aftersales.base.ids import new_key
from aftersales.base.live import MOST_CHANGES, Live

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
MINE = frozenset({"team:1"})
ALL = frozenset({"all"})


@dataclass(frozen=True, kw_only=True)
class BellRung(Event):
    SUBJECT: ClassVar[str] = "bell"

    bell: UUID


class Clock:
    """A clock that stands still until it is told to go on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def live(ground: None, clock: Clock) -> Live:
    return Live(size=20, clock=clock)


@pytest.fixture
def ask(live: Live, clock: Clock) -> Callable[..., dict[str, Any]]:
    """Ask a second later than the last time."""

    def later(marks: frozenset[str], cursor: str | None) -> dict[str, Any]:
        clock.now += 1
        return live.changes(marks, cursor)

    return later


@pytest.fixture
def ring(settled: Callable[[], None]) -> Callable[..., UUID]:
    """Ring a bell that these hear; it can be read when this returns."""

    def once(*audience: str, times: int = 1) -> UUID:
        with transaction.atomic():
            for _ in range(times):
                bell = new_key()
                emit(BellRung(bell=bell, at=NOON), audience=audience)
        settled()
        return bell

    return once


def subjects(answer: dict[str, Any]) -> list[UUID]:
    return [change["subject"] for change in answer["changes"]]


def test_somebody_without_a_mark_of_the_audience_hears_nothing(
    ask: Callable[..., Any], ring: Callable[..., UUID]
) -> None:
    cursor = ask(MINE, None)["cursor"]
    ring("team:2")
    ring()

    assert ask(MINE, cursor)["changes"] == []


def test_whoever_shares_a_mark_hears_of_it_once(ask: Callable[..., Any], ring: Callable[..., UUID]) -> None:
    cursor = ask(MINE, None)["cursor"]
    bell = ring("team:1", "team:2")

    first = ask(MINE, cursor)
    second = ask(MINE, first["cursor"])

    assert first["changes"] == [{"subject": bell, "kind": "BellRung", "at": NOON}]
    assert second["changes"] == []
    assert not first["reset"]


def test_whoever_sees_everything_hears_everything(ask: Callable[..., Any], ring: Callable[..., UUID]) -> None:
    cursor = ask(ALL, None)["cursor"]
    bells = [ring("team:2"), ring()]

    assert subjects(ask(ALL, cursor)) == bells


def test_the_first_answer_is_where_things_stand(ask: Callable[..., Any], ring: Callable[..., UUID]) -> None:
    ring("team:1")

    answer = ask(MINE, None)

    assert answer["changes"] == []
    assert not answer["reset"]


def test_a_slow_writers_fact_is_late_but_not_skipped(
    ask: Callable[..., Any], in_thread: Callable[[Callable[[], Any]], Thread], settled: Callable[[], None]
) -> None:
    cursor = ask(MINE, None)["cursor"]
    written, go_on = Signal(), Signal()
    slow: list[UUID] = []

    def write_slowly() -> None:
        with transaction.atomic():
            slow.append(new_key())
            emit(BellRung(bell=slow[0], at=NOON), audience=["team:1"])
            written.set()
            go_on.wait(10)

    writer = in_thread(write_slowly)
    written.wait(10)
    quick = new_key()
    with transaction.atomic():
        emit(BellRung(bell=quick, at=NOON), audience=["team:1"])
    before = ask(MINE, cursor)
    go_on.set()
    writer.join()
    settled()
    after = ask(MINE, before["cursor"])

    assert subjects(before) == []
    assert subjects(after) == [slow[0], quick]


def test_several_changes_of_one_thing_are_told_once(ask: Callable[..., Any], settled: Callable[[], None]) -> None:
    cursor = ask(MINE, None)["cursor"]
    bell = new_key()
    with transaction.atomic():
        for _ in range(3):
            emit(BellRung(bell=bell, at=NOON), audience=["team:1"])
    settled()

    assert subjects(ask(MINE, cursor)) == [bell]


def test_whoever_was_away_too_long_is_told_to_load_afresh(ask: Callable[..., Any], ring: Callable[..., UUID]) -> None:
    cursor = ask(MINE, None)["cursor"]
    for _ in range(4):
        for _ in range(6):
            ring("team:2")
        ask(MINE, None)

    answer = ask(MINE, cursor)

    assert answer["reset"]
    assert answer["changes"] == []
    assert not ask(MINE, answer["cursor"])["reset"]


def test_a_burst_larger_than_the_ring_resets_rather_than_skips(
    ask: Callable[..., Any], ring: Callable[..., UUID]
) -> None:
    cursor = ask(MINE, None)["cursor"]
    ring("team:1", times=25)

    answer = ask(MINE, cursor)

    assert answer["reset"]
    bell = ring("team:1")
    assert subjects(ask(MINE, answer["cursor"])) == [bell]


def test_more_changes_than_a_page_can_use_reset_it(ground: None, clock: Clock, ring: Callable[..., UUID]) -> None:
    live = Live(clock=clock)
    cursor = live.changes(ALL, None)["cursor"]
    ring(times=MOST_CHANGES + 1)
    clock.now += 1

    assert live.changes(ALL, cursor)["reset"]


def test_a_process_that_is_behind_neither_repeats_nor_skips(
    ground: None, clock: Clock, ring: Callable[..., UUID]
) -> None:
    ahead, behind = Live(clock=clock), Live(clock=clock)
    cursor = behind.changes(ALL, None)["cursor"]
    ahead.changes(ALL, None)
    first = ring()
    clock.now += 1
    told = ahead.changes(ALL, cursor)
    clock.now -= 1  # the other process has not read again yet
    same = behind.changes(ALL, told["cursor"])
    second = ring()
    clock.now += 2

    assert subjects(told) == [first]
    assert same["changes"] == []
    assert subjects(behind.changes(ALL, same["cursor"])) == [second]


def test_a_cursor_from_another_database_resets(ask: Callable[..., Any]) -> None:
    life, xid, fact = pages.decode(ask(ALL, None)["cursor"], 3)

    assert ask(ALL, pages.encode("another.1.5", xid, fact))["reset"]
    assert not ask(ALL, pages.encode(life, xid, fact))["reset"]


@pytest.mark.parametrize(
    "cursor", ["", "x", pages.encode("a", 1), pages.encode("a", "b", 1), pages.encode("a", [1], 2)]
)
def test_a_cursor_we_did_not_make_is_refused(ask: Callable[..., Any], cursor: str) -> None:
    with pytest.raises(Invalid):
        ask(ALL, cursor)


def test_however_many_ask_within_a_second_the_database_is_asked_once(
    live: Live, clock: Clock, ring: Callable[..., UUID]
) -> None:
    live.changes(ALL, None)
    clock.now += 1
    ring()

    with CaptureQueriesContext(connection) as queries:
        for _ in range(100):
            live.changes(MINE, None)

    assert len(queries) == 1
    clock.now += 0.99
    with CaptureQueriesContext(connection) as queries:
        live.changes(ALL, None)
    assert len(queries) == 0


def test_threads_that_ask_at_once_share_one_query(
    live: Live, clock: Clock, in_thread: Callable[[Callable[[], Any]], Thread], ring: Callable[..., UUID]
) -> None:
    cursor = live.changes(ALL, None)["cursor"]
    bell = ring()
    clock.now += 1
    heard: list[dict[str, Any]] = []
    for thread in [in_thread(lambda: heard.append(live.changes(ALL, cursor))) for _ in range(8)]:
        thread.join()

    assert len(heard) == 8
    assert any(subjects(answer) == [bell] for answer in heard)
    assert all(subjects(answer) in ([], [bell]) for answer in heard)


def test_the_endpoint_is_for_those_who_are_signed_in(api: NinjaAPI, serve: Any, stranger: Any) -> None:
    api.add_router("", base_api.router)
    serve()

    assert stranger.get("/api/changes").status_code == 401


def test_the_endpoint_tells_the_reader_what_concerns_them(
    ground: None,
    api: NinjaAPI,
    serve: Any,
    browser: Any,
    person: Any,
    monkeypatch: pytest.MonkeyPatch,
    clock: Clock,
    ring: Callable[..., UUID],
) -> None:
    api.add_router("", base_api.router)
    serve()
    monkeypatch.setattr(base_api.live, "changes", Live(clock=clock).changes)
    cursor = browser.get("/api/changes").json()["cursor"]
    bell = ring(f"person:{person.pk}")
    clock.now += 1

    answer = browser.get(f"/api/changes?cursor={cursor}").json()

    assert answer["changes"] == [{"subject": str(bell), "kind": "BellRung", "at": "2026-11-18T04:00:00+00:00"}]
    assert browser.get("/api/changes?cursor=nonsense").status_code == 422
