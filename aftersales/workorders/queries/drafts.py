"""What a form asks of an order that is being written: for screens, so that no client keeps the rules a second time."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson

from aftersales.base.conditions.evaluate import Context
from aftersales.base.conditions.tree import Node, leaves
from aftersales.base.errors import Invalid, Refusal
from aftersales.base.http import uuid_or_none
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.workorders import access, forms, owned
from aftersales.workorders.catalogue import IN_HAND, values_of
from aftersales.workorders.forms import Asked, Item
from aftersales.workorders.models import Kind
from aftersales.workorders.queries import custom
from aftersales.workorders.queries.asking import all_in_words
from aftersales.workorders.queries.contracts import contract_for
from aftersales.workorders.rules import REPORT, SEE

Draft = dict[str, Any]
_LONGEST: Final = 20_000


def read(text: str) -> Draft:
    """A draft as it was sent: fields of the order by name, and `custom` values by code."""
    try:
        told = orjson.loads(text) if text else {}
    except orjson.JSONDecodeError as error:
        raise Invalid("bad_json", field="draft", line=error.lineno, column=error.colno) from error
    if not isinstance(told, dict) or not isinstance(told.get("custom", {}), dict):
        raise Invalid("bad_draft", field="draft")
    return told


def kind_of(code: str) -> Kind:
    """The kind whose form is asked for."""
    row = Kind.objects.filter(code=code, archived_at__isnull=True).first()
    if row is None:
        raise Invalid("no_such_kind", field="kind")
    return row


def asked(by: Actor, *, kind: str, draft: Draft, order: UUID | None, at: datetime) -> dict[str, Any]:
    """What the form of a kind asks of an order that would be as the draft says; of one that is there, as it would
    become."""
    if not by.may(REPORT):
        by.require(SEE)
    items = custom.form_of(kind_of(kind))
    known = {**_of_customer(by, draft, at), **_plain(draft), "kind": kind}
    values: dict[str, Any] = {}
    if order is not None:
        row = access.find(order, by)
        standing = values_of(row, Context(at=row.reported_at, zone=custom.ZONE))
        known = {**{field.name: standing(field.name) for field in IN_HAND}, **known}
        values, at = dict(owned.values_in(row)), row.reported_at
    values |= kept(items, draft.get("custom", {}))
    told = custom.asked_with(items, known, values, at)
    names = custom.names_in([(one.item.field, values.get(one.item.field.code)) for one in told])
    return {
        "items": [custom.shown(one, values.get(one.item.field.code), names) for one in told if one.shown],
        "about": about(items),
    }


def _plain(draft: Draft) -> dict[str, Any]:
    """What the draft says of the order itself, as conditions compare it; what they know nothing of is left out."""
    told = {name: value for name, value in draft.items() if name in IN_HAND.fields and isinstance(value, (str, int))}
    tags = draft.get("tags")
    return {**told, "tags": frozenset(map(str, tags if isinstance(tags, list) else []))}


def _of_customer(by: Actor, draft: Draft, at: datetime) -> dict[str, Any]:
    key = uuid_or_none(str(draft.get("customer", "")))
    firm = customers_visible_to(by).filter(key=key, archived_at__isnull=True).first() if key is not None else None
    return told_of(firm, at) if firm is not None else {}


def told_of(firm: Customer, at: datetime) -> dict[str, Any]:
    """What conditions ask of a customer."""
    contract = contract_for(firm, None, at)
    return {
        "customer": str(firm.key),
        "customer_tier": firm.tier,
        "industry": firm.industry,
        "service_level": contract.service_level if contract is not None else None,
    }


def kept(items: Iterable[Item], told: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a draft; what would be refused is as good as empty until it is sent."""
    known = {item.field.code: item.field for item in items}
    found: dict[str, Any] = {}
    for code, value in told.items():
        try:
            found[code] = forms.typed(known[code], value) if code in known else None
        except Refusal:
            found[code] = None
    return {code: value for code, value in found.items() if value is not None}


def about(items: Iterable[Item]) -> list[str]:
    """The fields that the conditions of a form ask of: what a screen has to send to hear what is asked now."""
    return sorted({leaf.field for item in items for node in _nodes(item) for leaf in leaves(node)})


def _nodes(item: Item) -> list[Node]:
    nodes = [item.show_when, item.require_when, *(limit.when for limit in item.limits)]
    return [node for node in nodes if node is not None]


def form_row(kind: Kind, by: Actor) -> dict[str, Any]:
    """A form as an administrator has it before them, its conditions in words."""
    items = {item.field.code: item for item in custom.form_of(kind)}
    trees = {n: node for n, node in enumerate(node for item in items.values() for node in _nodes(item))}
    words = {id(node): said for node, said in zip(trees.values(), all_in_words(trees, by).values(), strict=True)}

    def said(node: Node | None) -> str:
        return words.get(id(node), "")

    rows = []
    for row in kind.form:
        item = items.get(row["field"])
        limits = item.limits if item is not None and item.limits else ()
        rows.append(
            {
                **row,
                "show_words": said(item.show_when) if item is not None else "",
                "require_words": said(item.require_when) if item is not None else "",
                "limits": [
                    {**told, "words": said(limits[n].when) if n < len(limits) else ""}
                    for n, told in enumerate(row["limits"])
                ],
            }
        )
    return {"kind": kind.code, "items": rows, "version": kind.version}


def for_customers(told: Iterable[Asked]) -> list[Asked]:
    """What customers are asked to fill in now."""
    return [one for one in told if one.shown and one.item.customers == "fill"]
