"""Who may see and move which order. The right is checked, the row found and locked in one call."""

from collections.abc import Iterable
from typing import Final, Literal, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aftersales.base.compiled import Compiled
from aftersales.base.errors import NotAllowed, NotFound
from aftersales.customers.access import contact_of
from aftersales.customers.models import Contact
from aftersales.people.access import STAFF, Actor, of_team, reached
from aftersales.people.models import Person
from aftersales.people.states import Scope
from aftersales.workorders.models import Checklist, Macro, Mate, ReplyTemplate, View, Visit, Worklog, WorkOrder
from aftersales.workorders.rules import CORRECT_TIME, ORDER_RIGHTS, PORTAL_RIGHTS, SEE, SHARE, VISIT_RIGHTS

Kept = View | ReplyTemplate | Macro
"""What somebody keeps for themselves, a team, or everybody."""
KeptT = TypeVar("KeptT", View, ReplyTemplate, Macro)


def visible_to(by: Actor | None) -> QuerySet[WorkOrder]:
    """The orders this reader may know of; everybody else's do not exist for them. None is the product itself."""
    orders = WorkOrder.objects.all()
    if by is None:
        return orders
    return orders.filter(_customer_sees(by) if by.is_customer else _staff_sees(by))


def _staff_sees(by: Actor) -> Q:
    """What the right to see reaches; whoever has it in any form sees what is their own."""
    scopes = by.reach(SEE)
    if Scope.ALL in scopes:
        return Q()
    if not scopes:
        return Q(pk__in=[])
    return _scoped(by) | _own(by, _visits_of(by.id))


def _scoped(by: Actor) -> Q:
    scopes = by.reach(SEE)
    seen = Q(pk__in=[])
    if Scope.TERRITORY in scopes:
        seen |= Q(territory__in=by.territories)
    if Scope.TEAM in scopes:
        seen |= Q(team__in=by.teams)
    return seen


def _own(by: Actor, visits: QuerySet[Visit]) -> Q:
    return Q(owner=by.id) | Q(Exists(visits.filter(order=OuterRef("pk"))))


def owned_by(by: Actor) -> Q:
    """The orders that are this reader's own to do: as owner, or because they still go there."""
    return _own(by, _visits_of(by.id).filter(ended_at__isnull=True))


def queued_for(by: Actor) -> QuerySet[WorkOrder]:
    """The orders of this reader's queue: what they see, but of their own visits only those ahead."""
    scopes = by.reach(SEE)
    if by.is_customer or not scopes or Scope.ALL in scopes:
        return visible_to(by)
    return WorkOrder.objects.filter(_scoped(by) | owned_by(by))


def _visits_of(person: int) -> QuerySet[Visit]:
    along = Mate.objects.filter(visit=OuterRef("pk"), engineer=person)
    return Visit.objects.filter(Q(engineer=person) | Exists(along))


def _customer_sees(by: Actor) -> Q:
    """A contact's own orders, and those of the whole company where the contact was allowed to see them."""
    if not by.may("portal.see"):
        return Q(pk__in=[])
    contact = Contact.objects.filter(person=by.id, archived_at__isnull=True).first()
    if contact is None:
        return Q(pk__in=[])
    own = Q(contact=contact.pk)
    return Q(customer=contact.customer_id) & (Q() if contact.sees_colleagues_orders else own)


def find(key: UUID, by: Actor | None) -> WorkOrder:
    """An order this reader may see; strangers get NotFound."""
    order = visible_to(by).filter(key=key).first()
    if order is None:
        raise NotFound(what="workorder")
    return order


def lock(key: UUID, by: Actor | None, move: str) -> WorkOrder:
    """Find, permit and lock: the order as nobody else can change it until the transaction ends."""
    order = _locked(_BY_KEY.first(key), by)
    if not permits(by, move, order):
        raise NotAllowed(move=move)
    return order


