"""Who may have an order dispatched, and see why. The order decides: whoever cannot see it finds no decision of it."""

from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from aftersales.base.errors import Conflict, NotAllowed, NotFound
from aftersales.base.models import Run
from aftersales.customers import access as customers
from aftersales.customers.models import Customer
from aftersales.dispatch.models import Decision, EngineerWish, Offer, Proposal, Round
from aftersales.dispatch.rules import ARRANGE, DECIDE, SEE, SETTLE
from aftersales.people import access as people
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Team
from aftersales.people.rules import SCHEDULE
from aftersales.people.states import Scope
from aftersales.workorders import access as orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.rules import ORDER_RIGHTS, VISIT_RIGHTS


def order_of(key: UUID, by: Actor | None) -> WorkOrder:
    """An order that this reader may have decided; strangers get NotFound."""
    order = orders.find(key, by)
    _permit(by, DECIDE, order)
    return order


def appointable(key: UUID, by: Actor | None) -> WorkOrder:
    """An order for which this reader may arrange when somebody comes: staff who plan visits of it, and of customers
    whoever may report; strangers get NotFound."""
    order = orders.find(key, by)
    if by is not None and by.is_customer:
        by.require(ARRANGE)
    elif not orders.permits(by, "plan", order):
        raise NotAllowed(move="plan")
    return order


def lock_for_appointment(key: UUID, by: Actor | None) -> WorkOrder:
    """The same, as nobody else can change it now."""
    appointable(key, by)
    return orders.lock(key, None, "plan")


def sees_decisions(by: Actor, order: WorkOrder) -> bool:
    """Whether this reader, who sees the order, sees decisions about it."""
    return by.reaches(SEE, owners=(order.owner_id,), team=order.team_id, territory=order.territory_id)


def decisions_of(key: UUID, by: Actor | None) -> QuerySet[Decision]:
    """What was decided about an order, the latest first, for whoever sees decisions as far as this order."""
    order = orders.find(key, by)
    _permit(by, SEE, order)
    return Decision.objects.filter(order=order).order_by("-pk")


def decided_orders(key: UUID, by: Actor) -> QuerySet[WorkOrder]:
    """The one order of this key, for whoever sees decisions as far as it; strangers get NotFound."""
    return WorkOrder.objects.filter(pk=seen_order(key, by).pk)


def seen_by(by: Actor) -> QuerySet[WorkOrder]:
    """The orders this reader knows of and sees decisions about."""
    by.require(SEE)
    scopes = by.reach(SEE)
    reached = Q(owner=by.id)
    if Scope.ALL in scopes:
        reached = Q()
    else:
        reached |= Q(team__in=by.teams) if Scope.TEAM in scopes else Q()
        reached |= Q(territory__in=by.territories) if Scope.TERRITORY in scopes else Q()
    return orders.visible_to(by).filter(reached)


def decision_of(key: UUID, decision: UUID, by: Actor | None, *, own: bool = False) -> Decision:
    """One decision about an order; with `own`, for whoever asks about themselves and sees the order."""
    rows = Decision.objects.filter(order=orders.find(key, by)) if own else decisions_of(key, by)
    related = ("policy__policy", "order", "chosen__person", "runner_up__person", "crew")
    found = rows.select_related(*related).filter(key=decision).first()
    if found is None:
        raise NotFound(what="decision")
    return found


def rounds_of(key: UUID, by: Actor | None) -> QuerySet[Round]:
    """The rounds of offers of an order, the latest first, for whoever sees decisions as far as this order."""
    order = orders.find(key, by)
    _permit(by, SEE, order)
    return Round.objects.filter(order=order).order_by("-pk")


def offer_of(key: UUID, by: Actor) -> Offer:
    """An offer that was made to this reader, who may answer it as they may a visit; others do not exist."""
    found = Offer.objects.select_related("order", "round").filter(key=key, engineer=by.id).first()
    if found is None:
        raise NotFound(what="offer")
    if not may_answer(by):
        raise NotAllowed(right=VISIT_RIGHTS["confirm"])
    return found


def may_answer(by: Actor) -> bool:
    """Whether this reader goes to customers at all."""
    return by.may(VISIT_RIGHTS["confirm"])


def customer_of(key: UUID, by: Actor | None) -> Customer:
    """A customer for whom this reader may say who goes; strangers get NotFound."""
    return _customer(key, by, DECIDE)


def may_decide(by: Actor, order: WorkOrder) -> bool:
    """Whether this reader, who sees the order, may have it decided."""
    return by.reaches(DECIDE, owners=(order.owner_id,), team=order.team_id, territory=order.territory_id)


def may_decide_for(by: Actor, customer: Customer) -> bool:
    """Whether this reader may say who goes to this customer."""
    return customers.visible_to(by).filter(customers.reached(by, DECIDE), pk=customer.pk).exists()


def seen_order(key: UUID, by: Actor) -> WorkOrder:
    """An order about which this reader sees decisions; strangers get NotFound."""
    order = orders.find(key, by)
    _permit(by, SEE, order)
    return order


def seen_customer(key: UUID, by: Actor) -> Customer:
    """A customer about whom this reader sees who is wanted; strangers get NotFound."""
    return _customer(key, by, SEE)


