"""Time that follows from moves: setting out is travel, being there is work, an order that waits is waiting for those
who are there, and what is over ends it.

It begins and ends when the thing happened, however late that is told. A log told of the past says nothing of whose time
it was, so nothing follows from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from typing import Final, Protocol

from aftersales.base.facts import present_origin
from aftersales.people.access import Actor
from aftersales.workorders.actions.worklogs import keeping
from aftersales.workorders.models import Visit, Worklog, WorkOrder
from aftersales.workorders.queries.due import IMPORTED
from aftersales.workorders.spans import Source, Work
from aftersales.workorders.states import Order
from aftersales.workorders.states import Visit as VisitState


class _Follows(Protocol):
    def __call__(self, order: WorkOrder, *, by: Actor | None, at: datetime) -> None: ...


class _FollowsVisit(Protocol):
    def __call__(self, order: WorkOrder, visit: Visit, *, by: Actor | None, at: datetime) -> None: ...


def _told_of_the_past() -> bool:
    return present_origin().partition(".")[0] == IMPORTED


def _of_order(follow: _Follows) -> _Follows:
    @wraps(follow)
    def unless_past(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
        if not _told_of_the_past():
            follow(order, by=by, at=at)

    return unless_past


def _of_visit(follow: _FollowsVisit) -> _FollowsVisit:
    @wraps(follow)
    def unless_past(order: WorkOrder, visit: Visit, *, by: Actor | None, at: datetime) -> None:
        if not _told_of_the_past():
            follow(order, visit, by=by, at=at)

    return unless_past


_WITHOUT_LEAD: Final[tuple[int, ...]] = ()


def crew_of(visit: Visit) -> list[int]:
    """Whose time a visit is: its lead and whoever goes along."""
    lead = (visit.engineer_id,) if visit.engineer_id is not None else _WITHOUT_LEAD
    return [*lead, *visit.mates.values_list("engineer_id", flat=True)]


@_of_visit
def set_out(order: WorkOrder, visit: Visit, *, by: Actor | None, at: datetime) -> None:
    """出发: the crew travels."""
    _begin(order, visit, crew_of(visit), Work.TRAVEL, by=by, at=at)


@_of_visit
def are_there(order: WorkOrder, visit: Visit, *, by: Actor | None, at: datetime) -> None:
    """到场: the crew has arrived, and works."""
    _begin(order, visit, crew_of(visit), Work.WORK, by=by, at=at)


@_of_visit
def are_done(order: WorkOrder, visit: Visit, *, by: Actor | None, at: datetime) -> None:
    """The visit is over, however it ended."""
    keeping.end(Worklog.objects.filter(order=order, visit=visit), by=by, at=at)


@_of_order
def work_begins(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """开始处理, 恢复: whoever waited there works again; else the owner does, if it was them who said so."""
    waiting = _there(order, Work.WAIT)
    _go_over(order, waiting, Work.WORK, by=by, at=at)
    if waiting or by is None or by.id != order.owner_id or order.state != Order.WORKING:
        return
    under_way = order.visits.filter(state__in=(VisitState.TRAVELLING, VisitState.ON_SITE))
    if all(by.id not in crew_of(visit) for visit in under_way):
        _begin(order, None, [by.id], Work.WORK, by=by, at=at)


@_of_order
def work_goes_on(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """The order waits no longer, because of another visit: whoever waited there works again."""
    _go_over(order, _there(order, Work.WAIT), Work.WORK, by=by, at=at)


@_of_order
def work_pauses(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """挂起: whoever works there waits there; who works from afar has their hands free."""
    there = _there(order, Work.WORK)
    remote = Worklog.objects.filter(order=order, visit__isnull=True)
    afar = remote.filter(ends_at__isnull=True, struck_at__isnull=True).values_list("person", flat=True)
    keeping.lock_time([*afar, *(person for crew in there.values() for person in crew)])  # else two might wait in a ring
    keeping.end(remote, by=by, at=at)
    _go_over(order, there, Work.WAIT, by=by, at=at)


@_of_order
def work_ends(order: WorkOrder, *, by: Actor | None, at: datetime) -> None:
    """The order is solved, or nothing is to be done: nobody works on it any more."""
    keeping.end(Worklog.objects.filter(order=order), by=by, at=at)


def hands_change(order: WorkOrder, was: int | None, *, by: Actor | None, at: datetime) -> None:
    """The order is another's, or nobody's: who had it works on it no longer, unless they are there."""
    if was is not None and was != order.owner_id and not _told_of_the_past():
        keeping.end(Worklog.objects.filter(order=order, person=was, visit__isnull=True), by=by, at=at)


def _there(order: WorkOrder, kind: Work) -> dict[Visit, list[int]]:
    """Who does this at a visit of the order now, by visit."""
    found: dict[Visit, list[int]] = {}
    runs = Worklog.objects.filter(order=order, kind=kind, ends_at__isnull=True, struck_at__isnull=True)
    for span in runs.filter(visit__state=VisitState.ON_SITE).select_related("visit"):
        if span.visit is not None:
            found.setdefault(span.visit, []).append(span.person_id)
    return found


def _go_over(
    order: WorkOrder, there: Mapping[Visit, Sequence[int]], kind: Work, *, by: Actor | None, at: datetime
) -> None:
    """Who does something at these visits does something else there from now on."""
    keeping.lock_time(person for crew in there.values() for person in crew)
    for visit, people in there.items():
        _begin(order, visit, people, kind, by=by, at=at)


def _begin(
    order: WorkOrder, visit: Visit | None, people: Iterable[int], kind: Work, *, by: Actor | None, at: datetime
) -> None:
    crew = sorted(set(people))
    keeping.lock_time(crew)
    for person in crew:
        keeping.begin(order, person=person, kind=kind, source=Source.MOVE, by=by, at=at, visit=visit)
