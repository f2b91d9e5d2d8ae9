"""What a condition can be about: fields with a type, and the operators each type has. A room supplies its catalogue."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from aftersales.base.conditions.tree import Leaf


class Type(StrEnum):
    """What a field holds. `many` holds several texts, or several things; a `reference` is a thing by its key."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    REFERENCE = "reference"
    MANY = "many"
    INSTANT = "instant"
    DATE = "date"
    FLAG = "flag"


class Wants(StrEnum):
    """What an operator is compared with."""

    NOTHING = "nothing"
    ONE = "one"
    PAIR = "pair"
    SEVERAL = "several"
    DAY = "day"
    SPAN = "span"
    STRETCH = "stretch"
    CALENDAR = "calendar"
    YES_OR_NO = "yes_or_no"


_EMPTY: Final = {"empty": Wants.NOTHING, "not_empty": Wants.NOTHING}
CHANGED: Final = "changed"
_TIMES: Final = {
    "during": Wants.STRETCH,
    "past": Wants.NOTHING,
    "future": Wants.NOTHING,
    "within_next": Wants.SPAN,
    "more_than_ahead": Wants.SPAN,
    "within_last": Wants.SPAN,
    "more_than_ago": Wants.SPAN,
    "on": Wants.DAY,
    "before": Wants.ONE,
    "from": Wants.ONE,
    "between": Wants.PAIR,
}
OPERATORS: Final[Mapping[Type, Mapping[str, Wants]]] = {
    Type.TEXT: {
        "contains": Wants.ONE, "not_contains": Wants.ONE, "starts_with": Wants.ONE, "is": Wants.ONE,
        "is_not": Wants.ONE, **_EMPTY,
    },
    Type.NUMBER: {
        "eq": Wants.ONE, "ne": Wants.ONE, "lt": Wants.ONE, "le": Wants.ONE, "gt": Wants.ONE, "ge": Wants.ONE,
        "between": Wants.PAIR, **_EMPTY,
    },
    Type.CHOICE: {"in": Wants.SEVERAL, "not_in": Wants.SEVERAL, **_EMPTY},
    Type.REFERENCE: {"in": Wants.SEVERAL, "not_in": Wants.SEVERAL, **_EMPTY},
    Type.MANY: {"has_any": Wants.SEVERAL, "has_all": Wants.SEVERAL, "has_none": Wants.SEVERAL, **_EMPTY},
    Type.INSTANT: {
        **_TIMES, "in_working_time": Wants.CALENDAR, "out_of_working_time": Wants.CALENDAR, **_EMPTY,
    },
    Type.DATE: {**_TIMES, **_EMPTY},
    Type.FLAG: {"is": Wants.YES_OR_NO},
}  # fmt: skip
"""By type, its operators in the order in which they are offered, and what each is compared with. `changed`, which every
type has, stands apart: only a rule knows what was before."""
NEGATIVE: Final = frozenset({"not_contains", "is_not", "ne", "not_in", "has_none"})
"""The exact opposites of their positives: they hold where there is nothing at all, too."""
ME: Final = "me"
MY_TEAMS: Final = "my_teams"
"""Instead of a key: whoever reads, and the reader's teams with all below them."""


@dataclass(frozen=True)
class Choice:
    """One value of a choice, in both languages."""

    value: str | int
    zh: str
    en: str


@dataclass(frozen=True)
class Field:
    """One thing a condition can be about.

    `source` names where its choices or things are found, where they are rows (kinds, people, …). `right` is what a
    reader needs to know of the field at all. `says` has a sentence for an operator that is put better than by the
    ordinary words: (Chinese, English), with {value}. An `in_hand` field is known of a record that is being written,
    without reading more. `nullable` fields can hold nothing: only these have `empty`. A number has so many `decimals`.
    """

    name: str
    type: Type
    zh: str
    en: str
    choices: tuple[Choice, ...] = ()
    source: str = ""
    right: str = ""
    special: frozenset[str] = frozenset()
    says: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    nullable: bool = True
    in_hand: bool = False
    decimals: int = 0

    def operators(self) -> Mapping[str, Wants]:
        """The operators of this field."""
        told = OPERATORS[self.type]
        return told if self.nullable else {op: wants for op, wants in told.items() if op not in _EMPTY}

    def called(self, language: str) -> str:
        """Its name for a reader."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Catalogue:
    """The fields a condition can be about, by name."""

    fields: Mapping[str, Field]

    @classmethod
    def of(cls, fields: Iterable[Field]) -> "Catalogue":
        """A catalogue of these; two of one name are a mistake."""
        told = list(fields)
        named = {one.name: one for one in told}
        if len(named) < len(told):
            raise ValueError("two fields have one name")
        return cls(named)

    def only(self, fits: Callable[[Field], bool]) -> "Catalogue":
        """Those that fit."""
        return Catalogue({name: one for name, one in self.fields.items() if fits(one)})

    def for_reader(self, may: Callable[[str], bool]) -> "Catalogue":
        """What a reader with these rights may know of; the rest does not exist for them."""
        return self.only(lambda one: not one.right or may(one.right))

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields.values())

    def __getitem__(self, leaf: Leaf) -> Field:
        return self.fields[leaf.field]
