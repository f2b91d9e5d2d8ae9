"""The windows an order can have, and what was chosen for it, as staff and customers are told."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.dispatch import access
from aftersales.dispatch.models import Appointment
from aftersales.dispatch.queries.appointments.choosing import OPEN, Choosing, Found
from aftersales.dispatch.queries.appointments.rules import Place, rule_of
from aftersales.dispatch.solver.windows import Offering, Window
from aftersales.dispatch.states import AppointmentState
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import access as orders
from aftersales.workorders.models import WorkOrder

MOST_DAYS: Final = 14
MOST_SHOWN: Final = 200
MOST_KEPT: Final = 20
_WITH: Final = ("made_by", "ended_by", "visit", "rule", "engineer__person")


def slots(key: UUID, by: Actor, *, at: datetime, since: date | None, days: int) -> dict[str, Any]:
    """预约时段: the windows of some days from one (None: today) on, each with whether it is free and for how many more,
    and who would go where the reader sees decisions; for whoever plans visits of the order."""
    row = access.appointable(key, by)
    choosing = _choosing(row, by, at)
    told = {"zone": Place.of(row, by).zone.key, "offered": choosing is not None, "days_ahead": 0, "left_out": 0}
    if choosing is None:
        return {**told, "rows": []}
    windows, left_out = _windows(choosing, since, days)
    found = [choosing.look(one) for one in windows]
    names = _names(found) if access.sees_decisions(by, row) else {}
    rows = [_slot(one, names) for one in found]
    return {**told, "days_ahead": choosing.offering.days_ahead, "left_out": left_out, "rows": rows}


def own_slots(key: UUID, by: Actor, *, at: datetime, since: date | None, days: int) -> dict[str, Any]:
    """The same for a customer: the free ones alone, and nobody's name."""
    row = access.appointable(key, by)
    choosing = _choosing(row, by, at)
    told = {"zone": Place.of(row, by).zone.key, "offered": choosing is not None, "days_ahead": 0, "left_out": 0}
    if choosing is None:
        return {**told, "rows": []}
    windows, left_out = _windows(choosing, since, days)
    rows = [_times(one) for one in windows if choosing.is_free(one)]
    return {**told, "days_ahead": choosing.offering.days_ahead, "left_out": left_out, "rows": rows}


def of_order(key: UUID, by: Actor, *, at: datetime) -> dict[str, Any]:
    """What is held and confirmed for an order, and what was chosen for it, the latest first, and whether windows are
    offered to such an order at all; for whoever sees it."""
    row = orders.find(key, by)
    place = Place.of(row, by)
    rows = list(Appointment.objects.filter(order=row).select_related(*_WITH).order_by("-pk")[:MOST_KEPT])
    told = [shown(one) for one in rows]
    return {
        "zone": place.zone.key,
        "offered": _offered(row, place, by),
        "held": _of_state(rows, told, AppointmentState.HELD, at),
        "confirmed": _of_state(rows, told, AppointmentState.CONFIRMED, at),
        "rows": told,
        "may_arrange": row.state in OPEN and row.kind.on_site and orders.permits(by, "plan", row),
    }


def own(key: UUID, by: Actor, *, at: datetime) -> dict[str, Any]:
    """What a customer has chosen for their order: held until when, or confirmed, and until when they may change it; and
    whether they can choose at all."""
    row = orders.find(key, by)
    place = Place.of(row, by)
    rows = list(Appointment.objects.filter(order=row, ended_at__isnull=True).select_related("rule").order_by("-pk"))
    told = [_own(one) for one in rows]
    return {
        "zone": place.zone.key,
        "offered": _offered(row, place, by),
        "held": _of_state(rows, told, AppointmentState.HELD, at),
        "confirmed": _of_state(rows, told, AppointmentState.CONFIRMED, at),
    }


def shown(one: Appointment) -> dict[str, Any]:
    """One appointment, as staff are told of it."""
    return {
        "key": one.key,
        "state": one.state,
        "from_at": one.from_at,
        "until_at": one.until_at,
        "engineer": _named(one.engineer.person),
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "visit": one.visit.key if one.visit is not None else None,
        "made_by": _named(one.made_by),
        "held_at": one.held_at,
        "held_until": one.held_until,
        "confirmed_at": one.confirmed_at,
        "ended_at": one.ended_at,
        "ended_by": _named(one.ended_by),
        "reason": one.reason,
    }


def _own(one: Appointment) -> dict[str, Any]:
    offering = Offering.read(one.rule.body)
    return {
        "from_at": one.from_at,
        "until_at": one.until_at,
        "held_until": one.held_until if one.state == AppointmentState.HELD else None,
        "move_until_at": one.from_at - timedelta(minutes=offering.move_cutoff_minutes),
        "cancel_until_at": one.from_at - timedelta(minutes=offering.cancel_cutoff_minutes),
    }


def _offered(row: WorkOrder, place: Place, by: Actor) -> bool:
    """Whether a rule offers windows to such an order, as it stands now; nobody is weighed for it."""
    rule = rule_of(row, place) if row.state in OPEN and row.kind.on_site else None
    return rule is not None and (not by.is_customer or Offering.read(rule.body).portal)


def _choosing(row: WorkOrder, by: Actor, at: datetime) -> Choosing | None:
    found = Choosing.of(row, at, by) if row.state in OPEN else None
    return None if found is not None and by.is_customer and not found.offering.portal else found


def _windows(choosing: Choosing, since: date | None, days: int) -> tuple[list[Window], int]:
    """Those of the days that are asked for, and how many more there are after the last that is told."""
    first = since or choosing.at.astimezone(choosing.place.zone).date()
    asked = [one for one in choosing.windows if first <= one.day < first + timedelta(days=days)]
    return asked[:MOST_SHOWN], max(len(asked) - MOST_SHOWN, 0)


def _slot(found: Found, names: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    who = found.who() if found.is_free else []
    told = {"engineer": names.get(who[0]) if who else None, "starts_at": found.times()[0] if who else None}
    return {**_times(found.window), "free": found.is_free, "left": found.left, **told}


def _times(one: Window) -> dict[str, Any]:
    return {"day": one.day, "from_at": one.from_at, "until_at": one.until_at}


def _names(found: Sequence[Found]) -> dict[int, dict[str, Any]]:
    leads = {one.who()[0] for one in found if one.is_free}
    return {pk: {"key": key, "name": name} for pk, key, name in _people(leads)}


def _people(ids: set[int]) -> list[tuple[int, UUID, str]]:
    return list(Person.objects.filter(pk__in=ids).values_list("pk", "key", "name")) if ids else []


def _of_state(
    rows: Sequence[Appointment], told: Sequence[dict[str, Any]], state: AppointmentState, at: datetime
) -> dict[str, Any] | None:
    """The one in this state; a hold whose minutes are over is none."""
    for row, one in zip(rows, told, strict=True):
        if row.state == state and (state != AppointmentState.HELD or row.held_until > at):
            return one
    return None


def _named(person: Person | None) -> dict[str, Any] | None:
    return {"key": person.key, "name": person.name} if person is not None else None
