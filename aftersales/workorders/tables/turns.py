"""In which order visits are made."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from aftersales.workorders.tables.visits import Visit
from aftersales.workorders.turns import MOST_GAP_DAYS


class Turn(models.Model):
    """When a visit may be made 先后次序: after another visit and so many days more, not before a day, or both.

    Most visits have none. `after` is of the same order or of one related to it. `comes_at` is from when on the visit
    may begin, as far as is known; a copy that every move of the visit before writes anew. `minutes` is how long it
    takes, while it has no time. `out_since_at`: it cannot be made as it stands, and why.
    """

    visit = models.OneToOneField(Visit, models.CASCADE, primary_key=True, related_name="turn")
    after = models.ForeignKey(Visit, models.CASCADE, null=True, related_name="followers")
    gap_days = models.SmallIntegerField(default=0)
    not_before_on = models.DateField(null=True)
    same_engineer = models.TextField(default="no")
    minutes = models.SmallIntegerField(null=True)
    comes_at = models.DateTimeField(null=True)
    out_why = models.TextField(default="")
    out_since_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(after__isnull=False) | Q(not_before_on__isnull=False), name="turn_says_something"
            ),
            models.CheckConstraint(condition=~Q(after=F("visit")), name="turn_not_after_itself"),
            models.CheckConstraint(
                condition=Q(after__isnull=False, gap_days__gte=0, gap_days__lte=MOST_GAP_DAYS)
                | Q(after__isnull=True, gap_days=0, same_engineer="no"),
                name="turn_gap_behind_a_visit",
            ),
            models.CheckConstraint(condition=Q(same_engineer__in=["no", "rather", "only"]), name="turn_same_engineer"),
            models.CheckConstraint(
                condition=Q(out_why="", out_since_at__isnull=True)
                | Q(
                    out_why__in=["moved", "unplanned", "cancelled", "came_to_nothing", "engineer"],
                    out_since_at__isnull=False,
                ),
                name="turn_out_since_and_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["out_since_at"], condition=Q(out_since_at__isnull=False), name="turn_out_since")
        ]
