"""Open orders of another system, from a table: brought once, in their age, and nobody is rung up for each."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.workorders.actions import clocks, orders
from aftersales.workorders.models import WorkOrder
from tests.base.imports.conftest import Bring, done
from tests.brought.conftest import outcomes
from tests.conftest import NOON, facts_of

pytestmark = pytest.mark.django_db
HEAD = (
    "external_id",
    "customer",
    "title",
    "kind",
    "priority",
    "state",
    "reported_at",
    "asset",
    "contact",
    "team",
    "owner",
)


def test_open_orders_are_brought_once(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    said = outcomes(
        bring, ada, "orders", HEAD,
        ("INC1", "acme", "E6", "报修", "P1", "open", "2026-11-01 09:30", "S-acme", "carl", "east", "tess@example.com"),
        ("INC2", "acme", "all over", "repair", "", "closed", "", "", "", "", ""),
        ("INC3", "acme", "x", "dance", "", "", "", "", "", "", ""),
        ("INC4", "acme", "x", "repair", "9", "", "", "", "", "", ""),
        ("INC5", "acme", "x", "repair", "", "", "", "S-xenon", "", "", ""),
        ("INC6", "acme", "x", "repair", "", "", "2027-01-01", "", "", "", ""),
        ("INC1", "acme", "again", "repair", "", "", "", "", "", "", ""),
    )  # fmt: skip
    assert said == [
        "created", "skipped", "import_no_such_kind", "import_not_one_of", "import_not_of_this_customer",
        "import_reported_later", "import_said_twice",
    ]  # fmt: skip
    one = WorkOrder.objects.get(external_id="INC1")
    assert (one.state, one.priority, one.asset, one.owner and one.owner.name) == ("assigned", 1, acme.asset, "tess")
    assert one.reported_at < NOON - timedelta(days=16)
    assert facts_of(one.key)[0] == "WorkOrderReported"
    assert not Notice.objects.exists()


def test_what_we_promise_counts_from_the_day_it_is_brought(bring: Bring, ada: Actor) -> None:
    outcomes(bring, ada, "orders", HEAD, ("INC1", "acme", "x", "repair", "0", "", "2026-01-01", "", "", "", ""))
    assert not clocks.ring_next_due(at=NOON, imported=False)


def test_brought_again_they_are_put_right_while_they_are_open(bring: Bring, ada: Actor) -> None:
    row = ("INC1", "acme", "x", "repair", "2", "", "", "", "", "", "")
    outcomes(bring, ada, "orders", HEAD, row)
    number = WorkOrder.objects.get(external_id="INC1").number
    assert outcomes(bring, ada, "orders", HEAD, row) == ["unchanged"]
    assert outcomes(bring, ada, "orders", HEAD, ("INC1", "acme", "y", "repair", "1", "", "", "", "", "", "")) == [
        "updated"
    ]
    assert outcomes(bring, ada, "orders", HEAD, ("INC1", "xenon", "y", "repair", "", "", "", "", "", "", "")) == [
        "import_order_elsewhere"
    ]
    one = WorkOrder.objects.get(external_id="INC1")
    assert (one.title, one.priority, one.number) == ("y", 1, number)


def test_a_number_that_we_have_too_is_another_order(bring: Bring, ada: Actor) -> None:
    ours = orders.report(by=None, at=NOON, kind="repair", title="ours", customer=None)
    row = (str(ours.number), "acme", "theirs", "repair", "", "", "", "", "", "", "")
    assert outcomes(bring, ada, "orders", HEAD, row) == ["created"]
    ours.refresh_from_db()
    assert ours.title == "ours"


def test_a_check_reports_nothing(bring: Bring, ada: Actor) -> None:
    one = done(bring("orders", [HEAD, ("INC1", "acme", "x", "repair", "", "", "", "", "", "", "")]), "check", ada)
    assert (one.counts["created"], WorkOrder.objects.exists()) == (1, False)
