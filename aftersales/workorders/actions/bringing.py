"""Open orders of another system from a table, row by row through their own verbs.

An order is known by its number there (`external_id`). What we promise counts from the day it is brought, for the other
system may have kept its own promises long ago; its age counts from when it was reported. Nobody is told of each.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.assets.models import Asset
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import present_origin
from aftersales.base.imports.parsers import fold
from aftersales.base.imports.subjects import Outcome, Row, Values, each
from aftersales.base.verbs import verb
from aftersales.customers.access import owners
from aftersales.customers.models import Contact, Customer, Site
from aftersales.people.access import Actor, require_everywhere
from aftersales.people.models import Person, Team
from aftersales.workorders.actions import moves, orders
from aftersales.workorders.forms import PREFIX, Definition, FieldType
from aftersales.workorders.models import Category, Kind, WorkOrder
from aftersales.workorders.owned import values_in
from aftersales.workorders.queries import custom as queries
from aftersales.workorders.rules import IMPORT
from aftersales.workorders.states import Order

CLOSED: Final = "closed"
_OVER: Final = frozenset({Order.CLOSED, Order.CANCELLED})
_CHANGED: Final = ("title", "description", "kind", "category", "priority", "contact", "site", "asset")


@verb
def bring_orders(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Report those whose number is new, put right those that are open; what was over there is left out."""
    require_everywhere(by, IMPORT)
    named = _Named([row.values for row in rows])

    def take(row: Row) -> Outcome:
        told = row.values
        if told.get("state") == CLOSED:
            return Outcome("skipped")
        fields = named.fields(told)
        order = named.orders.get(told["external_id"])
        if order is not None:
            return _put_right(order, fields, named.custom(told), by=by, at=at)
        return Outcome("created", _report(told, fields, named, by=by, at=at))

    return each(rows, take)


def _report(told: Values, fields: dict[str, Any], named: "_Named", *, by: Actor | None, at: datetime) -> UUID:
    team, owner = named.team(told), named.owner(told)
    custom = named.custom(told)
    order = orders.report(by=by, at=at, channel="other", external_id=told["external_id"], custom=custom, **fields)
    if told.get("reported_at") is not None:
        if told["reported_at"] > at:
            raise Invalid("import_reported_later", field="reported_at")
        WorkOrder.objects.filter(pk=order.pk).update(reported_at=told["reported_at"])
    if team is not None and order.state == Order.REPORTED:
        moves.triage(key=order.key, by=by, at=at, team=team)
    if owner is not None:
        if order.state == Order.REPORTED and team is None:
            moves.triage(key=order.key, by=by, at=at)
        moves.assign(key=order.key, by=by, at=at, owner=owner)
    return order.key


def _put_right(
    order: WorkOrder, fields: Mapping[str, Any], custom: Mapping[str, Any], *, by: Actor | None, at: datetime
) -> Outcome:
    if order.customer is not None and order.customer.key != fields["customer"]:
        raise Conflict("import_order_elsewhere", field="external_id")
    if Order(order.state) in _OVER:
        return Outcome("skipped", order.key)
    present = {name: _as_sent(getattr(order, name)) for name in _CHANGED}
    changes = {name: fields[name] for name in _CHANGED if name in fields and present[name] != fields[name]}
    stands = values_in(order)
    own = {code: value for code, value in custom.items() if stands.get(code) != value}
    if own:
        changes["custom"] = own
    if not changes:
        return Outcome("unchanged", order.key)
    orders.change(key=order.key, by=by, at=at, version=order.version, fields=changes)
    return Outcome("updated", order.key)


def _as_sent(value: Any) -> Any:
    """A row as a verb is told of it."""
    return value.code if isinstance(value, Kind) else getattr(value, "key", value)


