"""What can be done to assets and the catalogue."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from aftersales.assets import queries
from aftersales.assets.actions import assets, catalogue, records
from aftersales.assets.models import Asset, Product, Warranty
from aftersales.assets.rules import DEEPEST
from aftersales.assets.rules import Warranty as Owed
from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.customers.models import Customer, Site
from aftersales.people.states import Scope
from tests.conftest import NOON, facts_of


@pytest.fixture
def local(dan):
    """Dan, with rights over the assets of his territory alone."""
    reach = frozenset({Scope.TERRITORY})
    rights = ("customers.see", "customers.edit", "assets.see", "assets.edit")
    return replace(dan, rights=dict.fromkeys(rights, reach))


@pytest.fixture
def product(cast):
    return Product.objects.get(code="mv8")


@pytest.fixture
def software(cast):
    return catalogue.add_product(
        by=None, at=NOON, code="u8", name_zh="用友 U8", name_en="Yonyou U8", family="u8", is_software=True
    )


@pytest.fixture
def register(agnes, acme, product):
    """Register an asset at Acme; keyword arguments differ from the ordinary."""

    def make(**told):
        ordinary = {"by": agnes, "at": NOON, "product": product.key, "customer": acme.customer.key, "name": "unit"}
        return assets.register_asset(**{**ordinary, **told})

    return make


def told_last(subject):
    """The data of the last fact about something."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM base_fact WHERE subject = %s ORDER BY id DESC LIMIT 1", [subject])
        return json.loads(cursor.fetchone()[0])


# -- registering


def test_nobody_without_the_right_registers_an_asset(register, dan, tess):
    for actor in (dan, tess):
        with pytest.raises(NotAllowed):
            register(by=actor)


def test_another_territorys_customer_gets_no_asset(register, local, xenon):
    before = Asset.objects.count()
    with pytest.raises(NotFound):
        register(by=local, customer=xenon.customer.key)
    assert Asset.objects.count() == before


@pytest.mark.parametrize("what", ["site", "contract", "parent"])
def test_what_is_another_customers_is_not_found_for_this_one(register, xenon, what):
    theirs = {"site": xenon.site, "contract": xenon.contract, "parent": xenon.asset}[what]
    before = Asset.objects.count()
    with pytest.raises(NotFound) as refusal:
        register(**{what: theirs.key})
    assert refusal.value.facts["what"] == what
    assert Asset.objects.count() == before


def test_a_serial_is_on_one_asset_of_a_product(register, acme):
    with pytest.raises(Conflict) as refusal:
        register(serial=" S-acme ")
    assert refusal.value.code == "serial_taken"
    register(serial="")
    register(serial="")  # without a serial there may be many


def test_nothing_is_registered_of_a_retired_product(register, product, agnes):
    catalogue.archive_product(key=product.key, by=agnes, at=NOON, version=1)
    with pytest.raises(Conflict) as refusal:
        register()
    assert refusal.value.code == "product_archived"


def test_a_machine_runs_in_no_environment(register):
    with pytest.raises(Conflict) as refusal:
        register(environment={"database": "Oracle 19c"})
    assert refusal.value.code == "not_software"


def test_an_asset_has_the_products_warranty_from_its_installation(register, product, agnes):
    catalogue.change_product(
        key=product.key, by=agnes, at=NOON, version=1, changes={"labour_months": 12, "parts_months": 36}
    )
    made = register(installed_on=date(2026, 5, 10))
    assert queries.warranties_of(made) == [Owed(date(2026, 5, 10), date(2027, 5, 10), date(2029, 5, 10))]
    assert queries.warranties_of(register(installed_on=None)) == []
    assert queries.warranties_of(register(installed_on=date(2026, 5, 10), warranties=[])) == []


def test_a_registration_leaves_a_trace(register, acme):
    made = register(site=acme.site.key, parent=acme.asset.key)
    assert facts_of(made.key) == ["AssetRegistered"]
    assert told_last(made.key)["parent"] == str(acme.asset.key)


