"""Custom fields among what a condition can ask of an order and a list can show: the catalogue and the columns, with the
company's own fields put in.

What is one of several stands in the document as it is and is found by its index (`values @> …`); what is compared by
size or by its letters is drawn out of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from django.db.models import DateField, FloatField, OuterRef, Q, Subquery, TextField, UUIDField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from aftersales.assets.models import Asset
from aftersales.base.conditions.evaluate import Context
from aftersales.base.conditions.fields import ME, Catalogue, Choice, Field, Type
from aftersales.base.conditions.query import Column
from aftersales.people.models import Person
from aftersales.workorders import catalogue, columns
from aftersales.workorders.columns import Teller
from aftersales.workorders.forms import Definition, FieldType, masked
from aftersales.workorders.models import WorkOrder

_PATH: Final = "fields__values"
_TYPES: Final[Mapping[FieldType, Type]] = {
    FieldType.TEXT: Type.TEXT,
    FieldType.NUMBER: Type.NUMBER,
    FieldType.CHOICE: Type.CHOICE,
    FieldType.MULTI: Type.MANY,
    FieldType.DATE: Type.DATE,
    FieldType.PERSON: Type.REFERENCE,
    FieldType.ASSET: Type.REFERENCE,
    FieldType.FLAG: Type.FLAG,
}
_DRAWN: Final[Mapping[FieldType, Any]] = {
    FieldType.TEXT: TextField(),
    FieldType.NUMBER: FloatField(),
    FieldType.DATE: DateField(),
}
_THINGS: Final[Mapping[FieldType, Any]] = {FieldType.PERSON: Person, FieldType.ASSET: Asset}


@dataclass(frozen=True)
class Askable:
    """What a condition can be about, where it stands, and how it is read off an order."""

    fields: Catalogue
    columns: Mapping[str, Column]
    more: Mapping[str, catalogue.Read]


ORDERS: Final = Askable(catalogue.ORDERS, catalogue.COLUMNS, {})
"""An order without the company's own fields."""


def with_own(definitions: Iterable[Definition]) -> Askable:
    """An order with these fields; nobody asks by a personal one, for the answer would tell what is masked."""
    own = [one for one in definitions if not one.personal]
    return Askable(
        Catalogue.of([*catalogue.ORDERS, *map(_field, own)]),
        {**catalogue.COLUMNS, **{one.name: _column(one) for one in own}},
        {one.name: partial(_read, one) for one in own},
    )


def _field(one: Definition) -> Field:
    source = {FieldType.PERSON: "people", FieldType.ASSET: "assets"}.get(one.type, "")
    return Field(
        one.name,
        _TYPES[one.type],
        one.zh,
        one.en,
        choices=tuple(Choice(option.code, option.zh, option.en) for option in one.options),
        source=source,
        right=catalogue.SEE_ASSETS if one.type is FieldType.ASSET else "",
        special=frozenset({ME}) if one.type is FieldType.PERSON else frozenset(),
        in_hand=True,
        decimals=one.decimals,
    )


def _alias(one: Definition) -> str:
    return f"custom_{one.code}"


def _column(one: Definition) -> Column:
    if one.type not in _DRAWN:
        return Column(has=partial(_has, one))
    drawn = Cast(KeyTextTransform(one.code, _PATH), _DRAWN[one.type])
    return Column(_alias(one), drawn=drawn)


def _has(one: Definition, value: Any) -> Q:
    """False, and never unknown, of an order that has no row of them: Django guards a negation against that only where
    nothing before it in the same condition has asked for the row."""
    if value is None:
        return Q(fields__isnull=False, **{f"{_PATH}__has_key": one.code})
    told = {one.code: [value] if one.type is FieldType.MULTI else value}
    return Q(fields__isnull=False, **{f"{_PATH}__contains": told})


def values_in(order: WorkOrder) -> dict[str, Any]:
    """What the order has in its custom fields, as it is kept, by code."""
    found: dict[str, Any] = order.fields.values if hasattr(order, "fields") else {}
    return found


def _read(one: Definition, order: WorkOrder, _: Context) -> Any:
    return as_asked(one, values_in(order).get(one.code))


def as_asked(one: Definition, value: Any) -> Any:
    """A kept value as conditions compare it."""
    if one.type is FieldType.MULTI:
        return frozenset(value or ())
    return date.fromisoformat(value) if one.type is FieldType.DATE and value is not None else value


# -- columns of lists and files ----------------------------------------------------------------------------------------


def listed(one: Definition) -> columns.Column:
    """A custom field as a column of a list or a file."""
    unit = f" ({one.unit})" if one.unit else ""
    needs: dict[str, Any] = {_alias(one): KeyTransform(one.code, _PATH)}
    if one.type in _THINGS:
        needs = {f"key_of_{one.code}": KeyTextTransform(one.code, _PATH), _alias(one): _name_of(one)}
    right = catalogue.SEE_ASSETS if one.type is FieldType.ASSET else ""
    return columns.Column(one.name, one.zh + unit, one.en + unit, (_alias(one),), partial(_show, one), right, needs)


def _name_of(one: Definition) -> Subquery:
    key = Cast(OuterRef(f"key_of_{one.code}"), UUIDField())
    return Subquery(_THINGS[one.type]._default_manager.filter(key=key).values("name"))


def _show(one: Definition, teller: Teller, value: Any) -> str | int | float:
    if value is None:
        return ""
    if one.personal:
        return masked(str(value))
    if one.type is FieldType.FLAG:
        return ("yes" if value else "no") if teller.english else ("是" if value else "否")
    if one.is_choice:
        named: dict[str, str] = {option.code: option.en if teller.english else option.zh for option in one.options}
        chosen = value if isinstance(value, list) else [value]
        return ("; " if teller.english else "；").join(named.get(str(code), str(code)) for code in chosen)
    return value if isinstance(value, (int, float)) else str(value)
