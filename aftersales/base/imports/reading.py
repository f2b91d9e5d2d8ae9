"""An uploaded table is read: what it is, its headers, its first rows; and its rows written down in one plain form.

Whatever the file was, what follows reads only `rows` beside it on the shelf: a JSON list a line, `[number, cells, code,
facts]`. So a check, a run and a run that goes on after a kill see the same rows, and nothing is parsed twice.
"""

import logging
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson

from aftersales.base import jobs
from aftersales.base.files import shelf
from aftersales.base.files.events import FileSettled
from aftersales.base.files.rules import COMING, State
from aftersales.base.imports import delimited, encodings, limits, objects, workbook
from aftersales.base.imports.guessing import digest_of, guessed
from aftersales.base.imports.records import Record, Unreadable, checked
from aftersales.base.imports.said import message_headers
from aftersales.base.imports.subjects import subject_named
from aftersales.base.models import Import

log = logging.getLogger("aftersales.imports")

READ: Final = "imports.read"
"""The job that reads a table."""
_FOREIGN: Final = ("image/", "video/", "audio/", "application/pdf")


@dataclass(frozen=True)
class Manner:
    """How a file is read: what is told of it is taken, the rest is guessed."""

    format: str = ""
    encoding: str = ""
    certainty: int | None = None
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    formulas: bool = False


@dataclass(frozen=True)
class Raw:
    """A row as it was written down."""

    number: int
    cells: list[str]
    code: str
    facts: dict[str, Any]


def ask(one: Import) -> None:
    """Have it read, as soon as its file is there."""
    if one.file.state not in COMING:
        jobs.defer(READ, key=str(one.key))


def settle(fact: FileSettled) -> None:
    """A file was looked at; a table that waits for it can be read."""
    for key in Import.objects.filter(file__key=fact.file, state="reading").values_list("key", flat=True):
        jobs.defer(READ, key=str(key))


def read(*, key: UUID, at: datetime) -> None:
    """Read it. May run twice; if somebody says meanwhile how it is to be read, what was read is thrown away."""
    one = Import.objects.select_related("file").filter(key=key, state="reading").first()
    if one is None or one.file.state in COMING:
        return
    try:
        told = _read(one)
    except Unreadable as error:
        told = {"state": "unreadable", "reason": error.code, "reason_facts": error.facts}
    still = Import.objects.filter(pk=one.pk, state="reading", version=one.version)
    still.update(**told, touched_at=at)


def _read(one: Import) -> dict[str, Any]:
    file = one.file
    if file.state != State.READY:
        raise Unreadable(f"file_{file.reason}" if file.state == State.REFUSED else "import_file_gone", name=file.name)
    if file.type.startswith(_FOREIGN):
        raise Unreadable("import_not_a_table")
    if (file.kept_size or 0) > limits.FILE_BYTES:
        raise Unreadable("import_file_too_large", most=limits.FILE_BYTES // limits.MB)
    asked = Manner(one.format, one.encoding, one.certainty, one.delimiter, one.sheet)
    with shelf.joined([f"{file.storage_key}/original"]) as whole:
        manner = recognised(whole.path, asked)
        told = _write_down(one, checked(records(whole.path, manner)))
    return {**vars(manner), "sheets": list(manner.sheets), **told}


def recognised(path: Path, asked: Manner) -> Manner:
    """What a file is and how it is read, where nobody has said so."""
    head = delimited.head_of(path)
    if not head.strip():
        raise Unreadable("import_empty_file")
    if head.startswith(workbook.OLD):
        raise Unreadable("import_old_workbook")
    if head.startswith(workbook.PACKED):
        opened = workbook.look(path)
        sheet = asked.sheet if asked.sheet in opened.sheets else opened.sheets[0]
        return Manner("xlsx", sheet=sheet, sheets=tuple(opened.sheets), formulas=opened.formulas)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return Manner("json", encoding="utf-8", certainty=100)
    found = encodings.guess(head)
    manner = replace(asked, format="csv", sheet="")
    if not asked.encoding:
        manner = replace(manner, encoding=found.encoding, certainty=found.certainty)
    text = head.decode(encodings.codec_of(manner.encoding, head), errors="replace")
    if sum(not (sign.isprintable() or sign in "\t\r\n\ufeff") for sign in text) > 1 + len(text) // 50:
        raise Unreadable("import_wrong_encoding" if asked.encoding else "import_not_a_table", encoding=manner.encoding)
    return manner if asked.delimiter else replace(manner, delimiter=delimited.guess_delimiter(path, manner.encoding))


def records(path: Path, manner: Manner) -> Iterator[Record]:
    """The rows of a file that is read in this manner, the headers first."""
    match manner.format:
        case "xlsx":
            return workbook.read(path, manner.sheet)
        case "json":
            return objects.read(path)
    return delimited.read(path, manner.encoding, manner.delimiter)


def _write_down(one: Import, rows: Iterator[Record]) -> dict[str, Any]:
    head = next(rows, None)
    if head is None or head.code:
        raise Unreadable(head.code if head else "import_empty_file", **(head.facts if head else {}))
    headers = [" ".join(cell.replace("\0", "").split())[: limits.SAMPLE_CELL] for cell in head.cells]
    if headers[-1] in message_headers():  # a list of wrong rows that was mended and comes back
        headers.pop()
    sample: list[list[str]] = []
    count = size = 0
    with tempfile.NamedTemporaryFile(dir=shelf.workshop(), delete=False) as out:
        path = Path(out.name)
        try:
            for row in rows:
                if len(sample) < limits.SAMPLE_ROWS:
                    sample.append([cell[: limits.SAMPLE_CELL].replace("\0", "\ufffd") for cell in row.cells])
                size += out.write(orjson.dumps([row.number, row.cells, row.code, row.facts]) + b"\n")
                count += 1
            out.flush()
            if not count:
                raise Unreadable("import_no_rows")
            shelf.put(path, f"{one.file.storage_key}/rows")
        finally:
            path.unlink(missing_ok=True)
    mapping, ready, remembered = guessed(subject_named(one.subject), headers)
    return {
        "state": "mapped", "reason": "", "reason_facts": {}, "headers": headers, "digest": digest_of(headers),
        "sample": sample, "rows": count, "bytes": size, "mapping": mapping, "ready": ready, "remembered": remembered,
    }  # fmt: skip


def rows(one: Import) -> Iterator[Raw]:
    """The rows as they were written down, a little at a time."""
    rest = b""
    for piece in shelf.read(f"{one.file.storage_key}/rows", 0, one.bytes or 0):
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield Raw(*orjson.loads(line))
