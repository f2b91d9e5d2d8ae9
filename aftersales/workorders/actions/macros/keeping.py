"""Macros 宏 are kept: put together, changed, put away and brought back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.people.access import Actor
from aftersales.workorders.access import heard_by, lock_shared
from aftersales.workorders.actions import sharing
from aftersales.workorders.actions.named import category_of, owner_of, team_of
from aftersales.workorders.events.replies import MacroChanged
from aftersales.workorders.models import Category, Macro
from aftersales.workorders.steps import ME, checked

_WHAT: Final = "macro"


@verb
def keep_macro(*, by: Actor, at: datetime, whose: str, team: UUID | None, fields: Mapping[str, Any]) -> Macro:
    """Keep some steps: for oneself ("me"), for a team, or for everybody ("all")."""
    row = sharing.keep(Macro, by=by, whose=whose, team=team, values=_checked(fields, by))
    _tell(row, "kept", by, at)
    return row


@verb
def change_macro(*, key: UUID, by: Actor, at: datetime, version: int | None, fields: Mapping[str, Any]) -> Macro:
    """Another name, condition, place, or other steps. Whose it is stays: who wants to share theirs keeps another."""
    row = lock_shared(key, by, Macro, what=_WHAT)
    if update(row, _checked(fields, by), seen=version):
        _tell(row, "changed", by, at)
    return row


@verb
def archive_macro(*, key: UUID, by: Actor, at: datetime, archived: bool, version: int | None) -> Macro:
    """Nobody needs it any more, or it is needed after all."""
    row = lock_shared(key, by, Macro, what=_WHAT)
    if sharing.put_away(row, away=archived, at=at, version=version):
        _tell(row, "archived" if archived else "restored", by, at)
    return row


def follow_category(was: Category, now: Category, *, by: Actor | None, at: datetime) -> None:
    """A category is another from now on: steps that set the one set the other."""
    old, new = str(was.key), str(now.key)
    for row in Macro.objects.select_for_update().filter(steps__contains=[{"category": old}]).order_by("pk"):
        steps = [{**step, "category": new} if step.get("category") == old else step for step in row.steps]
        update(row, {"steps": steps}, seen=None)
        _tell(row, "changed", by, at)


def _checked(fields: Mapping[str, Any], by: Actor) -> dict[str, Any]:
    values = dict(fields)
    if "filter" in values:
        values["condition"] = sharing.condition(values.pop("filter"), by)
    if "steps" in values:
        values["steps"] = checked(values["steps"])
        for step in values["steps"]:
            _refuse_gone(step)
    return values


def _refuse_gone(step: Mapping[str, Any]) -> None:
    """What a step names must exist; it may be archived later, then the step is refused when it is tried."""
    if step["do"] == "category":
        category_of(UUID(step["category"]))
    elif step["do"] == "team":
        team_of(UUID(step["team"]))
    elif step["do"] == "owner" and step["owner"] != ME:
        owner_of(UUID(step["owner"]))


def _tell(row: Macro, what: str, by: Actor | None, at: datetime) -> None:
    emit(MacroChanged(macro=row.key, at=at, by=by.key if by else None, what=what), audience=heard_by(row))
