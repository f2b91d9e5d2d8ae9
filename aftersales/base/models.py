"""The floor every room stands on: facts and who has read them, long runs, idempotent requests, numbers for people."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from aftersales.base.ids import new_key


class Fact(models.Model):
    """One thing that happened, as it was learnt. Append-only; partitioned by month of `recorded_at`.

    The table is made by SQL in the first migration: Django neither partitions nor knows xid8. `xid` is the writing
    transaction, so that a reader may take everything below the oldest running one without missing a late commit.
    """

    pk = models.CompositePrimaryKey("recorded_at", "id")
    id = models.BigIntegerField()
    kind = models.TextField()
    version = models.SmallIntegerField()
    subject = models.UUIDField()
    actor = models.UUIDField(null=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    origin = models.TextField()
    request = models.TextField()
    audience = ArrayField(models.TextField())
    data = models.JSONField()

    class Meta:
        managed = False
        db_table = "base_fact"


class Cursor(models.Model):
    """How far one subscriber has read the facts: everything up to (`xid`, `fact_id`) has had its effect, once."""

    name = models.TextField(primary_key=True)
    xid = models.BigIntegerField(default=0)
    fact_id = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(null=True)


class Parked(models.Model):
    """A fact that one subscriber could not digest, or that waits behind such a one of the same subject.

    Retried with growing pauses; after the last try `given_up_at` is set and somebody has to look. Other subjects go on.
    """

    subscriber = models.TextField()
    subject = models.UUIDField()
    fact_id = models.BigIntegerField()
    fact_recorded_at = models.DateTimeField()
    attempts = models.SmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    given_up_at = models.DateTimeField(null=True)
    error = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscriber", "fact_id"], name="parked_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subscriber", "subject", "fact_id"], name="parked_subject"),
            models.Index(fields=["next_try_at"], name="parked_due", condition=Q(given_up_at__isnull=True)),
        ]


class Run(models.Model):
    """Long work that somebody waits for (import, export, replay, demo): progress, result, and a way to stop it."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    kind = models.TextField()
    state = models.TextField(default="running")
    started_by = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    stop_wanted_at = models.DateTimeField(null=True)
    seen_alive_at = models.DateTimeField(null=True)
    params = models.JSONField(default=dict)
    result = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="running", ended_at__isnull=True)
                | Q(state__in=("done", "failed", "stopped"), ended_at__isnull=False),
                name="run_state_and_end_agree",
            ),
        ]


class IdempotencyKey(models.Model):
    """An unsafe request that has had its effect, and the answer it got, so that sending it again changes nothing.

    Written in the transaction of the effect. `scope` is the signed-in person or token that sent it.
    """

    scope = models.TextField()
    key = models.TextField()
    fingerprint = models.BinaryField()
    status = models.SmallIntegerField()
    body = models.BinaryField()
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "key"], name="idempotency_key_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["created_at"], name="idempotency_key_age")]


class Beat(models.Model):
    """The last sign of life of one part of the background work ("relay", "clock", "housekeeping"), in any process."""

    part = models.TextField(primary_key=True)
    at = models.DateTimeField()
    error = models.TextField(default="")


class SlowStatement(models.Model):
    """How often in one hour a statement took long, by its shape: it holds no values, so nobody's data."""

    fingerprint = models.TextField()
    hour = models.DateTimeField()
    text = models.TextField()
    times = models.IntegerField()
    total_ms = models.BigIntegerField()
    worst_ms = models.BigIntegerField()
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["hour", "fingerprint"], name="slow_statement_hour")]


