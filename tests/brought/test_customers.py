"""Customers and what belongs to them, from tables: known again by their business key, whoever else stands around."""

from types import SimpleNamespace

import pytest

from aftersales.base.search.asked import read
from aftersales.base.search.rows import word_fits
from aftersales.customers.models import Contact, Contract, Customer, Site
from aftersales.people.access import Actor
from tests.base.imports.conftest import Bring
from tests.brought.conftest import outcomes
from tests.conftest import NOON, facts_of

pytestmark = pytest.mark.django_db


def test_customers_are_found_as_soon_as_they_are_in(bring: Bring, ada: Actor) -> None:
    outcomes(bring, ada, "customers", ("code", "name"), ("Z-1", "华兴食品有限公司"))
    (word,) = read("华兴").words
    assert [one.code for one in Customer.objects.filter(word_fits(word))] == ["Z-1"]


def test_an_archived_customer_is_not_changed(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    Customer.objects.filter(code="acme").update(archived_at=NOON)
    assert outcomes(bring, ada, "customers", ("code", "name"), ("acme", "x")) == ["customer_archived"]
    assert outcomes(bring, ada, "sites", ("customer", "name"), ("acme", "x")) == ["customer_archived"]


def test_full_width_codes_are_the_same_codes(bring: Bring, ada: Actor) -> None:
    assert outcomes(bring, ada, "customers", ("code", "name"), ("ａｃｍｅ ", "acme")) == ["unchanged"]


def test_contacts_are_known_by_address_then_by_name(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    head = ("customer", "name", "email", "phone")
    first = outcomes(
        bring, ada, "contacts", head,
        ("acme", "Lee Lei", "lee@acme.example", "13900000001"),
        ("acme", "Han", "", "021-55558888转801"),
        ("nobody", "x", "", ""),
        ("acme", "y", "not an address", "12"),
    )  # fmt: skip
    assert first == ["created", "created", "import_no_such_customer", "bad_contact_phone bad_email"]
    again = outcomes(
        bring, ada, "contacts", head,
        ("acme", "Lee L.", "LEE@acme.example", ""),
        ("acme", "Han", "han@acme.example", ""),
        ("acme", "Lee L.", "other@acme.example", ""),
        ("xenon", "Han", "", ""),
    )  # fmt: skip
    assert again == ["updated", "updated", "created", "created"]
    lee = Contact.objects.get(email="lee@acme.example")
    assert (lee.name, lee.phone, lee.version) == ("Lee L.", "+8613900000001", 2)
    assert Contact.objects.get(email="han@acme.example").phone == "+862155558888x801"
    assert lee.person is None
    assert facts_of(acme.customer.key) == [
        "ContactAdded", "ContactAdded", "ContactChanged", "ContactChanged", "ContactAdded"
    ]  # fmt: skip


def test_one_person_on_two_rows_is_one_contact(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    rows = (("acme", "Lee", "lee@acme.example"), ("acme", "Lee", ""))
    outcomes(bring, ada, "contacts", ("customer", "name", "email"), *rows)
    assert Contact.objects.filter(customer=acme.customer, name="Lee").count() == 1


def test_a_row_may_put_right_what_an_earlier_row_of_the_same_table_did(
    bring: Bring, ada: Actor, acme: SimpleNamespace
) -> None:
    head = ("customer", "name", "email", "phone", "job_title")
    Contact.objects.create(customer=acme.customer, name="Han", email="han@acme.example")
    said = outcomes(
        bring, ada, "contacts", head,
        ("acme", "Han", "han@acme.example", "13900000001", ""),
        ("acme", "Han", "", "13900000002", ""),
        ("acme", "Lee", "lee@acme.example", "13900000003", ""),
        ("acme", "Lee", "", "13900000004", "buyer"),
    )  # fmt: skip
    assert said == ["updated", "updated", "created", "updated"]
    stands = Contact.objects.filter(name__in=["Han", "Lee"]).order_by("pk").values_list("phone", "job_title")
    assert list(stands) == [("+8613900000002", ""), ("+8613900000004", "buyer")]


def test_a_place_of_a_customer_called_in_two_ways_is_one_place(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    Customer.objects.filter(pk=acme.customer.pk).update(name="Acme Foods")
    head = ("customer", "name", "address")
    rows = (("acme", "yard", "1 Road"), ("Acme Foods", "yard", "2 Road"))
    assert outcomes(bring, ada, "sites", head, *rows) == ["created", "updated"]
    assert Site.objects.get(customer=acme.customer, name="yard").address == "2 Road"


def test_a_customer_may_be_called_by_a_name_that_only_one_has(bring: Bring, ada: Actor) -> None:
    Customer.objects.create(code="N-1", name="Only One Ltd")
    for code in ("N-2", "N-3"):
        Customer.objects.create(code=code, name="Two Of Us")
    rows = (("Only One Ltd", "a"), ("Two Of Us", "a"), ("N-2", "a"))
    said = outcomes(bring, ada, "sites", ("customer", "name"), *rows)
    assert said == ["created", "import_no_such_customer", "created"]


def test_sites_are_places_on_the_globe(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    head = ("customer", "name", "latitude", "longitude", "territory", "zone")
    said = outcomes(
        bring, ada, "sites", head,
        ("acme", "plant", "31.25", "121.5", "shenzhen", ""),
        ("acme", "depot", "31.25", "", "", ""),
        ("acme", "moon", "91", "0", "", ""),
        ("acme", "hall", "", "", "nowhere", ""),
        ("acme", "yard", "", "", "", "Mars/Olympus"),
        ("xenon", "plant", "", "", "", ""),
    )  # fmt: skip
    assert said == [
        "updated",
        "half_a_place",
        "import_out_of_range",
        "import_no_such_territory",
        "bad_zone",
        "unchanged",
    ]
    plant = Site.objects.get(customer=acme.customer, name="plant")
    assert (plant.latitude, plant.territory and plant.territory.code) == (31.25, "shenzhen")


def test_a_contract_never_changes_its_customer(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    head = ("number", "customer", "starts_on", "ends_on", "service_level")
    said = outcomes(
        bring, ada, "contracts", head,
        ("C-acme", "acme", "2026-01-01", "2027-06-30", "金牌服务"),
        ("C-acme ", "xenon", "2026-01-01", "2026-12-31", ""),
        ("C-xenon", "acme", "2026-01-01", "2026-12-31", ""),
        ("C-new", "acme", "2026-12-31", "2026-01-01", ""),
        ("C-now", "acme", "2026-01-01", "2026-12-31", "basic"),
    )  # fmt: skip
    assert said == ["updated", "import_said_twice", "import_contract_elsewhere", "ends_before_it_starts", "created"]
    assert str(Contract.objects.get(number="C-acme").ends_on) == "2027-06-30"
    assert Contract.objects.get(number="C-xenon").customer.code == "xenon"