# -- changing


def test_another_territorys_asset_does_not_exist(local, xenon):
    before = Asset.objects.filter(pk=xenon.asset.pk).values().get()
    told = {"key": xenon.asset.key, "by": local, "at": NOON, "version": 1}
    for attempt in (
        lambda: assets.change_asset(changes={"name": "mine"}, **told),
        lambda: assets.move_asset(site=None, **told),
        lambda: assets.archive_asset(**told),
        lambda: assets.restore_asset(**told),
        lambda: records.set_environment(changes={}, **told),
        lambda: records.set_warranties(warranties=[], **told),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert Asset.objects.filter(pk=xenon.asset.pk).values().get() == before


def test_a_stale_change_is_refused_with_both_sides(agnes, acme):
    with pytest.raises(Conflict) as refusal:
        assets.change_asset(
            key=acme.asset.key,
            by=agnes,
            at=NOON,
            version=4,
            changes={"installed_on": date(2026, 1, 1), "contract": None},
        )
    assert refusal.value.facts["fields"] == {
        "installed_on": {"yours": "2026-01-01", "now": None},
        "contract": {"yours": None, "now": str(acme.contract.key)},
    }


def test_no_asset_is_built_into_itself_however_long_the_way(register, acme, agnes):
    middle = register(parent=acme.asset.key)
    lowest = register(parent=middle.key)
    for below in (acme.asset, middle, lowest):
        with pytest.raises(Conflict) as refusal:
            assets.change_asset(key=acme.asset.key, by=agnes, at=NOON, version=1, changes={"parent": below.key})
        assert refusal.value.code == "part_of_itself"
    assert Asset.objects.get(pk=acme.asset.pk).parent is None


def test_parts_go_only_so_deep(register, acme, agnes):
    above = acme.asset
    for _ in range(DEEPEST - 1):
        above = register(parent=above.key)
    with pytest.raises(Conflict):
        register(parent=above.key)
    tall = register()
    register(parent=tall.key)
    with pytest.raises(Conflict):
        assets.change_asset(key=tall.key, by=agnes, at=NOON, version=1, changes={"parent": above.parent.key})


# -- moving


def test_a_move_needs_a_say_over_both_customers(local, agnes, acme, xenon):
    with pytest.raises(NotFound):
        assets.move_asset(key=acme.asset.key, by=local, at=NOON, version=1, site=None, customer=xenon.customer.key)
    half = replace(agnes, rights={**agnes.rights, "assets.edit": frozenset({Scope.TERRITORY})}, territories=frozenset())
    with pytest.raises(NotAllowed):
        assets.move_asset(key=acme.asset.key, by=half, at=NOON, version=1, site=None)


def test_the_site_of_another_customer_is_not_found(agnes, acme, xenon):
    with pytest.raises(NotFound):
        assets.move_asset(key=acme.asset.key, by=agnes, at=NOON, version=1, site=xenon.site.key)
    with pytest.raises(NotFound):
        assets.move_asset(
            key=acme.asset.key, by=agnes, at=NOON, version=1, site=acme.site.key, customer=xenon.customer.key
        )


def test_to_another_customer_all_parts_come_along_and_the_contract_stays_behind(register, agnes, acme, xenon):
    rack = register()
    part = register(parent=acme.asset.key, site=acme.site.key, contract=acme.contract.key)
    assets.change_asset(key=acme.asset.key, by=agnes, at=NOON, version=1, changes={"parent": rack.key})
    moved = assets.move_asset(
        key=acme.asset.key, by=agnes, at=NOON, version=2, site=xenon.site.key, customer=xenon.customer.key
    )
    assert (moved.customer, moved.site, moved.contract, moved.parent) == (xenon.customer, xenon.site, None, None)
    part.refresh_from_db()
    assert (part.customer, part.site, part.contract) == (xenon.customer, xenon.site, None)
    assert (part.parent_id, part.version) == (moved.pk, 2)
    assert told_last(part.key)["along"] == str(moved.key)
    assert told_last(moved.key)["was_customer"] == str(acme.customer.key)
    assert Asset.objects.get(pk=rack.pk).customer == acme.customer


def test_within_a_customer_only_the_parts_at_the_same_place_come_along(register, agnes, acme):
    lab = Site.objects.create(customer=acme.customer, name="lab")
    depot = Site.objects.create(customer=acme.customer, name="depot")
    here = register(parent=acme.asset.key, site=acme.site.key)
    there = register(parent=acme.asset.key, site=depot.key)
    assets.move_asset(key=acme.asset.key, by=agnes, at=NOON, version=1, site=lab.key)
    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.site, there.site) == (lab, depot)
    assert Asset.objects.get(pk=acme.asset.pk).contract == acme.contract


