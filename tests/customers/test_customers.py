"""What can be done to customers."""

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.customers.actions import contacts, contracts, customers, sites
from aftersales.customers.models import Customer
from tests.conftest import NOON, facts_of
from tests.customers.conftest import told_last


def test_nobody_without_the_right_takes_on_a_customer(tess):
    with pytest.raises(NotAllowed):
        customers.create_customer(by=tess, at=NOON, code="new", name="New")
    assert not Customer.objects.filter(code="new").exists()


def test_a_territory_is_not_enough_to_take_on_a_customer_who_has_no_site_yet(local):
    with pytest.raises(NotAllowed):
        customers.create_customer(by=local, at=NOON, code="new", name="New")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"code": " "}, "code"),
        ({"name": ""}, "name"),
        ({"tier": "best"}, "tier"),
        ({"industry": "magic"}, "industry"),
        ({"size": 0}, "size"),
    ],
)
def test_a_customer_nobody_can_mean_is_refused(agnes, told, field):
    with pytest.raises(Invalid) as refusal:
        customers.create_customer(by=agnes, at=NOON, **{"code": "new", "name": "New", **told})
    assert refusal.value.facts["field"] == field


def test_a_code_leads_to_one_customer(agnes, xenon):
    with pytest.raises(Conflict) as refusal:
        customers.create_customer(by=agnes, at=NOON, code="acme", name="Another Acme")
    assert refusal.value.code == "customer_code_taken"
    with pytest.raises(Conflict):
        customers.change_customer(key=xenon.customer.key, by=agnes, at=NOON, version=1, changes={"code": "acme"})


def test_a_new_customer_leaves_a_trace_without_words(agnes):
    made = customers.create_customer(by=agnes, at=NOON, code="new", name="新客户", industry="food", tier="key")
    assert facts_of(made.key) == ["CustomerCreated"]
    data, audience = told_last(made.key)
    assert (data["tier"], "新客户" in str(data)) == ("key", False)
    assert "customers:all" in audience


def test_another_territorys_customer_does_not_exist(local, xenon):
    with pytest.raises(NotFound):
        customers.change_customer(key=xenon.customer.key, by=local, at=NOON, version=1, changes={"name": "Mine"})
    assert Customer.objects.get(pk=xenon.customer.pk).name == "xenon"


def test_a_stale_change_is_refused_with_both_sides(agnes, acme):
    customers.change_customer(key=acme.customer.key, by=agnes, at=NOON, version=1, changes={"name": "Acme A"})
    with pytest.raises(Conflict) as refusal:
        customers.change_customer(
            key=acme.customer.key, by=agnes, at=NOON, version=1, changes={"name": "Acme B", "tier": "gold"}
        )
    assert refusal.value.code == "stale_version"
    assert refusal.value.facts == {"version": 2, "fields": {"name": {"yours": "Acme B", "now": "Acme A"}}}
    assert Customer.objects.get(pk=acme.customer.pk).name == "Acme A"


def test_a_change_that_changes_nothing_leaves_no_trace(agnes, acme):
    same = customers.change_customer(key=acme.customer.key, by=agnes, at=NOON, version=1, changes={"tier": "gold"})
    assert (same.version, facts_of(same.key)) == (1, [])


def test_a_change_names_its_fields_and_not_their_words(agnes, acme):
    customers.change_customer(
        key=acme.customer.key, by=agnes, at=NOON, version=1, changes={"name": "Acme 2", "tier": "key"}
    )
    data, _ = told_last(acme.customer.key)
    assert data["fields"] == ["name", "tier"]
    assert "Acme 2" not in str(data)


def test_nothing_changes_at_an_archived_customer(agnes, acme):
    customers.archive_customer(key=acme.customer.key, by=agnes, at=NOON, version=1)
    told = {"by": agnes, "at": NOON}
    for attempt in (
        lambda: customers.change_customer(key=acme.customer.key, version=2, changes={"name": "x"}, **told),
        lambda: customers.archive_customer(key=acme.customer.key, version=2, **told),
        lambda: contacts.add_contact(customer=acme.customer.key, name="Li", **told),
        lambda: contacts.change_contact(key=acme.contact.key, version=1, changes={"name": "x"}, **told),
        lambda: sites.add_site(customer=acme.customer.key, name="Lab", **told),
        lambda: sites.change_site(key=acme.site.key, version=1, changes={"name": "x"}, **told),
        lambda: contracts.change_contract(key=acme.contract.key, version=1, changes={"name": "x"}, **told),
        lambda: contracts.grant_entitlement(contract=acme.contract.key, what="visit", quantity=1, **told),
    ):
        with pytest.raises(Conflict) as refusal:
            attempt()
        assert refusal.value.code == "customer_archived"


def test_a_customer_comes_back_as_they_were(agnes, acme):
    with pytest.raises(Conflict):
        customers.restore_customer(key=acme.customer.key, by=agnes, at=NOON, version=1)
    customers.archive_customer(key=acme.customer.key, by=agnes, at=NOON, version=1)
    back = customers.restore_customer(key=acme.customer.key, by=agnes, at=NOON, version=2)
    assert (back.archived_at, back.version) == (None, 3)
    assert facts_of(back.key) == ["CustomerArchived", "CustomerRestored"]
