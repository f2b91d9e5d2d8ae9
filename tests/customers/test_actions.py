"""What can be done to customers and what is theirs."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.customers.actions import contacts, contracts, customers, sites
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.customers.queries import contract_on
from aftersales.people.actions import persons
from aftersales.people.models import Person, Territory
from aftersales.people.states import Scope
from tests.conftest import NOON, facts_of

TODAY = date(2026, 11, 18)


@pytest.fixture
def local(dan):
    """Dan, with rights over the customers of his territory alone."""
    reach = frozenset({Scope.TERRITORY})
    return replace(dan, rights={"customers.see": reach, "customers.edit": reach})


@pytest.fixture
def visits(acme):
    """Three visits a year for Acme."""
    return contracts.grant_entitlement(contract=acme.contract.key, by=None, at=NOON, what="visit", quantity=3)


def told_last(subject):
    """The data and the audience of the last fact about something."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data, audience FROM base_fact WHERE subject = %s ORDER BY id DESC LIMIT 1", [subject])
        data, audience = cursor.fetchone()
    return json.loads(data), audience


# -- customers


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


# -- contacts


@pytest.mark.parametrize(
    ("told", "field"), [({"name": ""}, "name"), ({"phone": "12"}, "phone"), ({"email": "at home"}, "email")]
)
def test_a_contact_nobody_can_reach_is_refused(agnes, acme, told, field):
    with pytest.raises(Invalid) as refusal:
        contacts.add_contact(customer=acme.customer.key, by=agnes, at=NOON, **{"name": "李娜", **told})
    assert refusal.value.facts["field"] == field


def test_a_contact_is_kept_tidy(agnes, acme):
    made = contacts.add_contact(
        customer=acme.customer.key, by=agnes, at=NOON, name="李娜", phone="021-55558888转801", email=" Li@ACME.example "
    )
    assert (made.phone, made.email) == ("+862155558888x801", "li@acme.example")
    assert facts_of(acme.customer.key) == ["ContactAdded"]


def test_a_stale_change_of_a_contact_shows_the_number_masked(agnes, acme):
    with pytest.raises(Conflict) as refusal:
        contacts.change_contact(
            key=acme.contact.key, by=agnes, at=NOON, version=7, changes={"phone": "13911112222", "job_title": "厂长"}
        )
    assert refusal.value.facts["fields"] == {
        "phone": {"yours": "+8613911112222", "now": "+86138****1234"},
        "job_title": {"yours": "厂长", "now": ""},
    }


def test_asking_for_a_number_is_on_record_and_strangers_ask_in_vain(agnes, local, acme, xenon):
    with pytest.raises(NotFound):
        contacts.reveal_contact(key=xenon.contact.key, by=local, at=NOON)
    assert contacts.reveal_contact(key=acme.contact.key, by=agnes, at=NOON).phone == "+8613800001234"
    assert facts_of(acme.customer.key) == ["ContactRevealed"]


def test_a_way_into_the_portal_needs_the_right_over_customers_sign_ins(agnes, acme):
    plain = contacts.add_contact(customer=acme.customer.key, by=agnes, at=NOON, name="李娜", email="li@acme.example")
    editor = replace(agnes, rights={right: agnes.rights[right] for right in ("customers.see", "customers.edit")})
    with pytest.raises(NotAllowed):
        contacts.give_portal_access(key=plain.key, by=editor, at=NOON, version=1)
    assert not Person.objects.filter(email="li@acme.example").exists()


def test_a_way_into_the_portal_is_given_ended_and_given_again(agnes, acme):
    plain = contacts.add_contact(customer=acme.customer.key, by=agnes, at=NOON, name="李娜", email="li@acme.example")
    given = contacts.give_portal_access(key=plain.key, by=agnes, at=NOON, version=1)
    assert (given.person.is_customer, given.person.is_active) == (True, True)
    assert list(given.person.roles.values_list("code", flat=True)) == ["customer"]
    with pytest.raises(Conflict):
        contacts.give_portal_access(key=plain.key, by=agnes, at=NOON, version=2)
    contacts.end_portal_access(key=plain.key, by=agnes, at=NOON)
    assert not Person.objects.get(email="li@acme.example").is_active
    with pytest.raises(Conflict):
        contacts.end_portal_access(key=plain.key, by=agnes, at=NOON)
    again = contacts.give_portal_access(key=plain.key, by=agnes, at=NOON, version=2)
    assert again.person.pk == given.person.pk
    assert Person.objects.get(pk=given.person.pk).is_active
    assert facts_of(acme.customer.key) == [
        "ContactAdded",
        "PortalAccessGiven",
        "PortalAccessEnded",
        "PortalAccessGiven",
    ]


