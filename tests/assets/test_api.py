"""The staff's door to assets, over HTTP."""

from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.assets.models import Asset, FaultCode, Product, Warranty
from aftersales.base.clock import now
from aftersales.people.models import Grant, Person
from tests.conftest import today

API = "/api/v1"


@pytest.fixture
def local(api, dan):
    """Dan's browser, his rights over assets cut to his territory."""
    Grant.objects.filter(role__code="dispatcher", right__in=("customers.see", "assets.see")).delete()
    role = Person.objects.get(pk=dan.id).roles.get()
    for right in ("customers.see", "customers.edit", "assets.see", "assets.edit"):
        Grant.objects.create(role=role, right=right, scope="territory")
    return api(dan)


@pytest.fixture
def product(cast):
    return Product.objects.get(code="mv8")


@pytest.fixture
def fault(cast):
    return FaultCode.objects.create(family="vrf", code="E6", name_zh="通信故障", name_en="No communication")


def operations_on(asset):
    """Every operation on an asset: method, path, body."""
    path = f"{API}/assets/{asset.key}"
    return [
        ("GET", path, None),
        ("PATCH", path, {"name": "mine"}),
        ("POST", f"{path}/move", {"site": None}),
        ("PATCH", f"{path}/environment", {"patch": "1"}),
        ("PUT", f"{path}/warranties", {"warranties": []}),
        ("POST", f"{path}/archive", {}),
        ("POST", f"{path}/restore", {}),
    ]


def catalogue(product, fault):
    """Every write to the catalogue."""
    return [
        ("POST", f"{API}/products", {"code": "n", "name_zh": "n", "name_en": "n"}),
        ("PATCH", f"{API}/products/{product.key}", {"maker": "n"}),
        ("POST", f"{API}/products/{product.key}/archive", {}),
        ("POST", f"{API}/fault-codes", {"family": "f", "code": "n", "name_zh": "n", "name_en": "n"}),
        ("PATCH", f"{API}/fault-codes/{fault.key}", {"name_en": "n"}),
        ("POST", f"{API}/fault-codes/{fault.key}/archive", {}),
    ]


def test_strangers_are_asked_to_sign_in_and_customers_sent_to_their_own_door(api, carl, acme, product, fault):
    for method, path, body in [*operations_on(acme.asset), *catalogue(product, fault)]:
        assert api(None).send(method, path, body, If_Match='"1"').status == 401, path
        assert api(carl).send(method, path, body, If_Match='"1"').body["code"] == "other_door", path


def test_another_territorys_asset_does_not_exist_at_any_door(local, xenon):
    before = Asset.objects.filter(pk=xenon.asset.pk).values().get()
    for method, path, body in operations_on(xenon.asset):
        answer = local.send(method, path, body, If_Match='"1"')
        assert (answer.status, answer.body["code"]) == (404, "not_found"), path
    assert Asset.objects.filter(pk=xenon.asset.pk).values().get() == before


@pytest.mark.parametrize("query", ["", "?search=S-", "?archived=false", "?family=vrf", "?customer={customer}"])
def test_another_territorys_asset_stands_in_no_list(local, xenon, query):
    answer = local.get(f"{API}/assets{query.format(customer=xenon.customer.key)}")
    assert answer.status == 200
    assert "S-xenon" not in str(answer.body)


@pytest.mark.parametrize("what", ["customer", "site", "contract", "parent"])
def test_a_body_that_names_anothers_things_finds_nothing(local, acme, xenon, product, what):
    theirs = {"customer": xenon.customer, "site": xenon.site, "contract": xenon.contract, "parent": xenon.asset}[what]
    body = {"product": product.key, "customer": acme.customer.key, "name": "n", what: theirs.key}
    assert local.post(f"{API}/assets", body).status == 404
    assert Asset.objects.count() == 2
    if what in ("contract", "parent"):
        answer = local.patch(f"{API}/assets/{acme.asset.key}", {what: theirs.key}, If_Match='"1"')
        assert answer.status == 404
    if what in ("customer", "site"):
        answer = local.post(f"{API}/assets/{acme.asset.key}/move", {"site": None, what: theirs.key}, If_Match='"1"')
        assert answer.status == 404
    assert Asset.objects.get(pk=acme.asset.pk).version == 1


