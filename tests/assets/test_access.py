"""Who sees which asset: whoever a right over assets takes to its customer."""

from dataclasses import replace

import pytest

from aftersales.assets import access
from aftersales.base.errors import NotFound
from aftersales.people.states import Scope


def serials(actor):
    return set(access.visible_to(actor).values_list("serial", flat=True))


def with_reach(actor, scope):
    return replace(actor, rights={"assets.see": frozenset({scope})})


def test_without_the_right_no_asset_exists(dan):
    assert serials(replace(dan, rights={})) == set()
    assert serials(replace(dan, rights={"customers.see": frozenset({Scope.ALL})})) == set()


@pytest.mark.parametrize("scope", [Scope.OWN, Scope.TEAM])
def test_own_and_team_reach_no_asset(tess, scope):
    assert serials(with_reach(tess, scope)) == set()


def test_a_territory_reaches_the_assets_of_its_customers(dan, olaf):
    assert serials(with_reach(dan, Scope.TERRITORY)) == {"S-acme"}
    assert serials(with_reach(olaf, Scope.TERRITORY)) == {"S-xenon"}


def test_a_portal_reader_reaches_none_by_staff_rights(carl):
    assert serials(with_reach(carl, Scope.ALL)) == set()
    assert not access.products_visible_to(with_reach(carl, Scope.ALL)).exists()


def test_a_contacts_assets_are_those_of_the_company(acme, xenon):
    assert list(access.of_contact(acme.contact)) == [acme.asset]
    assert list(access.of_contact(xenon.contact)) == [xenon.asset]


def test_locking_what_one_cannot_see_finds_nothing(olaf, acme):
    with pytest.raises(NotFound):
        access.lock(acme.asset.key, with_reach(olaf, Scope.TERRITORY))
