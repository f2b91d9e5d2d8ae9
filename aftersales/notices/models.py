"""How we tell someone: the inbox, what was sent by which channel, and what each person wants to hear."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from aftersales.base.ids import new_key
from aftersales.people.models import Person


class Notice(models.Model):
    """Something one person should know, as a code with its facts; the words are made when it is read.

    `subject` is the key of what it is about. `effect` names the cause, so that the same cause tells a person once.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    code = models.TextField()
    facts = models.JSONField(default=dict)
    subject = models.UUIDField(null=True)
    effect = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "effect"], name="notice_once")]
        indexes: ClassVar = [
            models.Index(fields=["person", "-id"], name="notice_inbox"),
            models.Index(
                fields=["person"], name="notice_new", condition=Q(read_at__isnull=True, withdrawn_at__isnull=True)
            ),
            models.Index(fields=["effect"], name="notice_effect"),
            models.Index(
                fields=["subject", "code", "person"], name="notice_subject", condition=Q(subject__isnull=False)
            ),
        ]


class Delivery(models.Model):
    """A notice on its way to a person outside the product, e.g. by e-mail, and how far it got.

    While it waits, `due_at` is when to try: not in the person's night, and after a try that failed (or whose process
    died) not at once. It is never sent after `send_before_at`. A `digest` one waits for the person's letter of the day.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    channel = models.TextField()
    state = models.TextField(default="waiting")
    digest = models.BooleanField(default=False, db_default=False)
    attempts = models.SmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    send_before_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "sent", "failed", "expired", "dropped")), name="delivery_state_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], name="delivery_due", condition=Q(state="waiting")),
        ]


class Preference(models.Model):
    """A person's wish for one kind of notice: only in the inbox, by e-mail too, or in the e-mail of the day."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    code = models.TextField()
    email = models.BooleanField()
    digest = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "code"], name="preference_once")]


class Hours(models.Model):
    """When somebody is left alone, and when they read what was collected, in minutes of the day by their own clock; the
    usual ones without it."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    quiet_from = models.SmallIntegerField()
    quiet_until = models.SmallIntegerField()
    digest_at = models.SmallIntegerField()


class Wording(models.Model):
    """What an installation says in place of the product's own sentence, in one language."""

    code = models.TextField()
    language = models.TextField()
    text = models.TextField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["code", "language"], name="wording_once")]


class Reminder(models.Model):
    """What somebody wants to be told by themselves 提醒: a line, when it comes, and what it is about, if anything.

    `subject` is the key of what it is about and `room` the room that knows it. The day and the minute are by the clock
    where `zone` is, the person's when they said it. `next_at` is when it comes next; on working days only, it is the
    same time of the next day of any kind, and the calendar is asked when that has come. `told_at` is the instant it
    came last, until the person calls that done, and `snoozed_until` when that is told again. The nearer of `next_at`
    and `snoozed_until` is `due_at`; it has none while paused, and when it is over.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    text = models.TextField()
    subject = models.UUIDField(null=True)
    room = models.TextField(default="")
    zone = models.TextField()
    starts_on = models.DateField()
    minute = models.SmallIntegerField()
    repeats = models.TextField(default="once")
    weekdays = ArrayField(models.SmallIntegerField(), default=list)
    month_day = models.SmallIntegerField(null=True)
    every = models.SmallIntegerField(null=True)
    until_on = models.DateField(null=True)
    times = models.SmallIntegerField(null=True)
    passed = models.IntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(repeats__in=("once", "workdays", "weekly", "monthly", "days")),
                name="reminder_repeats_known",
            ),
            models.CheckConstraint(condition=Q(minute__range=(0, 1439)), name="reminder_minute_of_a_day"),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(paused_at__isnull=True, ended_at__isnull=True),
                name="reminder_due_while_it_runs",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], name="reminder_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["person"], name="reminder_of_person", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["ended_at"], name="reminder_over", condition=Q(ended_at__isnull=False)),
        ]
