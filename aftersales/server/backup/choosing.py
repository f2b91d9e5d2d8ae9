"""Which base backup leads to a moment, whether what it needs is whole, and a base backup laid out as files again."""

import json
import os
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast

from aftersales.server.backup.folder import NAMED, SEGMENT, Base, Line, lines, lsn_number, segment_name
from aftersales.server.backup.objects import digest, opened
from aftersales.server.trouble import Trouble

_FILL: Final = 2**20


@dataclass(frozen=True)
class Span:
    """From when until when any second can be had."""

    since: datetime
    until: datetime

    def __str__(self) -> str:
        return " … ".join(one.astimezone().isoformat(timespec="seconds") for one in (self.since, self.until))


def spans(folder: Path) -> list[Span]:
    """What can be had, joined where one base backup's log leads past the next."""
    found: list[Span] = []
    for line in lines(folder):
        for base in line.made():
            if found and found[-1].until >= base.ended_at and found[-1].until <= base.until:
                found[-1] = Span(found[-1].since, base.until)
            elif base.until >= base.ended_at:
                found.append(Span(base.ended_at, base.until))
    return found


def parse_time(text: str) -> datetime:
    """An instant as ISO 8601 writes it; without a zone, one of this machine's."""
    try:
        return datetime.fromisoformat(text.strip()).astimezone(UTC)
    except ValueError as error:
        raise Trouble("restore_time_unreadable", given=text) from error


def chosen(folder: Path, to: datetime | None, wanted: str | None) -> Base:
    """The base backup a moment is reached from: the nearest before it, of the newest line that has it."""
    bases = [base for line in lines(folder) for base in line.made()]
    if wanted:
        bases = [base for base in bases if wanted in (base.id, base.line.folder.name)]
    if not bases:
        raise Trouble("backup_none", folder=folder)
    if to is None:
        return bases[-1]
    fit = [base for base in bases if base.ended_at <= to <= base.until]
    if not fit:
        raise Trouble("restore_time_outside", to=to.isoformat(), spans=[str(one) for one in spans(folder)])
    return fit[-1]


def segments(base: Base) -> list[tuple[str, list[Path]]]:
    """The log from the base backup on, without a break: each segment with the objects it is made of, in order.

    Raises:
        Trouble: not even what the base backup itself needs is all there.
    """
    line = base.line
    whole = {match[1]: path for path in line.wal.iterdir() if (match := NAMED.match(path.name))}
    parts: dict[str, list[Path]] = {}
    for one in line.progress().get("parts", []):
        parts.setdefault(one["name"][:24], []).append(line.wal / one["name"])
    number, found = base.start // SEGMENT, []
    while True:
        name = segment_name(base.told["timeline"], number)
        if name in whole:
            found.append((name, [whole[name]]))
        elif name in parts and all(path.exists() for path in parts[name]):
            found.append((name, parts[name]))
        else:
            break
        number += 1
    if number <= (lsn_number(base.told["end_lsn"]) - 1) // SEGMENT:
        raise Trouble("backup_log_missing", name=segment_name(base.told["timeline"], number))
    return found


def lay_out(base: Base, data: Path, keys: list[Any], told: Callable[[int], None] = lambda _: None) -> None:
    """The database's files as they were copied, in an empty folder."""
    done = 0

    class Counted:
        def read(self, size: int = -1, /) -> bytes:
            nonlocal done
            piece = source.read(size)
            done += len(piece)
            told(done)
            return piece

    with (
        opened(_object(base, "base.tar"), keys) as source,
        tarfile.open(fileobj=cast(Any, Counted()), mode="r|", bufsize=2**20) as tar,
    ):
        tar.extractall(data, filter=_ours)  # noqa: S202 - made by pg_basebackup, and known by its SHA-256


def lay_out_log(base: Base, folder: Path, keys: list[Any]) -> int:
    """The log from the base backup on; how many bytes of it."""
    size = 0
    for name, paths in segments(base):
        with (folder / name).open("wb") as out:
            for path in paths:
                with opened(path, keys) as source:
                    while data := source.read(_FILL):
                        out.write(data)
            size += out.tell()
            out.truncate(SEGMENT)
    return size


def lay_out_kept(base: Base, var: Path, keys: list[Any]) -> None:
    """The signing key and the authority for https, where there are none."""
    with opened(_object(base, "kept.tar"), keys) as source, tarfile.open(fileobj=cast(Any, source), mode="r|") as tar:
        for member in tar:
            if not (var / member.name).exists() or member.isdir():
                tar.extract(member, var, filter=_ours)


def _ours(member: tarfile.TarInfo, place: str) -> tarfile.TarInfo:
    """Inside the folder, and belonging to whoever unpacks it: the numbers of the other machine mean nothing here."""
    safe = tarfile.tar_filter(member, place)
    return safe.replace(uid=None, gid=None, uname=None, gname=None, deep=False)  # type: ignore[arg-type]  # None keeps them out


def _object(base: Base, name: str) -> Path:
    found: list[str] = [one["name"] for one in base.told["objects"] if one["name"].startswith(name)]
    return base.folder / found[0]


def verify(line: Line, keys: list[Any], scratch: Path, told: Callable[[str], None]) -> dict[str, Any]:
    """Read every object of a line and compare it with what it was written as; then look into its base backups.

    What is sealed and has no key here is compared by its SHA-256 alone.
    """
    entries = line.index.by_name()
    bad = [name for name, entry in entries.items() if digest(line.folder / name) != entry["sha256"]]
    for one in line.progress().get("parts", []):
        if digest(line.wal / one["name"]) != one["sha256"]:
            bad.append(one["name"])
    looked, objects = 0, len(entries)
    for base in line.made():
        told(base.id)
        for one in base.told["objects"]:
            objects += 1
            if digest(base.folder / one["name"]) != one["sha256"]:
                bad.append(f"{base.id}/{one['name']}")
        sealed = any(one["name"].endswith(".age") for one in base.told["objects"])
        if not bad and (keys or not sealed):
            _look_into(base, keys, scratch / base.id)
            looked += 1
    unsealed = [path.name for path in line.bases.glob("*") if not (path / "manifest.sha256").exists()]
    return {"objects": objects, "bad": bad, "looked_into": looked, "unfinished": unsealed}


def _look_into(base: Base, keys: list[Any], scratch: Path) -> None:
    """Lay it out, and compare each file with the manifest PostgreSQL wrote. By hand: the wheel's pg_verifybackup ends
    with a segmentation fault."""
    data, logs = scratch / "data", scratch / "wal"
    data.mkdir(parents=True)
    logs.mkdir()
    lay_out(base, data, keys)
    lay_out_log(base, logs, keys)
    told = json.loads((data / "backup_manifest").read_text(encoding="utf-8"))
    for entry in told["Files"]:
        path = data / (os.fsdecode(bytes.fromhex(entry["Encoded-Path"])) if "Encoded-Path" in entry else entry["Path"])
        if digest(path) != entry["Checksum"]:
            raise Trouble("backup_damaged", name=f"{base.id}/{path.name}")
