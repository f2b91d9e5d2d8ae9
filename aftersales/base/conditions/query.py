"""A condition as a question to the database: the ORM's own terms, every value a parameter.

Each leaf is true or false, never unknown, and means exactly what `evaluate.holds` says.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from django.contrib.postgres.fields import DateTimeRangeField
from django.db.models import BooleanField, F, Func, Model, Q, TextField, Value
from django.db.models.functions import Collate, Lower
from django.db.models.lookups import Contains, StartsWith

from aftersales.base import worktime
from aftersales.base.conditions import moments
from aftersales.base.conditions.evaluate import POSITIVE, Context, folded, holds
from aftersales.base.conditions.fields import NEGATIVE, Catalogue, Field, Type
from aftersales.base.conditions.tree import Join, Leaf, Node, leaves

WORKING_YEARS: Final = (6, 2)
"""Working time is known to the database so many years back and ahead; beyond them nothing is working time."""


@dataclass(frozen=True)
class Column:
    """Where a field stands: its path in the ORM, and what a value of it means there.

    Things and kinds are asked for by the id of their row: `model` and the column `by` which they are named find it, so
    that the index over the foreign key serves. `nothing` is the value that stands for none (besides null). A flag is a
    whole question (`where`); a field that stands in other tables asks whether it `holds` any of some ids, or anything.
    The moment of asking (`is_now`) stands nowhere. A field kept in a document asks whether the document `has` a value
    of it, or any; or it is `drawn` out of the document by an expression that then stands under its path (`aliases`).
    """

    path: str = ""
    model: type[Model] | None = None
    by: str = "key"
    nothing: Any = None
    where: Callable[[Context], Q] | None = None
    holds: Callable[[Sequence[int] | None], Q] | None = None
    is_now: bool = False
    has: Callable[[Any], Q] | None = None
    drawn: Any = None


def aliases(node: Node, columns: Mapping[str, Column]) -> dict[str, Any]:
    """The expressions under whose names the condition asks: what the list needs as `alias(**aliases(…))`."""
    drawn = (columns[leaf.field] for leaf in leaves(node))
    return {column.path: column.drawn for column in drawn if column.drawn is not None}


_ALWAYS: Final = Q(pk__isnull=False)
_NEVER: Final = Q(pk__in=[])

Ids = Callable[[type[Model], str, frozenset[Any]], Sequence[int]]
"""The ids of the rows of a table whose column has one of some values."""


def ids_of(model: type[Model], by: str, values: frozenset[Any]) -> Sequence[int]:
    """Looked up in the table itself: one query on a unique index."""
    return list(model._default_manager.filter(**{f"{by}__in": values}).values_list("pk", flat=True))


@dataclass(frozen=True)
class Question:
    """What turns leaves into terms: the fields, where they stand, as of when and for whom."""

    catalogue: Catalogue
    columns: Mapping[str, Column]
    context: Context
    ids: Ids = ids_of

    def to_q(self, node: Node) -> Q:
        """The condition as a filter of the table whose columns these are."""
        if isinstance(node, Leaf):
            return self._leaf(node)
        join = Q.AND if node.join is Join.ALL else Q.OR
        return Q(*(self.to_q(part) for part in node.parts), _connector=join)

    def _leaf(self, leaf: Leaf) -> Q:
        told, column = self.catalogue[leaf], self.columns[leaf.field]
        if leaf.op in ("empty", "not_empty"):
            return self._empty(told, column) if leaf.op == "empty" else ~self._empty(told, column)
        if leaf.op in NEGATIVE:
            positive = self._positive(Leaf(leaf.field, POSITIVE[leaf.op], leaf.value), told, column)
            whole = column.holds or column.has or not told.nullable
            return ~positive if whole else self._missing(column) | ~positive
        return self._positive(leaf, told, column)

    def _missing(self, column: Column) -> Q:
        return Q(**{f"{column.path}__isnull": True})

    def _empty(self, told: Field, column: Column) -> Q:
        if column.holds:
            return ~column.holds(None)
        if column.has:
            return ~column.has(None)
        empty = self._missing(column)
        if column.nothing is not None:
            empty |= Q(**{column.path: column.nothing})
        return empty

    def _positive(self, leaf: Leaf, told: Field, column: Column) -> Q:
        if column.has:
            return self._kept(leaf, told, column.has)
        match told.type:
            case Type.FLAG:
                asked = column.where(self.context) if column.where else Q(**{column.path: True})
                return asked if leaf.value else ~asked
            case Type.TEXT:
                return _TEXTS[leaf.op](column.path, leaf.value)
            case Type.NUMBER:
                return _number(column.path, leaf.op, leaf.value)
            case Type.CHOICE | Type.REFERENCE:
                return Q(**{f"{column.path}__in": self._values(leaf, told, column)})
            case Type.MANY:
                return self._many(leaf, told, column)
        return self._moment(leaf, told, column)

    def _kept(self, leaf: Leaf, told: Field, has: Callable[[Any], Q]) -> Q:
        if told.type is Type.FLAG:
            return has(leaf.value)
        values = sorted(self.context.meant(told, leaf.value))
        join = Q.AND if leaf.op == "has_all" else Q.OR
        return Q(*map(has, values), _connector=join) if values else _NEVER

    def _values(self, leaf: Leaf, told: Field, column: Column) -> Sequence[Any]:
        meant = self.context.meant(told, leaf.value)
        if column.model is None:
            return sorted(meant)
        return sorted(self.ids(column.model, column.by, meant)) if meant else []

    def _many(self, leaf: Leaf, told: Field, column: Column) -> Q:
        values = self._values(leaf, told, column)
        if column.holds:
            return self._held(leaf, told, column.holds, values)
        lookup = "contains" if leaf.op == "has_all" else "overlap"
        return Q(**{f"{column.path}__{lookup}": values}) if values else _NEVER

    def _held(self, leaf: Leaf, told: Field, has: Callable[[Sequence[int] | None], Q], ids: Sequence[int]) -> Q:
        if leaf.op == "has_any":
            return has(ids) if ids else _NEVER
        if len(ids) < len(self.context.meant(told, leaf.value)) or not ids:
            return _NEVER  # somebody who does not exist cannot be among them
        return Q(*(has([one]) for one in ids))

    def _moment(self, leaf: Leaf, told: Field, column: Column) -> Q:
        if column.is_now:
            return _ALWAYS if holds(leaf, self.catalogue, lambda _: self.context.at, self.context) else _NEVER
        there = ~self._empty(told, column) if told.nullable else Q()
        if leaf.op in ("in_working_time", "out_of_working_time"):
            calendar = self.context.calendar(leaf.value)
            within = Q(_Within(F(column.path), _opening_hours(calendar, self.context.at.year)))
            return there & (within if leaf.op == "in_working_time" else ~within)
        days = told.type is Type.DATE
        told_by = moments.between(leaf.op, leaf.value, self.context.at, self.context.zone, whole_days=days)
        for bound, lookup in ((told_by.start, "gte"), (told_by.end, "lt")):
            if bound is not None:
                there &= Q(**{f"{column.path}__{lookup}": bound.date() if days else bound})
        return there


class _Within(Func):
    """Whether an instant lies in one of many stretches of time."""

    template = "%(expressions)s"
    arg_joiner = " <@ "
    output_field = BooleanField()
    conditional = True

    def __init__(self, moment: Any, stretches: str) -> None:
        super().__init__(moment, _Stretches(Value(stretches, output_field=TextField())))


class _Stretches(Func):
    template = "CAST(CAST(%(expressions)s AS text) AS tstzmultirange)"
    output_field = DateTimeRangeField()


@lru_cache(maxsize=8)
def _opening_hours(calendar: worktime.Calendar, year: int) -> str:
    back, ahead = WORKING_YEARS
    span = datetime(year - back, 1, 1, tzinfo=UTC), datetime(year + ahead + 1, 1, 1, tzinfo=UTC) - timedelta(seconds=1)
    told = (f"[{start.isoformat()},{end.isoformat()})" for start, end in worktime.segments(calendar, *span))
    return "{" + ",".join(told) + "}"


def _folded(path: str) -> Any:
    return Lower(Collate(F(path), "C"))


_TEXTS: Final[Mapping[str, Callable[[str, str], Q]]] = {
    "contains": lambda path, part: Q(Contains(_folded(path), folded(part))),
    "starts_with": lambda path, part: Q(StartsWith(_folded(path), folded(part))),
    "is": lambda path, value: Q(**{path: value}),
}
_COMPARED: Final = {"eq": "exact", "lt": "lt", "le": "lte", "gt": "gt", "ge": "gte"}


def _number(path: str, op: str, value: Any) -> Q:
    if op == "between":  # not `range`: with a bound no column of its size can hold, Django finds nothing at all
        return Q(**{f"{path}__gte": value[0], f"{path}__lte": value[1]})
    return Q(**{f"{path}__{_COMPARED[op]}": value})
