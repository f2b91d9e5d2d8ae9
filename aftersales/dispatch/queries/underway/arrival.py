"""When whoever set out will be there 预计到达, by the same minutes of travel that every decision goes by."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
from django.conf import settings
from django.db.models import Q

from aftersales.dispatch.models import Position
from aftersales.dispatch.queries.board import hours
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.queries.underway import positions
from aftersales.dispatch.solver.places import Place, vector
from aftersales.dispatch.solver.underway import OLD, Expected, expected
from aftersales.dispatch.solver.ways import Stop, origin
from aftersales.people.models import Engineer
from aftersales.workorders.models import Visit, WorkOrder

_BACK: Final = timedelta(hours=36)
"""Whoever sets out comes from where they were within the last day and night, or from home."""


@dataclass(frozen=True)
class Arrival:
    """When somebody is expected, `minutes` of the way from where they were at `as_of_at`; `position` None: reckoned
    from where and when they set out."""

    expected: Expected
    minutes: int
    as_of_at: datetime
    position: Position | None
    is_old: bool


def reckon(visit: Visit, way_minutes: int, at: datetime) -> Arrival:
    """From the last position where there is one, else from the way as it was planned when they set out."""
    last, there = positions.last_of(visit, at), place_of(visit.order)
    left_at = visit.departed_at or at
    if last is None or there is None:
        return Arrival(expected(left_at, way_minutes, at), way_minutes, left_at, None, is_old=False)
    minutes = between((last.latitude, last.longitude), there)
    return Arrival(expected(last.at, minutes, at), minutes, last.at, last, is_old=at - last.at > OLD)


def way_minutes(visit: Visit, engineer: Engineer, at: datetime) -> int:
    """How long the way is for whoever sets out at an instant: from the place where they were last on this duty, else
    from home; where one end is not known, as long as every decision takes such a way to be."""
    return between(_came_from(visit, engineer, at), place_of(visit.order))


def place_of(order: WorkOrder) -> Place | None:
    """Where an order's work is."""
    site = order.site or (order.asset.site if order.asset is not None else None)
    if site is None or site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude


def between(here: Place | None, there: Place | None) -> int:
    """Minutes of a way, by the roads that decisions go by."""
    return int(settings.ROADS.minutes(np.array([vector(here)]), vector(there))[0])


def late_minutes(visit: Visit, arrival: Arrival) -> int:
    """How many minutes after what was promised somebody is likeliest to arrive."""
    if visit.promised_until_at is None:
        return 0
    return max(int((arrival.expected.middle - visit.promised_until_at).total_seconds()) // 60, 0)


def _came_from(visit: Visit, engineer: Engineer, at: datetime) -> Place | None:
    own = hours.of([engineer], at - _BACK, at)[engineer.pk]
    went = Q(engineer=engineer) | Q(mates__engineer=engineer)
    rows = Visit.objects.filter(went, arrived_at__isnull=False, ended_at__gt=at - _BACK, ended_at__lte=at)
    rows = rows.exclude(pk=visit.pk).select_related("order__site", "order__asset__site")
    stops = [Stop(begins, ends) for begins, ends, _ in own.leave]
    places: dict[Any, Place | None] = {}
    for row in rows:
        if row.arrived_at is not None and row.ended_at is not None:
            places[row.key] = place_of(row.order)
            stops.append(Stop(minute(row.arrived_at), minute(row.ended_at), places[row.key], row.key))
    stop = origin(stops, own.duty, minute(at)).stop
    if stop is not None:
        return stop.place
    home = engineer.home_latitude, engineer.home_longitude
    return (home[0], home[1]) if home[0] is not None and home[1] is not None else None
