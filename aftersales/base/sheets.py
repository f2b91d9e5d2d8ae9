"""Tables as files: CSV or Excel, row by row, in little memory, and safe to open.

A cell whose text begins with `= + - @`, a tab or a line end (or with the wide form of such a sign) would be run as a
formula by a spreadsheet; it gets an apostrophe before it. Numbers are written as numbers, and stay as they are.
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Protocol, Self

from xlsxwriter import Workbook

Format = Literal["csv", "xlsx"]
TYPES: Final[dict[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_ROWS: Final = 1_000_000
"""What a sheet of Excel can hold, nearly."""
MOST_IN_A_CELL: Final = 32_767
"""Characters; Excel's limit, kept in both formats."""
_BEGINS_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")

Value = str | int | float


def inert(value: Value) -> Value:
    """The value as it can be opened without anything happening, no longer than a cell."""
    if not isinstance(value, str):
        return value
    return guarded(value if len(value) <= MOST_IN_A_CELL - 1 else value[: MOST_IN_A_CELL - 2] + "…")


def guarded(text: str) -> str:
    """A text that a spreadsheet takes for one, whatever it begins with."""
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text


def unguarded(text: str) -> str:
    """The text without the sign that `guarded` put before it: what was handed out is brought back as it was."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_BEGINS_FORMULA) else text


class Sheet(Protocol):
    """A table that is being written."""

    def row(self, values: Sequence[Value]) -> None:
        """One more line."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None: ...


class Csv:
    """UTF-8 with a byte-order mark, which makes Excel read Chinese; lines end as RFC 4180 says."""

    def __init__(self, path: Path) -> None:
        self._file = io.TextIOWrapper(path.open("wb"), encoding="utf-8-sig", newline="", write_through=False)
        self._writer = csv.writer(self._file)

    def row(self, values: Sequence[Value]) -> None:
        self._writer.writerow([inert(value) for value in values])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


class Xlsx:
    """One sheet; each row leaves the memory when the next begins. Text is text: never a formula, a link or a number."""

    def __init__(self, path: Path) -> None:
        self._book = Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        self._at = 0

    def row(self, values: Sequence[Value]) -> None:
        for column, value in enumerate(values):
            told = inert(value)
            if isinstance(told, str):
                if told:
                    self._sheet.write_string(self._at, column, told)
            else:
                self._sheet.write_number(self._at, column, told)
        self._at += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()


def begin(form: Format, path: Path) -> Sheet:
    """A new table at this path."""
    return Csv(path) if form == "csv" else Xlsx(path)
