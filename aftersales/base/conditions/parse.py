"""From JSON that anybody may have written to a condition, or a refusal that says where and why.

Nothing of what is sent becomes SQL or code: fields and operators are looked up by name, values become values of the
field's type. There is no operator for regular expressions: one can be written that keeps a database busy for hours.
"""

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

import orjson

from aftersales.base.conditions import moments
from aftersales.base.conditions.fields import CHANGED, Catalogue, Field, Type, Wants
from aftersales.base.conditions.tree import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_LEAVES,
    MAX_TEXT,
    MAX_VALUES,
    Group,
    Join,
    Leaf,
    Node,
    Span,
    Stretch,
    Unit,
    leaves,
)
from aftersales.base.errors import Invalid

_REGEX: Final = frozenset({"regex", "regexp", "re", "matches", "match", "~", "~*", "similar", "like", "ilike"})
_LARGEST: Final = 10**15
_YEARS: Final = range(1900, 2201)
_JOINS: Final = {join.value: join for join in Join}


def parse_text(text: str, catalogue: Catalogue, *, rules: bool = False) -> Node:
    """A condition from JSON text; see `parse`."""
    if len(text) > MAX_BYTES:
        raise Invalid("filter_too_long", field="filter", max=MAX_BYTES)
    try:
        told = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Invalid("filter_not_json", field="filter", line=error.lineno, column=error.colno) from error
    return parse(told, catalogue, rules=rules)


def parse(told: Any, catalogue: Catalogue, *, rules: bool = False) -> Node:
    """A condition over the fields of this catalogue. Only where there are `rules` may it ask for what has changed."""
    if not isinstance(told, Mapping):
        raise _refused("filter_shape", "filter")
    if _length(told) > MAX_BYTES:
        raise Invalid("filter_too_long", field="filter", max=MAX_BYTES)
    tree = _node(told, catalogue, rules, "filter", 0)
    count = sum(1 for _ in leaves(tree))
    if count > MAX_LEAVES:
        raise Invalid("filter_too_many", field="filter", count=count, max=MAX_LEAVES)
    return tree


def _length(told: Any) -> int:
    try:
        return len(json.dumps(told, default=str, ensure_ascii=False))
    except RecursionError as error:
        raise _refused("filter_too_deep", "filter", max=MAX_DEPTH) from error


def _refused(code: str, place: str, **facts: Any) -> Invalid:
    return Invalid(code, field="filter", at=place, **facts)


def _node(told: Any, catalogue: Catalogue, rules: bool, place: str, depth: int) -> Node:
    if not isinstance(told, Mapping):
        raise _refused("filter_shape", place)
    if depth > MAX_DEPTH:
        raise _refused("filter_too_deep", place, max=MAX_DEPTH)
    if "field" in told:
        return _leaf(told, catalogue, rules, place)
    (name, parts), *more = list(told.items()) or [("", None)]
    if more or name not in _JOINS or not isinstance(parts, list):
        raise _refused("filter_shape", place)
    if not parts:
        raise _refused("filter_empty_group", place)
    inner = partial(_node, catalogue=catalogue, rules=rules, depth=depth + 1)
    return Group(_JOINS[name], tuple(inner(one, place=f"{place}.{name}[{n}]") for n, one in enumerate(parts)))


def _leaf(told: Mapping[str, Any], catalogue: Catalogue, rules: bool, place: str) -> Leaf:
    name, op = told["field"], told.get("op")
    if told.keys() - {"field", "op", "value"} or not isinstance(name, str) or not isinstance(op, str):
        raise _refused("filter_shape", place)
    field = catalogue.fields.get(name)
    if field is None:  # what the reader may not know of does not exist
        raise _refused("filter_unknown_field", place, name=name[:MAX_TEXT])
    if op == CHANGED and not rules:
        raise _refused("filter_only_in_rules", place, name=name, op=op)
    if op in _REGEX:
        raise _refused("filter_no_regex", place, name=name, op=op)
    wants = Wants.NOTHING if op == CHANGED else field.operators().get(op)
    if wants is None:
        legal = [*field.operators(), *([CHANGED] if rules else [])]
        raise _refused("filter_unknown_operator", place, name=name, op=op[:MAX_TEXT], legal=legal)
    refuse = partial(_refused, place=place, name=name, op=op)
    return Leaf(name, op, _READ[wants](field, told.get("value"), refuse))


Refuse = Callable[..., Invalid]


def _nothing(field: Field, value: Any, refuse: Refuse) -> None:
    if value is not None:
        raise refuse("filter_wants_nothing")


def _one(field: Field, value: Any, refuse: Refuse) -> Any:
    return _SINGLE[field.type](field, value, refuse)


def _pair(field: Field, value: Any, refuse: Refuse) -> tuple[Any, Any]:
    if not isinstance(value, list) or len(value) != 2:
        raise refuse("filter_wants_pair")
    low, high = (_one(field, one, refuse) for one in value)
    if isinstance(low, datetime) is not isinstance(high, datetime):
        raise refuse("filter_wants_pair")
    if low > high:
        raise refuse("filter_wrong_way_round")
    return low, high


