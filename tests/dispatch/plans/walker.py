"""Walks a proposed plan in plain loops over the database's rows, sharing nothing with whatever made it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo

from aftersales.dispatch.solver.plans.board import Slot
from aftersales.people.models import Engineer, EngineerSkill, Leave, Shift
from aftersales.workorders.models import Booking, Visit, WorkOrder

CLOCK = ZoneInfo("Asia/Shanghai")
MINUTE = timedelta(minutes=1)
Span = tuple[datetime, datetime]
Place = tuple[float | None, float | None]


def instant(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC)


def complaints(slots: Mapping[str, Slot]) -> list[str]:
    """What cannot be about the works of these keys being made so: moved visits, and orders made now."""
    visits = {str(one.key): one for one in Visit.objects.filter(key__in=slots).select_related("order__site")}
    orders = {str(one.key): one for one in WorkOrder.objects.filter(key__in=slots).select_related("site", "asset")}
    found: list[str] = []
    for key, slot in slots.items():
        order = visits[key].order if key in visits else orders[key]
        span = instant(slot.begins), instant(slot.ends)
        if key in visits and (*span, slot.engineers) == _as_it_stands(visits[key]):
            continue  # whatever it breaks, somebody planned it so
        found += [f"{order.title}: {why}" for who in slot.engineers for why in _of_one(order, who, span)]
        found += [f"{order.title}: {why}" for why in _promise(order, visits.get(key), span)]
    for who in {who for slot in slots.values() for who in slot.engineers}:
        found += _ways(who, slots, visits, orders)
    return found


def _as_it_stands(visit: Visit) -> tuple[object, ...]:
    return visit.starts_at, visit.ends_at, (visit.engineer_id,)


def _of_one(order: WorkOrder, who: int, span: Span) -> Iterator[str]:
    if not any(begins <= span[0] and span[1] <= ends for begins, ends in _duties(who, span[0])):
        yield f"{who} is not on duty from {span[0]} to {span[1]}"
    if Leave.objects.filter(engineer=who, starts_at__lt=span[1], ends_at__gt=span[0], withdrawn_at=None).exists():
        yield f"{who} is on leave"
    skill = order.asset.product.skill_id if order.asset is not None else None
    held = EngineerSkill.objects.filter(engineer=who, skill=skill, valid_from__lte=span[0].date())
    if skill is not None and not held.exclude(valid_until__lt=span[0].date()).exists():
        yield f"{who} lacks the skill"


def _duties(who: int, around: datetime) -> list[Span]:
    """Nine to six on working days, lunch included, and shifts; what meets is one."""
    told = [(one.starts_at, one.ends_at) for one in Shift.objects.filter(engineer=who)]
    if Engineer.objects.filter(pk=who, calendar__code="cn-office").exists():
        for ahead in range(-1, 8):
            day = around.astimezone(CLOCK).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=ahead)
            if day.weekday() < 5:
                told.append((day + timedelta(hours=9), day + timedelta(hours=18)))
    whole: list[Span] = []
    for begins, ends in sorted(told):
        if whole and begins <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], ends)
        else:
            whole.append((begins, ends))
    return whole


def _promise(order: WorkOrder, visit: Visit | None, span: Span) -> Iterator[str]:
    asked = visit or order.visits.filter(engineer=None, ended_at=None).order_by("number").first()
    window = (asked.promised_from_at, asked.promised_until_at) if asked is not None else (None, None)
    if window[0] is not None and window[1] is not None and not window[0] <= span[0] <= window[1]:
        yield f"begins at {span[0]}, promised from {window[0]} until {window[1]}"
    hours = order.site.access_hours if order.site is not None else None
    if hours is not None:
        here = [one.astimezone(CLOCK) for one in span]
        minutes = [one.hour * 60 + one.minute for one in here]
        open_hours = hours.get(str(here[0].weekday()), [])
        if not any(opens <= minutes[0] and minutes[1] <= closes for opens, closes in open_hours):
            yield f"nobody gets in from {here[0]} to {here[1]}"


def _ways(
    who: int, slots: Mapping[str, Slot], visits: Mapping[str, Visit], orders: Mapping[str, WorkOrder]
) -> Iterator[str]:
    """Time between one thing and the next for the way there; of those that stand as they stood nobody asks."""
    theirs: list[tuple[datetime, datetime, Place, bool]] = []
    for key, slot in slots.items():
        if who in slot.engineers:
            order = visits[key].order if key in visits else orders[key]
            span = instant(slot.begins), instant(slot.ends)
            stands = key in visits and visits[key].engineer_id == who and visits[key].starts_at == span[0]
            theirs.append((*span, (order.site.latitude, order.site.longitude) if order.site else (None, None), stands))
    held = Booking.objects.filter(engineer=who, released_at=None).select_related("visit__order__site")
    for one in held.exclude(visit__key__in=visits):
        site = one.visit.order.site if one.visit is not None else None
        theirs.append(
            (one.period.lower, one.period.upper, (site.latitude, site.longitude) if site else (None, None), True)
        )
    theirs.sort(key=lambda one: one[0])
    for (_, left, here, one), (there, _, place, other) in zip(theirs, theirs[1:], strict=False):
        way = timedelta() if left.astimezone(CLOCK).date() != there.astimezone(CLOCK).date() else _way(here, place)
        if not (one and other) and there < left + way - MINUTE:
            yield f"{who} leaves at {left} and is there, {way} away, at {there}"


def _way(here: Place, there: Place) -> timedelta:
    """The great circle of R. W. Sinnott, Virtues of the Haversine, 1984, and a road 1.4 times as long at 40 km/h."""
    if None in (*here, *there):
        return timedelta()
    (a, b), (c, d) = (tuple(radians(one or 0.0) for one in place) for place in (here, there))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return timedelta(hours=2 * 6371.0088 * asin(sqrt(half)) * 1.4 / 40)
