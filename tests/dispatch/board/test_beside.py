"""Who goes along, over HTTP: verdicts and moves are about everybody who is named, else about whoever went along."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pytest

from aftersales.people.models import Leave, Person
from aftersales.workorders.models import Mate, Visit
from tests.conftest import Answer, Api
from tests.dispatch.waiting import HOUR, engineer, key_of

BOARD = "/api/v1/dispatch/board"


@pytest.fixture
def for_two(planned: Callable[..., Visit], soon: datetime) -> Visit:
    """Tess makes it and Toby goes along, who is on leave an hour later."""
    visit = planned("tess", soon, mates=[key_of("toby")])
    Leave.objects.create(engineer=engineer("toby"), kind="annual", starts_at=soon + HOUR, ends_at=soon + 4 * HOUR)
    return visit


def judged(visit: Visit, begins: datetime, **told: Any) -> Answer:
    held = {"visit": visit.key, "engineer": key_of("tess"), "starts_at": begins.isoformat(), **told}
    agnes = Api(Person.objects.get(name="agnes"))
    return agnes.get(f"{BOARD}/verdict?{urlencode(held, doseq=True)}", Accept_Language="en")


def away(answer: Answer) -> list[str]:
    """Who is on leave then, by the reasons."""
    assert answer.status == 200, answer.body
    return [one["name"] for one in answer.body["reasons"] if one["code"] == "leave"]


def test_a_verdict_is_about_whoever_goes_along_unless_others_are_named_or_nobody(
    for_two: Visit, soon: datetime
) -> None:
    begins = soon + HOUR
    assert away(judged(for_two, soon)) == []
    assert away(judged(for_two, begins)) == ["toby"]
    assert judged(for_two, begins).body["verdict"] == "red"
    assert away(judged(for_two, begins, alone="true")) == []
    assert away(judged(for_two, begins, mate=[key_of("olaf")])) == []
    assert away(judged(for_two, begins, mate=[key_of("olaf"), key_of("toby")])) == ["toby"]


def test_a_mate_and_nobody_at_once_is_refused(for_two: Visit, soon: datetime) -> None:
    answer = judged(for_two, soon, alone="true", mate=[key_of("olaf")])
    assert (answer.status, answer.body["code"], answer.body["facts"]["field"]) == (422, "board_mate_alone", "alone")
    assert "alone" in answer.body["detail"] and "mate" in answer.body["detail"]


def test_a_mate_nobody_sees_is_refused_by_name_of_the_field(for_two: Visit, soon: datetime) -> None:
    answer = judged(for_two, soon, mate=[Person.objects.get(name="agnes").key])
    assert (answer.status, answer.body["code"], answer.body["facts"]["field"]) == (422, "no_such_engineer", "mate")


@pytest.mark.parametrize(
    ("mates", "status", "beside"),
    [(None, 409, ["toby"]), (["toby"], 409, ["toby"]), ([], 200, []), (["olaf"], 200, ["olaf"])],
    ids=["whoever went along", "the same by name", "nobody", "another"],
)
def test_a_move_takes_along_whom_it_names_and_is_judged_with_them(
    mates: list[str] | None, status: int, beside: list[str], for_two: Visit, soon: datetime
) -> None:
    told: dict[str, Any] = {"visit": for_two.key, "engineer": key_of("tess"), "starts_at": soon + HOUR}
    told |= {"mates": [key_of(one) for one in mates]} if mates is not None else {}
    answer = Api(Person.objects.get(name="agnes")).post(
        f"{BOARD}/moves", {**told, "reason": "-", "over_rules": True}, If_Match=f'"{for_two.version}"'
    )
    assert answer.status == status, answer.body
    rows = Mate.objects.filter(visit=for_two).values_list("engineer__person__name", flat=True)
    assert sorted(rows) == beside
    if status == 200:
        assert answer.body["visit"]["mates"] == [str(key_of(one)) for one in beside]
        assert answer.body["was"]["mates"] == [str(key_of("toby"))]
    else:
        assert (answer.body["code"], answer.body["facts"]["codes"]) == ("board_never", ["leave"])
