"""Who was asked about an order, and what they said."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from aftersales.base.ids import new_key
from aftersales.dispatch.tables.decisions import Decision
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import Note, Visit, WorkOrder


class Round(models.Model):
    """A round of offers 派单邀约 of one order: who was asked at once by a decision, until when, and what came of it.

    At most one is open for an order. `terms` is the policy's table `offer` as it counted. `next_at` is the next moment
    to act, a reminder or the end. `followed_at`: after a round that came to nothing somebody else was looked for.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="rounds")
    how = models.TextField()
    terms = models.JSONField()
    state = models.TextField(default="open")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    followed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order"], condition=Q(state="open"), name="round_open_once"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True, next_at__isnull=False)
                | Q(state__in=["taken", "over", "withdrawn"], ended_at__isnull=False, next_at__isnull=True),
                name="round_state_agrees",
            ),
            models.CheckConstraint(condition=Q(how__in=["offer", "broadcast", "pool"]), name="round_how_is_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["order", "-id"], name="round_of_order"),
            models.Index(fields=["next_at", "id"], condition=Q(next_at__isnull=False), name="round_due"),
            models.Index(
                fields=["ended_at"], condition=Q(state="over", followed_at__isnull=True), name="round_to_follow"
            ),
        ]


class Offer(models.Model):
    """One engineer is asked whether they go 待接单: when, how long the way is, and what they said.

    An offer to one holds the time: `visit` is theirs until they say no or the time is up. `reason` is one of a few, and
    their own words are in the note.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="offers", db_index=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+", db_index=False)
    state = models.TextField(default="open")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    way_minutes = models.IntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")
    note = models.ForeignKey(Note, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "engineer"], name="offer_once_a_round"),
            models.UniqueConstraint(fields=["round"], condition=Q(state="accepted"), name="offer_accepted_once"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "expired", "gone", "withdrawn"], answered_at__isnull=True, reason="")
                | Q(state="accepted", answered_at__isnull=False, reason="")
                | Q(state="declined", answered_at__isnull=False) & ~Q(reason=""),
                name="offer_answer_agrees",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="offer_ends_after_start"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["engineer"], condition=Q(state="open"), name="offer_open_of_engineer"),
            models.Index(
                fields=["order"], condition=Q(state__in=["declined", "expired"]), name="offer_refused_of_order"
            ),
            models.Index(fields=["answered_at"], condition=Q(state="declined"), name="offer_declined_at"),
        ]
