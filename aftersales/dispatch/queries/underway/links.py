"""What a customer's link tells 到达追踪, and what staff are told of it."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from aftersales.base.errors import NotFound
from aftersales.dispatch.models import ArrivalLink
from aftersales.dispatch.queries.underway import arrival
from aftersales.dispatch.solver.underway import done_percent
from aftersales.people.access import Actor
from aftersales.people.rules import token_hash
from aftersales.workorders import access as orders
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.queries.turns import zone_at
from aftersales.workorders.states import Visit as VisitState

_USE: Final = b"aftersales.arrival "
"""Keeps this use of the installation's key apart from the others."""
_NOTHING: Final = (
    "number", "site", "engineer", "zone", "departed_at", "from_at", "until_at", "as_of_at", "way",
    "promised_from_at", "promised_until_at",
)  # fmt: skip
_ORDER: Final = ("order__site", "order__asset__site", "order__customer", "engineer__person")


def secret_of(link: UUID) -> str:
    """The secret of a link (its key), which nobody keeps: made of the installation's own and found by its hash. 256
    bits that nobody guesses; whoever reads the database alone cannot make it."""
    made = hmac.new(settings.SECRET_KEY.encode(), _USE + link.bytes, hashlib.sha256)
    return made.hexdigest()


def page_of(link: UUID) -> str:
    """The address of the customer's page inside the product. The secret stands behind the #, which browsers send
    nowhere: not to us as they open the page, nor to any log or other site."""
    return f"/portal/arrival#{secret_of(link)}"


def page_of_notice(facts: Mapping[str, Any]) -> str:
    """The page of a notice that carries a link."""
    try:
        return page_of(UUID(str(facts.get("link"))))
    except ValueError:  # a letter for trial, about nothing that exists
        return ""


def told(secret: str, at: datetime) -> dict[str, Any]:
    """What a customer's page shows. Once they have arrived, that alone; of a way that ended otherwise, that it did.

    Raises:
        NotFound: there is no such link, or it is over.
    """
    rows = ArrivalLink.objects.filter(secret_hash=token_hash(secret), expires_at__gt=at)
    link = rows.select_related("visit", *(f"visit__{name}" for name in _ORDER)).first()
    if link is None:
        raise NotFound("arrival_link_over", what="link")
    visit = link.visit
    if visit.engineer_id != link.engineer_id or visit.departed_at != link.departed_at:
        return _bare("over")
    if visit.state != VisitState.TRAVELLING:
        return _bare("arrived" if visit.arrived_at is not None else "over")
    return _travelling(visit, link, at)


def told_to_own(order: UUID, by: Actor, at: datetime) -> dict[str, Any]:
    """The same for a signed-in customer who sees the order, while the link of the way tells anything: signing in shows
    neither more than it does nor for longer.

    Raises:
        NotFound: there is no such order for them.
    """
    row = orders.find(order, by)
    rows = Visit.objects.filter(order=row, state=VisitState.TRAVELLING).select_related("order", *_ORDER)
    for visit in rows.order_by("-number"):
        link = latest_of(visit)
        if link is not None and link.expires_at > at:
            return _travelling(visit, link, at)
    return _bare("over")


def of_visit(key: UUID, by: Actor, at: datetime) -> dict[str, Any]:
    """When somebody is expected, for staff who see the order; with the customer's page, and until when it works, for
    whoever could send it to them: who plans the visit, and whoever makes it."""
    visit = Visit.objects.select_related("order", *_ORDER).filter(key=key).first()
    if visit is None or not orders.visible_to(by).filter(pk=visit.order_id).exists():
        raise NotFound(what="visit")
    row = latest_of(visit)
    if row is None or visit.state != VisitState.TRAVELLING:
        return {"travelling": False, "from_at": None, "until_at": None, "as_of_at": None, "old": False,
                "by_position": False, "late_minutes": 0, "page": None, "page_until_at": None}  # fmt: skip
    found = arrival.reckon(visit, row.way_minutes, at)
    may_send = visit.engineer_id == by.id or orders.permits_visit(by, "reschedule", visit.order, visit)
    address = f"{settings.PUBLIC_URL}{page_of(row.key)}"
    return {
        "travelling": True,
        "from_at": found.expected.from_at,
        "until_at": found.expected.until_at,
        "as_of_at": found.as_of_at,
        "old": found.is_old,
        "by_position": found.position is not None,
        "late_minutes": arrival.late_minutes(visit, found),
        "page": address if may_send and row.expires_at > at else None,
        "page_until_at": row.expires_at if may_send else None,
    }


def latest_of(visit: Visit) -> ArrivalLink | None:
    """The link to the way that is being made to a visit."""
    if visit.departed_at is None:
        return None
    return ArrivalLink.objects.filter(visit=visit, engineer=visit.engineer_id, departed_at=visit.departed_at).first()


def _travelling(visit: Visit, link: ArrivalLink, at: datetime) -> dict[str, Any]:
    found, order = arrival.reckon(visit, link.way_minutes, at), visit.order
    return {
        "state": "travelling",
        "number": f"W-{order.number}",
        "site": _site(order),
        "engineer": visit.engineer.person.name if visit.engineer is not None else "",
        "zone": str(zone_at(order)),
        "departed_at": visit.departed_at,
        "from_at": found.expected.from_at,
        "until_at": found.expected.until_at,
        "as_of_at": found.as_of_at if found.position is not None else None,
        "old": found.is_old,
        "late": arrival.late_minutes(visit, found) > 0,
        "way": done_percent(found.minutes, link.way_minutes) if found.position is not None else None,
        "promised_from_at": visit.promised_from_at,
        "promised_until_at": visit.promised_until_at,
    }


def _site(order: WorkOrder) -> str:
    site = order.site or (order.asset.site if order.asset is not None else None)
    return site.name if site is not None else ""


def _bare(state: str) -> dict[str, Any]:
    return {"state": state, "old": False, "late": False, **dict.fromkeys(_NOTHING)}
