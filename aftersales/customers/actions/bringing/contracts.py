"""Contracts from a table, many at a time; a contract is known by its number."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Final

from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.imports.bulk import Wanted, planned, right
from aftersales.base.imports.subjects import Outcome, Row, Values
from aftersales.base.verbs import verb
from aftersales.customers import access, rules
from aftersales.customers.actions.bringing.belonging import owner_of, told_of
from aftersales.customers.actions.contracts import checked
from aftersales.customers.events import ContractChanged, ContractSigned
from aftersales.customers.models import Contract
from aftersales.customers.rules import IMPORT
from aftersales.people.access import Actor, require_everywhere

_FIELDS: Final = ("name", "service_level", "starts_on", "ends_on", "version")


@verb
def bring_contracts(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Sign those whose number is new, put right the others. A contract never goes from one customer to another."""
    require_everywhere(by, IMPORT)
    owners = access.owners(row.values["customer"] for row in rows)
    numbers = {row.values["number"] for row in rows}
    known = {one.number: one for one in Contract.objects.filter(number__in=numbers).select_related("customer")}

    def plan(row: Row) -> Wanted[Contract]:
        owner = owner_of(row, owners)
        fields = checked(told_of(row))
        contract = known.get(fields["number"])
        rules.refuse_backwards(fields["starts_on"], fields["ends_on"])
        if contract is None:
            return Wanted(Contract(key=new_key(), customer=owner, **fields), new=True)
        if contract.customer_id != owner.pk:
            raise Conflict("import_contract_elsewhere", field="number")
        if contract.archived_at is not None:
            raise Conflict("contract_archived", field="number")
        return right(contract, fields)

    told = planned(rows, plan)
    Contract.objects.bulk_create(told.fresh)
    Contract.objects.bulk_create(told.altered, update_conflicts=True, unique_fields=["id"], update_fields=_FIELDS)
    heard = access.audiences(owners.values())
    who = by and by.key
    for one in told.wanted:
        row, owner = one.thing, one.thing.customer
        if one.new:
            signed = ContractSigned(
                customer=owner.key, contract=row.key, service_level=row.service_level, starts_on=row.starts_on,
                ends_on=row.ends_on, at=at, by=who,
            )  # fmt: skip
            emit(signed, audience=heard[owner.pk])
        elif one.changed:
            changed = ContractChanged(customer=owner.key, contract=row.key, fields=one.changed, at=at, by=who)
            emit(changed, audience=heard[owner.pk])
    return told.outcomes
