"""Which lists an order and its visits are to have: given when it is triaged, planned, or turns out to be otherwise."""

from collections.abc import Iterable, Set
from datetime import datetime
from typing import Any, Final

from django.db.models import F, QuerySet

from aftersales.base.compiled import related
from aftersales.base.facts import emit, present_origin
from aftersales.people.access import Actor
from aftersales.workorders import checklist
from aftersales.workorders.actions.checklists.holding import facts_of, hold, marks, reckoned, settle
from aftersales.workorders.events.checklists import ChecklistGiven, ChecklistWithdrawn
from aftersales.workorders.models import Category, Checklist, ChecklistVersion, Visit, WorkOrder
from aftersales.workorders.queries.due import IMPORTED
from aftersales.workorders.states import UNSOLVED, Order
from aftersales.workorders.states import Visit as VisitState

CHOSEN_BY: Final = frozenset({"kind", "category", "asset", "customer"})
"""What of an order decides which lists it has."""
AHEAD: Final = (VisitState.PLANNED, VisitState.CONFIRMED, VisitState.TRAVELLING, VisitState.ON_SITE)
"""A visit in one of these states may be given a list."""
Holder = Visit | None
"""What a list is of: a visit, or (None) the order itself."""


def give(order: WorkOrder, *, by: Actor | None, at: datetime, visit: Visit | None = None) -> None:
    """See that the order has the lists that are meant for it, and its visits ahead theirs; with `visit`, only that.

    What is given keeps its version. A list that is no longer meant is withdrawn with its answers, and comes back with
    them; one that was added by hand stays. Orders that a log tells of were worked elsewhere: nothing is asked for
    again.
    """
    if Order(order.state) not in UNSOLVED - {Order.REPORTED} or present_origin().partition(".")[0] == IMPORTED:
        return
    ready = list(published())
    there = list(order.checklists.select_related("issue", "visit"))
    if not ready and not there:
        return
    wanted = _wanted(order, ready)
    holders: Iterable[Holder] = [visit] if visit is not None else [None, *order.visits.filter(state__in=AHEAD)]
    for holder in holders:
        of = "order" if holder is None else "visit"
        mine = {one.template_id: one for one in there if one.visit_id == (holder.pk if holder else None)}
        asked = {issue.template_id: (issue, why) for issue, why in wanted if issue.body["subject"] == of}
        for template, (issue, why) in asked.items():
            give_one(order, holder, issue, why, mine.get(template), by=by, at=at)
        for template, one in mine.items():
            if template not in asked and one.withdrawn_at is None and checklist.BY_HAND not in one.why:
                withdraw(order, one, by=by, at=at)


def published() -> QuerySet[ChecklistVersion]:
    """What may be given today, each template as it counts now."""
    every = ChecklistVersion.objects.filter(number=F("template__published"), template__archived_at__isnull=True)
    return every.order_by("pk")


def _wanted(order: WorkOrder, ready: Iterable[ChecklistVersion]) -> list[tuple[ChecklistVersion, tuple[str, ...]]]:
    ready = list(ready)
    named = {key for issue in ready for key in issue.body["applies"].get("categories", ())}
    case = _case(order, named)
    found = [(issue, checklist.why(issue.body["applies"], case)) for issue in ready]
    return [(issue, why) for issue, why in found if why is not None]


def _case(order: WorkOrder, named: Set[str]) -> checklist.Case:
    asset: Any = related(order, "asset")
    product: Any = related(asset, "product") if asset is not None else None
    customer: Any = related(order, "customer")
    branch, category = {}, related(order, "category")
    while category is not None:
        branch[category.pk] = str(category.key)
        category = related(category, "parent")
    if branch and named - set(branch.values()):
        branch |= _merged_into(branch)
    return checklist.Case(
        kind=related(order, "kind").code,
        categories=frozenset(branch.values()),
        family=product.family if product is not None else "",
        product=str(product.key) if product is not None else "",
        customer=str(customer.key) if customer is not None else "",
    )


def _merged_into(branch: Iterable[int]) -> dict[int, str]:
    """The categories that became one of these, by id: a list that was meant for them is meant for what they are now."""
    found: dict[int, str] = {}
    while more := dict(Category.objects.filter(merged_into__in=branch).values_list("pk", "key")):
        found |= {pk: str(key) for pk, key in more.items()}
        branch = more
    return found


def give_one(
    order: WorkOrder,
    holder: Holder,
    issue: ChecklistVersion,
    why: tuple[str, ...],
    there: Checklist | None,
    *,
    by: Actor | None,
    at: datetime,
) -> Checklist:
    """Have one list filled in, from now on or again; one that is there already stays as it is."""
    if there is not None and there.withdrawn_at is None:
        return there
    if there is None:
        there = Checklist(order=order, visit=holder, template_id=issue.template_id, issue=issue, given_at=at)
    there.withdrawn_at, there.why = None, list(why)
    there.save()
    emit(ChecklistGiven(**facts_of(order, there, by, at), why=list(why)), audience=marks(order, there))
    settle(order, there, reckoned(order, there), by=by, at=at)
    return there


def withdraw(order: WorkOrder, one: Checklist, *, by: Actor | None, at: datetime) -> None:
    """It is not to be filled in any more; its answers stay with it, and nothing waits for it."""
    one.withdrawn_at = at
    one.save(update_fields=["withdrawn_at"])
    hold(order, one, missing=False, by=by, at=at)
    emit(ChecklistWithdrawn(**facts_of(order, one, by, at)), audience=marks(order, one))
