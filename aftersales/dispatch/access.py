"""Who may have an order dispatched, and see why. The order decides: whoever cannot see it finds no decision of it."""

from uuid import UUID

from django.db.models import QuerySet

from aftersales.base.errors import NotAllowed, NotFound
from aftersales.dispatch.models import Decision
from aftersales.dispatch.rules import DECIDE, SEE, SETTLE
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.models import WorkOrder


def order_of(key: UUID, by: Actor | None) -> WorkOrder:
    """An order that this reader may have decided; strangers get NotFound."""
    order = orders.find(key, by)
    _permit(by, DECIDE, order)
    return order


def decisions_of(key: UUID, by: Actor | None) -> QuerySet[Decision]:
    """What was decided about an order, the latest first, for whoever sees decisions as far as this order."""
    order = orders.find(key, by)
    _permit(by, SEE, order)
    return Decision.objects.filter(order=order).order_by("-pk")


def decision_of(key: UUID, decision: UUID, by: Actor | None, *, own: bool = False) -> Decision:
    """One decision about an order; with `own`, for whoever asks about themselves and sees the order."""
    rows = Decision.objects.filter(order=orders.find(key, by)) if own else decisions_of(key, by)
    related = ("policy__policy", "order", "chosen__person", "runner_up__person")
    found = rows.select_related(*related).filter(key=decision).first()
    if found is None:
        raise NotFound(what="decision")
    return found


def latest_of(key: UUID, by: Actor) -> Decision:
    """What was decided last about an order, for whoever asks about themselves and sees the order."""
    related = ("policy__policy", "order", "chosen__person", "runner_up__person")
    rows = Decision.objects.filter(order=orders.find(key, by)).select_related(*related)
    found = rows.order_by("-pk").first()
    if found is None:
        raise NotFound(what="decision")
    return found


def require_settings(by: Actor | None) -> None:
    """Refuse whoever may not shape policies."""
    if by is not None:
        by.require(SETTLE)


def _permit(by: Actor | None, right: str, order: WorkOrder) -> None:
    if by is None:
        return
    if not by.reaches(right, owners=(order.owner_id,), team=order.team_id, territory=order.territory_id):
        raise NotAllowed(right=right)
