"""The first administrator: by the first-run page or the command, once, also when two try at the same moment."""

import io
import json
import threading

import pytest
from django.db import connection
from django.test import Client

from aftersales.base.errors import Conflict, Invalid
from aftersales.people import queries
from aftersales.people.actions import sign_ins
from aftersales.people.models import Person, Role
from aftersales.server import cli
from tests.conftest import NOON, facts_of
from tests.people.conftest import PASSWORD, Page

TOLD = {"name": "First", "email": "first@example.com", "password": PASSWORD}


@pytest.fixture
def nobody(cast):
    """An installation nobody has set up."""
    Role.objects.get(code="admin").delete()
    assert not queries.admin_exists()


def first_run(client, body=TOLD, **headers):
    return client.post("/api/v1/first-run", json.dumps(body), content_type="application/json", headers=headers)


def browser():
    client = Client(enforce_csrf_checks=True)
    answer = client.get("/api/v1/first-run")
    return client, answer.json()["needed"], client.cookies["csrftoken"].value


def test_the_first_run_page_is_closed_once_there_is_an_administrator(cast):
    client, needed, token = browser()
    assert needed is False
    answer = first_run(client, **{"X-CSRFToken": token})
    assert (answer.status_code, answer.json()["code"]) == (409, "admin_exists")


def test_a_foreign_page_cannot_set_up_somebody_else_s_installation(nobody):
    client, needed, _ = browser()
    assert needed is True
    assert first_run(client).json()["code"] == "csrf_failed"
    assert first_run(Client(enforce_csrf_checks=True)).json()["code"] == "csrf_failed"
    assert not queries.admin_exists()


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"password": "1234"}, 422), ({"email": None}, 422), ({"is_active": False}, 422), ({"name": ""}, 422)],
)
def test_nonsense_makes_no_administrator(nobody, changes, status):
    client, _, token = browser()
    assert first_run(client, {**TOLD, **changes}, **{"X-CSRFToken": token}).status_code == status
    assert not queries.admin_exists()


def test_the_first_run_page_makes_the_administrator_who_then_signs_in(nobody):
    client, _, token = browser()
    answer = first_run(client, **{"X-CSRFToken": token})
    assert answer.status_code == 201, answer.content
    page = Page()
    assert page.sign_in(email="first@example.com").status_code == 200
    assert "people.settings" in page.client.get("/api/v1/me").json()["rights"]
    assert facts_of(Person.objects.get(name="First").key) == ["AdminCreated"]


def test_a_weak_password_or_no_address_is_refused(nobody):
    with pytest.raises(Invalid):
        sign_ins.create_admin(at=NOON, name="x", email="x@example.com", password="password")
    with pytest.raises(Invalid):
        sign_ins.create_admin(at=NOON, name="x", password=PASSWORD)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_becomes_administrator():
    Role.objects.filter(code="admin").delete()
    results = []

    def attempt(number: int) -> None:
        try:
            sign_ins.create_admin(at=NOON, name=f"n{number}", email=f"n{number}@example.com", password=PASSWORD)
            results.append("made")
        except Conflict as refusal:
            results.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(results) == ["admin_exists"] * 3 + ["made"]


def test_the_command_makes_the_administrator_once(nobody, monkeypatch, capsys):
    words = ["createadmin", "--name", "First", "--phone", "13800138009", "--password-stdin", "--json"]
    monkeypatch.setenv("DATABASE_URL", "postgresql:///stands-already")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert cli.main(words) == 0
    assert json.loads(capsys.readouterr().out)["event"] == "admin_created"
    assert Person.objects.get(name="First").phone == "+8613800138009"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert cli.main(words) == 1
    assert json.loads(capsys.readouterr().out)["error"] == "admin_exists"


def test_the_command_asks_twice_for_a_password(nobody, monkeypatch, capsys):
    given = iter([PASSWORD, "another"])
    monkeypatch.setenv("DATABASE_URL", "postgresql:///stands-already")
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(given))
    assert cli.main(["createadmin", "--name", "First", "--email", "f@example.com"]) == 1
    assert "密码不同" in capsys.readouterr().err
    assert not queries.admin_exists()
