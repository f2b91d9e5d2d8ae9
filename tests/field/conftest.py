"""A phone that tells what was done on it, and a visit to do it with."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves, orders, visits
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import Answer, Api

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


class Phone:
    """One engineer's phone: it counts what is done on it, and sends it."""

    def __init__(self, browser: Api, *, clock_ahead: timedelta = timedelta()) -> None:
        self.browser = browser
        self.device = uuid4()
        self.seq = 0
        self.ahead = clock_ahead

    def done(self, kind: str, subject: Visit | WorkOrder | UUID, ago: timedelta = timedelta(), /, **facts: Any) -> Any:
        """An operation as the phone keeps it, done so long ago."""
        self.seq += 1
        key = subject if isinstance(subject, UUID) else subject.key
        return {
            "id": new_key(), "device": self.device, "seq": self.seq, "at": now() + self.ahead - ago,
            "base_version": None, "kind": kind, "subject": key, "facts": facts,
        }  # fmt: skip

    def send(self, *operations: Any) -> Answer:
        """Tell the server."""
        return self.browser.post(
            "/api/v1/operations", {"sent_at": now() + self.ahead, "operations": operations}, key=""
        )

    def tell(self, *operations: Any) -> list[dict[str, Any]]:
        """What came of each, in the order in which they were taken."""
        answer = self.send(*operations)
        assert answer.status == 200, answer.body
        results: list[dict[str, Any]] = answer.body["results"]
        return results

    def does(self, kind: str, subject: Any, ago: timedelta = timedelta(), /, **facts: Any) -> dict[str, Any]:
        """Do it and tell it at once."""
        (result,) = self.tell(self.done(kind, subject, ago, **facts))
        return result


@pytest.fixture
def phone(api: Callable[..., Api]) -> Callable[..., Phone]:
    """`phone(tess)` is one she is signed in on."""
    return lambda actor, **more: Phone(api(actor), **more)


@pytest.fixture
def planned(acme: Any, agnes: Actor) -> Callable[..., Visit]:
    """A visit of somebody to Acme, hours ahead, of an order that was reported yesterday."""

    def plan(who: Actor, *, ahead: timedelta = HOUR, **told: Any) -> Visit:
        at = now() - 24 * HOUR
        ordinary = {"kind": "repair", "title": "E6 on unit 3", "asset": acme.asset.key, "contact": acme.contact.key}
        order = orders.report(by=agnes, at=at, customer=acme.customer.key, **{**ordinary, **told})
        moves.triage(key=order.key, by=None, at=at, team=None)
        start = now() + ahead
        return visits.plan(
            order=order.key, by=None, at=at, engineer=who.key, starts_at=start, ends_at=start + timedelta(minutes=90)
        )

    return plan


def again(row: Any) -> Any:
    """A row as it is now."""
    return type(row).objects.get(pk=row.pk)


def instant(text: str) -> datetime:
    """An instant as it travels."""
    return datetime.fromisoformat(text)
