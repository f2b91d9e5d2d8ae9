"""A customer's link 到达追踪: made when somebody sets out, sent to whom the order is about, deleted when it is over."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.dispatch.actions.underway import warning
from aftersales.dispatch.models import ArrivalLink
from aftersales.dispatch.queries.underway import arrival
from aftersales.dispatch.queries.underway.links import latest_of, secret_of
from aftersales.notices.actions import inbox
from aftersales.people.models import Engineer
from aftersales.people.rules import token_hash
from aftersales.workorders.models import Visit
from aftersales.workorders.queries.turns import zone_at
from aftersales.workorders.states import Visit as VisitState

_BATCH: Final = 500
_RELATED: Final = ("order__site", "order__asset__site", "order__customer", "order__contact__person", "engineer__person")


@verb
def begin(*, visit: UUID, at: datetime) -> ArrivalLink | None:
    """Somebody set out: make the link of this way, and tell the customer; None where they are not under way any more.
    Once more finds it made and tells nobody twice."""
    row = Visit.objects.select_related(*_RELATED).filter(key=visit, state=VisitState.TRAVELLING).first()
    if row is None or row.engineer is None or row.departed_at is None:
        return None
    link = latest_of(row) or _make(row, row.engineer, row.departed_at)
    if link.expires_at > at:
        _tell(row, link, at=at)
        warning.warn_if_late(row, at=at)
    return link


def forget_over(*, at: datetime) -> int:
    """Delete at most a batch of links that are over; how many. Index arrival_link_over."""
    over = ArrivalLink.objects.filter(expires_at__lte=at).order_by("expires_at")
    return ArrivalLink.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:_BATCH])).delete()[0]


def _make(row: Visit, engineer: Engineer, departed_at: datetime) -> ArrivalLink:
    key = new_key()
    return ArrivalLink.objects.create(
        key=key, visit=row, engineer=engineer, departed_at=departed_at,
        way_minutes=arrival.way_minutes(row, engineer, departed_at),
        secret_hash=token_hash(secret_of(key)), expires_at=departed_at + settings.SHARING.link_lasts,
    )  # fmt: skip


def _tell(row: Visit, link: ArrivalLink, *, at: datetime) -> None:
    """The contact of the order, where they have a sign-in, with when we expect to be there by the clock of the place.
    Whoever waits for somebody is told at any hour."""
    contact = row.order.contact
    if contact is None or contact.archived_at is not None or contact.person_id is None:
        return
    found, zone = arrival.reckon(row, link.way_minutes, at).expected, zone_at(row.order)
    inbox.notify(
        people=[contact.person_id],
        code="visit_under_way_yours",
        facts={
            "number": f"W-{row.order.number}",
            "from": f"{found.from_at.astimezone(zone):%H:%M}",
            "until": f"{found.until_at.astimezone(zone):%H:%M}",
            "link": str(link.key),
        },
        subject=row.order.key,
        effect=f"{link.key}:visit_under_way_yours",
        at=at,
    )
