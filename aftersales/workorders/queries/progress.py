"""An order as its customer sees it: five steps with names and times, the reason of a wait, and what was said."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Case, When

from aftersales.base import sql
from aftersales.base.errors import NotFound
from aftersales.people.access import Actor
from aftersales.workorders import access, journey, states
from aftersales.workorders.models import Note, Visit, WorkOrder
from aftersales.workorders.queries.attachments import seen_by, size_of
from aftersales.workorders.queries.begun import is_begun
from aftersales.workorders.queries.own import row
from aftersales.workorders.queries.promises import next_promise
from aftersales.workorders.queries.questions import answers
from aftersales.workorders.queries.turns import turn_of
from aftersales.workorders.queries.wishes import told_back
from aftersales.workorders.rules import PORTAL_RIGHTS
from aftersales.workorders.states import Order

_PAST = ("cancelled", "no_access", "done")
_BEGUN = ("travelling", "on_site")
_OVER = frozenset({Order.RESOLVED, Order.CLOSED, Order.CANCELLED})


def progress(key: UUID, by: Actor) -> dict[str, Any]:
    """How one order goes."""
    found = (
        access.visible_to(by)
        .filter(key=key)
        .select_related("asset", "kind", "contact", "duplicate_of", "wish", "fields")
    )
    order = found.first()
    if order is None:
        raise NotFound(what="workorder")
    way = journey.way(_story(order), goes_there=order.kind.on_site, ended=order.state == Order.CANCELLED)
    visit = _visit(order)
    files = _files(order, by)
    return {
        **row(order, by),
        "description": order.description,
        "wish": told_back(order, by),
        "answers": answers(order, by),
        "asset_key": order.asset.key if order.asset is not None else None,
        "steps": way.steps,
        "pauses": [pause for pause in way.pauses if pause.ended_at is not None],
        "wait": _wait(order, way),
        "promise": _promise(order),
        "visit": _shown(visit, way) if visit is not None else None,
        "following": _following(order, visit),
        "reopened_at": way.reopened_at,
        "closed_how": way.closed_how,
        "cancelled_at": order.cancelled_at,
        "cancel_reason": order.cancel_reason,
        "merged_into": order.duplicate_of.number if order.duplicate_of is not None else None,
        "solution": order.solution if order.state in (Order.RESOLVED, Order.CLOSED) else "",
        "said": [_said(note, files) for note in _public_notes(order)],
        "files": files.get(None, []),
        "moves": [move for move in PORTAL_RIGHTS if move != "attach" and _may(order, move, by)],
    }


def _may(order: WorkOrder, move: str, by: Actor) -> bool:
    legal = move == "note" or move in states.order_moves_from(Order(order.state))
    if move == "cancel":
        legal = not is_begun(order)
    return legal and access.permits(by, move, order)


def _story(order: WorkOrder) -> list[journey.Happening]:
    found = sql.rows("workorders", "story", order=order.key, kinds=list(journey.TELLING))
    return [_happening(*line) for line in found]


def _happening(kind: str, at: Any, data: Any, doer: str | None, by_customer: bool | None, given: str | None) -> Any:
    told = orjson.loads(data) if isinstance(data, str) else dict(data)
    return journey.Happening(kind, at, given or ("" if by_customer else doer or ""), told)


def _visit(order: WorkOrder) -> Visit | None:
    """The visit that matters to the customer: one somebody is on the way to or at work on; else the last that was not
    called off, is not over, and does not come behind another one that is ahead."""
    found = order.visits.exclude(state__in=_PAST).select_related("engineer__person")
    ahead = found.exclude(turn__after__in=order.visits.exclude(state__in=_PAST))
    return ahead.order_by(Case(When(state__in=_BEGUN, then=0), default=1), "-number").first()


def _following(order: WorkOrder, next_one: Visit | None) -> list[dict[str, Any]]:
    """When we come again after that, as far as it is known: of what is not settled any more no time is told."""
    if next_one is None:
        return []
    later = order.visits.exclude(state__in=_PAST).exclude(pk=next_one.pk).filter(turn__after__isnull=False)
    return [_when(visit) for visit in later.select_related("turn").order_by("number")]


def _when(visit: Visit) -> dict[str, Any]:
    stands = turn_of(visit)
    sure = stands is not None and not stands.out_why
    return {"from_at": visit.window[0] if sure else None, "until_at": visit.window[1] if sure else None}


def _shown(visit: Visit, way: journey.Way) -> dict[str, Any]:
    """A visit ahead or going on: when we said we come, and who: of an engineer the name and grade, never a number."""
    engineer = visit.engineer
    known = engineer is not None and visit.state != "planned"
    return {
        "state": visit.state,
        "from_at": visit.window[0],
        "until_at": visit.window[1],
        "agreed": visit.promised_from_at is not None,
        "left_at": way.on_the_way_since,
        "arrived_at": visit.arrived_at,
        "engineer": engineer.person.name if known and engineer is not None else "",
        "level": engineer.level if known and engineer is not None else None,
    }


def _wait(order: WorkOrder, way: journey.Way) -> dict[str, Any] | None:
    if order.waiting_since_at is None:
        return None
    after = way.pauses[-1].after if way.pauses else ""
    since = {"since_at": order.waiting_since_at, "until_at": order.wake_at, "ended_at": None}
    return {"reason": order.wait_reason, **since, "after": after}


def _promise(order: WorkOrder) -> dict[str, Any] | None:
    found = next_promise(order) if order.state not in (*_OVER, Order.WAITING) else None
    return {"what": found[0], "by_at": found[1]} if found is not None else None


def _public_notes(order: WorkOrder) -> list[Note]:
    found = Note.objects.filter(order=order, public=True, erased_at__isnull=True)
    return list(found.select_related("author").order_by("at", "pk"))


def _files(order: WorkOrder, by: Actor) -> dict[UUID | None, list[dict[str, Any]]]:
    """The files meant for the customer by the note they came with; None: those of the order itself."""
    found: dict[UUID | None, list[dict[str, Any]]] = {}
    for one in seen_by(order, by):
        told = {name: getattr(one.file, name) for name in ("name", "type", "width", "height", "state")}
        ours = one.by is None or not one.by.is_customer
        row = {
            **told,
            "key": one.key,
            "at": one.at,
            "ours": ours,
            "size": size_of(one.file),
            "mine": one.by_id == by.id,
        }
        found.setdefault(one.note.key if one.note is not None else None, []).append(row)
    return found


def _said(note: Note, files: Mapping[UUID | None, list[dict[str, Any]]]) -> dict[str, Any]:
    ours = note.author is None or not note.author.is_customer
    who = note.author.name if note.author is not None else ""
    return {
        "key": note.key,
        "at": note.at,
        "who": who,
        "ours": ours,
        "body_html": note.body,
        "files": files.get(note.key, []),
    }
