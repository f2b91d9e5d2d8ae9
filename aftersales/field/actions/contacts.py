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
from aftersales.workorders.actions import wishes
from aftersales.workorders.models import Wish
from aftersales.workorders.queries.wishes import wish_of


@transaction.atomic
def show_contact(*, visit: UUID, by: Actor, at: datetime) -> Contact | Wish:
    """Whom to call about a visit, with the whole number, for its crew alone: that they asked is on record.

    Where somebody else than the order's contact is to be called, that is who.
    """
    row = access.find_visit(visit, by, since=at - rules.CARRY_ON)
    wish = wish_of(row.order)
    if wish is not None and wish.phone:
        return wishes.show_number(row.order, by=by, at=at, visit=row)
    contact: Contact | None = row.order.contact
    if contact is None:
        raise NotFound(what="contact")
    emit(VisitContactShown(contact=contact.key, visit=row.key, at=at, by=by.key))
    return contact
