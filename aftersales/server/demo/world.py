"""The sample company as its orders see it: who may act, who is near, what stands where. Read once from the tables."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from aftersales.assets.models import Asset
from aftersales.base.worktime import Calendar
from aftersales.customers.models import Contact, Customer
from aftersales.people import models as people
from aftersales.people.access import Actor, snapshot
from aftersales.people.hours import calendar_value
from aftersales.server.demo import calls, staff
from aftersales.server.demo.books import Trade, book, software_families
from aftersales.server.demo.customers import SAMPLE, code_of
from aftersales.server.demo.diary import Diary
from aftersales.server.demo.dice import Dice
from aftersales.workorders.models import Booking

SAMPLE_SHARE: Final = 9.0
"""How much oftener than others the sample customer reports, so that its portal has something to show."""
_TEAMS: Final = {"shanghai": "east-1", "suzhou": "east-1", "hangzhou": "east-2", "nanjing": "east-2",
                 "guangzhou": "south-1", "shenzhen": "south-1", "foshan": "south-1"}  # fmt: skip
_DISPATCHERS: Final = {"shanghai": "weihua", "suzhou": "weihua", "hangzhou": "weihua", "guangzhou": "jiangtao",
                       "shenzhen": "jiangtao", "foshan": "jiangtao"}  # fmt: skip


@dataclass(frozen=True)
class Worker:
    """An engineer as the dispatcher thinks of them."""

    sign_in: str
    name: str
    key: UUID
    team: str
    city: str
    region: str
    level: int
    skills: dict[str, int]


@dataclass(frozen=True)
class Thing:
    """Something that is served, with where it stands."""

    key: UUID
    name: str
    product: str
    family: str
    skill: str
    site: UUID
    city: str


@dataclass(frozen=True)
class Somebody:
    """A contact; with a person, one who can sign in."""

    key: UUID
    name: str
    called: str
    person: int | None


@dataclass(frozen=True)
class Served:
    """A customer with its contacts and things."""

    code: str
    key: UUID
    contacts: tuple[Somebody, ...]
    things: tuple[Thing, ...]

    def of(self, families: tuple[str, ...]) -> list[Thing]:
        return [thing for thing in self.things if thing.family in families]


@dataclass
class World:
    """Everything a life looks up."""

    seed: int
    until: datetime
    office: Calendar
    field_hours: Calendar
    workers: dict[str, Worker]
    customers: tuple[Served, ...]
    teams: dict[str, UUID]
    categories: dict[str, UUID]
    diary: Diary
    actors: dict[str | int, Actor] = field(default_factory=dict)

    def staff(self, sign_in: str) -> Actor:
        """A member of staff as an actor."""
        if sign_in not in self.actors:
            self.actors[sign_in] = snapshot(people.Person.objects.get(email=staff.email(sign_in)))
        return self.actors[sign_in]

    def contact(self, somebody: Somebody) -> Actor | None:
        """A contact as an actor, if they can sign in."""
        if somebody.person is None:
            return None
        if somebody.person not in self.actors:
            self.actors[somebody.person] = snapshot(people.Person.objects.get(pk=somebody.person))
        return self.actors[somebody.person]

    def agent(self, roll: Dice) -> Actor:
        return self.staff(roll.pick(("wangmin", "linqing", "pengyu", "caidan", "luofei"), (30, 15, 25, 20, 10)))

    def dispatcher(self, trade: Trade, city: str) -> Actor:
        return self.staff("yuanfang" if trade == "software" else _DISPATCHERS.get(city, "qinlan"))

    def team(self, trade: Trade, city: str, *, remote: bool) -> str:
        if trade == "software":
            return "remote" if remote else "onsite"
        return _TEAMS.get(city, "north-1")

    def able(self, trade: Trade, skill: str, city: str, *, remote: bool) -> list[Worker]:
        """Who could do it, the best first: who is near before who is far, then who is better."""
        region = {one["code"]: one["region"] for one in book("company")["cities"]}[city]
        teams = {"remote"} if remote else {"onsite"} if trade == "software" else set(self.teams) - {"remote", "onsite"}
        fitting = [worker for worker in self.workers.values() if worker.team in teams and skill in worker.skills]

        def nearness(worker: Worker) -> tuple[int, int, str]:
            far = 0 if remote or worker.city == city else 1 if worker.region == region else 2
            return far, -worker.skills[skill], worker.sign_in

        return sorted(fitting, key=nearness)

    def customer(self, roll: Dice, trade: Trade) -> Served:
        """Whom it happened to: who has more of a trade's things reports more."""
        return roll.pick(self.customers, self._shares(trade))

    def near(self, sign_in: str, roll: Dice) -> Served:
        """Somebody with things in an engineer's own city that they know: the customer with these things alone."""
        worker = self.workers[sign_in]
        near = [
            replace(one, things=tuple(t for t in one.things if t.city == worker.city and t.skill in worker.skills))
            for one in self.customers
        ]
        return roll.pick([one for one in near if one.things])

    def _shares(self, trade: Trade) -> list[float]:
        software = software_families()
        return [
            sum((thing.family in software) is (trade == "software") for thing in customer.things)
            * (SAMPLE_SHARE if customer.code == code_of(SAMPLE) else 1.0)
            for customer in self.customers
        ]