def lock_wish(key: UUID, by: Actor | None) -> EngineerWish:
    """Who is wanted or not, locked, for whoever may say so of the order or customer; strangers get NotFound."""
    found = EngineerWish.objects.select_for_update(of=("self",)).select_related("order", "customer", "engineer__person")
    row = found.filter(key=key).first()
    if row is None:
        raise NotFound(what="wish")
    if row.order is not None:
        order_of(row.order.key, by)
    elif row.customer is not None:
        customer_of(row.customer.key, by)
    return row


def lock_engineer(key: UUID, by: Actor | None) -> Engineer:
    """An engineer as nobody else can change them now, for themselves or whoever plans their duty; strangers get
    NotFound."""
    oneself = by is not None and by.key == key and not by.token
    person = people.lock_person(key, None if oneself else by, SCHEDULE)
    engineer = Engineer.objects.select_related("person").filter(person=person).first()
    if engineer is None:
        raise Conflict("not_an_engineer")
    return engineer


def require_travel(by: Actor) -> None:
    """Refuse whoever does not go to customers, and a program in their name: where somebody is their phone says."""
    by.require(VISIT_RIGHTS["depart"])
    people.refuse_token(by)


def lock_oneself(by: Actor) -> Engineer:
    """The reader as an engineer who goes to customers, as nobody else can change them now.

    Raises:
        Conflict: the reader is no engineer.
    """
    require_travel(by)
    return lock_engineer(by.key, by)


def find_engineer(key: UUID, by: Actor) -> Engineer:
    """An engineer the reader may see; others, and who is none, do not exist."""
    found = Engineer.objects.select_related("person").filter(person=people.find_person(key, by)).first()
    if found is None:
        raise NotFound(what="engineer")
    return found


def engineers_seen(by: Actor) -> QuerySet[Engineer]:
    """The engineers whose standing this reader may look through: colleagues they see, if they see decisions."""
    by.require(SEE)
    return Engineer.objects.filter(person__in=people.visible_people(by), person__is_active=True)


def planned_engineers(by: Actor | None) -> QuerySet[Engineer]:
    """The engineers whose time this reader may have planned: colleagues they see, if they send anybody; None is the
    product itself."""
    if by is not None:
        by.require(DECIDE)
        by.require(ORDER_RIGHTS["plan"])
    return Engineer.objects.filter(
        person__in=people.visible_people(by), person__is_active=True, person__archived_at__isnull=True
    )


def latest_of(key: UUID, by: Actor) -> Decision:
    """What was decided last about an order, for whoever asks about themselves and sees the order."""
    related = ("policy__policy", "order", "chosen__person", "runner_up__person", "crew")
    rows = Decision.objects.filter(order=orders.find(key, by)).select_related(*related)
    found = rows.order_by("-pk").first()
    if found is None:
        raise NotFound(what="decision")
    return found


def require_settings(by: Actor | None) -> None:
    """Refuse whoever may not shape policies."""
    if by is not None:
        by.require(SETTLE)


def _customer(key: UUID, by: Actor | None, right: str) -> Customer:
    found = customers.visible_to(by).filter(key=key).first()
    if found is None:
        raise NotFound(what="customer")
    customers.permit(by, right, found)
    return found


def _permit(by: Actor | None, right: str, order: WorkOrder) -> None:
    if by is None:
        return
    if not by.reaches(right, owners=(order.owner_id,), team=order.team_id, territory=order.territory_id):
        raise NotAllowed(right=right)


def whatif(key: UUID, kind: str) -> Run:
    """A what-if, for whoever may shape policies: they are nobody's own."""
    found = Run.objects.filter(kind=kind, key=key).first()
    if found is None:
        raise NotFound(what="run")
    return found


TAKING: Final = "dispatch.taking"
"""The kind of the runs, and their jobs, by which parts of a proposal are taken."""


def proposals_of(by: Actor) -> QuerySet[Proposal]:
    """The proposals this reader may read: their own, those nobody asked for of teams they send people of, and whoever
    sends people everywhere everybody's."""
    by.require(DECIDE)
    by.require(ORDER_RIGHTS["plan"])
    if Scope.ALL in by.reach(DECIDE):
        return Proposal.objects.all()
    mine = Q(by=by.id)
    if Scope.TEAM in by.reach(DECIDE):
        teams = [str(key) for key in Team.objects.filter(pk__in=by.teams).values_list("key", flat=True)]
        mine |= Q(by__isnull=True, scope__team__in=teams)
    return Proposal.objects.filter(mine)


def proposal(key: UUID, by: Actor, *, lock: bool = False) -> Proposal:
    """One of them; strangers get NotFound. With `lock`, nobody else takes of it meanwhile."""
    rows = proposals_of(by).select_related("run", "by")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(key=key).first()
    if found is None:
        raise NotFound(what="proposal")
    return found


def proposal_taking(row: Proposal, key: UUID) -> Run:
    """What somebody takes of a proposal that the reader may read."""
    found = Run.objects.filter(key=key, kind=TAKING, params__proposal=str(row.key)).first()
    if found is None:
        raise NotFound(what="taking")
    return found
