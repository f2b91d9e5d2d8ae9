"""Who takes whom along, from when until when: refused before allowed."""

from datetime import date, timedelta

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.people import queries
from aftersales.people.actions import mentorships
from aftersales.people.states import Level, can_mentor
from tests.conftest import NOON, facts_of

FIRST = date(2026, 3, 2)
LAST = FIRST + timedelta(days=180)


def start(by, apprentice, mentor, on=FIRST):
    return mentorships.start_mentorship(key=apprentice.key, by=by, at=NOON, mentor=mentor.key, started_on=on)


def end(by, apprentice, mentor, on=LAST):
    return mentorships.end_mentorship(key=apprentice.key, by=by, at=NOON, mentor=mentor.key, ended_on=on)


@pytest.mark.parametrize(
    ("mentor", "apprentice", "expected"),
    [
        (Level.JUNIOR, Level.JUNIOR, False),
        (Level.MIDDLE, Level.JUNIOR, True),
        (Level.MIDDLE, Level.MIDDLE, True),
        (Level.MIDDLE, Level.SENIOR, False),
        (Level.SENIOR, Level.SENIOR, True),
    ],
)
def test_who_can_take_whom_along(mentor, apprentice, expected):
    assert can_mentor(mentor, apprentice) is expected


def test_neither_of_the_two_decides(tess, toby):
    for by in (tess, toby):
        with pytest.raises(NotAllowed):
            start(by, toby, tess)


def test_a_manager_decides_for_her_team_alone(mei, olaf, tess):
    with pytest.raises(NotAllowed):
        start(mei, olaf, tess)


def test_a_beginner_takes_nobody_along(mei, tess, toby):
    with pytest.raises(Conflict) as refusal:
        start(mei, tess, toby)
    assert refusal.value.code == "mentor_below"


def test_nobody_is_their_own_mentor(mei, tess):
    with pytest.raises(Invalid):
        start(mei, tess, tess)


def test_who_is_no_engineer_takes_no_part(ada, agnes, tess):
    for apprentice, mentor in ((agnes, tess), (tess, agnes)):
        with pytest.raises(Conflict) as refusal:
            start(ada, apprentice, mentor)
        assert refusal.value.code == "not_an_engineer"


def test_it_begins_is_seen_from_both_sides_and_ends(mei, tess, toby):
    start(mei, toby, tess)
    assert queries.engineer(toby.key, mei)["mentors"] == [
        {"person": {"key": tess.key, "name": "tess"}, "started_on": FIRST, "ended_on": None}
    ]
    assert [one["person"]["name"] for one in queries.engineer(tess.key, mei)["apprentices"]] == ["toby"]
    with pytest.raises(Conflict) as refusal:
        start(mei, toby, tess)
    assert refusal.value.code == "already_mentored"
    end(mei, toby, tess)
    assert queries.engineer(toby.key, mei)["mentors"][0]["ended_on"] == LAST
    assert facts_of(toby.key) == ["MentorshipStarted", "MentorshipEnded"]


def test_it_ends_once_and_not_before_it_began(mei, tess, toby):
    with pytest.raises(NotFound):
        end(mei, toby, tess)
    start(mei, toby, tess)
    with pytest.raises(Invalid):
        end(mei, toby, tess, FIRST - timedelta(days=1))
    end(mei, toby, tess)
    with pytest.raises(NotFound):
        end(mei, toby, tess)


def test_a_second_time_begins_after_the_first(mei, tess, toby):
    start(mei, toby, tess)
    end(mei, toby, tess)
    with pytest.raises(Conflict) as refusal:
        start(mei, toby, tess, LAST - timedelta(days=1))
    assert refusal.value.code == "mentored_then"
    start(mei, toby, tess, LAST)
    assert len(queries.engineer(toby.key, mei)["mentors"]) == 2
