"""Tables that were brought: begun, told how they are read, forgotten. Who may is settled by the right of the subject.

What is in a table may be about people. It is kept for `KEPT` after somebody last had to do with it, then forgotten: the
file, its first rows and the outcomes of single rows. Sooner where somebody asks for it, or where a person is erased: a
name in a file cannot be taken out alone, so every table that lay there when a person was erased goes as a whole.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.facts import Event
from aftersales.base.files import keeping as files
from aftersales.base.imports import delimited, encodings, guessing, reading, running
from aftersales.base.imports.subjects import Importer, Subject, ready_named, registered, subject_named
from aftersales.base.models import Import, ImportRow
from aftersales.base.versions import refuse_stale_row

KEPT: Final = timedelta(days=30)
BUSY: Final = ("reading", "checking", "running")
_READ_ANEW: Final = ("encoding", "delimiter", "sheet")
_OVER: Final = ("done", "forgotten")


def subjects_of(by: Importer) -> list[Subject]:
    """What this reader may bring."""
    return [one.whole() for one in _reached(by)]


def _reached(by: Importer) -> list[Subject]:
    return [one for one in registered().subjects if not by.is_customer and by.reaches(one.right)]


def visible_to(by: Importer) -> QuerySet[Import]:
    """The tables of the subjects that this reader may bring; others do not exist."""
    return Import.objects.filter(subject__in=[one.code for one in _reached(by)])


def find(key: UUID, by: Importer) -> Import:
    """One of them."""
    found = visible_to(by).select_related("run", "file").filter(key=key).first()
    if found is None:
        raise NotFound(what="import")
    return found


def _lock(key: UUID, by: Importer) -> Import:
    Import.objects.select_for_update().filter(pk=find(key, by).pk).first()
    return find(key, by)


@transaction.atomic
def begin(*, subject: str, file: UUID, by: Importer, at: datetime) -> Import:
    """A table of this subject in a file of one's own; it is read as soon as the file is there."""
    right = subject_named(subject).right
    if not by.reaches(right):
        raise NotAllowed(right=right)
    claimed = files.claim(file, by=by.key, at=at)
    one = Import.objects.create(
        subject=subject, started_by=by.key, started_at=at, touched_at=at, expires_at=at + KEPT, file=claimed
    )
    reading.ask(one)
    return find(one.key, by)


@transaction.atomic
def change(*, key: UUID, by: Importer, at: datetime, version: int, changes: Mapping[str, Any]) -> Import:
    """How it is read (encoding, delimiter, sheet), or which of its columns is which (a mapping, or a ready one's code).

    What is read another way is read anew, and its mapping guessed anew.
    """
    one = _lock(key, by)
    refuse_stale_row(one, version, changes)
    if one.state in _OVER or one.state in ("checking", "running"):
        raise Conflict("import_cannot_change", state=one.state)
    if changes.keys() & set(_READ_ANEW):
        _read_anew(one, changes)
    elif one.state in ("reading", "unreadable"):
        raise Conflict("import_not_read")
    else:
        _map_anew(one, changes)
    one.version += 1
    one.touched_at, one.expires_at = at, at + KEPT
    ImportRow.objects.filter(of=one).delete()
    one.save()
    if one.state == "reading":
        reading.ask(one)
    return find(key, by)


def _read_anew(one: Import, changes: Mapping[str, Any]) -> None:
    if changes.get("encoding", "") not in ("", *encodings.CHOICES):
        raise Invalid("import_no_such_encoding", field="encoding", known=list(encodings.CHOICES))
    if changes.get("delimiter", "") not in ("", *delimited.DELIMITERS):
        raise Invalid("import_no_such_delimiter", field="delimiter")
    for name in _READ_ANEW:
        setattr(one, name, changes.get(name, getattr(one, name)))
    if "encoding" in changes:
        one.certainty = None
        one.delimiter = changes.get("delimiter", "")
    one.state, one.counts, one.mapping, one.ready, one.remembered = "reading", {}, {}, "", False


