"""In which order visits are made: how a turn stands, as pages tell it, and which visits one may follow."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from aftersales.customers.queries import zone_of
from aftersales.people.access import Actor
from aftersales.workorders import access, states
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.states import Outcome, VisitStands
from aftersales.workorders.turns import Asked, Earlier, Follower, SameEngineer, is_done, lost

WITH: Final = ("turn__after__order", "turn__after__engineer__person")
"""What of a visit its turn needs besides its own row."""
_BEGUN: Final = frozenset(states.Visit) - {states.Visit.PLANNED, states.Visit.CONFIRMED}
_HELD: Final = frozenset({"depart", "arrive"})
_THEIRS: Final = frozenset({"confirm", "decline"})
"""What nobody can say while nobody is to go."""
_MOST: Final = 50


def turn_of(visit: Visit) -> Turn | None:
    """When the visit may be made; most say nothing of that."""
    return visit.turn if hasattr(visit, "turn") else None


def earlier_of(visit: Visit | None) -> Earlier | None:
    """As much of the visit before as the next depends on."""
    if visit is None:
        return None
    stands = VisitStands(states.Visit(visit.state), Outcome(visit.outcome) if visit.outcome else None)
    return Earlier(stands, visit.ends_at, visit.ended_at, visit.engineer_id)


def follower_of(visit: Visit) -> Follower:
    """As much of a visit as says whether it can be made in its turn."""
    return Follower(visit.starts_at, visit.engineer_id, states.Visit(visit.state) in _BEGUN)


def asked_of(turn: Turn, order: WorkOrder) -> Asked:
    """What is asked of the order of visits; the day begins where the work is."""
    on = turn.not_before_on
    opens_at = datetime.combine(on, time(), zone_at(order)) if on is not None else None
    return Asked(turn.gap_days, opens_at, SameEngineer(turn.same_engineer))


def zone_at(order: WorkOrder) -> ZoneInfo:
    """The clock of the place where the order's work is done."""
    site = order.site or (order.asset.site if order.asset is not None else None)
    if order.customer_id is None:
        return ZoneInfo(site.zone if site is not None else settings.COMPANY_ZONE)
    return zone_of(order.customer_id, site)


def waits(visit: Visit) -> bool:
    """Whether the visit before is not done yet, so that nobody may set out for this one."""
    turn = turn_of(visit)
    earlier = earlier_of(turn.after) if turn is not None else None
    return earlier is not None and not is_done(earlier)


def legal_moves(visit: Visit) -> list[str]:
    """What can be done with a visit in its state and its turn, whoever asks."""
    moves = states.visit_moves_from(states.Visit(visit.state))
    if visit.engineer_id is None:
        moves = [move for move in moves if move not in _THEIRS]
    return [move for move in moves if move not in _HELD] if _HELD & set(moves) and waits(visit) else moves


def told(visit: Visit) -> dict[str, Any] | None:
    """When the visit may be made, as its pages say it; nothing for one that may be at any time."""
    turn = turn_of(visit)
    if turn is None:
        return None
    earlier = turn.after
    return {
        **{name: getattr(turn, name) for name in ("gap_days", "not_before_on", "same_engineer", "minutes", "comes_at")},
        "after": before(earlier) if earlier is not None else None,
        "waits": waits(visit),
        "out_of_turn": turn.out_why,
        "out_since_at": turn.out_since_at,
    }


def before(visit: Visit) -> dict[str, Any]:
    """A visit as the one behind it names it."""
    names = ("key", "number", "state", "outcome", "starts_at", "ends_at", "ended_at")
    return {
        **{name: getattr(visit, name) for name in names},
        "order": visit.order.key,
        "order_number": visit.order.number,
        "engineer": visit.engineer.person if visit.engineer is not None else None,
    }


def to_follow(key: UUID, by: Actor) -> list[dict[str, Any]]:
    """The visits that another of this order may come after: its own, and those of its parent, its children and their
    siblings that the reader sees, which are not over in vain; the order's own first."""
    order = access.find(key, by)
    seen = access.visible_to(by).filter(related_to(order))
    rows = Visit.objects.filter(order__in=seen).select_related("order", "engineer__person")
    found = sorted(rows.order_by("order__number", "number")[:_MOST], key=lambda one: one.order_id != order.pk)
    return [before(one) for one in found if _leads_on(one)]


def _leads_on(visit: Visit) -> bool:
    earlier = earlier_of(visit)
    return earlier is not None and lost(earlier) is None


def related_to(order: WorkOrder) -> Q:
    """The order itself, its parent, its children, and the other children of its parent (index order_of_parent)."""
    near = Q(pk=order.pk) | Q(parent=order.pk)
    return near | Q(pk=order.parent_id) | Q(parent=order.parent_id) if order.parent_id is not None else near


def chained(visits: Iterable[int]) -> dict[int, int | None]:
    """By visit the one it comes after, of all that hang together with these by what they come after."""
    found: dict[int, int | None] = {}
    ahead = set(visits)
    while ahead:
        rows = dict(Turn.objects.filter(visit__in=ahead).values_list("visit", "after"))
        found |= {one: rows.get(one) for one in ahead}
        ahead = {one for one in rows.values() if one is not None} - found.keys()
    return found
