"""Products, fault codes and assets, from tables."""

from types import SimpleNamespace

import pytest

from aftersales.assets.models import Asset, Environment, FaultCode, Product, Warranty
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from tests.base.imports.conftest import Bring, done, told
from tests.brought.conftest import outcomes
from tests.conftest import facts_of

pytestmark = pytest.mark.django_db
HEAD = ("customer", "product", "serial", "name", "site", "contract", "parent", "installed_on", "warranty_until")


def test_products_and_fault_codes(bring: Bring, ada: Actor) -> None:
    head = ("code", "name_zh", "name_en", "family", "is_software", "labour_months", "skill")
    said = outcomes(
        bring, ada, "products", head,
        ("mv8", "外机", "", "", "", "24", "vrf"),
        ("mv9", "新外机", "", "vrf", "否", "12", ""),
        ("mv8 ", "again", "", "", "", "", ""),
        ("mv7", "x", "", "", "", "0", ""),
        ("mv6", "x", "", "", "", "", "no-skill"),
    )  # fmt: skip
    assert said == ["updated", "created", "import_said_twice", "import_out_of_range", "import_no_such_skill"]
    assert (Product.objects.get(code="mv9").name_en, Product.objects.get(code="mv8").labour_months) == ("新外机", 24)
    codes = ("family", "code", "name_zh")
    assert outcomes(bring, ada, "fault_codes", codes, ("vrf", "E6", "通讯故障"), ("", "E7", "x")) == [
        "created", "import_required"
    ]  # fmt: skip
    assert outcomes(bring, ada, "fault_codes", codes, ("vrf", "E6", "通讯故障")) == ["unchanged"]
    assert FaultCode.objects.get(code="E6").name_en == "通讯故障"


def test_whether_it_is_software_stays(bring: Bring, ada: Actor) -> None:
    head = ("code", "name_zh", "is_software")
    assert outcomes(bring, ada, "products", head, ("mv8", "多联机外机", "yes")) == ["import_software_stays"]


