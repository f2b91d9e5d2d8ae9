"""Facts: written in the transaction of their change, for good, and read back as they were."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import Error, connection, transaction
from django.db.transaction import TransactionManagementError

from aftersales.base import facts
from aftersales.base.facts import Event, all_kinds, emit, kind_named
from aftersales.base.ids import new_key
from aftersales.base.models import Fact

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    """A fact for these tests; its first version counted in cups."""

    SUBJECT: ClassVar[str] = "kettle"
    VERSION: ClassVar[int] = 2

    kettle: UUID
    millilitres: int
    tea: UUID | None = None
    ready_at: datetime | None = None

    @classmethod
    def upcast(cls, data: dict[str, Any], version: int) -> dict[str, Any]:
        cups = data.pop("cups")
        return {**data, "millilitres": cups * 250}


def boiled(**told: Any) -> KettleBoiled:
    return KettleBoiled(**{"kettle": new_key(), "millilitres": 500, "at": NOON, **told})


def row_of(event: KettleBoiled) -> Fact:
    return Fact.objects.get(subject=event.kettle)


def test_a_fact_of_a_change_that_was_taken_back_never_happened(ground: None) -> None:
    event = boiled()

    with pytest.raises(RuntimeError), transaction.atomic():
        emit(event)
        raise RuntimeError("the change fails after all")

    assert not Fact.objects.exists()


def test_a_fact_outside_the_transaction_of_its_change_is_refused(ground: None) -> None:
    with pytest.raises(TransactionManagementError):
        emit(boiled())


def test_an_instant_without_a_zone_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        emit(boiled(at=NOON.replace(tzinfo=None)))


def test_a_fact_keeps_who_when_and_for_whom(db: None) -> None:
    who = new_key()
    event = boiled(by=who)

    emit(event, audience=["team:3", "person:7"])

    row = row_of(event)
    assert (row.kind, row.version, row.actor, row.at) == ("KettleBoiled", 2, who, NOON)
    assert row.audience == ["team:3", "person:7"]
    assert row.recorded_at > NOON
    assert row.data == {"kettle": str(event.kettle), "millilitres": 500, "tea": None, "ready_at": None}


def test_origin_and_request_hold_inside_their_block_only(db: None) -> None:
    inside, outside = boiled(), boiled()

    with facts.origin("import"), facts.request_id("r-1"):
        assert facts.present_origin() == "import"
        emit(inside)
    emit(outside)

    assert (row_of(inside).origin, row_of(inside).request) == ("import", "r-1")
    assert (row_of(outside).origin, row_of(outside).request) == ("", "")


def test_an_event_read_back_equals_the_one_that_was_emitted(db: None) -> None:
    event = boiled(tea=new_key(), ready_at=NOON, by=new_key())

    emit(event)

    row = row_of(event)
    assert kind_named(row.kind).revive(row.at, row.actor, row.data, row.version) == event


def test_an_older_version_is_read_with_todays_fields(db: None) -> None:
    kettle = new_key()

    event = KettleBoiled.revive(NOON, None, {"kettle": str(kettle), "cups": 3}, 1)

    assert event == KettleBoiled(kettle=kettle, millilitres=750, at=NOON)


def test_two_rooms_cannot_call_their_facts_the_same() -> None:
    namespace = {"__module__": "elsewhere"}

    with pytest.raises(TypeError, match="KettleBoiled"):
        type("KettleBoiled", (Event,), namespace)

    assert all_kinds()["KettleBoiled"] is KettleBoiled


@pytest.mark.parametrize("change", ["UPDATE base_fact SET kind = 'Other'", "DELETE FROM base_fact"])
def test_nobody_rewrites_what_happened(db: None, change: str) -> None:
    emit(boiled())

    with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)

    assert Fact.objects.filter(kind="KettleBoiled").count() == 1


def partitions() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'base_fact'::regclass")
        return {name for (name,) in cursor.fetchall()}


def test_the_coming_months_have_their_partitions(db: None) -> None:
    facts.make_months(ahead=3)
    emit(boiled())

    made = partitions()

    today = datetime.now(UTC)
    months = [divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(4)]
    assert {f"base_fact_{year}_{month + 1:02}" for year, month in months} <= made
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_fact_rest")
        assert cursor.fetchone() == (0,)


def test_making_months_twice_makes_none(db: None) -> None:
    first = facts.make_months(ahead=5)

    assert first >= 2
    assert facts.make_months(ahead=5) == 0
