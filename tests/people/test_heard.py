"""Who hears at once of a change of people: those who see the person, and nobody else."""

from typing import Any

import pytest
from django.db import connection

from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.actions import engineers, persons, teams
from aftersales.people.models import Person, Team, Territory
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


def heard(subject: Any, *readers: Actor) -> list[bool]:
    """Whether each reader has a mark of the last fact about this thing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audience FROM base_fact WHERE subject = %s ORDER BY id DESC LIMIT 1", [subject])
        (audience,) = cursor.fetchone()
    return [not reader.marks.isdisjoint(audience) for reader in readers]


def test_a_skill_dropped_is_heard_by_oneself_and_by_who_sees_everybody(
    ada: Actor, mei: Actor, toby: Actor, carl: Actor
) -> None:
    told = {"key": toby.key, "by": ada, "at": NOON, "skill": "hv"}
    engineers.add_skill(by=ada, at=NOON, code="hv", name_zh="高压", name_en="High voltage")
    engineers.set_skill(**told, proficiency=3, valid_from=NOON.date())
    assert heard(toby.key, toby, mei, carl) == [True, True, False]
    engineers.drop_skill(**told)
    assert heard(toby.key, toby, mei, carl) == [True, True, False]


def test_who_sees_a_team_hears_of_who_comes_and_who_goes(ada: Actor, toby: Actor) -> None:
    left = Person.objects.get(pk=toby.id).team
    other = teams.add_team(by=ada, at=NOON, code="elsewhere", name_zh="别处", name_en="Elsewhere")
    assert left is not None
    persons.join_team(key=toby.key, by=ada, at=NOON, team=other.key)
    for team in (left, other):
        assert heard(toby.key, _reader(f"people:team:{team.pk}")) == [True]
    assert heard(toby.key, _reader(f"people:team:{_a_third(left, other)}")) == [False]


def test_who_sees_a_territory_hears_of_who_looks_after_it_and_who_no_longer_does(ada: Actor, toby: Actor) -> None:
    north, south = (Territory.objects.create(code=code, name_zh=code, name_en=code) for code in ("north", "south"))
    for place in (north, south):
        persons.set_territories(key=toby.key, by=ada, at=NOON, territories=[place.key])
    assert heard(toby.key, *(_reader(f"people:territory:{place.pk}") for place in (north, south))) == [True, True]
    persons.set_territories(key=toby.key, by=ada, at=NOON, territories=[south.key])
    assert heard(toby.key, *(_reader(f"people:territory:{place.pk}") for place in (north, south))) == [False, True]


def test_a_customers_sign_in_is_heard_of_by_the_customer_alone(carl: Actor, mei: Actor, toby: Actor) -> None:
    customer = Person.objects.get(pk=carl.id)
    marks = set(access.heard_by(customer))
    assert [not reader.marks.isdisjoint(marks) for reader in (carl, mei, toby)] == [True, False, False]


def test_a_team_that_is_renamed_is_heard_of_by_who_sees_it(ada: Actor, mei: Actor, carl: Actor) -> None:
    team = Team.objects.get(pk=next(iter(mei.teams)))
    teams.change_team(key=team.key, by=ada, at=NOON, changes={"name_en": "Renamed"}, version=None)
    assert heard(team.key, mei, carl) == [True, False]


def _reader(mark: str) -> Any:
    return type("Reader", (), {"marks": frozenset({mark})})


def _a_third(*known: Team) -> int:
    return Team.objects.exclude(pk__in=[team.pk for team in known]).values_list("pk", flat=True)[0]
