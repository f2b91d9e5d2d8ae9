"""What the sample company looks at: its checklists, and how its engineers fill them in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.people.access import Actor
from aftersales.server.demo.books import book
from aftersales.server.demo.dice import Dice, dice, key_at
from aftersales.workorders.actions.checklists import answering, templates
from aftersales.workorders.checklist import Item, ItemKind, Verdict, items_of
from aftersales.workorders.models import Checklist, ChecklistVersion
from aftersales.workorders.queries.checked import answers_of, standing

_FAILS: Final = 0.06
"""The share of checks and choices that fail."""
_TYPICAL: Final = (0.0, 1.0)


def settle(*, seed: int, at: datetime) -> None:
    """Publish the lists. What stands already stays as it is."""
    there = set(ChecklistVersion.objects.values_list("name_en", flat=True))
    for told in book("checklists")["lists"]:
        if told["name_en"] in there:
            continue
        row = templates.draft(by=None, at=at, body=_body(told, seed, at))
        templates.publish(by=None, at=at, key=row.key)


def _body(told: Mapping[str, Any], seed: int, at: datetime) -> dict[str, Any]:
    def key(*path: str) -> str:
        return str(key_at(at, seed, "checklist", told["name_en"], *path))

    sections = [{"key": key("section", name), "name_zh": zh, "name_en": en} for name, zh, en in told["sections"]]
    return {
        **{name: told[name] for name in ("name_zh", "name_en", "subject")},
        "shown_to_customer": told.get("shown_to_customer", False),
        "applies": {
            "kinds": told["kinds"],
            "families": told["families"],
            "categories": [],
            "products": [],
            "customers": [],
        },
        "sections": sections,
        "items": [_item(one, key) for one in told["items"]],
    }


def _item(one: Mapping[str, Any], key: Any) -> dict[str, Any]:
    shown = one.get("if")
    return {
        "key": key(one["name"]),
        "kind": one["kind"],
        "section": key("section", one["section"]) if "section" in one else None,
        "name_zh": one["zh"],
        "name_en": one["en"],
        "help_zh": one.get("help_zh", ""),
        "help_en": one.get("help_en", ""),
        "required": one.get("required", True),
        "allow_na": one.get("na", False),
        "unit": one.get("unit", ""),
        "low": one.get("low"),
        "high": one.get("high"),
        "options": [
            {"key": name, "name_zh": zh, "name_en": en, "fails": fails}
            for name, zh, en, fails in one.get("options", [])
        ],
        "least": 1,
        "show_if": {"item": key(shown[0]), "values": shown[1:]} if shown else None,
    }


def fill_in(*, visit: UUID, by: Actor, at: datetime, seed: int) -> None:
    """Answer what is required on the lists of a visit, item by item, as an engineer would find things."""
    for one in Checklist.objects.select_related("issue", "visit").filter(visit__key=visit, withdrawn_at__isnull=True):
        roll = dice(seed, "checked", visit, one.name_en)
        asked = {item.key: item for item in items_of(one.issue.body)}
        while missing := _missing(one):
            item = asked[missing[0]]
            answering.answer(key=one.key, by=by, at=at, item=item.key, **_found(item, one.name_zh, roll))


def _missing(one: Checklist) -> tuple[UUID, ...]:
    return standing(one, answers_of([one])[one.pk], frozenset()).missing


def _found(item: Item, name_zh: str, roll: Dice) -> dict[str, Any]:
    fails = roll.chance(_FAILS)
    match item.kind:
        case ItemKind.NUMBER:
            low, high = _typical(item, name_zh)
            return {"number": round(roll.uniform(low, high), 2)}
        case ItemKind.CHOICE:
            among = [one for one in item.options if (one in item.fails) is fails] or list(item.options)
            return {"choice": roll.pick(among)}
        case ItemKind.CHECK:
            return {"choice": (Verdict.FAILED if fails else Verdict.PASSED).value}
        case _:
            return {"text": "已和客户现场核对。"}


def _typical(item: Item, name_zh: str) -> tuple[float, float]:
    """Between which values such a reading usually lies: told with the item, known by its limits."""
    told = next(one for one in book("checklists")["lists"] if one["name_zh"] == name_zh)
    same = (one for one in told["items"] if (one.get("low"), one.get("high")) == (item.low, item.high))
    low, high = next(same).get("typical", _TYPICAL)
    return low, high
