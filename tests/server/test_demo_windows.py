"""Whoever starts the sample company finds windows set up, and as its customer an order whose time can be chosen."""

from datetime import timedelta
from pathlib import Path

import pytest

from aftersales.dispatch.actions.appointments import confirming, holding
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.appointments import shown
from aftersales.people.access import snapshot
from aftersales.people.models import Person
from aftersales.server.demo import load, windows
from aftersales.server.demo.sign_ins import CUSTOMER
from aftersales.server.demo.staff import email
from aftersales.workorders.models import WorkOrder
from tests.server.test_demo import SEED, UNTIL


@pytest.fixture
def to_book(db: None, tmp_path: Path) -> WorkOrder:
    run = load.plan(seed=SEED, orders=4, force=False, until=UNTIL)
    load.load_first_part(run, var=tmp_path, processes=1, progress=lambda *_: None, mail=False)
    windows.ask(until=UNTIL)  # asked for once more, it is there
    standing.forget()
    return WorkOrder.objects.get(external_id=windows.TO_BOOK)


def test_the_sample_customer_chooses_a_time_that_somebody_can_keep(to_book: WorkOrder) -> None:
    carl = snapshot(Person.objects.get(email=email(CUSTOMER)))
    assert shown.own(to_book.key, carl, at=UNTIL)["offered"]
    told = shown.own_slots(to_book.key, carl, at=UNTIL, since=None, days=7)
    free = told["rows"]
    assert len({one["day"] for one in free}) >= 3, "there is something to choose from"
    assert all(one["from_at"] >= UNTIL + timedelta(hours=2) for one in free)
    holding.hold(order=to_book.key, by=carl, at=UNTIL, from_at=free[0]["from_at"], until_at=free[0]["until_at"])
    confirming.confirm(order=to_book.key, by=carl, at=UNTIL)
    assert shown.own(to_book.key, carl, at=UNTIL)["confirmed"]["from_at"] == free[0]["from_at"]
