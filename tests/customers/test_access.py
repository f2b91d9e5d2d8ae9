"""Who sees which customer, and who a portal reader is."""

from dataclasses import replace

import pytest

from aftersales.base.errors import NotAllowed, NotFound
from aftersales.customers import access
from aftersales.customers.models import Contact, Customer, Site
from aftersales.people.access import Actor
from aftersales.people.models import Territory
from aftersales.people.states import Scope
from tests.conftest import NOON


def with_reach(actor: Actor, *scopes: Scope, rights: tuple[str, ...] = ("customers.see",)) -> Actor:
    """The same person with these rights over customers, and no others."""
    return replace(actor, rights={right: frozenset(scopes) for right in rights})


def seen(actor: Actor | None) -> set[str]:
    return set(access.visible_to(actor).values_list("code", flat=True))


def test_without_the_right_no_customer_exists(dan):
    assert seen(replace(dan, rights={})) == set()


@pytest.mark.parametrize("scope", [Scope.OWN, Scope.TEAM])
def test_own_and_team_reach_no_customer_for_a_customer_has_neither(dan, scope):
    assert seen(with_reach(dan, scope)) == set()


def test_a_portal_reader_reaches_no_customer_by_staff_rights_whatever_the_roles_say(carl):
    assert seen(with_reach(carl, Scope.ALL)) == set()
    assert seen(with_reach(carl, Scope.TERRITORY)) == set()


def test_a_territory_reaches_the_customers_with_a_site_in_it(dan, olaf):
    assert seen(with_reach(dan, Scope.TERRITORY)) == {"acme"}
    assert seen(with_reach(olaf, Scope.TERRITORY)) == {"xenon"}


def test_an_archived_site_reaches_no_further(dan, acme):
    Site.objects.filter(pk=acme.site.pk).update(archived_at=NOON)
    assert seen(with_reach(dan, Scope.TERRITORY)) == set()


def test_one_site_in_the_territory_shows_the_whole_customer_once(dan, acme, xenon):
    shanghai = Territory.objects.get(code="shanghai")
    Site.objects.create(customer=xenon.customer, name="depot", territory=shanghai)
    Site.objects.create(customer=xenon.customer, name="shop", territory=shanghai)
    local = with_reach(dan, Scope.TERRITORY)
    assert list(access.visible_to(local).order_by("code").values_list("code", flat=True)) == ["acme", "xenon"]
    assert access.sites_visible_to(local).filter(customer=xenon.customer).count() == 3


def test_everything_is_reached_by_all_and_by_the_product_itself(agnes):
    assert seen(agnes) == seen(None) == {"acme", "xenon"}


def test_locking_what_one_cannot_see_finds_nothing(dan, xenon):
    local = with_reach(dan, Scope.TERRITORY, rights=("customers.see", "customers.edit"))
    with pytest.raises(NotFound):
        access.lock(xenon.customer.key, local)
    for key, lock in (
        (xenon.contact.key, access.lock_contact),
        (xenon.site.key, access.lock_site),
        (xenon.contract.key, access.lock_contract),
    ):
        with pytest.raises(NotFound):
            lock(key, local)


def test_who_sees_but_may_not_edit_is_told_so(tess, acme):
    with pytest.raises(NotAllowed) as refusal:
        access.lock(acme.customer.key, tess)
    assert refusal.value.facts["right"] == "customers.edit"


def test_seeing_everything_and_editing_a_territory_edits_the_territory(dan, acme, xenon):
    local = replace(
        dan, rights={"customers.see": frozenset({Scope.ALL}), "customers.edit": frozenset({Scope.TERRITORY})}
    )
    with pytest.raises(NotAllowed):
        access.lock(xenon.customer.key, local)
    assert access.lock(acme.customer.key, local) == acme.customer


def test_a_portal_reader_is_their_contact_at_one_query(carl, acme, django_assert_num_queries):
    with django_assert_num_queries(1):
        contact = access.contact_of(carl)
        assert (contact.name, contact.customer.code) == ("carl", "acme")


def test_staff_are_nobodys_contact(agnes):
    with pytest.raises(NotFound):
        access.contact_of(agnes)


def test_an_archived_contact_is_nobody(carl):
    Contact.objects.filter(name="carl").update(archived_at=NOON)
    with pytest.raises(NotFound):
        access.contact_of(carl)


def test_the_contacts_of_an_archived_customer_are_nobody(carl, cora):
    Customer.objects.filter(code="acme").update(archived_at=NOON)
    for actor in (carl, cora):
        with pytest.raises(NotFound):
            access.contact_of(actor)


def test_a_change_is_heard_in_the_territories_of_the_live_sites(acme):
    shanghai, shenzhen = (Territory.objects.get(code=code) for code in ("shanghai", "shenzhen"))
    Site.objects.create(customer=acme.customer, name="closed", territory=shenzhen, archived_at=NOON)
    mine, near = f"customer:{acme.customer.pk}", f"customers:territory:{shanghai.pk}"
    assert access.audience(acme.customer) == ["customers:all", mine, near]
