"""What nobody came for, or nobody needs any more, goes: uploads that stopped, files that nothing refers to, parts."""

import logging
from datetime import datetime

from django.db import transaction

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
    waiting = File.objects.filter(swept_at__isnull=True, state__in=(State.READY, State.REFUSED, State.GONE))
    for file_id in waiting.order_by("pk").values_list("pk", flat=True)[:batch]:
        checking.sweep_one(file_id, at=at)
        done += 1
    return done + shelf.tidy_workshop(at=at)


@transaction.atomic
def _expire_next(at: datetime) -> int:
    """Drop one file whose time has run out, and say so to whoever waits for it."""
    due = File.objects.select_for_update(skip_locked=True).filter(expires_at__lt=at, state__in=_WHY)
    file = due.order_by("expires_at").first()
    if file is None:
        return 0
    file.reason, file.state = _WHY[State(file.state)], State.GONE
    file.expires_at = file.swept_at = None
    file.save()
    file.parts.all().delete()
    if file.attached_at is not None:
        emit(FileSettled(file=file.key, at=at, state=file.state, reason=file.reason))
    log.info("file %s dropped: %s, %s of %s bytes", file.key, file.reason, file.offset, file.size)
    return 1
