"""What lies in a backup folder, and what can be made of it.

Each life of an installation writes a *line* of its own: base backups, the log (WAL) that leads on from them, and files.
A restored installation begins a new line, so that two lives never write into one.

    <folder>/erased.jsonl                     whom every line has to forget again after a restore: keys, no names
    <folder>/<line>/line.json                 whose it is
    <folder>/<line>/bases/<id>/               base.tar.z, kept.tar.z, manifest.json and its checksum
    <folder>/<line>/wal/<segment>.z           the log; <segment>.<offset>.part.z what the last one has so far
    <folder>/<line>/files/<storage key>/…     what people attached
    <folder>/<line>/index.jsonl               each object of log and files with its SHA-256, every line sealing the last
    <folder>/<line>/progress.json             until when everything is here
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from aftersales.server.backup.objects import Kept
from aftersales.server.trouble import Trouble

SEGMENT: Final = 16 * 2**20
"""Bytes of one file of the log, as initdb makes it."""
NAMED: Final = re.compile(r"^([0-9A-F]{24})(\.z)(\.age)?$")
PART: Final = re.compile(r"^([0-9A-F]{24})\.([0-9a-f]{7})\.part(\.z)(\.age)?$")
_CHAIN: Final = "0" * 64


def lsn_number(text: str) -> int:
    """A place in the log as a number of bytes."""
    high, _, low = text.partition("/")
    return (int(high, 16) << 32) + int(low, 16)


def segment_name(timeline: int, number: int) -> str:
    """What PostgreSQL calls the n-th file of the log."""
    return f"{timeline:08X}{number >> 8:08X}{number & 255:08X}"


def segment_number(name: str) -> int:
    """Which file of the log that is, on whatever timeline."""
    return (int(name[8:16], 16) << 8) + int(name[16:24], 16)


def write_json(path: Path, told: Any) -> None:
    """Write it whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, indent=1, default=str)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)


def read_json(path: Path) -> dict[str, Any]:
    """What stands there; empty where there is nothing."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise Trouble("backup_damaged", name=path.name) from error
    return found


@dataclass(frozen=True)
class Base:
    """One base backup: the database's files between two places in the log, consistent from `ended_at` on."""

    line: "Line"
    id: str
    told: dict[str, Any]

    @property
    def folder(self) -> Path:
        return self.line.bases / self.id

    @property
    def ended_at(self) -> datetime:
        return datetime.fromisoformat(self.told["ended_at"])

    @property
    def start(self) -> int:
        return lsn_number(self.told["start_lsn"])

    @property
    def until(self) -> datetime:
        """The last instant that can be had from it: where the log breaks off, or as far as it has come."""
        breaks = [at for at in self.line.gaps() if at >= self.ended_at]
        return min([*breaks, self.line.until or self.ended_at])

    @property
    def size(self) -> int:
        return sum(int(one["size"]) for one in self.told["objects"])


@dataclass(frozen=True)
class Line:
    """The backup of one life of an installation."""

    folder: Path

    @property
    def bases(self) -> Path:
        return self.folder / "bases"

    @property
    def wal(self) -> Path:
        return self.folder / "wal"

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def index(self) -> "Index":
        return Index(self.folder / "index.jsonl")

    def progress(self) -> dict[str, Any]:
        """Until when everything is here, and what the unfinished end of the log consists of."""
        return read_json(self.folder / "progress.json")

    @property
    def until(self) -> datetime | None:
        told = self.progress().get("at")
        return datetime.fromisoformat(told) if told else None

    def gaps(self) -> list[datetime]:
        """Where the log broke off: what comes later can be had only from a later base backup."""
        path = self.folder / "gaps.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [datetime.fromisoformat(json.loads(line)["until"]) for line in lines]

    def made(self) -> list[Base]:
        """The base backups that were finished, oldest first."""
        found = []
        for path in sorted(self.bases.glob("*/manifest.json")):
            told = path.read_bytes()
            seal = path.with_name("manifest.sha256")
            if not seal.exists() or seal.read_text(encoding="ascii").split()[0] != hashlib.sha256(told).hexdigest():
                continue
            found.append(Base(self, path.parent.name, json.loads(told)))
        return found


def lines(folder: Path) -> list[Line]:
    """The lives that were backed up there, the oldest first."""
    return [Line(path.parent) for path in sorted(folder.glob("*/line.json"))]


class Index:
    """What was written, a line each; each line's chain is the SHA-256 of the chain before it and of itself.

    One writer at a time. A line that a kill cut off is forgotten: its object is written anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[dict[str, Any]]:
        """Every entry; Trouble where the chain breaks anywhere but in the last line."""
        chain = _CHAIN
        rows = self.path.read_text(encoding="utf-8").split("\n") if self.path.exists() else []
        for number, row in enumerate(rows):
            if not row:
                continue
            said, _, text = row.partition(" ")
            chain = hashlib.sha256((chain + text).encode()).hexdigest()
            if said != chain:
                if number == len(rows) - 1:  # cut off while it was written
                    return
                raise Trouble("backup_damaged", name=self.path.name)
            yield json.loads(text)

    def by_name(self) -> dict[str, dict[str, Any]]:
        """The last entry of each object."""
        return {entry["name"]: entry for entry in self.entries()}

    def replace(self, entries: list[dict[str, Any]]) -> str:
        """Write it anew with these alone; the last chain."""
        chain, rows = _CHAIN, []
        for entry in entries:
            text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
            chain = hashlib.sha256((chain + text).encode()).hexdigest()
            rows.append(f"{chain} {text}\n")
        draft = self.path.with_suffix(".new")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write("".join(rows))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self.path)
        return chain


class Writing:
    """The one writer of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.known = index.by_name()
        self._chain = index.replace(list(self.known.values()))

    def add(self, place: str, kept: Kept) -> None:
        """An object is there; `place` is its folder below the line."""
        entry = {**asdict(kept), "name": f"{place}/{kept.name}"}
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
        self._chain = hashlib.sha256((self._chain + text).encode()).hexdigest()
        with self.index.path.open("a", encoding="utf-8") as file:
            file.write(f"{self._chain} {text}\n")
            file.flush()
            os.fsync(file.fileno())
        self.known[entry["name"]] = entry

    def forget(self, names: set[str]) -> None:
        """These objects have gone."""
        self.known = {name: entry for name, entry in self.known.items() if name not in names}
        self._chain = self.index.replace(list(self.known.values()))
