"""How conditions, kept views and files of lists are asked for."""

from typing import Any, Final
from urllib.parse import quote

from aftersales.base.files import results
from aftersales.base.models import Run
from aftersales.people.models import Person
from aftersales.workorders.models import View
from aftersales.workorders.queries.exports import KIND
from tests.house.ask import Ask, Scene, ask
from tests.house.world import Reader, World, placed

FILTER: Final = {"field": "priority", "op": "in", "value": [0, 1]}
ASKED: Final = quote('{"field":"priority","op":"in","value":[0,1]}')
FILE: Final = "rights"


def _owner(world: World, reader: Reader, relation: str) -> Person:
    return world.people["other"] if relation == "other" or reader.person is None else reader.person


def _keep(world: World, reader: Reader, relation: str) -> Ask:
    whose = {"own": "me", "team": "team", "all": "all"}[relation]
    team = world.teams["ours"].key if relation == "team" else None
    return Ask(body={"name": "new", "whose": whose, "team": team, "filter": FILTER})


def _view(body: Any = None, *, archived: bool = False) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = View.objects.create(
            name="kept",
            condition=FILTER,
            owner=_owner(world, reader, relation) if relation in ("own", "other") else None,
            team=world.teams["ours"] if relation == "team" else None,
            archived_at=world.at if archived else None,
        )
        return Ask({"key": one.key}, body, one.version)

    return scene


def _export(*, done: bool) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        params = {"format": "csv", "file": FILE, "columns": ["number"], "rights": [],
                  "holds": {"rights": [], "scopes": [], "teams": [], "territories": []}}  # fmt: skip
        told: dict[str, Any] = {"state": "running"}
        if done:
            with results.written(FILE) as path:
                path.write_text("W-1", encoding="utf-8")
            told = {"state": "done", "ended_at": world.at, "result": {"name": "orders.csv", "bytes": 3}}
        owner = _owner(world, reader, relation)
        one = Run.objects.create(kind=KIND, started_by=owner.key, started_at=world.at, params=params, **told)
        return Ask({"key": one.key})

    return scene


def _bulk(world: World, reader: Reader, relation: str) -> Ask:
    order = placed(world, "assigned", reader, relation)
    return Ask(body={"do": {"escalate": {}}, "rows": [{"key": order.key, "version": order.version}]})


SCENES: Final[dict[str, Scene]] = {
    "staff.move_work_orders": _bulk,
    "staff.arrange_views": ask({"keys": []}),
    "staff.list_work_order_fields": ask(),
    "staff.preview_work_orders": ask(query=f"?filter={ASKED}"),
    "staff.list_views": ask(),
    "staff.count_views": ask(),
    "staff.keep_view": _keep,
    "staff.change_view": _view({"name": "renamed", "filter": FILTER}),
    "staff.archive_view": _view(),
    "staff.restore_view": _view(archived=True),
    "staff.export_work_orders": ask({"format": "csv", "filter": FILTER}),
    "staff.list_exports": ask(),
    "staff.stop_export": _export(done=False),
    "staff.get_export_file": _export(done=True),
}
