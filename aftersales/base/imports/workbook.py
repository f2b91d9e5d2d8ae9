"""Workbooks (xlsx): looked through before they are opened, then read a row at a time.

A workbook is a packed folder, and what it unpacks to is its sender's to choose. So every part is unpacked once in small
pieces and counted, and nothing is kept of it; what its own directory says is not believed. Only then is it handed to
openpyxl, read-only and values only: formulas are not calculated (the value a program saved with one is taken), macros,
pictures and links are not opened, and what is packed inside (a workbook in a workbook) stays packed.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError  # what expat raises; openpyxl reads with it alone # nosec B405

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from aftersales.base.imports import limits
from aftersales.base.imports.records import Record, Unreadable

PACKED: Final = b"PK\x03\x04"
OLD: Final = b"\xd0\xcf\x11\xe0"
"""The old binary format of workbooks, and what a workbook with a password is wrapped in."""
_PIECE: Final = 256 * 2**10
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"(\[Content_Types\]|_rels/|docProps/|xl/(_rels|theme)/|xl/(workbook|styles))", re.IGNORECASE
)
"""Parts that are read as a whole."""
_XML: Final = (".xml", ".rels")
_TAG: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(row|c|f|!DOCTYPE|!ENTITY)[\s/>]")
_LONGEST_TAG: Final = 64
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, InvalidFileException, ParseError,
    KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError, OSError,
)  # fmt: skip
"""What zipfile and openpyxl raise at a file that is not what it says."""


@dataclass(frozen=True)
class Opened:
    """The names of the sheets that can be read, and whether cells are calculated from others."""

    sheets: list[str]
    formulas: bool


def look(path: Path) -> Opened:
    """Look through the whole workbook; `Unreadable` where it is not one, or is more than a table should be."""
    formulas = _looked_through(path)
    try:
        with path.open("rb") as file:  # by its path it would be judged by the ending of its name
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            names = [str(sheet.title)[:200] for sheet in book.worksheets if _looked_at(sheet)]
    except _BROKEN as error:
        raise Unreadable("import_broken_workbook") from error
    if not names:
        raise Unreadable("import_no_sheet")
    return Opened(names, formulas)


def read(path: Path, sheet: str) -> Iterator[Record]:
    """The rows of one sheet, header and all. Call `look` first."""
    try:
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            found = next((one for one in book.worksheets if str(one.title)[:200] == sheet and _looked_at(one)), None)
            if found is None:
                raise Unreadable("import_no_sheet")
            found.reset_dimensions()  # what the sheet says of its size is not believed
            yield from _rows(found)
    except _BROKEN as error:
        raise Unreadable("import_broken_workbook") from error


def _looked_at(sheet: Any) -> bool:
    """A sheet may lie anywhere in the folder; one outside the usual place was not counted, and is not read."""
    return _SHEET.fullmatch(str(getattr(sheet, "_worksheet_path", "")).lstrip("/")) is not None


def _rows(sheet: Any) -> Iterator[Record]:
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        if not any(cell is not None for cell in cells):
            empty += 1
            if empty > limits.ROWS:  # a row far below all others: whatever it says, nobody meant these empty ones
                raise Unreadable("import_too_many_rows", most=limits.ROWS)
            continue
        yield Record(number, [_text(cell) for cell in cells])


def _text(value: Any) -> str:
    """A cell as text, in the form the parsers expect."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _looked_through(path: Path) -> bool:
    """Unpack every part, keep none; whether there are formulas."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            names = {one.filename for one in parts}
            if "xl/workbook.xml" not in names:
                raise Unreadable("import_other_packed" if "content.xml" in names else "import_not_a_table")
            if len(parts) > limits.PARTS:
                raise Unreadable("import_bomb")
            return _count(packed, parts, path.stat().st_size)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable("import_broken_workbook") from error


def _count(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo], size: int) -> bool:
    total, cells, formulas = 0, 0, False
    for part in parts:
        most = _most_of(part.filename)
        look = _Look(sheet=_SHEET.fullmatch(part.filename) is not None) if part.filename.endswith(_XML) else None
        own = 0
        with packed.open(part) as stream:
            while piece := stream.read(_PIECE):
                own += len(piece)
                total += len(piece)
                if own > most or total > limits.UNPACKED_BYTES or total > limits.RATIO * size + 8 * limits.MB:
                    raise Unreadable("import_bomb")
                if look is not None:
                    look.at(piece)
                    if cells + look.cells > limits.CELLS:
                        raise Unreadable("import_too_many_cells", most=limits.CELLS)
        if look is not None:
            cells += look.cells
            formulas = formulas or look.formulas
    return formulas


def _most_of(name: str) -> int:
    return limits.PART_BYTES if _WHOLE.match(name) else limits.UNPACKED_BYTES


class _Look:
    """Counts cells as their text goes by: one row with a million cells would be built as a whole by any reader."""

    def __init__(self, *, sheet: bool) -> None:
        self.sheet = sheet
        self.cells = 0
        self.formulas = False
        self._row = 0
        self._rest = b""
        self._begun = False

    def at(self, piece: bytes) -> None:
        if not self._begun:
            self._begun = True
            if piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in piece[:_LONGEST_TAG]:
                raise Unreadable("import_broken_workbook")  # every program writes UTF-8 here
        text = self._rest + piece
        end = 0
        for found in _TAG.finditer(text):
            end = found.end()
            self._tag(found[1])
        self._rest = text[max(end, len(text) - _LONGEST_TAG) :]

    def _tag(self, name: bytes) -> None:
        if name.startswith(b"!"):
            raise Unreadable("import_broken_workbook")  # no workbook declares entities
        if not self.sheet:
            return
        if name == b"row":
            self._row = 0
        elif name == b"c":
            self.cells += 1
            self._row += 1
            if self._row > limits.COLUMNS * 4:
                raise Unreadable("import_too_many_columns", row=0, most=limits.COLUMNS)
        elif name == b"f":
            self.formulas = True
