"""Statements that take long: told and counted by their shape, never with what was asked for."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from aftersales.base import meters, slow
from aftersales.base.clock import now
from aftersales.base.models import SlowStatement

CANARY = "王小翠"


@pytest.fixture(autouse=True)
def _slow_from_50_ms(transactional_db: None, settings: Any) -> Iterator[None]:
    settings.SLOW_SECONDS = 0.05
    slow._noted.clear()
    SlowStatement.objects.all().delete()
    yield
    slow._noted.clear()
    SlowStatement.objects.all().delete()


def ask(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_slow_statement_is_told_and_counted_by_its_shape(caplog: pytest.LogCaptureFixture) -> None:
    counted = meters.SLOW._value.get()
    with caplog.at_level(logging.WARNING, "aftersales.slow"):
        for seconds in (0.06, 0.08):
            ask("SELECT pg_sleep(%s), 'literal 42', %s", seconds, CANARY)
        ask("SELECT 1")
    assert slow.keep() == 2
    (kept,) = SlowStatement.objects.all()
    assert (kept.times, kept.text) == (2, "SELECT pg_sleep(%s), ?, …")
    assert 140 <= kept.total_ms < 5000
    assert 80 <= kept.worst_ms < kept.total_ms
    assert meters.SLOW._value.get() == counted + 2
    fields = [record.fields for record in caplog.records]  # type: ignore[attr-defined]
    assert {one["statement"] for one in fields} == {kept.fingerprint}
    assert CANARY not in str(fields)


def test_what_a_request_takes_back_is_counted_all_the_same() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        ask("SELECT pg_sleep(0.06)")
        ask("SELECT 1/0")
    assert slow.keep() == 1


def test_nothing_is_written_inside_somebodys_transaction() -> None:
    with transaction.atomic():
        ask("SELECT pg_sleep(0.06)")
        assert slow.keep() == 0
    assert slow.keep() == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT 1", "SELECT  2"),
        ("-- room/sql/x.sql: words\nSELECT a", "SELECT a"),
        ("SELECT a WHERE b IN (%s, %s)", "SELECT a WHERE b IN (%s, %s, %s)"),
        ("SELECT 'it''s'", "SELECT 'x'"),
    ],
)
def test_values_and_how_many_there_are_make_no_other_statement(one: str, other: str) -> None:
    assert slow.shape(one) == slow.shape(other)


def test_names_make_another() -> None:
    assert slow.fingerprint(slow.shape("SELECT a1 FROM t")) != slow.fingerprint(slow.shape("SELECT a2 FROM t"))


def test_what_is_old_is_forgotten() -> None:
    at = now()
    for days in (1, slow.KEPT_DAYS + 1):
        told = {"times": 1, "total_ms": 1, "worst_ms": 1, "last_at": at}
        SlowStatement.objects.create(fingerprint=str(days), hour=at - timedelta(days=days), text="-", **told)
    assert slow.forget_old(at=at) == 1
    assert SlowStatement.objects.get().fingerprint == "1"
