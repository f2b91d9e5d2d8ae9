"""Contracts, and what they count."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.customers import access, rules
from aftersales.customers.actions.customers import refuse_archived
from aftersales.customers.events import (
    ContractArchived,
    ContractChanged,
    ContractRenewed,
    ContractSigned,
    EntitlementChanged,
    EntitlementGranted,
    EntitlementReturned,
    EntitlementUsed,
)
from aftersales.customers.models import Contract, Entitlement
from aftersales.people.access import Actor


@verb
def sign_contract(
    *,
    customer: UUID,
    by: Actor | None,
    at: datetime,
    number: str,
    starts_on: date,
    ends_on: date,
    name: str = "",
    service_level: str = "",
    key: UUID | None = None,
) -> Contract:
    """Contracts may overlap; which one counts on a day is `rules.chosen`. Both days are part of it."""
    owner = access.lock(customer, by)
    refuse_archived(owner)
    fields = checked({"number": number, "name": name, "service_level": service_level})
    rules.refuse_backwards(starts_on, ends_on)
    _refuse_taken(fields["number"])
    contract = Contract.objects.create(
        key=key or new_key(), customer=owner, starts_on=starts_on, ends_on=ends_on, **fields
    )
    emit(
        ContractSigned(
            customer=owner.key,
            contract=contract.key,
            service_level=contract.service_level,
            starts_on=starts_on,
            ends_on=ends_on,
            at=at,
            by=by and by.key,
        ),
        audience=access.audience(owner),
    )
    return contract


@verb
def change_contract(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> Contract:
    """Change some of number, name, service level and days."""
    contract = access.lock_contract(key, by)
    _refuse_archived(contract)
    fields = checked(changes)
    rules.refuse_backwards(fields.get("starts_on", contract.starts_on), fields.get("ends_on", contract.ends_on))
    if fields.get("number", contract.number) != contract.number:
        _refuse_taken(fields["number"])
    changed = update(contract, fields, seen=version)
    if changed:
        emit(
            ContractChanged(
                customer=contract.customer.key,
                contract=contract.key,
                fields=changed,
                at=at,
                by=by and by.key,
            ),
            audience=access.audience(contract.customer),
        )
    return contract


@verb
def renew_contract(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    version: int | None,
    number: str,
    ends_on: date | None = None,
    service_level: str | None = None,
    renewal: UUID | None = None,
) -> Contract:
    """The contract that follows on from this one the day after it ends, once; as long, unless `ends_on` says otherwise.

    What the old one counts is counted anew from nothing used.
    """
    old = access.lock_contract(key, by)
    _refuse_archived(old)
    if Contract.objects.filter(renews=old).exists():
        raise Conflict("contract_renewed_already")
    update(old, {}, seen=version)
    starts_on, as_long = rules.next_term(old.starts_on, old.ends_on)
    level = old.service_level if service_level is None else service_level
    fields = checked({"number": number, "name": old.name, "service_level": level})
    rules.refuse_backwards(starts_on, ends_on or as_long)
    _refuse_taken(fields["number"])
    contract = Contract.objects.create(
        key=renewal or new_key(),
        customer=old.customer,
        starts_on=starts_on,
        ends_on=ends_on or as_long,
        renews=old,
        **fields,
    )
    Entitlement.objects.bulk_create(
        Entitlement(contract=contract, what=counted.what, quantity=counted.quantity)
        for counted in Entitlement.objects.filter(contract=old).order_by("pk")
    )
    emit(
        ContractRenewed(
            customer=old.customer.key,
            contract=contract.key,
            renews=old.key,
            service_level=contract.service_level,
            starts_on=contract.starts_on,
            ends_on=contract.ends_on,
            at=at,
            by=by and by.key,
        ),
        audience=access.audience(old.customer),
    )
    return contract


@verb
def archive_contract(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Contract:
    """Written by mistake, or called off before its time; it counts no more."""
    contract = access.lock_contract(key, by)
    _refuse_archived(contract)
    update(contract, {"archived_at": at}, seen=version)
    emit(
        ContractArchived(customer=contract.customer.key, contract=contract.key, at=at, by=by and by.key),
        audience=access.audience(contract.customer),
    )
    return contract


@verb
def grant_entitlement(
    *, contract: UUID, by: Actor | None, at: datetime, what: str, quantity: int | None, key: UUID | None = None
) -> Entitlement:
    """Let a contract count something, `quantity` of it or (None) without end; each thing once."""
    under = access.lock_contract(contract, by)
    _refuse_archived(under)
    what = rules.one_of(rules.Entitled, what, "what")
    if quantity is not None and quantity < 0:
        raise Invalid("below_zero", field="quantity")
    if Entitlement.objects.filter(contract=under, what=what).exists():
        raise Conflict("entitlement_granted_already", field="what", what=what)
    granted = Entitlement.objects.create(key=key or new_key(), contract=under, what=what, quantity=quantity)
    emit(
        EntitlementGranted(
            customer=under.customer.key,
            contract=under.key,
            entitlement=granted.key,
            what=what,
            quantity=quantity,
            at=at,
            by=by and by.key,
        ),
        audience=access.audience(under.customer),
    )
    return granted


@verb
def change_entitlement(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, quantity: int | None
) -> Entitlement:
    """Another quantity, never less than is used already."""
    counted = access.lock_entitlement(key, by)
    _refuse_archived(counted.contract)
    if quantity is not None and quantity < counted.used:
        raise Conflict("less_than_used", field="quantity", used=counted.used)
    if update(counted, {"quantity": quantity}, seen=version):
        emit(
            EntitlementChanged(
                customer=counted.contract.customer.key,
                contract=counted.contract.key,
                entitlement=counted.key,
                quantity=quantity,
                at=at,
                by=by and by.key,
            ),
            audience=access.audience(counted.contract.customer),
        )
    return counted


@verb
def use_entitlement(
    *, key: UUID, by: Actor | None, at: datetime, on: date, count: int = 1, cause: UUID | None = None
) -> Entitlement:
    """Count something as used on a local day within the contract; refused when less than `count` is left."""
    counted = access.lock_entitlement(key, by)
    _refuse_archived(counted.contract)
    _refuse_below_one(count)
    if not counted.contract.starts_on <= on <= counted.contract.ends_on:
        raise Conflict(
            "contract_not_running", on=on, starts_on=counted.contract.starts_on, ends_on=counted.contract.ends_on
        )
    if counted.quantity is not None and counted.used + count > counted.quantity:
        raise Conflict("entitlement_used_up", count=count, left=counted.quantity - counted.used)
    return _count(counted, EntitlementUsed, count, by=by, at=at, cause=cause)


@verb
def return_entitlement(
    *, key: UUID, by: Actor | None, at: datetime, count: int = 1, cause: UUID | None = None
) -> Entitlement:
    """What was counted did not happen after all; also after the contract has ended."""
    counted = access.lock_entitlement(key, by)
    _refuse_below_one(count)
    if counted.used < count:
        raise Conflict("less_was_used", count=count, used=counted.used)
    return _count(counted, EntitlementReturned, count, by=by, at=at, cause=cause)


def _count(
    counted: Entitlement,
    fact: type[EntitlementUsed] | type[EntitlementReturned],
    count: int,
    *,
    by: Actor | None,
    at: datetime,
    cause: UUID | None,
) -> Entitlement:
    counted.used += count if fact is EntitlementUsed else -count
    counted.save(update_fields=["used"])
    emit(
        fact(
            customer=counted.contract.customer.key,
            contract=counted.contract.key,
            entitlement=counted.key,
            count=count,
            used=counted.used,
            cause=cause,
            at=at,
            by=by and by.key,
        ),
        audience=access.audience(counted.contract.customer),
    )
    return counted


def _refuse_archived(contract: Contract) -> None:
    refuse_archived(contract.customer)
    if contract.archived_at is not None:
        raise Conflict("contract_archived", contract=str(contract.key))


def _refuse_below_one(count: int) -> None:
    if count < 1:
        raise Invalid("below_one", field="count")


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are kept; `Invalid` names one that cannot be meant."""
    fields = dict(changes)
    if "number" in fields:
        fields["number"] = rules.tidy_code(fields["number"])
        if not fields["number"]:
            raise Invalid("empty", field="number")
    if "service_level" in fields:
        fields["service_level"] = rules.one_of(rules.ServiceLevel, fields["service_level"], "service_level", empty=True)
    return fields


def _refuse_taken(number: str) -> None:
    if Contract.objects.filter(number=number).exists():
        raise Conflict("contract_number_taken", field="number", taken=number)
