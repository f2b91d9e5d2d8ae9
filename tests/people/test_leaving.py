"""Ending somebody's sign-ins, taking one's data along, and being forgotten."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection

from aftersales.base.errors import Conflict, NotAllowed, NotFound
from aftersales.people import queries
from aftersales.people.actions import engineers, erasing, exporting, persons, sign_ins, tokens
from aftersales.people.models import Certificate, Leave, Person, Revocation
from aftersales.people.signed import memory
from aftersales.people.states import LeaveKind
from tests.conftest import NOON, facts_of, today
from tests.people.conftest import PASSWORD, Page


@pytest.fixture
def signed_in(tessa):
    """Tess at two browsers."""
    browsers = [Page(), Page("203.0.113.9")]
    for one in browsers:
        assert one.sign_in(email="tess@example.com").status_code == 200
    return browsers


# -- sign-ins of somebody else -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["agnes", "dan", "toby"])
def test_who_may_not_change_a_person_neither_sees_nor_ends_their_sign_ins(cast, signed_in, tess, name):
    by = getattr(cast, name)
    with pytest.raises(NotAllowed):
        queries.sign_ins_of_another(tess.key, by, NOON)
    with pytest.raises(NotAllowed):
        sign_ins.end_sign_ins_of_another(key=tess.key, by=by, at=NOON)


def test_a_stranger_learns_nothing(cast, signed_in, tess):
    with pytest.raises(NotFound):
        queries.sign_ins_of_another(tess.key, cast.olaf, NOON)


def test_a_manager_does_not_end_the_sign_ins_of_who_may_more(mei, ada):
    with pytest.raises(NotAllowed):
        sign_ins.end_sign_ins_of_another(key=ada.key, by=mei, at=NOON)


def test_ones_own_are_ended_elsewhere(ada):
    with pytest.raises(NotAllowed) as refusal:
        sign_ins.end_sign_ins_of_another(key=ada.key, by=ada, at=NOON)
    assert refusal.value.code == "own_sessions_elsewhere"


def test_a_manager_ends_every_sign_in_of_her_engineer_everywhere(mei, tess, signed_in):
    assert [page.me() for page in signed_in] == [200, 200]
    assert len(queries.sign_ins_of_another(tess.key, mei, NOON)) == 2
    assert sign_ins.end_sign_ins_of_another(key=tess.key, by=mei, at=NOON) == 2
    assert queries.sign_ins_of_another(tess.key, mei, NOON) == []
    assert Revocation.objects.filter(person=tess.id).exists()
    _two_seconds_later()
    assert [page.me() for page in signed_in] == [401, 401]
    assert "SessionsEnded" in facts_of(tess.key)


# -- taking along ------------------------------------------------------------------------------------------------------


def test_only_an_administrator_hands_out_anothers_data(mei, tess):
    with pytest.raises(NotAllowed):
        exporting.export_person(key=tess.key, by=mei, at=NOON)


def test_everybody_takes_their_own_along_without_secrets(tess):
    told = exporting.export_person(key=tess.key, by=tess, at=NOON)
    assert (told["person"]["name"], told["person"]["email"]) == ("tess", "tess@example.com")
    assert "password" not in told["person"]
    assert [one["skill"] for one in told["skills"]] == ["vrf"]
    assert facts_of(tess.key) == ["PersonExported"]


# -- being forgotten ---------------------------------------------------------------------------------------------------

TRACES = ("Zsófia Weißgerber", "zsofia@forgotten.example", "+8613911112222", "ZW-4711", "Kranschein", "zsofia-script")


@pytest.fixture
def zsofia(ada, tess):
    """An engineer of whom everything is known that can be."""
    person = persons.add_person(
        by=ada,
        at=NOON,
        name=TRACES[0],
        email=TRACES[1],
        phone=TRACES[2],
        roles=["engineer"],
        team=Person.objects.get(pk=tess.id).team.key,
        password=PASSWORD,
    )
    calendar = Person.objects.get(pk=tess.id).engineer.calendar.key
    told = {"key": person.key, "by": ada, "at": NOON}
    engineers.set_engineer(**told, level=2, calendar=calendar, home=(31.25, 121.5), languages=["hu"])
    engineers.add_certificate(**told, name_zh=TRACES[4], name_en=TRACES[4], number=TRACES[3], issued_on=today())
    engineers.take_leave(**told, kind=LeaveKind.SICK, starts_at=NOON, ends_at=NOON + timedelta(days=1))
    return person


def test_a_manager_forgets_nobody(mei, zsofia):
    with pytest.raises(NotAllowed):
        erasing.erase_person(key=zsofia.key, by=mei, at=NOON)


def test_nobody_forgets_themselves(ada):
    with pytest.raises(Conflict) as refusal:
        erasing.erase_person(key=ada.key, by=ada, at=NOON)
    assert refusal.value.code == "not_oneself"


def test_a_customers_contact_is_forgotten_with_the_contact(ada, carl):
    with pytest.raises(Conflict) as refusal:
        erasing.erase_person(key=carl.key, by=ada, at=NOON)
    assert refusal.value.code == "erase_the_contact"


def test_an_old_view_forgets_nobody(ada, zsofia):
    with pytest.raises(Conflict) as refusal:
        erasing.erase_person(key=zsofia.key, by=ada, at=NOON, version=0)
    assert refusal.value.code == "stale_version"


def test_nothing_is_left_of_the_forgotten_anywhere_in_the_database(ada, zsofia, api):
    page = Page()
    assert page.sign_in(email=TRACES[1]).status_code == 200
    desk, at = api(ada), f"/api/v1/people/{zsofia.key}"
    assert desk.patch(at, {"zone": "Europe/Paris"}, If_Match=f'"{_version(zsofia)}"').status == 200
    assert desk.post(f"{at}/export").status == 200
    own = persons.access.snapshot(Person.objects.get(pk=zsofia.pk))
    tokens.create_token(by=own, at=NOON, name=TRACES[5], rights=["workorders.see"], expires_at=NOON + timedelta(days=9))
    Authenticator.objects.create(user=zsofia, type="totp", data={"secret": "sealed"})
    assert {trace for trace in TRACES if _found(trace)} == set(TRACES), "the search finds what is there"
    assert desk.post(f"{at}/erase", If_Match=f'"{_version(zsofia)}"').status == 200
    assert {trace: _found(trace) for trace in TRACES if _found(trace)} == {}
    _two_seconds_later()
    assert page.me() == 401
    assert page.sign_in(email=TRACES[1]).status_code != 200


def test_what_they_did_stays_done_by_nobody_known(ada, zsofia):
    erasing.erase_person(key=zsofia.key, by=ada, at=NOON)
    row = Person.objects.get(pk=zsofia.pk)
    assert (row.name, row.email, row.phone, row.is_active) == ("", None, None, False)
    assert not row.has_usable_password()
    assert (row.engineer.home_latitude, row.engineer.languages) == (None, [])
    assert not Certificate.objects.filter(engineer=row.pk).exists()
    assert Leave.objects.get(engineer=row.pk).kind == "other"
    assert facts_of(zsofia.key)[-1] == "PersonErased"
    with pytest.raises(Conflict) as refusal:
        persons.restore_person(key=zsofia.key, by=ada, at=NOON)
    assert refusal.value.code == "person_erased"


def _two_seconds_later():
    """Each process has read what was revoked."""
    memory._fresh_until = 0.0


def _version(person):
    return Person.objects.values_list("version", flat=True).get(pk=person.pk)


def _found(text):
    """Every table in which a text stands, the framework's and the log of facts among them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        names = [name for (name,) in cursor.fetchall()]
        assert {model._meta.db_table for model in apps.get_app_config("people").get_models()} <= set(names)
        found = []
        for name in names:
            hexed = text.encode().hex()
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{name}" t WHERE t::text LIKE %s OR t::text LIKE %s)',  # noqa: S608 - our own tables' names
                [f"%{text}%", f"%{hexed}%"],
            )
            if cursor.fetchone()[0]:
                found.append(name)
        return found
