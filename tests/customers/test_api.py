"""The staff's door to customers, over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.customers.actions import contracts
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.people.models import Grant, Person
from tests.conftest import NOON, facts_of, index_all, today

API = "/api/v1"


@pytest.fixture
def local(api, dan):
    """Dan's browser, his rights over customers cut to his territory."""
    Grant.objects.filter(role__code="dispatcher", right="customers.see").delete()
    role = Person.objects.get(pk=dan.id).roles.get()
    for right in ("customers.see", "customers.edit"):
        Grant.objects.create(role=role, right=right, scope="territory")
    return api(dan)


@pytest.fixture
def visits(acme):
    """Three visits for Acme, on a contract that runs whenever the test does."""
    Contract.objects.filter(pk=acme.contract.pk).update(
        starts_on=today() - timedelta(days=1), ends_on=today() + timedelta(days=1)
    )
    return contracts.grant_entitlement(contract=acme.contract.key, by=None, at=NOON, what="visit", quantity=3)


def state_of(company):
    """Every row of a customer, to see that nothing changed."""
    customer = company.customer.pk
    return [
        list(rows.order_by("pk").values())
        for rows in (
            Customer.objects.filter(pk=customer),
            Contact.objects.filter(customer=customer),
            Site.objects.filter(customer=customer),
            Contract.objects.filter(customer=customer),
            Entitlement.objects.filter(contract__customer=customer),
        )
    ]


def everything_of(company, visits):
    """Every operation on something of a customer: method, path, body."""
    customer, contact = f"{API}/customers/{company.customer.key}", f"{API}/contacts/{company.contact.key}"
    site, contract = f"{API}/sites/{company.site.key}", f"{API}/contracts/{company.contract.key}"
    entitlement = f"{API}/entitlements/{visits.key}"
    term = {"number": "C-77", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    return [
        ("GET", customer, None),
        ("PATCH", customer, {"name": "mine"}),
        ("POST", f"{customer}/archive", {}),
        ("POST", f"{customer}/restore", {}),
        ("POST", f"{customer}/contacts", {"name": "me"}),
        ("POST", f"{customer}/sites", {"name": "mine"}),
        ("POST", f"{customer}/contracts", term),
        ("GET", contact, None),
        ("PATCH", contact, {"phone": "13911112222"}),
        ("POST", f"{contact}/archive", {}),
        ("POST", f"{contact}/restore", {}),
        ("POST", f"{contact}/reveal", {}),
        ("POST", f"{contact}/erase", {}),
        ("POST", f"{contact}/export", {}),
        ("POST", f"{contact}/portal", {}),
        ("DELETE", f"{contact}/portal", None),
        ("GET", site, None),
        ("PATCH", site, {"name": "mine"}),
        ("POST", f"{site}/archive", {}),
        ("POST", f"{site}/restore", {}),
        ("GET", contract, None),
        ("PATCH", contract, {"name": "mine"}),
        ("POST", f"{contract}/renew", {"number": "C-78"}),
        ("POST", f"{contract}/archive", {}),
        ("POST", f"{contract}/entitlements", {"what": "hour", "quantity": 1}),
        ("GET", entitlement, None),
        ("PATCH", entitlement, {"quantity": 99}),
        ("POST", f"{entitlement}/use", {}),
        ("POST", f"{entitlement}/return", {}),
    ]


def test_strangers_are_asked_to_sign_in_and_customers_sent_to_their_own_door(api, carl, acme, visits):
    before = state_of(acme)
    for method, path, body in everything_of(acme, visits):
        assert api(None).send(method, path, body, If_Match='"1"').status == 401, path
        assert api(carl).send(method, path, body, If_Match='"1"').body["code"] == "other_door", path
    assert state_of(acme) == before


def test_another_territorys_customer_does_not_exist_at_any_door(local, xenon):
    theirs = contracts.grant_entitlement(contract=xenon.contract.key, by=None, at=NOON, what="visit", quantity=3)
    before = state_of(xenon)
    for method, path, body in everything_of(xenon, theirs):
        answer = local.send(method, path, body, If_Match='"1"')
        assert (answer.status, answer.body["code"]) == (404, "not_found"), path
    assert state_of(xenon) == before


def test_another_territorys_customer_stands_in_no_list(local, acme, xenon):
    for path in ("customers", "contacts", "sites", "contracts", f"contacts?customer={xenon.customer.key}"):
        answer = local.get(f"{API}/{path}")
        assert answer.status == 200
        assert "xenon" not in str(answer.body) and str(xenon.customer.key) not in str(answer.body)
    assert [row["code"] for row in local.get(f"{API}/customers?search=xen").body["rows"]] == []


def test_who_may_only_see_changes_nothing(api, tess, acme, visits):
    before, browser = state_of(acme), api(tess)
    for method, path, body in everything_of(acme, visits):
        answer = browser.send(method, path, body, If_Match='"1"')
        expected = 200 if method == "GET" or path.endswith("/reveal") else 403
        assert answer.status == expected, path
    assert state_of(acme) == before


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("customers", {"code": "n", "name": "N", "version": 7}, "version"),
        ("customers", {"code": "n", "name": "N", "archived_at": None}, "archived_at"),
        ("customers", {"code": "n", "name": "two\nlines"}, "name"),
        ("customers", {"code": "n", "name": "N", "tier": "best"}, "tier"),
        ("customers", {"code": "n", "name": "N", "size": "many"}, "size"),
        ("customers/{customer}/sites", {"name": "S", "latitude": 91, "longitude": 0}, "latitude"),
        ("customers/{customer}/sites", {"name": "S", "customer": str(uuid4())}, "customer"),
        ("customers/{customer}/contacts", {"name": "S", "person": 1}, "person"),
        ("customers/{customer}/contracts", {"number": "1", "starts_on": "soon", "ends_on": "2026-01-01"}, "starts_on"),
        ("contracts/{contract}/entitlements", {"what": "visit", "quantity": 1, "used": -5}, "used"),
    ],
)
def test_what_is_not_asked_for_and_what_makes_no_sense_is_refused_by_its_name(api, agnes, acme, path, body, field):
    where = path.format(customer=acme.customer.key, contract=acme.contract.key)
    answer = api(agnes).post(f"{API}/{where}", body)
    assert answer.status == 422
    assert answer.body["errors"][0]["field"] == field


