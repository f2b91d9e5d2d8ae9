"""How the operations on checklists are asked for: a template that is published or drafted, a list of an order."""

from typing import Any

from aftersales.workorders.models import Checklist, ChecklistAnswer, ChecklistTemplate, ChecklistVersion, WorkOrder
from tests.house.ask import Ask, Scene
from tests.house.world import Reader, World, placed
from tests.workorders.checklist_bodies import body, item, key

DRAFT = body(item(1), shown_to_customer=True)
NEXT = body(item(1), item(2))


def template(body: Any = None, *, drafted: bool = True) -> Scene:
    """A template that was published once, with a draft in hand or without."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        row = _published(world)
        ChecklistTemplate.objects.filter(pk=row.pk).update(draft=NEXT if drafted else None)
        return Ask({"key": row.key}, body, row.version)

    return scene


def read(world: World, reader: Reader, relation: str) -> Ask:
    """A template that is only looked at."""
    return Ask({"key": _published(world).key})


def given(body: Any) -> Scene:
    """A list of an order where the relation says it is, whose one item failed."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        return Ask({"key": _given(world, placed(world, "working", reader, relation)).key}, body)

    return scene


def with_list(of: Scene) -> Scene:
    """The order of that scene, with a list that was filled in."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        asked = of(world, reader, relation)
        _given(world, WorkOrder.objects.get(key=asked.path["key"]))
        return asked

    return scene


def to_add(of: Scene) -> Scene:
    """The order of that scene, and a list it does not have."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        asked = of(world, reader, relation)
        return Ask(asked.path, {"template": _published(world).key})

    return scene


def by_hand(world: World, reader: Reader, relation: str) -> Ask:
    """A list that somebody added to an order where the relation says it is."""
    made = _given(world, placed(world, "working", reader, relation))
    Checklist.objects.filter(pk=made.pk).update(why=["hand"])
    return Ask({"key": made.key})


ANSWER = {"item": key(1), "choice": "passed"}
FOLLOW_UP = {"item": key(1)}


def _published(world: World) -> ChecklistTemplate:
    row = ChecklistTemplate.objects.create(published=1)
    ChecklistVersion.objects.create(
        template=row, number=1, name_zh="巡检", name_en="Inspection", body=DRAFT, published_at=world.at
    )
    return row


def _given(world: World, order: WorkOrder) -> Checklist:
    row = _published(world)
    made = Checklist.objects.create(
        order=order, template=row, issue=row.versions.get(), given_at=world.at, filled_at=world.at
    )
    ChecklistAnswer.objects.create(checklist=made, item=key(1), choice="failed", at=world.at)
    return made
