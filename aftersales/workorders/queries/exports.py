"""Lists as files: whose they are, what came of them, and whether their owner may still have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.core.files import File

from aftersales.base import results, sheets
from aftersales.base.errors import NotFound
from aftersales.base.models import Run
from aftersales.people.access import Actor
from aftersales.people.states import Scope
from aftersales.workorders.columns import COLUMNS
from aftersales.workorders.rules import EXPORT, SEE

KIND: Final = "workorders.export"
LISTED: Final = 20


@dataclass(frozen=True)
class Result:
    """A file to hand out: what is in it, what it is called and of which type it is."""

    file: "File[Any]"
    name: str
    type: str


def reach_of(by: Actor) -> dict[str, Any]:
    """What of the orders this reader sees, as it is kept with a file: the file holds no more than that."""
    return {
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
    file = results.opened(run.params["file"]) if run.state == "done" and _may_still_have(by, run.params) else None
    if file is None:
        raise NotFound(what="export")
    return Result(file, run.result["name"], sheets.TYPES[run.params["format"]])


def _may_still_have(by: Actor, asked: Mapping[str, Any]) -> bool:
    rights = {COLUMNS[name].right for name in asked["columns"] if name in COLUMNS} - {""}
    return by.may(EXPORT) and all(map(by.may, rights)) and _reaches(by, asked["reach"])


def _reaches(by: Actor, then: Mapping[str, Any]) -> bool:
    """Whether what this reader sees now holds all they saw when the file was written."""
    scopes = by.reach(SEE)
    if Scope.ALL in scopes:
        return True
    teams = Scope.TEAM.value not in then["scopes"] or (Scope.TEAM in scopes and by.teams >= set(then["teams"]))
    places = Scope.TERRITORY.value not in then["scopes"] or (
        Scope.TERRITORY in scopes and by.territories >= set(then["territories"])
    )
    return bool(scopes) and Scope.ALL.value not in then["scopes"] and teams and places
