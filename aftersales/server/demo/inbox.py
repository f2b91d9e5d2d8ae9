"""What the sample people find in their inboxes: the last two days, told as on any other day.

Facts of the sample company are silent when the relay reads them; for these few, their reactions are called here, at the
end of the first part. Nothing is told where mail would really leave the house.
"""

import json
from datetime import datetime, timedelta
from typing import Final

from aftersales.base.facts import kind_named
from aftersales.base.models import Fact
from aftersales.notices import actions as notices
from aftersales.notices.models import Notice
from aftersales.people.access import snapshot
from aftersales.people.models import Person
from aftersales.server.demo.living import ORIGIN
from aftersales.server.demo.sign_ins import STAFF
from aftersales.server.demo.staff import email
from aftersales.workorders import reactions

TOLD: Final = timedelta(hours=48)
UNREAD: Final = 5
"""How many of the newest notices each sample person has not read yet."""


def fill(*, until: datetime) -> None:
    """Tell what happened in the last two days, in order; then let the sample people have read the older of it."""
    kinds = [kind.__name__ for kind in reactions.REACTIONS]
    rows = Fact.objects.filter(kind__in=kinds, origin=ORIGIN, at__gt=until - TOLD, at__lte=until)
    for kind, version, actor, at, data in rows.order_by("at", "id").values_list(
        "kind", "version", "actor", "at", "data"
    ):
        told = json.loads(data) if isinstance(data, str) else data
        reactions.tell(kind_named(kind).revive(at, actor, told, version))
    for sign_in in STAFF.values():
        _read_older(Person.objects.get(email=email(sign_in)), until)


def _read_older(person: Person, until: datetime) -> None:
    newest = Notice.objects.filter(person=person).order_by("-id").values_list("key", flat=True)
    older = newest[UNREAD : UNREAD + 1].first() if newest.count() > UNREAD else None
    if older is not None:
        notices.mark_all_read(until=older, by=snapshot(person), at=until)
