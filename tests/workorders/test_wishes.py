"""Whom to call about an order and when it suits them: kept beside it, masked, searched, forgotten."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.words import say
from aftersales.customers.actions import contacts
from aftersales.customers.events import ContactErased
from aftersales.customers.models import Contact
from aftersales.people.access import Actor
from aftersales.server.wiring import SUBSCRIPTIONS
from aftersales.workorders import access
from aftersales.workorders.actions import orders, wishes
from aftersales.workorders.models import Wish, WorkOrder
from aftersales.workorders.queries import callers
from tests.conftest import NOON, Api, facts_of
from tests.rows import rows_hash

Browser = Callable[[Actor | None], Api]
Report = Callable[..., WorkOrder]
DOOR, DESK = "/api/v1/portal/workorders", "/api/v1/workorders"
LI = {"call_name": "李四", "call_phone": "139 1111 2222"}
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def called(api: Browser, carl: Actor, acme: SimpleNamespace) -> dict[str, Any]:
    """Carl reports, and wants 李四 called in the morning."""
    answer = api(carl).post(DOOR, {"title": "it leaks", "asset": acme.asset.key, "suits": ["morning"], **LI})
    assert answer.status == 201, answer.body
    body: dict[str, Any] = answer.body
    return body


# -- reported ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"call_name": "李四"}, "call_phone", "call_without_phone"),
        ({"call_phone": "13911112222"}, "call_name", "call_without_name"),
        ({"call_name": "李四", "call_phone": "12"}, "call_phone", "bad_contact_phone"),
        ({"call_name": "李四", "call_phone": SCRIPT}, "call_phone", "bad_contact_phone"),
        ({"call_name": "李四", "call_phone": "call me"}, "call_phone", "bad_contact_phone"),
    ],
)
def test_half_of_a_person_or_a_wrong_number_is_refused_by_name_of_the_field(
    api: Browser, carl: Actor, told: dict[str, str], field: str, code: str
) -> None:
    before = rows_hash()
    for language, word in (("zh-CN", "电话"), ("en", "number")):
        refused = api(carl).post(DOOR, {"title": "x", **told})
        assert (refused.status, refused.body["code"], refused.body["facts"]["field"]) == (422, code, field)
        assert word in say(code, language)
    assert rows_hash() == before


@pytest.mark.parametrize(
    "told",
    [
        {**LI, "call_name": "很" * 200},
        {**LI, "call_name": "two\nlines"},
        {**LI, "call_phone": "1" * 200},
        {"suits": ["tomorrow"]},
        {"suits": "morning"},
        {"suits": ["morning"] * 5},
        {"suits": [SCRIPT]},
    ],
)
def test_what_is_too_long_or_no_time_we_know_is_refused(
    api: Browser, carl: Actor, agnes: Actor, acme: SimpleNamespace, told: dict[str, Any]
) -> None:
    before = rows_hash()
    for reader, path, more in ((carl, DOOR, {}), (agnes, DESK, {"kind": "repair", "customer": acme.customer.key})):
        refused = api(reader).post(path, {"title": "x", **more, **told})
        assert refused.status == 422
        assert {"call_name", "call_phone", "suits"} & set(refused.body["errors"][0]["field"].split(".")) <= set(told)
    assert rows_hash() == before


def test_a_time_nobody_knows_is_refused_below_the_api_too(report: Report) -> None:
    with pytest.raises(Invalid) as refusal:
        report(suits=["night"])
    assert (refusal.value.code, refusal.value.facts["field"]) == ("not_one_of", "suits")
    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(order=report(), suits=["night"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(order=report(), name="李四")


def test_a_name_that_is_a_script_stays_words(api: Browser, carl: Actor, agnes: Actor) -> None:
    key = api(carl).post(DOOR, {"title": "x", **LI, "call_name": SCRIPT}).body["key"]
    assert api(agnes).get(f"{DESK}/{key}").body["wish"]["name"] == SCRIPT


def test_who_names_themselves_by_the_number_we_have_leaves_nothing_new(
    api: Browser, carl: Actor, acme: SimpleNamespace
) -> None:
    for phone in ("+8613800001234", "138 0000 1234", "138-0000-1234"):
        told = api(carl).post(DOOR, {"title": "x", "call_name": "carl", "call_phone": phone}).body
        assert told["wish"] is None
    assert not Wish.objects.exists()


def test_another_number_of_ones_own_is_kept(api: Browser, carl: Actor) -> None:
    told = api(carl).post(DOOR, {"title": "x", "call_name": "carl", "call_phone": "021-55558888 转 801"}).body
    assert told["wish"] == {"name": "carl", "phone": "+862155558888x801", "suits": []}


def test_times_alone_are_kept_in_the_order_of_the_day_and_name_nobody(api: Browser, carl: Actor, agnes: Actor) -> None:
    told = api(carl).post(DOOR, {"title": "x", "suits": ["evening", "morning", "morning"]}).body
    assert told["wish"] == {"name": "carl", "phone": "+8613800001234", "suits": ["morning", "evening"]}
    at_the_desk = api(agnes).get(f"{DESK}/{told['key']}").body
    assert at_the_desk["wish"] == {"name": "", "phone_masked": "", "suits": ["morning", "evening"]}


def test_what_was_given_is_in_no_fact_and_no_words(api: Browser, agnes: Actor, called: dict[str, Any]) -> None:
    timeline = api(agnes).get(f"{DESK}/{called['key']}/timeline").body
    assert "李四" not in str(timeline) and "1111" not in str(timeline)
    assert called["description"] == ""


def test_an_order_reported_before_keeps_its_words_and_has_no_wish(api: Browser, carl: Actor, report: Report) -> None:
    old = report(by=None, description="联系人：李四，13911112222\n方便时间：上午")
    told = api(carl).get(f"{DOOR}/{old.key}").body
    assert (told["description"], told["wish"]) == ("联系人：李四，13911112222\n方便时间：上午", None)


def test_an_agent_writes_down_whom_to_call(api: Browser, agnes: Actor, acme: SimpleNamespace) -> None:
    told = {"kind": "repair", "title": "x", "customer": acme.customer.key, "suits": ["asap"], **LI}
    answer = api(agnes).post(DESK, told)
    shown = {"name": "李四", "phone_masked": "+86139****2222", "suits": ["asap"]}
    assert (answer.status, answer.body["wish"]) == (201, shown)


def test_nobody_is_called_for_an_order_without_a_customer(acme: SimpleNamespace) -> None:
    with pytest.raises(Invalid) as refusal:
        orders.report(by=None, at=NOON, kind="repair", title="x", **LI)
    assert refusal.value.code == "customer_missing"


# -- seen --------------------------------------------------------------------------------------------------------------


def test_who_gave_it_sees_it_a_colleague_the_name_and_the_times_and_others_nothing(
    api: Browser, carl: Actor, cora: Actor, xena: Actor, called: dict[str, Any]
) -> None:
    page = f"{DOOR}/{called['key']}"
    assert api(xena).get(page).status == 404
    assert "李四" not in str(api(xena).get(DOOR).body)
    assert api(cora).get(page).body["wish"] == {"name": "李四", "phone": "+86139****2222", "suits": ["morning"]}
    assert api(carl).get(page).body["wish"] == {"name": "李四", "phone": "+8613911112222", "suits": ["morning"]}


def test_staff_see_the_number_masked_and_asking_for_it_is_on_record(
    api: Browser, agnes: Actor, carl: Actor, olaf: Actor, acme: SimpleNamespace, called: dict[str, Any]
) -> None:
    page = f"{DESK}/{called['key']}"
    seen = api(agnes).get(page).body
    assert seen["wish"] == {"name": "李四", "phone_masked": "+86139****2222", "suits": ["morning"]}
    assert "13911112222" not in str(seen)
    assert api(olaf).post(f"{page}/number").status == 404
    assert api(carl).post(f"{page}/number").status == 403
    before = facts_of(acme.customer.key)
    assert api(agnes).post(f"{page}/number").body == {"name": "李四", "phone": "+8613911112222"}
    assert facts_of(acme.customer.key) == [*before, "CalledNumberShown"]


def test_where_nobody_was_named_there_is_no_number_to_ask_for(agnes: Actor, order: WorkOrder) -> None:
    with pytest.raises(NotFound):
        wishes.reveal_number(key=order.key, by=agnes, at=NOON)


def test_an_order_without_a_wish_costs_no_query_more(api: Browser, agnes: Actor, order: WorkOrder) -> None:
    assert api(agnes).get(f"{DESK}/{order.key}").body["wish"] is None


@pytest.mark.parametrize("typed", ["2222", "1391111", "139 1111 2222"])
def test_who_was_named_is_found_when_they_call(agnes: Actor, called: dict[str, Any], typed: str) -> None:
    (hit,) = [hit for hit in callers.find(agnes, typed) if hit.order is not None]
    assert (hit.why, hit.called, str(hit.order and hit.order.key)) == ("phone", "李四", called["key"])


def test_who_sees_the_order_and_not_its_customer_cannot_try_out_the_number(
    agnes: Actor, called: dict[str, Any]
) -> None:
    blind = replace(agnes, rights={right: reach for right, reach in agnes.rights.items() if right != "customers.see"})
    assert access.visible_to(blind).filter(key=called["key"]).exists()
    with pytest.raises(NotFound):
        wishes.reveal_number(key=UUID(called["key"]), by=blind, at=NOON)
    assert callers.find(blind, "2222") == []


def test_who_does_not_see_the_order_does_not_find_them(dan: Actor, xenon: SimpleNamespace) -> None:
    orders.report(by=None, at=NOON, kind="repair", title="x", customer=xenon.customer.key, site=xenon.site.key, **LI)
    assert callers.find(dan, "2222") == []


# -- put right ---------------------------------------------------------------------------------------------------------


def test_a_customer_or_a_stranger_changes_nothing(
    carl: Actor, olaf: Actor, tess: Actor, called: dict[str, Any]
) -> None:
    order = WorkOrder.objects.get(key=called["key"])
    before = rows_hash()
    for by, refusal in ((carl, NotAllowed), (olaf, NotFound)):
        with pytest.raises(refusal):
            wishes.change_wish(key=order.key, by=by, at=NOON, version=order.version, fields={"suits": []})
    assert rows_hash() == before


def test_an_agent_puts_it_right_and_the_timeline_says_that_without_the_words(
    api: Browser, agnes: Actor, called: dict[str, Any]
) -> None:
    page = f"{DESK}/{called['key']}"
    version = api(agnes).get(page).body["version"]
    assert api(agnes).patch(f"{page}/wish", {"suits": ["asap"]}).status == 428
    refused = api(agnes).patch(f"{page}/wish", {"call_phone": "12"}, If_Match=f'"{version}"')
    assert (refused.status, refused.body["facts"]["field"]) == (422, "call_phone")
    told = api(agnes).patch(f"{page}/wish", {"call_name": "王五", "suits": ["asap"]}, If_Match=f'"{version}"').body
    assert told["wish"] == {"name": "王五", "phone_masked": "+86139****2222", "suits": ["asap"]}
    assert told["version"] == version + 1
    fact = api(agnes).get(f"{page}/timeline").body["rows"][-1]
    assert (fact["kind"], fact["data"]["fields"], fact["data"]["texts"]) == (
        "WorkOrderChanged", {"suits": ["morning", "asap"]}, ["call"],
    )  # fmt: skip
    assert "王五" not in str(fact)


def test_an_empty_name_leads_back_to_the_contact(agnes: Actor, called: dict[str, Any]) -> None:
    order = WorkOrder.objects.get(key=called["key"])
    wishes.change_wish(key=order.key, by=agnes, at=NOON, version=order.version, fields={"call_name": ""})
    wish = Wish.objects.get(order=order)
    assert (wish.name, wish.phone, wish.suits) == ("", "", ["morning"])


def test_where_nothing_was_asked_for_it_can_be_added(agnes: Actor, order: WorkOrder) -> None:
    wishes.change_wish(key=order.key, by=agnes, at=NOON, version=order.version, fields=LI)
    assert Wish.objects.get(order=order).phone == "+8613911112222"


def test_from_an_old_page_both_are_shown_and_the_number_that_stands_is_masked(
    agnes: Actor, called: dict[str, Any]
) -> None:
    order = WorkOrder.objects.get(key=called["key"])
    with pytest.raises(Conflict) as refusal:
        wishes.change_wish(
            key=order.key, by=agnes, at=NOON, version=order.version + 1, fields={"call_phone": "13733334444"}
        )
    assert refusal.value.facts["fields"] == {"call_phone": {"yours": "+8613733334444", "now": "+86139****2222"}}
    same = wishes.change_wish(key=order.key, by=agnes, at=NOON, version=99, fields={"suits": ["morning"]})
    assert same.version == order.version


# -- forgotten, and taken along ----------------------------------------------------------------------------------------


def test_erasing_the_contact_forgets_whom_they_wanted_called(
    agnes: Actor, api: Browser, cora: Actor, called: dict[str, Any]
) -> None:
    theirs = api(cora).post(DOOR, {"title": "Cora's", **LI}).body
    carl = Contact.objects.get(name="carl")
    contacts.erase_contact(key=carl.key, by=None, at=NOON, version=carl.version)
    (erasure,) = [one for one in SUBSCRIPTIONS if one.name == "workorders.erasure"]
    assert ContactErased in erasure.kinds
    erasure.react(ContactErased(customer=carl.customer.key, contact=carl.key, at=NOON))
    gone, kept = Wish.objects.get(order__key=called["key"]), Wish.objects.get(order__key=theirs["key"])
    assert (gone.name, gone.phone, gone.suits) == ("", "", ["morning"])
    assert kept.name == "李四", "another contact's order is another matter"


def test_what_a_contact_may_take_along_holds_their_orders(
    agnes: Actor, tess: Actor, api: Browser, acme: SimpleNamespace, called: dict[str, Any]
) -> None:
    path = f"/api/v1/contacts/{acme.contact.key}/workorders/export"
    assert api(tess).post(path).status == 403
    (row,) = api(agnes).post(path).body["rows"]
    assert row["wish"] == {"name": "李四", "phone": "+8613911112222"}
    assert (row["number"], row["title"]) == (called["number"], "it leaks")
    assert facts_of(acme.customer.key)[-1] == "ContactOrdersExported"
