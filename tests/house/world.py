"""A company for the rights table: one reader of each role, and for each relation something to lay hands on.

It is built once. A request is prepared and made inside a savepoint, so that each finds the company as it was built.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.assets.models import Asset, FaultCode, Product
from aftersales.base.clock import now
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.dispatch.actions.policies import load_stock as load_policies
from aftersales.people.actions.ready import load_ready_roles, load_stock_calendars
from aftersales.people.models import (
    Calendar,
    Certificate,
    Engineer,
    EngineerSkill,
    Grant,
    Leave,
    Person,
    Role,
    Shift,
    Skill,
    Team,
    Territory,
    Token,
)
from aftersales.people.rules import token_hash
from aftersales.workorders.actions import asides, moves, orders, visits
from aftersales.workorders.actions.settings import load_stock
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Wait
from tests.conftest import Api, Program, index_all

ROLES: Final = {
    # the table's column: the ready role
    "customer": "customer",
    "engineer": "engineer",
    "agent": "agent",
    "dispatcher": "dispatcher",
    "manager": "manager",
    "admin": "admin",
    "editor": "editor",
    "storekeeper": "storekeeper",
    "success": "success_manager",
    "partner": "partner",
}
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)


@dataclass
class Reader:
    """Who asks: the column of the table, the person, and their browser (or program, for the open API)."""

    role: str
    person: Person | None
    browser: Api
    program: Program


@dataclass
class Company:
    """A customer and what is its; `spare` is a contact who cannot sign in yet."""

    customer: Customer
    contact: Contact
    spare: Contact
    site: Site
    contract: Contract
    entitlement: Entitlement
    machine: Asset
    program: Asset


@dataclass
class World:
    """Everything the table's requests are about."""

    at: datetime
    readers: dict[str, Reader] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    territories: dict[str, Territory] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    companies: dict[str, Company] = field(default_factory=dict)
    orders: dict[str, WorkOrder] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def build() -> World:
    """The company, in a database that has its migrations and nothing else, or the cast."""
    world = World(at=now().replace(microsecond=0) - 2 * HOUR)
    load_ready_roles(at=world.at)
    load_stock_calendars(at=world.at)
    load_stock()
    load_policies(at=world.at)
    _places(world)
    _people(world)
    _settings(world)
    for code, territory in (("near", "here"), ("far", "there")):
        world.companies[code] = _company(world, code, territory)
    _readers(world)
    _orders(world)
    _visits(world)
    index_all()
    return world


def _places(world: World) -> None:
    for code in ("ours", "theirs", "empty"):
        world.teams[code] = Team.objects.create(code=f"rt-{code}", name_zh=code, name_en=code)
    for code in ("here", "there"):
        world.territories[code] = Territory.objects.create(code=f"rt-{code}", name_zh=code, name_en=code)
    world.rows["skill"] = Skill.objects.create(code="rt-skill", name_zh="-", name_en="-")
    world.rows["calendar"] = Calendar.objects.get(code="cn-office")


def _people(world: World) -> None:
    """A colleague of the readers' team, one of another team and territory, and a customer with a sign-in."""
    for name, team, territory in (("team", "ours", "there"), ("other", "theirs", "there")):
        person = _person(world, name, "engineer", team=world.teams[team])
        person.territories.set([world.territories[territory]])
        world.people[name] = person
    world.people["customer"] = _person(world, "buyer", "customer", is_customer=True)
    world.people["gone"] = _person(world, "gone", "customer", is_customer=True)


def _person(
    world: World, name: str, role: str, *, team: Team | None = None, is_customer: bool = False, level: int = 2
) -> Person:
    email = f"{name}@rights.example"
    person = Person.objects.create(name=name, email=email, password="!", team=team, is_customer=is_customer)
    person.roles.add(Role.objects.get(code=role))
    if not is_customer:
        engineer = Engineer.objects.create(person=person, level=level, calendar=world.rows["calendar"])
        EngineerSkill.objects.create(
            engineer=engineer, skill=world.rows["skill"], proficiency=3, valid_from=date(2025, 1, 1)
        )
        Certificate.objects.create(engineer=engineer, name_zh="-", name_en="-", issued_on=date(2025, 1, 1))
        Shift.objects.create(engineer=engineer, starts_at=world.at, ends_at=world.at + HOUR)
        Leave.objects.create(engineer=engineer, kind="annual", starts_at=world.at, ends_at=world.at + HOUR)
    return person


def _settings(world: World) -> None:
    world.rows["role"] = Role.objects.create(code="rt-role", name_zh="-", name_en="-")
    world.rows["product"] = Product.objects.create(code="rt-machine", name_zh="-", name_en="-", family="rt")
    world.rows["software"] = Product.objects.create(
        code="rt-software", name_zh="-", name_en="-", family="rt", is_software=True
    )
    world.rows["fault_code"] = FaultCode.objects.create(family="rt", code="E6", name_zh="-", name_en="-")


