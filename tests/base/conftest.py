"""Ground for tests that commit: facts and jobs are in tables that Django does not empty, so they are emptied here."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from ninja import NinjaAPI

from aftersales.base import live
from aftersales.base.http import JsonRenderer, StrictParser, answer_errors
from aftersales.people.models import Person
from aftersales.people.signed import memory, staff_only


def empty() -> None:
    """No facts, no readers, no jobs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE base_fact, base_cursor, base_parked, procrastinate_jobs, procrastinate_workers CASCADE"
        )
    live.forget()
    memory.forget_all()


def settle(seconds: float = 60.0) -> None:
    """Wait until all that is committed can be read by the relay.

    Any open transaction of the whole server, another test's too, holds the horizon back while it lasts.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM base_fact WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())")
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.01)


@pytest.fixture
def settled() -> Callable[[], None]:
    return settle


@pytest.fixture
def ground(transactional_db: None) -> Iterator[None]:
    """A database in which transactions really commit, empty before and after."""
    empty()
    yield
    empty()


@pytest.fixture
def in_thread() -> Iterator[Callable[[Callable[[], Any]], threading.Thread]]:
    """Run something beside the test, on a connection of its own; whatever it raises fails the test."""
    threads: list[threading.Thread] = []
    errors: list[Exception] = []

    def start(work: Callable[[], Any]) -> threading.Thread:
        def run() -> None:
            try:
                work()
            except Exception as error:  # told to the test below
                errors.append(error)
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        threads.append(thread)
        thread.start()
        return thread

    yield start
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
    assert errors == []


class Browser:
    """Somebody signed in, who sends a CSRF token and, if told, an Idempotency-Key."""

    def __init__(self, person: Person | None) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if person is not None:
            self.client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        self.client.cookies["csrftoken"] = "c" * 32

    def send(self, method: str, address: str, body: Any = None, **headers: str) -> HttpResponse:
        content = body if isinstance(body, bytes) else json.dumps({} if body is None else body).encode()
        told = {"X-CSRFToken": "c" * 32, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.client.generic(method, address, content, content_type="application/json", headers=told)

    def get(self, address: str, **headers: str) -> HttpResponse:
        return self.send("GET", address, b"", **headers)

    def post(self, address: str, body: Any = None, *, key: str = "", **headers: str) -> HttpResponse:
        return self.send("POST", address, body, Idempotency_Key=key or str(uuid4()), **headers)


@pytest.fixture
def person(db: None) -> Person:
    """A member of staff without any right."""
    return Person.objects.create(name="pat", email="pat@example.com", password="!", language="en")


@pytest.fixture
def browser(person: Person) -> Browser:
    memory.forget_all()
    return Browser(person)


@pytest.fixture
def stranger(db: None) -> Browser:
    return Browser(None)


@pytest.fixture
def api(settings: Any) -> NinjaAPI:
    """An API of the test's own under /api/, with the product's doors, errors and parser."""
    made = NinjaAPI(
        auth=staff_only, urls_namespace=str(uuid4()), docs_url=None, parser=StrictParser(), renderer=JsonRenderer()
    )
    answer_errors(made)
    urls = ModuleType("urls_of_a_test")
    urls.urlpatterns = []  # type: ignore[attr-defined]  # what Django looks for in such a module
    for status, name in ((400, "bad_request"), (403, "not_allowed"), (404, "no_such_address"), (500, "server_error")):
        setattr(urls, f"handler{status}", f"aftersales.base.middleware.{name}")
    settings.ROOT_URLCONF = urls
    return made


@pytest.fixture
def serve(api: NinjaAPI, settings: Any) -> Callable[[], None]:
    """Call when the API has its operations: Django reads addresses once."""

    def mount() -> None:
        settings.ROOT_URLCONF.urlpatterns.append(path("api/", api.urls))

    return mount