def test_a_move_to_where_it_stands_is_none(agnes, acme):
    same = assets.move_asset(key=acme.asset.key, by=agnes, at=NOON, version=1, site=acme.site.key)
    assert (same.version, facts_of(same.key)) == (1, [])


def test_the_history_of_an_asset_is_its_facts(agnes, acme, xenon):
    told = {"key": acme.asset.key, "by": agnes, "at": NOON}
    assets.move_asset(version=1, site=xenon.site.key, customer=xenon.customer.key, **told)
    assets.move_asset(version=2, site=acme.site.key, customer=acme.customer.key, **told)
    assert facts_of(acme.asset.key) == ["AssetMoved", "AssetMoved"]


# -- environment and warranties


def test_an_environment_is_set_field_by_field_under_the_assets_version(register, software, agnes):
    made = register(product=software.key, environment={"database": "Oracle 19c", "modules": [" GL ", "AR", "GL", ""]})
    known = queries.environment(made)
    assert (known.database, known.modules) == ("Oracle 19c", ["GL", "AR"])
    told = {"key": made.key, "by": agnes, "at": NOON}
    records.set_environment(version=1, changes={"patch": "KB-7"}, **told)
    with pytest.raises(Conflict) as refusal:
        records.set_environment(version=1, changes={"patch": "KB-8", "database": "Oracle 19c"}, **told)
    assert refusal.value.facts["fields"] == {"patch": {"yours": "KB-8", "now": "KB-7"}}
    assert records.set_environment(version=2, changes={"patch": "KB-7"}, **told).version == 2
    assert facts_of(made.key) == ["AssetRegistered", "EnvironmentSet"]


def test_warranties_are_set_as_a_whole(agnes, acme):
    told = {"key": acme.asset.key, "by": agnes, "at": NOON}
    year = Owed(date(2026, 1, 1), labour_until=date(2026, 12, 31))
    with pytest.raises(Invalid):
        records.set_warranties(version=1, warranties=[Owed(date(2026, 1, 1), date(2025, 1, 1))], **told)
    records.set_warranties(version=1, warranties=[year], **told)
    with pytest.raises(Conflict):
        records.set_warranties(version=1, warranties=[], **told)
    again = records.set_warranties(version=2, warranties=[year], **told)
    assert (again.version, facts_of(again.key)) == (2, ["WarrantiesSet"])
    assert queries.cover_on(Asset.objects.get(pk=again.pk), date(2026, 6, 1)).labour.covered
    assert Warranty.objects.filter(asset=again).count() == 1


# -- archiving


def test_what_has_live_parts_is_not_archived(register, agnes, acme):
    part = register(parent=acme.asset.key)
    with pytest.raises(Conflict) as refusal:
        assets.archive_asset(key=acme.asset.key, by=agnes, at=NOON, version=1)
    assert refusal.value.facts == {"parts": 1}
    assets.archive_asset(key=part.key, by=agnes, at=NOON, version=1)
    assets.archive_asset(key=acme.asset.key, by=agnes, at=NOON, version=1)
    with pytest.raises(Conflict):
        assets.restore_asset(key=part.key, by=agnes, at=NOON, version=2)


