"""When plans are asked for by themselves, and which are due."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.people.models import Person, Team


class PlanRule(models.Model):
    """For which team with all below it (null: every other) plans are asked for without anybody asking 自动排程规则.

    `hour`: at which hour of the company's clock a plan of the next `days` is asked for, null for never. `repairs`: what
    breaks a day asks for a plan that mends it. Such plans are proposals as any other, of which nothing happens by
    itself.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+", db_index=False)
    hour = models.SmallIntegerField(null=True)
    days = models.SmallIntegerField(default=2)
    repairs = models.BooleanField(default=False)
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team"], nulls_distinct=False, name="plan_rule_once"),
            models.CheckConstraint(condition=Q(hour__isnull=True) | Q(hour__range=(0, 23)), name="plan_rule_hour"),
            models.CheckConstraint(condition=Q(days__range=(1, 7)), name="plan_rule_days"),
        ]


class PlanDue(models.Model):
    """What a team that is planned as one waits for: on which day (`night_on`) its last plan of the night was asked for,
    and, while something has broken its day, when a plan that mends it is asked for (`repair_at`), and because of what
    (`why`). `repaired_at` is when the last was."""

    team = models.OneToOneField(Team, models.CASCADE, primary_key=True, related_name="+")
    night_on = models.DateField(null=True)
    repair_at = models.DateTimeField(null=True)
    why = models.JSONField(default=list)
    repaired_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["repair_at"], condition=Q(repair_at__isnull=False), name="plan_repair_due")
        ]
