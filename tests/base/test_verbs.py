from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base import facts
from aftersales.base.compiled import Compiled, related, write
from aftersales.base.errors import Conflict
from aftersales.base.verbs import as_one, verb
from aftersales.people.events import TeamArchived
from aftersales.people.models import Calendar, Team

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@verb
def found(code: str, *, refuse: bool = False) -> Team:
    """A verb that writes and tells, and may think better of it."""
    team = Team.objects.create(code=code, name_zh=code, name_en=code)
    facts.emit(TeamArchived(team=team.key, at=NOON))
    if refuse:
        raise Conflict("no", team=code)
    return team


def told(*teams: str) -> list[str]:
    """The codes of the teams there are facts of, as they were written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.code FROM base_fact f JOIN people_team t ON t.key = f.subject WHERE code = ANY(%s) ORDER BY f.id",
            [list(teams)],
        )
        return [code for (code,) in cursor.fetchall()]


def test_a_verb_that_refuses_leaves_nothing_and_its_caller_may_go_on() -> None:
    with pytest.raises(Conflict):
        found("a", refuse=True)
    found("b")
    assert list(Team.objects.filter(code__in="ab").values_list("code", flat=True)) == ["b"]


def test_verbs_as_one_are_all_done_or_none() -> None:
    with pytest.raises(Conflict), as_one():
        found("a")
        found("b", refuse=True)
    assert not Team.objects.filter(code__in="ab").exists()
    found("a")  # and the connection is as it was
    assert told("a", "b") == ["a"]


def test_verbs_as_one_have_one_savepoint() -> None:
    with CaptureQueriesContext(connection) as asked, as_one():
        found("a")
        found("b")
    assert sum(query["sql"].startswith("SAVEPOINT") for query in asked) == 1


def test_facts_gathered_are_written_together_in_their_order_but_not_those_of_what_was_undone() -> None:
    with facts.gathered():
        with as_one():
            found("a")
        with pytest.raises(Conflict), as_one():
            found("b")
            found("c", refuse=True)
        with as_one():
            found("d")
        assert told("a", "b", "c", "d") == []
    assert told("a", "b", "c", "d") == ["a", "d"]


def test_facts_gathered_in_a_block_that_fails_are_never_written() -> None:
    with pytest.raises(ValueError, match="no"), facts.gathered():
        found("a")
        raise ValueError("no")
    assert told("a") == []


def test_a_compiled_query_asks_what_the_orm_would() -> None:
    found("a")
    by_code = Compiled(lambda code: Team.objects.filter(code=code, archived_at__isnull=True))
    assert [team.code for team in (*by_code.rows("a"), *by_code.rows("a"), *by_code.rows("z"))] == ["a", "a"]
    assert by_code.first("z") is None


def test_a_query_whose_parameters_are_not_those_given_is_refused() -> None:
    with pytest.raises(TypeError, match="parameters"):
        Compiled(lambda code: Team.objects.filter(code=code.upper())).rows("a")


def test_what_a_foreign_key_points_to_is_read_once_and_remembered() -> None:
    hours = Calendar.objects.create(code="x", name_zh="x", name_en="x", weekly={})
    found("a")
    Team.objects.filter(code="a").update(calendar=hours)
    team = Team.objects.get(code="a")
    assert related(team, "calendar") == hours
    assert related(team, "lead") is None
    with CaptureQueriesContext(connection) as asked:
        assert (team.calendar, related(team, "calendar")) == (hours, hours)
    assert len(asked) == 0


def test_only_the_columns_named_are_written() -> None:
    team = found("a")
    Team.objects.filter(pk=team.pk).update(name_en="theirs")
    team.name_zh, team.name_en, team.archived_at = "ours", "stale", NOON
    write(team, ["name_zh", "archived_at"])
    kept = Team.objects.get(pk=team.pk)
    assert (kept.name_zh, kept.name_en, kept.archived_at) == ("ours", "theirs", NOON)
