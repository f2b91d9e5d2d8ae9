"""What rooms above do with a file: attach it to something of theirs, or drop it. They say who may read it."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.files.rules import PROMISE_KEPT, State
from aftersales.base.models import File


@transaction.atomic
def claim(key: UUID, *, by: UUID, at: datetime, may_promise: bool = False) -> File:
    """The file as something of the caller's from now on: it is no orphan any more, and nobody can claim it again.

    Whoever uploads it attaches it. With `may_promise` it need not have come yet: a phone tells what it did before its
    photos are through, and the upload that begins later under this key fills the place.
    """
    file = File.objects.select_for_update().filter(key=key).first()
    if file is None and may_promise:
        file = _promised(key, by, at)
    if file is None or file.uploaded_by != by or file.state == State.GONE:
        raise Invalid("no_such_file", field="files")
    if file.state == State.REFUSED:
        raise Invalid(f"file_{file.reason}", field="files", name=file.name)
    if file.attached_at is not None:
        raise Conflict("file_attached")
    file.attached_at = at
    if file.state == State.READY:
        file.expires_at = None
    file.save()
    return file


def _promised(key: UUID, by: UUID, at: datetime) -> File:
    """The place of a file that has not come. A phone that is back on its line tells what it did and sends the photo at
    the same moment, so its upload may begin right now: then that is the row, and this waits for it.
    """
    place = File(
        key=key, uploaded_by=by, state=State.PROMISED, storage_key=secrets.token_hex(16), begun_at=at,
        expires_at=at + PROMISE_KEPT,
    )  # fmt: skip
    File.objects.bulk_create([place], ignore_conflicts=True)
    return File.objects.select_for_update().get(key=key)


@transaction.atomic
def drop(key: UUID, *, reason: str) -> None:
    """Forget a file for good: its bytes go at the next sweep, its name at once; the row stays for what points to it."""
    file = File.objects.select_for_update().get(key=key)
    file.state, file.reason, file.name, file.declared_type = State.GONE, reason, "", ""
    file.expires_at = file.swept_at = None
    file.save(update_fields=["state", "reason", "name", "declared_type", "expires_at", "swept_at"])
