"""What came of a table's rows, in the reader's words: pages of them, and the wrong ones as a file to mend."""

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from aftersales.base.imports.subjects import Subject, subject_named
from aftersales.base.models import Import, ImportRow
from aftersales.base.pages import decode, encode
from aftersales.base.sheets import guarded
from aftersales.base.words import LANGUAGES, say

_SAID: Final = "import_message_header"
_PIECE: Final = 500


def message_headers() -> list[str]:
    """What stands above the column of messages in each language; in a file that comes back it is no column."""
    return [say(_SAID, language) for language in LANGUAGES]


def page(one: Import, *, outcome: str, cursor: str | None, limit: int, language: str) -> dict[str, Any]:
    """Rows by their number in the file, those of one outcome or all."""
    rows = ImportRow.objects.filter(of=one)
    if outcome:
        rows = rows.filter(outcome=outcome)
    if cursor is not None:
        (last,) = decode(cursor, 1, types=[int])
        rows = rows.filter(number__gt=last or 0)
    found = list(rows.order_by("number")[: limit + 1])
    subject = subject_named(one.subject)
    more = encode(found[limit - 1].number) if len(found) > limit else None
    return {"rows": [_row(row, subject, language) for row in found[:limit]], "next": more}


def _row(row: ImportRow, subject: Subject, language: str) -> dict[str, Any]:
    troubles = [
        {
            "column": told["column"],
            "label": subject.label(told["column"], language) if told["column"] else "",
            "code": told["code"],
            "value": told["value"],
            "message": _message(told, subject, language),
        }
        for told in row.troubles
    ]
    return {"number": row.number, "outcome": row.outcome, "subject": row.subject, "troubles": troubles}


def _message(told: dict[str, Any], subject: Subject, language: str) -> str:
    """What is wrong and what to do about it."""
    label = subject.label(told["column"], language) if told["column"] else ""
    facts = told["facts"]
    choices = {"known": [say(word, language) for word in facts["words"]]} if "words" in facts else {}
    return say(told["code"], language, **{**facts, **choices, "value": told["value"], "field": label})


def wrong_rows(one: Import, language: str) -> Iterator[bytes]:
    """The wrong rows as they were brought, each with what is wrong with it, as CSV that spreadsheets read as UTF-8."""
    subject = subject_named(one.subject)
    yield b"\xef\xbb\xbf"
    width = len(one.headers)
    yield _line([*(guarded(str(cell)) for cell in one.headers), say(_SAID, language)])
    last = 0
    while True:
        rows = ImportRow.objects.filter(of=one, outcome="wrong", number__gt=last).order_by("number")[:_PIECE]
        found = list(rows)
        for row in found:
            cells = [guarded(str(cell)) for cell in row.cells][:width]
            said = [_told(trouble, subject, language) for trouble in row.troubles]
            yield _line([*cells, *[""] * (width - len(cells)), guarded(" ".join(said))])
        if len(found) < _PIECE:
            return
        last = found[-1].number


def _told(told: dict[str, Any], subject: Subject, language: str) -> str:
    label = subject.label(told["column"], language) if told["column"] else ""
    return f"{label}: {_message(told, subject, language)}" if label else _message(told, subject, language)


def _line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([cell.replace("\0", "\ufffd") for cell in cells])
    return out.getvalue().encode("utf-8", errors="replace")