@pytest.mark.parametrize("code", ["asset_archived", "customer_archived"])
def test_nothing_changes_at_an_archived_asset_or_an_archived_customers(agnes, acme, code):
    archived = (
        Asset.objects.filter(pk=acme.asset.pk) if code == "asset_archived" else Customer.objects.filter(code="acme")
    )
    archived.update(archived_at=NOON)
    told = {"key": acme.asset.key, "by": agnes, "at": NOON, "version": 1}
    for attempt in (
        lambda: assets.change_asset(changes={"name": "x"}, **told),
        lambda: assets.move_asset(site=None, **told),
        lambda: assets.archive_asset(**told),
        lambda: records.set_environment(changes={}, **told),
        lambda: records.set_warranties(warranties=[], **told),
    ):
        with pytest.raises(Conflict) as refusal:
            attempt()
        assert refusal.value.code == code


# -- catalogue


def test_the_catalogue_is_changed_by_those_whose_right_reaches_everything(local, tess, product):
    for actor in (local, tess):
        with pytest.raises(NotAllowed):
            catalogue.add_product(by=actor, at=NOON, code="x", name_zh="x", name_en="x")
        with pytest.raises(NotAllowed):
            catalogue.change_product(key=product.key, by=actor, at=NOON, version=1, changes={"maker": "x"})
        with pytest.raises(NotAllowed):
            catalogue.add_fault_code(by=actor, at=NOON, family="vrf", code="E6", name_zh="x", name_en="x")


def test_without_the_right_to_see_assets_there_is_no_catalogue(dan, product):
    with pytest.raises(NotFound):
        catalogue.change_product(
            key=product.key, by=replace(dan, rights={}), at=NOON, version=1, changes={"maker": "x"}
        )


def test_a_code_leads_to_one_product_and_one_fault(agnes):
    with pytest.raises(Conflict):
        catalogue.add_product(by=agnes, at=NOON, code="mv8", name_zh="x", name_en="x")
    told = {"by": agnes, "at": NOON, "code": "E6", "name_zh": "通信故障", "name_en": "No communication"}
    catalogue.add_fault_code(family="vrf", **told)
    catalogue.add_fault_code(family="u8", **told)
    with pytest.raises(Conflict) as refusal:
        catalogue.add_fault_code(family="vrf", **told)
    assert refusal.value.code == "fault_code_taken"
    with pytest.raises(Invalid):
        catalogue.add_fault_code(**{"family": "", **told})


# -- two at once


def both(*works):
    """What came of each when all ran at the same moment: the code of a refusal, or None."""

    def one(work):
        try:
            work()
        except Conflict as refusal:
            return refusal.code
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(works)) as pool:
        return [task.result(30) for task in [pool.submit(one, work) for work in works]]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_again", range(5))
def test_two_who_build_each_into_the_other_make_no_ring(cast, register, _again):
    left, right = register(), register()
    told = {"by": cast.agnes, "at": NOON, "version": 1}
    outcomes = both(
        lambda: assets.change_asset(key=left.key, changes={"parent": right.key}, **told),
        lambda: assets.change_asset(key=right.key, changes={"parent": left.key}, **told),
    )
    assert sorted(outcomes, key=str) == [None, "part_of_itself"]


@pytest.mark.django_db(transaction=True)
def test_assets_that_change_places_between_two_customers_never_wait_in_a_ring(cast, acme, xenon):
    owners = [acme.customer, xenon.customer]
    for version in range(1, 11):
        owners.reverse()
        told = {"by": cast.agnes, "at": NOON, "version": version, "site": None}
        outcomes = both(
            lambda told=told, to=owners[0]: assets.move_asset(key=acme.asset.key, customer=to.key, **told),
            lambda told=told, to=owners[1]: assets.move_asset(key=xenon.asset.key, customer=to.key, **told),
        )
        assert outcomes == [None, None]
