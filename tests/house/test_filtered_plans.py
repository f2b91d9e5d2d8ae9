"""Lists by a condition are planned onto an index where one serves: no list of what is open, of one customer or number,
or of the newest reads every order there ever was. The plans are the planner's own choice, on forty thousand orders."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from django.db import connection, transaction

from aftersales.base.ids import new_key
from aftersales.customers.models import Customer
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Person, Team, Territory
from aftersales.workorders.models import Kind, WorkOrder
from aftersales.workorders.queries import asking, filtered
from aftersales.workorders.queries.filtered import Asked

AT: Final = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
ROWS: Final = 40_000
OPEN: Final = 800

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One order in fifty is open; every customer has forty, half a year lies between the first and the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        kind, team = Kind.objects.first(), Team.objects.get(code="east")
        place = Territory.objects.get(code="shanghai")
        customers = Customer.objects.bulk_create(
            Customer(key=new_key(), code=f"plan-{n}", name=f"plan {n}") for n in range(1000)
        )
        over = {"state": "closed", "resolved_at": AT, "closed_at": AT}
        WorkOrder.objects.bulk_create(
            (
                WorkOrder(
                    key=new_key(), kind=kind, title=f"E{n % 97}", priority=n % 4, triaged_at=AT, changed_at=AT,
                    team=team, territory=place, customer=customers[n % 1000], reported_at=AT - timedelta(minutes=6 * n),
                    **({"state": "triaged", "act_by_at": AT + timedelta(minutes=n)} if n % 50 == 0 else over),
                )
                for n in range(ROWS)
            ),
            batch_size=500,
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


def read_by(reader: str, told: Any, **asked: Any) -> tuple[int, set[str]]:
    """How many orders the first page reads from the table, and by which indexes."""
    by: Actor = snapshot(Person.objects.get(name=reader))
    wanted = Asked(asking.read(told, by) if told else None, **asked)
    found = filtered.in_order(filtered.orders(by, wanted, at=AT), wanted).values_list("pk")[:51]
    (plan,) = json.loads(found.explain(format="json", analyze=True))
    rows, indexes = 0, set()
    for node in _nodes(plan["Plan"]):
        if node.get("Relation Name") == "workorders_workorder":
            rows += node["Actual Rows"] * node["Actual Loops"] + node.get("Rows Removed by Filter", 0)
        indexes.add(node.get("Index Name", ""))
    return int(rows), indexes - {""}


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for part in node.get("Plans", ()):
        yield from _nodes(part)


def leaf(field: str, op: str, value: Any) -> dict[str, Any]:
    return {"field": field, "op": op, "value": value}


@pytest.mark.parametrize("reader", ["agnes", "dan"])
@pytest.mark.parametrize("sort", ["due", "priority", "-reported", "number", "-updated"])
def test_a_list_of_open_orders_reads_the_open_ones_at_most(reader: str, sort: Any, filled: None) -> None:
    for told in (leaf("priority", "in", [0, 1]), leaf("title", "contains", "E9"), leaf("kind", "in", ["repair"])):
        rows, indexes = read_by(reader, told, sort=sort)
        assert rows <= 2 * OPEN, (told, rows, indexes)


@pytest.mark.parametrize("sort", ["due", "-number", "-reported"])
def test_all_orders_of_one_customer_are_read_by_its_index(sort: Any, filled: None) -> None:
    key = str(Customer.objects.get(code="plan-7").key)
    rows, indexes = read_by("agnes", leaf("customer", "in", [key]), among="all", sort=sort)
    assert rows <= 2 * ROWS // 1000 and "orders_of_customer" in indexes, (rows, indexes)


@pytest.mark.parametrize("reader", ["agnes", "dan"])
@pytest.mark.parametrize(
    ("sort", "index"), [("-reported", "order_reported"), ("-number", "workorders_workorder_number_key")]
)
def test_all_orders_by_when_they_came_are_read_from_the_end(reader: str, sort: Any, index: str, filled: None) -> None:
    rows, indexes = read_by(reader, None, among="all", sort=sort)
    assert rows <= 200 and index in indexes, (rows, indexes)


def test_what_was_reported_this_week_is_read_by_its_time(filled: None) -> None:
    rows, indexes = read_by("agnes", leaf("reported_at", "during", "today"), among="all", sort="priority")
    assert rows <= 400 and "order_reported" in indexes, (rows, indexes)


def test_one_number_is_one_row(filled: None) -> None:
    number = WorkOrder.objects.order_by("-number").values_list("number", flat=True)[0]
    rows, _ = read_by("agnes", leaf("number", "eq", number), among="all")
    assert rows == 1
