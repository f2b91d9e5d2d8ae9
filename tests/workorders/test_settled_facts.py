"""What is settled for all orders is a fact: everybody on the staff hears of it at once, no customer does, and nobody's
words are in it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from aftersales.base.errors import NotAllowed
from aftersales.people.access import Actor
from aftersales.people.actions import engineers
from aftersales.people.models import Team
from aftersales.workorders.actions import settings
from tests.conftest import NOON

NAMES = {"name_zh": "机密的名字", "name_en": "secret name"}

SETTLE: dict[str, Callable[[Actor | None], Any]] = {
    "KindChanged": lambda by: settings.put_kind(by=by, at=NOON, code="swap", fields=NAMES),
    "CategoryChanged": lambda by: settings.put_category(by=by, at=NOON, code="noise", parent=None, **NAMES),
    "StateNamed": lambda by: settings.put_state_name(by=by, at=NOON, state="working", sub_state="lab", **NAMES),
    "SlaPolicyChanged": lambda by: settings.put_policy(
        by=by, at=NOON, key=None, version=None, fields=NAMES, targets={"response": {"minutes": 5}}
    ),
    "SkillChanged": lambda by: engineers.add_skill(by=by, at=NOON, code="lift", **NAMES),
}


def facts() -> list[tuple[Any, ...]]:
    """Kind, subject, data and audience of the facts of what is settled, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, subject, data::text, audience FROM base_fact WHERE kind = ANY(%s) ORDER BY id", [list(SETTLE)]
        )
        return list(cursor.fetchall())


@pytest.mark.parametrize("kind", SETTLE)
def test_who_may_not_settle_it_leaves_no_fact(kind: str, agnes: Actor) -> None:
    with pytest.raises(NotAllowed):
        SETTLE[kind](agnes)
    assert facts() == []


@pytest.mark.parametrize("kind", SETTLE)
def test_all_staff_hear_of_it_and_customers_do_not(
    kind: str, ada: Actor, agnes: Actor, tess: Actor, olaf: Actor, carl: Actor
) -> None:
    SETTLE[kind](ada)
    ((told, _, data, audience),) = facts()
    assert told == kind and "secret" not in data and "机密" not in data
    readers = (ada, agnes, tess, olaf, carl)
    assert [not reader.marks.isdisjoint(audience) for reader in readers] == [True, True, True, True, False]


@pytest.mark.parametrize("kind", ["KindChanged", "CategoryChanged", "StateNamed"])
def test_what_only_repeats_what_stands_is_no_news(kind: str, ada: Actor) -> None:
    SETTLE[kind](ada)
    SETTLE[kind](ada)
    assert len(facts()) == 1


def test_a_skill_by_another_name_is_news_and_by_the_same_is_not(ada: Actor) -> None:
    skill = engineers.add_skill(by=ada, at=NOON, code="lift", **NAMES)
    for name in ("secret name", "Lifting"):
        engineers.rename_skill(key=skill.key, by=ada, at=NOON, version=None, changes={"name_en": name})
    assert [(kind, subject) for kind, subject, *_ in facts()] == [("SkillChanged", skill.key)] * 2


def test_facts_of_one_state_have_one_subject_whoever_names_it(ada: Actor) -> None:
    east = Team.objects.get(code="east").key
    for told in ({}, {"team": east}, {"sub_state": "lab", "team": east}):
        settings.put_state_name(by=ada, at=NOON, state="working", **NAMES, **told)
    settings.put_state_name(by=ada, at=NOON, state="waiting", **NAMES)
    subjects = [subject for _, subject, *_ in facts()]
    assert len(set(subjects[:3])) == 1 and subjects[3] not in subjects[:3]