def read(seed: int, until: datetime) -> World:
    """The sample company as the tables have it; the diaries hold what is booked and who is away."""
    calendars = {
        c.code: calendar_value(c.pk) for c in people.Calendar.objects.filter(code__in=("cn-office", "cn-field"))
    }
    return World(
        seed=seed,
        until=until,
        office=calendars["cn-office"],
        field_hours=calendars["cn-field"],
        workers=_workers(until.date()),
        customers=_customers(),
        teams=dict(people.Team.objects.values_list("code", "key")),
        categories=staff.categories(),
        diary=_diary(calendars["cn-field"], until),
    )


def _workers(today: date) -> dict[str, Worker]:
    regions = {one["code"]: one["region"] for one in book("company")["cities"]}
    keys = dict(people.Person.objects.filter(engineer__isnull=False).values_list("email", "key"))
    found = {}
    for sign_in, name, team, city, level, skills, _, _ in book("company")["engineers"]["rows"]:
        able = {code: int(how) for code, how in (one.split(":") for one in skills.split())}
        found[sign_in] = Worker(sign_in, name, keys[staff.email(sign_in)], team, city, regions[city], level, able)
    return found


def _customers() -> tuple[Served, ...]:
    things: dict[int, list[Thing]] = {}
    rows = Asset.objects.filter(site__isnull=False).select_related("product__skill", "site__territory")
    for asset in rows.order_by("customer__code", "product__code", "serial"):
        site = asset.site
        if site is None or site.territory is None or asset.product.skill is None:
            continue
        thing = Thing(asset.key, asset.name, asset.product.name_zh, asset.product.family, asset.product.skill.code,
                      site.key, site.territory.code)  # fmt: skip
        things.setdefault(asset.customer_id, []).append(thing)
    contacts: dict[int, list[Somebody]] = {}
    for contact in Contact.objects.order_by("customer__code", "phone"):
        called = f"{contact.name[:1]}{contact.salutation}"
        somebody = Somebody(contact.key, contact.name, called, contact.person_id)
        contacts.setdefault(contact.customer_id, []).append(somebody)
    ours = {code_of(n) for n in range(1000)}
    return tuple(
        Served(customer.code, customer.key, tuple(contacts[customer.pk]), tuple(things[customer.pk]))
        for customer in Customer.objects.order_by("code")
        if customer.code in ours and customer.pk in things and customer.pk in contacts
    )


def _diary(hours: Calendar, until: datetime) -> Diary:
    """What is booked, who is away; and the sample engineer's day, which is kept for its calls."""
    diary = Diary(hours)
    diary.take(calls.ENGINEER, *calls.day_of(until))
    names = {pk: (email or "").split("@")[0] for pk, email in people.Person.objects.values_list("pk", "email")}
    for pk, period in Booking.objects.values_list("engineer_id", "period"):
        diary.take(names[pk], period.lower, period.upper)
    for pk, start, end in people.Leave.objects.values_list("engineer_id", "starts_at", "ends_at"):
        diary.take(names[pk], start - timedelta(hours=1), end)
    return diary
