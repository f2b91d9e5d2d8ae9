"""What the phone shows: the day, one order, orders by words, labels, and the number to call."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.assets.models import Environment, Product, Warranty
from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Mate, Visit, WorkOrder
from aftersales.workorders.states import Outcome
from tests.conftest import Api, facts_of
from tests.field.conftest import HOUR, again
from tests.house.test_query_counts import checked, cost

pytestmark = pytest.mark.django_db
Plans = Callable[..., Visit]
Apis = Callable[..., Api]


def rows(browser: Api) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = browser.get("/api/v1/field/today").body["rows"]
    return told


def finish(visit: Visit, outcome: Outcome = Outcome.FIXED, ago: timedelta = timedelta()) -> None:
    at = now() - ago
    visits.confirm(key=visit.key, by=None, at=at)
    visits.arrive(key=visit.key, by=None, at=at)
    visits.complete(key=visit.key, by=None, at=at, outcome=outcome)


def test_the_day_is_ones_own(api: Apis, tess: Actor, toby: Actor, olaf: Actor, planned: Plans) -> None:
    mine, along = planned(tess), planned(toby, ahead=4 * HOUR)
    Mate.objects.create(visit=along, engineer=Engineer.objects.get(pk=tess.id))
    seen = rows(api(tess))
    assert [(one["key"], one["mine"]) for one in seen] == [(str(mine.key), True), (str(along.key), False)]
    assert seen[0]["moves"] == ["confirm", "decline"]
    assert seen[1]["moves"] == [], "whoever goes along moves nothing"
    assert rows(api(olaf)) == []


def test_a_card_says_all_that_is_to_be_known_before_going(
    api: Apis, tess: Actor, planned: Plans, acme: SimpleNamespace
) -> None:
    before = planned(tess, title="noise", ahead=-2 * HOUR)
    finish(before, ago=30 * HOUR)
    visits_order = before.order
    WorkOrder.objects.filter(pk=visits_order.pk).update(owner=tess.id)
    moves.resolve(key=visits_order.key, by=None, at=now() - 29 * HOUR, cause="worn", solution="new bearing")
    Warranty.objects.create(asset=acme.asset, starts_on=date(2025, 1, 1), labour_until=date(2099, 1, 1))
    acme.contact.salutation, acme.contact.care = "经理", "晚上不打电话"
    acme.contact.save()
    planned(tess, ahead=5 * HOUR)
    (card,) = [one for one in rows(api(tess)) if one["order"]["title"] == "E6 on unit 3"]
    assert card["site"]["latitude"] == 31.2
    assert card["contact"]["address"] == f"{acme.contact.name[:1]}经理"
    assert card["contact"]["care"] == "晚上不打电话"
    assert card["contact"]["phone_masked"] == "+86138****1234"
    assert card["last_job"]["solution"] == "new bearing"
    assert (card["asset"]["cover"]["labour"]["covered"], card["asset"]["cover"]["parts"]["covered"]) == (True, False)
    assert "13800001234" not in str(card)


def test_of_two_earlier_jobs_the_one_reported_later_is_the_last_whichever_was_entered_first(
    api: Apis, tess: Actor, planned: Plans, acme: SimpleNamespace
) -> None:
    told = [("later", 30 * HOUR), ("earlier", 300 * HOUR)]  # the earlier one comes from a paper file, entered today
    for solution, ago in told:
        visit = planned(tess, title="noise")
        finish(visit, ago=30 * HOUR)
        moves.resolve(key=visit.order.key, by=None, at=now() - 29 * HOUR, cause="worn", solution=solution)
        WorkOrder.objects.filter(pk=visit.order_id).update(reported_at=now() - ago, owner=tess.id)
    planned(tess, ahead=5 * HOUR)
    (card,) = [one for one in rows(api(tess)) if one["order"]["title"] == "E6 on unit 3"]
    assert card["last_job"]["solution"] == "later"
    scanned = api(tess).get("/api/v1/field/scan?code=S-ACME").body["orders"]
    among = list(WorkOrder.objects.filter(state="resolved").order_by("-reported_at").values_list("number", flat=True))
    assert [one["number"] for one in scanned if one["number"] in among] == among


def test_what_ended_today_stays_and_what_is_far_ahead_waits(api: Apis, tess: Actor, planned: Plans) -> None:
    done, old, far = planned(tess), planned(tess, ahead=3 * HOUR), planned(tess, ahead=24 * 9 * HOUR)
    finish(done)
    finish(old, ago=49 * HOUR)
    overdue = planned(tess, ahead=-72 * HOUR)
    assert {one["key"] for one in rows(api(tess))} == {str(done.key), str(overdue.key)}
    assert again(far).state == "planned"


def test_without_the_right_to_see_orders_the_day_is_empty(api: Apis, tess: Actor, planned: Plans) -> None:
    planned(tess)
    browser = api(tess)
    for role in browser_roles(tess):
        role.clear()
    assert rows(browser) == []
    assert browser.get("/api/v1/field/orders?search=E6").body["rows"] == []


def browser_roles(actor: Actor) -> list[Any]:
    return [Engineer.objects.get(pk=actor.id).person.roles]


def test_the_day_costs_the_same_however_full_it_is(api: Apis, tess: Actor, toby: Actor, planned: Plans) -> None:
    browser = api(tess)
    for n in range(2):
        Mate.objects.create(visit=planned(tess, ahead=3 * n * HOUR), engineer=Engineer.objects.get(pk=toby.id))
    few = cost(browser, "/api/v1/field/today")
    for n in range(2, 20):
        visit = planned(tess, ahead=3 * n * HOUR)
        Mate.objects.create(visit=visit, engineer=Engineer.objects.get(pk=toby.id))
    many = cost(browser, "/api/v1/field/today")
    order = cost(browser, f"/api/v1/field/orders/{visit.order.key}")
    search = cost(browser, "/api/v1/field/orders?search=E6")
    checked({"field day of an engineer": many, "field order page": order, "field search of an engineer": search})
    assert many[0] == few[0], "\n".join(many[1])


def test_an_order_page_for_the_phone(
    api: Apis, tess: Actor, olaf: Actor, planned: Plans, acme: SimpleNamespace
) -> None:
    visit = planned(tess)
    path = f"/api/v1/field/orders/{visit.order.key}"
    assert api(olaf).get(path).status == 404
    page = api(tess).get(path).body
    assert page["visits"][0]["moves"] == ["confirm", "decline"]
    assert page["contact"]["phone_masked"] == "+86138****1234"
    assert page["site"]["zone"] == "Asia/Shanghai"


def test_software_says_what_it_runs_on(api: Apis, tess: Actor, planned: Plans, acme: SimpleNamespace) -> None:
    Product.objects.filter(pk=acme.asset.product_id).update(is_software=True)
    Environment.objects.create(asset=acme.asset, software_version="V16.5", modules=["GL", "AR"], database="SQL Server")
    planned(tess)
    assert rows(api(tess))[0]["asset"]["environment"]["modules"] == ["GL", "AR"]


def test_my_orders_by_words(api: Apis, tess: Actor, toby: Actor, planned: Plans) -> None:
    mine, other = planned(tess, title="compressor stalls"), planned(toby, title="compressor hums", ahead=3 * HOUR)
    finish(mine)

    def found(search: str) -> list[str]:
        return [one["title"] for one in api(tess).get(f"/api/v1/field/orders?search={search}").body["rows"]]

    assert found("COMPRESSOR") == ["compressor stalls"]
    assert found(f"W-{mine.order.number}") == ["compressor stalls"]
    assert found("s-acm") == ["compressor stalls"]
    assert found(str(other.order.number)) == []
    assert api(tess).get("/api/v1/field/orders?search=").status == 422


def test_a_label_leads_to_the_asset_and_its_open_order(
    api: Apis, tess: Actor, planned: Plans, acme: SimpleNamespace
) -> None:
    done, opened = planned(tess), planned(tess, ahead=3 * HOUR)
    WorkOrder.objects.filter(pk=done.order_id).update(state="cancelled", cancelled_at=now())
    for code in ("S-ACME", f"https://desk.example/a/{acme.asset.key}"):
        told = api(tess).get(f"/api/v1/field/scan?code={code}").body
        assert told["asset"]["key"] == str(acme.asset.key)
        assert [one["key"] for one in told["orders"]] == [str(opened.order.key), str(done.order.key)]
    told = api(tess).get(f"/api/v1/field/scan?code=W-{opened.order.number}").body
    assert (told["asset"], [one["number"] for one in told["orders"]]) == (None, [opened.order.number])
    assert api(tess).get("/api/v1/field/scan?code=nothing").body == {"asset": None, "orders": []}


def test_a_label_says_nothing_of_orders_of_others(api: Apis, olaf: Actor, tess: Actor, planned: Plans) -> None:
    visit = planned(tess)
    assert api(olaf).get(f"/api/v1/field/scan?code=W-{visit.order.number}").body == {"asset": None, "orders": []}
    assert api(olaf).get("/api/v1/field/scan?code=S-acme").body["orders"] == []


# -- the number to call ------------------------------------------------------------------------------------------------


def test_the_number_is_for_the_crew_alone(
    api: Apis, tess: Actor, toby: Actor, mei: Actor, planned: Plans, acme: SimpleNamespace
) -> None:
    visit = planned(tess)
    path = f"/api/v1/field/visits/{visit.key}/contact"
    for other in (toby, mei):
        assert api(other).post(path).status == 404
    assert facts_of(acme.contact.key) == []
    assert api(tess).post(path).body == {"name": acme.contact.name, "phone": "+8613800001234"}
    Mate.objects.create(visit=visit, engineer=Engineer.objects.get(pk=toby.id))
    assert api(toby).post(path).status == 200
    assert facts_of(acme.contact.key) == ["VisitContactShown", "VisitContactShown"]


def test_a_week_after_the_visit_the_number_is_nobodys(api: Apis, tess: Actor, planned: Plans) -> None:
    visit = planned(tess)
    path = f"/api/v1/field/visits/{visit.key}/contact"
    finish(visit)
    assert api(tess).post(path).status == 200
    Visit.objects.filter(pk=visit.pk).update(ended_at=now() - timedelta(days=8))
    assert api(tess).post(path).status == 404


def test_an_order_without_a_contact_has_no_number(api: Apis, tess: Actor, planned: Plans) -> None:
    visit = planned(tess, contact=None)
    assert api(tess).post(f"/api/v1/field/visits/{visit.key}/contact").status == 404


def test_who_was_named_on_the_order_is_called_instead_of_the_contact(
    api: Apis, tess: Actor, toby: Actor, planned: Plans, acme: SimpleNamespace
) -> None:
    visit = planned(tess, call_name="李四", call_phone="139 1111 2222", suits=["morning"])
    path = f"/api/v1/field/visits/{visit.key}/contact"
    wish = {"name": "李四", "phone_masked": "+86139****2222", "suits": ["morning"]}
    (card,) = rows(api(tess))
    page = api(tess).get(f"/api/v1/field/orders/{visit.order.key}").body
    assert (card["wish"], page["wish"], page["contact"]["name"]) == (wish, wish, acme.contact.name)
    assert "13911112222" not in f"{card}{page}"
    assert api(toby).post(path).status == 404
    assert api(tess).post(path).body == {"name": "李四", "phone": "+8613911112222"}
    assert facts_of(acme.contact.key) == []
    assert facts_of(acme.customer.key)[-1] == "CalledNumberShown"


def test_times_alone_leave_the_call_to_the_contact(api: Apis, tess: Actor, planned: Plans) -> None:
    visit = planned(tess, suits=["evening"])
    assert api(tess).post(f"/api/v1/field/visits/{visit.key}/contact").body["phone"] == "+8613800001234"