def test_a_refusal_of_a_rule_speaks_the_readers_language(api, agnes, acme):
    body = {"name": "S", "access_hours": {"0": [[900, 600]]}}
    answer = api(agnes).post(f"{API}/customers/{acme.customer.key}/sites", body)
    assert (answer.status, answer.body["code"]) == (422, "bad_access_hours")
    assert answer.body["facts"]["field"] == "access_hours.0"
    assert "可进入时间" in answer.body["detail"] and "时段" in answer.body["detail"]


def test_an_update_without_a_version_is_refused_and_a_stale_one_shows_both_sides(api, agnes, acme):
    browser, path = api(agnes), f"{API}/customers/{acme.customer.key}"
    assert browser.patch(path, {"name": "A"}).status == 428
    assert browser.patch(path, {"name": "A"}, If_Match='"1"').body["version"] == 2
    stale = browser.patch(path, {"name": "B"}, If_Match='"1"')
    assert (stale.status, stale.body["code"]) == (409, "stale_version")
    assert stale.body["facts"]["fields"] == {"name": {"yours": "B", "now": "A"}}


def test_a_new_customer_is_read_back_with_all_that_is_theirs(api, agnes):
    browser = api(agnes)
    made = browser.post(f"{API}/customers", {"code": "new", "name": "新客户", "size": 30, "industry": "food"})
    assert (made.status, made.body["size_band"], made.body["version"]) == (201, "small", 1)
    key = made.body["key"]
    browser.post(f"{API}/customers/{key}/contacts", {"name": "王小明", "salutation": "经理", "phone": "13912345678"})
    hours = {"0": [[540, 720], [780, 1080]]}
    browser.post(f"{API}/customers/{key}/sites", {"name": "厂区", "access_hours": hours, "access_note": "门卫登记"})
    term = {"number": "C-1", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "service_level": "gold"}
    contract = browser.post(f"{API}/customers/{key}/contracts", term).body["key"]
    browser.post(f"{API}/contracts/{contract}/entitlements", {"what": "visit", "quantity": 12})
    told = browser.get(f"{API}/customers/{key}").body
    (contact,) = told["contacts"]
    assert (contact["address"], contact["phone"]) == ("王经理", "+86139****5678")
    assert told["sites"][0]["access_hours"] == hours
    assert told["contracts"][0]["entitlements"][0]["left"] == 12