def _several(field: Field, value: Any, refuse: Refuse) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value:
        raise refuse("filter_wants_several")
    if len(value) > MAX_VALUES:
        raise refuse("filter_too_many_values", count=len(value), max=MAX_VALUES)
    return tuple(dict.fromkeys(_one(field, one, refuse) for one in value))


def _span(field: Field, value: Any, refuse: Refuse) -> Span:
    fits = isinstance(value, dict) and value.keys() == {"n", "unit"} and isinstance(value["unit"], str)
    if not fits or value["unit"] not in set(Unit) or not isinstance(value["n"], int) or isinstance(value["n"], bool):
        raise refuse("filter_wants_span")
    span = Span(value["n"], Unit(value["unit"]))
    if field.type is Type.DATE and span.unit in (Unit.MINUTES, Unit.HOURS):
        raise refuse("filter_wants_days")
    if moments.too_far(span):
        raise refuse("filter_too_far", years=moments.FURTHEST.days // 366)
    return span


def _stretch(field: Field, value: Any, refuse: Refuse) -> Stretch:
    if not isinstance(value, str) or value not in set(Stretch):
        raise refuse("filter_unknown_choice", value=str(value)[:MAX_TEXT], legal=[one.value for one in Stretch])
    return Stretch(value)


def _yes_or_no(field: Field, value: Any, refuse: Refuse) -> bool:
    if not isinstance(value, bool):
        raise refuse("filter_wants_yes_or_no")
    return value


def _text(field: Field, value: Any, refuse: Refuse) -> str:
    if not isinstance(value, str) or not value:
        raise refuse("filter_wants_text")
    if len(value) > MAX_TEXT:
        raise refuse("filter_value_too_long", max=MAX_TEXT)
    if any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 or ord(sign) == 127 for sign in value):
        raise refuse("filter_wants_text")
    return value


def _number(field: Field, value: Any, refuse: Refuse) -> int | float:
    if isinstance(value, float) and field.decimals and math.isfinite(value):
        value = int(value) if value.is_integer() else round(value, field.decimals)
    elif not isinstance(value, int) or isinstance(value, bool):
        raise refuse("filter_wants_number")
    if abs(value) > _LARGEST:
        raise refuse("filter_wants_number")
    number: int | float = value
    return number


def _choice(field: Field, value: Any, refuse: Refuse) -> str | int:
    if not field.choices:
        return _text(field, value, refuse)
    legal = {(type(one.value), one.value) for one in field.choices}
    if (type(value), value if isinstance(value, (str, int)) else None) not in legal:
        raise refuse("filter_unknown_choice", value=str(value)[:MAX_TEXT], legal=[one.value for one in field.choices])
    chosen: str | int = value
    return chosen


def _reference(field: Field, value: Any, refuse: Refuse) -> str:
    if value in field.special if isinstance(value, str) else False:
        return str(value)
    try:
        return str(UUID(value))
    except (ValueError, TypeError, AttributeError) as error:
        raise refuse("filter_wants_key") from error


def _many(field: Field, value: Any, refuse: Refuse) -> str | int:
    if field.choices:
        return _choice(field, value, refuse)
    return _reference(field, value, refuse) if field.source else _text(field, value, refuse)


def _day(field: Field, value: Any, refuse: Refuse) -> date:
    day = _date_or_none(value)
    if day is None:
        raise refuse("filter_wants_day")
    return day


def _time(field: Field, value: Any, refuse: Refuse) -> date | datetime:
    day = _date_or_none(value)
    if day is not None or field.type is Type.DATE:
        return _day(field, value, refuse)
    try:
        moment = datetime.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise refuse("filter_wants_time") from error
    if moment.tzinfo is None or moment.year not in _YEARS:
        raise refuse("filter_wants_time")
    return moment.astimezone(UTC)


def _date_or_none(value: Any) -> date | None:
    try:
        day = date.fromisoformat(value)
    except (ValueError, TypeError):
        return None
    return day if day.year in _YEARS else None


_SINGLE: Final[Mapping[Type, Callable[[Field, Any, Refuse], Any]]] = {
    Type.TEXT: _text,
    Type.NUMBER: _number,
    Type.CHOICE: _choice,
    Type.REFERENCE: _reference,
    Type.MANY: _many,
    Type.INSTANT: _time,
    Type.DATE: _day,
}
_READ: Final[Mapping[Wants, Callable[[Field, Any, Refuse], Any]]] = {
    Wants.NOTHING: _nothing,
    Wants.ONE: _one,
    Wants.PAIR: _pair,
    Wants.SEVERAL: _several,
    Wants.DAY: _day,
    Wants.SPAN: _span,
    Wants.STRETCH: _stretch,
    Wants.CALENDAR: _text,
    Wants.YES_OR_NO: _yes_or_no,
}
