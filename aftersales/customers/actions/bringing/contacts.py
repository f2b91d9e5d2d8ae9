"""Contacts from a table, many at a time.

A contact is known at their customer by the e-mail address. Without one, or where nobody there has it yet, by the name:
so an address that is new fills in that of the one who has none. A namesake with another address is somebody else.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.imports.bulk import Wanted, planned, right
from aftersales.base.imports.subjects import Outcome, Row, Values
from aftersales.base.verbs import verb
from aftersales.customers import access
from aftersales.customers.actions.bringing.belonging import owner_of, told_of
from aftersales.customers.actions.contacts import checked
from aftersales.customers.actions.indexing import index_contacts
from aftersales.customers.events import ContactAdded, ContactChanged
from aftersales.customers.models import Contact, Customer
from aftersales.customers.rules import IMPORT
from aftersales.people.access import Actor, require_everywhere

_FIELDS: Final = (
    "name", "salutation", "job_title", "phone", "email", "sees_colleagues_orders", "care", "version",
)  # fmt: skip
Known = defaultdict[tuple[int, str], list[Contact]]


@verb
def bring_contacts(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Add whom their customer does not know yet, put right the others. Nobody gets a sign-in by this."""
    require_everywhere(by, IMPORT)
    owners = access.owners(row.values["customer"] for row in rows)
    by_email, by_name = _known(owners.values(), rows)

    def plan(row: Row) -> Wanted[Contact]:
        owner = owner_of(row, owners)
        fields = checked(told_of(row))
        contact = _same(owner, fields, by_email, by_name)
        if contact is None:
            contact = Contact(key=new_key(), customer=owner, **fields)
            by_name[owner.pk, contact.name].append(contact)  # a later row may speak of the same person
            if contact.email:
                by_email[owner.pk, contact.email].append(contact)
            return Wanted(contact, new=True)
        if contact.archived_at is not None:
            raise Conflict("contact_archived", field="name")
        return right(contact, fields)

    told = planned(rows, plan)
    Contact.objects.bulk_create(told.fresh)
    Contact.objects.bulk_create(told.altered, update_conflicts=True, unique_fields=["id"], update_fields=_FIELDS)
    index_contacts(*told.to_index("name", "phone"))
    heard = access.audiences(owners.values())
    who = by and by.key
    for one in told.wanted:
        row, owner = one.thing, one.thing.customer
        if one.new:
            emit(ContactAdded(customer=owner.key, contact=row.key, at=at, by=who), audience=heard[owner.pk])
        elif one.changed:
            changed = ContactChanged(customer=owner.key, contact=row.key, fields=one.changed, at=at, by=who)
            emit(changed, audience=heard[owner.pk])
    return told.outcomes


def _known(owners: Any, rows: Sequence[Row]) -> tuple[Known, Known]:
    """Who these customers have of those the rows name, by address and by name; the living before those who left."""
    emails = {row.values.get("email", "").lower() for row in rows} - {""}
    names = {row.values["name"] for row in rows if "name" in row.values}
    at = Contact.objects.filter(customer__in=[one.pk for one in owners]).select_related("customer")
    by_email: Known = defaultdict(list)
    by_name: Known = defaultdict(list)
    found = {one.pk: one for one in [*at.filter(email__in=emails), *at.filter(name__in=names)]}
    for one in sorted(found.values(), key=lambda one: (one.archived_at is not None, one.pk)):
        by_name[one.customer_id, one.name].append(one)
        if one.email:
            by_email[one.customer_id, one.email].append(one)
    return by_email, by_name


def _same(owner: Customer, fields: Mapping[str, Any], by_email: Known, by_name: Known) -> Contact | None:
    email = fields.get("email", "")
    namesakes = by_name.get((owner.pk, fields["name"]), [])
    if not email:
        return namesakes[0] if namesakes else None
    found = by_email.get((owner.pk, email), [])
    return next(iter(found), None) or next((one for one in namesakes if not one.email), None)
