"""One engineer's day for paper: where to go, when and by which way, whom to ask for, and what to mind there."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.conf import settings

from aftersales.base.errors import Invalid, NotFound
from aftersales.customers import rules as customers
from aftersales.customers.models import Contact
from aftersales.dispatch import access
from aftersales.dispatch.queries.board import hours
from aftersales.dispatch.queries.board.shown import Line, before, spliced, visits_of, ways_of
from aftersales.people.access import Actor
from aftersales.people.hours import YEARS
from aftersales.people.models import Engineer, Person
from aftersales.workorders import access as orders
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.queries.wishes import wish_of

_SHOWN = ("order__customer", "order__site", "order__contact", "order__wish", "order__kind", "order__asset__product")
_TIMES = (
    "key", "state", "starts_at", "ends_at", "promised_from_at", "promised_until_at", "travel_minutes", "travel_from",
)  # fmt: skip


def day(by: Actor, at: datetime, *, engineer: UUID, on: date) -> dict[str, Any]:
    """The visits of an engineer on a day of the reader's, in the order in which they are made. Of an order that the
    reader does not see the times alone are printed.

    Raises:
        NotFound: an engineer the reader does not see.
        Invalid: a day of years of which nobody knows anything.
    """
    who = access.engineers_seen(by).select_related("person").filter(person__key=engineer).first()
    if who is None:
        raise NotFound(what="engineer")
    if not min(YEARS) < on.year < max(YEARS):
        raise Invalid("board_year", field="on", first=min(YEARS) + 1, last=max(YEARS) - 1)
    zone = ZoneInfo(by.zone or settings.COMPANY_ZONE)
    begins, ends = (datetime.combine(one, time(), zone) for one in (on, on + timedelta(days=1)))
    own = hours.of([who], begins, ends)
    lines = visits_of([who.pk], begins, ends, by)
    ways = ways_of([*before(own, begins, lines, by), *lines], [who], own)
    seen = _orders(lines, by)
    names = _names(lines)
    told = own[who.pk]
    return {
        "at": at,
        "on": on,
        "zone": zone.key,
        "engineer": {"key": who.person.key, "name": who.person.name},
        "shifts": hours.touching(told.duty, begins, ends),
        "breaks": hours.touching(told.breaks, begins, ends),
        "leaves": hours.touching([(since, until) for since, until, _ in told.leave], begins, ends),
        "visits": [_stop(line, orjson.loads(spliced(line, ways)), who, seen, names) for line in lines],
    }


def _orders(lines: Sequence[Line], by: Actor) -> Mapping[UUID, WorkOrder]:
    """Those the reader sees, by the key of their visit."""
    keys = [line.key for line in lines]
    rows = Visit.objects.filter(key__in=keys, order__in=orders.visible_to(by).values("pk"))
    return {row.key: row.order for row in rows.select_related(*_SHOWN)}


def _names(lines: Sequence[Line]) -> Mapping[int, str]:
    ids = {one for line in lines for one in line.people}
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))


def _stop(
    line: Line, told: Mapping[str, Any], who: Engineer, seen: Mapping[UUID, WorkOrder], names: Mapping[int, str]
) -> dict[str, Any]:
    order = seen.get(line.key)
    people = [*([line.engineer] if line.engineer is not None else []), *line.mates] if order is not None else []
    beside = [names[one] for one in people if one != who.pk and one in names]
    return {
        **{name: told[name] for name in _TIMES},
        "leads": line.engineer == who.pk,
        "beside": beside,
        **_of(order),
    }


def _of(order: WorkOrder | None) -> dict[str, Any]:
    if order is None:
        blank = dict.fromkeys(("title", "kind", "customer", "site", "address", "thing", "care"), "")
        return {"number": None, "priority": None, "contact": None, **blank}
    site, asset = order.site, order.asset
    notes = [site.access_note if site is not None else "", order.contact.care if order.contact is not None else ""]
    return {
        "number": order.number,
        "priority": order.priority,
        "title": order.title,
        "kind": order.kind.code,
        "customer": order.customer.name if order.customer is not None else "",
        "site": site.name if site is not None else "",
        "address": site.address if site is not None else "",
        "thing": " ".join(one for one in (asset.name, asset.serial) if one) if asset is not None else "",
        "contact": _whom(order, order.contact),
        "care": "\n".join(one for one in notes if one),
    }


def _whom(order: WorkOrder, contact: Contact | None) -> dict[str, Any] | None:
    """Whom to ask for: who was named for this order, else its contact. Paper is left lying about: the number on it is
    masked, the whole one is asked for on the order's page, which is on record."""
    wish = wish_of(order)
    if wish is not None and wish.name:
        return {"name": wish.name, "phone": customers.masked_phone(wish.phone)}
    if contact is None:
        return None
    return {
        "name": customers.address(contact.name, contact.salutation) or contact.name,
        "phone": customers.masked_phone(contact.phone),
    }
