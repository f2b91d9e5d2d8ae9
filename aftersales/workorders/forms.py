"""Custom fields and the forms that kinds make of them: what a value must be, which fields an order is asked for, and
what is still missing. One set of rules for the console, the portal, phones, programs and imports.

A form is read from the top: what is shown may depend on the order and on fields that stand further up, never on those
below, so that nothing runs in a circle. A field that is not shown is as if it were empty for those below it.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, Literal
from uuid import UUID

from aftersales.base.conditions.tree import Node
from aftersales.base.errors import Conflict, Invalid

PREFIX: Final = "custom."
"""Before the code of a custom field, wherever fields of an order are named."""
MOST_TEXT: Final = 2_000
MOST_CHOSEN: Final = 50
LARGEST: Final = 10**11
"""With four decimals at most, every number is the same in JSON, in the database and in Python."""
MOST_DECIMALS: Final = 4
_YEARS: Final = range(1900, 2201)
Customers = Literal["none", "see", "fill"]
"""What customers have to do with a field of a form: nothing, read it, or fill it in with their report."""


class FieldType(StrEnum):
    """What a custom field holds."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    MULTI = "multi"
    DATE = "date"
    PERSON = "person"
    ASSET = "asset"
    FLAG = "flag"


class Step(StrEnum):
    """From which step on a field is required, earliest first."""

    REPORT = "report"
    TRIAGE = "triage"
    RESOLVE = "resolve"


_STEPS: Final = tuple(Step)


@dataclass(frozen=True)
class Option:
    """One choice. Its code is never used for another; an archived one stays where it is and is not offered."""

    code: str
    zh: str
    en: str
    archived: bool = False


@dataclass(frozen=True)
class Definition:
    """A custom field. `low` and `high` bound a number, both included."""

    code: str
    type: FieldType
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    decimals: int = 0
    options: tuple[Option, ...] = ()
    searchable: bool = False
    personal: bool = False
    archived: bool = False

    @property
    def name(self) -> str:
        """As conditions, columns, changes and refusals name it."""
        return PREFIX + self.code

    @property
    def is_choice(self) -> bool:
        """Whether its values are among its options."""
        return self.type in (FieldType.CHOICE, FieldType.MULTI)


@dataclass(frozen=True)
class Limit:
    """While `when` holds, only these options can be chosen."""

    when: Node
    options: frozenset[str]


@dataclass(frozen=True)
class Item:
    """A field on the form of a kind: when it is shown, from which step on and when it is required, what can be chosen,
    and what customers have to do with it."""

    field: Definition
    show_when: Node | None = None
    required_at: Step | None = None
    require_when: Node | None = None
    limits: tuple[Limit, ...] = ()
    customers: Customers = "none"


@dataclass(frozen=True)
class Asked:
    """An item as it stands for one order: shown or not, required from which step on, and what can be chosen now."""

    item: Item
    shown: bool
    required_at: Step | None
    options: tuple[str, ...] | None = None


Holds = Callable[[Node, Collection[str]], bool]
"""Whether a condition holds for the order, the fields with these codes taken for empty."""


def asked(items: Iterable[Item], holds: Holds) -> list[Asked]:
    """What the form asks of an order as it stands, in its order."""
    hidden: set[str] = set()
    found = []
    for item in items:
        shown = not item.field.archived and (item.show_when is None or holds(item.show_when, hidden))
        if not shown:
            hidden.add(item.field.code)
        needed = shown and (item.require_when is None or holds(item.require_when, hidden))
        found.append(
            Asked(item, shown, item.required_at if needed else None, _options(item, holds, hidden) if shown else None)
        )
    return found


def _options(item: Item, holds: Holds, hidden: Collection[str]) -> tuple[str, ...] | None:
    if not item.field.is_choice:
        return None
    left = [one.code for one in item.field.options if not one.archived]
    for limit in item.limits:
        if holds(limit.when, hidden):
            left = [code for code in left if code in limit.options]
    return tuple(left)


def fillable(items: Iterable[Item], codes: Iterable[str], *, customer: bool = False) -> dict[str, Definition]:
    """The fields of a form that can be filled in, by code, for a customer those that are theirs. Refuse where one of
    these `codes` is not among them; a customer is told of none but theirs."""
    known = {item.field.code: item.field for item in items if not customer or item.customers == "fill"}
    strange = next((code for code in codes if code not in known), None)
    if strange is not None:
        name = strange[:40]
        raise Invalid("no_such_custom_field", field=PREFIX + name, name=name, legal=sorted(known))
    return known


