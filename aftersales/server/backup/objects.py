"""One object of a backup: a stream made small, sealed with age where recipients are named, and known by its SHA-256.

The ending of its name says what was done to it: `.z` made small by zlib, `.age` sealed. It is written beside its place
and moved there when it is on the disk, so that half an object never has its name.
"""

import hashlib
import os
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

import pyrage

from aftersales.server.trouble import Trouble

CHUNK: Final = 2**20
SMALL: Final = ".z"
SEALED: Final = ".age"
_LEVEL: Final = 1


class Source(Protocol):
    """What is read from."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True)
class Kept:
    """An object as it was written: what it is called, its bytes on the disk and what was put in."""

    name: str
    size: int
    sha256: str
    plain_size: int
    plain_sha256: str


class _Squeezed:
    """Reads another source, counts and hashes what comes, and hands it on made small if that is wanted."""

    def __init__(self, source: Source, *, small: bool) -> None:
        self.source, self.size, self.hasher = source, 0, hashlib.sha256()
        self._press = zlib.compressobj(_LEVEL) if small else None
        self._left, self._ended = bytearray(), False

    def read(self, size: int = -1, /) -> bytes:
        while not self._ended and (size < 0 or len(self._left) < size):
            data = self.source.read(CHUNK)
            self._ended = not data
            self.size += len(data)
            self.hasher.update(data)
            if self._press is not None:
                data = self._press.compress(data) if data else self._press.flush()
            self._left += data
        size = len(self._left) if size < 0 else size
        given, self._left = bytes(self._left[:size]), self._left[size:]
        return given


class _Hashed:
    """Writes to a file and hashes what goes there."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.size, self.hasher = file, 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.size += len(data)
        self.hasher.update(data)
        self.file.write(data)
        return len(data)

    def flush(self) -> None:
        self.file.flush()


def recipients_of(words: Sequence[str]) -> list[Any]:
    """Who may open what is written.

    Raises:
        Trouble: one of them is no public key of age; a secret one is never repeated.
    """
    try:
        return [pyrage.x25519.Recipient.from_str(word) for word in words]
    except pyrage.RecipientError as error:
        raise Trouble("backup_recipient_unreadable") from error


def keys_in(path: Path | None) -> list[Any]:
    """The secret keys of a key file, as `aftersales backup key` writes it."""
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        found = [pyrage.x25519.Identity.from_str(line.strip()) for line in lines if line.startswith("AGE-SECRET-KEY")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise Trouble("backup_key_unreadable", path=path) from error
    if not found:
        raise Trouble("backup_key_unreadable", path=path)
    return found


def new_key(path: Path) -> str:
    """Make a key file, for its owner's eyes only; the public half. One that is there is never written over."""
    made = pyrage.x25519.Identity.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Trouble("backup_key_unwritable", path=path, detail=str(error)) from error
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"# public: {made.to_public()}\n{made}\n")
    return str(made.to_public())


def write(folder: Path, name: str, source: Source, *, recipients: Sequence[Any], small: bool) -> Kept:
    """Write one object into a folder; what it is called there and what it is known by."""
    name += (SMALL if small else "") + (SEALED if recipients else "")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.new")
    squeezed = _Squeezed(source, small=small)
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            out = _Hashed(file)
            if recipients:
                pyrage.encrypt_io(squeezed, out, list(recipients))
            else:
                while data := squeezed.read(CHUNK):
                    out.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    settle(path.parent)
    return Kept(name, out.size, out.hasher.hexdigest(), squeezed.size, squeezed.hasher.hexdigest())


def settle(folder: Path) -> None:
    """The names in a folder outlive a cut of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(path: Path) -> str:
    """The SHA-256 of an object as it lies there; empty when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


class _Opened:
    """What was put into an object, read a little at a time."""

    def __init__(self, source: Source, *, small: bool) -> None:
        self.source, self._left = source, bytearray()
        self._press = zlib.decompressobj() if small else None

    def read(self, size: int = -1, /) -> bytes:
        while size < 0 or len(self._left) < size:
            data = self.source.read(CHUNK)
            if not data:
                if self._press is not None and not self._press.eof:
                    raise Trouble("backup_damaged", name="zlib")
                break
            self._left += self._press.decompress(data) if self._press is not None else data
        size = len(self._left) if size < 0 else size
        given, self._left = bytes(self._left[:size]), self._left[size:]
        return given


@contextmanager
def opened(path: Path, keys: Sequence[Any]) -> Iterator[Source]:
    """The content of an object again.

    Raises:
        Trouble: it is sealed and none of the keys opens it, or it is damaged.
    """
    small = path.name.removesuffix(SEALED).endswith(SMALL)
    with path.open("rb") as file:
        if path.suffix != SEALED:
            yield _Opened(file, small=small)
            return
        if not keys:
            raise Trouble("backup_key_wanted", path=path)
        with _unsealed(file, keys, path) as source:
            yield _Opened(source, small=small)


@contextmanager
def _unsealed(file: BinaryIO, keys: Sequence[Any], path: Path) -> Iterator[Source]:
    """age pushes what it opens and we pull: a pipe between the two, and a thread that pushes."""
    reading, writing = os.pipe()
    failed: list[Exception] = []

    def push() -> None:
        try:
            with open(writing, "wb") as out:
                pyrage.decrypt_io(file, out, list(keys))
        except (pyrage.DecryptError, OSError) as error:
            failed.append(error)

    pusher = threading.Thread(target=push, daemon=True)
    pusher.start()
    with open(reading, "rb", buffering=0) as source:
        yield _Pulled(source, pusher, failed, path)
    with suppress(RuntimeError):
        pusher.join(10)


class _Pulled:
    """The other end of the pipe; its end is an end only if the pusher came to one."""

    def __init__(self, source: Any, pusher: threading.Thread, failed: list[Exception], path: Path) -> None:
        self.source, self.pusher, self.failed, self.path = source, pusher, failed, path

    def read(self, size: int = -1, /) -> bytes:
        data: bytes = self.source.read(size)
        if not data:
            self.pusher.join()
            if self.failed:
                raise Trouble("backup_not_opened", path=self.path, detail=str(self.failed[0]))
        return data
