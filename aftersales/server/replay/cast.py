"""Who and what a log names, as rows of ours: made when first met, through each room's own action, and remembered.

A log knows its people only by a number or a name, and they may be long gone. Each gets a record without roles, rights
or a way to sign in, at an address under `.invalid`, to which by standard nothing can ever be sent.
"""

import hashlib
import re
from datetime import datetime
from typing import Final
from uuid import UUID

from aftersales.customers import rules as customers
from aftersales.customers.actions.customers import create_customer
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.people.actions.persons import add_person
from aftersales.people.actions.teams import add_team
from aftersales.people.models import Person, Team
from aftersales.people.states import Scope
from aftersales.workorders import rules as orders
from aftersales.workorders.actions.settings import put_category
from aftersales.workorders.models import Category

_EVERYTHING: Final = dict.fromkeys(orders.RIGHTS | customers.RIGHTS, frozenset({Scope.ALL}))
"""What the log says somebody did they may have done: rights are not asked of the past."""
_LONGEST: Final = 30


class Cast:
    """The people, teams, customers and categories of one source, by the log's own names for them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._actors: dict[str, Actor] = {
            (person.email or "").partition("@")[0]: _actor(person)
            for person in Person.objects.filter(email__endswith=f"@{self._host}")
        }
        self._by_id = {actor.id: actor for actor in self._actors.values()}
        self._teams = self._known(Team)
        self._customers = self._known(Customer)
        self._categories = self._known(Category)

    def actor(self, name: str, at: datetime) -> Actor:
        """The member of staff of this name, as one who acts."""
        code = code_of(name)
        if code not in self._actors:
            person = add_person(by=None, at=at, name=name, email=f"{code}@{self._host}", zone="UTC")
            self._actors[code] = _actor(person)
            self._by_id[person.pk] = self._actors[code]
        return self._actors[code]

    def actor_of(self, person: int) -> Actor:
        """The one with this id, met before."""
        return self._by_id[person]

    def stand_in(self, at: datetime) -> Actor:
        """Somebody, where an owner is needed and the log names nobody at all."""
        return self.actor(self.source, at)

    def team(self, name: str, at: datetime) -> tuple[int, UUID]:
        """Id and key of the team of this name."""
        code = code_of(name)
        if code not in self._teams:
            team = add_team(by=None, at=at, code=self._coded(code), name_zh=name, name_en=name)
            self._teams[code] = (team.pk, team.key)
        return self._teams[code]

    def customer(self, name: str, at: datetime) -> UUID:
        """The key of the customer of this name."""
        code = code_of(name)
        if code not in self._customers:
            customer = create_customer(by=None, at=at, code=self._coded(code), name=name)
            self._customers[code] = (customer.pk, customer.key)
        return self._customers[code][1]

    def category(self, name: str, at: datetime) -> tuple[int, UUID]:
        """Id and key of the category of this name."""
        code = code_of(name)
        if code not in self._categories:
            category = put_category(by=None, at=at, code=self._coded(code), name_zh=name, name_en=name, parent=None)
            self._categories[code] = (category.pk, category.key)
        return self._categories[code]

    @property
    def _host(self) -> str:
        return f"{self.source}.invalid"

    def _coded(self, code: str) -> str:
        return f"{self.source}.{code}"

    def _known(self, model: type[Team] | type[Customer] | type[Category]) -> dict[str, tuple[int, UUID]]:
        prefix = self._coded("")
        rows = model._default_manager.filter(code__startswith=prefix).values_list("code", "pk", "key")
        return {code.removeprefix(prefix): (pk, key) for code, pk, key in rows}


def code_of(name: str) -> str:
    """A code for a name of the log's: the name itself if it can be one, else a digest of it, always the same."""
    if len(name) <= _LONGEST and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        return name
    return "x" + hashlib.sha256(name.encode()).hexdigest()[:15]


def _actor(person: Person) -> Actor:
    return Actor(
        id=person.pk,
        key=person.key,
        name=person.name,
        language=person.language,
        zone=person.zone,
        is_customer=False,
        rights=_EVERYTHING,
    )
