"""How the operations on tables that are brought are asked for: a table of the reader's, or of somebody else."""

from typing import Any, Final

from aftersales.base.models import Import, Run
from tests.house import scenes_of_files as files
from tests.house.ask import Ask, Scene
from tests.house.scenes_of_people import self_or_other
from tests.house.world import Reader, World

MAPPING: Final = {"code": {"column": 0}, "name": {"column": 1}}


def begun(world: World, reader: Reader, relation: str) -> Ask:
    return Ask(body={"subject": "customers", "file": files.ready(world, reader).key})


def table(body: Any = None, *, versioned: bool = False, running: bool = False) -> Scene:
    """A table of customers that has been read, checked with one wrong row; or one that is being checked."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        by = self_or_other(world, reader, relation)
        run = (
            Run.objects.create(kind="import.check", started_by=by.key, started_at=world.at, total=1)
            if running
            else None
        )
        one = Import.objects.create(
            subject="customers", state="checking" if running else "checked", started_by=by.key, started_at=world.at,
            touched_at=world.at, expires_at=world.at, file=files.ready(world, reader), format="csv", encoding="utf-8",
            certainty=100, delimiter=",", headers=["code", "name"], sample=[["A", "b"]], rows=1, bytes=1,
            mapping=MAPPING, run=run, counts={"wrong": 1},
        )  # fmt: skip
        trouble = {"column": "code", "code": "import_required", "value": "", "facts": {}}
        one.outcomes.create(number=2, outcome="wrong", troubles=[trouble], cells=["", "b"])
        return Ask({"key": one.key}, body, one.version if versioned else None)

    return scene


def template(world: World, reader: Reader, relation: str) -> Ask:
    return Ask({"subject": "customers"}, query="?format=csv")
