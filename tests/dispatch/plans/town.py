"""A town with as many engineers, visits and orders as one likes: by a seed always the same, written past the verbs."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

from psycopg.types.range import TimestamptzRange

from aftersales.assets.models import Asset, Product
from aftersales.customers.models import Customer, Site
from aftersales.people.models import Calendar, Engineer, EngineerSkill, Person, Role, Skill, Team, Territory
from aftersales.workorders.models import Booking, Kind, SlaClock, Visit, WorkOrder

MORNING: Final = datetime(2026, 11, 18, 0, 0, tzinfo=UTC)
"""A Wednesday, eight o'clock in Shanghai."""
HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)
_BEGINS: Final = (65, 190, 350, 475)
"""Minutes after eight at which visits of 90 minutes begin, with lunch and ways between."""
MIDDLE: Final = (31.2, 121.5)


@dataclass
class Town:
    """Who lives there and what is to do."""

    at: datetime = MORNING
    engineers: list[Engineer] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    waiting: list[WorkOrder] = field(default_factory=list)


def made(*, engineers: int, visits: int, waiting: int, seed: int = 1, per_day: int = 3, again: bool = False) -> Town:
    """`visits` stand, dealt out to whoever comes next, wherever they live; `waiting` orders are nobody's. `again`:
    beside what there is."""
    chance = Random(seed)  # noqa: S311 - a town, no secret
    town = Town()
    mark = f"{seed} " if again else ""
    town.engineers = _engineers(engineers, chance, mark)
    orders = _orders(visits + waiting, chance, mark)
    town.waiting = orders[visits:]
    town.visits = _visits(orders[:visits], town.engineers, per_day)
    return town


def _spot(chance: Random) -> tuple[float, float]:
    return MIDDLE[0] + chance.uniform(-0.2, 0.2), MIDDLE[1] + chance.uniform(-0.2, 0.2)


def _engineers(count: int, chance: Random, mark: str) -> list[Engineer]:
    Engineer.objects.filter(person__name__in=["tess", "toby"]).update(
        home_latitude=MIDDLE[0], home_longitude=MIDDLE[1]
    )  # fmt: skip
    east, role = Team.objects.get(code="east"), Role.objects.get(code="engineer")
    names = [f"engineer {mark}{n}" for n in range(count)]
    people = Person.objects.bulk_create(
        Person(name=name, email=f"e{mark.strip()}.{n}@example.com", password="!", team=east)
        for n, name in enumerate(names)
    )
    shanghai, office = Territory.objects.get(code="shanghai"), Calendar.objects.get(code="cn-office")
    through = Person.territories.through
    through.objects.bulk_create(through(person_id=one.pk, territory_id=shanghai.pk) for one in people)
    roles = Person.roles.through
    roles.objects.bulk_create(roles(person_id=one.pk, role_id=role.pk) for one in people)
    told = []
    for one in people:
        latitude, longitude = _spot(chance)
        home = {"home_latitude": latitude, "home_longitude": longitude}
        told.append(Engineer(person=one, level=chance.randint(1, 3), calendar=office, **home))
    Engineer.objects.bulk_create(told)
    skill = Skill.objects.get(code="vrf")
    EngineerSkill.objects.bulk_create(
        EngineerSkill(engineer=one, skill=skill, proficiency=chance.randint(1, 5), valid_from=date(2025, 1, 1))
        for one in told
    )
    return told


def _orders(count: int, chance: Random, mark: str) -> list[WorkOrder]:
    customer, product = Customer.objects.get(code="acme"), Product.objects.get(code="mv8")
    shanghai, east = Territory.objects.get(code="shanghai"), Team.objects.get(code="east")
    sites = []
    for n in range(count):
        latitude, longitude = _spot(chance)
        place = {"latitude": latitude, "longitude": longitude, "territory": shanghai}
        sites.append(Site(customer=customer, name=f"site {n}", **place))
    Site.objects.bulk_create(sites)
    assets = Asset.objects.bulk_create(
        Asset(product=product, customer=customer, site=one, name="unit", serial=f"T-{mark}{n}")
        for n, one in enumerate(sites)
    )
    kind = Kind.objects.get(code="repair")
    before = MORNING - HOUR
    orders = WorkOrder.objects.bulk_create(
        (WorkOrder(
            kind=kind, title=f"order {n}", priority=chance.choice((1, 2, 2, 3)), team=east, territory=shanghai,
            customer=customer, site=asset.site, asset=asset, state="triaged", reported_at=before, triaged_at=before,
            changed_at=before, act_by="resolution", act_by_at=MORNING + chance.randint(6, 60) * HOUR,
        )
        for n, asset in enumerate(assets)),
        batch_size=500,
    )  # fmt: skip
    SlaClock.objects.bulk_create(
        SlaClock(
            order=one, target="resolution", state="running", started_at=before, due_at=one.act_by_at, read_at=before
        )
        for one in orders
    )
    return orders


def _visits(orders: list[WorkOrder], engineers: list[Engineer], per_day: int) -> list[Visit]:
    visits, bookings = [], []
    for n, order in enumerate(orders):
        who, turn = engineers[n % len(engineers)], n // len(engineers)
        begins = MORNING + timedelta(days=turn // per_day, minutes=_BEGINS[1:][turn % per_day])
        visit = Visit(order=order, number=1, engineer=who, starts_at=begins, ends_at=begins + 90 * MINUTE)
        visits.append(visit)
        bookings.append(Booking(engineer=who, visit=visit, period=TimestamptzRange(begins, visit.ends_at)))
    Visit.objects.bulk_create(visits)
    Booking.objects.bulk_create(bookings)
    WorkOrder.objects.filter(pk__in=[one.pk for one in orders]).update(state="assigned", assigned_at=MORNING - HOUR)
    return visits
