"""What can be taken in from a table: rooms describe it, the machinery knows no word of theirs.

A subject is registered in `server/wiring.py`; its room's `imports.py` says which columns it has and which verb takes
it.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Final, Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from aftersales.base.errors import NotFound, Refusal
from aftersales.base.verbs import as_one
from aftersales.base.words import LANGUAGES, in_language, say

BATCH: Final = 500
"""Rows that are taken at a time: so many are written in one transaction, and so many a cancel waits for."""

Values = Mapping[str, Any]
Parse = Callable[[str], Any]
Word = str | Mapping[str, str]
"""The code of a word; or what somebody named in both languages, `{"zh": …, "en": …}`."""


class Importer(Protocol):
    """Who brings a table, as far as the floor knows them."""

    @property
    def key(self) -> UUID: ...

    @property
    def is_customer(self) -> bool: ...

    @property
    def token(self) -> str: ...

    def reaches(self, right: str) -> bool:
        """Whether a right is theirs over everything."""
        ...


@dataclass(frozen=True)
class Column:
    """Something a row can say. `parse` makes of the cell's text what the room's verb takes, or raises `Invalid`; an
    empty cell is not parsed: it leaves what stands. `words` are other headers it is known by, in either language.
    `called` is the name of a column that the installation made itself; others have theirs among the words."""

    name: str
    parse: Parse
    kind: str = "text"
    required: bool = False
    words: tuple[str, ...] = ()
    example: tuple[str, str] = ("", "")
    choices: tuple[tuple[str, Word], ...] = ()
    """Values and the word for each."""
    called: Word = ""


@dataclass(frozen=True)
class Trouble:
    """What is wrong with one cell, or with `column` "" the whole row."""

    column: str
    code: str
    value: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A row that could be read: its number in the file, and the parsed values of its cells that are not empty."""

    number: int
    values: Values


@dataclass(frozen=True)
class Outcome:
    """What came of a row: created, updated, unchanged or wrong, and the key of what it is about."""

    kind: str
    key: UUID | None = None
    troubles: Sequence[Trouble] = ()


OUTCOMES: Final = ("created", "updated", "unchanged", "skipped", "wrong")
"""A row that is skipped is right, and none of those that are to be brought: an order that is closed, say."""


def wrong(code: str, column: str = "", value: str = "", **facts: Any) -> Outcome:
    """The outcome of a row with one thing wrong."""
    return Outcome("wrong", troubles=(Trouble(column, code, value, facts),))


def refused(error: Refusal, **columns: str) -> Outcome:
    """The outcome of a row that a verb refuses; `columns` says which column of ours a field of the verb is."""
    field = str(error.facts.get("field", ""))
    told = {name: value for name, value in error.facts.items() if name != "field"}
    return Outcome("wrong", troubles=(Trouble(columns.get(field, field), error.code, facts=told),))


def each(rows: Sequence[Row], take: Callable[[Row], Outcome], **columns: str) -> list[Outcome]:
    """Row by row through the verbs of a room: what one refuses, leaves nothing, and the others go on."""
    return [_one(row, take, columns) for row in rows]


def _one(row: Row, take: Callable[[Row], Outcome], columns: Mapping[str, str]) -> Outcome:
    try:
        with as_one():
            return take(row)
    except Refusal as error:
        return refused(error, **columns)


class Take(Protocol):
    """A room's verb: takes some rows, writes those that are right and says what came of each, in their order.

    Called inside a transaction, which is undone where the rows are only checked. `before` are the rows of the file that
    came out right before these: in a check they are not in the tables any more.
    """

    def __call__(
        self, rows: Sequence[Row], *, by: Any, at: Any, before: Mapping[Hashable, Values]
    ) -> Sequence[Outcome]: ...


@dataclass(frozen=True)
class Subject:
    """One sort of thing: its columns, the right it takes, what tells two rows apart, and the verb.

    `identity` is the business key of a row's values: two rows of a file with the same are one thing said twice.
    `own` are columns that the installation made itself; `whole` has them among the others.
    """

    code: str
    right: str
    columns: tuple[Column, ...]
    identity: Callable[[Values], Hashable]
    take: Take
    batch: int = BATCH
    own: Callable[[], tuple[Column, ...]] = tuple

    def whole(self) -> "Subject":
        """With the columns that the installation has of its own by now."""
        return replace(self, columns=(*self.columns, *self.own()), own=tuple)

    def column(self, name: str) -> Column | None:
        return next((one for one in self.columns if one.name == name), None)

    @property
    def required(self) -> list[str]:
        return [one.name for one in self.columns if one.required]

    def label(self, name: str, language: str) -> str:
        """What people call a column."""
        column = self.column(name)
        if column is None or not column.called:
            return say(f"column_{self.code}_{name}", language)
        return str(in_language(column.called, language))

    def labels(self, name: str) -> list[str]:
        return [self.label(name, language) for language in LANGUAGES]


@dataclass(frozen=True)
class Ready:
    """A ready mapping for the export of another system: columns of ours by its headers, and its values in our words.

    With one of the headers in `marks` a file is taken for such an export by itself; else a person says so.
    """

    code: str
    subject: str
    names: Mapping[str, str]
    columns: Mapping[str, Sequence[str]]
    marks: Sequence[str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Acting(Protocol):
    """Finds whoever brought a table by their key and the token they brought it with, as they are at an instant."""

    def __call__(self, key: UUID, token: str, *, at: datetime) -> Importer | None: ...


@dataclass(frozen=True)
class Imports:
    """All that the installation takes in, ready mappings, and how who brought a table is found again when it runs."""

    subjects: tuple[Subject, ...]
    ready: tuple[Ready, ...]
    acting: Acting


@cache
def registered() -> Imports:
    """What `server/wiring.py` registers; named by a setting, for the floor imports nobody."""
    found: Imports = import_string(settings.IMPORTS)
    return found


def subject_named(code: str) -> Subject:
    """The subject of that code, with the installation's own columns."""
    found = next((one for one in registered().subjects if one.code == code), None)
    if found is None:
        raise NotFound(what="subject")
    return found.whole()


def ready_named(code: str) -> Ready | None:
    """The ready mapping of that code."""
    return next((one for one in registered().ready if one.code == code), None)
