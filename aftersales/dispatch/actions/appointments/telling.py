"""Who hears of an appointment: the customer in their language, and whoever plans the order."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from aftersales.dispatch.models import Appointment
from aftersales.dispatch.queries.appointments.rules import Place
from aftersales.notices.actions import inbox
from aftersales.people.access import Actor
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.chain import chain_of, takers


def customer(row: WorkOrder, one: Appointment, code: str, *, at: datetime, effect: str = "") -> None:
    """Its contact, where they have a sign-in; of what they did themselves too: it is their word in writing. Who
    heard of the same `effect` from elsewhere is not told twice."""
    contact = row.contact
    if contact is not None and contact.archived_at is None and contact.person_id is not None:
        _tell(row, one, code, [contact.person_id], at=at, effect=effect)


def desk(row: WorkOrder, one: Appointment, code: str, *, at: datetime, by: Actor | None = None) -> None:
    """Whoever is responsible for the order, and whoever takes orders in where nobody is; never who did it."""
    responsible = chain_of(row, 0)
    people = [responsible.pk] if responsible is not None else takers()
    _tell(row, one, code, people, at=at, by=by)


def _tell(
    row: WorkOrder, one: Appointment, code: str, people: Iterable[int], *, at: datetime, by: Actor | None = None,
    effect: str = "",
) -> None:  # fmt: skip
    inbox.notify(
        people=people,
        code=code,
        facts={"number": f"W-{row.number}", "window": shown(one.from_at, one.until_at, Place.of(row, None).zone)},
        subject=row.key,
        effect=effect or f"{one.key}:{code}",
        at=at,
        by=by,
    )


def shown(from_at: datetime, until_at: datetime, zone: ZoneInfo) -> str:
    """A window as a clock at the place shows it, in figures anybody reads."""
    begins, ends = from_at.astimezone(zone), until_at.astimezone(zone)
    until = f"{ends:%H:%M}" if ends.date() == begins.date() else f"{ends:%Y-%m-%d %H:%M}"
    return f"{begins:%Y-%m-%d %H:%M}–{until}"
