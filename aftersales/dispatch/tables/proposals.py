"""What the optimiser proposed, and what of it was taken."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from aftersales.base.ids import new_key
from aftersales.base.models import Run
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import Visit, WorkOrder


class Proposal(models.Model):
    """A plan of some engineers' time and of the orders nobody has 排程方案, asked for once; `run` is the work at it.

    `scope` is read by `queries/planning/scope.py`. `board_at` is when the board was read that it is a plan of;
    `figures` are those of the board as it stood (`present`), as dispatch alone would have filled it (`greedy`), and as
    it is proposed (`proposed`). `why` it was asked for, where nobody asked: what happened when, to which order or to
    whom. Nothing of it happens before somebody takes it.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    run = models.OneToOneField(Run, models.CASCADE, related_name="+")
    kind = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    scope = models.JSONField()
    board_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=dict)
    stays = models.JSONField(default=dict)
    why = models.JSONField(default=list, db_default=[])

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["night", "repair", "engineer", "reshuffle"]), name="proposal_kind_is_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["by", "-id"], name="proposal_of_person")]


class Change(models.Model):
    """One visit of a proposal that goes to somebody else or to another time, or that is made for an order nobody has.

    `part` numbers what can only happen together. `was_…` is how the visit stood when the board was read. `mates` go
    along, by id; `seats` are the crew's that each of them takes, the lead's first. Ways are in minutes. `refused`: why
    it did not hold when somebody last wanted to take it; `made` is the visit once it was taken.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="changes", db_index=False)
    part = models.IntegerField()
    number = models.IntegerField()
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, related_name="+", db_index=False)
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+", db_index=False)
    mates = ArrayField(models.BigIntegerField(), default=list)
    seats = ArrayField(models.SmallIntegerField(), default=list)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    way_minutes = models.IntegerField()
    was_engineer = models.ForeignKey(Engineer, models.PROTECT, null=True, related_name="+", db_index=False)
    was_starts_at = models.DateTimeField(null=True)
    was_ends_at = models.DateTimeField(null=True)
    was_way_minutes = models.IntegerField(null=True)
    due_at = models.DateTimeField(null=True)
    refused = ArrayField(models.TextField(), default=list)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    made = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "part", "number"], name="change_number_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="change_ends_after_it_starts"),
        ]


class LeftOut(models.Model):
    """A visit or an order of a proposal that it has no better place for, or none, and why: a reason of the optimiser's,
    and where it is `rules`, those that most engineers fail."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="left", db_index=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, related_name="+", db_index=False)
    reason = models.TextField()
    rules = ArrayField(models.TextField(), default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["proposal", "id"], name="left_out_of_proposal")]
