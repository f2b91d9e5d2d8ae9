"""What is said of a place on the board, by code."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aftersales.dispatch.actions.policies import publish
from aftersales.dispatch.models import Policy, PolicyVersion
from aftersales.dispatch.queries.board import subject
from aftersales.dispatch.queries.board.reasons import Reason
from aftersales.dispatch.queries.board.subject import Subject
from aftersales.dispatch.queries.board.verdict import judge
from aftersales.people.access import Actor
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import NOON
from tests.dispatch.waiting import engineer


def said(
    held: Visit | WorkOrder, name: str, begins: datetime, by: Actor, *, ends: datetime | None = None,
    mates: Sequence[str] = (), at: datetime = NOON,
) -> dict[str, Reason]:  # fmt: skip
    """What speaks against this visit, or this order, being made by them then, the weightiest of each code."""
    found = held_over(held, by, at)
    judged = judge(found, engineer(name), [engineer(one) for one in mates], begins, ends, by=by, at=at)
    return {one.code: one for one in reversed(judged.reasons)}


def held_over(held: Visit | WorkOrder, by: Actor, at: datetime = NOON) -> Subject:
    """What is dragged."""
    named: dict[str, Any] = {"visit": held.key, "order": None} if isinstance(held, Visit) else {"visit": None}
    return subject.of(by, at, **{"order": held.key, **named})


def by_rules(*without: str, **rules: Any) -> None:
    """Orders go by the balanced policy without these rules, and with those."""
    now = Policy.objects.get(code="balanced")
    body = PolicyVersion.objects.get(policy=now, number=now.latest).body
    kept = {name: number for name, number in body["rules"].items() if name not in without}
    told = {"code": now.code, "name_zh": now.name_zh, "name_en": now.name_en, "version": now.version}
    publish(by=None, at=NOON, body={**body, "rules": {**kept, **rules}}, **told)
