"""Uploads come in: begun, taken up piece by piece, ended. The offset moves only under a lock of the row, together with
the piece it counts; no transaction is open while bytes are on their way.
"""

import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.db.models.functions import Now

from aftersales.base import jobs
from aftersales.base.errors import Conflict, NotFound
from aftersales.base.files import shelf
from aftersales.base.files.rules import CHECK_AGAIN, MB, UPLOAD_KEPT, Limits, State, clean_name
from aftersales.base.files.tus import Begun, Checksum, Gone, NoRoom, TooLarge, Torn
from aftersales.base.ids import new_key
from aftersales.base.models import File, FilePart

MOST_CHECKSUMMED: Final = 64 * MB
"""A piece with a checksum counts whole or not at all: one kill loses at most so much."""
CHECK: Final = "files.check"
"""The job that looks at a file once it is whole."""
NEVER_CAME: Final = "never_came"
STOPPED: Final = "upload_stopped"


def limits() -> Limits:
    """What this installation takes."""
    found: Limits = settings.FILE_LIMITS
    return found


@transaction.atomic
def begin(told: Begun, *, by: UUID, at: datetime) -> File:
    """A new upload; begun again under the same key it is the same one, so that a lost answer costs nothing."""
    if told.size > limits().file:
        raise TooLarge("file_too_large", max_mb=limits().file // MB)
    before = File.objects.select_for_update().filter(key=told.key).first() if told.key is not None else None
    if before is not None and not _waited_for(before, by):
        return _same(before, told, by)
    _refuse_too_much(told.size, by)
    file = before or File(key=told.key or new_key(), uploaded_by=by, storage_key=secrets.token_hex(16), begun_at=at)
    file.state, file.size, file.offset, file.reason, file.swept_at = State.UPLOADING, told.size, 0, "", None
    file.name, file.declared_type = clean_name(told.name), told.declared_type
    file.expires_at = at + UPLOAD_KEPT
    if told.size == 0:
        _arrived(file, at)
    try:
        with transaction.atomic():
            file.save()
    except IntegrityError as error:  # the same key, begun twice at the same moment
        raise Conflict("try_again") from error
    return file


def _waited_for(before: File, by: UUID) -> bool:
    """Whether something waits for this file of the sender's: it was promised, or came too late once already."""
    late = before.state == State.GONE and before.reason in (NEVER_CAME, STOPPED) and before.attached_at is not None
    return before.uploaded_by == by and (before.state == State.PROMISED or late)


def _same(before: File, told: Begun, by: UUID) -> File:
    if before.uploaded_by != by or before.size != told.size or before.state == State.GONE:
        raise Conflict("upload_key_taken", field="key")
    return before


def _refuse_too_much(size: int, by: UUID) -> None:
    loose = File.objects.filter(uploaded_by=by, attached_at__isnull=True).aggregate(sum=Sum("size"))["sum"] or 0
    if loose + size > limits().loose:
        raise TooLarge("too_much_unattached", max_mb=limits().loose // MB)
    if limits().total:
        kept = File.objects.exclude(state=State.GONE).aggregate(sum=Sum("size"))["sum"] or 0
        if kept + size > limits().total:
            raise NoRoom("no_room_for_files")
    shelf.refuse_without_room(size)


def find(key: UUID, by: UUID) -> File:
    """An upload of one's own; nobody else's exists."""
    file = File.objects.filter(key=key, uploaded_by=by).exclude(state=State.PROMISED).first()
    if file is None:
        raise NotFound(what="upload")
    if file.state == State.GONE:
        raise Gone("upload_gone")
    return file


def append(
    *, key: UUID, by: UUID, at: datetime, offset: int, length: int, stream: shelf.Stream, checksum: Checksum | None
) -> File:
    """Take in what comes from `offset` on, and count it piece by piece, so that a cut line or a kill loses at most one.

    Two that write at once: the first to finish its piece wins, the other is told where the file stands.
    """
    file = find(key, by)
    _refuse_elsewhere(file, offset)
    if length > (file.size or 0) - offset:
        raise TooLarge("upload_longer_than_said", size=file.size)
    if checksum is not None and length > MOST_CHECKSUMMED:
        raise TooLarge("file_too_large", max_mb=MOST_CHECKSUMMED // MB)
    busy(file.pk, shelf.PIECE_SECONDS)
    try:
        return _taken(file, length, stream, checksum, at)
    finally:
        busy(file.pk, None)


def busy(file_id: int, seconds: float | None) -> None:
    """Say that somebody is writing, or no longer. It locks nobody out: a line that is dead may look alive for long."""
    until = None if seconds is None else Now() + timedelta(seconds=seconds)
    File.objects.filter(pk=file_id).update(busy_until=until)


def under_way(file: File) -> bool:
    """Whether somebody is writing: what they have in hand may be counted in a moment."""
    return File.objects.filter(pk=file.pk, busy_until__gt=Now()).exists()


def _taken(file: File, length: int, stream: shelf.Stream, checksum: Checksum | None, at: datetime) -> File:
    left = length
    while left:
        most = left if checksum is not None else min(left, shelf.PIECE_BYTES)
        with shelf.receive(stream, most, checksum) as piece:
            if checksum is not None and piece.digest != checksum.digest:
                raise Torn("upload_checksum_differs")
            if not piece.size:
                break
            file = _count(file, piece, offset=file.offset, at=at)
        left -= piece.size
    return file


def _refuse_elsewhere(file: File, offset: int) -> None:
    if file.offset != offset or (file.state != State.UPLOADING and offset != file.size):
        raise Conflict("upload_offset", offset=file.offset)


def _count(file: File, piece: shelf.Piece, *, offset: int, at: datetime) -> File:
    """Put a piece on the shelf under a name nobody else has, then count it. A kill between the two leaves an object
    that nothing points to and that goes with the file's folder; the client is told the old offset and sends it again.
    """
    name = f"{file.storage_key}/parts/{offset:013d}-{secrets.token_hex(4)}"
    shelf.put(piece.path, name)
    return add_part(file.pk, name, offset=offset, size=piece.size, at=at)


@transaction.atomic
def add_part(file_id: int, name: str, *, offset: int, size: int, at: datetime) -> File:
    """Count a piece that lies on the shelf, if the file still stands where the piece begins."""
    file = File.objects.select_for_update().get(pk=file_id)
    if file.state != State.UPLOADING or file.offset != offset:
        raise Conflict("upload_offset", offset=file.offset)
    FilePart.objects.create(file=file, offset=offset, size=size, object=name)
    file.offset += size
    file.expires_at = at + UPLOAD_KEPT
    if file.offset == file.size:
        _arrived(file, at)
    file.save(update_fields=["offset", "expires_at", "state", "arrived_at", "check_at"])
    busy(file.pk, shelf.PIECE_SECONDS)
    return file


def _arrived(file: File, at: datetime) -> None:
    file.state, file.arrived_at, file.check_at = State.CHECKING, at, at + CHECK_AGAIN
    jobs.defer(CHECK, key=str(file.key))


@transaction.atomic
def terminate(*, key: UUID, by: UUID, at: datetime) -> None:
    """The client does not want it after all. What is attached to something is removed there."""
    file = File.objects.select_for_update().get(pk=find(key, by).pk)
    if file.attached_at is not None:
        raise Conflict("file_attached")
    file.state, file.reason, file.expires_at = State.GONE, "terminated", None
    file.save(update_fields=["state", "reason", "expires_at"])
