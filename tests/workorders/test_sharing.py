"""What is kept for oneself, a team or everybody: whoever has it hears at once of its change, and nobody else does."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from django.db import connection

from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Person, Team
from aftersales.workorders.access import heard_by, shared_with
from aftersales.workorders.actions.macros.keeping import keep_macro
from aftersales.workorders.actions.replies.keeping import keep_template
from aftersales.workorders.models import Macro, ReplyTemplate
from tests.conftest import NOON

NAMES: Final = {"name_zh": "机密的名字", "name_en": "secret name"}
KEEP: Final[dict[str, Callable[..., Any]]] = {
    "macro": lambda **told: keep_macro(fields={**NAMES, "steps": [{"do": "start"}]}, **told),
    "template": lambda **told: keep_template(fields={**NAMES, "text_zh": "机密"}, **told),
}
READERS: Final = ("mei", "dan", "tess", "toby", "olaf", "agnes", "ada", "carl")


def last_fact() -> tuple[str, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text, audience FROM base_fact ORDER BY id DESC LIMIT 1")
        data, audience = cursor.fetchone()
    return data, audience


@pytest.mark.parametrize("what", KEEP)
@pytest.mark.parametrize(("whose", "team"), [("me", None), ("team", "east"), ("team", "service"), ("all", None)])
def test_whoever_has_it_hears_of_it_and_nobody_else(what: str, whose: str, team: str | None, cast: Any) -> None:
    of = Team.objects.get(code=team).key if team else None
    row = KEEP[what](by=cast.mei, at=NOON, whose=whose, team=of)
    data, audience = last_fact()
    assert "机密" not in data and "secret" not in data
    have = {name for name in READERS if shared_with(getattr(cast, name), type(row)).filter(pk=row.pk).exists()}
    hear = {name for name in READERS if not getattr(cast, name).marks.isdisjoint(audience)}
    assert hear == have and "mei" in hear and "carl" not in hear


def test_a_team_deep_below_hears_what_is_shared_with_the_one_above(tess: Actor) -> None:
    service, east = (Team.objects.get(code=code) for code in ("service", "east"))
    night = Team.objects.create(code="night", name_zh="夜", name_en="night", parent=east)
    Person.objects.filter(pk=tess.id).update(team=night)
    reader = snapshot(Person.objects.get(pk=tess.id))
    for row in (Macro(team=service, steps=[]), ReplyTemplate(team=service)):
        assert not reader.marks.isdisjoint(heard_by(row))
