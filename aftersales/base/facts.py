"""Facts: what happened, written once, in the transaction of the change. Timeline, audit and outbox in one table.

A fact is a frozen dataclass in a room's `events.py`, named in the past tense. It holds keys, codes, numbers and times,
never personal text: that stays in the row the fact points to, where it can be erased.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final, Self, cast
from uuid import UUID

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from pydantic import TypeAdapter

from aftersales.base import logs, sql

_kinds: dict[str, type["Event"]] = {}
_origin: ContextVar[str] = ContextVar("origin", default="")
_gathered: ContextVar[list[tuple[Any, ...]] | None] = ContextVar("gathered", default=None)
_request: ContextVar[str] = ContextVar("request", default="")

PLAN: Final = "plan"
"""Origin of what happened because a plan was taken: "plan.<key of the plan>"."""
_OUTSIDE_DATA: Final = frozenset({"at", "by"})
_INSERT: Final = """
INSERT INTO base_fact (kind, version, subject, actor, at, origin, request, audience, data)
VALUES (%s, %s, %s::uuid, %s::uuid, %s, %s, %s, %s::text[], %s::jsonb)
"""
_INSERT_ONE: Final = f"{_INSERT}RETURNING id"


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened `at` an instant, done `by` a person (key) or, if None, by the product itself.

    A subclass names in `SUBJECT` which of its fields holds the key of the thing it is about: facts of one subject are
    always handed on in order. When its fields change, it counts up `VERSION` and mends old data in `upcast`.
    """

    SUBJECT: ClassVar[str]
    VERSION: ClassVar[int] = 1

    at: datetime
    by: UUID | None = None

    def __init_subclass__(cls) -> None:
        if cls.__name__ in _kinds and _kinds[cls.__name__].__module__ != cls.__module__:
            raise TypeError(f"two kinds of fact are called {cls.__name__}")
        _kinds[cls.__name__] = cls

    @classmethod
    def upcast(cls, data: dict[str, Any], version: int) -> dict[str, Any]:
        """Today's fields from those of an older `version`; a room that changes a fact overrides this."""
        return data

    @classmethod
    def revive(cls, at: datetime, by: UUID | None, data: Mapping[str, Any], version: int) -> Self:
        """The event as it is read back from its row."""
        fields = dict(data) if version == cls.VERSION else cls.upcast(dict(data), version)
        return cast(Self, _adapter(cls).validate_python({**fields, "at": at, "by": by}))


_adapters: dict[type[Event], TypeAdapter[Any]] = {}


def _adapter(kind: type[Event]) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def kind_named(name: str) -> type[Event]:
    """The class of a stored kind; KeyError when no room declares it any more."""
    return _kinds[name]


def all_kinds() -> dict[str, type[Event]]:
    """Every declared kind by name."""
    return dict(_kinds)


def emit(event: Event, *, audience: Iterable[str] = ()) -> None:
    """Write the fact in the caller's transaction; outside of one it is refused, for a change would have no fact or two.

    `audience` are the marks ("team:3", "person:12", …) of those whom the change concerns: a live reader hears of it
    when one of the reader's own marks is among them.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(f"{type(event).__name__} emitted outside the transaction of its change")
    if event.at.tzinfo is None:
        raise ValueError(f"{type(event).__name__}: at={event.at} has no time zone")
    data = _adapter(type(event)).dump_python(event, mode="json", exclude=set(_OUTSIDE_DATA))
    row = (
        type(event).__name__,
        event.VERSION,
        getattr(event, event.SUBJECT),
        event.by,
        event.at,
        _origin.get(),
        _request.get(),
        list(audience),
        json.dumps(data, ensure_ascii=False),
    )
    gathered = _gathered.get()
    if gathered is not None:
        gathered.append(row)
        return
    with connection.cursor() as cursor:
        cursor.execute(_INSERT_ONE, row)
        logs.note_facts(cursor.fetchone()[0])


@contextmanager
def gathered() -> Iterator[None]:
    """Facts emitted inside are written together when the block ends, in the order in which they were emitted.

    For an import, which writes thousands in one transaction and reads none of them before its end. Whoever takes back a
    part of the work inside the block does it through `undone_on_error`, or facts of what never was would be written.
    """
    rows: list[tuple[Any, ...]] = []
    token = _gathered.set(rows)
    try:
        yield
    finally:
        _gathered.reset(token)
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)


@contextmanager
def undone_on_error() -> Iterator[None]:
    """If the block fails, what was emitted in it and is not yet written never will be."""
    rows = _gathered.get()
    before = 0 if rows is None else len(rows)
    try:
        yield
    except BaseException:
        if rows is not None:
            del rows[before:]
        raise


@contextmanager
def origin(name: str) -> Iterator[None]:
    """Facts emitted inside carry this origin ("import", "demo", "phone", …)."""
    token = _origin.set(name)
    try:
        yield
    finally:
        _origin.reset(token)


def present_origin() -> str:
    """The origin that a fact emitted now would carry; empty for everyday work."""
    return _origin.get()


@contextmanager
def request_id(name: str) -> Iterator[None]:
    """Facts emitted inside carry the id of the HTTP request that caused them."""
    token = _request.set(name)
    try:
        yield
    finally:
        _request.reset(token)


def make_months(*, ahead: int = 3) -> int:
    """Make the partitions of this month and `ahead` more; how many were missing. Waits at most two seconds for a lock.

    A partition that cannot be made in time costs nothing but its rows' place: they go to `base_fact_rest`.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")
        cursor.execute(sql.load("base", "make_fact_months"), {"months": ahead + 1})
        return int(cursor.fetchone()[0])
