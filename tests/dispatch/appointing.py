"""Orders, rules and people as tests of appointments need them: a Wednesday at noon, three engineers near the plant."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from aftersales.dispatch.actions.appointments import following, holding
from aftersales.dispatch.actions.appointments.rules import publish_rule
from aftersales.dispatch.models import Appointment, AppointmentRule
from aftersales.dispatch.queries import standing
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NINE = NOON + 21 * HOUR
"""Tomorrow at nine in Shanghai: the windows of that day begin at 9, 11, 13 and 15."""
Window = tuple[datetime, datetime]


def window(begins: datetime = NINE) -> Window:
    return begins, begins + 2 * HOUR


def near_the_plant() -> None:
    """Everybody lives there, so that nobody's way is long."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    standing.forget()


def rule(**body: Any) -> AppointmentRule:
    """The only rule there is: for every order that somebody goes to."""
    return publish_rule(by=None, at=NOON, body=body)


def held(order: WorkOrder, by: Actor | None, at: datetime = NOON, begins: datetime = NINE) -> Appointment:
    from_at, until_at = window(begins)
    return holding.hold(order=order.key, by=by, at=at, from_at=from_at, until_at=until_at)


def followed(order: WorkOrder, at: datetime = NOON) -> None:
    """What the relay and a worker do after something happened to the order."""
    standing.forget()
    following.begin(order=order.key)
    following.follow(order=order.key, at=at)


def states(order: WorkOrder) -> list[str]:
    """Of all appointments of an order, the first one first."""
    return list(Appointment.objects.filter(order=order).order_by("pk").values_list("state", flat=True))


def nearest(told: Iterable[dict[str, datetime]]) -> list[datetime]:
    return [one["from_at"] for one in told]
