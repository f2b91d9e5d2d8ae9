"""The moves of an order: find, permit and lock; refuse early; change; tell the fact."""

from collections.abc import Container, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.compiled import related
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import access, states
from aftersales.workorders.actions import clocks, filling
from aftersales.workorders.actions.blocking import refuse_if_blocked, refuse_visits_ahead
from aftersales.workorders.actions.checklists.giving import give
from aftersales.workorders.actions.entering import enter, save
from aftersales.workorders.actions.filling import NOTHING
from aftersales.workorders.actions.named import category_of, kind_named, owner_of, team_of
from aftersales.workorders.actions.notes import leave_note
from aftersales.workorders.actions.sub_states import leave_if_unknown
from aftersales.workorders.actions.versions import refuse_stale
from aftersales.workorders.actions.worklogs import following
from aftersales.workorders.events.orders import (
    DuplicateMerged,
    WorkOrderAssigned,
    WorkOrderCancelled,
    WorkOrderClosed,
    WorkOrderEscalated,
    WorkOrderMerged,
    WorkOrderReleased,
    WorkOrderReopened,
    WorkOrderResolved,
    WorkOrderResumed,
    WorkOrderStarted,
    WorkOrderTriaged,
    WorkOrderWaited,
)
from aftersales.workorders.forms import Step
from aftersales.workorders.models import Kind, WorkOrder
from aftersales.workorders.queries.chain import chain_of
from aftersales.workorders.rules import PORTAL_RIGHTS
from aftersales.workorders.states import Order, Wait

_MOST_LEVELS = 5


def _by(by: Actor | None) -> UUID | None:
    return by.key if by is not None else None


def _among(by: Actor | None) -> Container[str] | None:
    """The moves that are a customer's; what else we do with an order is not told to one. Ours are any."""
    return PORTAL_RIGHTS if by is not None and by.is_customer else None