def _map_anew(one: Import, changes: Mapping[str, Any]) -> None:
    subject = subject_named(one.subject)
    if "ready" in changes:
        ready = ready_named(changes["ready"])
        if changes["ready"] and (ready is None or ready.subject != one.subject):
            raise Invalid("import_no_such_mapping", field="ready")
        one.ready = changes["ready"]
        one.mapping = (
            guessing.by_ready(subject, ready, one.headers) if ready else guessing.by_words(subject, one.headers)
        )
    if "mapping" in changes:
        one.mapping = guessing.checked(subject, changes["mapping"], len(one.headers))
    one.remembered = False
    one.state, one.counts, one.reason = "mapped", {}, ""


@transaction.atomic
def check(*, key: UUID, by: Importer, at: datetime) -> Import:
    """See what would come of every row; nothing is written."""
    return _start(key, running.CHECK, by=by, at=at)


@transaction.atomic
def run(*, key: UUID, mode: str, by: Importer, at: datetime) -> Import:
    """Take it in: `all` rows or none, or the `good` ones."""
    return _start(key, mode, by=by, at=at)


def _start(key: UUID, mode: str, *, by: Importer, at: datetime) -> Import:
    one = _lock(key, by)
    if one.state in (*BUSY, *_OVER, "unreadable"):
        raise Conflict("import_busy" if one.state in BUSY else "import_cannot_run", state=one.state)
    lacking = guessing.missing(subject_named(one.subject), one.mapping)
    if lacking:
        raise Invalid("import_mapping_incomplete", field="mapping", lacking=lacking)
    running.begin(one, mode, by=by, at=at)
    one.version += 1
    one.touched_at, one.expires_at = at, at + KEPT
    one.save()
    return find(key, by)


@transaction.atomic
def stop(*, key: UUID, by: Importer, at: datetime) -> Import:
    """Stop a check or a run after the rows it has in hand. Of `all` nothing stays, of `good` what is in."""
    running.stop(_lock(key, by), at=at)
    return find(key, by)


@transaction.atomic
def forget(*, key: UUID, by: Importer, at: datetime) -> None:
    """Throw away what is in the table; that there was such an import stays."""
    one = _lock(key, by)
    if one.state in ("checking", "running"):
        raise Conflict("import_busy", state=one.state)
    _forget(one, at)


def _forget(one: Import, at: datetime) -> None:
    ImportRow.objects.filter(of=one).delete()
    files.drop(one.file.key, reason="import_over")
    one.state = one.state if one.state in ("done", "stopped") else "forgotten"
    one.sample, one.expires_at, one.touched_at = [], None, at
    one.bytes = None
    one.version += 1
    one.save()


def sweep(*, at: datetime, batch: int = 50) -> int:
    """Forget what has lain long enough, and begin again what fell silent; how many."""
    return _forget_old(at, batch) + running.resume_stuck(at=at) + _read_stuck(at)


@transaction.atomic
def _forget_old(at: datetime, batch: int) -> int:
    old = Import.objects.select_for_update(skip_locked=True, of=("self",)).select_related("file")
    found = list(
        old.filter(expires_at__lt=at).exclude(state__in=("checking", "running")).order_by("expires_at")[:batch]
    )
    for one in found:
        _forget(one, at)
    return len(found)


def _read_stuck(at: datetime) -> int:
    waiting = Import.objects.filter(state="reading", touched_at__lt=at - timedelta(minutes=5)).select_related("file")
    count = 0
    for one in waiting[:50]:
        Import.objects.filter(pk=one.pk).update(touched_at=at)
        reading.ask(one)
        count += 1
    return count


def forget_with_person(fact: Event) -> None:
    """A person is erased: every table that lies here may name them. One in hand goes when it has come to its end."""
    Import.objects.filter(expires_at__isnull=False, started_at__lte=fact.at).update(expires_at=fact.at)
