"""How quick somebody is, measured from visits that ended."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from aftersales.dispatch.models import Pace
from aftersales.workorders.models import Visit

_LONGEST = timedelta(hours=16)
"""A visit that took longer was ended late on the phone, not worked on all night."""


@transaction.atomic
def measure(*, visit: UUID) -> Pace | None:
    """Count a visit that ended towards the pace of who made it; one whose times are odd or not known counts nothing."""
    row = Visit.objects.select_related("order").filter(key=visit).first()
    if row is None or row.engineer_id is None or row.arrived_at is None or row.ended_at is None:
        return None
    if row.starts_at is None or row.ends_at is None or not timedelta() < row.ended_at - row.arrived_at <= _LONGEST:
        return None
    pace, _ = Pace.objects.get_or_create(engineer_id=row.engineer_id, kind_id=row.order.kind_id)
    Pace.objects.filter(pk=pace.pk).update(
        visits=F("visits") + 1,
        planned_minutes=F("planned_minutes") + (row.ends_at - row.starts_at) // timedelta(minutes=1),
        worked_minutes=F("worked_minutes") + (row.ended_at - row.arrived_at) // timedelta(minutes=1),
    )
    pace.refresh_from_db()
    return pace
