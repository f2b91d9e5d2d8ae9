"""How reply templates and macros are asked for."""

from typing import Any, Final

from aftersales.people.models import Person
from aftersales.workorders.models import Macro, ReplyTemplate
from tests.house.ask import Ask, Scene, ask
from tests.house.world import Reader, World, placed

NAMES: Final = {"name_zh": "n", "name_en": "n"}
STEPS: Final = [{"do": "note", "text_en": "{number}"}]
KEPT: Final = [{"do": "note", "text_zh": "", "text_en": "{number}"}]
TEMPLATE: Final = {**NAMES, "text_en": "{number}"}
MACRO: Final = {**NAMES, "steps": STEPS}
MODELS: Final[dict[str, tuple[Any, dict[str, Any]]]] = {
    "template": (ReplyTemplate, TEMPLATE),
    "macro": (Macro, {**NAMES, "steps": KEPT}),
}


def _keep(told: dict[str, Any]) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        whose = {"own": "me", "team": "team", "all": "all"}[relation]
        team = world.teams["ours"].key if relation == "team" else None
        return Ask(body={**told, "whose": whose, "team": team})

    return scene


def _kept(what: str, body: Any = None, *, archived: bool = False) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        model, values = MODELS[what]
        owner: Person | None = None
        if relation in ("own", "other"):
            owner = world.people["other"] if relation == "other" or reader.person is None else reader.person
        one = model.objects.create(
            **values,
            owner=owner,
            team=world.teams["ours"] if relation == "team" else None,
            archived_at=world.at if archived else None,
        )
        return Ask({"key": one.key}, body, one.version)

    return scene


def _on_order(what: str = "", *, body: Any = None, query: str = "") -> Scene:
    """With everybody's template or macro, on an order where the relation says it is."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        path: dict[str, Any] = {"key": placed(world, "working", reader, relation).key}
        if what:
            model, values = MODELS[what]
            path[what] = model.objects.create(**values).key
        return Ask(path, body, query=query)

    return scene


SCENES: Final[dict[str, Scene]] = {
    "staff.list_reply_templates": ask(),
    "staff.keep_reply_template": _keep(TEMPLATE),
    "staff.change_reply_template": _kept("template", {"name_zh": "renamed"}),
    "staff.archive_reply_template": _kept("template"),
    "staff.restore_reply_template": _kept("template", archived=True),
    "staff.suggest_reply_templates": _on_order(),
    "staff.render_reply_template": _on_order("template"),
    "staff.render_reply": _on_order(query="?text=%7Bnumber%7D"),
    "staff.list_macros": ask(),
    "staff.keep_macro": _keep(MACRO),
    "staff.change_macro": _kept("macro", {"name_zh": "renamed"}),
    "staff.archive_macro": _kept("macro"),
    "staff.restore_macro": _kept("macro", archived=True),
    "staff.offer_macros": _on_order(),
    "staff.try_macro": _on_order("macro"),
    "staff.apply_macro": _on_order("macro", body={}),
}
