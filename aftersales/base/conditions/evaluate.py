"""Whether a condition holds for one record, in Python: for rules, and for what has not been written yet.

Gives for every record exactly what the database answers to `query.to_q`; a property test holds them together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Final

from aftersales.base import worktime
from aftersales.base.conditions import moments
from aftersales.base.conditions.fields import CHANGED, ME, MY_TEAMS, NEGATIVE, Catalogue, Field, Type
from aftersales.base.conditions.tree import Group, Join, Leaf, Node

Values = Callable[[str], Any]
"""A record: the value of each field by name. Nothing is None; many are a frozenset; a thing is its key as text."""


def _no_calendar(code: str) -> worktime.Calendar:
    raise KeyError(code)


@dataclass(frozen=True)
class Context:
    """As of when, and for whom, a condition is asked: now, the reader's time zone, "me" and "my teams" (keys as text),
    and the working calendars by code."""

    at: datetime
    zone: str
    me: str = ""
    my_teams: frozenset[str] = field(default_factory=frozenset)
    calendar: Callable[[str], worktime.Calendar] = _no_calendar

    def meant(self, told: Field, values: tuple[Any, ...]) -> frozenset[Any]:
        """The values, with whoever "me" and "my teams" are put in; a field that knows neither has them as words."""
        special = told.special.intersection(values)
        mine = {self.me} if ME in special and self.me else set()
        return frozenset((set(values) - special) | mine | (self.my_teams if MY_TEAMS in special else frozenset()))


def holds(node: Node, catalogue: Catalogue, now: Values, context: Context, *, before: Values | None = None) -> bool:
    """Whether the condition holds for the record as it is `now`. `before` is what it was, for what has changed."""
    if isinstance(node, Group):
        parts = (holds(part, catalogue, now, context, before=before) for part in node.parts)
        return all(parts) if node.join is Join.ALL else any(parts)
    if node.op == CHANGED:
        return before is not None and before(node.field) != now(node.field)
    return _leaf(node, catalogue[node], now(node.field), context)


def _leaf(leaf: Leaf, told: Field, value: Any, context: Context) -> bool:
    if leaf.op in ("empty", "not_empty"):
        return (value in (None, "", frozenset())) is (leaf.op == "empty")
    if leaf.op in NEGATIVE:
        return not _leaf(Leaf(leaf.field, POSITIVE[leaf.op], leaf.value), told, value, context)
    if value is None:
        return False
    match told.type:
        case Type.TEXT:
            return _TEXTS[leaf.op](value, leaf.value)
        case Type.NUMBER:
            return _NUMBERS[leaf.op](value, leaf.value)
        case Type.CHOICE:
            return value in leaf.value
        case Type.REFERENCE:
            return value in context.meant(told, leaf.value)
        case Type.MANY:
            wanted = context.meant(told, leaf.value)
            return wanted <= value and bool(wanted) if leaf.op == "has_all" else bool(wanted & value)
        case Type.FLAG:
            return bool(value) is leaf.value
    return _moment(leaf, told, value, context)


POSITIVE: Final[Mapping[str, str]] = {
    "not_contains": "contains",
    "is_not": "is",
    "ne": "eq",
    "not_in": "in",
    "has_none": "has_any",
}
"""Each negative operator with its opposite."""


def folded(text: str) -> str:
    """Letters A to Z as small ones, all else as it is: what the database's `lower` does in its plainest collation."""
    return text.translate(_FOLD)


_FOLD: Final = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_TEXTS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "contains": lambda value, part: folded(part) in folded(value),
    "starts_with": lambda value, part: folded(value).startswith(folded(part)),
    "is": lambda value, other: value == other,
}
_NUMBERS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": lambda value, other: bool(value == other),
    "lt": lambda value, other: bool(value < other),
    "le": lambda value, other: bool(value <= other),
    "gt": lambda value, other: bool(value > other),
    "ge": lambda value, other: bool(value >= other),
    "between": lambda value, pair: bool(pair[0] <= value <= pair[1]),
}


def _moment(leaf: Leaf, told: Field, value: datetime | date, context: Context) -> bool:
    if isinstance(value, datetime):
        if leaf.op in ("in_working_time", "out_of_working_time"):
            return worktime.is_open(context.calendar(leaf.value), value) is (leaf.op == "in_working_time")
        return moments.between(leaf.op, leaf.value, context.at, context.zone).holds(value)
    day = datetime.combine(value, time(), UTC)
    return moments.between(leaf.op, leaf.value, context.at, context.zone, whole_days=True).holds(day)
