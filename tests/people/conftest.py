"""People with passwords, and a browser at the sign-in page."""

import json
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from aftersales.people.actions.indexing import index_people
from aftersales.people.models import Person

PASSWORD = "Kupfer-und-Zinn-7"
ELSEWHERE = "203.0.113.9"


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm at a price that tests can pay hundreds of times."""

    time_cost, memory_cost, parallelism = 1, 64, 1


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{QuickArgon2.__module__}.{QuickArgon2.__qualname__}"]


class Page:
    """The sign-in page of one browser: real requests to allauth, with the CSRF token it hands out."""

    def __init__(self, address: str = "198.51.100.7") -> None:
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)
        self.ask("GET", "config")

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        token = self.client.cookies["csrftoken"].value if "csrftoken" in self.client.cookies else ""
        content = json.dumps(body) if body is not None else ""
        return self.client.generic(
            method,
            f"/_allauth/browser/v1/{path}",
            content,
            content_type="application/json",
            headers={"X-CSRFToken": token},
        )

    def sign_in(self, **credentials: str) -> Any:
        return self.ask("POST", "auth/login", {"password": PASSWORD, **credentials})

    def me(self) -> int:
        return self.client.get("/api/v1/me").status_code


@pytest.fixture
def page(db: None) -> Page:
    return Page()


@pytest.fixture
def tessa(cast: Any) -> Person:
    """Tess, who has a password and a phone."""
    return with_password("tess", phone="+8613800138000")


def with_password(name: str, **changes: Any) -> Person:
    person = Person.objects.get(name=name)
    for field, value in changes.items():
        setattr(person, field, value)
    person.set_password(PASSWORD)
    person.save()
    index_people(person)
    return person