def test_who_may_only_see_changes_nothing(api, dan, acme, product, fault):
    browser = api(dan)
    for method, path, body in [*operations_on(acme.asset), *catalogue(product, fault)]:
        answer = browser.send(method, path, body, If_Match='"1"')
        assert answer.status == (200 if method == "GET" else 403), path
    assert Asset.objects.get(pk=acme.asset.pk).version == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"version": 3}, "version"),
        ({"customer_id": 1}, "customer_id"),
        ({"product": "x"}, "product"),
        ({"installed_on": "soon"}, "installed_on"),
        ({"warranties": [{"starts_on": "2026-01-01", "asset": 1}]}, "warranties.0.asset"),
        ({"environment": {"root_password": "x"}}, "environment.root_password"),
    ],
)
def test_what_is_not_asked_for_is_refused_by_its_name(api, agnes, acme, product, body, field):
    ordinary = {"product": product.key, "customer": acme.customer.key, "name": "n"}
    answer = api(agnes).post(f"{API}/assets", {**ordinary, **body})
    assert answer.status == 422
    assert answer.body["errors"][0]["field"] == field


def test_writes_ask_for_the_version(api, agnes, acme):
    browser = api(agnes)
    for method, path, body in operations_on(acme.asset):
        if method != "GET":
            assert browser.send(method, path, body).status == 428, path


def test_an_asset_is_shown_with_all_that_is_known_of_it(api, agnes, acme, fault):
    Warranty.objects.create(asset=acme.asset, starts_on="2020-01-01", parts_until="2099-01-01")
    Asset.objects.create(
        product=acme.asset.product, customer=acme.customer, parent=acme.asset, name="board", serial="B-1"
    )
    acme.contract.ends_on = today() + timedelta(days=1)
    acme.contract.save()
    told = api(agnes).get(f"{API}/assets/{acme.asset.key}").body
    assert told["asset"]["site"]["name"] == "plant"
    assert told["cover"]["parts"] == {"covered": True, "why": "covered", "until": "2099-01-01"}
    assert told["cover"]["labour"] == {"covered": False, "why": "never", "until": None}
    assert (told["contract"]["number"], told["contract_why"]) == ("C-acme", "own")
    assert [part["serial"] for part in told["parts"]] == ["B-1"]
    assert [code["code"] for code in told["fault_codes"]] == ["E6"]
    assert told["environment"] is None


def test_a_software_installation_is_an_asset_too(api, agnes, acme):
    browser = api(agnes)
    product = browser.post(
        f"{API}/products",
        {"code": "u8", "name_zh": "用友 U8", "name_en": "Yonyou U8", "is_software": True, "labour_months": 12},
    ).body["key"]
    made = browser.post(
        f"{API}/assets",
        {
            "product": product,
            "customer": acme.customer.key,
            "name": "财务系统",
            "installed_on": "2026-01-31",
            "environment": {
                "software_version": "16.5",
                "modules": ["GL", "AR"],
                "certificate_expires_on": "2027-03-01",
            },
        },
    )
    assert made.status == 201
    assert made.body["warranties"][0]["labour_until"] == "2027-01-31"
    path = f"{API}/assets/{made.body['key']}"
    changed = browser.patch(f"{path}/environment", {"patch": "KB-7"}, If_Match='"1"')
    assert changed.body["version"] == 2
    told = browser.get(path).body["environment"]
    assert (told["software_version"], told["patch"], told["modules"]) == ("16.5", "KB-7", ["GL", "AR"])


@pytest.mark.parametrize("typed", ["s-ac", "acm", "unit", "多联机", "outdoor"])
def test_an_asset_is_found_by_its_serial_name_model_or_customer(api, agnes, typed):
    assert "S-acme" in [row["serial"] for row in api(agnes).get(f"{API}/assets?search={typed}").body["rows"]]


