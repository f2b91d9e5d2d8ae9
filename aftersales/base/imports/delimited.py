"""Tables as text: CSV and its relatives, a record at a time."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from aftersales.base.imports.encodings import SAMPLE, codec_of
from aftersales.base.imports.limits import CELL
from aftersales.base.imports.records import Record, Unreadable

DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 50
_FIELD: Final = 4 * CELL
"""Characters a reader gathers in one cell before it gives up: a quote that is never closed would take in the file."""

csv.field_size_limit(_FIELD)


def head_of(path: Path) -> bytes:
    """The first bytes of a file."""
    with path.open("rb") as file:
        return file.read(SAMPLE)


def guess_delimiter(path: Path, encoding: str) -> str:
    """What stands between the cells: whatever cuts the first rows into most pieces, and into equally many."""
    head = head_of(path)
    text = head.decode(codec_of(encoding, head), errors="replace")
    lines = text.splitlines(keepends=True)
    if len(head) == SAMPLE:
        lines = lines[:-1] or lines
    return max(DELIMITERS, key=lambda one: _evenness(lines, one))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    widths: list[int] = []
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for record in reader:
            if any(record):
                widths.append(len(record))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:
        pass
    if not widths or widths[0] < 2:
        return 0.0, 0
    return sum(width == widths[0] for width in widths) / len(widths), widths[0]


def read(path: Path, encoding: str, delimiter: str) -> Iterator[Record]:
    """The records, header and all. A byte that is none of this encoding, or a quote that never ends, ends it."""
    head = head_of(path)
    with path.open(encoding=codec_of(encoding, head), errors="strict", newline="") as file:
        try:
            yield from _records(file, delimiter)
        except UnicodeDecodeError as error:
            raise Unreadable("import_wrong_encoding", encoding=encoding) from error


def _records(file: io.TextIOBase, delimiter: str) -> Iterator[Record]:
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        began = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(str(error), number, began, reader.line_num)
            continue
        yield Record(number, cells)


def _broken(why: str, number: int, began: int, ended: int) -> Record:
    """A record the reader gives up on: one line is the row's own fault, many are a quote that was never closed."""
    if "unexpected end" in why or (ended > began and "field larger" in why):
        raise Unreadable("import_quote_open", line=began)
    if "field larger" in why:
        return Record(number, [], "import_cell_too_long", {"length": _FIELD, "most": CELL})
    return Record(number, [], "import_stray_quote", {"line": began})
