"""How the operations on people, and on oneself, are asked for: see scenes.py."""

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from aftersales.base.models import Run
from aftersales.notices.models import Notice, Wording
from aftersales.people.models import Mentorship, Person, Team, Token
from tests.house.ask import Ask, Scene
from tests.house.world import DAY, HOUR, Reader, World, person_of

# -- oneself and one's inbox -------------------------------------------------------------------------------------------


def me(world: World, reader: Reader, relation: str) -> Ask:
    return Ask(body={"language": "en"}, version=Person.objects.get(pk=reader.person.pk).version if reader.person else 1)


def session(world: World, reader: Reader, relation: str) -> Ask:
    person = self_or_other(world, reader, relation)
    store = SessionStore()
    store.save(must_create=True)
    UserSession.objects.create(user=person, session_key=store.session_key, ip="::1", user_agent="-")
    return Ask({"key": uuid5(NAMESPACE_OID, f"{person.key}:{store.session_key}")})


def token(world: World, reader: Reader, relation: str) -> Ask:
    person = self_or_other(world, reader, relation)
    later = world.at + DAY
    row = Token.objects.create(person=person, name="-", secret_hash=b"-", created_at=world.at, expires_at=later)
    return Ask({"key": row.key})


def notices(world: World, reader: Reader, relation: str) -> Ask:
    person = self_or_other(world, reader, relation)
    row = Notice.objects.create(person=person, code="order_assigned", facts={}, effect="-", at=world.at)
    return Ask(body={"keys": [row.key]})


def wording(world: World, reader: Reader, relation: str) -> Ask:
    row = Wording.objects.create(code="notice_order_assigned", language="en", text="{number}")
    return Ask({"code": row.code, "language": row.language}, {"text": "No. {number}"}, version=row.version)


def run(world: World, reader: Reader, relation: str) -> Ask:
    begun_by = self_or_other(world, reader, relation).key
    row = Run.objects.create(kind="count", state="done", started_by=begun_by, started_at=world.at, ended_at=world.at)
    return Ask({"key": row.key})


def self_or_other(world: World, reader: Reader, relation: str) -> Person:
    return reader.person if relation == "own" and reader.person else world.people["other"]


# -- people ------------------------------------------------------------------------------------------------------------


def person(body: Any = None, *, versioned: bool = False, query: str = "") -> Scene:
    """Something about one person; `body` may depend on whom."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        about = person_of(world, reader, relation)
        told = body(world, about) if callable(body) else body
        return Ask({"key": about.key}, told, Person.objects.get(pk=about.pk).version if versioned else None, query)

    return scene


def new_person(world: World, reader: Reader, relation: str) -> Ask:
    ordinary = {"name": "new", "email": "new@rights.example"}
    if relation == "customer":
        return Ask(body={**ordinary, "is_customer": True, "roles": ["customer"]})
    team = world.teams["ours" if relation == "team" else "theirs"]
    return Ask(body={**ordinary, "team": team.key, "roles": ["engineer"]})


def gone(world: World, reader: Reader, relation: str) -> Ask:
    about = person_of(world, reader, relation)
    if relation != "self":
        Person.objects.filter(pk=about.pk).update(archived_at=world.at, is_active=False)
    return Ask({"key": about.key})


def give_role(world: World, reader: Reader, relation: str) -> Ask:
    about = person_of(world, reader, relation)
    if relation != "self":
        about.roles.clear()
    return Ask({"key": about.key}, {"role": "customer" if relation == "customer" else "engineer"})


def take_role(world: World, reader: Reader, relation: str) -> Ask:
    about = person_of(world, reader, relation)
    role = about.roles.first()
    return Ask({"key": about.key, "role": role.code if role else "engineer"})


def team_of(world: World, about: Person) -> Any:
    return {"team": None if about.is_customer else about.team.key if about.team else None}


def engineer(world: World, about: Person) -> Any:
    return {"level": 2, "calendar": world.rows["calendar"].key}


def part_of(model: Any, name: str) -> Scene:
    """A certificate, duty or leave of a person; a customer has none, so anybody's stands for it."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        about = person_of(world, reader, relation)
        owner = world.people["team"] if about.is_customer else about
        return Ask({"key": about.key, name: model.objects.filter(engineer=owner.pk).first().key})

    return scene


def mentor(world: World, about: Person) -> Any:
    mentor = world.people["other" if about == world.people["team"] else "team"]
    return {"mentor": mentor.key, "started_on": world.at.date()}


def mentorship(world: World, reader: Reader, relation: str) -> Ask:
    about = person_of(world, reader, relation)
    apprentice = world.people["team"] if about.is_customer else about
    mentor = world.people["other" if apprentice == world.people["team"] else "team"]
    today = world.at.date()
    Mentorship.objects.create(mentor_id=mentor.pk, apprentice_id=apprentice.pk, started_on=today)
    return Ask({"key": about.key, "mentor": mentor.key}, {"ended_on": today})


def span(world: World, about: Person) -> Any:
    return {"starts_at": world.at + 9 * DAY, "ends_at": world.at + 9 * DAY + HOUR}


def leave(world: World, about: Person) -> Any:
    return {"kind": "annual", **span(world, about)}


def duty(world: World, reader: Reader, relation: str) -> Ask:
    at = world.at.isoformat().replace("+", "%2B")
    return Ask({"key": person_of(world, reader, relation).key}, query=f"?start={at}&end={at}")


# -- settings of people ------------------------------------------------------------------------------------------------


def row(name: str, body: Any = None, *, versioned: bool = True, **path: Any) -> Scene:
    """One of the world's single rows, with the version it has."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = world.rows[name]
        one.refresh_from_db()
        return Ask({"key": one.key, **path}, body, one.version if versioned else None)

    return scene


def team(archive: bool) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        one = Team.objects.get(pk=world.teams["empty"].pk)
        return Ask({"key": one.key}) if archive else Ask({"key": one.key}, {"name_en": "other"}, one.version)

    return scene


def territory(world: World, reader: Reader, relation: str) -> Ask:
    one = world.territories["there"]
    one.refresh_from_db()
    return Ask({"key": one.key}, {"name_en": "other"}, one.version)
