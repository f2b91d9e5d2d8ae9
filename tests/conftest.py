"""The cast: one small company that every test knows, and a client that signs in.

Agnes answers the phone and sees every order. Dan dispatches Shanghai. Mei leads team East, Tess (senior) and Toby
(junior) are its engineers. Olaf is an engineer of another team in another city: what is East's does not exist for
him. Ada administers. Carl and Cora are contacts of the customer Acme, and only Cora may see her colleagues' orders;
Xena is a contact of another customer.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client

from aftersales.assets.models import Asset, Product
from aftersales.base.clock import now
from aftersales.customers.models import Contact, Contract, Customer, Site
from aftersales.dispatch.actions.policies import load_stock as load_policies
from aftersales.dispatch.queries import standing
from aftersales.people import hours
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions.ready import load_ready_roles, load_stock_calendars
from aftersales.people.models import Calendar, Engineer, EngineerSkill, Person, Role, Skill, Team, Territory
from aftersales.people.signed import memory
from aftersales.server.reindex import SUBJECTS
from aftersales.workorders.actions import moves, orders
from aftersales.workorders.actions.settings import load_stock
from aftersales.workorders.models import WorkOrder

DATA = Path(os.environ.get("AFTERSALES_DATA") or Path(__file__).parents[2] / "shared" / "data").resolve()
"""Real logs, not part of the project: tests marked `data` read them."""

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
"""A Wednesday, twelve o'clock in Shanghai."""

