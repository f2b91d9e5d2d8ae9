"""What a phone tells is taken over: each operation in a transaction of its own, once for ever, in the phone's order."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import DataError, OperationalError, transaction
from pydantic import ValidationError

from aftersales.base import races
from aftersales.base.errors import Conflict, Invalid, NotAllowed, Refusal
from aftersales.base.facts import emit
from aftersales.field import rules
from aftersales.field.actions.kinds import KINDS, Kind, Standing
from aftersales.field.events import OperationRefused
from aftersales.field.models import Device, Operation
from aftersales.people.access import Actor

KEPT_DAYS: Final = 90
_TRIES: Final = 3


@dataclass(frozen=True)
class Told:
    """An operation as the phone tells it: what was done, to what, when by its clock, seeing which version."""

    id: UUID
    device: UUID
    seq: int
    at: datetime
    kind: str
    subject: UUID
    base_version: int | None
    facts: dict[str, Any]


@dataclass(frozen=True)
class Result:
    """What came of an operation; `replayed` when it had come already and this is the answer of then."""

    row: Operation
    replayed: bool = False


def take(*, told: Iterable[Told], by: Actor, at: datetime, sent_at: datetime) -> list[Result]:
    """Take over what a phone tells, in the order in which it was done. One that is refused does not stop the others."""
    return [_patiently(one, by, at, sent_at) for one in sorted(told, key=lambda one: (one.device, one.seq))]


def _patiently(told: Told, by: Actor, at: datetime, sent_at: datetime) -> Result:
    for _ in range(_TRIES - 1):
        try:
            return take_one(told=told, by=by, at=at, sent_at=sent_at)
        except OperationalError as error:
            if not races.lost(error):
                raise
    return take_one(told=told, by=by, at=at, sent_at=sent_at)


@transaction.atomic
def take_one(*, told: Told, by: Actor, at: datetime, sent_at: datetime) -> Result:
    """One operation; the same again gets the answer it had, the same id with something else in it is refused."""
    device = _lock_device(told, by, at)
    if device.person_id != by.id:
        return Result(_unkept(told, device, at, "device_of_another"))
    kept = Operation.objects.filter(key=told.id).first()
    if kept is not None:
        same = kept.device_id == device.pk and bytes(kept.fingerprint) == _fingerprint(told)
        return Result(kept, replayed=True) if same else Result(_unkept(told, device, at, "operation_reused"))
    row = _row(told, device, by, at, sent_at)
    row.save(force_insert=True)
    device.last_at, device.last_seq = at, max(device.last_seq, told.seq)
    device.happened_at = row.at if row.outcome == "done" else device.happened_at
    device.save()
    if row.outcome != "done":
        emit(OperationRefused(operation=row.key, at=at, by=by.key, kind=row.kind, about=row.subject, code=row.code))
    return Result(row)


def _lock_device(told: Told, by: Actor, at: datetime) -> Device:
    Device.objects.get_or_create(key=told.device, defaults={"person_id": by.id, "first_at": at, "last_at": at})
    return Device.objects.select_for_update().get(key=told.device)


def _fingerprint(told: Told) -> bytes:
    body = {"kind": told.kind, "subject": told.subject, "facts": told.facts, "at": told.at, "seq": told.seq}
    return hashlib.sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).digest()


def _unkept(told: Told, device: Device, at: datetime, code: str) -> Operation:
    """A refusal that leaves no trace: the id, or the phone, is somebody else's."""
    return Operation(
        key=told.id, device=device, seq=told.seq, kind=told.kind, subject=told.subject, said_at=told.at, at=at,
        recorded_at=at, outcome="refused", code=code,
    )  # fmt: skip


def _row(told: Told, device: Device, by: Actor, at: datetime, sent_at: datetime) -> Operation:
    kind = KINDS.get(told.kind)
    before = kind.subject.stands(told.subject, by) if kind is not None else None
    floors = [floor for floor in (device.happened_at, before.not_before if before else None) if floor is not None]
    moment = rules.counted(told.at, sent_at=sent_at, received_at=at, not_before=max(floors, default=None))
    row = Operation(
        key=told.id, device=device, seq=told.seq, kind=told.kind, subject=told.subject, base_version=told.base_version,
        fingerprint=_fingerprint(told), said_at=_storable(told.at), at=moment.at, off_seconds=moment.off_seconds,
        recorded_at=at, outcome="done",
    )  # fmt: skip
    try:
        with transaction.atomic():
            _do(kind, told, by, moment.at, at)
    except Refusal as refusal:
        _refused(row, told, refusal, before)
    except (DataError, OverflowError):
        _refused(row, told, Invalid("unstorable_value", field="facts"), before)
    else:
        row.version = _version(kind, told, by)
    return row


def _do(kind: Kind | None, told: Told, by: Actor, at: datetime, received_at: datetime) -> None:
    if kind is None:
        raise Invalid("unknown_operation", field="kind", kind=told.kind)
    if at < received_at - rules.OLDEST:
        raise Invalid("operation_out_of_date", field="at", days=rules.OLDEST.days)
    kind.verb(key=told.subject, by=by, at=at, **_facts(kind, told))


def _facts(kind: Kind, told: Told) -> dict[str, Any]:
    try:
        return kind.facts.model_validate(told.facts).model_dump()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        raise Invalid("bad_facts", field=".".join(str(part) for part in first["loc"]), why=first["type"]) from wrong


def _refused(row: Operation, told: Told, refusal: Refusal, before: Standing | None) -> None:
    """Say why, and how the thing stands. Where somebody else has changed it since the phone saw it, it is a conflict:
    what the engineer did made sense, and a person decides."""
    moved_on = before is not None and told.base_version not in (None, before.version)
    row.outcome = "conflict" if moved_on and isinstance(refusal, (Conflict, NotAllowed)) else "refused"
    row.code, row.facts, row.told = refusal.code, _plain(refusal.facts), _plain(told.facts)
    if before is not None:
        row.version = before.version
        row.now = _plain({"fields": before.state, "legal": before.legal})


def _plain(value: Any) -> Any:
    """As JSON that a column holds: keys, times and codes as text, without the one character PostgreSQL cannot."""
    return _without_nul(orjson.loads(orjson.dumps(value, default=str)))


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    if isinstance(value, dict):
        return {_without_nul(name): _without_nul(one) for name, one in value.items()}
    return value


def _storable(at: datetime) -> datetime:
    """What the phone's clock said, as far as a column holds it: in the first and last year UTC can fall outside."""
    return at if 1 < at.year < 9999 else at.replace(year=min(max(at.year, 2), 9998), day=min(at.day, 28))


def _version(kind: Kind | None, told: Told, by: Actor) -> int | None:
    after = kind.subject.stands(told.subject, by) if kind is not None else None
    return after.version if after is not None else None


def forget_told(*, at: datetime, batch: int = 1000) -> int:
    """Drop what refused operations had said, once somebody has had three months to look at it; how many it was."""
    old = Operation.objects.filter(recorded_at__lt=at - timedelta(days=KEPT_DAYS)).exclude(outcome="done")
    ids = list(old.exclude(told={}, facts={}).order_by("recorded_at").values_list("pk", flat=True)[:batch])
    return Operation.objects.filter(pk__in=ids).update(told={}, facts={})