@pytest.mark.parametrize("typed", ["%25", "_", "nobody has this"])
def test_a_search_of_assets_is_words_and_never_a_pattern(api, agnes, typed):
    assert api(agnes).get(f"{API}/assets?search={typed}").body["rows"] == []


def test_machines_and_software_are_told_apart(api, agnes):
    browser = api(agnes)
    assert len(browser.get(f"{API}/assets?software=false").body["rows"]) == 2
    assert browser.get(f"{API}/assets?software=true").body["rows"] == []


def test_what_soon_falls_out_of_warranty_is_found(api, agnes, acme):
    browser, today = api(agnes), now().astimezone(ZoneInfo("Asia/Shanghai")).date()
    path = f"{API}/assets/{acme.asset.key}/warranties"
    told = {"starts_on": "2020-01-01", "labour_until": str(today - timedelta(days=1))}
    assert browser.put(path, {"warranties": [told]}, If_Match='"1"').status == 200
    assert browser.get(f"{API}/assets?ends_within=30").body["rows"] == []
    told["parts_until"] = str(today + timedelta(days=30))
    assert browser.put(path, {"warranties": [told]}, If_Match='"2"').status == 200
    assert [row["serial"] for row in browser.get(f"{API}/assets?ends_within=30").body["rows"]] == ["S-acme"]
    assert browser.get(f"{API}/assets?ends_within=29").body["rows"] == []
    assert browser.get(f"{API}/assets?ends_within=-1").status == 422


def test_pages_follow_on_without_gap_or_repeat(api, agnes):
    _many(25)
    browser, found, cursor = api(agnes), [], ""
    while True:
        page = browser.get(f"{API}/assets?limit=7{cursor}").body
        found += [row["key"] for row in page["rows"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(found) == len(set(found)) == 27


@pytest.mark.parametrize("path", ["assets", "products", "fault-codes"])
def test_a_list_costs_the_same_queries_for_ten_rows_and_for_a_hundred(api, agnes, path):
    browser, counts = api(agnes), []
    browser.get(f"{API}/{path}")  # who is signed in is read once
    for rows in (10, 100):
        _many(rows)
        with CaptureQueriesContext(connection) as queries:
            assert len(browser.get(f"{API}/{path}?limit={rows}").body["rows"]) == rows
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 2, [query["sql"] for query in queries]


def test_an_asset_costs_the_same_queries_however_much_is_built_into_it(api, agnes, acme, fault):
    browser, path, counts = api(agnes), f"{API}/assets/{acme.asset.key}", []
    browser.get(path)
    for count in (0, 60):
        Asset.objects.bulk_create(
            Asset(product=acme.asset.product, customer=acme.customer, parent=acme.asset, name="n") for _ in range(count)
        )
        FaultCode.objects.bulk_create(
            FaultCode(family="vrf", code=f"F{number}", name_zh="x", name_en="x") for number in range(count)
        )
        with CaptureQueriesContext(connection) as queries:
            told = browser.get(path).body
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
    assert (len(told["parts"]), len(told["fault_codes"])) == (50, 50)


def _many(count):
    """More products, fault codes, and assets with a warranty each."""
    prefix = uuid4().hex[:8]
    products = Product.objects.bulk_create(
        Product(code=f"{prefix}-{number}", name_zh="x", name_en="x", family=prefix) for number in range(count)
    )
    FaultCode.objects.bulk_create(
        FaultCode(family=prefix, code=str(number), name_zh="x", name_en="x") for number in range(count)
    )
    acme = Asset.objects.get(serial="S-acme")
    made = Asset.objects.bulk_create(
        Asset(product=one, customer=acme.customer, site=acme.site, parent=acme, name="n", serial=one.code)
        for one in products
    )
    Warranty.objects.bulk_create(Warranty(asset=one, starts_on="2026-01-01", labour_until="2026-12-31") for one in made)
