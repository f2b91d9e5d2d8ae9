"""What hangs beside an order: holds that block it, hand-offs to R&D or a project, who watches and who is looking."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Conflict, NotFound
from aftersales.base.facts import emit
from aftersales.people.access import Actor
from aftersales.workorders import access, called, states
from aftersales.workorders.actions.entering import enter, save
from aftersales.workorders.actions.moves import refuse_past
from aftersales.workorders.actions.versions import refuse_stale
from aftersales.workorders.actions.worklogs import following
from aftersales.workorders.events.orders import (
    HandOffAnswered,
    HoldLifted,
    HoldPlaced,
    WorkOrderHandedOff,
    WorkOrderWaited,
)
from aftersales.workorders.models import HandOff, Hold, Presence, Watch, WorkOrder
from aftersales.workorders.states import Order, Wait

PRESENT_SECONDS: Final = 30
_ANSWERS: Final[dict[str, frozenset[str]]] = {
    "sent": frozenset({"accepted", "done", "rejected"}),
    "accepted": frozenset({"done", "rejected"}),
}


@transaction.atomic
def place_hold(*, key: UUID, by: Actor | None, at: datetime, reason: str, source: str) -> Hold:
    """Block the order from being resolved until the hold is lifted; `source` is the room or person that placed it."""
    order = access.lock(key, by, "hold")
    if Order(order.state) not in states.UNSOLVED:
        raise states.illegal_move("hold", Order(order.state))
    person = by.id if by else None
    hold = Hold.objects.create(order=order, reason=reason, source=source, placed_by_id=person, placed_at=at)
    save(order, at=at)
    fact = HoldPlaced(order=order.key, at=at, by=by.key if by else None, hold=hold.key, source=source)
    emit(fact, audience=access.audience(order))
    return hold


@transaction.atomic
def lift_hold(*, key: UUID, hold: UUID, by: Actor | None, at: datetime) -> Hold:
    """What blocked the order is settled. Lifting twice changes nothing; a list's is lifted by filling that in."""
    order = access.lock(key, by, "lift")
    row = Hold.objects.select_for_update(of=("self",)).filter(key=hold, order=order).first()
    if row is None:
        raise NotFound(what="hold")
    if row.checklist is not None:
        raise Conflict("hold_of_checklist", name={"zh": row.checklist.name_zh, "en": row.checklist.name_en})
    if row.lifted_at is None:
        row.lifted_at = at
        row.save(update_fields=["lifted_at"])
        save(order, at=at)
        fact = HoldLifted(order=order.key, at=at, by=by.key if by else None, hold=row.key, source=row.source)
        emit(fact, audience=access.audience(order))
    return row


@transaction.atomic
def hand_off(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    to: str,
    summary: str,
    wake_at: datetime | None = None,
    version: int | None = None,
) -> HandOff:
    """转研发/转项目: a bug goes to R&D ("rd"), a customisation to a project manager ("project"); the order waits for
    them until they answer."""
    order = access.lock(key, by, "hand_off")
    state = states.order_after("hand_off", Order(order.state))
    refuse_past(wake_at, at)
    refuse_stale(order, version, {})
    person = by.id if by else None
    row = HandOff.objects.create(order=order, to=to, summary=summary, sent_by_id=person, sent_at=at, changed_at=at)
    enter(order, state, by=by, at=at, wait=Wait.VENDOR, wake_at=wake_at)
    save(order, at=at)
    following.work_pauses(order, by=by, at=at)
    who: dict[str, Any] = {"order": order.key, "at": at, "by": by.key if by else None}
    emit(WorkOrderHandedOff(**who, hand_off=row.key, to=to), audience=access.audience(order))
    emit(WorkOrderWaited(**who, reason=Wait.VENDOR, wake_at=order.wake_at), audience=access.audience(order))
    return row


@transaction.atomic
def answer_hand_off(
    *, key: UUID, hand_off: UUID, by: Actor | None, at: datetime, state: str, answer: str = "", reference: str = ""
) -> HandOff:
    """How far the other side is with it. Its end does not move the order: a person reads the answer and goes on."""
    order = access.lock(key, by, "hand_off")
    row = HandOff.objects.select_for_update(of=("self",)).filter(key=hand_off, order=order).first()
    if row is None:
        raise NotFound(what="hand_off")
    if state not in _ANSWERS.get(row.state, frozenset()):
        legal, names = sorted(_ANSWERS.get(row.state, ())), called.HAND_OFF_STATES
        raise Conflict(
            "illegal_answer", state=row.state, legal=legal, state_name=names[row.state],
            legal_names=called.all_of(names, legal),
        )  # fmt: skip
    row.state, row.changed_at = state, at
    row.answer, row.reference = answer or row.answer, reference or row.reference
    row.ended_at = at if state in ("done", "rejected") else None
    row.save()
    save(order, at=at)
    fact = HandOffAnswered(order=order.key, at=at, by=by.key if by else None, hand_off=row.key, state=state)
    emit(fact, audience=access.audience(order))
    return row


@transaction.atomic
def watch(*, key: UUID, by: Actor, watching: bool) -> WorkOrder:
    """Hear of this order from now on, or no longer."""
    order = access.find(key, by)
    if watching:
        Watch.objects.get_or_create(order=order, person_id=by.id)
    else:
        Watch.objects.filter(order=order, person=by.id).delete()
    return order


def be_present(*, key: UUID, by: Actor, at: datetime, writing: bool) -> list[Presence]:
    """Say that the reader has the order open; who else has."""
    order = access.find(key, by)
    Presence.objects.update_or_create(order=order, person_id=by.id, defaults={"seen_at": at, "writing": writing})
    since = at - timedelta(seconds=PRESENT_SECONDS)
    others = Presence.objects.filter(order=order, seen_at__gte=since).exclude(person=by.id)
    return list(others.select_related("person").order_by("person__name"))


def forget_presence(*, at: datetime) -> int:
    """Drop what says nothing any more."""
    gone, _ = Presence.objects.filter(seen_at__lt=at - timedelta(seconds=PRESENT_SECONDS)).delete()
    return gone
