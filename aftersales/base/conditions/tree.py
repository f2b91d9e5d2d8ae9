"""A condition as a value: leaves that say something of one field, joined by "all of" and "any of".

There is no "not": every operator that can be negated has its opposite, so that a tree reads as it is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final


class Join(StrEnum):
    """How the parts of a group belong together."""

    ALL = "all"
    ANY = "any"


class Unit(StrEnum):
    """What a relative time is counted in. A month is a calendar month, all others are so many seconds."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Stretch(StrEnum):
    """A stretch of the calendar around now, in the reader's time zone. A week begins on Monday."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    NEXT_WEEK = "next_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    NEXT_MONTH = "next_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


@dataclass(frozen=True)
class Span:
    """So much time: "3 days"."""

    n: int
    unit: Unit


@dataclass(frozen=True)
class Leaf:
    """One field, one operator, and what it is compared with: already of the right type, several as a tuple."""

    field: str
    op: str
    value: Any = None


@dataclass(frozen=True)
class Group:
    """Several conditions, all or any of which must hold. Never empty."""

    join: Join
    parts: tuple["Node", ...]


Node = Leaf | Group

MAX_DEPTH: Final = 5
"""Groups within groups; who needs more says it more simply."""
MAX_LEAVES: Final = 60
MAX_VALUES: Final = 100
"""Values of one leaf."""
MAX_TEXT: Final = 200
MAX_BYTES: Final = 16_000
"""Of the tree as JSON."""


def leaves(node: Node) -> Iterator[Leaf]:
    """Every leaf, in the order in which it was written."""
    if isinstance(node, Leaf):
        yield node
        return
    for part in node.parts:
        yield from leaves(part)


def normal(node: Node) -> Node:
    """The same condition in its plainest form: groups of one are their part, a group in its like is one with it, what
    is said twice is said once."""
    if isinstance(node, Leaf):
        return node
    parts: list[Node] = []
    for part in map(normal, node.parts):
        same = isinstance(part, Group) and part.join is node.join
        parts.extend(part.parts if isinstance(part, Group) and same else [part])
    once = tuple(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else Group(node.join, once)


def to_json(node: Node) -> dict[str, Any]:
    """The tree as it is sent and kept; `parse.parse` reads it back as the same tree."""
    if isinstance(node, Group):
        return {node.join.value: [to_json(part) for part in node.parts]}
    told: dict[str, Any] = {"field": node.field, "op": node.op}
    return told if node.value is None else {**told, "value": _value(node.value)}


def replaced(told: Any, field: str, old: str, new: str) -> Any:
    """A condition as it is kept, with one value of a field in the place of another; each value once."""
    if isinstance(told, list):
        return [replaced(part, field, old, new) for part in told]
    if not isinstance(told, dict):
        return told
    if told.get("field") != field:
        return {name: replaced(part, field, old, new) for name, part in told.items()}
    value = told.get("value")
    if isinstance(value, list):
        return {**told, "value": list(dict.fromkeys(new if one == old else one for one in value))}
    return {**told, "value": new} if value == old else told


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, Span):
        return {"n": value.n, "unit": value.unit.value}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value
