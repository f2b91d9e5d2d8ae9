"""Rubbish and malice in every text an installation keeps, made through the product's own actions.

Run as a program against DATABASE_URL in which company.py has run; prints where it stands, as JSON.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from uuid import UUID

from django.db import transaction

from aftersales.assets.actions import assets, catalogue, records
from aftersales.base.facts import origin
from aftersales.customers.actions import contacts, contracts, customers, sites
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import engineers, persons, roles, teams
from aftersales.people.models import Calendar, Person
from aftersales.people.states import Level
from aftersales.workorders.actions import moves, notes, orders, settings, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Outcome
from tests.browser.company import PASSWORD

NOW = datetime.now(UTC)
TODAY = NOW.date()
PAYLOADS = (Path(__file__).resolve().parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
STRANGE = (
    "A" * 200,
    "汉" * 200,
    "مكيف الهواء لا يعمل منذ الصباح " * 5,
    "\u202etxet desrever\u202c and on",
    "👩‍🔧🔥🏭" * 25,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "ﷺ" * 60,
    "\u200b\u200d\ufeffinvisible\u2066",
    "https://elsewhere.example/" + "x" * 170,
)
TEXTS = tuple(text[:200] for text in (*PAYLOADS, *STRANGE))


def staff() -> tuple[Actor, Actor, UUID]:
    """Somebody who may do everything and one who goes, both with names nobody has; and a team of that kind."""
    home = teams.add_team(by=None, at=NOW, code="hostile", name_zh=TEXTS[0], name_en=STRANGE[0])
    made = {}
    for login, role, name in (("root", "admin", PAYLOADS[18]), ("goes", "engineer", STRANGE[1])):
        made[login] = persons.add_person(
            by=None, at=NOW, name=name, email=f"{login}@example.com", roles=[role], team=home.key, password=PASSWORD
        )
    calendar = Calendar.objects.get(code="cn-office").key
    engineers.set_engineer(key=made["goes"].key, by=None, at=NOW, level=Level.SENIOR, calendar=calendar)
    root, goes = (snapshot(Person.objects.get(pk=one.pk)) for one in made.values())
    for at, text in enumerate(TEXTS):
        name = {"name_zh": text, "name_en": TEXTS[-1 - at]}
        teams.add_team(by=root, at=NOW, code=f"team-{at}", **name)
        persons.add_person(by=root, at=NOW, name=text, email=f"nobody{at}@example.com")
        persons.add_person(by=root, at=NOW, name=text, phone=f"+86139{at:08}")
        skill = engineers.add_skill(by=root, at=NOW, code=f"skill-{at}", **name)
        engineers.set_skill(key=goes.key, by=root, at=NOW, skill=skill.code, proficiency=3, valid_from=TODAY)
        engineers.add_certificate(key=goes.key, by=root, at=NOW, issued_on=TODAY, number=text, **name)
        roles.add_role(by=root, at=NOW, code=f"role-{at}", **name)
        teams.add_territory(by=root, at=NOW, code=f"place-{at}", **name)
        settings.put_kind(by=root, at=NOW, code=f"kind-{at}", fields=name)
        settings.put_category(by=root, at=NOW, code=f"category-{at}", parent=None, **name)
        settings.put_policy(by=root, at=NOW, key=None, version=None, fields=name | {"active": False}, targets={})
    return root, goes, home.key


def served(root: Actor) -> Iterator[dict[str, UUID]]:
    """One customer with everything of every kind, and as many customers as there are texts."""
    model = catalogue.add_product(
        by=root, at=NOW, code="hostile", name_zh=PAYLOADS[18], name_en=STRANGE[0], family=PAYLOADS[28],
        maker=STRANGE[2], is_software=True,
    )  # fmt: skip
    victim = customers.create_customer(by=root, at=NOW, code="HOSTILE", name=f"{PAYLOADS[0]}{STRANGE[1]}"[:200]).key
    reader = contacts.add_contact(
        customer=victim, by=root, at=NOW, name=PAYLOADS[19], email="victim@example.com", phone="+8613911119999",
        sees_colleagues_orders=True,
    )  # fmt: skip
    contacts.give_portal_access(key=reader.key, by=root, at=NOW, version=None, password=PASSWORD)
    for at, text in enumerate(TEXTS):
        customers.create_customer(by=root, at=NOW, code=f"X{at}", name=text)
        contact = contacts.add_contact(
            customer=victim, by=root, at=NOW, name=text, salutation=text, job_title=text, care=text
        )
        site = sites.add_site(customer=victim, by=root, at=NOW, name=text, address=text, access_note=text)
        until = date(TODAY.year + 2, 1, 1)
        deal = contracts.sign_contract(
            customer=victim, by=root, at=NOW, number=f"{at} {text}"[:100], name=text, starts_on=TODAY, ends_on=until
        )
        catalogue.add_product(
            by=root, at=NOW, code=f"product-{at}", name_zh=text, name_en=text, family=text[:100], maker=text[:100]
        )
        catalogue.add_fault_code(by=root, at=NOW, family=f"f{at}", code=f"c{at}", name_zh=text, name_en=text)
        thing = assets.register_asset(
            by=root, at=NOW, product=model.key, customer=victim, name=text, site=site.key, contract=deal.key,
            serial=f"{at} {text}"[:100], batch=text[:100],
        )  # fmt: skip
        runs = dict.fromkeys(("software_version", "patch", "database", "middleware", "operating_system"), text[:100])
        records.set_environment(
            key=thing.key, by=root, at=NOW, version=None, changes=runs | {"modules": [text[:100], STRANGE[0][:100]]}
        )
        yield {"customer": victim, "contact": contact.key, "site": site.key, "asset": thing.key}


def worked_on(root: Actor, goes: Actor, home: UUID) -> tuple[dict[str, UUID], UUID]:
    """An order for each text; on the first of them all of it is said, and it is told to its end."""
    first, parties, wholes = None, {}, "\n".join(TEXTS)
    for text, whom in zip(TEXTS, served(root), strict=True):
        order = orders.report(
            by=root, at=NOW, kind="repair", title=text, description=text, tags=[text[:40]],
            call_name=text[:80].strip() or "-", call_phone="13911112222", suits=["asap", "evening"], **whom,
        )  # fmt: skip
        moves.triage(key=order.key, by=root, at=NOW, team=home)
        moves.assign(key=order.key, by=root, at=NOW, owner=goes.key, team=home)
        if first is None:
            first, parties = order.key, whom
            now = {"description": wholes}
            orders.change(
                key=order.key, by=root, at=NOW, version=WorkOrder.objects.get(pk=order.pk).version, fields=now
            )
        else:
            visits.plan(order=order.key, by=root, at=NOW, engineer=goes.key)
    assert first is not None
    for text, public in zip(TEXTS, cycle((True, False))):
        notes.add_note(key=first, by=root, at=NOW, body=f"<p>{text}</p>{text}", public=public)
    going = visits.plan(
        order=first, by=root, at=NOW, engineer=goes.key, starts_at=NOW, ends_at=NOW + timedelta(hours=1)
    )
    visits.confirm(key=going.key, by=goes, at=NOW)
    visits.depart(key=going.key, by=goes, at=NOW)
    visits.arrive(key=going.key, by=goes, at=NOW)
    visits.complete(key=going.key, by=goes, at=NOW, outcome=Outcome.FIXED, note=wholes[:4_000])
    moves.resolve(key=first, by=goes, at=NOW, cause=wholes[:4_000], solution=wholes[:4_000])
    return parties, first


@transaction.atomic
def build() -> dict[str, str]:
    root, goes, home = staff()
    parties, order = worked_on(root, goes, home)
    told = {"order": order, "person": goes.key, **parties}
    return {name: str(key) for name, key in told.items()}


if __name__ == "__main__":
    with origin("demo"):  # or everything would be marked as learnt late
        print(json.dumps(build()))
