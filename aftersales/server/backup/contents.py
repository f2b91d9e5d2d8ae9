"""What goes beside the log: the files people attached, and the list of those who were erased."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aftersales.base import sql
from aftersales.base.files import shelf
from aftersales.base.files.rules import COMING, State
from aftersales.base.models import File
from aftersales.server.backup.folder import Line, Writing, lines
from aftersales.server.backup.objects import Kept, write


class _Pieces:
    """Bytes that come piece by piece, as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self._left = pieces, b""

    def read(self, size: int = -1, /) -> bytes:
        while size < 0 or len(self._left) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self._left += piece
        size = len(self._left) if size < 0 else size
        given, self._left = self._left[:size], self._left[size:]
        return given


class Filing:
    """Copies each file once: what is on the shelf under a storage key is never changed, it only goes.

    Files older than the oldest one that is still on its way are looked at once; that one may become ready any time.
    """

    def __init__(self, line: Line, index: Writing, recipients: list[Any]) -> None:
        self.line, self.index, self.recipients = line, index, recipients
        self._floor = 0
        self._ending = ".age" if recipients else ""
        others = [one for one in lines(line.folder.parent) if one.folder != line.folder]
        self._elsewhere = {name: (one, entry) for one in others for name, entry in one.index.by_name().items()}

    def copy_new(self) -> int:
        """Copy what is ready and not here yet; how many objects."""
        coming = File.objects.filter(pk__gt=self._floor, state__in=COMING).order_by("pk")
        first = coming.values_list("pk", flat=True).first()
        newest = File.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        ready = File.objects.filter(pk__gt=self._floor, state=State.READY).order_by("pk")
        done = 0
        for key, views, size in ready.values_list("storage_key", "views", "kept_size").iterator():
            for name in ("original", *views):
                done += self._copy(key, name, size if name == "original" else None)
        self._floor = (first - 1) if first is not None else newest
        return done

    def _copy(self, key: str, name: str, size: int | None) -> int:
        known = f"files/{key}/{name}{self._ending}"
        if known in self.index.known:
            return 0
        if known in self._elsewhere:
            return self._linked(known, name, key)
        if size is None:
            size = shelf.size(f"{key}/{name}")
        if size is None:
            return 0  # it went this moment, or was lost before: doctor counts those
        pieces = _Pieces(shelf.read(f"{key}/{name}", 0, size))
        try:
            kept = write(self.line.files / key, name, pieces, recipients=self.recipients, small=False)
        except FileNotFoundError:
            return 0
        self.index.add(f"files/{key}", kept)
        return 1

    def _linked(self, known: str, name: str, key: str) -> int:
        """An earlier life has copied it: one more name for the same bytes."""
        other, entry = self._elsewhere.pop(known)
        here = self.line.folder / known
        here.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.link(other.folder / known, here)
        except OSError:  # pruned meanwhile, or a file system that knows no links
            return self._copy(key, name, None)
        self.index.add(f"files/{key}", Kept(**{**entry, "name": f"{name}{self._ending}"}))
        return 1


def note_erasures(folder: Path, since: str) -> str:
    """Write down who was erased since then; how far that reaches, to be given back the next time."""
    found = sql.rows("server", "erasures", since=since or "0")
    fresh = [(kind, person, contact, at) for _, kind, person, contact, at in found if kind is not None]
    if fresh:
        with open(os.open(folder / "erased.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w") as file:
            for kind, person, contact, at in fresh:
                about = {"contact": contact} if kind == "ContactErased" else {"person": person}
                file.write(json.dumps({**about, "at": at}) + "\n")
            file.flush()
            os.fsync(file.fileno())
    return str(found[0][0])


def erased(folder: Path) -> list[dict[str, str]]:
    """Who was erased, each once, in order."""
    path = folder / "erased.jsonl"
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found = {(told.get("contact"), told.get("person")): told for told in map(json.loads, rows)}
    return list(found.values())
