"""What engineers have in hand: their hours today, the visit they are on, the next, and the minutes still ahead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count

from aftersales.base import sql, worktime
from aftersales.dispatch.queries.reading import REMOTE_MINUTES
from aftersales.dispatch.solver.stretches import BREAK
from aftersales.people.access import Actor
from aftersales.people.hours import calendar_value
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Order
from aftersales.workorders.states import Visit as VisitState

_BACK: Final = timedelta(days=3)
_AHEAD: Final = timedelta(days=7)
_NOON: Final = timedelta(minutes=BREAK)
_UNDER_WAY: Final = frozenset({VisitState.TRAVELLING, VisitState.ON_SITE})
_IN_HAND: Final = (Order.ASSIGNED, Order.WORKING)

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Hours:
    """A calendar's today: from midnight to midnight of its zone, and the working time in it."""

    begins: datetime
    ends: datetime
    spans: Sequence[Span]

    def is_open(self, at: datetime) -> bool:
        """Whether it is working time; over noon too."""
        return any(opens <= at < closes for opens, closes in self.spans)


@dataclass
class InHand:
    """Of one engineer; `duty` is calendar and shifts of today together."""

    duty: list[Span] = field(default_factory=list)
    leave_until: datetime | None = None
    now: dict[str, Any] | None = None
    next: dict[str, Any] | None = None
    remote: int = 0
    today: timedelta = timedelta()
    ahead: timedelta = timedelta()

    def told(self) -> dict[str, Any]:
        """As it is answered."""
        remote = REMOTE_MINUTES * self.remote
        return {
            "duty": [{"starts_at": opens, "ends_at": closes} for opens, closes in self.duty],
            "now": self.now,
            "next": self.next,
            "remote": self.remote,
            "today_minutes": int(self.today.total_seconds()) // 60,
            "ahead_minutes": int(self.ahead.total_seconds()) // 60 + remote,
        }


def hours(calendars: Iterable[int], at: datetime) -> dict[int, Hours]:
    """Today by each of these calendars."""
    return {one: _today(calendar_value(one), at) for one in calendars}


def _today(calendar: worktime.Calendar, at: datetime) -> Hours:
    zone = ZoneInfo(calendar.zone)
    day = at.astimezone(zone).date()
    begins, ends = (worktime.wall_instant(zone, one, 0) for one in (day, day + timedelta(days=1)))
    return Hours(begins, ends, _joined(worktime.segments(calendar, begins, ends), _NOON))


def _joined(spans: Iterable[Span], gap: timedelta = timedelta()) -> list[Span]:
    whole: list[Span] = []
    for opens, closes in sorted(spans):
        if whole and opens - whole[-1][1] <= gap:
            whole[-1] = (whole[-1][0], max(whole[-1][1], closes))
        else:
            whole.append((opens, closes))
    return whole


def of(engineers: Sequence[Engineer], by: Actor, known: Mapping[int, Hours], at: datetime) -> dict[int, InHand]:
    """What these have in hand; of an order the reader may not see, the times alone."""
    found = {one.pk: InHand() for one in engineers}
    today = {one.pk: known[one.calendar_id] for one in engineers}
    _duty(found, today, at)
    _booked(found, today, by, at)
    remote = WorkOrder.objects.filter(owner__in=found, kind__on_site=False, state__in=_IN_HAND)
    for owner, count in remote.order_by().values_list("owner").annotate(n=Count("pk")):
        found[owner].remote = count
    return found


def _duty(found: Mapping[int, InHand], today: Mapping[int, Hours], at: datetime) -> None:
    spans: dict[int, list[Span]] = {pk: list(one.spans) for pk, one in today.items()}
    begins, ends = (
        min((one.begins for one in today.values()), default=at),
        max((one.ends for one in today.values()), default=at),
    )
    for pk, what, starts_at, ends_at, _ in sql.rows("dispatch", "duty", ids=list(found), at=begins, before=ends):
        if what == "leave" and starts_at <= at < ends_at:
            found[pk].leave_until = max(ends_at, found[pk].leave_until or ends_at)
        if what == "shift" and starts_at < today[pk].ends and ends_at > today[pk].begins:
            spans[pk].append((starts_at, ends_at))
    for pk, told in spans.items():
        found[pk].duty = _joined(told)


def _booked(found: Mapping[int, InHand], today: Mapping[int, Hours], by: Actor, at: datetime) -> None:
    rows = sql.rows("dispatch", "taken", ids=list(found), at=at - _BACK, before=at + _AHEAD)
    seen = orders.visible_to(by).filter(pk__in={row[5] for row in rows}).select_related("customer")
    named = {one.pk: one for one in seen}
    for pk, starts_at, ends_at, key, state, order in rows:
        one, day = found[pk], today[pk]
        one.today += max(min(ends_at, day.ends) - max(starts_at, day.begins), timedelta())
        one.ahead += max(ends_at - max(starts_at, at), timedelta())
        told = {
            "visit": key,
            "state": state,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "order": _named(named.get(order)),
        }
        if state in _UNDER_WAY:
            one.now = one.now or told
        else:
            one.next = one.next or told


def _named(order: WorkOrder | None) -> dict[str, Any] | None:
    if order is None:
        return None
    customer = order.customer.name if order.customer is not None else None
    return {
        "key": order.key,
        "number": order.number,
        "title": order.title,
        "priority": order.priority,
        "customer": customer,
    }