def respond(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """The first time a person on our side takes the order up, its response clock stops."""
    if by is None or by.is_customer or order.responded_at is not None:
        return
    order.responded_at = at
    clocks.responded(order, by=by, at=at)


@verb
def triage(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    priority: int | None = None,
    kind: str | None = None,
    team: UUID | None = None,
    category: UUID | None = None,
    custom: Mapping[str, Any] = NOTHING,
    version: int | None = None,
) -> WorkOrder:
    """受理: say what it is, how bad, and whose. What is not given stays as reported, or is the kind's default. What the
    kind's form requires by now must be there, or come with it (`custom`, by the code of the field)."""
    order = access.lock(key, by, "triage")
    state = states.order_after("triage", Order(order.state))
    wanted: dict[str, Any] = {
        **({"priority": priority} if priority is not None else {}),
        **({"kind": kind_named(kind)} if kind is not None else {}),
        **({"category": category_of(category)} if category is not None else {}),
        **({"team": team_of(team)} if team is not None else {}),
    }
    refuse_stale(order, version, wanted)
    before = (order.priority, order.kind_id)
    for name, value in wanted.items():
        setattr(order, name, value)
    filled = filling.accept(order, custom, by=by, step=Step.TRIAGE, strict=by is not None)
    sort: Kind = related(order, "kind")
    order.team = related(order, "team") or related(sort, "default_team")
    enter(order, state, by=by, at=at)
    chosen_by = (order.priority, order.kind_id) != before or order.sla_policy_id is None
    said = {*({"category"} & wanted.keys()), *(field.name for field, _, _ in filled.values())}
    if chosen_by or (said and clocks.asked_about(said)):
        clocks.retarget(order, by=by, at=at)
    respond(order, by=by, at=at)
    save(order, at=at)
    filling.tell(order, filled, by=by, at=at)
    emit(
        WorkOrderTriaged(
            order=order.key, at=at, by=_by(by), kind=sort.code, priority=order.priority,
            team=order.team.key if order.team else None,
        ),
        audience=access.audience(order),
    )  # fmt: skip
    give(order, by=by, at=at)
    return order


@verb
def assign(
    *, key: UUID, by: Actor | None, at: datetime, owner: UUID, team: UUID | None = None, version: int | None = None
) -> WorkOrder:
    """派单: give the order to somebody. While it waits or is resolved only the owner changes."""
    order = access.lock(key, by, "assign")
    state = states.order_after("assign", Order(order.state))
    person = owner_of(owner)
    place = team_of(team) if team is not None else related(order, "team") or related(person, "team")
    was: Person | None = related(order, "owner")
    refuse_stale(order, version, {"owner": person, "team": place})
    order.owner, order.team = person, place
    order.assignment_count += 1
    order.assigned_at = at
    enter(order, state, by=by, at=at)
    leave_if_unknown(order)
    respond(order, by=by, at=at)
    save(order, at=at)
    following.hands_change(order, was.pk if was is not None else None, by=by, at=at)
    marks = access.audience(order) + ([f"person:{was.pk}"] if was is not None else [])
    emit(
        WorkOrderAssigned(
            order=order.key, at=at, by=_by(by), owner=person.key, was=was.key if was else None,
            team=order.team.key if order.team else None,
        ),
        audience=marks,
    )  # fmt: skip
    return order


@verb
def release(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    team: UUID | None = None,
    note: str = "",
    version: int | None = None,
) -> WorkOrder:
    """Give the order back to its team's queue, or to another team's."""
    order = access.lock(key, by, "release")
    state = states.order_after("release", Order(order.state))
    refuse_stale(order, version, {"owner": None})
    was: Person | None = related(order, "owner")
    marks = access.audience(order)
    order.owner = None
    if team is not None:
        order.team = team_of(team)
    enter(order, state, by=by, at=at)
    leave_if_unknown(order)
    said = leave_note(order, note, by=by, at=at)
    save(order, at=at)
    following.hands_change(order, was.pk if was is not None else None, by=by, at=at)
    fact = WorkOrderReleased(order=order.key, at=at, by=_by(by), was=was.key if was else None, note=said)
    emit(fact, audience={*marks, *access.audience(order)})
    return order


@verb
def start(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> WorkOrder:
    """开始处理: remote work begins. On-site work starts by an engineer setting out."""
    order = access.lock(key, by, "start")
    state = states.order_after("start", Order(order.state))
    refuse_stale(order, version, {})
    enter(order, state, by=by, at=at)
    respond(order, by=by, at=at)
    save(order, at=at)
    following.work_begins(order, by=by, at=at)
    emit(WorkOrderStarted(order=order.key, at=at, by=_by(by)), audience=access.audience(order))
    return order


@verb
def wait(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    reason: Wait,
    wake_at: datetime | None = None,
    note: str = "",
    version: int | None = None,
) -> WorkOrder:
    """挂起: somebody else has to act. The order wakes up by itself at `wake_at`, or when such a wait usually ends, so
    that it cannot be forgotten. One that waits already waits from now on for this reason and until then."""
    order = access.lock(key, by, "wait")
    was = Order(order.state)
    state = states.order_after("wait", was)
    refuse_past(wake_at, at)
    refuse_stale(order, version, {"wait_reason": reason, **({"wake_at": wake_at} if wake_at is not None else {})})
    enter(order, state, by=by, at=at, wait=reason, wake_at=wake_at)
    respond(order, by=by, at=at)
    said = leave_note(order, note, by=by, at=at)
    save(order, at=at)
    following.work_pauses(order, by=by, at=at)
    fact = WorkOrderWaited(
        order=order.key, at=at, by=_by(by), reason=reason, wake_at=order.wake_at, again=was is state, note=said
    )
    emit(fact, audience=access.audience(order))
    return order


def refuse_past(wake_at: datetime | None, at: datetime) -> None:
    """Nothing wakes up before it sleeps."""
    if wake_at is not None and wake_at <= at:
        raise Invalid("wake_in_the_past", field="wake_at")


@verb
def resume(*, key: UUID, by: Actor | None, at: datetime, woke: bool = False, version: int | None = None) -> WorkOrder:
    """恢复: waiting is over; the order stands again where its waiting began."""
    order = access.lock(key, by, "resume")
    states.order_after("resume", Order(order.state))
    refuse_stale(order, version, {})
    waits_in = Order(order.waits_in) if order.waits_in else None
    state = states.resumed(waits_in, has_owner=order.owner_id is not None)
    enter(order, state, by=by, at=at)
    save(order, at=at)
    following.work_begins(order, by=by, at=at)
    emit(WorkOrderResumed(order=order.key, at=at, by=_by(by), state=state, woke=woke), audience=access.audience(order))
    return order


@verb
def resolve(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    cause: str,
    solution: str,
    custom: Mapping[str, Any] = NOTHING,
    version: int | None = None,
) -> WorkOrder:
    """解决: the trouble is gone as far as we know; the clocks stop, and the customer is asked. What the kind's form
    requires must be there, or come with it."""
    order = access.lock(key, by, "resolve")
    state = states.order_after("resolve", Order(order.state))
    refuse_stale(order, version, {"cause": cause, "solution": solution})
    refuse_if_blocked(order)
    filled = filling.accept(order, custom, by=by, step=Step.RESOLVE, strict=by is not None)
    order.cause, order.solution = cause, solution
    enter(order, state, by=by, at=at)
    respond(order, by=by, at=at)
    save(order, at=at)
    filling.tell(order, filled, by=by, at=at)
    following.work_ends(order, by=by, at=at)
    emit(
        WorkOrderResolved(order=order.key, at=at, by=_by(by), priority=order.priority), audience=access.audience(order)
    )
    return order


@verb
def confirm(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> WorkOrder:
    """确认解决: the customer says it works."""
    return _close(key, "confirm", "confirmed", by=by, at=at, version=version)


@verb
def close(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> WorkOrder:
    """关闭: somebody on our side asked the customer, or knows."""
    return _close(key, "close", "closed", by=by, at=at, version=version)


def close_silent(*, key: UUID, at: datetime) -> WorkOrder:
    """Nobody has answered for so long that silence is the answer."""
    return _close(key, "close", "silence", by=None, at=at)


def _close(key: UUID, move: str, how: str, *, by: Actor | None, at: datetime, version: int | None = None) -> WorkOrder:
    order = access.lock(key, by, move)
    state = states.order_after(move, Order(order.state), among=_among(by))
    refuse_stale(order, version, {})
    enter(order, state, by=by, at=at)
    save(order, at=at)
    following.work_ends(order, by=by, at=at)
    emit(WorkOrderClosed(order=order.key, at=at, by=_by(by), how=how), audience=access.audience(order))
    return order


@verb
def reopen(*, key: UUID, by: Actor | None, at: datetime, note: str, version: int | None = None) -> WorkOrder:
    """重开: it was not solved after all; back to the queue, counted, with the resolution clock running on."""
    order = access.lock(key, by, "reopen")
    state = states.order_after("reopen", Order(order.state), among=_among(by))
    refuse_stale(order, version, {})
    enter(order, state, by=by, at=at)
    said = leave_note(order, note, by=by, at=at, public=by is not None and by.is_customer)
    save(order, at=at)
    emit(
        WorkOrderReopened(order=order.key, at=at, by=_by(by), count=order.reopen_count, note=said),
        audience=access.audience(order),
    )
    return order


@verb
def cancel(*, key: UUID, by: Actor | None, at: datetime, reason: str, version: int | None = None) -> WorkOrder:
    """取消: nothing is to be done, and why. A visit ahead has to be cancelled first, for somebody may be on the way."""
    order = access.lock(key, by, "cancel")
    state = states.order_after("cancel", Order(order.state))
    refuse_stale(order, version, {"cancel_reason": reason})
    refuse_visits_ahead(order)
    order.cancel_reason = reason
    enter(order, state, by=by, at=at)
    save(order, at=at)
    following.work_ends(order, by=by, at=at)
    emit(WorkOrderCancelled(order=order.key, at=at, by=_by(by)), audience=access.audience(order))
    return order


@verb
def merge(*, key: UUID, by: Actor | None, at: datetime, into: UUID, version: int | None = None) -> WorkOrder:
    """合并: this order says the same as another of the same customer, which goes on for both."""
    order, target = _both(key, into, by)
    state = states.order_after("merge", Order(order.state))
    refuse_stale(order, version, {"duplicate_of": target})
    if target.customer_id != order.customer_id:
        raise Conflict("merge_other_customer", field="into")
    if target.state in (Order.CLOSED, Order.CANCELLED):
        raise Conflict("merge_into_finished", field="into", number=target.number)
    refuse_visits_ahead(order)
    order.duplicate_of = target
    enter(order, state, by=by, at=at)
    save(order, at=at)
    following.work_ends(order, by=by, at=at)
    emit(WorkOrderMerged(order=order.key, at=at, by=_by(by), into=target.key), audience=access.audience(order))
    emit(DuplicateMerged(order=target.key, at=at, by=_by(by), duplicate=order.key), audience=access.audience(target))
    return order


def _both(one: UUID, other: UUID, by: Actor | None) -> tuple[WorkOrder, WorkOrder]:
    """Two orders locked, the smaller key first whoever asks, so that two opposite merges cannot wait for each other."""
    if one == other:
        raise Invalid("same_order", field="into")
    locked = {key: access.lock(key, by, "merge") for key in sorted((one, other))}
    return locked[one], locked[other]


@verb
def escalate(*, key: UUID, by: Actor | None, at: datetime, note: str = "", version: int | None = None) -> WorkOrder:
    """升级: call the next one up the chain of team leads to help."""
    order = access.lock(key, by, "escalate")
    states.order_after("escalate", Order(order.state))
    refuse_stale(order, version, {})
    if order.escalation_level >= _MOST_LEVELS:
        raise Conflict("escalated_to_the_top")
    order.escalation_level += 1
    called = chain_of(order, order.escalation_level)
    said = leave_note(order, note, by=by, at=at)
    save(order, at=at)
    emit(
        WorkOrderEscalated(
            order=order.key,
            at=at,
            by=_by(by),
            level=order.escalation_level,
            to=called.key if called else None,
            note=said,
        ),
        audience=access.audience(order),
    )
    return order
