"""Which visits and orders an engineer has on the phone."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from aftersales.base.errors import NotFound
from aftersales.dispatch.models import Offer
from aftersales.people.access import Actor
from aftersales.workorders.access import ENGINEERS_MOVES, find_worklog, permits_visit, visible_to
from aftersales.workorders.models import Checklist, Mate, Visit, Worklog, WorkOrder
from aftersales.workorders.queries.turns import WITH as TURN
from aftersales.workorders.queries.turns import legal_moves
from aftersales.workorders.rules import SEE
from aftersales.workorders.states import VISIT_MOVES

FLOW: Final = {move: dict(VISIT_MOVES[move]) for move in ENGINEERS_MOVES}
"""Where each of these moves leads from where: a phone without a line knows by it what comes next."""


def visits_of(by: Actor, when: Q) -> list[int]:
    """The ids of the reader's visits, as lead or along, that are as `when` says.

    Asked of both sides on their own: one condition over both reads every visit there is.
    """
    if not by.may(SEE):
        return []
    own = Visit.objects.filter(when, engineer=by.id).values_list("pk", flat=True)
    along = Visit.objects.filter(when, pk__in=Mate.objects.filter(engineer=by.id).values("visit"))
    return list(own.union(along.values_list("pk", flat=True)))


def orders_of(by: Actor) -> QuerySet[WorkOrder]:
    """The orders the reader owns or goes to, or went."""
    if not by.may(SEE):
        return WorkOrder.objects.none()
    owned = WorkOrder.objects.filter(owner=by.id).values("pk")
    gone_to = Visit.objects.filter(engineer=by.id).values("order")
    gone_along = Mate.objects.filter(engineer=by.id).values("visit__order")
    return WorkOrder.objects.filter(pk__in=owned.union(gone_to, gone_along))


def find_visit(key: UUID, by: Actor, *, since: datetime) -> Visit:
    """A visit of the reader's own that is ahead, or ended no earlier than `since`; others do not exist."""
    mine = visits_of(by, Q(key=key) & (Q(ended_at__isnull=True) | Q(ended_at__gte=since)))
    visit = Visit.objects.select_related("order__contact", "order__customer", "order__wish").filter(pk__in=mine).first()
    if visit is None:
        raise NotFound(what="visit")
    return visit


def visit_moves(visit: Visit, by: Actor) -> list[str]:
    """What the reader may do with this visit now, as `workorders.access.lock_visit` will have it."""
    legal = [move for move in legal_moves(visit) if move in ENGINEERS_MOVES]
    return [move for move in legal if permits_visit(by, move, visit.order, visit)]


def see_visit(key: UUID, by: Actor) -> Visit | None:
    """A visit of an order that the reader may see."""
    visit = Visit.objects.select_related("order", "engineer__person", *TURN).filter(key=key).first()
    return visit if visit is not None and visible_to(by).filter(pk=visit.order_id).exists() else None


def see_order(key: UUID, by: Actor) -> WorkOrder | None:
    """An order that the reader may see."""
    return visible_to(by).filter(key=key).first()


def see_checklist(key: UUID, by: Actor) -> Checklist | None:
    """A list of an order that the reader may see."""
    found = Checklist.objects.select_related("order").filter(key=key).first()
    return found if found is not None and visible_to(by).filter(pk=found.order_id).exists() else None


def see_worklog(key: UUID, by: Actor) -> Worklog | None:
    """A span of the reader's own time, or of one they may look at."""
    try:
        return find_worklog(key, by)
    except NotFound:
        return None


def see_offer(key: UUID, by: Actor) -> Offer | None:
    """An offer that was made to the reader."""
    return Offer.objects.select_related("round").filter(key=key, engineer=by.id).first()