_BY_KEY: Final = Compiled(lambda key: WorkOrder.objects.select_for_update(of=("self",)).filter(key=key))
_BY_VISIT: Final = Compiled(lambda key: WorkOrder.objects.select_for_update(of=("self",)).filter(visits__key=key))
_BY_LIST: Final = Compiled(lambda key: WorkOrder.objects.select_for_update(of=("self",)).filter(checklists__key=key))
_VISIT: Final = Compiled(lambda key: Visit.objects.select_for_update(of=("self",)).filter(key=key))


def _locked(order: WorkOrder | None, by: Actor | None, *, what: str = "workorder") -> WorkOrder:
    """The order that was found and locked, if this reader may know of it; for strangers `what` does not exist."""
    if order is None or not (_at_a_glance(order, by) or visible_to(by).filter(pk=order.pk).exists()):
        raise NotFound(what=what)
    return order


def _at_a_glance(order: WorkOrder, by: Actor | None) -> bool:
    """Whether the row alone shows that the reader sees it, as nearly always; if not, `visible_to` says."""
    if by is None or by.is_customer:
        return by is None
    return by.reaches(SEE, owners=(order.owner_id,), team=order.team_id, territory=order.territory_id)


def permits(by: Actor | None, move: str, order: WorkOrder) -> bool:
    """Whether this reader, who sees the order, may make this move of it."""
    return bool(permitted(by, (move,), order))


def permitted(by: Actor | None, moves: Iterable[str], order: WorkOrder) -> list[str]:
    """Which of these moves of the order this reader, who sees it, may make. Whoever went there works on it as on their
    own; whether they did is asked once at most."""
    if by is None:
        return list(moves)
    if by.is_customer:
        return [move for move in moves if move in PORTAL_RIGHTS and by.may(PORTAL_RIGHTS[move])]
    went_there: bool | None = None
    found = []
    for move in moves:
        right = ORDER_RIGHTS[move]
        may = by.reaches(right, owners=(order.owner_id,), team=order.team_id, territory=order.territory_id)
        if not may and by.may(right):
            if went_there is None:
                went_there = _visits_of(by.id).filter(order=order.pk).exists()
            may = went_there
        if may:
            found.append(move)
    return found


def lock_visit(key: UUID, by: Actor | None, move: str) -> tuple[WorkOrder, Visit]:
    """A visit and its order, both locked, the order first: everybody locks in that order, so nobody waits in a ring."""
    order = _locked(_BY_VISIT.first(key), by, what="visit")
    (visit,) = _VISIT.rows(key)
    if not permits_visit(by, move, order, visit):
        raise NotAllowed(move=move)
    return order, visit


def lock_checklist(key: UUID, by: Actor | None) -> tuple[WorkOrder, Checklist]:
    """A list and its order, the order locked, for whoever works on that: at a visit the crew, else the owner."""
    order = _locked(_BY_LIST.first(key), by, what="checklist")
    found = Checklist.objects.select_for_update(of=("self",)).select_related("issue", "template", "visit")
    checklist = found.get(key=key)
    if not permits(by, "fill", order):
        raise NotAllowed(move="fill")
    return order, checklist


def permits_visit(by: Actor | None, move: str, order: WorkOrder, visit: Visit) -> bool:
    """Whether this reader, who sees the order, may make this move of its visit."""
    own = (visit.engineer_id,) if move in ENGINEERS_MOVES else (order.owner_id, visit.engineer_id)
    return by is None or by.reaches(VISIT_RIGHTS[move], owners=own, team=order.team_id, territory=order.territory_id)


ENGINEERS_MOVES: Final = ("confirm", "decline", "depart", "arrive", "complete", "report_no_access")
"""What whoever goes does with a visit, and no owner of the order in their place; planning is the desk's."""


