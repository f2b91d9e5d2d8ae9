"""The moves of an order: find, permit and lock; refuse early; change; tell the fact."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from aftersales.base import sql
from aftersales.base.compiled import Compiled, related
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.workorders import access, rules, states
from aftersales.workorders.actions import clocks
from aftersales.workorders.actions.entering import enter, save
from aftersales.workorders.actions.notes import leave_note
from aftersales.workorders.events import (
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
from aftersales.workorders.models import Category, Kind, Visit, WorkOrder
from aftersales.workorders.queries.chain import chain_of
from aftersales.workorders.queries.due import IMPORTED, in_time
from aftersales.workorders.states import Order, Outcome, VisitStands, Wait

_MOST_LEVELS = 5


def _by(by: Actor | None) -> UUID | None:
    return by.key if by is not None else None


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
    version: int | None = None,
) -> WorkOrder:
    """受理: say what it is, how bad, and whose. What is not given stays as reported, or is the kind's default."""
    order = access.lock(key, by, "triage", version=version)
    state = states.order_after("triage", Order(order.state))
    before = (order.priority, order.kind_id)
    if kind is not None:
        order.kind = kind_named(kind)
    if category is not None:
        order.category = category_of(category)
    order.priority = order.priority if priority is None else priority
    sort: Kind = related(order, "kind")
    order.team = team_of(team) if team is not None else related(order, "team") or related(sort, "default_team")
    enter(order, state, by=by, at=at)
    if (order.priority, order.kind_id) != before or order.sla_policy_id is None:
        clocks.retarget(order, by=by, at=at)
    respond(order, by=by, at=at)
    save(order, at=at)
    emit(
        WorkOrderTriaged(
            order=order.key, at=at, by=_by(by), kind=sort.code, priority=order.priority,
            team=order.team.key if order.team else None,
        ),
        audience=access.audience(order),
    )  # fmt: skip
    return order


@verb
def assign(
    *, key: UUID, by: Actor | None, at: datetime, owner: UUID, team: UUID | None = None, version: int | None = None
) -> WorkOrder:
    """派单: give the order to somebody. While it waits or is resolved only the owner changes."""
    order = access.lock(key, by, "assign", version=version)
    state = states.order_after("assign", Order(order.state))
    person = _OWNER.first(owner)
    if person is None:
        raise Invalid("no_such_owner", field="owner")
    was: Person | None = related(order, "owner")
    order.owner = person
    order.team = team_of(team) if team is not None else related(order, "team") or related(person, "team")
    order.assignment_count += 1
    order.assigned_at = at
    enter(order, state, by=by, at=at)
    respond(order, by=by, at=at)
    save(order, at=at)
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
def release(*, key: UUID, by: Actor | None, at: datetime, team: UUID | None = None, note: str = "") -> WorkOrder:
    """Give the order back to its team's queue, or to another team's."""
    order = access.lock(key, by, "release")
    state = states.order_after("release", Order(order.state))
    was: Person | None = related(order, "owner")
    marks = access.audience(order)
    order.owner = None
    if team is not None:
        order.team = team_of(team)
    enter(order, state, by=by, at=at)
    said = leave_note(order, note, by=by, at=at)
    save(order, at=at)
    fact = WorkOrderReleased(order=order.key, at=at, by=_by(by), was=was.key if was else None, note=said)
    emit(fact, audience={*marks, *access.audience(order)})
    return order


@verb
def start(*, key: UUID, by: Actor | None, at: datetime) -> WorkOrder:
    """开始处理: remote work begins. On-site work starts by an engineer setting out."""
    order = access.lock(key, by, "start")
    enter(order, states.order_after("start", Order(order.state)), by=by, at=at)
    respond(order, by=by, at=at)
    save(order, at=at)
    emit(WorkOrderStarted(order=order.key, at=at, by=_by(by)), audience=access.audience(order))
    return order


@verb
def wait(
    *, key: UUID, by: Actor | None, at: datetime, reason: Wait, wake_at: datetime | None = None, note: str = ""
) -> WorkOrder:
    """挂起: somebody else has to act. The order wakes up by itself at `wake_at`, so that it cannot be forgotten."""
    order = access.lock(key, by, "wait")
    state = states.order_after("wait", Order(order.state))
    if wake_at is not None and wake_at <= at:
        raise Invalid("wake_in_the_past", field="wake_at")
    enter(order, state, by=by, at=at, wait=reason, wake_at=wake_at)
    respond(order, by=by, at=at)
    said = leave_note(order, note, by=by, at=at)
    save(order, at=at)
    emit(
        WorkOrderWaited(order=order.key, at=at, by=_by(by), reason=reason, wake_at=wake_at, note=said),
        audience=access.audience(order),
    )
    return order


