"""A custom field as a column of a table that is brought: what may stand in its cells, and what is made of them.

What a cell says is only made a value of the field's type here; whether the order's form asks for it, requires it or
lets it be chosen is for `actions.filling`, as for every other way in. A colleague and an asset are looked up with the
row they stand in.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from aftersales.base.errors import Invalid
from aftersales.base.imports.parsers import day, decimal, fold, line, text, yes_no
from aftersales.base.imports.subjects import Column
from aftersales.workorders import forms
from aftersales.workorders.forms import LARGEST, MOST_TEXT, Definition, FieldType
from aftersales.workorders.models import Kind
from aftersales.workorders.queries import custom

_BETWEEN: Final = re.compile(r"[;；|\n]")
_BETWEEN_TOO: Final = re.compile(r"[,，、]")
_YES_NO: Final = (("yes", {"zh": "是", "en": "Yes"}), ("no", {"zh": "否", "en": "No"}))
_KINDS: Final = {
    FieldType.CHOICE: "choice",
    FieldType.MULTI: "choice",
    FieldType.FLAG: "choice",
    FieldType.DATE: "time",
    FieldType.PERSON: "reference",
    FieldType.ASSET: "reference",
}


def own_columns() -> tuple[Column, ...]:
    """One for every field that a kind's form asks for, in the order of the fields."""
    asked = {item["field"] for form in Kind.objects.values_list("form", flat=True) for item in form}
    known = custom.definitions().values() if asked else ()
    return tuple(_column(one) for one in known if one.code in asked and not one.archived)


def _column(field: Definition) -> Column:
    unit = f" ({field.unit})" if field.unit else ""
    offered = tuple((one.code, {"zh": one.zh, "en": one.en}) for one in field.options if not one.archived)
    return Column(
        field.name,
        partial(_value, field),
        _KINDS.get(field.type, "text"),
        words=(field.zh, field.en, field.code),
        choices=_YES_NO if field.type is FieldType.FLAG else offered,
        called={"zh": field.zh + unit, "en": field.en + unit},
    )


def _value(field: Definition, cell: str) -> Any:
    if field.type in (FieldType.PERSON, FieldType.ASSET):
        return line()(cell).strip()
    return forms.typed(field, _READ[field.type](field, cell))


def _number(field: Definition, cell: str) -> float:
    plain = cell.strip()
    if field.unit and plain.casefold().endswith(field.unit.casefold()):
        plain = plain[: -len(field.unit)].strip()
    number: float = decimal(-LARGEST, LARGEST)(plain)
    return number


def _option(field: Definition, cell: str) -> str:
    found = _found(field, cell)
    if found is None:
        known = [one for one in field.options if not one.archived]
        raise Invalid("import_not_one_of", known={"zh": [one.zh for one in known], "en": [one.en for one in known]})
    return found


def _found(field: Definition, cell: str) -> str | None:
    """The option with this code or name; by its code first, and one that is offered before one put away."""
    told = cell.strip()
    for one in sorted(field.options, key=lambda option: option.archived):
        if told == one.code or fold(told) in (fold(one.zh), fold(one.en)):
            return one.code
    return None


def _options(field: Definition, cell: str) -> list[str]:
    """Several, with semicolons between them; commas do too, where no name has one in it."""
    parts = [part.strip() for part in _BETWEEN.split(cell) if part.strip()]
    whole = [[part] if _found(field, part) else _BETWEEN_TOO.split(part) for part in parts]
    return [_option(field, one) for some in whole for one in some if one.strip()]


def _plain(parse: Callable[[str], Any]) -> Callable[[Definition, str], Any]:
    return lambda _, cell: parse(cell)


_READ: Final[dict[FieldType, Callable[[Definition, str], Any]]] = {
    FieldType.TEXT: _plain(text(MOST_TEXT)),
    FieldType.NUMBER: _number,
    FieldType.CHOICE: _option,
    FieldType.MULTI: _options,
    FieldType.DATE: lambda _, cell: day(cell).isoformat(),
    FieldType.FLAG: _plain(yes_no),
}
