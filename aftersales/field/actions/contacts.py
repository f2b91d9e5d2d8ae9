"""Numbers to call, for whoever goes there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import NotFound
from aftersales.base.facts import emit
from aftersales.customers.models import Contact
from aftersales.field import access, rules
from aftersales.field.events import VisitContactShown
from aftersales.people.access import Actor


@transaction.atomic
def show_contact(*, visit: UUID, by: Actor, at: datetime) -> Contact:
    """Whom to call about a visit, with the whole number, for its crew alone: that they asked is on record."""
    row = access.find_visit(visit, by, since=at - rules.CARRY_ON)
    contact: Contact | None = row.order.contact
    if contact is None:
        raise NotFound(what="contact")
    emit(VisitContactShown(contact=contact.key, visit=row.key, at=at, by=by.key))
    return contact
