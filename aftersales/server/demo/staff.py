"""The sample company itself: its territories, teams and people, what they can do, and what it serves."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.assets.actions import catalogue
from aftersales.assets.models import FaultCode, Product
from aftersales.base import facts
from aftersales.base.verbs import as_one
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import engineers, persons, teams
from aftersales.people.models import Calendar, Person, Skill, Team, Territory
from aftersales.people.states import LeaveKind, Level
from aftersales.server.demo import calls, forms
from aftersales.server.demo.books import book
from aftersales.server.demo.dice import Dice, dice
from aftersales.workorders.actions import settings
from aftersales.workorders.models import Category

DOMAIN: Final = "example.com"
"""Reserved for examples (RFC 2606): nothing sent there ever arrives."""
ADMIN: Final = "sunqian"


def email(sign_in: str) -> str:
    """The sample address of somebody."""
    return f"{sign_in}@{DOMAIN}"


def phone(group: int, number: int) -> str:
    """A number that cannot be anybody's: no Chinese mobile number begins with 100."""
    return f"+86100{group:04d}{number:04d}"


def hire(*, seed: int, at: datetime, until: datetime) -> None:
    """Write the company, all of it or nothing. What has the same code already stays as it is."""
    if Person.objects.filter(email=email(ADMIN)).exists():
        return
    with as_one(), facts.gathered():
        _territories(at)
        _skills(at)
        _teams(at)
        _people(at)
        _engineers(seed, at, until)
        _leads(at)
        _catalogue(at)
        _promises(snapshot(Person.objects.get(email=email(ADMIN))), at)


def _territories(at: datetime) -> None:
    known = set(Territory.objects.values_list("code", flat=True))
    for told in [*book("company")["regions"], *book("company")["cities"]]:
        if told["code"] not in known:
            teams.add_territory(
                by=None,
                at=at,
                code=told["code"],
                name_zh=told["name_zh"],
                name_en=told["name_en"],
                parent=_key(Territory, told.get("region")),
            )


def _skills(at: datetime) -> None:
    known = set(Skill.objects.values_list("code", flat=True))
    for told in book("company")["skills"]:
        if told["code"] not in known:
            engineers.add_skill(by=None, at=at, **told)


def _teams(at: datetime) -> None:
    known = set(Team.objects.values_list("code", flat=True))
    office = Calendar.objects.get(code="cn-office").key
    for told in book("company")["teams"]:
        if told["code"] not in known:
            teams.add_team(
                by=None,
                at=at,
                code=told["code"],
                name_zh=told["name_zh"],
                name_en=told["name_en"],
                parent=_key(Team, told.get("parent")),
                calendar=office,
            )


def _leads(at: datetime) -> None:
    for told in book("company")["teams"]:
        team, lead = Team.objects.get(code=told["code"]), Person.objects.get(email=email(told["lead"]))
        teams.change_team(key=team.key, by=None, at=at, changes={"lead": lead.key}, version=None)


def _people(at: datetime) -> None:
    for number, (sign_in, name, role, team, looks_after) in enumerate(book("company")["staff"]["rows"]):
        persons.add_person(
            by=None,
            at=at,
            name=name,
            email=email(sign_in),
            phone=phone(0, number + 1),
            roles=[role],
            team=_key(Team, team),
            territories=_keys(Territory, looks_after),
        )


def _engineers(seed: int, at: datetime, until: datetime) -> None:
    cities = {city["code"]: city for city in book("company")["cities"]}
    calendars = {code: Calendar.objects.get(code=code).key for code in ("cn-office", "cn-field")}
    for number, (sign_in, name, team, city, level, skills, certificates, languages) in enumerate(
        book("company")["engineers"]["rows"]
    ):
        roll = dice(seed, "engineer", sign_in)
        person = persons.add_person(
            by=None,
            at=at,
            name=name,
            email=email(sign_in),
            phone=phone(0, 101 + number),
            roles=["engineer"],
            team=_key(Team, team),
            territories=_keys(Territory, [city]),
        )
        latitude, longitude = cities[city]["place"]
        engineers.set_engineer(
            key=person.key,
            by=None,
            at=at,
            level=Level(level),
            calendar=calendars["cn-office" if team in ("remote", "onsite") else "cn-field"],
            home=(round(latitude + roll.uniform(-0.08, 0.08), 5), round(longitude + roll.uniform(-0.08, 0.08), 5)),
            languages=languages.split(),
        )
        _able(person.key, skills.split(), roll, at, until)
        _certified(person.key, certificates.split(), roll, at, until)
        _duties(sign_in, person.key, roll, at, until)