class File(models.Model):
    """A file 附件 on its way in, or there: who sent it, what it is, and where its bytes lie.

    It belongs to nothing by itself: a room above attaches it to something, and says who may read it. `storage_key` is
    where it lies, made at random; the name is only ever shown. `size` is what was announced, null while a phone has
    only promised it; `kept_size` what is kept once it is there. After `expires_at` it is dropped, unless attached.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    uploaded_by = models.UUIDField()
    state = models.TextField()
    name = models.TextField(default="")
    declared_type = models.TextField(default="")
    size = models.BigIntegerField(null=True)
    offset = models.BigIntegerField(default=0)
    storage_key = models.TextField(unique=True, editable=False)
    type = models.TextField(default="")
    kept_size = models.BigIntegerField(null=True)
    sha256 = models.BinaryField(null=True)
    sent_sha256 = models.BinaryField(null=True)
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    views = models.JSONField(default=dict)
    reason = models.TextField(default="")
    begun_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    attached_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    checks = models.SmallIntegerField(default=0)
    check_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)
    busy_until = models.DateTimeField(null=True)
    """Somebody is writing, as far as is known; whoever asks how far it is waits a little for them."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="promised", size__isnull=True) | Q(state="gone") | Q(size__gte=0),
                name="file_size_known_once_begun",
            ),
            models.CheckConstraint(
                condition=Q(size__isnull=True) | Q(offset__lte=models.F("size")), name="file_offset_within_size"
            ),
            models.CheckConstraint(
                condition=~Q(state="ready")
                | Q(sha256__isnull=False, kept_size__isnull=False, settled_at__isnull=False),
                name="file_ready_is_whole",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="file_refused_says_why"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["expires_at"], name="file_expires", condition=Q(expires_at__isnull=False)),
            models.Index(fields=["check_at"], name="file_to_check", condition=Q(state="checking")),
            models.Index(
                fields=["id"],
                name="file_to_sweep",
                condition=Q(swept_at__isnull=True, state__in=("ready", "refused", "gone")),
            ),
            models.Index(
                fields=["uploaded_by"], name="file_loose", include=["size"], condition=Q(attached_at__isnull=True)
            ),
        ]


class FilePart(models.Model):
    """Some bytes of an upload, in its order, as one object on the shelf; gone once the file is joined."""

    file = models.ForeignKey(File, models.CASCADE, related_name="parts")
    offset = models.BigIntegerField()
    size = models.BigIntegerField()
    object = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "offset"], name="file_part_once")]


class Import(models.Model):
    """A table somebody brings 导入: the file, how it is read, which of its columns is which of ours, what came of it.

    The room that takes it says what a row is (`base.imports.subjects`). What is in the file (`sample`, the rows, the
    file itself) is kept until `expires_at`; that there was such an import, and its counts, stay. `digest` is of the
    headers: who brings the same ones again finds the mapping again.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    subject = models.TextField()
    state = models.TextField(default="reading")
    reason = models.TextField(default="")
    reason_facts = models.JSONField(default=dict)
    started_by = models.UUIDField()
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    format = models.TextField(default="")
    encoding = models.TextField(default="")
    certainty = models.SmallIntegerField(null=True)
    delimiter = models.TextField(default="")
    sheet = models.TextField(default="")
    sheets = models.JSONField(default=list)
    formulas = models.BooleanField(default=False)
    headers = models.JSONField(default=list)
    digest = models.TextField(default="")
    sample = models.JSONField(default=list)
    rows = models.IntegerField(null=True)
    bytes = models.BigIntegerField(null=True)
    ready = models.TextField(default="")
    mapping = models.JSONField(default=dict)
    remembered = models.BooleanField(default=False)
    mode = models.TextField(default="")
    run = models.ForeignKey(Run, models.SET_NULL, null=True, related_name="+")
    counts = models.JSONField(default=dict)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state__in=("reading", "unreadable", "mapped", "checking", "checked", "running", "done", "undone",
                               "stopped", "failed", "forgotten")
                ),
                name="import_state_known",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["subject", "-id"], name="import_of_subject"),
            models.Index(fields=["expires_at"], name="import_expires", condition=Q(expires_at__isnull=False)),
            models.Index(fields=["file"], name="import_waits", condition=Q(state="reading")),
        ]


class ImportRow(models.Model):
    """What came of one row: made, changed, unchanged, skipped or wrong; of a wrong one its cells and what is wrong."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="outcomes", db_index=False)
    number = models.IntegerField()
    outcome = models.TextField()
    subject = models.UUIDField(null=True)
    troubles = models.JSONField(default=list)
    cells = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "number"], name="import_row_once")]
        indexes: ClassVar = [models.Index(fields=["of", "outcome", "number"], name="import_row_of_outcome")]
