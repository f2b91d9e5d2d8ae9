"""What every reader of tables gives: records one after another, and a refusal of the file as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from aftersales.base.errors import Invalid
from aftersales.base.imports.limits import CELL, COLUMNS, ROWS


class Unreadable(Invalid):
    """The file as a whole cannot be read as a table; the code says why and what to do."""


@dataclass(frozen=True)
class Record:
    """One row of the file as it stands: its number as a spreadsheet counts, its cells, and what is wrong with it."""

    number: int
    cells: list[str]
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


SHOWN: Final = 1000
"""Characters that are kept of a cell that is too long."""


def checked(records: Iterator[Record]) -> Iterator[Record]:
    """The records that say anything, within the limits of a table; too many rows or columns end it."""
    rows = 0
    for record in records:
        if not any(cell.strip() for cell in record.cells) and not record.code:
            continue
        rows += 1
        if rows > ROWS + 1:
            raise Unreadable("import_too_many_rows", most=ROWS)
        while record.cells and not record.cells[-1]:
            record.cells.pop()
        if len(record.cells) > COLUMNS:
            raise Unreadable("import_too_many_columns", row=record.number, most=COLUMNS)
        yield _shortened(record)


def _shortened(record: Record) -> Record:
    longest = max(map(len, record.cells), default=0)
    if longest <= CELL:
        return record
    cells = [cell[:SHOWN] if len(cell) > CELL else cell for cell in record.cells]
    return Record(record.number, cells, record.code or "import_cell_too_long", {"length": longest, "most": CELL})
