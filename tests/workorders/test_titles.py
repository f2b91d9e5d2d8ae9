"""An inbox says what its notices are about, to whom may still see it."""

from collections.abc import Callable

from aftersales.notices.actions.inbox import notify
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.titles import titles_of
from tests.conftest import NOON, Api


def test_the_title_is_read_with_the_order_and_only_by_whom_may_see_it(
    order: WorkOrder, agnes: Actor, olaf: Actor
) -> None:
    assert titles_of([order.key], olaf) == {}
    assert titles_of([order.key], agnes) == {order.key: "E6 on unit 3"}


def test_an_inbox_names_the_order_as_it_is_called_now_and_no_longer_once_it_is_out_of_sight(
    triaged: WorkOrder, agnes: Actor, tess: Actor, api: Callable[[Actor], Api]
) -> None:
    about = {"number": f"W-{triaged.number}"}
    notify(people=[tess.id], code="order_reported", facts=about, subject=triaged.key, effect="-", at=NOON)
    version = WorkOrder.objects.get(pk=triaged.pk).version
    orders.change(key=triaged.key, by=agnes, at=NOON, version=version, fields={"title": "E6 on unit 4"})
    (row,) = api(tess).get("/api/v1/notices").body["rows"]
    assert (row["subject"], row["title"]) == (str(triaged.key), "E6 on unit 4")
    WorkOrder.objects.filter(pk=triaged.pk).update(team=Team.objects.get(code="south"))
    (row,) = api(tess).get("/api/v1/notices").body["rows"]
    assert (row["subject"], row["title"]) == (str(triaged.key), None)
