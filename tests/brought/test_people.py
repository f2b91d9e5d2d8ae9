"""Colleagues from a table: known by address, given no more than whoever brings them has, and sent nothing."""

import pytest
from django.core import mail

from aftersales.people.access import Actor
from aftersales.people.models import Person
from tests.base.imports.conftest import Bring, done
from tests.brought.conftest import outcomes

pytestmark = pytest.mark.django_db
HEAD = ("name", "email", "phone", "roles", "team", "territories")


def test_colleagues_are_added_put_right_and_sent_nothing(bring: Bring, ada: Actor) -> None:
    first = outcomes(
        bring, ada, "people", HEAD,
        ("Wang Min", "wang@example.com", "13900000009", "engineer;agent", "east", "shanghai"),
        ("Nobody", "", "", "", "", ""),
        ("Bad role", "bad@example.com", "", "emperor", "", ""),
        ("Bad team", "bad2@example.com", "", "", "nowhere", ""),
        ("carl", "carl@example.com", "", "", "", ""),
    )  # fmt: skip
    assert first == ["created", "email_or_phone", "no_such_role", "import_no_such_team", "import_is_a_customer"]
    wang = Person.objects.get(email="wang@example.com")
    assert (wang.has_usable_password(), wang.team and wang.team.code) == (False, "east")
    assert sorted(wang.roles.values_list("code", flat=True)) == ["agent", "engineer"]
    assert mail.outbox == []
    again = ("Wang Min", "WANG@example.com", "", "engineer", "east", "")
    assert outcomes(bring, ada, "people", HEAD, again) == ["unchanged"]
    assert outcomes(bring, ada, "people", HEAD, ("Wang M.", "wang@example.com", "", "", "south", "")) == ["updated"]
    wang.refresh_from_db()
    assert (wang.name, wang.team and wang.team.code, wang.roles.count()) == ("Wang M.", "south", 2)


def test_a_check_of_colleagues_leaves_nobody(bring: Bring, ada: Actor) -> None:
    one = done(bring("people", [HEAD, ("New", "new@example.com", "", "engineer", "", "")]), "check", ada)
    assert (one.counts["created"], Person.objects.filter(email="new@example.com").exists()) == (1, False)
