"""Reading a log's file as it was left to us: packed or plain, in any of the usual encodings and delimiters."""

import codecs
import csv
import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aftersales.server.replay.mapping import LogMapping
from aftersales.server.trouble import Trouble

_GZIP: Final = b"\x1f\x8b"
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES: Final = ("utf-8", "gb18030")
DELIMITERS: Final = ",;\t|"


@dataclass(frozen=True)
class LogFile:
    """A file of rows; `digest` names its exact content."""

    path: Path
    digest: str
    text: str


def open_log(path: Path, *, encoding: str | None = None) -> LogFile:
    """The file's text, unpacked and decoded. Raises Trouble when it cannot be read."""
    try:
        raw = path.read_bytes()
        digest = hashlib.sha256(raw).hexdigest()
        raw = gzip.decompress(raw) if raw.startswith(_GZIP) else raw
    except (OSError, EOFError, zlib.error) as error:
        raise Trouble("replay_file_unreadable", path=path, detail=str(error)) from error
    return LogFile(path, digest, _decoded(raw, path, encoding))


def _decoded(raw: bytes, path: Path, encoding: str | None) -> str:
    marked = [name for bom, name in _BOMS if raw.startswith(bom)]
    for name in [encoding] if encoding else [*marked, *_GUESSES]:
        try:
            return raw.decode(name).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        except LookupError as error:
            raise Trouble("replay_encoding_unknown", encoding=name) from error
    raise Trouble("replay_encoding_not_found", path=path, tried=[encoding] if encoding else list(_GUESSES))


def header_of(log: LogFile, *, delimiter: str | None = None) -> list[str]:
    """The names of the columns; one that comes again is called name#2, name#3 …"""
    _, first = next(_read(log, delimiter), (0, []))
    if not any(name.strip() for name in first):
        raise Trouble("replay_file_empty", path=log.path)
    seen: dict[str, int] = {}
    names = []
    for name in (name.strip() for name in first):
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return names


def rows_of(log: LogFile, mapping: LogMapping) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number, as a spreadsheet counts: the header is row 1. Empty rows are no rows."""
    rows = _read(log, mapping.delimiter)
    next(rows, None)
    return ((number, row) for number, row in rows if row)


def _read(log: LogFile, delimiter: str | None) -> Iterator[tuple[int, list[str]]]:
    first = log.text[: log.text.find("\n") + 1 or None]
    csv.field_size_limit(sys.maxsize)
    number = 0
    try:
        for number, row in enumerate(  # noqa: B007 - told when the reader gives up
            csv.reader(io.StringIO(log.text, newline=""), delimiter=delimiter or sniffed(first)), 1
        ):
            yield number, row
    except csv.Error as error:
        raise Trouble("replay_file_broken", path=log.path, row=number + 1, detail=str(error)) from error


def sniffed(line: str) -> str:
    """The delimiter that a header is written with: the likeliest sign outside of quotes."""
    bare = "".join(part for outside, part in zip([True, False] * len(line), line.split('"'), strict=False) if outside)
    return max(DELIMITERS, key=bare.count)
