"""A list that an order would not get by itself is added by hand, or put away again."""

from datetime import datetime
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions.checklists.giving import AHEAD, give, give_one, published, withdraw
from aftersales.workorders.checklist import BY_HAND
from aftersales.workorders.models import Checklist, ChecklistVersion, Visit, WorkOrder
from aftersales.workorders.states import UNSOLVED, Order


@verb
def add(*, order: UUID, template: UUID, by: Actor | None, at: datetime, visit: UUID | None = None) -> Checklist:
    """追加: a published list is to be filled in too, of the order or of a visit ahead. It stays whatever else the order
    turns out to be. Where it was given already, that one; one that was withdrawn comes back with its answers."""
    row = access.lock(order, by, "fill")
    _refuse_solved(row)
    issue = _issue(template)
    holder = _holder(row, issue, visit)
    there = row.checklists.filter(template=issue.template_id, visit=holder).select_related("issue", "visit").first()
    return give_one(row, holder, issue, (BY_HAND,), there, by=by, at=at)


@verb
def put_away(*, key: UUID, by: Actor | None, at: datetime) -> Checklist:
    """撤下: what was added by hand is not to be filled in after all; answers stay with it. Of a list that the order has
    by its kind or product nobody gets rid."""
    order, one = access.lock_checklist(key, by)
    if BY_HAND not in one.why:
        raise Conflict("checklist_by_rule")
    _refuse_solved(order)
    if one.withdrawn_at is None:
        withdraw(order, one, by=by, at=at)
        give(order, by=by, at=at)  # it may be meant for such orders all the same
    return one


def _refuse_solved(order: WorkOrder) -> None:
    """What was to be looked at until an order was solved is what its solution was measured by."""
    if Order(order.state) not in UNSOLVED:
        raise Conflict("checklist_too_late", state=order.state)


def _issue(template: UUID) -> ChecklistVersion:
    found = published().filter(template__key=template).select_related("template").first()
    if found is None:
        raise Invalid("no_such_checklist_template", field="template")
    return found


def _holder(order: WorkOrder, issue: ChecklistVersion, visit: UUID | None) -> Visit | None:
    if issue.body["subject"] == "order":
        if visit is not None:
            raise Invalid("checklist_of_no_visit", field="visit")
        return None
    found = order.visits.filter(key=visit, state__in=AHEAD).first() if visit is not None else None
    if found is None:
        raise Invalid("checklist_of_which_visit", field="visit")
    return found