def own_marks(by: Actor) -> frozenset[str]:
    """The marks by which live changes find a customer: the contact's own, or the whole company's where allowed."""
    contact = contact_of(by)
    marks = {f"contact:{contact.pk}"}
    return frozenset(marks | ({f"customer:{contact.customer_id}"} if contact.sees_colleagues_orders else set()))


def audience(order: WorkOrder) -> list[str]:
    """The marks of those whom a change of this order concerns: see `people.access.Actor.marks`."""
    marks = ["workorders:all"]
    if order.team_id is not None:
        marks.append(f"workorders:team:{order.team_id}")
    if order.territory_id is not None:
        marks.append(f"workorders:territory:{order.territory_id}")
    if order.owner_id is not None:
        marks.append(f"person:{order.owner_id}")
    if order.customer_id is not None:
        marks.append(f"customer:{order.customer_id}")
    if order.contact_id is not None:
        marks.append(f"contact:{order.contact_id}")
    return marks


# -- time --------------------------------------------------------------------------------------------------------------


def find_worklog(key: UUID, by: Actor) -> Worklog:
    """A span of one's own time, of an order one sees, or of whose time one may correct; others do not exist."""
    span = Worklog.objects.select_related("order", "person").filter(key=key).first()
    if span is None or not _sees_time(by, span):
        raise NotFound(what="worklog")
    return span


def _sees_time(by: Actor, span: Worklog) -> bool:
    if by.is_customer:
        return False
    return span.person_id == by.id or supervises(by, span.person) or visible_to(by).filter(pk=span.order_id).exists()


def supervises(by: Actor, person: Person) -> bool:
    """Whether the right to correct time reaches this person."""
    return by.may(CORRECT_TIME) and not person.is_customer and reached(by, person, CORRECT_TIME)


def logs_time(by: Actor) -> bool:
    """Whether this reader's own time is put on record at all."""
    return by.may(ORDER_RIGHTS["log"])


# -- what is kept for oneself, one's team or everybody -----------------------------------------------------------------


def shared_with(by: Actor, kept: type[KeptT]) -> QuerySet[KeptT]:
    """One's own, those of one's team, of the teams it is part of and of those below it, and everybody's.

    Whoever sees no orders has none.
    """
    rows = kept._default_manager.all()
    if not by.may(SEE):
        return rows.none()
    everybody = Q(owner__isnull=True, team__isnull=True)
    return rows.filter(Q(owner=by.id) | Q(team__in=by.teams | by.above) | everybody)


def lock_shared(key: UUID, by: Actor, kept: type[KeptT], *, what: str) -> KeptT:
    """Find, permit and lock one; strangers get NotFound."""
    row = shared_with(by, kept).select_for_update(of=("self",)).filter(key=key).first()
    if row is None:
        raise NotFound(what=what)
    refuse_sharing(by, row)
    return row


def refuse_sharing(by: Actor, row: Kept) -> None:
    """Refuse whoever may not keep something for this owner, this team, or (neither) everybody."""
    if not keeps(by, row):
        raise NotAllowed(right=SHARE)


def keeps(by: Actor, row: Kept) -> bool:
    """One's own; a team's for its lead and for whoever may share with it; everybody's for who may share with all.

    Costs no query where the row came with its team.
    """
    if row.owner_id is not None:
        return row.owner_id == by.id and by.may(SEE)
    scopes = by.reach(SHARE)
    if Scope.ALL in scopes:
        return True
    if row.team is None or row.team_id not in by.teams:
        return False
    return Scope.TEAM in scopes or row.team.lead_id == by.id


def whose(row: Kept) -> Literal["me", "team", "all"]:
    """Whether it is kept for oneself, a team or everybody."""
    return "me" if row.owner_id is not None else "team" if row.team_id is not None else "all"


def heard_by(row: Kept) -> list[str]:
    """Whom a change of it concerns."""
    if row.owner_id is not None:
        return [f"person:{row.owner_id}"]
    return [of_team(row.team_id)] if row.team_id is not None else list(STAFF)