def test_whoever_leaves_loses_the_portal(agnes, acme):
    contacts.archive_contact(key=acme.contact.key, by=agnes, at=NOON, version=1)
    assert not Person.objects.get(name="carl").is_active
    assert facts_of(acme.customer.key) == ["PortalAccessEnded", "ContactArchived"]
    back = contacts.restore_contact(key=acme.contact.key, by=agnes, at=NOON, version=2)
    assert (back.archived_at, back.person.is_active) == (None, False)


def test_an_erased_contact_has_no_words_left(agnes, acme):
    contacts.change_contact(
        key=acme.contact.key, by=agnes, at=NOON, version=1, changes={"care": "nut allergy", "job_title": "厂长"}
    )
    contacts.erase_contact(key=acme.contact.key, by=agnes, at=NOON, version=2)
    gone = Contact.objects.get(pk=acme.contact.pk)
    assert [gone.name, gone.salutation, gone.job_title, gone.phone, gone.email, gone.care] == [""] * 6
    assert gone.archived_at == NOON
    with pytest.raises(Conflict):
        contacts.restore_contact(key=gone.key, by=agnes, at=NOON, version=gone.version)
    assert "ContactErased" in facts_of(acme.customer.key)


def test_with_an_erased_contact_goes_the_sign_in(agnes, acme):
    assert acme.contact.person.is_active
    contacts.erase_contact(key=acme.contact.key, by=agnes, at=NOON, version=1)
    person = Person.objects.get(pk=acme.contact.person.pk)
    assert (person.name, person.email, person.phone, person.is_active) == ("", None, None, False)
    assert (person.archived_at, person.has_usable_password()) == (NOON, False)
    assert facts_of(person.key) == ["PersonArchived", "PersonErased"]
    with pytest.raises(Conflict, match="person_erased"):
        persons.restore_person(key=person.key, by=agnes, at=NOON)


def test_an_export_is_what_the_register_lets_out_and_is_on_record(agnes, tess, acme):
    with pytest.raises(NotAllowed):
        contacts.export_contact(key=acme.contact.key, by=tess, at=NOON)
    told = contacts.export_contact(key=acme.contact.key, by=agnes, at=NOON)
    assert (told["name"], told["phone"]) == ("carl", "+8613800001234")
    assert facts_of(acme.customer.key) == ["ContactExported"]


# -- sites


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": ""}, "name"),
        ({"latitude": 31.2}, "longitude"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
        ({"zone": "Mars/Base"}, "zone"),
        ({"access_hours": {"0": [[900, 600]]}}, "access_hours.0"),
        ({"territory": uuid4()}, "territory"),
    ],
)
def test_a_site_nobody_can_find_is_refused(agnes, acme, told, field):
    with pytest.raises(Invalid) as refusal:
        sites.add_site(customer=acme.customer.key, by=agnes, at=NOON, **{"name": "Lab", **told})
    assert refusal.value.facts["field"] == field


def test_half_a_place_is_seen_against_what_is_kept(agnes, acme):
    with pytest.raises(Invalid):
        sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=1, changes={"latitude": None})
    moved = sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=1, changes={"latitude": 31.9})
    assert (moved.latitude, moved.longitude, moved.version) == (31.9, 121.5, 2)


def test_a_zone_is_checked_with_the_hours_that_are_kept(agnes, acme):
    hours = {"0": [[540, 1080]]}
    made = sites.add_site(customer=acme.customer.key, by=agnes, at=NOON, name="Lab", access_hours=hours)
    with pytest.raises(Invalid):
        sites.change_site(key=made.key, by=agnes, at=NOON, version=1, changes={"zone": "Nowhere"})
    assert Site.objects.get(pk=made.pk).access_hours == hours


def test_both_territories_hear_of_a_site_that_changes_hands(agnes, acme):
    shanghai, shenzhen = (Territory.objects.get(code=code) for code in ("shanghai", "shenzhen"))
    sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=1, changes={"territory": shenzhen.key})
    _, audience = told_last(acme.customer.key)
    assert {f"customers:territory:{shanghai.pk}", f"customers:territory:{shenzhen.pk}"} <= set(audience)


def test_a_stale_change_of_territory_says_which_by_key(agnes, acme):
    shanghai, shenzhen = (Territory.objects.get(code=code) for code in ("shanghai", "shenzhen"))
    with pytest.raises(Conflict) as refusal:
        sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=9, changes={"territory": shenzhen.key})
    assert refusal.value.facts["fields"] == {"territory": {"yours": str(shenzhen.key), "now": str(shanghai.key)}}


def test_an_archived_site_is_not_changed_until_it_is_back(agnes, acme):
    sites.archive_site(key=acme.site.key, by=agnes, at=NOON, version=1)
    with pytest.raises(Conflict):
        sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=2, changes={"name": "x"})
    assert sites.restore_site(key=acme.site.key, by=agnes, at=NOON, version=2).archived_at is None


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