def test_a_choice_can_be_taken_back(api, agnes, acme):
    told = api(agnes).patch(f"{API}/customers/{acme.customer.key}", {"industry": None, "size": None}, If_Match='"1"')
    assert (told.body["industry"], told.body["size"], told.body["size_band"]) == ("", None, "unknown")


def test_the_number_is_masked_everywhere_but_where_it_is_asked_for(api, agnes, acme):
    browser = api(agnes)
    for path in (f"contacts/{acme.contact.key}", "contacts", f"customers/{acme.customer.key}"):
        assert "13800001234" not in str(browser.get(f"{API}/{path}").body), path
    assert browser.post(f"{API}/contacts/{acme.contact.key}/reveal").body["phone"] == "+8613800001234"
    assert facts_of(acme.customer.key) == ["ContactRevealed"]


def test_a_caller_is_found_by_a_part_of_the_number_and_by_name(api, agnes, acme):
    Contact.objects.filter(pk=acme.contact.pk).update(phone="+8613955550000", name="李娜")
    index_all()
    browser = api(agnes)
    assert [row["name"] for row in browser.get(f"{API}/contacts?search=139 5555").body["rows"]] == ["李娜"]
    assert [row["name"] for row in browser.get(f"{API}/contacts?search=李").body["rows"]] == ["李娜"]
    assert [row["name"] for row in browser.get(f"{API}/contacts?search=ln").body["rows"]] == ["李娜"]
    for part in ("13955", "9555", "5000", "%2B86 139"):
        assert [row["code"] for row in browser.get(f"{API}/customers?search={part}").body["rows"]] == ["acme"]
    assert [row["code"] for row in browser.get(f"{API}/customers?search=XEN").body["rows"]] == ["xenon"]


@pytest.mark.parametrize("search", ["%", "_", "\\", "'; DROP TABLE customers_customer; --", "100%_"])
def test_a_search_is_words_and_never_a_pattern(api, agnes, search):
    assert api(agnes).get(f"{API}/customers?search={search}").body == {"rows": [], "next": None}


def test_archived_customers_are_listed_apart(api, agnes, acme):
    browser = api(agnes)
    browser.post(f"{API}/customers/{acme.customer.key}/archive", {}, If_Match='"1"')
    assert [row["code"] for row in browser.get(f"{API}/customers").body["rows"]] == ["xenon"]
    assert [row["code"] for row in browser.get(f"{API}/customers?archived=true").body["rows"]] == ["acme"]


def test_contracts_that_end_soon_are_found(api, agnes, acme):
    Contract.objects.filter(pk=acme.contract.pk).update(ends_on="2026-11-30")
    told = api(agnes).get(f"{API}/contracts?ends_from=2026-11-01&ends_by=2026-11-30").body
    assert [row["number"] for row in told["rows"]] == ["C-acme"]


def test_a_use_is_counted_once_however_often_it_is_sent(api, agnes, visits):
    browser, path = api(agnes), f"{API}/entitlements/{visits.key}/use"
    once = [browser.post(path, {"count": 2}, key="same").body["used"] for _ in range(3)]
    assert once == [2, 2, 2]
    refused = browser.post(path, {"count": 2})
    assert (refused.status, refused.body["code"]) == (409, "entitlement_used_up")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_same_code_at_the_same_moment_one_is_asked_to_look_again(api, agnes):
    browsers = [api(agnes) for _ in range(4)]

    def create(browser):
        try:
            return browser.post(f"{API}/customers", {"code": "rush", "name": "N"}).status
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(create, browsers)) == [201, 409, 409, 409]


