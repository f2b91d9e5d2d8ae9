"""Contacts: the people at a customer, their way into the portal, and their right to be forgotten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.privacy import blanks, exported
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.customers import access, rules
from aftersales.customers.actions.customers import refuse_archived
from aftersales.customers.actions.indexing import index_contacts
from aftersales.customers.events import (
    ContactAdded,
    ContactArchived,
    ContactChanged,
    ContactErased,
    ContactExported,
    ContactRestored,
    ContactRevealed,
    PortalAccessEnded,
    PortalAccessGiven,
)
from aftersales.customers.models import Contact
from aftersales.people.access import Actor
from aftersales.people.actions import erasing, persons
from aftersales.people.rules import tidy_email

_MASKED = {"phone": rules.masked_phone, "email": rules.masked_email}
_ROLE = "customer"


@verb
def add_contact(
    *,
    customer: UUID,
    by: Actor | None,
    at: datetime,
    name: str,
    salutation: str = "",
    job_title: str = "",
    phone: str = "",
    email: str = "",
    sees_colleagues_orders: bool = False,
    care: str = "",
    key: UUID | None = None,
) -> Contact:
    """Somebody to speak to. `salutation` is a title (经理) or the whole form of address; `care` is what to mind."""
    owner = access.lock(customer, by)
    refuse_archived(owner)
    fields = checked({"name": name, "phone": phone, "email": email})
    contact = Contact.objects.create(
        key=key or new_key(),
        customer=owner,
        salutation=salutation,
        job_title=job_title,
        sees_colleagues_orders=sees_colleagues_orders,
        care=care,
        **fields,
    )
    index_contacts(contact)
    emit(
        ContactAdded(customer=owner.key, contact=contact.key, at=at, by=by and by.key), audience=access.audience(owner)
    )
    return contact


@verb
def change_contact(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> Contact:
    """Change some fields of a contact. The e-mail and phone with which they sign in are their own and stay."""
    contact = access.lock_contact(key, by)
    _refuse_archived(contact)
    changed = update(contact, checked(changes), seen=version, masked=_MASKED)
    if {"name", "phone"}.intersection(changed):
        index_contacts(contact)
    if changed:
        emit(
            ContactChanged(customer=contact.customer.key, contact=contact.key, fields=changed, at=at, by=by and by.key),
            audience=access.audience(contact.customer),
        )
    return contact


@verb
def archive_contact(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Contact:
    """They left the customer, or we deal with them no more: the way into the portal closes too."""
    contact = access.lock_contact(key, by)
    _refuse_archived(contact)
    update(contact, {"archived_at": at}, seen=version)
    _close_portal(contact, by=by, at=at)
    emit(
        ContactArchived(customer=contact.customer.key, contact=contact.key, at=at, by=by and by.key),
        audience=access.audience(contact.customer),
    )
    return contact


@verb
def reveal_contact(*, key: UUID, by: Actor | None, at: datetime) -> Contact:
    """The contact for a reader who needs to reach them: that they asked is on record."""
    contact = access.contacts_visible_to(by).filter(key=key).first()
    if contact is None:
        raise NotFound(what="contact")
    emit(ContactRevealed(customer=contact.customer.key, contact=contact.key, at=at, by=by and by.key))
    return contact


@verb
def erase_contact(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Contact:
    """Forget the person: every column the privacy register calls personal is emptied, here and of their sign-in.

    The rows stay, archived and nameless, for the orders that point to them. Other rooms answer the fact.
    """
    contact = access.lock_contact(key, by)
    _close_portal(contact, by=by, at=at)
    if contact.person is not None and contact.person.name:
        contact.person = erasing.erase_person(key=contact.person.key, by=None, at=at)
    gone = blanks("customers", Contact)
    update(contact, gone | {"archived_at": contact.archived_at or at}, seen=version, masked=_MASKED)
    index_contacts(contact)
    emit(
        ContactErased(customer=contact.customer.key, contact=contact.key, at=at, by=by and by.key),
        audience=access.audience(contact.customer),
    )
    return contact


@verb
def restore_contact(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Contact:
    """They are back, unless they were erased. Their way into the portal stays closed until it is given again."""
    contact = access.lock_contact(key, by)
    refuse_archived(contact.customer)
    if contact.archived_at is None:
        raise Conflict("contact_not_archived")
    if not contact.name:
        raise Conflict("contact_erased")
    update(contact, {"archived_at": None}, seen=version)
    emit(
        ContactRestored(customer=contact.customer.key, contact=contact.key, at=at, by=by and by.key),
        audience=access.audience(contact.customer),
    )
    return contact


@verb
def export_contact(*, key: UUID, by: Actor | None, at: datetime) -> dict[str, Any]:
    """What the person may take along: every column that the privacy register lets out. That it left is on record."""
    contact = access.lock_contact(key, by)
    emit(ContactExported(customer=contact.customer.key, contact=contact.key, at=at, by=by and by.key))
    return exported("customers", contact)


@verb
def give_portal_access(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, password: str | None = None
) -> Contact:
    """Let a contact sign in to the portal by their own e-mail or phone; they set the password unless one is given.

    Who opens a sign-in also needs the right `people.customers`. A way that was closed is opened again.
    """
    contact = access.lock_contact(key, by)
    _refuse_archived(contact)
    if contact.person is not None and contact.person.archived_at is None:
        raise Conflict("portal_access_given_already")
    if contact.person is not None:
        persons.restore_person(key=contact.person.key, by=by, at=at)
        person = contact.person
    else:
        person = persons.add_person(
            by=by,
            at=at,
            name=contact.name,
            email=contact.email,
            phone="" if "x" in contact.phone else contact.phone,
            is_customer=True,
            roles=[_ROLE],
            password=password,
        )
    update(contact, {"person": person}, seen=version)
    contact.person = type(person).objects.get(pk=person.pk)
    emit(
        PortalAccessGiven(
            customer=contact.customer.key, contact=contact.key, person=person.key, at=at, by=by and by.key
        ),
        audience=access.audience(contact.customer),
    )
    return contact


@verb
def end_portal_access(*, key: UUID, by: Actor | None, at: datetime) -> Contact:
    """Close a contact's way into the portal at once; taking away asks for no more than the right to edit."""
    contact = access.lock_contact(key, by)
    if not _close_portal(contact, by=by, at=at):
        raise Conflict("no_portal_access")
    return contact


def _close_portal(contact: Contact, *, by: Actor | None, at: datetime) -> bool:
    """Archive the contact's sign-in, if there is an open one; by the product, for `by` may lack rights over people."""
    if contact.person is None or contact.person.archived_at is not None:
        return False
    contact.person = persons.archive_person(key=contact.person.key, by=None, at=at)
    emit(
        PortalAccessEnded(
            customer=contact.customer.key, contact=contact.key, person=contact.person.key, at=at, by=by and by.key
        ),
        audience=access.audience(contact.customer),
    )
    return True


def _refuse_archived(contact: Contact) -> None:
    refuse_archived(contact.customer)
    if contact.archived_at is not None:
        raise Conflict("contact_archived", contact=str(contact.key))


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are kept: numbers and addresses in one form."""
    fields = dict(changes)
    if "name" in fields and not fields["name"]:
        raise Invalid("empty", field="name")
    if "phone" in fields:
        fields["phone"] = rules.tidy_phone(fields["phone"])
    if "email" in fields:
        fields["email"] = tidy_email(fields["email"]) or ""
    return fields
