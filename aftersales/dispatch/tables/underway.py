"""Engineers under way 在途: whether they share where they are, where that was last, and the link a customer follows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aftersales.base.ids import new_key
from aftersales.people.models import Engineer
from aftersales.workorders.models import Visit


class PositionSharing(models.Model):
    """Whether an engineer lets us know where they are while they travel, as they said it themselves; without a row they
    do not. When they said what stands in facts."""

    engineer = models.OneToOneField(Engineer, models.CASCADE, primary_key=True, related_name="+")
    shares = models.BooleanField()
    set_at = models.DateTimeField()
    version = models.IntegerField(default=1)


class Position(models.Model):
    """Where a travelling engineer was last, to about a hundred metres: one of each, no trail. Gone when they arrive,
    and in any case some minutes after `at`, when it was measured."""

    engineer = models.OneToOneField(Engineer, models.CASCADE, primary_key=True, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")
    latitude = models.FloatField()
    longitude = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)), name="position_on_earth"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["at"], name="position_by_time")]


class ArrivalLink(models.Model):
    """A page a customer opens without signing in 到达追踪: when will whoever set out for this visit be there?

    Of its secret only a hash is kept. It is for this engineer's way of this departure: handed over, called off or begun
    anew it tells nothing any more. `way_minutes`: how long the way was reckoned when they set out.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")
    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="+", db_index=False)
    departed_at = models.DateTimeField()
    way_minutes = models.IntegerField()
    secret_hash = models.BinaryField(unique=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit", "engineer", "departed_at"], name="arrival_link_once")
        ]
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="arrival_link_over")]