def _company(world: World, code: str, territory: str) -> Company:
    customer = Customer.objects.create(code=f"rt-{code}", name=code, tier="gold")
    site = Site.objects.create(customer=customer, name=code, territory=world.territories[territory])
    today = world.at.date()
    contract = Contract.objects.create(
        customer=customer, number=f"RT-{code}", starts_on=today - 90 * DAY, ends_on=today + 90 * DAY
    )
    person = world.people["customer" if code == "near" else "gone"]
    contact = Contact.objects.create(customer=customer, person=person, name=code, phone="+8613800001111")
    spare = Contact.objects.create(customer=customer, name=f"{code} 2", email=f"spare-{code}@rights.example")
    machine = Asset.objects.create(product=world.rows["product"], customer=customer, site=site, name=code)
    program = Asset.objects.create(product=world.rows["software"], customer=customer, site=site, name=code)
    entitlement = Entitlement.objects.create(contract=contract, what="visit", quantity=9, used=3)
    return Company(customer, contact, spare, site, contract, entitlement, machine, program)


def _readers(world: World) -> None:
    world.readers["anonymous"] = Reader("anonymous", None, Api(None), Program("nobody"))
    for column, role in ROLES.items():
        is_customer = column == "customer"
        person = _person(world, f"reader-{column}", role, team=None if is_customer else world.teams["ours"],
                         is_customer=is_customer)  # fmt: skip
        if is_customer:
            Contact.objects.create(customer=world.companies["near"].customer, person=person, name="reader")
        else:
            person.territories.set([world.territories["here"]])
        rights = list(Grant.objects.filter(role__code=role).values_list("right", flat=True).distinct())
        world.readers[column] = Reader(column, person, Api(person), _program(world, person, rights))
    agent = world.readers["agent"].person
    limited = _program(world, agent, ["workorders.see"])
    world.readers["token"] = Reader("token", agent, limited, limited)


def _program(world: World, person: Person | None, rights: list[str]) -> Program:
    assert person is not None
    secret = f"aft_{person.name}_{len(rights)}"
    Token.objects.create(
        person=person, name="-", secret_hash=token_hash(secret), rights=rights, created_at=world.at,
        expires_at=datetime(2999, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    return Program(secret)


def _orders(world: World) -> None:
    """One order in each state, reached by the product's own moves."""
    near, at, owner = world.companies["near"], world.at, world.people["other"].key

    def order(state: str) -> WorkOrder:
        made = orders.report(by=None, at=at, kind="repair", title=state, customer=near.customer.key, priority=3)
        world.orders[state] = made
        return made

    order("reported")
    moves.triage(key=order("triaged").key, by=None, at=at)
    for state in ("assigned", "working", "waiting", "resolved", "closed", "handed"):
        key = order(state).key
        moves.triage(key=key, by=None, at=at)
        moves.assign(key=key, by=None, at=at, owner=owner)
    for state in ("working", "resolved", "closed"):
        moves.start(key=world.orders[state].key, by=None, at=at)
    moves.wait(key=world.orders["waiting"].key, by=None, at=at, reason=Wait.PARTS)
    for state in ("resolved", "closed"):
        moves.resolve(key=world.orders[state].key, by=None, at=at, cause="-", solution="-")
    moves.close(key=world.orders["closed"].key, by=None, at=at)
    world.rows["hand_off"] = asides.hand_off(key=world.orders["handed"].key, by=None, at=at, to="rd", summary="-")
    world.rows["hold"] = asides.place_hold(key=world.orders["working"].key, by=None, at=at, reason="-", source="person")
    world.rows["twin"] = orders.report(by=None, at=at, kind="repair", title="twin", customer=near.customer.key)


def _visits(world: World) -> None:
    at, engineer, begin = world.at, world.people["other"].key, world.at + DAY
    for number, state in enumerate(("planned", "confirmed", "travelling", "on_site")):
        made = orders.report(by=None, at=at, kind="repair", title=state, customer=world.companies["near"].customer.key)
        moves.triage(key=made.key, by=None, at=at)
        visit = visits.plan(order=made.key, by=None, at=at, engineer=engineer, starts_at=begin + 3 * number * HOUR,
                            ends_at=begin + (3 * number + 1) * HOUR)  # fmt: skip
        world.visits[state] = visit
        for move in ("confirm", "depart", "arrive")[:number]:
            getattr(visits, move)(key=visit.key, by=None, at=at)


def person_of(world: World, reader: Reader, relation: str) -> Person:
    """The person a request about people is about."""
    if relation in ("self", "own"):
        return reader.person or world.people["team"]
    return world.people[relation]


def placed(world: World, state: str, reader: Reader, relation: str) -> WorkOrder:
    """The order in this state, moved to where the relation says."""
    return place(world, world.orders[state], reader, relation)


def place(world: World, order: WorkOrder, reader: Reader, relation: str) -> WorkOrder:
    """An order where the relation says it is."""
    owner = reader.person if relation == "own" and reader.person and not reader.person.is_customer else None
    where = {
        "owner": owner or world.people["other"],
        "team": world.teams["ours" if relation == "team" else "theirs"],
        "territory": world.territories["here" if relation == "territory" else "there"],
    }
    WorkOrder.objects.filter(pk=order.pk).update(**where)
    return WorkOrder.objects.get(pk=order.pk)


def placed_visit(world: World, state: str, reader: Reader, relation: str) -> Visit:
    """The visit in this state, of an order where the relation says it is; the reader's own to go on if it is `own`."""
    visit = world.visits[state]
    place(world, visit.order, reader, relation)
    if relation == "own" and reader.person and not reader.person.is_customer:
        Visit.objects.filter(pk=visit.pk).update(engineer=reader.person.pk)
    return visit


def key_of(row: Any) -> UUID:
    """A row's key."""
    key: UUID = row.key
    return key
