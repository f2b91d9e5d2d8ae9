"""A promised window becomes a visit: whoever's time was kept for it goes, as it was chosen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aftersales.base.errors import Conflict
from aftersales.dispatch.actions.appointments import holding
from aftersales.dispatch.actions.offers.ending import taken_back
from aftersales.dispatch.models import Appointment
from aftersales.dispatch.queries import standing, turns
from aftersales.dispatch.queries.offers import open_round
from aftersales.people.models import Person
from aftersales.workorders.actions import visits
from aftersales.workorders.models import Visit, WorkOrder


def planned(row: WorkOrder, one: Appointment, visit: Visit | None, *, at: datetime) -> Visit:
    """The visit as it was chosen: this one that stands for the order already, else one that nobody makes yet, else a
    new one. Whoever is asked about it meanwhile is asked no more. The order is locked, and received.

    Raises:
        Conflict: its visit waits its turn; somebody of those who were to go is booked elsewhere after all.
    """
    freed = holding.time_free(one, by=None, at=at)
    who = dict.fromkeys([one.engineer_id, *freed, *_there_already(one, visit)])
    return made(row, one, visit, list(who), (one.starts_at, one.ends_at), at=at)


def _there_already(one: Appointment, visit: Visit | None) -> list[int]:
    """Whose time needed not be kept, for the visit that is moved has all of it already."""
    if visit is None or visit.starts_at is None or visit.ends_at is None:
        return []
    return everybody(visit) if visit.starts_at <= one.starts_at and one.ends_at <= visit.ends_at else []


def made(
    row: WorkOrder, one: Appointment, visit: Visit | None, who: Sequence[int],
    times: tuple[datetime | None, datetime | None], *, at: datetime,
) -> Visit:  # fmt: skip
    """The visit of an appointment, by these people (the lead first; nobody yet) at this time."""
    around = open_round(row)
    if around is not None:
        taken_back(row, around, by=None, at=at)
    keys = dict(Person.objects.filter(pk__in=who).values_list("pk", "key"))
    told: dict[str, Any] = {
        "by": None, "at": at, "engineer": keys[who[0]] if who else None, "mates": [keys[each] for each in who[1:]],
        "starts_at": times[0], "ends_at": times[1], "promised": (one.from_at, one.until_at),
    }  # fmt: skip
    found = visit if visit is not None and visit.ended_at is None else _nobodys(row, at)
    went = everybody(found) if found is not None else []
    done = visits.plan(order=row.key, **told) if found is None else visits.reschedule(key=found.key, **told)
    standing.touch([*who, *went], at=at)
    return done


def everybody(visit: Visit) -> list[int]:
    """Who is to make it, the lead first."""
    mates = list(visit.mates.values_list("engineer_id", flat=True))
    return [*([visit.engineer_id] if visit.engineer_id is not None else []), *mates]


def _nobodys(row: WorkOrder, at: datetime) -> Visit | None:
    ahead = turns.next_of(row, at)
    if ahead.waits:
        raise Conflict("visit_waits_its_turn")
    return ahead.visit
