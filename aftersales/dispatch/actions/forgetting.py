"""What was decided is kept for three years: as long as somebody may ask why it was not them."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from aftersales.dispatch.models import Decision

KEPT: Final = timedelta(days=3 * 365)
_BATCH: Final = 200


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Delete at most a batch of the oldest decisions that are older than that, with who was sent by them; how many.

    The oldest have the lowest ids, so that only they are read.
    """
    oldest = Decision.objects.order_by("pk").values_list("pk", "at")[:_BATCH]
    old = [pk for pk, made_at in oldest if made_at < at - KEPT]
    if old:
        Decision.objects.filter(pk__in=old).delete()
    return len(old)
