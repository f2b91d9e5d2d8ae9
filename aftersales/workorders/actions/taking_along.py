"""What a person may take along of the orders they reported."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.facts import emit
from aftersales.base.privacy import exported
from aftersales.base.verbs import verb
from aftersales.customers.access import lock_contact
from aftersales.people.access import Actor
from aftersales.workorders.access import visible_to
from aftersales.workorders.events.orders import ContactOrdersExported
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.owned import values_in
from aftersales.workorders.queries.custom import definitions
from aftersales.workorders.queries.wishes import wish_of
from aftersales.workorders.rules import LATEST


@verb
def export_orders(*, contact: UUID, by: Actor | None, at: datetime) -> list[dict[str, Any]]:
    """Of every order of this contact that the reader sees, what the privacy register lets out; newest first.

    It goes with `customers.actions.contacts.export_contact` and needs the same right; that it left is on record.
    """
    row = lock_contact(contact, by)
    emit(ContactOrdersExported(customer=row.customer.key, contact=row.key, at=at, by=by.key if by else None))
    orders = visible_to(by).filter(contact=row.pk).select_related("wish", "fields").order_by(*LATEST)
    personal = [code for code, field in definitions().items() if field.personal]
    return [_taken_along(order, personal) for order in orders]


def _taken_along(order: WorkOrder, personal: Sequence[str]) -> dict[str, Any]:
    held = values_in(order)
    wish = wish_of(order)
    return {
        "number": order.number,
        "reported_at": order.reported_at,
        **exported("workorders", order),
        "wish": exported("workorders", wish) if wish is not None else None,
        "custom": {code: held[code] for code in personal if code in held},
    }
