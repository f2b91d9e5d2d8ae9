"""Finding who calls, what is told of them, and what a new order may only repeat."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from aftersales.assets.actions import assets, catalogue
from aftersales.base.errors import NotAllowed, NotFound
from aftersales.customers.actions import contacts, contracts
from aftersales.customers.models import Contact
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves, notes, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries import briefs, callers, histories
from tests.conftest import NOON, Api


def found(by: Actor, typed: str) -> list[tuple[str, str]]:
    """By what, and whom or what."""
    hits = callers.find(by, typed)
    return [(hit.why, (hit.contact or hit.asset or hit.customer).name) for hit in hits]


@pytest.fixture
def liu(agnes: Actor, acme: SimpleNamespace) -> Contact:
    """Somebody at Acme with a care note and a number nobody else has."""
    return contacts.add_contact(
        customer=acme.customer.key, by=agnes, at=NOON, name="刘建国", salutation="主任", job_title="设备科",
        phone="021-6655 4433", care="12 点到 1 点不接电话",
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["4433", "6655", "021-6655 4433", "66554433", "+86 21 6655", "０２１６６５５"])
def test_any_four_digits_of_a_number_lead_to_the_caller(agnes: Actor, liu: Contact, typed: str) -> None:
    assert found(agnes, typed) == [("phone", "刘建国")]


def test_fewer_digits_could_be_anybody(agnes: Actor, liu: Contact) -> None:
    assert found(agnes, "443") == []


@pytest.mark.parametrize("typed", ["刘", "建国", "刘建国 "])
def test_a_part_of_a_name_is_enough(agnes: Actor, liu: Contact, typed: str) -> None:
    assert found(agnes, typed) == [("name", "刘建国")]


def test_a_firm_is_found_by_its_name_too(agnes: Actor, acme: SimpleNamespace) -> None:
    assert ("name", "acme") in found(agnes, "acm")


@pytest.mark.parametrize("typed", ["s-ac", "acme"])
def test_any_four_signs_of_a_serial_lead_to_the_machine(agnes: Actor, acme: SimpleNamespace, typed: str) -> None:
    (hit,) = [hit for hit in callers.find(agnes, typed) if hit.why == "serial"]
    assert (hit.asset, hit.customer) == (acme.asset, acme.customer)


def test_an_order_is_known_by_its_number(agnes: Actor, order: WorkOrder) -> None:
    for typed in (f"W-{order.number}", str(order.number)):
        hit = callers.find(agnes, typed)[0]
        assert (hit.why, hit.order, hit.contact, hit.open) == ("number", order, order.contact, 1)


def test_who_may_not_report_finds_nobody(cast: SimpleNamespace, carl: Actor, api: Callable[..., Api]) -> None:
    with pytest.raises(NotAllowed):
        callers.find(carl, "acme")
    assert api(None).get("/api/v1/callers?search=acme").status == 401


@pytest.mark.parametrize("typed", ["%", "____", "'; --", "\\", "9" * 30, "W-" + "9" * 18, "a" * 100, "﷽", ""])
def test_nonsense_finds_nobody(agnes: Actor, liu: Contact, typed: str) -> None:
    assert found(agnes, typed) == []


def test_archived_people_do_not_call(agnes: Actor, liu: Contact) -> None:
    contacts.archive_contact(key=liu.key, by=agnes, at=NOON, version=liu.version)
    assert found(agnes, "6655") == []


def test_the_brief_tells_how_to_speak_to_them_and_what_they_have(
    agnes: Actor, acme: SimpleNamespace, liu: Contact, api: Callable[..., Api]
) -> None:
    contracts.grant_entitlement(contract=acme.contract.key, by=agnes, at=NOON, what="visit", quantity=12)
    u8 = catalogue.add_product(by=None, at=NOON, code="u8", name_zh="用友 U8", name_en="U8", is_software=True)
    assets.register_asset(
        by=agnes, at=NOON, product=u8.key, customer=acme.customer.key, name="财务",
        environment={"software_version": "16.5", "modules": ["总账", "应付"]},
    )  # fmt: skip
    path = f"/api/v1/callers/brief?customer={acme.customer.key}&contact={liu.key}&asset={acme.asset.key}"
    told = api(agnes).get(path).body
    assert (told["contact"]["address"], told["contact"]["care"]) == ("刘主任", "12 点到 1 点不接电话")
    assert "4433" in told["contact"]["phone"] and "6655" not in told["contact"]["phone"]
    assert [(one["name"], one["modules"]) for one in told["assets"]] == [("财务", ["总账", "应付"]), ("unit 3", [])]
    assert (told["contract"]["number"], told["contract"]["counted"][0]["quantity"]) == ("C-acme", 12)
    assert (told["tier"], told["service_level"]) == ("gold", "gold")
    assert told["cover"]["labour"] == {"covered": False, "why": "never", "until": None}


def test_the_brief_is_of_one_customer(agnes: Actor, acme: SimpleNamespace, xenon: SimpleNamespace) -> None:
    for told in ({"asset": xenon.asset.key, "contact": None}, {"asset": None, "contact": xenon.contact.key}):
        with pytest.raises(NotFound):
            briefs.brief(agnes, customer=acme.customer.key, now=NOON, **told)


def test_the_brief_knows_what_was_promised_and_said_last(
    agnes: Actor, tess: Actor, assigned: WorkOrder, acme: SimpleNamespace
) -> None:
    def told() -> dict[str, object]:
        return briefs.brief(agnes, customer=acme.customer.key, contact=None, asset=None, now=NOON)

    notes.add_note(key=assigned.key, by=agnes, at=NOON, body="<p>电机到了</p>", public=True)
    assert told()["promise"]["what"] == "next_update"
    assert (told()["said"]["by"], told()["said"]["body_html"]) == ("agnes", "<p>电机到了</p>")
    tomorrow = NOON + timedelta(days=1)
    visits.plan(
        order=assigned.key, by=agnes, at=NOON, engineer=tess.key, starts_at=tomorrow,
        ends_at=tomorrow + timedelta(hours=2),
    )  # fmt: skip
    promise = told()["promise"]
    assert (promise["what"], promise["from_at"], promise["who"], promise["late"]) == ("visit", tomorrow, "tess", False)


def test_the_last_job_is_that_of_the_machine_before_any_other(
    agnes: Actor, tess: Actor, assigned: WorkOrder, report: Callable[..., WorkOrder], acme: SimpleNamespace
) -> None:
    moves.start(key=assigned.key, by=tess, at=NOON)
    moves.resolve(key=assigned.key, by=tess, at=NOON, cause="电容老化", solution="换了电容")
    told = briefs.brief(agnes, customer=acme.customer.key, contact=None, asset=acme.asset.key, now=NOON)
    assert (told["last"].key, told["last"].solution) == (assigned.key, "换了电容")
    assert told["likely"] == acme.contact.key


def test_who_calls_twice_about_the_same_is_noticed(
    agnes: Actor, report: Callable[..., WorkOrder], acme: SimpleNamespace, api: Callable[..., Api]
) -> None:
    first = report(title="外机 E6 报警，配液间 28 度")
    report(title="打印机卡纸", asset=None)
    asked = f"/api/v1/workorders/duplicates?customer={acme.customer.key}&title="
    same = api(agnes).get(f"{asked}又报 E6 了&asset={acme.asset.key}").body["alike"]
    assert [(one["order"]["key"], one["same_asset"]) for one in same] == [(str(first.key), True)]
    assert api(agnes).get(f"{asked}发票开不出来").body == {"alike": []}


def test_what_is_over_repeats_nothing(agnes: Actor, order: WorkOrder, acme: SimpleNamespace) -> None:
    moves.cancel(key=order.key, by=agnes, at=NOON, reason="-")
    assert histories.duplicates(agnes, customer=acme.customer.key, asset=acme.asset.key, title=order.title) == []


def test_a_history_is_of_one_customer_and_ends_where_it_is_over(
    agnes: Actor,
    report: Callable[..., WorkOrder],
    acme: SimpleNamespace,
    xenon: SimpleNamespace,
    api: Callable[..., Api],
) -> None:
    made = [report(title=f"no {n}") for n in range(5)]
    moves.cancel(key=made[0].key, by=agnes, at=NOON, reason="-")
    report(customer=xenon.customer.key, asset=None, contact=None)
    browser, path = api(agnes), f"/api/v1/customers/{acme.customer.key}/workorders"
    page = browser.get(f"{path}?limit=3").body
    rest = browser.get(f"{path}?limit=3&cursor={page['next']}").body
    assert [row["title"] for row in page["rows"] + rest["rows"]] == ["no 4", "no 3", "no 2", "no 1", "no 0"]
    assert [row["title"] for row in browser.get(f"{path}?open=false").body["rows"]] == ["no 0"]
    assert len(browser.get(f"/api/v1/assets/{acme.asset.key}/workorders?open=true").body["rows"]) == 4


@pytest.mark.parametrize("door", ["customers", "assets", "portal", "field"])
def test_an_order_we_learn_of_late_stands_where_it_belongs_in_time(
    agnes: Actor, carl: Actor, tess: Actor, acme: SimpleNamespace, report: Callable[..., WorkOrder], door: str,
    api: Callable[..., Api],
) -> None:  # fmt: skip
    days = [3, 1, 4, 1, 5, 2, 1]
    made = [report(title=f"{day} days ago", at=NOON - timedelta(days=day)) for day in days]
    if door == "field":
        for order in made:
            moves.triage(key=order.key, by=agnes, at=NOON)
            moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    who, path = {
        "customers": (agnes, f"/api/v1/customers/{acme.customer.key}/workorders?limit=2"),
        "assets": (agnes, f"/api/v1/assets/{acme.asset.key}/workorders?limit=2"),
        "portal": (carl, "/api/v1/portal/workorders?limit=2"),
        "field": (tess, "/api/v1/field/orders?limit=2&search=days"),
    }[door]
    titles, cursor = [], ""
    while cursor is not None:
        page = api(who).get(f"{path}&cursor={cursor}" if cursor else path).body
        titles += [row["title"] for row in page["rows"]]
        cursor = page["next"]
    assert titles == [f"{day} days ago" for day in sorted(days)]


def test_an_engineer_of_elsewhere_sees_the_customer_and_none_of_the_orders(
    olaf: Actor, order: WorkOrder, acme: SimpleNamespace, api: Callable[..., Api]
) -> None:
    assert api(olaf).get(f"/api/v1/customers/{acme.customer.key}/workorders").body["rows"] == []


def test_priorities_fall_with_impact_and_urgency(agnes: Actor, api: Callable[..., Api]) -> None:
    assert api(agnes).get("/api/v1/workorders/priorities").body["matrix"] == [[0, 1, 2], [1, 2, 3], [2, 3, 3]]


def test_the_brief_costs_the_same_however_much_is_there(
    agnes: Actor, acme: SimpleNamespace, report: Callable[..., WorkOrder], api: Callable[..., Api],
    django_assert_max_num_queries: Callable[..., object],
) -> None:  # fmt: skip
    for n in range(12):
        report(title=f"no {n}")
        assets.register_asset(
            by=agnes, at=NOON, product=acme.asset.product.key, customer=acme.customer.key, name=f"unit {n}",
            installed_on=date(2026, 1, 1),
        )  # fmt: skip
    browser = api(agnes)
    path = f"/api/v1/callers/brief?customer={acme.customer.key}&asset={acme.asset.key}"
    assert browser.get(path).status == 200
    with django_assert_max_num_queries(16):
        assert len(browser.get(path).body["assets"]) == 13
