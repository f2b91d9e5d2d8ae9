"""Where somebody comes from and goes on to, the minutes of ways beside one another, and a time that was put by hand: by
the clock of one day, in minutes."""

from uuid import UUID

import numpy as np
import pytest

from aftersales.dispatch.solver.packed import NONE
from aftersales.dispatch.solver.places import UNKNOWN_MINUTES, Place, Roads, vector
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Known, Roster
from aftersales.dispatch.solver.stretches import Booked, duties, free
from aftersales.dispatch.solver.ways import AFTER_DUTY, Origin, Stop, following, origin
from aftersales.dispatch.solver.weighing import Need, weigh

BUND, HONGQIAO = (31.24, 121.49), (31.2, 121.33)
ROADS = Roads(percent=140, kmh=40)
DAY, NEXT = (480, 1080), (1920, 2520)
MORNING = Stop(540, 600, BUND, UUID(int=1))
NOON = Stop(720, 780, HONGQIAO, UUID(int=2))
EVENING = Stop(1200, 1260, BUND, UUID(int=3))
LEAVE = Stop(620, 700)


@pytest.mark.parametrize(
    ("stops", "begins", "came"),
    [
        ([], 500, Origin(480)),
        ([MORNING], 600, Origin(600, MORNING)),
        ([MORNING, NOON], 800, Origin(780, NOON)),
        ([NOON, MORNING], 800, Origin(780, NOON)),
        ([MORNING, NOON], 779, Origin(600, MORNING)),
        ([MORNING, LEAVE], 710, Origin(700)),
        ([MORNING], 1080 + AFTER_DUTY - 1, Origin(600, MORNING)),
        ([MORNING, EVENING], 1300, Origin(1260, EVENING)),
        ([MORNING], 1080 + AFTER_DUTY, Origin(None)),
        ([MORNING], 470, Origin(None)),
        ([MORNING, EVENING], 2000, Origin(1920)),
    ],
    ids=[
        "home as duty begins", "the visit before", "the last of two", "in whatever order they are told",
        "what is not over is not behind", "leave is spent at home", "working late they come from their last visit",
        "also from one after duty", "hours later from home", "before duty nobody knows since when",
        "not from yesterday",
    ],
)  # fmt: skip
def test_where_somebody_comes_from(stops: list[Stop], begins: int, came: Origin) -> None:
    assert origin(stops, [DAY, NEXT], begins) == came


@pytest.mark.parametrize(
    ("stops", "ends", "goes"),
    [
        ([], 600, None),
        ([MORNING, NOON], 700, NOON),
        ([NOON, MORNING], 500, MORNING),
        ([NOON], 720, NOON),
        ([NOON], 721, None),
        ([LEAVE, NOON], 610, None),
        ([EVENING], 900, None),
        ([NOON], 480, None),
        ([EVENING], 1100, None),
    ],
    ids=[
        "nothing is ahead", "the next visit", "the first of two", "which begins at that minute",
        "what has begun is not ahead", "leave first", "not after duty", "done as duty begins", "done after duty",
    ],
)  # fmt: skip
def test_what_somebody_goes_on_to(stops: list[Stop], ends: int, goes: Stop | None) -> None:
    assert following(stops, [DAY, NEXT], ends) == goes


def test_ways_beside_one_another_are_as_long_as_each_alone() -> None:
    pairs: list[tuple[Place | None, Place | None]] = [
        (BUND, HONGQIAO), (HONGQIAO, BUND), (BUND, BUND), (None, BUND), (BUND, None), (None, None),
    ]  # fmt: skip
    here, there = (np.array([vector(pair[end]) for pair in pairs]) for end in (0, 1))
    minutes = ROADS.legs(here, there).tolist()
    assert minutes == [int(ROADS.minutes(np.array([vector(one)]), vector(other))[0]) for one, other in pairs]
    assert minutes[0] == minutes[1] > 20 and minutes[2:] == [0, *[UNKNOWN_MINUTES] * 3]


WAY = int(ROADS.minutes(np.array([vector(BUND)]), vector(HONGQIAO))[0])
POLICY = Policy(weights={"travel": 1}, days=1, lead_minutes=120)


@pytest.mark.parametrize(
    ("at", "exactly", "fits"),
    [
        (400, (480 + WAY, 600), True),
        (400, (479 + WAY, 600), False),
        (400, (903, 937), True),
        (400, (1000, 1080), True),
        (400, (1000, 1081), False),
        (400, (700 - WAY - 60, 700 - WAY), True),
        (400, (700 - WAY - 60, 701 - WAY), False),
        (895, (900 + WAY, 1000), True),
        (400, (1920 + 1440 + WAY, 1920 + 1440 + 90), True),
    ],
    ids=[
        "as soon as the way allows", "a minute sooner", "at no round time", "to the end of duty", "a minute longer",
        "in time for the next", "a minute late for the next", "with no time to get ready",
        "beyond the days the policy looks ahead",
    ],
)  # fmt: skip
def test_what_was_put_somewhere_by_hand_is_there_or_nowhere(at: int, exactly: tuple[int, int], fits: bool) -> None:
    on_duty = duties([DAY, NEXT, (NEXT[0] + 1440, NEXT[1] + 1440)], [])
    booked = [Booked(700, 760, BUND)] if exactly[1] < 760 else []
    roster = Roster([Known(1, home=BUND, stretches=free(on_duty, [], booked, BUND))])
    field, _ = weigh(roster, Need(1, at, site=HONGQIAO, exactly=exactly), POLICY, ROADS)
    starts_in, minutes = int(field["starts_in"][0]), int(field["minutes"][0])
    assert (starts_in == exactly[0] - at, starts_in == NONE) == (fits, not fits)
    assert minutes == exactly[1] - exactly[0]
