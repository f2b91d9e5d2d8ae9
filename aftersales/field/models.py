"""What engineers do on their phones, kept so that each has its effect once."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from aftersales.people.models import Person


class Device(models.Model):
    """A phone, or a browser on one, that one person works with; the key is its own. Locked while it is listened to, so
    that what it tells is taken in its order."""

    key = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    happened_at = models.DateTimeField(null=True)
    last_seq = models.BigIntegerField(default=0)


class Operation(models.Model):
    """One thing an engineer did on a phone, with or without a line, and what came of it: for ever.

    `said_at` is the phone's clock, `at` what it counts as. `told` is what was said, and stays only where it was not
    taken over: nothing that was written on a phone is dropped. `now` is how its subject stood when it was refused.
    """

    key = models.UUIDField(unique=True)
    device = models.ForeignKey(Device, models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    kind = models.TextField()
    subject = models.UUIDField()
    base_version = models.IntegerField(null=True)
    fingerprint = models.BinaryField()
    said_at = models.DateTimeField()
    at = models.DateTimeField()
    off_seconds = models.BigIntegerField(default=0)
    recorded_at = models.DateTimeField(db_default=Now())
    outcome = models.TextField()
    version = models.IntegerField(null=True)
    code = models.TextField(default="")
    facts = models.JSONField(default=dict)
    now = models.JSONField(default=dict)
    told = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="done", code="") | Q(outcome__in=("refused", "conflict")) & ~Q(code=""),
                name="operation_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["device", "seq"], name="operation_of_device"),
            models.Index(fields=["recorded_at"], name="operation_kept_words", condition=~Q(outcome="done")),
        ]