@pytest.mark.parametrize("path", ["customers", "contacts", "sites", "contracts"])
def test_pages_follow_on_without_gap_or_repeat(api, agnes, path):
    _many(25)
    browser, found, cursor = api(agnes), [], ""
    while True:
        page = browser.get(f"{API}/{path}?limit=7{cursor}").body
        found += [row["key"] for row in page["rows"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(found) == len(set(found)) >= 27


@pytest.mark.parametrize("path", ["customers", "contacts", "sites", "contracts"])
@pytest.mark.parametrize("cursor", ["x", "bnVsbA", "W251bGxd", "WyJ4Iiwxe", "W1tdXQ"])
def test_a_cursor_we_did_not_make_is_refused(api, agnes, path, cursor):
    answer = api(agnes).get(f"{API}/{path}?cursor={cursor}")
    assert (answer.status, answer.body["code"]) == (422, "bad_cursor")


@pytest.mark.parametrize("path", ["customers", "contacts", "sites", "contracts"])
def test_a_list_costs_the_same_queries_for_ten_rows_and_for_a_hundred(api, agnes, path):
    browser = api(agnes)
    browser.get(f"{API}/{path}")  # who is signed in is read once
    counts = []
    for rows in (10, 100):
        _many(rows)
        with CaptureQueriesContext(connection) as queries:
            assert len(browser.get(f"{API}/{path}?limit={rows}").body["rows"]) == rows
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 2, [query["sql"] for query in queries]


def test_a_customer_costs_the_same_queries_however_much_is_theirs(api, agnes, acme):
    browser, path, counts = api(agnes), f"{API}/customers/{acme.customer.key}", []
    browser.get(path)
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status == 200
        counts.append(len(queries))
        for number in range(60):
            Contact.objects.create(customer=acme.customer, name=f"c{number}")
            Site.objects.create(customer=acme.customer, name=f"s{number}")
    assert counts[0] == counts[1] <= 5
    told = browser.get(path).body
    assert (len(told["contacts"]), len(told["sites"])) == (50, 50)


def _many(count):
    """More customers, each with a contact, a site and a contract that counts something."""
    prefix = uuid4().hex[:8]
    made = Customer.objects.bulk_create(
        Customer(code=f"{prefix}-{number:03}", name=f"N{number}") for number in range(count)
    )
    Contact.objects.bulk_create(Contact(customer=one, name="Li") for one in made)
    Site.objects.bulk_create(Site(customer=one, name="plant") for one in made)
    signed = Contract.objects.bulk_create(
        Contract(customer=one, number=one.code, starts_on="2026-01-01", ends_on="2026-12-31") for one in made
    )
    Entitlement.objects.bulk_create(Entitlement(contract=one, what="visit", quantity=1) for one in signed)


def test_what_was_archived_can_be_found_to_be_restored(api, agnes, acme):
    browser, path = api(agnes), f"customer={acme.customer.key}&archived=true"
    assert browser.get(f"{API}/contacts?{path}").body["rows"] == []
    browser.post(f"{API}/contacts/{acme.contact.key}/archive", If_Match='"1"')
    browser.post(f"{API}/sites/{acme.site.key}/archive", If_Match='"1"')
    assert [row["key"] for row in browser.get(f"{API}/contacts?{path}").body["rows"]] == [str(acme.contact.key)]
    assert [row["key"] for row in browser.get(f"{API}/sites?{path}").body["rows"]] == [str(acme.site.key)]
    browser.post(f"{API}/contacts/{acme.contact.key}/erase", If_Match='"2"')
    assert browser.get(f"{API}/contacts?{path}").body["rows"] == []


def test_customers_of_one_industry(api, agnes, acme):
    browser = api(agnes)
    Customer.objects.filter(code="xenon").update(industry="retail")
    assert [row["code"] for row in browser.get(f"{API}/customers?industry=retail").body["rows"]] == ["xenon"]
    assert browser.get(f"{API}/customers?industry=stars").status == 422
