"""What the placeholders of a reply stand for on one order, as its customer is told it and this writer may know it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from aftersales.base.errors import NotFound
from aftersales.base.words import DEFAULT, names_in
from aftersales.customers.rules import SEE as SEE_CUSTOMERS
from aftersales.customers.rules import address
from aftersales.people.access import Actor
from aftersales.workorders import spoken
from aftersales.workorders.access import visible_to
from aftersales.workorders.catalogue import SEE_ASSETS
from aftersales.workorders.models import SlaClock, Visit, WorkOrder
from aftersales.workorders.placeholders import Filled, fill
from aftersales.workorders.rules import RESOLUTION
from aftersales.workorders.states import Visit as VisitState


@dataclass(frozen=True)
class Told:
    """An order, who writes about it and when, and in which language."""

    order: WorkOrder
    by: Actor
    language: str
    at: datetime

    @cached_property
    def zone(self) -> str:
        """The customer's, else the company's."""
        contact = self.order.contact
        return contact.person.zone if contact is not None and contact.person is not None else settings.COMPANY_ZONE

    @cached_property
    def visit(self) -> Visit | None:
        """The visit that is ahead, the nearest in time."""
        ahead = Visit.objects.filter(order=self.order, ended_at__isnull=True).select_related("engineer__person")
        return min(ahead, key=lambda one: (one.window[0] is None, one.window[0] or self.at, one.number), default=None)

    def named(self, row: Any) -> str:
        """What a thing with two names is called."""
        return str(row.name_en if self.language == "en" else row.name_zh) if row is not None else ""

    def moment(self, at: datetime | None) -> str:
        """An instant as the customer is told it."""
        if at is None:
            return ""
        return spoken.moment(at, self.language, self.zone, ours=self.by.zone, now=self.at)


def _contact(told: Told) -> str:
    contact = told.order.contact
    return address(contact.name, contact.salutation) if contact is not None else ""


def _visit_time(told: Told) -> str:
    start, end = told.visit.window if told.visit is not None else (None, None)
    if start is None:
        return ""
    return spoken.window(start, end, told.language, told.zone, ours=told.by.zone, now=told.at)


def _engineer(told: Told) -> str:
    """Whoever comes, once they have accepted, which is when the portal tells it."""
    visit = told.visit
    if visit is None or visit.engineer is None or visit.state == VisitState.PLANNED:
        return ""
    return visit.engineer.person.name


def _due(told: Told) -> str:
    running = SlaClock.objects.filter(order=told.order, target=RESOLUTION, state="running").first()
    return told.moment(running.due_at) if running is not None else ""


def _link(told: Told) -> str:
    return f"{settings.PUBLIC_URL}/portal/orders/{told.order.key}" if settings.PUBLIC_URL else ""


def _company(told: Told) -> str:
    return str(settings.COMPANY["name_en" if told.language == "en" else "name_zh"])


@dataclass(frozen=True)
class Source:
    """Where a value comes from, and the right without which it is nobody's business."""

    read: Callable[[Told], str]
    right: str = ""


def _of(name: str) -> Callable[[Told], str]:
    return lambda told: getattr(getattr(told.order, name), "name", "")


SOURCES: Final[dict[str, Source]] = {
    "contact": Source(_contact, SEE_CUSTOMERS),
    "contact_name": Source(_of("contact"), SEE_CUSTOMERS),
    "customer": Source(_of("customer"), SEE_CUSTOMERS),
    "number": Source(lambda told: f"W-{told.order.number}"),
    "title": Source(lambda told: told.order.title),
    "kind": Source(lambda told: told.named(told.order.kind)),
    "category": Source(lambda told: told.named(told.order.category)),
    "asset": Source(_of("asset"), SEE_ASSETS),
    "serial": Source(lambda told: told.order.asset.serial if told.order.asset is not None else "", SEE_ASSETS),
    "site": Source(_of("site"), SEE_CUSTOMERS),
    "reported": Source(lambda told: told.moment(told.order.reported_at)),
    "due": Source(_due),
    "visit": Source(_visit_time),
    "engineer": Source(_engineer),
    "wake": Source(lambda told: told.moment(told.order.wake_at)),
    "cause": Source(lambda told: told.order.cause),
    "solution": Source(lambda told: told.order.solution),
    "owner": Source(_of("owner")),
    "team": Source(lambda told: told.named(told.order.team)),
    "me": Source(lambda told: told.by.name),
    "company": Source(_company),
    "phone": Source(lambda told: str(settings.COMPANY["phone"])),
    "link": Source(_link),
}
"""By the name of the placeholder; a test holds them to those that are known."""


def told_of(key: UUID, by: Actor, *, at: datetime, language: str = "") -> Told:
    """What an order tells this writer, in a language or in the customer's own; strangers get NotFound."""
    found = visible_to(by).filter(key=key)
    order = found.select_related(
        "kind", "category", "team", "owner", "customer", "contact__person", "site", "asset"
    ).first()
    if order is None:
        raise NotFound(what="workorder")
    return Told(order, by, language or language_of(order), at)


def language_of(order: WorkOrder) -> str:
    """In which language the order's customer is spoken to: that of the contact's sign-in, else Chinese."""
    contact = order.contact
    return contact.person.language if contact is not None and contact.person is not None else DEFAULT


def filled(text: str, told: Told) -> Filled:
    """The text about this order; what this writer may not know of is lacking, as what is not there."""
    asked = [name for name in SOURCES if name in names_in(text)]
    hidden = frozenset(name for name in asked if SOURCES[name].right and not told.by.may(SOURCES[name].right))
    values = {name: SOURCES[name].read(told).strip() for name in asked if name not in hidden}
    return fill(text, values, told.language, hidden=hidden)


def in_language(zh: str, en: str, language: str) -> str:
    """A text in this language; in the other where it has none."""
    return (en or zh) if language == "en" else (zh or en)
