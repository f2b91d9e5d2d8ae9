"""A macro is tried, and applied: its steps are the order's own verbs, called as whoever presses; all or none."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils.html import linebreaks

from aftersales.base.errors import Conflict, NotAllowed, Refusal
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions import moves, notes, orders
from aftersales.workorders.actions.versions import refuse_stale
from aftersales.workorders.events.replies import MacroApplied
from aftersales.workorders.models import Macro, WorkOrder
from aftersales.workorders.placeholders import Filled
from aftersales.workorders.queries.macros.library import suits, usable
from aftersales.workorders.queries.macros.trials import why
from aftersales.workorders.queries.replies.library import labels
from aftersales.workorders.queries.replies.values import Told, filled, in_language, told_of
from aftersales.workorders.states import Wait
from aftersales.workorders.steps import ME, Tried

_CHANGES: Final = ("priority", "category", "team", "sub_state")
_MORNING: Final = 9 * 60


@verb
def apply_macro(
    *, key: UUID, macro: UUID, by: Actor, at: datetime, version: int | None = None, seen: int | None = None
) -> WorkOrder:
    """Do all steps of a macro on an order, each through its own verb with the rights of whoever presses. The first that
    is refused refuses the whole, and says which it is and why. `seen` is the version of the macro that was shown."""
    order, row = _both(key, macro, by)
    if seen is not None and row.version != seen:
        raise Conflict("macro_changed", version=row.version)
    refuse_stale(order, version, {})
    if not suits(row, order, by, at=at):
        raise Conflict("macro_not_for_this")
    done = [step["do"] for step in row.steps]
    emit(MacroApplied(order=order.key, at=at, by=by.key, macro=row.key, steps=done), audience=access.audience(order))
    for number, step in enumerate(row.steps, start=1):
        tried = _take(order.key, step, by=by, at=at)
        if tried.refusal is not None:
            raise _refused(number, step, tried.refusal) from tried.refusal
    Macro.objects.filter(pk=row.pk).update(used=F("used") + 1)
    return order


def try_macro(*, key: UUID, macro: UUID, by: Actor, at: datetime) -> tuple[Macro, list[Tried]]:
    """The macro, and what would come of each step: they are really taken, one after the other, and all of it is taken
    back."""
    with _taken_back():
        order, row = _both(key, macro, by)
        if not suits(row, order, by, at=at):
            raise Conflict("macro_not_for_this")
        return row, [_take(order.key, step, by=by, at=at) for step in row.steps]


@contextmanager
def _taken_back() -> Iterator[None]:
    """Nothing that is written inside stays, and nobody hears of it."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def _both(key: UUID, macro: UUID, by: Actor) -> tuple[WorkOrder, Macro]:
    order = access.lock(key, by, "watch")
    return order, usable(macro, by)


def _take(key: UUID, step: Mapping[str, Any], *, by: Actor, at: datetime) -> Tried:
    """Take one step; if it is refused nothing of it stays."""
    said: tuple[Filled, ...] = ()
    wake_at = _wake_at(step, by, at) if step["do"] == "wait" else None
    try:
        with transaction.atomic():
            said = _said(key, step, by, at)
            lacking = [one.name for text in said for one in text.lacking]
            if lacking:
                raise Conflict("macro_text_lacks", what=labels(dict.fromkeys(lacking)))
            _do(key, step, [text.text for text in said], wake_at, by=by, at=at)
    except Refusal as told:
        return Tried(step, said, wake_at, told)
    return Tried(step, said, wake_at)


def _said(key: UUID, step: Mapping[str, Any], by: Actor, at: datetime) -> tuple[Filled, ...]:
    """The texts of a step about the order as it stands now: a note in the writer's language, the rest in the
    customer's."""
    do = step["do"]
    if do not in ("reply", "note", "resolve"):
        return ()
    told = told_of(key, by, at=at, language=by.language if do == "note" else "")
    names = ("cause", "text") if do == "resolve" else ("text",)
    return tuple(_one(step, name, told) for name in names)


def _one(step: Mapping[str, Any], name: str, told: Told) -> Filled:
    return filled(in_language(step[f"{name}_zh"], step[f"{name}_en"], told.language), told)


def _do(
    key: UUID, step: Mapping[str, Any], said: list[str], wake_at: datetime | None, *, by: Actor, at: datetime
) -> None:
    """The verb behind a step."""
    made: dict[str, Any] = {"key": key, "by": by, "at": at}
    do = step["do"]
    if do in _CHANGES:
        value = UUID(step[do]) if do in ("category", "team") else step[do]
        orders.change(**made, version=access.find(key, by).version, fields={do: value})
    elif do in ("reply", "note"):
        notes.add_note(**made, body=_html(said[0]), public=do == "reply")
    elif do == "triage":
        moves.triage(**made)
    elif do == "start":
        moves.start(**made)
    elif do == "owner":
        moves.assign(**made, owner=by.key if step["owner"] == ME else UUID(step["owner"]))
    elif do == "wait":
        moves.wait(**made, reason=Wait(step["reason"]), wake_at=wake_at)
    else:
        moves.resolve(**made, cause=said[0], solution=said[1])


def _html(text: str) -> str:
    """Plain text as a note keeps it: an empty line parts paragraphs; nothing in it is a mark."""
    return linebreaks(text.strip(), autoescape=True).replace("\n", "")


def _wake_at(step: Mapping[str, Any], by: Actor, at: datetime) -> datetime | None:
    """So many days on, at that minute of the writer's day; None leaves it to the usual wait."""
    if step["wake_days"] is None:
        return None
    zone = ZoneInfo(by.zone)
    day = at.astimezone(zone).date() + timedelta(days=step["wake_days"])
    minute = _MORNING if step["wake_minute"] is None else step["wake_minute"]
    return datetime.combine(day, time(minute // 60, minute % 60), tzinfo=zone)


def _refused(number: int, step: Mapping[str, Any], told: Refusal) -> Refusal:
    kind = NotAllowed if isinstance(told, NotAllowed) else Conflict
    return kind("macro_refused", step=number, do=step["do"], why=why(told), because=told.code)
