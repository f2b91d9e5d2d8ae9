"""From the cells of a row to values: by the mapping, each cell by the parser of its column."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from aftersales.base.errors import Invalid
from aftersales.base.imports.parsers import fold
from aftersales.base.imports.reading import Raw
from aftersales.base.imports.subjects import Column, Outcome, Row, Subject, Trouble, ready_named, wrong
from aftersales.base.models import Import
from aftersales.base.sheets import unguarded

_SHOWN: Final = 200
"""Characters of a cell that are shown with what is wrong with it."""


class Reader:
    """Reads the rows of one table by its mapping."""

    def __init__(self, subject: Subject, one: Import) -> None:
        self.subject = subject
        ready = ready_named(one.ready)
        self.said: Mapping[str, Mapping[str, str]] = ready.values if ready is not None else {}
        columns = [(column, one.mapping[column.name]) for column in subject.columns if column.name in one.mapping]
        self.placed: list[tuple[Column, int]] = [(column, at["column"]) for column, at in columns if "column" in at]
        self.fixed = {column.name: column.parse(at["value"]) for column, at in columns if "value" in at}
        self.words = {name: {fold(theirs): ours for theirs, ours in words.items()} for name, words in self.said.items()}

    def read(self, raw: Raw) -> Row | Outcome:
        """The row's values, or all that is wrong with its cells."""
        if raw.code:
            return wrong(raw.code, **raw.facts)
        values, troubles = dict(self.fixed), []
        for column, place in self.placed:
            told = unguarded(raw.cells[place].strip()) if place < len(raw.cells) else ""
            if column.name in self.words:
                told = self.words[column.name].get(fold(told), told)
            if not told:
                continue
            try:
                values[column.name] = column.parse(told)
            except Invalid as error:
                said = {name: shown(value) for name, value in error.facts.items()}
                troubles.append(Trouble(column.name, error.code, told[:_SHOWN], said))
        troubles += [Trouble(name, "import_required") for name in self._lacking(values, troubles)]
        return Outcome("wrong", troubles=troubles) if troubles else Row(raw.number, values)

    def quoted(self, raw: Raw, outcome: Outcome) -> Outcome:
        """The outcome with what stands in the cells it speaks of."""
        if not outcome.troubles:
            return outcome
        places = {column.name: place for column, place in self.placed}
        return replace(outcome, troubles=[self._quoted(raw, one, places) for one in outcome.troubles])

    def _quoted(self, raw: Raw, trouble: Trouble, places: Mapping[str, int]) -> Trouble:
        place = places.get(trouble.column)
        if trouble.value or place is None or place >= len(raw.cells):
            return trouble
        return replace(trouble, value=raw.cells[place].strip()[:_SHOWN])

    def _lacking(self, values: Mapping[str, Any], troubles: list[Trouble]) -> list[str]:
        told = {one.column for one in troubles}
        return [name for name in self.subject.required if name not in values and name not in told]


def shown(value: Any) -> Any:
    """A fact as it is kept: plain, and not longer than can be read; what somebody named stays in both languages."""
    if isinstance(value, Mapping) and value.keys() == {"zh", "en"}:
        return {name: shown(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [shown(one) for one in value][:50]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return str(value).replace("\0", "\ufffd")[:_SHOWN]
