"""Customers from a table, many at a time; a customer is known by its code."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Final

from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.imports.bulk import Wanted, planned, right
from aftersales.base.imports.subjects import Outcome, Row, Values
from aftersales.base.verbs import verb
from aftersales.customers import access
from aftersales.customers.actions.customers import checked, refuse_archived
from aftersales.customers.actions.indexing import index_customers
from aftersales.customers.events import CustomerChanged, CustomerCreated
from aftersales.customers.models import Customer
from aftersales.customers.rules import IMPORT
from aftersales.people.access import Actor, require_everywhere

_FIELDS: Final = ("name", "industry", "size", "tier", "version")


@verb
def bring_customers(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Take on those whose code is new, put right the others."""
    require_everywhere(by, IMPORT)
    known = access.lock_codes(row.values["code"] for row in rows)

    def plan(row: Row) -> Wanted[Customer]:
        fields = checked(row.values)
        customer = known.get(fields["code"])
        if customer is None:
            return Wanted(Customer(key=new_key(), **fields), new=True)
        refuse_archived(customer)
        return right(customer, fields)

    told = planned(rows, plan)
    Customer.objects.bulk_create(told.fresh)
    Customer.objects.bulk_create(told.altered, update_conflicts=True, unique_fields=["id"], update_fields=_FIELDS)
    index_customers(*told.to_index("name"))
    heard = access.audiences(told.altered)
    who = by and by.key
    for one in told.wanted:
        row = one.thing
        if one.new:
            made = CustomerCreated(customer=row.key, tier=row.tier, industry=row.industry, at=at, by=who)
            emit(made, audience=["customers:all", f"customer:{row.pk}"])
        elif one.changed:
            emit(CustomerChanged(customer=row.key, fields=one.changed, at=at, by=who), audience=heard[row.pk])
    return told.outcomes