def changed(told: Sequence[Asked], before: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Refuse what the form does not ask for now: a field that it does not show, an option that cannot be chosen.
    Emptying a field is always possible."""
    after = {**before, **wanted}
    for one in told:
        code = one.item.field.code
        if wanted.get(code) is not None and wanted[code] != before.get(code) and not one.shown:
            raise refused("custom_not_asked", one.item.field)
        value = after.get(code)
        if one.shown and value is not None and one.options is not None:
            chosen = value if isinstance(value, list) else [value]
            stood = before.get(code)
            kept = stood if isinstance(stood, list) else [stood]
            beyond = [option for option in chosen if option not in {*one.options, *_archived(one, kept)}]
            if beyond:
                raise refused("custom_choice_not_now", one.item.field, value=beyond[0], legal=list(one.options))


def _archived(one: Asked, kept: Sequence[Any]) -> set[str]:
    """Options that were chosen before they were archived may stay."""
    return {option.code for option in one.item.field.options if option.archived} & set(kept)


def missing(
    told: Iterable[Asked], values: Mapping[str, Any], step: Step, *, customer: bool = False
) -> list[Definition]:
    """What is required by this step and not filled in; of a customer only what is theirs to fill in."""
    due = _STEPS[: _STEPS.index(step) + 1]
    return [
        one.item.field
        for one in told
        if one.required_at in due
        and values.get(one.item.field.code) is None
        and (not customer or one.item.customers == "fill")
    ]


def refuse_missing(fields: Sequence[Definition], step: Step | None) -> None:
    """Refuse a step for which something is missing, or a change that leaves it so, naming it in words."""
    if not fields:
        return
    told: dict[str, Any] = {
        "missing": [one.name for one in fields],
        "names": {"zh": [one.zh for one in fields], "en": [one.en for one in fields]},
    }
    if step is None or step is Step.REPORT:
        raise Invalid("custom_missing", field=fields[0].name, **told)
    raise Conflict(f"custom_missing_to_{step.value}", **told)


def refused(why: str, field: Definition, **facts: Any) -> Invalid:
    """A refusal that names the field as people do."""
    return Invalid(why, field=field.name, called={"zh": field.zh, "en": field.en}, **facts)


# -- values ------------------------------------------------------------------------------------------------------------


def typed(field: Definition, told: Any) -> Any:
    """The value as it is kept, or a refusal; None empties the field, as nothing but spaces does.

    Kept are: text, a number, the code of an option, codes in the order of the options, a day as ISO text, the key of a
    person or an asset as text, true or false. Whether a person or an asset is there is for whoever can look.
    """
    if told is None or (isinstance(told, str) and not told.strip()) or told == []:
        return None
    return _READ[field.type](field, told)


def _text(field: Definition, told: Any) -> str:
    if not isinstance(told, str) or _unreadable(told):
        raise refused("custom_not_text", field)
    text = told.strip()
    if len(text) > MOST_TEXT:
        raise refused("custom_too_long", field, max=MOST_TEXT, length=len(text))
    return text


def _unreadable(text: str) -> bool:
    return any(
        (ord(sign) < 32 and sign not in "\t\n\r") or ord(sign) == 127 or 0xD800 <= ord(sign) < 0xE000 for sign in text
    )


def _number(field: Definition, told: Any) -> int | float:
    if isinstance(told, bool) or not isinstance(told, (int, float)) or not math.isfinite(told):
        raise refused("custom_not_a_number", field)
    low, high = (-LARGEST if field.low is None else field.low), (LARGEST if field.high is None else field.high)
    if not low <= told <= high:
        raise refused("custom_out_of_range", field, low=_plain(low), high=_plain(high))
    rounded = round(told, field.decimals)
    if rounded != told:
        raise refused("custom_too_many_decimals", field, decimals=field.decimals)
    return _plain(rounded)


def _plain(number: float) -> int | float:
    return int(number) if float(number).is_integer() else float(number)


def _choice(field: Definition, told: Any) -> str:
    if not isinstance(told, str) or told not in {one.code for one in field.options}:
        legal = [one.code for one in field.options if not one.archived]
        raise refused("custom_unknown_choice", field, value=str(told)[:80], legal=legal)
    return told


def _multi(field: Definition, told: Any) -> list[str]:
    if not isinstance(told, list) or len(told) > MOST_CHOSEN:
        raise refused("custom_not_a_list", field, max=MOST_CHOSEN)
    chosen = {_choice(field, one) for one in told}
    return [one.code for one in field.options if one.code in chosen]


def _date(field: Definition, told: Any) -> str:
    try:
        day = date.fromisoformat(told)
    except (TypeError, ValueError) as error:
        raise refused("custom_not_a_day", field) from error
    if day.year not in _YEARS:
        raise refused("custom_not_a_day", field)
    return day.isoformat()


def _key(field: Definition, told: Any) -> str:
    try:
        return str(UUID(told if isinstance(told, str) else ""))
    except ValueError as error:
        raise refused("custom_not_a_key", field) from error


def _flag(field: Definition, told: Any) -> bool:
    if not isinstance(told, bool):
        raise refused("custom_not_yes_or_no", field)
    return told


_READ: Final[Mapping[FieldType, Callable[[Definition, Any], Any]]] = {
    FieldType.TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.CHOICE: _choice,
    FieldType.MULTI: _multi,
    FieldType.DATE: _date,
    FieldType.PERSON: _key,
    FieldType.ASSET: _key,
    FieldType.FLAG: _flag,
}


def masked(text: str) -> str:
    """A personal text as lists and pages show it until somebody asks for it."""
    return f"{text[:1]}***"


def as_told(field: Definition, value: Any) -> str | int | None:
    """A value as a fact may keep it: a key, a code, a number, a day; several codes with commas between."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, list) else str(value)
