"""The customers' door: their own company and nobody else's."""

import pytest

from aftersales.customers.actions import contracts
from aftersales.customers.models import Contact, Contract, Customer, Site
from tests.conftest import NOON

COMPANY = "/api/v1/portal/company"


def test_strangers_and_staff_are_not_let_in(api, agnes):
    assert api(None).get(COMPANY).status == 401
    assert api(agnes).get(COMPANY).body["code"] == "other_door"


def test_whoever_is_no_ones_contact_has_no_company(api, carl):
    Contact.objects.filter(name="carl").update(person=None)
    assert api(carl).get(COMPANY).status == 404


def test_an_archived_company_is_not_shown(api, carl):
    Customer.objects.filter(code="acme").update(archived_at=NOON)
    assert api(carl).get(COMPANY).status == 404


def test_a_reader_sees_their_own_company_and_nothing_of_another(api, carl, acme, xenon):
    contracts.grant_entitlement(contract=acme.contract.key, by=None, at=NOON, what="visit", quantity=3)
    Site.objects.filter(pk=xenon.site.pk).update(name="canary-site", address="canary-street")
    Contract.objects.filter(pk=xenon.contract.pk).update(name="canary-contract")
    told = api(carl).get(COMPANY)
    assert told.status == 200
    assert told.body["name"] == "acme"
    assert told.body["contracts"][0]["entitlements"] == [{"what": "visit", "quantity": 3, "used": 0}]
    assert "canary" not in str(told.body) and "xenon" not in str(told.body)


def test_colleagues_of_one_company_see_the_same(api, carl, cora):
    mine, hers = api(carl).get(COMPANY).body, api(cora).get(COMPANY).body
    assert {**mine, "me": "", "contact": {}} == {**hers, "me": "", "contact": {}}
    assert (mine["contact"]["sees_colleagues_orders"], hers["contact"]["sees_colleagues_orders"]) == (False, True)
    assert (mine["me"], hers["me"]) == ("carl", "cora")


def test_only_these_fields_leave_the_house(api, carl, acme):
    contracts.grant_entitlement(contract=acme.contract.key, by=None, at=NOON, what="visit", quantity=3)
    Contact.objects.filter(name="carl").update(care="canary-care", job_title="canary-title")
    told = api(carl).get(COMPANY).body
    assert sorted(told) == ["contact", "contracts", "me", "name", "sites"]
    assert sorted(told["contact"]) == ["name", "phone", "sees_colleagues_orders"]
    assert sorted(told["sites"][0]) == ["address", "key", "name", "zone"]
    assert sorted(told["contracts"][0]) == ["ends_on", "entitlements", "name", "number", "service_level", "starts_on"]
    assert "canary" not in str(told)


def test_what_is_archived_is_not_shown(api, carl, acme):
    Site.objects.filter(pk=acme.site.pk).update(archived_at=NOON)
    Contract.objects.filter(pk=acme.contract.pk).update(archived_at=NOON)
    told = api(carl).get(COMPANY).body
    assert (told["sites"], told["contracts"]) == ([], [])


@pytest.mark.parametrize("path", ["customers", "contacts", "sites", "contracts"])
def test_the_staffs_lists_are_not_behind_this_door(api, carl, path):
    assert api(carl).get(f"/api/v1/portal/{path}").status == 404
