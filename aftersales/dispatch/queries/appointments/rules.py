"""Which windows are offered: the rules that count, which of them an order goes by, and what a body comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from aftersales.base.errors import Invalid
from aftersales.dispatch import access
from aftersales.dispatch.models import AppointmentRule
from aftersales.dispatch.rules import SEE
from aftersales.dispatch.solver.windows import MOST_CAPACITY, RANGES, Offering
from aftersales.people.access import Actor
from aftersales.people.hours import overrides_of
from aftersales.people.models import Calendar, Person, Territory
from aftersales.workorders.models import WorkOrder

MOST_PREVIEWED: Final = 100


@dataclass(frozen=True)
class Place:
    """Where an order is: its territory with those above it, the nearest first, and the zone its windows are told in."""

    territories: tuple[int, ...]
    zone: ZoneInfo

    @classmethod
    def of(cls, order: WorkOrder, by: Actor | None) -> Self:
        """The site's zone; where no site is known the reader's, else the company's. A territory said of the order comes
        before its site's."""
        told = ("territory_id", "site__territory_id", "asset__site__territory_id", "site__zone", "asset__site__zone")
        own, site, other, zone, other_zone = WorkOrder.objects.filter(pk=order.pk).values_list(*told).get()
        named = zone or other_zone or (by.zone if by is not None else "") or settings.COMPANY_ZONE
        return cls(_with_above(own or site or other), ZoneInfo(named))


def _with_above(territory: int | None) -> tuple[int, ...]:
    parents = dict(Territory.objects.values_list("pk", "parent_id")) if territory is not None else {}
    found: list[int] = []
    while territory is not None and territory not in found:
        found.append(territory)
        territory = parents.get(territory)
    return tuple(found)


def rule_of(order: WorkOrder, place: Place) -> AppointmentRule | None:
    """The most specific rule that fits: of the kind before of any, then of the nearest territory; None: no windows are
    offered."""
    counting = AppointmentRule.objects.filter(dropped_at__isnull=True)
    rows = counting.filter(Q(kind=order.kind_id) | Q(kind__isnull=True))
    fitting = [one for one in rows if one.territory_id is None or one.territory_id in place.territories]

    def specific(rule: AppointmentRule) -> tuple[bool, int]:
        near = place.territories.index(rule.territory_id) if rule.territory_id is not None else len(place.territories)
        return rule.kind_id is not None, -near

    return max(fitting, key=specific, default=None)


def single_days(calendar: int | None) -> dict[date, bool]:
    """The days on which a calendar says other than its week, and whether they are worked."""
    if calendar is None:
        return {}
    return {day: bool(periods) for day, periods in overrides_of(calendar).items()}


# -- as it is shown ----------------------------------------------------------------------------------------------------


def page(by: Actor) -> dict[str, Any]:
    """The rules that count, by kind and territory, and within which bounds another may be written; for whoever sees
    decisions."""
    by.require(SEE)
    rows = AppointmentRule.objects.filter(dropped_at__isnull=True).select_related(
        "kind", "territory", "calendar", "set_by"
    )
    numbers = [
        {"name": name, "least": least, "most": most, "usual": usual} for name, (least, most, usual) in RANGES.items()
    ]
    told = [shown(one) for one in rows]
    told.sort(key=lambda one: (one["kind"] or "", (one["territory"] or {"code": ""})["code"]))
    return {"rows": told, "limits": {"numbers": numbers, "most_capacity": MOST_CAPACITY}}


def shown(row: AppointmentRule) -> dict[str, Any]:
    """One rule; what a version later than it added stands as usual."""
    return {
        "key": row.key,
        "kind": row.kind.code if row.kind is not None else None,
        "territory": _named(row.territory),
        "calendar": _named(row.calendar),
        "windows": Offering.read(row.body).told(),
        "set_by": _name(row.set_by),
        "set_at": row.set_at,
    }


def preview(
    by: Actor, *, at: datetime, windows: Mapping[str, Any], calendar: str | None, zone: str | None
) -> dict[str, Any]:
    """Which windows a body nobody has published would be chosen from now, in a zone (None: the company's).

    Raises:
        Invalid: a body that makes no sense, a calendar or a zone nobody knows.
    """
    access.require_settings(by)
    offering = Offering.read(windows)
    found = Calendar.objects.filter(code=calendar).values_list("pk", flat=True).first() if calendar else None
    if calendar and found is None:
        raise Invalid("no_such_thing", field="calendar")
    where = _zone(zone or settings.COMPANY_ZONE)
    ahead = offering.ahead(at, where, single_days(found))
    rows = [{"day": one.day, "from_at": one.from_at, "until_at": one.until_at} for one in ahead[:MOST_PREVIEWED]]
    return {"zone": where.key, "rows": rows, "left_out": len(ahead) - len(rows)}


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Invalid("no_such_zone", field="zone") from error


def _named(one: Territory | Calendar | None) -> dict[str, Any] | None:
    return {"code": one.code, "name_zh": one.name_zh, "name_en": one.name_en} if one is not None else None


def _name(person: Person | None) -> dict[str, Any] | None:
    return {"key": person.key, "name": person.name} if person is not None else None
