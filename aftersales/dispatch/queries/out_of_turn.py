"""Visits that cannot be made as they were planned, for whoever plans anew."""

from typing import Any, Final

from aftersales.dispatch import access
from aftersales.dispatch.queries.undecided import rows_of
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.models import Visit
from aftersales.workorders.queries.turns import WITH, told

_MOST: Final = 50


def out_of_turn(by: Actor) -> list[dict[str, Any]]:
    """Visits ahead that cannot be made as they were planned, because the one before has changed, as far as the reader
    sees their orders and decisions about them; the longest first. Index turn_out_since."""
    seen = Visit.objects.filter(order__in=access.seen_by(by), ended_at__isnull=True, turn__out_since_at__isnull=False)
    related = ("engineer__person", "order__kind", *WITH)
    found = list(seen.select_related(*related).order_by("turn__out_since_at", "pk")[:_MOST])
    lines = rows_of([visit.order_id for visit in found])
    return [_out(visit, by, lines[visit.order_id]) for visit in found if visit.order_id in lines]


def _out(visit: Visit, by: Actor, line: dict[str, Any]) -> dict[str, Any]:
    who = visit.engineer.person if visit.engineer is not None else None
    may = access.may_decide(by, visit.order) and orders.permits_visit(by, "reschedule", visit.order, visit)
    return {
        **{name: getattr(visit, name) for name in ("key", "number", "starts_at", "ends_at")},
        "order": line,
        "engineer": {"key": who.key, "name": who.name} if who is not None else None,
        "turn": told(visit),
        "may_move": may and who is not None,
    }
