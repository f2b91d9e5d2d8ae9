"""How the operations about who is on the way are asked for: by whoever travels, and with a customer's link."""

from datetime import timedelta
from typing import Any, Final

from aftersales.base.clock import now
from aftersales.dispatch.actions.underway.links import begin
from aftersales.dispatch.models import PositionSharing
from aftersales.dispatch.queries.underway.links import secret_of
from aftersales.people.models import Calendar, Engineer, Shift
from aftersales.workorders.models import Visit, WorkOrder
from tests.house.ask import Ask, Scene
from tests.house.world import HOUR, Reader, World, placed_visit


def _goes_out(reader: Reader) -> Engineer | None:
    """The reader as an engineer on duty, if they are anybody."""
    if reader.person is None:
        return None
    told: dict[str, Any] = {"level": 1, "calendar": Calendar.objects.first()}
    engineer, _ = Engineer.objects.get_or_create(person=reader.person, defaults=told)
    Shift.objects.create(engineer=engineer, starts_at=now() - HOUR, ends_at=now() + HOUR)
    return engineer


def travels(world: World, reader: Reader, relation: str) -> Ask:
    """The reader is on the way to a customer, and agreed to tell where."""
    engineer = _goes_out(reader)
    if engineer is not None:
        PositionSharing.objects.create(engineer=engineer, shares=True, set_at=world.at)
        visit = world.visits["travelling"]
        Visit.objects.filter(pk=visit.pk).update(engineer=engineer, departed_at=now() - timedelta(minutes=9))
    return Ask(body={"latitude": 31.23, "longitude": 121.47, "age_seconds": 3})


def _as_engineer(body: Any = None) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        _goes_out(reader)
        return Ask(body=body, version=None if body is None else 0)

    return scene


def expected(world: World, reader: Reader, relation: str) -> Ask:
    """Somebody set out for an order."""
    visit = placed_visit(world, "travelling", reader, relation)
    begin(visit=visit.key, at=now())
    return Ask({"key": visit.key})


def followed(world: World, reader: Reader, relation: str) -> Ask:
    """A customer's link to a way that is being made."""
    Visit.objects.filter(pk=world.visits["travelling"].pk).update(departed_at=now())
    link = begin(visit=world.visits["travelling"].key, at=now())
    return Ask(headers={"X_Arrival_Link": secret_of(link.key) if link is not None else ""})


STAFF: Final[dict[str, Scene]] = {
    "staff.get_position_sharing": _as_engineer(),
    "staff.set_position_sharing": _as_engineer({"shares": True}),
    "staff.report_position": travels,
    "staff.get_visit_arrival": expected,
}
PORTAL: Final[dict[str, Scene]] = {"portal.get_arrival": followed}


def of_customers(own: Scene) -> dict[str, Scene]:
    """The same at the customers' door: somebody set out for an order of theirs, or not of theirs."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        told = own(world, reader, relation)
        order, visit = WorkOrder.objects.get(key=told.path["key"]), world.visits["travelling"]
        Visit.objects.filter(pk=visit.pk).update(order=order, departed_at=now())
        begin(visit=visit.key, at=now())
        return told

    return {"portal.get_own_arrival": scene}
