"""Under which contract an order is served."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.customers.models import Contract, Customer, Site
from aftersales.workorders.actions import orders
from aftersales.workorders.queries.contracts import contract_for
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


def signed(customer: Customer, number: str, level: str, until: date) -> Contract:
    return Contract.objects.create(
        customer=customer, number=number, service_level=level, starts_on=date(2020, 1, 1), ends_on=until
    )


def test_of_several_that_run_the_highest_level_counts_then_the_longest() -> None:
    customer = Customer.objects.create(code="several", name="Several")
    assert contract_for(customer, None, NOON) is None
    signed(customer, "over", "platinum", date(2020, 12, 31))
    signed(customer, "long", "basic", date(2040, 12, 31))
    short = signed(customer, "short", "platinum", date(2030, 12, 31))
    assert contract_for(customer, None, NOON) == short
    longer = signed(customer, "longer", "platinum", date(2031, 12, 31))
    assert contract_for(customer, None, NOON) == longer


NEW_YEARS_EVE = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
"""In Shanghai the next year has begun; in New York and London it has not."""


def test_the_day_is_the_one_they_have_where_the_work_is(acme: SimpleNamespace) -> None:
    assert contract_for(acme.customer, acme.asset, NEW_YEARS_EVE) is None
    Site.objects.filter(pk=acme.site.pk).update(zone="America/New_York")
    acme.asset.refresh_from_db()
    assert contract_for(acme.customer, acme.asset, NEW_YEARS_EVE) == acme.contract
    there = Site.objects.create(customer=acme.customer, name="there", zone="Asia/Tokyo")
    assert contract_for(acme.customer, acme.asset, NEW_YEARS_EVE, site=there) is None


def test_without_a_place_it_is_the_customers_day_and_else_ours(acme: SimpleNamespace, settings: Any) -> None:
    assert contract_for(acme.customer, None, NEW_YEARS_EVE) is None
    Site.objects.filter(pk=acme.site.pk).update(zone="America/New_York")
    assert contract_for(acme.customer, None, NEW_YEARS_EVE) == acme.contract
    nowhere = Customer.objects.create(code="nowhere", name="Nowhere")
    ending = signed(nowhere, "ending", "basic", date(2026, 12, 31))
    assert contract_for(nowhere, None, NEW_YEARS_EVE) is None
    settings.COMPANY_ZONE = "Europe/London"
    assert contract_for(nowhere, None, NEW_YEARS_EVE) == ending


def test_an_order_of_the_new_year_is_not_served_under_the_old_years_contract(acme: SimpleNamespace) -> None:
    told: dict[str, Any] = {"by": None, "kind": "repair", "title": "x", "customer": acme.customer.key}
    before = orders.report(at=NEW_YEARS_EVE.replace(hour=15), asset=acme.asset.key, **told)
    after = orders.report(at=NEW_YEARS_EVE, asset=acme.asset.key, **told)
    assert (before.contract, after.contract) == (acme.contract, None)
