"""How the company's own fields, forms and the tree of categories are asked for."""

from typing import Any, Final

from aftersales.workorders.models import Category, CustomField, Kind, OrderFields
from tests.house.ask import Ask, Scene, ask
from tests.house.world import Reader, World, placed

NAMES: Final = {"name_zh": "新", "name_en": "new"}
ITEM: Final = {"field": "rt_note", "required_at": "resolve"}


def a_field(code: str = "rt_note", **told: Any) -> CustomField:
    """A field of the company's own, as it is written past the verbs."""
    row, _ = CustomField.objects.get_or_create(code=code, defaults={"type": "text", **NAMES, **told})
    return row


def _put_field(world: World, reader: Reader, relation: str) -> Ask:
    return Ask({"code": "rt_new"}, {"type": "text", **NAMES}, 0)


def _form(body: bool) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        a_field()
        kind = Kind.objects.get(code="repair")
        return Ask({"code": "repair"}, {"items": [ITEM]} if body else None, kind.version if body else None)

    return scene


def _reveal(world: World, reader: Reader, relation: str) -> Ask:
    a_field("rt_secret", personal=True)
    order = placed(world, "working", reader, relation)
    OrderFields.objects.update_or_create(order=order, defaults={"values": {"rt_secret": "door 4711"}})
    return Ask({"key": order.key, "code": "rt_secret"})


def _merge(world: World, reader: Reader, relation: str) -> Ask:
    one, two = (Category.objects.get_or_create(code=f"rt_{n}", defaults=NAMES)[0] for n in ("one", "two"))
    return Ask({"code": one.code}, {"into": two.key}, one.version)


SCENES: Final[dict[str, Scene]] = {
    "staff.list_custom_fields": ask(),
    "staff.put_custom_field": _put_field,
    "staff.get_form": _form(body=False),
    "staff.put_form": _form(body=True),
    "staff.ask_form": ask(query="?kind=repair"),
    "staff.reveal_custom_value": _reveal,
    "staff.count_categories": ask(),
    "staff.merge_category": _merge,
    "portal.ask_own_form": ask(query="?kind=repair"),
}
