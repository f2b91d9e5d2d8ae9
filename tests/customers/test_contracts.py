"""What can be done to contracts, and to what they count."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.customers.actions import contracts
from aftersales.customers.models import Contract, Entitlement
from aftersales.customers.queries import contract_on
from tests.conftest import NOON
from tests.customers.conftest import told_last

TODAY = date(2026, 11, 18)


# -- contracts


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"number": "  "}, "number"),
        ({"service_level": "royal"}, "service_level"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
    ],
)
def test_a_contract_nobody_can_mean_is_refused(agnes, acme, told, field):
    ordinary = {"number": "C-1", "starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    with pytest.raises(Invalid) as refusal:
        contracts.sign_contract(customer=acme.customer.key, by=agnes, at=NOON, **{**ordinary, **told})
    assert refusal.value.facts["field"] == field


def test_contracts_may_overlap_and_the_better_one_counts(agnes, acme):
    better = contracts.sign_contract(
        customer=acme.customer.key,
        by=agnes,
        at=NOON,
        number="C-9",
        service_level="platinum",
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 11, 30),
    )
    assert contract_on(acme.customer.pk, TODAY) == (better, "covers")
    assert contract_on(acme.customer.pk, date(2026, 10, 1)) == (acme.contract, "covers")
    contracts.archive_contract(key=better.key, by=agnes, at=NOON, version=1)
    assert contract_on(acme.customer.pk, TODAY) == (acme.contract, "covers")


def test_a_number_leads_to_one_contract(agnes, acme, xenon):
    with pytest.raises(Conflict) as refusal:
        contracts.change_contract(
            key=acme.contract.key, by=agnes, at=NOON, version=1, changes={"number": xenon.contract.number}
        )
    assert refusal.value.code == "contract_number_taken"


def test_a_contract_cannot_be_turned_round(agnes, acme):
    with pytest.raises(Invalid):
        contracts.change_contract(
            key=acme.contract.key, by=agnes, at=NOON, version=1, changes={"ends_on": date(2025, 1, 1)}
        )


def test_a_renewal_follows_on_counts_anew_and_happens_once(agnes, acme, visits):
    contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=TODAY)
    with pytest.raises(Conflict):
        contracts.renew_contract(key=acme.contract.key, by=agnes, at=NOON, version=9, number="C-27")
    new = contracts.renew_contract(key=acme.contract.key, by=agnes, at=NOON, version=1, number="C-27")
    assert (new.starts_on, new.ends_on) == (date(2027, 1, 1), date(2027, 12, 31))
    assert (new.service_level, new.renews) == ("gold", acme.contract)
    assert list(new.entitlements.values_list("what", "quantity", "used")) == [("visit", 3, 0)]
    with pytest.raises(Conflict) as refusal:
        contracts.renew_contract(key=acme.contract.key, by=agnes, at=NOON, version=1, number="C-28")
    assert refusal.value.code == "contract_renewed_already"


# -- entitlements


def test_a_contract_counts_a_thing_once(agnes, acme, visits):
    with pytest.raises(Conflict):
        contracts.grant_entitlement(contract=acme.contract.key, by=agnes, at=NOON, what="visit", quantity=9)
    with pytest.raises(Invalid):
        contracts.grant_entitlement(contract=acme.contract.key, by=agnes, at=NOON, what="gold bars", quantity=9)
    with pytest.raises(Invalid):
        contracts.grant_entitlement(contract=acme.contract.key, by=agnes, at=NOON, what="hour", quantity=-1)


def test_no_more_is_used_than_there_is(agnes, visits):
    contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=TODAY, count=2)
    with pytest.raises(Conflict) as refusal:
        contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=TODAY, count=2)
    assert refusal.value.facts == {"count": 2, "left": 1}
    assert Entitlement.objects.get(pk=visits.pk).used == 2


@pytest.mark.parametrize("on", [date(2025, 12, 31), date(2027, 1, 1)])
def test_nothing_is_used_outside_the_contract(agnes, visits, on):
    with pytest.raises(Conflict) as refusal:
        contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=on)
    assert refusal.value.code == "contract_not_running"


def test_no_more_is_given_back_than_was_used(agnes, visits):
    with pytest.raises(Conflict):
        contracts.return_entitlement(key=visits.key, by=agnes, at=NOON)
    contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=TODAY)
    assert contracts.return_entitlement(key=visits.key, by=agnes, at=NOON).used == 0


@pytest.mark.parametrize("count", [0, -1])
def test_nothing_is_counted_backwards(agnes, visits, count):
    with pytest.raises(Invalid):
        contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=TODAY, count=count)
    with pytest.raises(Invalid):
        contracts.return_entitlement(key=visits.key, by=agnes, at=NOON, count=count)


def test_what_is_unlimited_is_counted_all_the_same(agnes, acme):
    endless = contracts.grant_entitlement(contract=acme.contract.key, by=agnes, at=NOON, what="remote", quantity=None)
    assert contracts.use_entitlement(key=endless.key, by=agnes, at=NOON, on=TODAY, count=500).used == 500


def test_a_quantity_never_falls_below_what_is_used(agnes, visits):
    contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=TODAY, count=2)
    with pytest.raises(Conflict):
        contracts.change_entitlement(key=visits.key, by=agnes, at=NOON, version=1, quantity=1)
    assert contracts.change_entitlement(key=visits.key, by=agnes, at=NOON, version=1, quantity=2).quantity == 2


def test_a_use_names_what_used_it(agnes, acme, visits):
    visit = uuid4()
    contracts.use_entitlement(key=visits.key, by=agnes, at=NOON, on=TODAY, cause=visit)
    data, _ = told_last(acme.customer.key)
    assert (data["cause"], data["count"], data["used"]) == (str(visit), 1, 1)


def test_another_territorys_entitlement_does_not_exist(local, xenon):
    theirs = contracts.grant_entitlement(contract=xenon.contract.key, by=None, at=NOON, what="visit", quantity=1)
    with pytest.raises(NotFound):
        contracts.use_entitlement(key=theirs.key, by=local, at=NOON, on=TODAY)
    assert Entitlement.objects.get(pk=theirs.pk).used == 0
    assert Contract.objects.get(pk=xenon.contract.pk).version == 1


# -- two at once


@pytest.mark.django_db(transaction=True)
def test_the_last_visit_is_used_once_by_two_at_the_same_moment(cast, acme):
    last = contracts.grant_entitlement(contract=acme.contract.key, by=None, at=NOON, what="visit", quantity=1)

    def use():
        try:
            contracts.use_entitlement(key=last.key, by=cast.agnes, at=NOON, on=TODAY)
            return "used"
        except Conflict as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(task.result(30) for task in [pool.submit(use) for _ in range(4)])
    assert outcomes == ["entitlement_used_up"] * 3 + ["used"]
    assert Entitlement.objects.get(pk=last.pk).used == 1
