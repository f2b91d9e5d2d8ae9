"""What was decided about an order, and who was sent by it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from aftersales.base.ids import new_key
from aftersales.dispatch.rules import WaitingFor
from aftersales.dispatch.tables.policies import PolicyVersion
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import Kind, Note, Visit, WorkOrder


class Decision(models.Model):
    """Who was weighed for an order at an instant, what came of it, and all that is needed to see why; never changed.

    `packed` holds every candidate (see `solver/packed.py`), `terms` the order's side of the sum, `asked` what the order
    asked for in codes and keys. Nobody suitable is a decision too: then nobody is `chosen`.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    terms = models.JSONField()
    asked = models.JSONField()
    candidates = models.IntegerField()
    able = models.IntegerField()
    chosen = models.ForeignKey(Engineer, models.PROTECT, null=True, related_name="+", db_index=False)
    runner_up = models.ForeignKey(Engineer, models.PROTECT, null=True, related_name="+", db_index=False)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    failing = ArrayField(models.TextField(), default=list)
    packed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(chosen__isnull=True, starts_at__isnull=True, ends_at__isnull=True, able=0)
                | Q(chosen__isnull=False, ends_at__gt=F("starts_at"), able__gt=0),
                name="decision_chosen_agrees",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["order", "-id"], name="decision_of_order")]


class Pace(models.Model):
    """How quickly an engineer does a kind of work, as measured: planned and worked minutes of the visits that ended."""

    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="+", db_index=False)
    kind = models.ForeignKey(Kind, models.CASCADE, related_name="+", db_index=False)
    visits = models.IntegerField(default=0)
    planned_minutes = models.BigIntegerField(default=0)
    worked_minutes = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["engineer", "kind"], name="pace_once")]


class Waiting(models.Model):
    """An order that was to find somebody by itself and did not 待派: what was lacking, and when it is looked at again.

    `reason`: nobody may go, or the slot was `taken` each time. `lacks`: by rule, how many engineers fail it and how
    many fail nothing else. `look_at` comes nearer whenever something happens that may help (see `actions/again.py`).
    """

    order = models.OneToOneField(WorkOrder, models.CASCADE, primary_key=True, related_name="+")
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+", db_index=False)
    reason = models.TextField(choices=[(r.value, r.value) for r in WaitingFor])
    lacks = models.JSONField(default=list)
    since_at = models.DateTimeField()
    looked_at = models.DateTimeField()
    look_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["look_at"], name="waiting_look_at")]


class Sending(models.Model):
    """Whom a decision led to 派出: the one it chose or, `overruled` by hand, another; why is in the note. Once each.

    `recalled_at`: whoever sent them took it back at once.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, primary_key=True, related_name="sending")
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+", db_index=False)
    overruled = models.BooleanField(default=False)
    note = models.ForeignKey(Note, models.SET_NULL, null=True, related_name="+", db_index=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="sending_at")]
