"""What the people with a sample sign-in find in their inboxes: their last week, told as on any other day.

Facts of the sample company are silent when the relay reads them; for these few, their reactions are called here, at the
end of the first part. Nothing is told where mail would really leave the house.
"""

import json
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from aftersales.base.facts import kind_named
from aftersales.base.models import Fact
from aftersales.notices.actions import inbox as notices
from aftersales.notices.models import Notice
from aftersales.people.access import snapshot
from aftersales.people.models import Person
from aftersales.server.demo.living import ORIGIN
from aftersales.server.demo.sign_ins import STAFF
from aftersales.server.demo.staff import email
from aftersales.workorders import reactions
from aftersales.workorders.models import WorkOrder

TOLD: Final = timedelta(days=7)
UNREAD: Final = 5
"""How many of the newest notices each sample person has not read yet."""


def fill(*, until: datetime) -> None:
    """Tell what happened of late at orders that are theirs, in order; the older of it they have read already."""
    kinds = [kind.__name__ for kind in reactions.REACTIONS]
    people = Person.objects.filter(email__in=[email(sign_in) for sign_in in STAFF.values()])
    rows = Fact.objects.filter(kind__in=kinds, origin=ORIGIN, at__gt=until - TOLD, subject__in=_theirs(people))
    for kind, version, actor, at, data in rows.order_by("at", "id").values_list(
        "kind", "version", "actor", "at", "data"
    ):
        told = json.loads(data) if isinstance(data, str) else data
        reactions.tell(kind_named(kind).revive(at, actor, told, version))
    for person in people:
        _read_older(person, until)


def _theirs(people: QuerySet[Person]) -> list[UUID]:
    """The orders these people own, go to, or were asked about."""
    orders = WorkOrder.objects.filter(origin=ORIGIN)
    found = orders.filter(
        Q(owner__in=people) | Q(visits__engineer__in=people.values("pk")) | Q(watches__person__in=people)
    )
    return list(found.values_list("key", flat=True).distinct())


def _read_older(person: Person, until: datetime) -> None:
    newest = Notice.objects.filter(person=person).order_by("-id").values_list("key", flat=True)
    older = newest[UNREAD : UNREAD + 1].first() if newest.count() > UNREAD else None
    if older is not None:
        notices.mark_all_read(until=older, by=snapshot(person), at=until)
