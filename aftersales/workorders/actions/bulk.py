"""One verb applied to many orders: each stands for itself, and one that is refused does not stop the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, Literal
from uuid import UUID

import orjson
from django.db import OperationalError, transaction

from aftersales.base import races
from aftersales.base.errors import Invalid, Refusal
from aftersales.base.facts import undone_on_error
from aftersales.base.idempotency import once
from aftersales.people.access import Actor
from aftersales.workorders.actions import asides, moves, orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.rules import SEE

Verb = Callable[..., object]

_STALE: Final = "stale_version"


def _change(*, key: UUID, by: Actor, at: datetime, version: int, **fields: Any) -> object:
    return orders.change(key=key, by=by, at=at, version=version, fields=fields)


VERBS: Final[Mapping[str, Verb]] = {
    "triage": moves.triage,
    "assign": moves.assign,
    "release": moves.release,
    "start": moves.start,
    "wait": moves.wait,
    "resume": moves.resume,
    "resolve": moves.resolve,
    "confirm": moves.confirm,
    "close": moves.close,
    "reopen": moves.reopen,
    "cancel": moves.cancel,
    "merge": moves.merge,
    "escalate": moves.escalate,
    "hand_off": asides.hand_off,
    "change": _change,
}
"""What can be done to many at once: every move of an order, and its particulars put right."""


@dataclass(frozen=True)
class Came:
    """What came of one order: done, in conflict with what somebody else did to it meanwhile, or refused; with the
    refusal's code, facts and status."""

    key: UUID
    result: Literal["done", "conflict", "refused"]
    version: int | None = None
    status: int = 200
    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def apply(
    *,
    verb: str,
    facts: Mapping[str, Any],
    rows: Sequence[tuple[UUID, int]],
    by: Actor,
    clock: Callable[[], datetime],
    request: str,
) -> list[Came]:
    """Apply a verb with its facts to these orders (key, the version that was seen), in their order.

    Whoever sees no orders, or names one twice, is refused as a whole. `request` is the sender's key: what came of an
    order is kept with its effect, so that the same request sent again, also one that was cut off in between, gets the
    same for what was done and does the rest.
    """
    by.require(SEE)
    if len({key for key, _ in rows}) < len(rows):
        raise Invalid("order_named_twice", field="rows")
    return [_once(verb, facts, key, version, by, clock, request) for key, version in rows]


def _once(
    verb: str,
    facts: Mapping[str, Any],
    key: UUID,
    version: int,
    by: Actor,
    clock: Callable[[], datetime],
    request: str,
) -> Came:
    told = orjson.dumps({"verb": verb, "facts": facts, "version": version}, default=_plain, option=orjson.OPT_SORT_KEYS)
    part = f"bulk {sha256(request.encode()).hexdigest()} {key}"

    def effect() -> bytes:
        came = _applied(verb, facts, key, version, by, clock())
        return orjson.dumps(came, default=_plain)

    try:
        kept = orjson.loads(once(by.scope, part, told, effect))
    except OperationalError as error:
        if not races.lost(error):
            raise
        return Came(key, "refused", status=409, code="try_again")
    return Came(**{**kept, "key": UUID(kept["key"])})


def _applied(verb: str, facts: Mapping[str, Any], key: UUID, version: int, by: Actor, at: datetime) -> Came:
    try:
        with undone_on_error(), transaction.atomic():
            VERBS[verb](key=key, by=by, at=at, version=version, **facts)
    except Refusal as refusal:
        result: Literal["conflict", "refused"] = "conflict" if refusal.code == _STALE else "refused"
        return Came(key, result, status=refusal.status, code=refusal.code, facts=refusal.facts)
    return Came(key, "done", version=WorkOrder.objects.values_list("version", flat=True).get(key=key))


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)
