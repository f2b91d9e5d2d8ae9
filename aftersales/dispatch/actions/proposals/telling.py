"""Tell of a plan of the night that nobody asked for 夜间排程: it is there to be read, or came to nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from aftersales.dispatch import access
from aftersales.dispatch.models import Proposal
from aftersales.dispatch.rules import DECIDE
from aftersales.dispatch.states import ProposalKind
from aftersales.notices.actions import inbox
from aftersales.people.access import snapshot
from aftersales.people.models import Grant, Person
from aftersales.workorders.rules import ORDER_RIGHTS

ROOM: Final = "proposals"
"""By what the notice is known to lead to a plan."""


def tell_of_night(row: Proposal, state: str, changes: int, at: datetime) -> int:
    """Tell those who may take it, each once a night however many teams have one, that it is ready or that it failed;
    how many are told. One that changes nothing is no news, and whoever asked for a plan themselves is looking at it."""
    code = "night_plan_failed" if state == "failed" else "night_plan_ready"
    if row.kind != ProposalKind.NIGHT or row.by_id is not None or (state != "failed" and changes == 0):
        return 0
    asked = row.run.started_at.astimezone(ZoneInfo(settings.COMPANY_ZONE))
    return inbox.notify(
        people=_takers(row),
        code=code,
        facts={"room": ROOM},
        subject=row.key,
        effect=f"{code}:{asked:%Y-%m-%dT%H}",
        at=at,
    )


def _takers(row: Proposal) -> Iterator[int]:
    """Whoever may read and take this proposal; only those are asked who have the right in some role."""
    deciding = Grant.objects.filter(right=DECIDE).values("role")
    people = Person.objects.filter(is_active=True, is_customer=False, roles__in=deciding).distinct().order_by("pk")
    for person in people:
        by = snapshot(person)
        if by.may(DECIDE) and by.may(ORDER_RIGHTS["plan"]) and access.proposals_of(by).filter(pk=row.pk).exists():
            yield person.pk
