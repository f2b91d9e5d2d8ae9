"""Take a sending back at once 撤销派出: whoever pressed too soon undoes it, and the order is as it was before."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.models import Fact
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.actions import waiting
from aftersales.dispatch.events.decisions import OrderRecalled, OrderSent
from aftersales.dispatch.models import Sending
from aftersales.dispatch.queries import standing
from aftersales.dispatch.rules import RECALLED_WITHIN
from aftersales.notices.actions import inbox
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.events import orders as facts
from aftersales.workorders.models import Visit, WorkOrder

_SINCE: Final = tuple(
    fact.__name__
    for fact in (
        facts.VisitPlanned, facts.VisitRescheduled, facts.VisitConfirmed, facts.VisitDeclined, facts.VisitDeparted,
        facts.VisitArrived, facts.VisitCompleted, facts.VisitHadNoAccess, facts.VisitCancelled,
        facts.WorkOrderAssigned, facts.WorkOrderReleased, facts.WorkOrderStarted, facts.WorkOrderWaited,
        facts.WorkOrderResumed, facts.WorkOrderResolved, facts.WorkOrderClosed, facts.WorkOrderCancelled,
        facts.WorkOrderMerged, facts.WorkOrderHandedOff,
    )
)  # fmt: skip
"""What somebody may have done with the order since: after it nothing is undone."""
_PLANNING: Final = (facts.VisitPlanned.__name__, facts.VisitRescheduled.__name__)
_TOLD: Final = ("visit_planned", "visit_moved", "order_assigned")
_TIMES: Final = ("starts_at", "ends_at", "promised_from_at", "promised_until_at")


@verb
def recall(*, order: UUID, decision: UUID, by: Actor | None, at: datetime) -> Sending:
    """撤销: who was just sent by this decision does not go. Only for whoever sent them, within a minute, and while
    nothing came after. A visit made for it is cancelled, one that had waited waits again as before; remote work is
    nobody's again, or whose it was. Nobody else is found by itself. Once more changes nothing."""
    on_site = access.order_of(order, by).kind.on_site
    row = orders.lock(order, by, "plan" if on_site else "assign")
    found = access.decision_of(order, decision, by)
    sent = Sending.objects.select_related("engineer__person", "visit").filter(decision=found).first()
    if sent is None:
        raise Conflict("nothing_sent")
    if sent.recalled_at is not None:
        return sent
    fact = _refuse_late(row, sent, decision, by=by, at=at)
    sent.recalled_at = at
    sent.save(update_fields=["recalled_at"])
    told = _give_back(row, sent, fact, by=by, at=at)
    gone = [
        sent.engineer_id,
        *Engineer.objects.filter(person__key__in=fact.data.get("mates", ())).values_list("pk", flat=True),
    ]
    standing.touch(gone, at=at)
    waiting.end(row)
    _tell(row, sent, gone, decision, told=told, at=at)
    recalled = OrderRecalled(
        order=order, at=at, by=by.key if by else None, decision=decision, engineer=sent.engineer.person.key,
        visit=sent.visit.key if sent.visit else None, seconds=max(int((at - sent.at).total_seconds()), 0),
    )  # fmt: skip
    emit(recalled, audience=[*orders.audience(row), *(f"person:{who}" for who in gone)])
    return sent


def _refuse_late(row: WorkOrder, sent: Sending, decision: UUID, *, by: Actor | None, at: datetime) -> Fact:
    """The fact of the sending, if it may still be undone by this person."""
    if by is not None and sent.by_id != by.id:
        raise Conflict("sent_by_another")
    if at - sent.at > RECALLED_WITHIN:
        raise Conflict("recall_too_late", seconds=int(RECALLED_WITHIN.total_seconds()))
    about = Fact.objects.filter(subject=row.key).order_by("-id")
    fact = about.filter(kind=OrderSent.__name__, data__decision=str(decision)).first()
    if fact is None:  # they said yes to an offer themselves
        raise Conflict("nothing_sent")
    if about.filter(kind__in=_SINCE, id__gt=fact.id).exists():
        raise Conflict("moved_since_sent")
    return fact


def _give_back(row: WorkOrder, sent: Sending, fact: Fact, *, by: Actor | None, at: datetime) -> bool:
    """Bring the visit, or the ownership, back to how it stood; whether the engineer hears of it by that."""
    before = Fact.objects.filter(subject=row.key, id__lt=fact.id).order_by("-id")
    if sent.visit is None:
        assigned = before.filter(kind=facts.WorkOrderAssigned.__name__).first()
        return _owned_as_before(row, assigned.data.get("was") if assigned is not None else None, by=by, at=at)
    planned = before.filter(kind__in=_PLANNING, data__visit=str(sent.visit.key))[:2]
    if planned[0].kind == facts.VisitPlanned.__name__:
        visits.cancel(key=sent.visit.key, by=by, at=at)
        return True
    alone: list[UUID] | None = [] if fact.data.get("mates") else None
    _waits_as_before(sent.visit, planned[1].data if len(planned) > 1 else {}, mates=alone, by=by, at=at)
    return True


def _owned_as_before(row: WorkOrder, was: str | None, *, by: Actor | None, at: datetime) -> bool:
    if was is None:
        moves.release(key=row.key, by=by, at=at)
        return False
    moves.assign(key=row.key, by=by, at=at, owner=UUID(was))
    return True


def _waits_as_before(
    visit: Visit, data: dict[str, Any], *, mates: list[UUID] | None, by: Actor | None, at: datetime
) -> None:
    times = {name: datetime.fromisoformat(told) if (told := data.get(name)) else None for name in _TIMES}
    visits.reschedule(
        key=visit.key, by=by, at=at, engineer=None, starts_at=times["starts_at"], ends_at=times["ends_at"],
        promised=(times["promised_from_at"], times["promised_until_at"]), mates=mates,
    )  # fmt: skip


def _tell(row: WorkOrder, sent: Sending, gone: list[int], decision: UUID, *, told: bool, at: datetime) -> None:
    """What whoever was to go was told is struck out, and does not leave if it has not yet; they hear that it is off."""
    mine = Notice.objects.filter(person__in=gone, subject=row.key, at=sent.at, code__in=_TOLD)
    for effect in mine.values_list("effect", flat=True):
        inbox.withdraw(effect=effect, at=at)
    if not told:
        inbox.notify(
            people=gone, code="sending_recalled", facts={"number": f"W-{row.number}"}, subject=row.key,
            effect=f"{row.key}:sending_recalled:{decision}", at=at, urgent=row.priority == 0,
        )  # fmt: skip
