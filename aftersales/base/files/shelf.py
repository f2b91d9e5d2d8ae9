"""Where bytes lie: one small door over Django's storage, a local folder or any S3-compatible store.

A file has a folder of its own under its random storage key: `parts/` while it comes in, `original` and the pictures'
smaller `views` once it is there. Nothing else knows which store it is.
"""

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.files.uploadedfile import UploadedFile

from aftersales.base.files.tus import Checksum, NoRoom

PIECE_BYTES: Final = 2**20
"""So much is put on the shelf at a time: what a kill can lose of one request."""
PIECE_SECONDS: Final = 5.0
"""… and so long is waited for it, on a slow line."""
READ_BYTES: Final = 64 * 2**10
RESERVE_BYTES: Final = 512 * 2**20
"""Disk that uploads leave free: the database may be on it."""
_WORKSHOP: Final = ".workshop"
RESULTS: Final = ".results"
"""Where the files of long work lie (results.py), which no row of the table of files knows."""
_LEFT_SECONDS: Final = 24 * 3600
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Stream(Protocol):
    """What a body is read from."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Piece:
    """Some bytes that have come in and lie in a file of their own, not yet part of anything."""

    path: Path
    size: int
    digest: bytes


def _store() -> Storage:
    return storages["files"]


def local_folder() -> Path | None:
    """The folder of a local shelf; None for a store elsewhere."""
    store = _store()
    return Path(store.location) if isinstance(store, FileSystemStorage) else None


def workshop() -> Path:
    """Where files are put together; on the same disk as a local shelf, so that putting there is renaming."""
    folder = local_folder()
    place = folder / _WORKSHOP if folder is not None else Path(settings.FILES_WORKSHOP)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def refuse_without_room(size: int) -> None:
    """Say at once that a file of this size would not fit, rather than at its end: it lies twice while it is joined."""
    free = shutil.disk_usage(workshop()).free
    if free < (2 * size if local_folder() is not None else size) + RESERVE_BYTES:
        raise NoRoom("no_room_for_files")


@contextmanager
def receive(stream: Stream, most: int, checksum: Checksum | None = None) -> Iterator[Piece]:
    """Take in the next bytes, at most `most`, in memory only a little at a time; the file is gone after the block
    unless it was put on the shelf. A line that is cut gives what had come."""
    hasher = checksum.hasher() if checksum is not None else hashlib.sha256()
    until = time.monotonic() + PIECE_SECONDS
    size = 0
    with _draft() as (path, out):
        while size < most and (checksum is not None or time.monotonic() < until):
            data = _next(stream, min(READ_BYTES, most - size))
            if not data:
                break
            out.write(data)
            hasher.update(data)
            size += len(data)
        _settle(out)
        yield Piece(path, size, hasher.digest())


def _settle(out: Any) -> None:
    """What was written is on the disk, and outlives a cut of power."""
    out.flush()
    os.fsync(out.fileno())


def _next(stream: Stream, size: int) -> bytes:
    try:
        return stream.read(size)
    except OSError:  # the line was cut; what came before counts
        return b""


@contextmanager
def _draft() -> Iterator[tuple[Path, Any]]:
    """A file in the workshop; a full disk is said as such."""
    with tempfile.NamedTemporaryFile(dir=workshop(), delete=False) as out:
        path = Path(out.name)
        try:
            yield path, out
        except OSError as error:
            if error.errno not in _FULL:
                raise
            raise NoRoom("no_room_for_files") from error
        finally:
            path.unlink(missing_ok=True)


class _Movable(UploadedFile):  # type: ignore[type-arg]  # generic for the type checker alone
    """A file of the workshop that a local shelf may take by renaming it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"), name=path.name)
        self.path = path

    def temporary_file_path(self) -> str:
        return str(self.path)


def put(path: Path, name: str) -> None:
    """Put a file of the workshop on the shelf, in place of what lay there by that name."""
    content = _Movable(path)
    try:
        _store().save(name, content)
    finally:
        content.close()


def bring(name: str, pieces: Iterable[bytes]) -> str:
    """Put bytes that come from a backup back on the shelf; their SHA-256."""
    hasher = hashlib.sha256()
    with _draft() as (path, out):
        for piece in pieces:
            out.write(piece)
            hasher.update(piece)
        _settle(out)
        put(path, name)
    return hasher.hexdigest()


@contextmanager
def joined(names: Iterable[str]) -> Iterator[Piece]:
    """The parts as one file in the workshop, read a little at a time."""
    hasher, size = hashlib.sha256(), 0
    with _draft() as (path, out):
        for name in names:
            with _store().open(name, "rb") as part:
                while data := part.read(2**20):
                    out.write(data)
                    hasher.update(data)
                    size += len(data)
        _settle(out)
        yield Piece(path, size, hasher.digest())


def read(name: str, start: int, length: int) -> Iterator[bytes]:
    """Some bytes of what lies there, a little at a time."""
    bucket = getattr(_store(), "bucket", None)
    if bucket is not None and length:
        # django-storages would fetch the whole object first.
        body = bucket.Object(name).get(Range=f"bytes={start}-{start + length - 1}")["Body"]
        yield from body.iter_chunks(READ_BYTES)
        return
    with _store().open(name, "rb") as file:
        file.seek(start)
        while length > 0 and (data := file.read(min(READ_BYTES, length))):
            length -= len(data)
            yield data


def clear(folder: str) -> int:
    """Take everything in a folder from the shelf; how many objects it was. There may be none."""
    store, gone = _store(), 0
    try:
        folders, names = store.listdir(folder)
    except FileNotFoundError:
        return 0
    for name in names:
        store.delete(f"{folder}/{name}")
        gone += 1
    gone += sum(clear(f"{folder}/{one}") for one in folders)
    here = local_folder()
    if here is not None:
        with suppress(OSError):
            (here / folder).rmdir()
    return gone


def folders() -> set[str]:
    """The storage keys that have anything on the shelf."""
    try:
        found, _ = _store().listdir("")
    except FileNotFoundError:
        return set()
    return set(found) - {_WORKSHOP, RESULTS}


def has(name: str) -> bool:
    """Whether it lies there."""
    return _store().exists(name)


def size(name: str) -> int | None:
    """How many bytes lie there; None where nothing does."""
    try:
        return int(_store().size(name))
    except FileNotFoundError:
        return None


def place() -> str:
    """What an administrator knows the shelf by: its folder, or its bucket."""
    folder = local_folder()
    return str(folder) if folder is not None else str(getattr(_store(), "bucket_name", ""))


def tidy_workshop(*, at: datetime) -> int:
    """Throw away what killed processes left in the workshop a day ago; how many files."""
    old = at.timestamp() - _LEFT_SECONDS
    gone = 0
    for path in workshop().iterdir():
        with suppress(OSError):
            if path.stat().st_mtime < old:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                gone += 1
    return gone
