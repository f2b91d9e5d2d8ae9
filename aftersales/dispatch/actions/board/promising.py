"""A customer who was promised a time that is kept no more hears of it, in their language."""

from datetime import datetime
from typing import Final

from aftersales.notices.actions import inbox
from aftersales.people.access import Actor
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.queries.turns import zone_at

_CLOCK: Final = "%Y-%m-%d %H:%M"


def tell_customer(
    row: WorkOrder, visit: Visit, was: tuple[datetime, datetime], *, by: Actor | None, at: datetime
) -> bool:
    """Tell whoever the order is about that somebody comes at another time than was promised, by the clock of the place;
    whether they can be told: a contact who never signs in has to be called."""
    person = row.contact.person if row.contact is not None and row.contact.archived_at is None else None
    if person is None or not person.is_active or visit.starts_at is None or visit.ends_at is None:
        return False
    zone = zone_at(row)
    facts = {
        "number": f"W-{row.number}",
        "was": f"{was[0].astimezone(zone):{_CLOCK}}–{was[1].astimezone(zone):%H:%M}",
        "now": f"{visit.starts_at.astimezone(zone):{_CLOCK}}",
    }
    effect = f"{visit.key}:visit_promise_moved:{visit.version}"
    told = inbox.notify(
        people=[person.pk], code="visit_promise_moved", facts=facts, subject=row.key, effect=effect, at=at, by=by
    )
    return told > 0
