"""What can be done to customers' people."""

from dataclasses import replace

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.customers.actions import contacts
from aftersales.customers.models import Contact
from aftersales.people.actions import persons
from aftersales.people.models import Person
from tests.conftest import NOON, facts_of


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