def _able(person: UUID, skills: Iterable[str], roll: Dice, at: datetime, until: datetime) -> None:
    """Skills are confirmed for two years; some have run out."""
    for told in skills:
        code, proficiency = told.split(":")
        since = until.date() - timedelta(days=roll.randint(60, 690))
        engineers.set_skill(
            key=person,
            by=None,
            at=at,
            skill=code,
            proficiency=int(proficiency),
            valid_from=since - timedelta(days=730) if roll.chance(0.06) else since,
            valid_until=(since if roll.chance(0.06) else since + timedelta(days=730)) if roll.chance(0.8) else None,
        )


def _certified(person: UUID, certificates: Iterable[str], roll: Dice, at: datetime, until: datetime) -> None:
    known = {told["code"]: told for told in book("company")["certificates"]}
    for code in certificates:
        told = known[code]
        days = 365 * told["years"]
        issued = until.date() - timedelta(days=roll.randint(30, round(days * 1.06) if days else 1500))
        engineers.add_certificate(
            key=person,
            by=None,
            at=at,
            name_zh=told["name_zh"],
            name_en=told["name_en"],
            number=f"{code.upper()}-{issued.year}-{roll.randint(10000, 99999)}",
            issued_on=issued,
            valid_until=issued + timedelta(days=days) if days else None,
        )


def _duties(sign_in: str, person: UUID, roll: Dice, at: datetime, until: datetime) -> None:
    """A night on call now and then, and leave: some soon, some past. The sample engineer is on duty today."""
    today, tomorrow = calls.day_of(until)
    if sign_in == calls.ENGINEER:
        engineers.plan_shift(key=person, by=None, at=at, starts_at=today, ends_at=tomorrow, on_call=True)
        return
    if roll.chance(0.3):
        night = today + timedelta(days=roll.randint(0, 6), hours=18)
        engineers.plan_shift(
            key=person, by=None, at=at, starts_at=night, ends_at=night + timedelta(hours=14), on_call=True
        )
    if roll.chance(0.25):
        first = today + timedelta(days=roll.randint(-40, 15), hours=8)
        kind = roll.pick([LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.TRAINING], (6, 2, 2))
        last = first + timedelta(days=roll.randint(0, 3), hours=10)
        engineers.take_leave(key=person, by=None, at=at, kind=kind, starts_at=first, ends_at=last)


def _catalogue(at: datetime) -> None:
    skills = {skill.code: skill.key for skill in Skill.objects.all()}
    known = set(Product.objects.values_list("code", flat=True))
    for told in book("catalogue")["products"]:
        if told["code"] in known:
            continue
        labour, parts, travel = told.get("months", (None, None, None))
        catalogue.add_product(
            by=None,
            at=at,
            code=told["code"],
            name_zh=told["name_zh"],
            name_en=told["name_en"],
            family=told["family"],
            maker=told.get("maker", ""),
            is_software=told.get("software", False),
            skill=skills[told["skill"]],
            labour_months=labour,
            parts_months=parts,
            travel_months=travel,
        )
    faults = set(FaultCode.objects.values_list("family", "code"))
    for family, codes in book("catalogue")["faults"].items():
        for code, zh, en in codes:
            if (family, code) not in faults:
                catalogue.add_fault_code(by=None, at=at, family=family, code=code, name_zh=zh, name_en=en)


def _promises(admin: Actor, at: datetime) -> None:
    """Categories, a state renamed, and one promise that was bought: platinum contracts are served round the clock."""
    for told in book("catalogue")["categories"]:
        names = {"name_zh": told["name_zh"], "name_en": told["name_en"]}
        root = settings.put_category(by=admin, at=at, code=told["code"], parent=None, **names)
        for code, zh, en in told["below"]:
            settings.put_category(by=admin, at=at, code=code, name_zh=zh, name_en=en, parent=root.key)
    forms.settle(admin, at)
    remote = Team.objects.get(code="remote")
    settings.put_state_name(by=admin, at=at, state="working", name_zh="诊断中", name_en="Diagnosing", team=remote.key)
    settings.put_policy(
        by=admin,
        at=at,
        key=None,
        version=None,
        fields={"name_zh": "白金 7×24 · P1", "name_en": "Platinum round the clock · P1", "priority": 1,
                "service_level": "platinum"},
        targets={
            "response": {"minutes": 30},
            "next_update": {"minutes": 360},
            "arrival": {"minutes": 480},
            "resolution": {"minutes": 1440},
        },
    )  # fmt: skip


def categories() -> dict[str, UUID]:
    """The keys of the categories by code."""
    return dict(Category.objects.values_list("code", "key"))


def _key(model: Any, code: str | None) -> UUID | None:
    return model.objects.values_list("key", flat=True).get(code=code) if code is not None else None


def _keys(model: Any, codes: Iterable[str]) -> list[UUID]:
    return list(model.objects.filter(code__in=list(codes)).values_list("key", flat=True))
