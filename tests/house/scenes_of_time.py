"""How the operations on time are asked for: a span of an order where the relation says it is."""

from typing import Any

from aftersales.workorders.models import Worklog, WorkOrder
from tests.house.ask import Ask, Scene
from tests.house.world import HOUR, Reader, World, person_of, placed


def entered(world: World, reader: Reader, relation: str) -> Ask:
    """An hour that nobody measured, on such an order."""
    order = placed(world, "working", reader, relation)
    told = {"kind": "work", "begins_at": world.at, "ends_at": world.at + HOUR, "note": "-"}
    return Ask({"key": order.key}, told)


def span(body: Any) -> Scene:
    """The reader's own span if it is `own`, a colleague's of the same team, or a stranger's."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        row = _span(world, placed(world, "working", reader, relation), reader, relation)
        return Ask({"key": row.key}, body, row.version)

    return scene


def with_time(of: Scene) -> Scene:
    """The order of that scene, with an hour of somebody's on it that was put right once."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        asked = of(world, reader, relation)
        _span(world, WorkOrder.objects.get(key=asked.path["key"]), reader, "other")
        return asked

    return scene


def own(world: World, reader: Reader, relation: str) -> Ask:
    """The reader's own days."""
    if reader.person is not None and not reader.person.is_customer:
        _span(world, placed(world, "working", reader, "own"), reader, "own")
    return Ask(query=_days(world))


def persons(world: World, reader: Reader, relation: str) -> Ask:
    """Somebody's days."""
    person = person_of(world, reader, relation)
    return Ask({"key": person.key}, query=_days(world))


CORRECTION = {"reason": "typo", "note": "valve"}
STRIKE = {"reason": "twice"}


def _days(world: World) -> str:
    return f"?since={world.at.date()}&until={(world.at + 24 * HOUR).date()}"


def _span(world: World, order: WorkOrder, reader: Reader, relation: str) -> Worklog:
    person = person_of(world, reader, relation if relation in ("own", "team") else "other")
    row = Worklog.objects.create(
        order=order,
        person=person,
        kind="work",
        source="entered",
        version=2,
        begins_at=world.at - 2 * HOUR,
        ends_at=world.at - HOUR,
    )
    names = {"kind": row.kind, "begins_at": row.begins_at, "ends_at": row.ends_at}
    row.versions.create(number=1, deed="corrected", by=person, at=world.at, reason="-", **names)
    return row
