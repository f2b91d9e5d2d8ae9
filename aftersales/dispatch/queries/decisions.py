"""Decisions about an order, as they are listed."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from aftersales.base import pages
from aftersales.dispatch import access
from aftersales.dispatch.models import Decision, Sending
from aftersales.dispatch.queries import crewed
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person

WITH: Final = (
    "policy__policy", "chosen__person", "runner_up__person", "by", "sending__engineer__person", "sending__visit",
    "crew",
)  # fmt: skip


def page(order: UUID, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of what was decided about an order, the latest first; the candidates themselves stay where they are."""
    rows = access.decisions_of(order, by).select_related(*WITH).defer("packed", "terms", "crew__packed")
    found = pages.newest_first(rows, cursor, limit)
    people = crewed.people_of(found.rows)
    return {"rows": [told(row, people) for row in found.rows], "next": found.next}


def told(row: Decision, people: Mapping[int, Person] | None = None) -> dict[str, Any]:
    """A decision without its candidates; `people` are those on crews, where several decisions are told."""
    return {
        "key": row.key,
        "at": row.at,
        "by": {"key": row.by.key, "name": row.by.name} if row.by is not None else None,
        "policy": row.policy.policy.code,
        "policy_zh": row.policy.policy.name_zh,
        "policy_en": row.policy.policy.name_en,
        "number": row.policy.number,
        "candidates": row.candidates,
        "able": row.able,
        "chosen": _name(row.chosen),
        "runner_up": _name(row.runner_up),
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "failing": row.failing,
        "crew": crewed.told(row, people),
        "sent": sent(row.sending) if hasattr(row, "sending") else None,
    }


def sent(row: Sending) -> dict[str, Any]:
    """Who goes by a decision."""
    visit = row.visit.key if row.visit is not None else None
    told = {"engineer": _name(row.engineer), "visit": visit, "overruled": row.overruled}
    return {**told, "at": row.at, "recalled_at": row.recalled_at}


def _name(engineer: Engineer | None) -> dict[str, Any] | None:
    return {"key": engineer.person.key, "name": engineer.person.name} if engineer is not None else None
