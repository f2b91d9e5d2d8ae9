"""Customers: the companies themselves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid, NotAllowed
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.customers import access, rules
from aftersales.customers.actions.indexing import index_customers
from aftersales.customers.events import CustomerArchived, CustomerChanged, CustomerCreated, CustomerRestored
from aftersales.customers.models import Customer
from aftersales.people.access import Actor


@verb
def create_customer(
    *,
    by: Actor | None,
    at: datetime,
    code: str,
    name: str,
    industry: str = "",
    size: int | None = None,
    tier: str = rules.Tier.STANDARD,
    key: UUID | None = None,
) -> Customer:
    """Take on a customer. `code` is what people and other systems call it; `size` counts its staff."""
    if by is not None and not by.reaches(rules.EDIT):
        raise NotAllowed(right=rules.EDIT)
    fields = checked({"code": code, "name": name, "industry": industry, "size": size, "tier": tier})
    _refuse_taken(fields["code"])
    customer = Customer.objects.create(key=key or new_key(), **fields)
    index_customers(customer)
    emit(
        CustomerCreated(customer=customer.key, tier=customer.tier, industry=customer.industry, at=at, by=by and by.key),
        audience=access.audience(customer),
    )
    return customer


@verb
def change_customer(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> Customer:
    """Change some of code, name, industry, size and tier."""
    customer = access.lock(key, by)
    refuse_archived(customer)
    fields = checked(changes)
    if fields.get("code", customer.code) != customer.code:
        _refuse_taken(fields["code"])
    changed = update(customer, fields, seen=version)
    if {"name", "code"}.intersection(changed):
        index_customers(customer)
    if changed:
        emit(
            CustomerChanged(customer=customer.key, fields=changed, at=at, by=by and by.key),
            audience=access.audience(customer),
        )
    return customer


@verb
def archive_customer(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Customer:
    """We serve this customer no more. Its contacts see nothing in the portal from now on; everything is kept."""
    customer = access.lock(key, by)
    refuse_archived(customer)
    update(customer, {"archived_at": at}, seen=version)
    emit(CustomerArchived(customer=customer.key, at=at, by=by and by.key), audience=access.audience(customer))
    return customer


@verb
def restore_customer(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Customer:
    """The customer is back, with all that was kept."""
    customer = access.lock(key, by)
    if customer.archived_at is None:
        raise Conflict("customer_not_archived")
    update(customer, {"archived_at": None}, seen=version)
    emit(CustomerRestored(customer=customer.key, at=at, by=by and by.key), audience=access.audience(customer))
    return customer


def refuse_archived(customer: Customer) -> None:
    """Nothing changes at a customer that is archived."""
    if customer.archived_at is not None:
        raise Conflict("customer_archived", customer=str(customer.key))


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are kept; `Invalid` names one that cannot be meant."""
    fields = dict(changes)
    if "code" in fields:
        fields["code"] = rules.tidy_code(fields["code"])
    for name in ("code", "name"):
        if name in fields and not fields[name]:
            raise Invalid("empty", field=name)
    if "industry" in fields:
        fields["industry"] = rules.one_of(rules.Industry, fields["industry"], "industry", empty=True)
    if "tier" in fields:
        fields["tier"] = rules.one_of(rules.Tier, fields["tier"], "tier")
    if fields.get("size") is not None and fields["size"] < 1:
        raise Invalid("below_one", field="size")
    return fields


def _refuse_taken(code: str) -> None:
    if Customer.objects.filter(code=code).exists():
        raise Conflict("customer_code_taken", field="code", taken=code)
