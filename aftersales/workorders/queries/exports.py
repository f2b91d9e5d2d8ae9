"""Lists as files: whose they are, what came of them, and whether their owner may still have them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.base import sheets
from aftersales.base.conditions.tree import Node, leaves
from aftersales.base.errors import NotFound
from aftersales.base.files import results
from aftersales.base.models import Run
from aftersales.people.access import Actor
from aftersales.people.states import Scope
from aftersales.workorders.columns import Column
from aftersales.workorders.queries.custom import askable
from aftersales.workorders.rules import EXPORT, SEE

KIND: Final = "workorders.export"
LISTED: Final = 20


@dataclass(frozen=True)
class Result:
    """A file to hand out: what is in it, how long it is, what it is called and of which type it is."""

    body: Iterator[bytes]
    size: int
    name: str
    type: str


def held_by(by: Actor, tree: Node | None, columns: Iterable[Column]) -> dict[str, Any]:
    """What a file that was just written holds, so that it is known later who may have it: no more orders than its
    reader sees now, and what these rights tell, in its columns or by what was asked for."""
    fields = askable(tree).fields
    asked = {fields[leaf].right for leaf in leaves(tree)} if tree is not None else set()
    return {
        "rights": sorted(({column.right for column in columns} | asked) - {""}),
        "scopes": sorted(scope.value for scope in by.reach(SEE)),
        "teams": sorted(by.teams),
        "territories": sorted(by.territories),
    }


def own(by: Actor) -> list[dict[str, Any]]:
    """The reader's latest exports, newest first."""
    runs = Run.objects.filter(kind=KIND, started_by=by.key).order_by("-started_at", "-pk")
    return [row_of(run) for run in runs[:LISTED]]


def row_of(run: Run) -> dict[str, Any]:
    """One export as it is shown."""
    plain = ("key", "state", "started_at", "ended_at", "done", "total")
    kept = run.state == "done" and run.ended_at is not None and "bytes" in run.result
    return {
        **{name: getattr(run, name) for name in plain},
        "format": run.params["format"],
        "trouble": run.result.get("trouble", ""),
        "name": run.result.get("name", ""),
        "bytes": run.result.get("bytes"),
        "kept_until": run.ended_at + timedelta(days=results.KEPT_DAYS) if kept and run.ended_at else None,
    }


def find(key: UUID, by: Actor) -> Run:
    """The reader's own export; everybody else's do not exist, for nobody else was asked what they may see."""
    run = Run.objects.filter(kind=KIND, key=key, started_by=by.key).first()
    if run is None:
        raise NotFound(what="export")
    return run


def file_of(key: UUID, by: Actor) -> Result:
    """The file, for its owner, as long as they may still see and take out all that is in it."""
    run = find(key, by)
    name, told = run.params["file"], run.result
    if run.state != "done" or not _may_still_have(by, run.params) or not results.there(name):
        raise NotFound(what="export")
    size = int(told["bytes"])
    return Result(results.read(name, size), size, told["name"], sheets.TYPES[run.params["format"]])


def _may_still_have(by: Actor, params: Mapping[str, Any]) -> bool:
    held = params.get("holds")
    return held is not None and by.may(EXPORT) and all(map(by.may, held["rights"])) and _reaches(by, held)


def _reaches(by: Actor, held: Mapping[str, Any]) -> bool:
    """Whether what this reader sees now holds all they saw when the file was written."""
    scopes, then = by.reach(SEE), {Scope(scope) for scope in held["scopes"]}
    if Scope.ALL in scopes:
        return True
    return (
        bool(scopes)
        and Scope.ALL not in then
        and (Scope.TEAM not in then or (Scope.TEAM in scopes and by.teams >= set(held["teams"])))
        and (Scope.TERRITORY not in then or (Scope.TERRITORY in scopes and by.territories >= set(held["territories"])))
    )