STAFF = {
    # name: (role, team, territories, level)
    "agnes": ("agent", "desk", (), None),
    "dan": ("dispatcher", "east", ("shanghai",), None),
    "mei": ("manager", "east", (), None),
    "tess": ("engineer", "east", ("shanghai",), 3),
    "toby": ("engineer", "east", ("shanghai",), 1),
    "olaf": ("engineer", "south", ("shenzhen",), 2),
    "ada": ("admin", None, (), None),
}
CUSTOMERS = {"carl": "acme", "cora": "acme", "xena": "xenon"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as left out, what needs the research data where they are not beside this checkout."""
    lacking = [item for item in items if item.get_closest_marker("data")] if not DATA.exists() else []
    if lacking:
        config.hook.pytest_deselected(items=lacking)
        items[:] = [item for item in items if item not in lacking]


def build_cast() -> None:
    """Write the company into an empty database."""
    load_ready_roles(at=NOON)
    load_stock_calendars(at=NOON)
    load_stock()
    load_policies(at=NOON)
    for code, parent in (
        ("east-china", None),
        ("shanghai", "east-china"),
        ("south-china", None),
        ("shenzhen", "south-china"),
    ):
        above = Territory.objects.filter(code=parent).first()
        Territory.objects.create(code=code, name_zh=code, name_en=code, parent=above)
    for code, parent in (("service", None), ("east", "service"), ("south", "service"), ("desk", "service")):
        Team.objects.create(code=code, name_zh=code, name_en=code, parent=Team.objects.filter(code=parent).first())
    for name, (role, team, territories, level) in STAFF.items():
        person = _person(name, role, team=Team.objects.filter(code=team).first())
        person.territories.set(Territory.objects.filter(code__in=territories))
        if level is not None:
            Engineer.objects.create(person=person, level=level, calendar=Calendar.objects.get(code="cn-office"))
    Team.objects.filter(code="east").update(lead=Person.objects.get(name="mei"))
    Team.objects.filter(code="service").update(lead=Person.objects.get(name="ada"))
    skill = Skill.objects.create(code="vrf", name_zh="多联机", name_en="VRF")
    for name, proficiency in (("tess", 5), ("toby", 2)):
        engineer = Engineer.objects.get(person__name=name)
        EngineerSkill.objects.create(
            engineer=engineer, skill=skill, proficiency=proficiency, valid_from=date(2025, 1, 1)
        )
    product = Product.objects.create(
        code="mv8", name_zh="多联机外机", name_en="Outdoor unit", family="vrf", skill=skill
    )
    for code, territory in (("acme", "shanghai"), ("xenon", "shenzhen")):
        customer = Customer.objects.create(code=code, name=code, industry="pharma", size=420, tier="gold")
        site = Site.objects.create(
            customer=customer,
            name="plant",
            latitude=31.2,
            longitude=121.5,
            territory=Territory.objects.get(code=territory),
        )
        contract = Contract.objects.create(
            customer=customer,
            number=f"C-{code}",
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 12, 31),
            service_level="gold",
        )
        Asset.objects.create(
            product=product, customer=customer, site=site, contract=contract, name="unit 3", serial=f"S-{code}"
        )
    for name, code in CUSTOMERS.items():
        person = _person(name, "customer", team=None, is_customer=True)
        Contact.objects.create(
            customer=Customer.objects.get(code=code), person=person, name=name, phone="+8613800001234",
            sees_colleagues_orders=name == "cora",
        )  # fmt: skip
    index_all()


def index_all() -> None:
    """Have everything found that was written past the verbs."""
    for _, _, walk in SUBJECTS:
        walk(after=0, limit=10_000, everything=True)


def _person(name: str, role: str, *, team: Team | None, is_customer: bool = False) -> Person:
    person = Person.objects.create(
        name=name, email=f"{name}@example.com", password="!", team=team, is_customer=is_customer
    )
    person.roles.add(Role.objects.get(code=role))
    return person


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database with the cast in it, once."""
    name = connection.settings_dict["NAME"]
    if not name.startswith("test_"):  # so it is where no chosen test says that it wants one: a module's fixture cannot
        pytest.exit(f"{name} is no test database. Run the whole file, or a test with `db` besides.", returncode=2)
    with django_db_blocker.unblock():
        if not Person.objects.filter(name="agnes").exists():
            build_cast()


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    """Everybody by name, as actors."""
    if not Person.objects.filter(name="agnes").exists():  # a transactional test has emptied the tables
        build_cast()
    return SimpleNamespace(**{name: snapshot(Person.objects.get(name=name)) for name in [*STAFF, *CUSTOMERS]})


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """What a process remembers between requests must not leak from test to test."""
    memory.forget_all()
    hours.forget()
    standing.forget()
    yield


@pytest.fixture
def agnes(cast: SimpleNamespace) -> Actor:
    return cast.agnes


@pytest.fixture
def dan(cast: SimpleNamespace) -> Actor:
    return cast.dan


@pytest.fixture
def mei(cast: SimpleNamespace) -> Actor:
    return cast.mei


@pytest.fixture
def tess(cast: SimpleNamespace) -> Actor:
    return cast.tess


@pytest.fixture
def toby(cast: SimpleNamespace) -> Actor:
    return cast.toby


@pytest.fixture
def olaf(cast: SimpleNamespace) -> Actor:
    return cast.olaf


@pytest.fixture
def ada(cast: SimpleNamespace) -> Actor:
    return cast.ada


@pytest.fixture
def carl(cast: SimpleNamespace) -> Actor:
    return cast.carl


@pytest.fixture
def cora(cast: SimpleNamespace) -> Actor:
    return cast.cora


@pytest.fixture
def xena(cast: SimpleNamespace) -> Actor:
    return cast.xena


@pytest.fixture
def acme(cast: SimpleNamespace) -> SimpleNamespace:
    """The customer Acme, and what is its."""
    return _company("acme")


@pytest.fixture
def xenon(cast: SimpleNamespace) -> SimpleNamespace:
    """Another customer."""
    return _company("xenon")


def _company(code: str) -> SimpleNamespace:
    customer = Customer.objects.get(code=code)
    return SimpleNamespace(
        customer=customer,
        site=Site.objects.get(customer=customer),
        asset=Asset.objects.get(customer=customer),
        contract=Contract.objects.get(customer=customer),
        contact=Contact.objects.filter(customer=customer).order_by("pk").first(),
    )


@pytest.fixture
def report(agnes: Actor, acme: SimpleNamespace) -> Callable[..., WorkOrder]:
    """Report a repair for Acme; keyword arguments differ from the ordinary."""

    def make(**told: Any) -> WorkOrder:
        ordinary = {
            "by": agnes, "at": NOON, "kind": "repair", "title": "E6 on unit 3", "customer": acme.customer.key,
            "asset": acme.asset.key, "contact": acme.contact.key,
        }  # fmt: skip
        return orders.report(**{**ordinary, **told})

    return make


@pytest.fixture
def order(report: Callable[..., WorkOrder]) -> WorkOrder:
    """A fresh report nobody has looked at."""
    return report()


@pytest.fixture
def triaged(order: WorkOrder, agnes: Actor) -> WorkOrder:
    """An order in team East's queue."""
    return moves.triage(key=order.key, by=agnes, at=NOON, team=Team.objects.get(code="east").key)


@pytest.fixture
def assigned(triaged: WorkOrder, agnes: Actor, tess: Actor) -> WorkOrder:
    """An order that is Tess's."""
    return moves.assign(key=triaged.key, by=agnes, at=NOON, owner=tess.key)


def facts_of(subject: UUID) -> list[str]:
    """The kinds of the facts about something, in the order they were written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind FROM base_fact WHERE subject = %s ORDER BY id", [subject])
        return [kind for (kind,) in cursor.fetchall()]


@dataclass
class Answer:
    """What came back: the status, the parsed body and the headers."""

    status: int
    body: Any
    headers: Any


class Api:
    """A browser that is signed in: session, CSRF token, and a fresh Idempotency-Key with every write."""

    def __init__(self, person: Person | None) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if person is not None:
            self.client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        self.client.cookies["csrftoken"] = "c" * 32

    def send(self, method: str, path: str, body: Any = None, *, key: str | None = None, **headers: str) -> Answer:
        """One request; `key=""` leaves the Idempotency-Key out."""
        told = {"X-CSRFToken": "c" * 32, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if method != "GET" and key != "":
            told["Idempotency-Key"] = key or str(uuid4())
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body, default=str).encode()
        response = self.client.generic(method, path, content, content_type="application/json", headers=told)
        content = b"".join(response) if response.streaming else response.content
        told_json = bool(content) and "json" in response.get("Content-Type", "")
        parsed = json.loads(content) if told_json else content
        return Answer(response.status_code, parsed, response.headers)

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def post(self, path: str, body: Any = None, **told: Any) -> Answer:
        return self.send("POST", path, {} if body is None else body, **told)

    def patch(self, path: str, body: Any, **told: Any) -> Answer:
        return self.send("PATCH", path, body, **told)

    def put(self, path: str, body: Any, **told: Any) -> Answer:
        return self.send("PUT", path, body, **told)

    def delete(self, path: str, **told: Any) -> Answer:
        return self.send("DELETE", path, **told)


class Program(Api):
    """A program that signs in with a token."""

    def __init__(self, secret: str) -> None:
        super().__init__(None)
        self.secret = secret

    def send(self, method: str, path: str, body: Any = None, *, key: str | None = None, **headers: str) -> Answer:
        return super().send(method, path, body, key=key, Authorization=f"Bearer {self.secret}", **headers)


@pytest.fixture
def api(cast: SimpleNamespace) -> Callable[[Actor | None], Api]:
    """`api(agnes)` is a browser in which Agnes is signed in; `api(None)` a stranger's."""

    def browser(actor: Actor | None) -> Api:
        return Api(Person.objects.get(pk=actor.id) if actor is not None else None)

    return browser


def today() -> date:
    """The day the tests run on, where a real clock is unavoidable."""
    return now().date()
