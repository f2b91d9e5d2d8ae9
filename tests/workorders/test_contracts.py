"""Under which contract an order is served."""

from datetime import date

import pytest

from aftersales.customers.models import Contract, Customer
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
