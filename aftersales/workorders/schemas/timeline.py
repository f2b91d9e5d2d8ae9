"""What the staff's and programs' doors say of what happened to an order, and of who is there."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from aftersales.workorders.schemas.shown import Named


class NoteOut(Schema):
    key: UUID
    public: bool
    body_html: str
    erased: bool


class TimelineRow(Schema):
    """What happened, by whom. `plan`: the plan of dispatch they took it from, null for what they did themselves."""

    id: int
    at: datetime
    recorded_at: datetime
    late: bool
    kind: str
    by: Named | None
    by_customer: bool
    plan: UUID | None
    data: dict[str, Any]
    note: NoteOut | None


class Thing(Schema):
    """What a key in a fact stands for: a person, a team, another order ("W-7"), a policy, a customer's thing, …"""

    what: Literal[
        "person",
        "team",
        "order",
        "policy",
        "calendar",
        "kind",
        "category",
        "site",
        "asset",
        "contact",
        "contract",
        "checklist",
        "item",
        "macro",
    ]
    name_zh: str
    name_en: str


class Timeline(Schema):
    """A page of what happened. `names` says for every key in the facts' `data` what it stands for."""

    rows: list[TimelineRow]
    next: str | None
    names: dict[str, Thing]


class PresentOut(Schema):
    key: UUID
    name: str
    writing: bool
