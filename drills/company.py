"""A small company for the drills, made through the product's own verbs."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from aftersales.base.clock import now
from aftersales.customers.actions.customers import create_customer
from aftersales.people.actions.engineers import set_engineer
from aftersales.people.actions.persons import add_person
from aftersales.people.actions.teams import add_team
from aftersales.people.models import Calendar, Person
from aftersales.people.states import Level
from drills.client import Client, Seen

PASSWORD: Final = "eight-lanterns-on-the-quay"  # noqa: S105 - of people who exist for a minute


@dataclass(frozen=True)
class Company:
    """Whom the drills work with: people at the desk who may do everything with an order, and one who goes out."""

    team: UUID
    customer: UUID
    desk: list[Person]
    engineer: Person

    def browsers(self, port: int, seen: Seen) -> list[Client]:
        """A signed-in browser for each at the desk."""
        return [Client(port, seen).sign_in(person.email or "", PASSWORD) for person in self.desk]


def found(people: int) -> Company:
    """Write the company into the product's database; it lives where it is day now, so that mail goes out at once."""
    at, zone = now(), daylight()
    team = add_team(by=None, at=at, code="drill", name_zh="演练组", name_en="Drill team")
    desk = [
        add_person(
            by=None, at=at, name=f"desk {n}", email=f"desk{n}@drill.example", password=PASSWORD,
            roles=("agent", "dispatcher"), team=team.key, zone=zone,
        )
        for n in range(people)
    ]  # fmt: skip
    engineer = add_person(
        by=None, at=at, name="engineer", email="engineer@drill.example", password=PASSWORD, roles=("engineer",),
        team=team.key, zone=zone,
    )  # fmt: skip
    office = Calendar.objects.get(code="cn-office")
    set_engineer(key=engineer.key, by=None, at=at, level=Level(2), calendar=office.key)
    customer = create_customer(by=None, at=at, code="drill", name="Drill & Sons")
    return Company(team.key, customer.key, desk, engineer)


def daylight() -> str:
    """A zone in which it is about noon."""
    ahead = (12 - datetime.now(UTC).hour) % 24
    ahead = ahead - 24 if ahead > 12 else ahead
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"
