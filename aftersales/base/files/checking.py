"""A file that has come in is looked at: joined, typed by its bytes, scanned, and if it is a picture drawn anew."""

import hashlib
import json
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from aftersales.base import jobs
from aftersales.base.facts import emit
from aftersales.base.files import contents, redraw, shelf, taking, viruses
from aftersales.base.files.events import FileSettled
from aftersales.base.files.rules import CHECK_AGAIN, LOOSE_KEPT, MOST_CHECKS, State
from aftersales.base.models import File

log = logging.getLogger("aftersales.files")

_REDRAW_SECONDS: Final = 180
_ASK_AGAIN: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Found:
    """What a file turned out to be, or why it is refused; `made` are files for the shelf, by their names there."""

    sent_sha256: bytes
    reason: str = ""
    type: str = ""
    width: int | None = None
    height: int | None = None
    views: dict[str, Any] = field(default_factory=dict)
    sha256: bytes = b""
    size: int = 0
    made: dict[str, Path] = field(default_factory=dict)


def check(*, key: UUID, at: datetime) -> None:
    """Look at a file that is whole. May run twice, and at the same time: what it puts on the shelf is the same, and
    only the first to settle it does."""
    file = File.objects.filter(key=key, state=State.CHECKING).first()
    if file is None:
        return
    if file.checks >= MOST_CHECKS:
        settle(file.pk, Found(b"", reason="check_failed"), at=at)
        return
    File.objects.filter(pk=file.pk).update(checks=file.checks + 1, check_at=at + CHECK_AGAIN)
    try:
        with _looked_at(file) as found:
            for name, path in found.made.items():
                shelf.put(path, f"{file.storage_key}/{name}")
            settle(file.pk, found, at=at)
    except viruses.ScannerAway as away:
        log.warning("file %s waits for the virus scanner: %s", file.key, away)
        File.objects.filter(pk=file.pk).update(checks=file.checks, check_at=at + _ASK_AGAIN)
        return
    sweep_one(file.pk, at=at)


@contextmanager
def _looked_at(file: File) -> Iterator[Found]:
    parts = file.parts.order_by("offset").values_list("object", flat=True)
    with shelf.joined(parts.iterator()) as whole:
        if whole.size != file.size:
            raise RuntimeError(f"file {file.key} has {whole.size} bytes on the shelf, not {file.size}")
        if settings.CLAMAV and (reason := viruses.verdict(whole.path, settings.CLAMAV)):
            yield Found(whole.digest, reason=reason)
            return
        content = contents.look(whole.path)
        if not content.picture:
            made = {"original": whole.path}
            yield Found(whole.digest, type=content.type, sha256=whole.digest, size=whole.size, made=made)
            return
        folder = Path(tempfile.mkdtemp(dir=shelf.workshop()))
        try:
            yield _redrawn(whole, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _redrawn(whole: shelf.Piece, folder: Path) -> Found:
    """Have a picture drawn anew by a process of its own; one that dies of it says that nobody should open this."""
    words = [sys.executable, "-m", redraw.__name__, str(whole.path), str(folder), str(taking.limits().megapixels)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=_REDRAW_SECONDS, check=False)  # noqa: S603 - our own program; its arguments are paths we made
    except subprocess.TimeoutExpired:
        return Found(whole.digest, reason="unreadable_picture")
    if done.returncode == redraw.REFUSED:
        return Found(whole.digest, reason=done.stdout.strip() or "unreadable_picture")
    if done.returncode != 0:
        log.warning("a picture ended its decoder with %s: %s", done.returncode, done.stderr[-500:])
        return Found(whole.digest, reason="unreadable_picture")
    told = json.loads(done.stdout)
    original = folder / "original"
    with original.open("rb") as drawn:
        digest = hashlib.file_digest(drawn, "sha256").digest()
    made = {name: folder / name for name in ("original", *told["views"])}
    return Found(
        whole.digest, type=told["type"], width=told["width"], height=told["height"], views=told["views"],
        sha256=digest, size=original.stat().st_size, made=made,
    )  # fmt: skip


@transaction.atomic
def settle(file_id: int, found: Found, *, at: datetime) -> None:
    """Write down what came of it, once; the parts are no longer needed."""
    file = File.objects.select_for_update().filter(pk=file_id, state=State.CHECKING).first()
    if file is None:
        return
    file.state, file.reason, file.settled_at = State.REFUSED if found.reason else State.READY, found.reason, at
    file.sent_sha256, file.check_at = found.sent_sha256, None
    if not found.reason:
        file.type, file.width, file.height, file.views = found.type, found.width, found.height, found.views
        file.sha256, file.kept_size = found.sha256, found.size
    file.expires_at = None if file.attached_at is not None else at + LOOSE_KEPT
    file.save()
    file.parts.all().delete()
    emit(FileSettled(file=file.key, at=at, state=file.state, reason=file.reason))


def sweep_one(file_id: int, *, at: datetime) -> None:
    """Take from the shelf what a settled file no longer needs: its parts, or all of it."""
    file = File.objects.get(pk=file_id)
    if file.state in (State.READY, State.REFUSED, State.GONE) and file.swept_at is None:
        shelf.clear(f"{file.storage_key}/parts" if file.state == State.READY else file.storage_key)
        if file.state == State.GONE and file.attached_at is None:
            file.delete()
        else:
            File.objects.filter(pk=file.pk, state=file.state).update(swept_at=at)


def resume_next(*, at: datetime) -> bool:
    """Begin one check again whose worker died or whose scanner was away; whether there was one."""
    with transaction.atomic():
        due = File.objects.select_for_update(skip_locked=True).filter(state=State.CHECKING, check_at__lt=at)
        file = due.order_by("check_at").first()
        if file is None:
            return False
        File.objects.filter(pk=file.pk).update(check_at=at + CHECK_AGAIN)
        jobs.defer(taking.CHECK, key=str(file.key))
        return True
