"""Promises that ask more of an order than four columns can: chosen by a condition, surely, and said in words."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.people.access import Actor
from aftersales.people.models import Calendar
from aftersales.workorders.actions import orders
from aftersales.workorders.models import SlaPolicy, WorkOrder
from aftersales.workorders.queries.page import order_page
from tests.conftest import NOON, Api
from tests.workorders.test_settings import MINUTES, policy

Browser = Callable[[Actor], Api]
Report = Callable[..., WorkOrder]
PATH: Final = "/api/v1/sla/policies"
NIGHT: Final = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
MORNING: Final = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
AT_NIGHT: Final = {"field": "reported_at", "op": "out_of_working_time", "value": "cn-office"}
PHARMA: Final = {"field": "industry", "op": "in", "value": ["pharma"]}
STOP: Final = {"field": "title", "op": "contains", "value": "停线"}


def promise(ada: Actor, api: Browser, condition: Any, **told: Any) -> str:
    answer = api(ada).post(PATH, policy(condition=condition, **told))
    assert answer.status == 201, answer.body
    return str(answer.body["key"])


def chosen(order: WorkOrder) -> str:
    order = WorkOrder.objects.select_related("sla_policy").get(pk=order.pk)
    return str(order.sla_policy.key) if order.sla_policy else ""


def test_an_order_gets_the_promise_whose_condition_holds(ada: Actor, api: Browser, report: Report) -> None:
    night = promise(ada, api, {"all": [AT_NIGHT, PHARMA]})
    assert chosen(report(at=NIGHT)) == night
    assert chosen(report(at=MORNING)) != night
    page = order_page(report(at=NIGHT).key, ada, now=NIGHT)
    assert page["sla"]["why"] == ["condition"]
    hours = Calendar.objects.get(code="cn-office").name_zh
    assert page["sla"]["condition"] == f"报修时间在工作时间外（{hours}），且客户行业是医药"


def test_a_condition_outweighs_every_column_and_of_equals_the_older_wins(
    ada: Actor, api: Browser, report: Report
) -> None:
    promise(ada, api, None, priority=2, kind="repair", tier="gold", service_level="gold")
    first, _ = promise(ada, api, PHARMA), promise(ada, api, PHARMA)
    assert chosen(report()) == first
    both = promise(ada, api, PHARMA, tier="gold")
    assert chosen(report()) == both


def test_the_choice_is_the_same_whenever_it_is_made(ada: Actor, api: Browser, report: Report, agnes: Actor) -> None:
    """A condition about time is asked as of the report."""
    night = promise(ada, api, AT_NIGHT)
    order = report(at=NIGHT)
    orders.change(key=order.key, by=agnes, at=NOON.replace(day=20), version=order.version, fields={"priority": 1})
    assert chosen(order) == night


def test_what_is_put_right_about_an_order_may_change_its_promise(
    ada: Actor, api: Browser, report: Report, agnes: Actor
) -> None:
    stop = promise(ada, api, STOP)
    order = report(title="E6")
    assert chosen(order) != stop
    orders.change(key=order.key, by=agnes, at=NOON, version=order.version, fields={"title": "三号机停线"})
    assert chosen(order) == stop


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ({"field": "owner", "op": "in", "value": ["me"]}, "filter_unknown_field"),
        ({"field": "team", "op": "in", "value": ["my_teams"]}, "filter_unknown_field"),
        ({"field": "state", "op": "in", "value": ["closed"]}, "filter_unknown_field"),
        ({"field": "now", "op": "in_working_time", "value": "cn-office"}, "filter_unknown_field"),
        ({"field": "title", "op": "regex", "value": ".*"}, "filter_no_regex"),
        ({"field": "reported_at", "op": "in_working_time", "value": "none"}, "filter_no_such_calendar"),
    ],
)
def test_a_policy_asks_only_what_the_order_is(condition: Any, code: str, ada: Actor, api: Browser) -> None:
    answer = api(ada).post(PATH, policy(condition=condition))
    assert (answer.status, answer.body["code"]) == (422, code)


def test_a_condition_of_what_is_no_more_is_never_chosen_and_breaks_nothing(
    ada: Actor, api: Browser, report: Report
) -> None:
    key = promise(ada, api, PHARMA)
    SlaPolicy.objects.filter(key=key).update(condition={"field": "gone", "op": "is", "value": 1})
    order = report()
    assert chosen(order) not in ("", key)
    assert api(ada).get(f"/api/v1/workorders/{order.key}").status == 200


def test_the_preview_tells_the_condition_in_words(ada: Actor, api: Browser) -> None:
    promise(ada, api, {"field": "customer_tier", "op": "in", "value": ["gold"]})
    rows = api(ada).get("/api/v1/sla/preview?priority=1&kind=repair&tier=gold").body
    assert (rows[0]["wins"], rows[0]["why"], rows[0]["condition"]) == (True, ["condition"], "客户级别是金牌")


def test_the_list_tells_each_condition_in_words_and_the_fields_say_what_may_be_asked(ada: Actor, api: Browser) -> None:
    key = promise(ada, api, {"field": "industry", "op": "in", "value": ["pharma"]})
    told = {row["key"]: row["condition_words"] for row in api(ada).get(PATH).body}
    assert told.pop(key) == "客户行业是医药"
    assert set(told.values()) == {""}
    fields = {row["name"]: row["in_policies"] for row in api(ada).get("/api/v1/workorders/fields").body["rows"]}
    assert (fields["industry"], fields["owner"], fields["state"]) == (True, False, False)


def test_without_conditions_a_report_asks_the_database_no_more(report: Report, ada: Actor, api: Browser) -> None:
    report()
    with CaptureQueriesContext(connection) as before:
        report()
    promise(ada, api, {"all": [PHARMA, STOP]})
    report()
    with CaptureQueriesContext(connection) as after:
        report()
    assert len(after.captured_queries) == len(before.captured_queries)


def test_a_customer_is_told_the_promise_that_would_be_theirs(
    ada: Actor, carl: Actor, acme: SimpleNamespace, api: Browser
) -> None:
    def within() -> set[int | None]:
        told = api(carl).get("/api/v1/portal/promises").body
        return {promised["within_minutes"] for promised in told.values()}

    ours = MINUTES["response"]["minutes"]
    assert ours not in within()
    promise(ada, api, PHARMA)
    assert within() == {ours}
