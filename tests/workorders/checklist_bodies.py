"""Bodies of checklists for the tests: an item of each sort, and a template published at once."""

from typing import Any
from uuid import UUID

from aftersales.workorders.actions.checklists import templates
from aftersales.workorders.models import ChecklistTemplate
from tests.conftest import NOON


def key(n: int) -> UUID:
    """The key of the n-th item."""
    return UUID(f"01990000-0000-7000-8000-{n:012d}")


def item(n: int, kind: str = "check", **told: Any) -> dict[str, Any]:
    """One item, required, of one sort."""
    plain: dict[str, Any] = {
        "key": str(key(n)), "kind": kind, "section": None, "name_zh": f"第{n}项", "name_en": f"item {n}",
        "help_zh": "", "help_en": "", "required": True, "allow_na": False, "unit": "", "low": None, "high": None,
        "options": [], "least": 1, "show_if": None,
    }  # fmt: skip
    return {**plain, **told}


def option(name: str, *, fails: bool = False) -> dict[str, Any]:
    return {"key": name, "name_zh": name, "name_en": name, "fails": fails}


def hangs_on(n: int, *values: str) -> dict[str, Any]:
    """Shown only if the n-th item has one of these answers."""
    return {"item": str(key(n)), "values": list(values)}


def body(*items: dict[str, Any], **told: Any) -> dict[str, Any]:
    """A list with these items, for every order unless it is said otherwise."""
    applies = {"kinds": [], "categories": [], "products": [], "families": [], "customers": []}
    return {
        "name_zh": "巡检", "name_en": "Inspection", "subject": "order", "shown_to_customer": False, "sections": [],
        "items": list(items), **told, "applies": {**applies, **told.get("applies", {})},
    }  # fmt: skip


def published(*items: dict[str, Any], **told: Any) -> ChecklistTemplate:
    """A template with these items, published."""
    row = templates.draft(by=None, at=NOON, body=body(*items, **told))
    return templates.publish(by=None, at=NOON, key=row.key)


def again(row: ChecklistTemplate, *items: dict[str, Any], **told: Any) -> ChecklistTemplate:
    """The next version of it."""
    templates.draft(by=None, at=NOON, key=row.key, body=body(*items, **told))
    return templates.publish(by=None, at=NOON, key=row.key)