def test_assets_with_their_places_and_warranties(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    Product.objects.filter(code="mv8").update(labour_months=12)
    said = outcomes(
        bring, ada, "assets", HEAD,
        ("acme", "mv8", "SN1", "unit 1", "plant", "C-acme", "", "2026-03-01", ""),
        ("acme", "mv8", "SN2", "", "", "", "SN1", "", "2027-01-31"),
        ("acme", "mv8", "S-acme", "unit three", "", "", "", "", ""),
        ("acme", "mv0", "SN3", "", "", "", "", "", ""),
    )  # fmt: skip
    assert said == ["created", "created", "updated", "import_no_such_product"]
    one, two = Asset.objects.get(serial="SN1"), Asset.objects.get(serial="SN2")
    assert (one.site, one.contract, two.parent, two.name) == (acme.site, acme.contract, one, "多联机外机")
    assert str(Warranty.objects.get(asset=one).labour_until) == "2027-03-01"
    assert str(Warranty.objects.get(asset=two).travel_until) == "2027-01-31"
    assert facts_of(one.key) == ["AssetRegistered"]
    third = Asset.objects.get(serial="S-acme")
    assert (third.name, third.site, facts_of(third.key)) == ("unit three", acme.site, ["AssetChanged"])


def test_an_asset_without_a_serial_is_one_however_its_customer_and_name_are_said(
    bring: Bring, ada: Actor, acme: SimpleNamespace
) -> None:
    Customer.objects.filter(pk=acme.customer.pk).update(name="Acme Foods")
    head = ("customer", "product", "name", "batch")
    said = outcomes(
        bring, ada, "assets", head,
        ("acme", "mv8", "", "A"), ("acme", "mv8", "多联机外机", "B"), ("Acme Foods", "mv8", "", "C"),
    )  # fmt: skip
    assert said == ["created", "updated", "updated"]
    assert Asset.objects.get(customer=acme.customer, serial="").batch == "C"
    again = outcomes(bring, ada, "assets", head, ("acme", "mv8", "", "D"), ("Acme Foods", "mv8", "", "E"))
    assert again == ["updated", "updated"]
    assert Asset.objects.get(customer=acme.customer, serial="").batch == "E"


def test_anothers_site_contract_or_parent_is_none_of_this_customers(
    bring: Bring, ada: Actor, xenon: SimpleNamespace
) -> None:
    xenon.site.name = "south"
    xenon.site.save()
    said = told(done(bring("assets", [
        HEAD,
        ("acme", "mv8", "SN1", "", "south", "", "", "", ""),
        ("acme", "mv8", "SN2", "", "", "C-xenon", "", "", ""),
        ("acme", "mv8", "SN3", "", "", "", "S-xenon", "", ""),
        ("acme", "mv8", "S-xenon", "", "", "", "", "", ""),
    ]), "all", ada))  # fmt: skip
    assert [wrong for _, _, wrong in said] == [
        [("site", "import_not_of_this_customer", "south")],
        [("contract", "import_not_of_this_customer", "C-xenon")],
        [("parent", "import_not_of_this_customer", "S-xenon")],
        [("serial", "import_asset_elsewhere", "S-xenon")],
    ]
    assert Asset.objects.count() == 2
    assert Asset.objects.get(serial="S-xenon").customer == xenon.customer


def test_a_part_is_never_built_into_itself(bring: Bring, ada: Actor) -> None:
    rows = [HEAD, ("acme", "mv8", "S-acme", "", "", "", "S-acme", "", "")]
    assert outcomes(bring, ada, "assets", *rows) == ["part_of_itself"]
    outcomes(bring, ada, "assets", HEAD, ("acme", "mv8", "IN", "", "", "", "S-acme", "", ""))
    assert outcomes(bring, ada, "assets", HEAD, ("acme", "mv8", "S-acme", "", "", "", "IN", "", "")) == [
        "part_of_itself"
    ]


def test_a_check_knows_the_parents_of_earlier_batches(bring: Bring, ada: Actor) -> None:
    rows = [("acme", "mv8", f"P{n}", "", "", "", "P0" if n == 700 else "", "", "") for n in range(701)]
    one = done(bring("assets", [HEAD, *rows]), "check", ada)
    assert one.counts["created"] == 701
    assert done(one, "all", ada).state == "done"
    parent = Asset.objects.get(serial="P700").parent
    assert parent is not None and parent.serial == "P0"


def test_moving_within_a_customer_is_told_as_moving(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    outcomes(bring, ada, "sites", ("customer", "name"), ("acme", "depot"))
    outcomes(bring, ada, "assets", HEAD, ("acme", "mv8", "S-acme", "", "depot", "", "", "", ""))
    assert facts_of(acme.asset.key) == ["AssetMoved"]


def test_software_runs_on_something_and_machines_do_not(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    outcomes(bring, ada, "products", ("code", "name_zh", "is_software"), ("u8", "用友 U8", "是"))
    head = ("customer", "product", "name", "software_version")
    rows = (("acme", "u8", "账套一", "13.0"), ("acme", "mv8", "外机", "1.0"))
    assert outcomes(bring, ada, "assets", head, *rows) == ["created", "not_software"]
    assert outcomes(bring, ada, "assets", head, ("acme", "u8", "账套一", "13.0")) == ["unchanged"]
    assert outcomes(bring, ada, "assets", head, ("acme", "u8", "账套一", "16.0")) == ["updated"]
    Customer.objects.filter(pk=acme.customer.pk).update(name="Acme Foods")
    rows = (("acme", "u8", "账套二", "1"), ("Acme Foods", "u8", "账套二", "2"))
    assert outcomes(bring, ada, "assets", head, *rows) == ["created", "updated"]
    assert Environment.objects.get(asset__name="账套二").software_version == "2"
    program = Asset.objects.get(name="账套一")
    assert Environment.objects.get(asset=program).software_version == "16.0"
    assert (program.version, facts_of(program.key)) == (2, ["AssetRegistered", "EnvironmentSet"])