class _Named:
    """What some rows name, read together: by code, number, serial or name."""

    def __init__(self, told: Sequence[Values]) -> None:
        self.customers = owners(_said(told, "customer"))
        self.kinds = _by_words(Kind)
        self.categories = _by_words(Category)
        self.teams = _by_words(Team)
        people = Person.objects.filter(email__in=_said(told, "owner"), is_active=True, is_customer=False)
        self.people = {one.email: one.key for one in people}
        there = WorkOrder.objects.filter(origin=present_origin(), external_id__in=_said(told, "external_id"))
        related = there.select_related("customer", "kind", "category", "contact", "site", "asset", "fields")
        self.orders = {one.external_id: one for one in related}
        own = {name for one in told for name in one if name.startswith(PREFIX)}
        known = queries.definitions() if own else {}
        self.own = {name: known[name.removeprefix(PREFIX)] for name in own}

    def fields(self, told: Values) -> dict[str, Any]:
        """What the verbs take of a row."""
        customer = self.customers.get(told["customer"])
        if customer is None or customer.archived_at is not None:
            raise Invalid("import_no_such_customer", field="customer")
        fields = {name: told[name] for name in ("title", "description", "priority") if name in told}
        fields |= {"customer": customer.key, "kind": self._one(self.kinds, told, "kind").code}
        if "category" in told:
            fields["category"] = self._one(self.categories, told, "category").key
        for name, model, column in (("site", Site, "name"), ("asset", Asset, "serial")):
            if name in told:
                fields[name] = self._theirs(model, customer, name, {column: told[name]})
        if "contact" in told:
            column = "email" if "@" in told["contact"] else "name"
            fields["contact"] = self._theirs(Contact, customer, "contact", {f"{column}__iexact": told["contact"]})
        return fields

    def team(self, told: Values) -> UUID | None:
        """The team a row names."""
        return self._one(self.teams, told, "team").key if "team" in told else None

    def owner(self, told: Values) -> UUID | None:
        """The colleague a row names by e-mail."""
        if "owner" not in told:
            return None
        if told["owner"] not in self.people:
            raise Invalid("import_no_such_person", field="owner")
        return self.people[told["owner"]]

    def custom(self, told: Values) -> dict[str, Any]:
        """What a row says of the company's own fields, by their codes."""
        return {field.code: self._own(told, field) for name, field in self.own.items() if name in told}

    def _own(self, told: Values, field: Definition) -> Any:
        value = told[field.name]
        if field.type is FieldType.ASSET:
            return str(self._theirs(Asset, self.customers[told["customer"]], field.name, {"serial": value}))
        return self._colleague(field, value) if field.type is FieldType.PERSON else value

    def _colleague(self, field: Definition, value: str) -> str:
        """By e-mail, or by a name that only one of them has."""
        staff = Person.objects.filter(is_active=True, is_customer=False)
        keys = list(
            staff.filter(**{"email__iexact" if "@" in value else "name": value}).values_list("key", flat=True)[:2]
        )
        if len(keys) != 1:
            raise Invalid("import_several_people" if keys else "import_no_such_colleague", field=field.name)
        return str(keys[0])

    def _one(self, known: Mapping[str, Any], told: Values, field: str) -> Any:
        found = known.get(fold(told[field]))
        if found is None:
            raise Invalid(f"import_no_such_{field}", field=field)
        return found

    def _theirs(self, model: Any, customer: Customer, field: str, named: dict[str, Any]) -> UUID:
        rows = model.objects.filter(customer=customer, archived_at__isnull=True, **named)
        keys: list[UUID] = list(rows.values_list("key", flat=True)[:2])
        if len(keys) != 1:
            code = "import_several_of_this_customer" if keys else "import_not_of_this_customer"
            raise Invalid(code, field=field, customer=customer.code)
        return keys[0]


def _by_words(model: Any) -> dict[str, Any]:
    """Rows by their code, and by their name in either language."""
    found: dict[str, Any] = {}
    for row in model.objects.filter(archived_at__isnull=True).order_by("pk"):
        for word in (row.name_en, row.name_zh, row.code):
            found[fold(word)] = row
    return found


def _said(told: Sequence[Values], name: str) -> set[str]:
    return {one[name] for one in told if name in one}
