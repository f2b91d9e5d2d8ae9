"""What nobody came for, or nobody needs any more, goes: uploads that stopped, files that nothing refers to, parts."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from aftersales.base.facts import emit
from aftersales.base.files import checking, shelf, taking
from aftersales.base.files.events import FileSettled
from aftersales.base.files.rules import State
from aftersales.base.models import File

log = logging.getLogger("aftersales.files")

_WHY = {
    State.PROMISED: taking.NEVER_CAME,
    State.UPLOADING: taking.STOPPED,
    State.READY: "unattached",
    State.REFUSED: "unattached",
}


def sweep(*, at: datetime, batch: int = 200) -> int:
    """Drop what has run out, begin checks again that died, clear the shelf; how many things were done."""
    done = sum(iter(lambda: _expire_next(at), 0)) + sum(iter(lambda: int(checking.resume_next(at=at)), 0))
    waiting = _waiting(at)
    for file_id in waiting.order_by("pk").values_list("pk", flat=True)[:batch]:
        checking.sweep_one(file_id, at=at)
        done += 1
    return done + shelf.tidy_workshop(at=at)


def _waiting(at: datetime) -> QuerySet[File]:
    """What still has something on the shelf. Where a backup is kept, files that have gone stay for a while: somebody
    may ask for the moment at which they were there, and they may not have been copied yet."""
    waiting = File.objects.filter(swept_at__isnull=True, state__in=(State.READY, State.REFUSED, State.GONE))
    lingers: timedelta = settings.FILES_LINGER
    if not lingers:
        return waiting
    # of a file that has gone, `expires_at` has no other use any more
    waiting.filter(state=State.GONE, expires_at__isnull=True).update(expires_at=at + lingers)
    return waiting.exclude(state=State.GONE, expires_at__gt=at)


@transaction.atomic
def end_broken_uploads(*, at: datetime) -> int:
    """After a restore: uploads whose parts are not on the shelf begin anew from their start; how many they were."""
    ended = 0
    coming = File.objects.select_for_update().filter(state__in=(State.UPLOADING, State.CHECKING))
    for file in coming.order_by("pk"):
        if file.offset and not all(shelf.has(part.object) for part in file.parts.all()):
            _drop(file, taking.STOPPED, at)
            ended += 1
    return ended


@transaction.atomic
def _expire_next(at: datetime) -> int:
    """Drop one file whose time has run out, and say so to whoever waits for it."""
    due = File.objects.select_for_update(skip_locked=True).filter(expires_at__lt=at, state__in=_WHY)
    file = due.order_by("expires_at").first()
    if file is None:
        return 0
    _drop(file, _WHY[State(file.state)], at)
    return 1


def _drop(file: File, reason: str, at: datetime) -> None:
    file.reason, file.state = reason, State.GONE
    file.expires_at = file.swept_at = file.check_at = None
    file.save()
    file.parts.all().delete()
    if file.attached_at is not None:
        emit(FileSettled(file=file.key, at=at, state=file.state, reason=file.reason))
    log.info("file %s dropped: %s, %s of %s bytes", file.key, file.reason, file.offset, file.size)
