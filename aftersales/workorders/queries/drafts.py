"""What a form asks of an order that is being written: for screens, so that no client keeps the rules a second time."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

import orjson
from django.db.models import QuerySet

from aftersales.assets.models import Asset
from aftersales.base.conditions.evaluate import Context
from aftersales.base.conditions.fields import Type
from aftersales.base.conditions.tree import Node, leaves
from aftersales.base.errors import Invalid, Refusal
from aftersales.base.http import uuid_or_none
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.customers.models import Customer, Site
from aftersales.people.access import Actor
from aftersales.workorders import access, forms, owned, rules
from aftersales.workorders.catalogue import IN_HAND, values_of
from aftersales.workorders.forms import Asked, Definition, Item
from aftersales.workorders.models import Kind
from aftersales.workorders.queries import custom
from aftersales.workorders.queries.asking import all_in_words
from aftersales.workorders.queries.contexts import ZONE
from aftersales.workorders.queries.contracts import contract_for
from aftersales.workorders.rules import REPORT, SEE

Draft = dict[str, Any]
LONGEST: Final = 20_000
"""Characters of a draft."""
RowT = TypeVar("RowT", Asset, Customer, Site)


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
    sort = kind_of(kind)
    items = custom.form_of(sort)
    standing: Mapping[str, Any] | None = None
    if order is None:
        known = {
            "channel": "phone",
            **_plain(draft),
            **_of_customer(by, draft, at),
            **graded(sort, draft),
            "kind": kind,
            "reported_at": at,
        }
    else:
        row = access.find(order, by)
        at, standing = row.reported_at, owned.values_in(row)
        present = values_of(row, Context(at=at, zone=ZONE))
        known = {
            **{field.name: present(field.name) for field in IN_HAND},
            **_plain(draft),
            **_of_customer(by, draft, at),
            "kind": kind,
        }
    values = filled(items, draft, standing)
    told = custom.asked_with(items, known, values, at)
    names = custom.names_in([(one.item.field, values.get(one.item.field.code)) for one in told])
    return {
        "items": [custom.shown(one, values.get(one.item.field.code), names) for one in told if one.shown],
        "about": about(items),
    }


_SAID: Final[Mapping[Type, tuple[type, ...]]] = {Type.TEXT: (str,), Type.CHOICE: (str, int), Type.REFERENCE: (str,)}
"""What a draft says of the order itself, by the type of the field; of others it says nothing."""


def _plain(draft: Draft) -> dict[str, Any]:
    """What the draft says of the order itself, as conditions compare it; what they know nothing of is left out."""
    told = {
        name: value
        for name, value in draft.items()
        if name in IN_HAND.fields and isinstance(value, _SAID.get(IN_HAND.fields[name].type, ()))
    }
    tags = draft.get("tags")
    return {**told, "tags": frozenset(map(str, tags))} if isinstance(tags, list) else told


def graded(kind: Kind, draft: Draft) -> dict[str, int | None]:
    """How bad it is by the draft, and the priority that a report would have by that."""
    impact, urgency = (_among(rules.GRADES, draft.get(name)) for name in ("impact", "urgency"))
    given = _among(rules.PRIORITIES, draft.get("priority"))
    priority = rules.priority_of(given, impact, urgency, kind.default_priority)
    return {"impact": impact, "urgency": urgency, "priority": priority}


def _among(known: range, told: Any) -> int | None:
    return told if isinstance(told, int) and told in known else None


def _of_customer(by: Actor, draft: Draft, at: datetime) -> dict[str, Any]:
    firm = _one(customers_visible_to(by), draft.get("customer"))
    return told_of(firm, draft, at) if firm is not None else {}


def told_of(firm: Customer, draft: Draft, at: datetime) -> dict[str, Any]:
    """What conditions ask of a customer, of what it is about and where: as a report would find them."""
    asset = _one(Asset.objects.filter(customer=firm).select_related("site__territory", "contract"), draft.get("asset"))
    site = _one(Site.objects.filter(customer=firm).select_related("territory"), draft.get("site"))
    contract = contract_for(firm, asset, at, site=site)
    place = site or (asset.site if asset is not None else None)
    return {
        "customer": str(firm.key),
        "customer_tier": firm.tier,
        "industry": firm.industry,
        "service_level": contract.service_level if contract is not None else None,
        "asset": str(asset.key) if asset is not None else None,
        "site": str(place.key) if place is not None else None,
        "territory": str(place.territory.key) if place is not None and place.territory is not None else None,
    }


def _one(rows: QuerySet[RowT], told: Any) -> RowT | None:
    """The row with this key, if it is one and still in use."""
    key = uuid_or_none(told) if isinstance(told, str) else None
    return rows.filter(key=key, archived_at__isnull=True).first() if key is not None else None


def filled(items: Iterable[Item], draft: Draft, standing: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What would be in the custom fields: what stands, with what the draft says over it. What would be refused is as
    good as empty until it is sent."""
    known = {item.field.code: item.field for item in items}
    told = {code: _typed(known[code], value) for code, value in draft.get("custom", {}).items() if code in known}
    return {code: value for code, value in {**(standing or {}), **told}.items() if value is not None}


def _typed(field: Definition, told: Any) -> Any:
    try:
        return forms.typed(field, told)
    except Refusal:
        return None


_DECIDED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "customer_tier": ("customer",),
    "industry": ("customer",),
    "asset": ("customer", "asset"),
    "site": ("customer", "asset", "site"),
    "territory": ("customer", "asset", "site"),
    "service_level": ("customer", "asset", "site"),
    "priority": ("priority", "impact", "urgency"),
}
"""What has to be known of a draft for a field that is worked out."""


def about(items: Iterable[Item]) -> list[str]:
    """What a screen has to send to hear what is asked now: by which fields the conditions of a form are decided."""
    asked = {leaf.field for item in items for node in nodes_of(item) for leaf in leaves(node)}
    return sorted({name for field in asked for name in _DECIDED_BY.get(field, (field,))})


def nodes_of(item: Item) -> list[Node]:
    """The conditions of a field on a form."""
    nodes = [item.show_when, item.require_when, *(limit.when for limit in item.limits)]
    return [node for node in nodes if node is not None]


def form_row(kind: Kind, by: Actor) -> dict[str, Any]:
    """A form as an administrator has it before them, its conditions in words."""
    items = {item.field.code: item for item in custom.form_of(kind)}
    trees = {n: node for n, node in enumerate(node for item in items.values() for node in nodes_of(item))}
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