@verb
def resume(*, key: UUID, by: Actor | None, at: datetime, woke: bool = False) -> WorkOrder:
    """恢复: waiting is over; the order stands again where its waiting began."""
    order = access.lock(key, by, "resume")
    states.order_after("resume", Order(order.state))
    waits_in = Order(order.waits_in) if order.waits_in else None
    state = states.resumed(waits_in, has_owner=order.owner_id is not None)
    enter(order, state, by=by, at=at)
    save(order, at=at)
    emit(WorkOrderResumed(order=order.key, at=at, by=_by(by), state=state, woke=woke), audience=access.audience(order))
    return order


@verb
def resolve(*, key: UUID, by: Actor | None, at: datetime, cause: str, solution: str) -> WorkOrder:
    """解决: the trouble is gone as far as we know; the clocks stop, and the customer is asked."""
    order = access.lock(key, by, "resolve")
    state = states.order_after("resolve", Order(order.state))
    refuse_if_blocked(order)
    order.cause, order.solution = cause, solution
    enter(order, state, by=by, at=at)
    respond(order, by=by, at=at)
    save(order, at=at)
    emit(
        WorkOrderResolved(order=order.key, at=at, by=_by(by), priority=order.priority), audience=access.audience(order)
    )
    return order


def refuse_if_blocked(order: WorkOrder) -> None:
    """An order is not resolved over a hold, a visit ahead or gone wrong, or a child that is not solved."""
    ((holds, visits, children),) = sql.rows("workorders", "blockers", order=order.pk, unsolved=list(states.UNSOLVED))
    if holds:
        raise Conflict("held", reasons=holds)
    if not states.may_resolve([_stand(*visit) for visit in visits]):
        raise Conflict("visits_not_done")
    if children:
        raise Conflict("open_children", numbers=children)


def stands(order: WorkOrder) -> list[VisitStands]:
    """The order's visits as the roll-up sees them, oldest first."""
    found = Visit.objects.filter(order=order).order_by("number").values_list("state", "outcome")
    return [_stand(*visit) for visit in found]


def _stand(state: str, outcome: str) -> VisitStands:
    return VisitStands(states.Visit(state), Outcome(outcome) if outcome else None)


@verb
def confirm(*, key: UUID, by: Actor | None, at: datetime) -> WorkOrder:
    """确认解决: the customer says it works."""
    return _close(key, "confirm", "confirmed", by=by, at=at)


@verb
def close(*, key: UUID, by: Actor | None, at: datetime) -> WorkOrder:
    """关闭: somebody on our side asked the customer, or knows."""
    return _close(key, "close", "closed", by=by, at=at)


def _close(key: UUID, move: str, how: str, *, by: Actor | None, at: datetime) -> WorkOrder:
    order = access.lock(key, by, move)
    enter(order, states.order_after(move, Order(order.state)), by=by, at=at)
    save(order, at=at)
    emit(WorkOrderClosed(order=order.key, at=at, by=_by(by), how=how), audience=access.audience(order))
    return order


@verb
def reopen(*, key: UUID, by: Actor | None, at: datetime, note: str) -> WorkOrder:
    """重开: it was not solved after all; back to the queue, counted, with the resolution clock running on."""
    order = access.lock(key, by, "reopen")
    enter(order, states.order_after("reopen", Order(order.state)), by=by, at=at)
    said = leave_note(order, note, by=by, at=at, public=by is not None and by.is_customer)
    save(order, at=at)
    emit(
        WorkOrderReopened(order=order.key, at=at, by=_by(by), count=order.reopen_count, note=said),
        audience=access.audience(order),
    )
    return order


@verb
def cancel(*, key: UUID, by: Actor | None, at: datetime, reason: str) -> WorkOrder:
    """取消: nothing is to be done, and why. A visit ahead has to be cancelled first, for somebody may be on the way."""
    order = access.lock(key, by, "cancel")
    state = states.order_after("cancel", Order(order.state))
    _refuse_visits_ahead(order)
    order.cancel_reason = reason
    enter(order, state, by=by, at=at)
    save(order, at=at)
    emit(WorkOrderCancelled(order=order.key, at=at, by=_by(by)), audience=access.audience(order))
    return order


