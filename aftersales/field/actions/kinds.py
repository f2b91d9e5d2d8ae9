"""What can be done on a phone, as data: which facts it takes, what it is about, and the verb it is.

Rights, moves and clocks are those of `workorders`; nothing here decides anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import BaseModel, Field

from aftersales.base.http import Input, OptionalText
from aftersales.dispatch.actions.offers import answering as offers
from aftersales.field import access
from aftersales.people.access import Actor
from aftersales.workorders.access import permitted
from aftersales.workorders.actions import attachments, moves, notes, orders, visits
from aftersales.workorders.actions.checklists import answering, follow_ups
from aftersales.workorders.actions.worklogs import correcting, timing
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.schemas import checklists, taken, worklogs
from aftersales.workorders.schemas.values import FileKeys
from aftersales.workorders.states import Order, order_moves_from


class Nothing(Input):
    """A move that asks for no facts."""


class NoteIn(Input):
    """Something said on an order; the note's key may be made by the phone, and so may those of its pictures, which need
    not have come yet. `templates`: the reply templates it was written from, which are counted."""

    body: OptionalText = ""
    public: bool = False
    files: FileKeys = []
    mentions: Annotated[list[UUID], Field(max_length=20)] = []
    templates: Annotated[list[UUID], Field(max_length=10)] = []
    note_key: UUID | None = None


@dataclass(frozen=True)
class Standing:
    """How the subject of an operation stands: its version, since when nothing new can have happened to it before, what
    others see of it, and what the reader may do with it now."""

    version: int
    not_before: datetime
    state: dict[str, Any]
    legal: list[str]


def _visit_stands(key: UUID, by: Actor) -> Standing | None:
    visit = access.see_visit(key, by)
    if visit is None:
        return None
    known = (visit.order.reported_at, visit.confirmed_at, visit.departed_at, visit.arrived_at)
    return Standing(visit.version, max(at for at in known if at), _of_visit(visit, by), access.visit_moves(visit, by))


def _of_visit(visit: Visit, by: Actor) -> dict[str, Any]:
    told = {name: getattr(visit, name) for name in ("state", "outcome", "starts_at", "ends_at")}
    return {**told, "mine": visit.engineer_id == by.id}


def _order_stands(key: UUID, by: Actor) -> Standing | None:
    order = access.see_order(key, by)
    if order is None:
        return None
    return Standing(order.version, order.reported_at, _of_order(order, by), _order_moves(order, by))


def _of_order(order: WorkOrder, by: Actor) -> dict[str, Any]:
    told = {name: getattr(order, name) for name in ("state", "wait_reason", "wake_at", "priority")}
    return {**told, "mine": order.owner_id == by.id}


def _order_moves(order: WorkOrder, by: Actor) -> list[str]:
    return permitted(by, order_moves_from(Order(order.state)), order)


def _checklist_stands(key: UUID, by: Actor) -> Standing | None:
    checklist = access.see_checklist(key, by)
    if checklist is None:
        return None
    order = checklist.order
    state = {"state": order.state, "withdrawn": checklist.withdrawn_at is not None, "mine": order.owner_id == by.id}
    return Standing(checklist.version, order.reported_at, state, permitted(by, ("fill",), order))


def _worklog_stands(key: UUID, by: Actor) -> Standing | None:
    span = access.see_worklog(key, by)
    if span is None:
        return None
    names = ("kind", "begins_at", "ends_at", "struck_at")
    state = {**{name: getattr(span, name) for name in names}, "mine": span.person_id == by.id}
    return Standing(span.version, span.begins_at, state, [])


_OPEN, _OVER = 1, 2
"""The versions an offer has: it is open, and once it is over for good."""


def _offer_stands(key: UUID, by: Actor) -> Standing | None:
    offer = access.see_offer(key, by)
    if offer is None:
        return None
    is_open = offer.state == "open"
    state = {"state": offer.state, "expires_at": offer.round.expires_at, "mine": True}
    return Standing(_OPEN if is_open else _OVER, offer.round.opened_at, state, ["accept", "decline"] if is_open else [])


@dataclass(frozen=True)
class Subject:
    """What operations are about."""

    name: str
    stands: Callable[[UUID, Actor], Standing | None]


VISIT: Final = Subject("visit", _visit_stands)
ORDER: Final = Subject("order", _order_stands)
CHECKLIST: Final = Subject("checklist", _checklist_stands)
WORKLOG: Final = Subject("worklog", _worklog_stands)
OFFER: Final = Subject("offer", _offer_stands)


@dataclass(frozen=True)
class Kind:
    """One kind of operation; its verb takes `key`, `by`, `at` and the facts by their names."""

    subject: Subject
    facts: type[BaseModel]
    verb: Callable[..., Any]


KINDS: Final[dict[str, Kind]] = {
    "visit.confirm": Kind(VISIT, Nothing, visits.confirm),
    "visit.decline": Kind(VISIT, taken.DeclineIn, visits.decline),
    "visit.depart": Kind(VISIT, Nothing, visits.depart),
    "visit.arrive": Kind(VISIT, Nothing, visits.arrive),
    "visit.complete": Kind(VISIT, taken.CompleteIn, visits.complete),
    "visit.report_no_access": Kind(VISIT, taken.NoAccessIn, visits.report_no_access),
    "offer.accept": Kind(OFFER, Nothing, offers.accept),
    "offer.decline": Kind(OFFER, taken.DeclineIn, offers.decline),
    "order.start": Kind(ORDER, Nothing, moves.start),
    "order.wait": Kind(ORDER, taken.WaitIn, moves.wait),
    "order.resume": Kind(ORDER, Nothing, moves.resume),
    "order.resolve": Kind(ORDER, taken.ResolveIn, moves.resolve),
    "order.fill": Kind(ORDER, taken.FillIn, orders.fill),
    "order.note": Kind(ORDER, NoteIn, partial(notes.add_note, may_promise=True)),
    "order.attach": Kind(ORDER, taken.AttachIn, partial(attachments.attach, may_promise=True)),
    "checklist.answer": Kind(CHECKLIST, checklists.ChecklistAnswerIn, partial(answering.answer, may_promise=True)),
    "checklist.follow_up": Kind(CHECKLIST, checklists.ChecklistFollowUpIn, follow_ups.follow_up),
    "time.start": Kind(ORDER, worklogs.TimeStartIn, timing.start),
    "time.stop": Kind(ORDER, Nothing, timing.stop),
    "time.enter": Kind(ORDER, worklogs.TimeEnterIn, correcting.enter),
    "time.correct": Kind(WORKLOG, worklogs.TimeCorrectIn, correcting.correct),
    "time.strike": Kind(WORKLOG, worklogs.TimeStrikeIn, correcting.strike),
}
"""Every kind there is; what is not here is refused."""
