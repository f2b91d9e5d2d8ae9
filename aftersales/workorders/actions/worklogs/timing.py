"""A person's own timer on an order: started, switched and stopped by hand."""

from datetime import datetime
from uuid import UUID

from aftersales.base.errors import NotAllowed
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions.worklogs import keeping
from aftersales.workorders.actions.worklogs.correcting import refuse_over, refuse_overlap
from aftersales.workorders.actions.worklogs.following import crew_of
from aftersales.workorders.events.worklogs import TimeStarted, TimeStopped
from aftersales.workorders.models import Visit, Worklog, WorkOrder
from aftersales.workorders.spans import Source, Work
from aftersales.workorders.states import Visit as VisitState


@verb
def start(
    *, key: UUID, by: Actor, at: datetime, kind: Work, note: str = "", worklog: UUID | None = None
) -> Worklog | None:
    """开始计时: from now on the person's time goes into this. What ran until now, here or elsewhere, ends."""
    order = access.lock(key, by, "log")
    keeping.lock_time([by.id])
    keeping.refuse_taken(worklog)
    refuse_over(order, at, by)
    over = keeping.covering(by.id, at)
    if over is not None and not keeping.gives_way(over):
        raise refuse_overlap(over, by)
    visit = _visit(order, by)
    span = keeping.begin(
        order, person=by.id, kind=kind, source=Source.TIMER, by=by, at=at, visit=visit, key=worklog, note=note
    )
    if span is not None:
        keeping.tell(order, TimeStarted(**keeping.told(span, by, at)))
    return span


@verb
def stop(*, key: UUID, by: Actor, at: datetime) -> list[Worklog]:
    """停止计时: the person's time goes into this order no longer. Where nothing runs there is nothing to stop."""
    if not access.logs_time(by):
        raise NotAllowed(move="log")
    own = Worklog.objects.filter(order__key=key, person=by.id)
    if not own.exists():
        access.find(key, by)
    ended = keeping.end(own, by=by, at=at)
    for span in ended:
        keeping.tell(span.order, TimeStopped(**keeping.told(span, by, at)))
    return ended


def _visit(order: WorkOrder, by: Actor) -> Visit | None:
    """The visit of this order that the person is on."""
    under_way = order.visits.filter(state__in=(VisitState.TRAVELLING, VisitState.ON_SITE)).order_by("number")
    return next((visit for visit in under_way if by.id in crew_of(visit)), None)
