"""What customers are asked by a form, and are told of the company's own fields: only what is meant for them."""

from datetime import datetime
from typing import Any, Final

from aftersales.customers.access import contact_of
from aftersales.people.access import Actor
from aftersales.workorders import forms, owned
from aftersales.workorders.forms import Asked, Definition, FieldType
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries import custom, drafts
from aftersales.workorders.rules import EFFECTS

_SENT: Final = frozenset({"title", "description", "asset", "site", "channel"})
"""What customers say of an order that a condition can be about, by the name it has there."""


def asked(by: Actor, *, kind: str, draft: drafts.Draft, at: datetime) -> dict[str, Any]:
    """What who reports is asked now. Conditions about what they do not know are decided here, and not told."""
    by.require("portal.report")
    sort = drafts.kind_of(kind)
    items = custom.form_of(sort)
    effect = EFFECTS.get(str(draft.get("effect", "")))
    said = {name: value for name, value in draft.items() if name in _SENT and isinstance(value, str)}
    known = {
        "channel": "web",
        **said,
        **drafts.told_of(contact_of(by).customer, said, at),
        **drafts.graded(sort, dict(zip(("impact", "urgency"), effect, strict=True)) if effect else {}),
        "kind": kind,
        "tags": frozenset(),
        "reported_at": at,
    }
    theirs = [item for item in items if item.customers == "fill"]
    told = custom.asked_with(items, known, drafts.filled(theirs, draft), at)
    about = set(drafts.about(items))
    mine = _SENT | {item.field.name for item in theirs}
    decides = {"effect"} if {"priority", "impact", "urgency"} & about else set()
    return {
        "questions": [_question(one) for one in drafts.for_customers(told)],
        "about": sorted((about & mine) | decides),
    }


def _question(one: Asked) -> dict[str, Any]:
    row = custom.definition_row(one.item.field)
    left = one.options if one.options is not None else ()
    row["choices"] = [choice for choice in row["choices"] if choice["code"] in left]
    return {**row, "required": one.required_at is forms.Step.REPORT}


def answers(order: WorkOrder, by: Actor) -> list[dict[str, Any]]:
    """What the order's customer sees of its fields, in words; a personal text is masked for colleagues."""
    values = owned.values_in(order)
    if not values:
        return []
    items = custom.form_of(order.kind)
    seen = [item.field for item in items if item.customers != "none" and item.field.code in values]
    names = custom.names_in((field, values[field.code]) for field in seen)
    mine = order.contact is not None and order.contact.person_id == by.id
    return [_answer(field, values[field.code], names, mine) for field in seen]


def _answer(field: Definition, value: Any, names: dict[str, str], mine: bool) -> dict[str, Any]:
    told = {"code": field.code, "name_zh": field.zh, "name_en": field.en}
    if field.is_choice:
        chosen = set(value if isinstance(value, list) else [value])
        options = [one for one in field.options if one.code in chosen]
        return {**told, "value_zh": "、".join(o.zh for o in options), "value_en": ", ".join(o.en for o in options)}
    if field.type is FieldType.FLAG:
        return {**told, "value_zh": "是" if value else "否", "value_en": "yes" if value else "no"}
    text = str(value) if mine or not field.personal else forms.masked(str(value))
    if field.type in (FieldType.PERSON, FieldType.ASSET):
        text = names.get(text, "")
    text = f"{text} {field.unit}".strip()
    return {**told, "value_zh": text, "value_en": text}
