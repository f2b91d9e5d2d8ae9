"""An order as its customer sees it: five steps with names and times, the reason of a wait, and what was said."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base import pages
from aftersales.base.errors import Invalid, NotFound
from aftersales.people.access import Actor
from aftersales.workorders import access, states
from aftersales.workorders.models import Note, Visit, WorkOrder
from aftersales.workorders.rules import PORTAL_RIGHTS
from aftersales.workorders.states import Order

_ON_SITE: Final = ("triage", "assign", "travel", "work", "follow_up")
_REMOTE: Final = ("triage", "diagnose", "work", "verify", "follow_up")


def own_orders(by: Actor, *, cursor: str, limit: int) -> dict[str, Any]:
    """The customer's orders newest first, one page."""
    orders = access.visible_to(by).select_related("asset")
    if cursor:
        (before,) = pages.decode(cursor, 1)
        if not isinstance(before, int):
            raise Invalid("bad_cursor", field="cursor")
        orders = orders.filter(pk__lt=before)
    found = list(orders.order_by("-pk")[: limit + 1])
    rows = [_row(order) for order in found[:limit]]
    return {"rows": rows, "next": pages.encode(found[limit - 1].pk) if len(found) > limit else None}


def _row(order: WorkOrder) -> dict[str, Any]:
    plain = {name: getattr(order, name) for name in ("key", "number", "title", "state", "reported_at", "changed_at")}
    return {**plain, "asset": order.asset.name if order.asset is not None else ""}


def progress(key: UUID, by: Actor) -> dict[str, Any]:
    """How one order goes."""
    order = access.visible_to(by).filter(key=key).select_related("asset", "kind", "owner").first()
    if order is None:
        raise NotFound(what="workorder")
    visit = _visit(order)
    return {
        **_row(order),
        "description": order.description,
        "steps": _steps(order, visit),
        "wait": _wait(order),
        "visit_from_at": visit.promised_from_at or visit.starts_at if visit else None,
        "visit_until_at": visit.promised_until_at or visit.ends_at if visit else None,
        "solution": order.solution if order.state in (Order.RESOLVED, Order.CLOSED) else "",
        "said": [_said(note) for note in _public_notes(order)],
        "moves": [move for move in PORTAL_RIGHTS if _may(order, move, by)],
    }


def _may(order: WorkOrder, move: str, by: Actor) -> bool:
    legal = move == "note" or move in states.order_moves_from(Order(order.state))
    return legal and access.permits(by, move, order)


def _visit(order: WorkOrder) -> Visit | None:
    """The visit that matters to the customer: the last that was not cancelled."""
    found = order.visits.exclude(state__in=("cancelled", "no_access")).select_related("engineer__person")
    return found.order_by("-number").first()


def _steps(order: WorkOrder, visit: Visit | None) -> list[dict[str, Any]]:
    on_site = order.kind.on_site or visit is not None
    engineer = visit.engineer.person.name if visit is not None and visit.engineer is not None else ""
    owner = order.owner.name if order.owner is not None else ""
    worker = engineer or owner
    reached: dict[str, tuple[datetime | None, str]] = {
        "triage": (order.triaged_at, ""),
        "assign": ((visit.confirmed_at if visit else None) or order.assigned_at, worker),
        "travel": (visit.arrived_at if visit else None, engineer),
        "diagnose": (order.started_at, owner),
        "work": ((visit.ended_at if visit else None) if on_site else order.resolved_at, worker),
        "verify": (order.closed_at, ""),
        "follow_up": (order.closed_at, ""),
    }
    if order.state in (Order.RESOLVED, Order.CLOSED):
        reached["work"] = (reached["work"][0] or order.resolved_at, worker)
    return _told(
        [(step, *reached[step]) for step in (_ON_SITE if on_site else _REMOTE)], ended=order.state == "cancelled"
    )


def _told(steps: list[tuple[str, datetime | None, str]], *, ended: bool) -> list[dict[str, Any]]:
    """Steps up to the last one reached are done, the next is now, the rest ahead; a cancelled order goes nowhere."""
    last = max((i for i, (_, at, _) in enumerate(steps) if at is not None), default=-1)
    shown = []
    for i, (step, at, who) in enumerate(steps):
        state = "done" if i <= last else "now" if i == last + 1 and not ended else "ahead"
        shown.append({"step": step, "state": state, "at": at, "who": who if state != "ahead" else ""})
    return shown


def _wait(order: WorkOrder) -> dict[str, Any] | None:
    if order.waiting_since_at is None:
        return None
    return {"reason": order.wait_reason, "since_at": order.waiting_since_at, "until_at": order.wake_at}


def _public_notes(order: WorkOrder) -> list[Note]:
    found = Note.objects.filter(order=order, public=True, erased_at__isnull=True)
    return list(found.select_related("author").order_by("at", "pk"))


def _said(note: Note) -> dict[str, Any]:
    ours = note.author is None or not note.author.is_customer
    who = note.author.name if note.author is not None else ""
    return {"key": note.key, "at": note.at, "who": who, "ours": ours, "body_html": note.body}
