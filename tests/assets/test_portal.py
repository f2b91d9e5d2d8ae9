"""The customers' door to assets: their own company's and nobody else's."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.assets.models import Asset, Environment, Warranty
from aftersales.customers.models import Contact
from tests.conftest import NOON

MINE = "/api/v1/portal/assets"


def test_strangers_and_staff_are_not_let_in(api, agnes, acme):
    for path in (MINE, f"{MINE}/{acme.asset.key}"):
        assert api(None).get(path).status == 401
        assert api(agnes).get(path).body["code"] == "other_door"


def test_another_companys_asset_does_not_exist(api, carl, xena, acme, xenon):
    assert api(carl).get(f"{MINE}/{xenon.asset.key}").status == 404
    assert api(xena).get(f"{MINE}/{acme.asset.key}").status == 404
    assert "S-xenon" not in str(api(carl).get(MINE).body)


def test_a_reader_sees_the_companys_assets_with_what_is_covered_until_when(api, carl, acme):
    Warranty.objects.create(asset=acme.asset, starts_on="2026-01-01", labour_until="2026-12-31")
    (row,) = api(carl).get(MINE).body["rows"]
    assert (row["serial"], row["site"]) == ("S-acme", "plant")
    assert row["warranties"][0]["labour_until"] == "2026-12-31"
    assert row["contract"]["ends_on"] == "2026-12-31"
    assert row["cover"]["labour"] == {"why": "covered", "until": "2026-12-31"}
    assert row["cover"]["parts"] == {"why": "never", "until": None}
    assert api(carl).get(f"{MINE}/{acme.asset.key}").body == {**row, "environment": None}


def test_a_program_shows_what_it_runs_on(api, carl, acme):
    Environment.objects.create(asset=acme.asset, software_version="V16.5", modules=["GL", "AP"])
    told = api(carl).get(f"{MINE}/{acme.asset.key}").body["environment"]
    assert (told["software_version"], told["modules"]) == ("V16.5", ["GL", "AP"])


@pytest.mark.parametrize(("typed", "found"), [("unit", 1), ("s-ac", 1), ("PLANT", 1), ("S-xenon", 0), ("%", 0)])
def test_one_finds_ones_own_things_by_any_part_of_name_serial_or_place(api, carl, typed, found):
    assert len(api(carl).get(f"{MINE}?search={quote(typed)}").body["rows"]) == found


def test_only_these_fields_leave_the_house(api, carl):
    (row,) = api(carl).get(MINE).body["rows"]
    assert sorted(row) == [
        "contract", "cover", "installed_on", "is_software", "key", "name", "product_en", "product_zh", "serial", "site",
        "warranties",
    ]  # fmt: skip
    assert sorted(row["contract"]) == ["ends_on", "number", "service_level", "starts_on"]


def test_what_is_archived_is_not_shown(api, carl, acme):
    Asset.objects.filter(pk=acme.asset.pk).update(archived_at=NOON)
    assert api(carl).get(MINE).body["rows"] == []
    assert api(carl).get(f"{MINE}/{acme.asset.key}").status == 404


def test_whoever_left_the_company_sees_nothing_of_it(api, carl, acme):
    browser = api(carl)
    assert browser.get(MINE).status == 200
    Contact.objects.filter(name="carl").update(archived_at=NOON)
    assert browser.get(MINE).status == 404


@pytest.mark.parametrize("cursor", ["x", "W251bGxd"])
def test_a_cursor_we_did_not_make_is_refused(api, carl, cursor):
    assert api(carl).get(f"{MINE}?cursor={cursor}").body["code"] == "bad_cursor"


def test_the_list_costs_the_same_queries_for_ten_rows_and_for_a_hundred(api, carl, acme):
    browser, counts = api(carl), []
    browser.get(MINE)
    for rows in (10, 100):
        made = Asset.objects.bulk_create(
            Asset(product=acme.asset.product, customer=acme.customer, site=acme.site, name="n") for _ in range(rows)
        )
        Warranty.objects.bulk_create(Warranty(asset=one, starts_on="2026-01-01") for one in made)
        with CaptureQueriesContext(connection) as queries:
            assert len(browser.get(f"{MINE}?limit={rows}").body["rows"]) == rows
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3