@verb
def merge(*, key: UUID, by: Actor | None, at: datetime, into: UUID) -> WorkOrder:
    """合并: this order says the same as another of the same customer, which goes on for both."""
    order, target = _both(key, into, by)
    state = states.order_after("merge", Order(order.state))
    if target.customer_id != order.customer_id:
        raise Conflict("merge_other_customer", field="into")
    if target.state in (Order.CLOSED, Order.CANCELLED):
        raise Conflict("merge_into_finished", field="into", number=target.number)
    _refuse_visits_ahead(order)
    order.duplicate_of = target
    enter(order, state, by=by, at=at)
    save(order, at=at)
    emit(WorkOrderMerged(order=order.key, at=at, by=_by(by), into=target.key), audience=access.audience(order))
    emit(DuplicateMerged(order=target.key, at=at, by=_by(by), duplicate=order.key), audience=access.audience(target))
    return order


def _both(one: UUID, other: UUID, by: Actor | None) -> tuple[WorkOrder, WorkOrder]:
    """Two orders locked, the smaller key first whoever asks, so that two opposite merges cannot wait for each other."""
    if one == other:
        raise Invalid("same_order", field="into")
    locked = {key: access.lock(key, by, "merge") for key in sorted((one, other))}
    return locked[one], locked[other]


def _refuse_visits_ahead(order: WorkOrder) -> None:
    ahead = {states.Visit.CONFIRMED, states.Visit.TRAVELLING, states.Visit.ON_SITE}
    if any(visit.state in ahead for visit in stands(order)):
        raise Conflict("visits_ahead")


@verb
def escalate(*, key: UUID, by: Actor | None, at: datetime, note: str = "") -> WorkOrder:
    """升级: call the next one up the chain of team leads to help."""
    order = access.lock(key, by, "escalate")
    states.order_after("escalate", Order(order.state))
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


@verb
def wake_next(*, at: datetime, imported: bool | None = None) -> bool:
    """Wake one order whose date has come, as of that very date; whether there was one. `imported` as in
    `clocks.ring_next_due`."""
    found = sql.rows("workorders", "next_wake", at=at, imported=imported, origin=IMPORTED)
    for key, wake_at in found:
        resume(key=key, by=None, at=wake_at, woke=True)
    return bool(found)


@verb
def close_next_silent(*, at: datetime, imported: bool | None = None) -> bool:
    """Close one resolved order that nobody has answered to for a week; P0 and P1 are left to a person. `imported` as in
    `clocks.ring_next_due`."""
    silent_since = at - timedelta(days=rules.SILENT_DAYS)
    resolved = WorkOrder.objects.filter(in_time(imported), state=Order.RESOLVED, resolved_at__lte=silent_since)
    found = resolved.filter(priority__gte=len(rules.ASKED_BY_A_PERSON)).order_by("resolved_at")
    order = found.select_for_update(of=("self",), skip_locked=True).first()
    if order is None or order.resolved_at is None:
        return False
    _close(order.key, "close", "silence", by=None, at=order.resolved_at + timedelta(days=rules.SILENT_DAYS))
    return True


def kind_named(code: str) -> Kind:
    """The kind with this code that may still be chosen."""
    found = _KIND.first(code)
    if found is None:
        raise Invalid("no_such_kind", field="kind")
    return found


def team_of(key: UUID) -> Team:
    """The team with this key that still works."""
    found = _TEAM.first(key)
    if found is None:
        raise Invalid("no_such_team", field="team")
    return found


def category_of(key: UUID) -> Category:
    """The category with this key that may still be chosen."""
    found = _CATEGORY.first(key)
    if found is None:
        raise Invalid("no_such_category", field="category")
    return found


_OWNER: Final = Compiled(lambda key: Person.objects.filter(key=key, is_active=True, is_customer=False))
_KIND: Final = Compiled(lambda code: Kind.objects.filter(code=code, archived_at__isnull=True))
_TEAM: Final = Compiled(lambda key: Team.objects.filter(key=key, archived_at__isnull=True))
_CATEGORY: Final = Compiled(lambda key: Category.objects.filter(key=key, archived_at__isnull=True))
