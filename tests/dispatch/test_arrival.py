"""A promised window is when somebody arrives: work begins within it and may end after it, unlike access hours."""

from base64 import b64decode
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftersales.dispatch.actions import policies
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.queries.explaining import why_not
from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.called import call, decide_again
from aftersales.dispatch.solver.deciding import decide as answer
from aftersales.dispatch.solver.packed import NONE, unpack
from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Known, Roster
from aftersales.dispatch.solver.rules import RULES
from aftersales.dispatch.solver.seats import LEAD, MATE, Crew, Seat
from aftersales.dispatch.solver.stretches import Booked, Duty, free, spans
from aftersales.dispatch.solver.terms import Terms
from aftersales.dispatch.solver.weighing import Need, weigh
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON

HOUR = 60
AT = 11_000 * 24 * HOUR
"""A midnight of 2000; all hours below are counted from it."""
BUND = (31.24, 121.49)
ROADS = Roads()
NINE_TO_ELEVEN = (AT + 9 * HOUR, AT + 11 * HOUR)
TWO = Crew(((Seat(LEAD), Seat(MATE)),))


def of_hours(hours: int, **rules: int) -> Policy:
    told = {"window": 0, **rules}
    return Policy(rules=told, weights={"promise": 1}, visit_minutes=hours * HOUR, days=1, lead_minutes=0)


def engineer(number: int, *taken: tuple[float, float], duty: tuple[float, float] = (8, 18)) -> Known:
    """Somebody who lives where the work is, with bookings there from hour to hour."""
    on = tuple(AT + int(HOUR * one) for one in duty)
    booked = [Booked(AT + int(HOUR * begins), AT + int(HOUR * ends), BUND) for begins, ends in taken]
    held = spans((one.begins, one.ends) for one in booked)
    stretches = free([Duty(on[0], on[1], (on[0], on[1]))], [], booked, BUND)
    return Known(id=number, home=BUND, bookings=held, stretches=stretches)


def begins(one: Known, policy: Policy, **told: Any) -> float | None:
    """At which hour whoever this is could begin; None where they cannot go."""
    field, _ = weighed(one, policy, **told)
    found = int(field["starts_in"][0])
    return None if found == NONE else found / HOUR


def weighed(one: Known, policy: Policy, **told: Any) -> Any:
    need = Need(seed=1, at=AT, site=BUND, **{"window": NINE_TO_ELEVEN, **told})
    return weigh(Roster([one]), need, policy, ROADS)


def fails(one: Known, policy: Policy, **told: Any) -> set[str]:
    """The rules they fail."""
    field, terms = weighed(one, policy, **told)
    failed = int(answer(field, terms, policy).failed[0])
    return {name for name, rule in RULES.items() if failed & rule.mask}


def test_a_repair_longer_than_its_window_finds_somebody_who_begins_within_it() -> None:
    assert begins(engineer(1), of_hours(3)) == 9
    assert begins(engineer(1, (8, 10.5)), of_hours(3)) == 10.5


def test_the_last_minute_of_a_window_is_within_it_and_the_next_beginning_is_not() -> None:
    assert begins(engineer(1, (8, 11)), of_hours(3)) == 11
    late = engineer(1, (8, 11.05))
    assert begins(late, of_hours(3)) is None
    assert fails(late, of_hours(3)) == {"available", "window"}


def test_nobody_begins_before_the_window_however_free_they_are() -> None:
    assert begins(engineer(1, (9, 11)), of_hours(1)) == 11
    assert begins(engineer(1, (9, 12)), of_hours(1)) is None


def test_access_hours_contain_all_of_the_work() -> None:
    until_noon = ((AT + 8 * HOUR, AT + 12 * HOUR),)
    policy = of_hours(3, access=0)
    assert begins(engineer(1), policy, hours=until_noon) == 9
    half_past = engineer(1, (8, 9.5))
    assert begins(half_past, policy, hours=until_noon) is None
    assert fails(half_past, policy, hours=until_noon) == {"available", "access"}
    assert begins(half_past, of_hours(3), hours=until_noon) == 9.5  # where the policy does not ask for it


def test_what_follows_the_window_stands_in_the_way_of_long_work() -> None:
    field, _ = weighed(engineer(1, (11.5, 18)), of_hours(3))
    flags = int(field["flags"][0])
    assert int(field["starts_in"][0]) == NONE and flags & packed.BOOKED
    field, _ = weighed(engineer(1, (8, 9), (14.5, 18), duty=(8, 18)), of_hours(6))
    assert int(field["flags"][0]) & packed.BOOKED


def test_without_the_rule_a_window_binds_nobody() -> None:
    unbound = Policy(weights={"promise": 1}, visit_minutes=3 * HOUR, days=1, lead_minutes=0)
    assert begins(engineer(1), unbound) == 8


@given(
    st.lists(st.tuples(st.integers(32, 70), st.integers(1, 8)), max_size=3),
    st.integers(36, 60), st.integers(1, 12), st.integers(1, 16), st.one_of(st.none(), st.integers(36, 70)),
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_who_begins_within_a_window_is_who_a_walk_lets_begin_there(
    taken: list[tuple[int, int]], opens: int, long: int, quarters: int, closes: int | None
) -> None:
    """All in quarters of an hour; the place shuts at `closes`."""
    busy: list[tuple[int, int]] = []
    for start, length in sorted(taken):
        if not busy or start >= busy[-1][1]:
            busy.append((start, min(start + length, 72)))
    policy = of_hours(1, access=0) if closes is not None else of_hours(1)
    hours = None if closes is None else ((AT, AT + 15 * closes),)
    window = (AT + 15 * opens, AT + 15 * (opens + long))
    one = engineer(1, *((a / 4, b / 4) for a, b in busy))
    found = begins(one, policy, window=window, hours=hours, minutes=15 * quarters)
    right = next(
        (
            at
            for at in range(opens, opens + long + 1)
            if at + quarters <= min(72, closes or 72) and not any(a < at + quarters and b > at for a, b in busy)
        ),
        None,
    )
    assert found == (None if right is None else right / 4)


def test_a_crew_begins_together_within_the_window_and_ends_after_it() -> None:
    need = Need(seed=1, at=AT, site=BUND, window=NINE_TO_ELEVEN, crew=TWO)
    for taken, together in (((8, 10.5), 10.5), ((8, 11), 11), ((8, 11.25), None)):
        roster, policy = Roster([engineer(1), engineer(2, taken)]), of_hours(3)
        field, terms = weigh(roster, need, policy, ROADS)
        done = call(roster, need, policy, ROADS, field, terms, answer(field, terms, policy))
        assert done is not None
        assert (done.chosen.begins / HOUR if done.chosen is not None else None) == together


# -- what was decided while all of the work had to lie in the window ---------------------------------------------------

_NOBODY = "QUQxCngBY2RgYGACYmco/g8EWxi2AHlKQIwAL5hfMCN4jIwwtiKQAcIC6iDoLwQiYXIQMQjJysvKC2IBAA/9C3o="
"""Three hours, promised from nine to eleven, of two people who are free from eight to six."""
_TOGETHER = "QUQxCngBY2RgYGACYmYormCoYLABQgYGJSBGgBfML0BKoICREcaC0QLqIOgvBCK5pLikQOIQMQjJysvKC2IBAGOhBwQ="
_CREW = "QUMxCngBY2JgYGACYhBghmIQu4JhC5BkhLKUGAAYogKG"
"""One hour, both of them together."""
_THEN = Policy(rules={"window": 0}, weights={"travel": 20, "promise": 5}, visit_minutes=180)


def test_a_decision_by_the_former_rule_is_the_same_when_it_is_made_again() -> None:
    field, failed, parts = unpack(b64decode(_NOBODY))
    again, _ = decide_again(field, Terms(seed=1, needs_place=True), _THEN, None, None)
    assert again.chosen is None
    assert again.failed.tolist() == failed.tolist() == [33, 33]  # `available` and `window`
    assert (again.parts == parts).all()


def test_a_crew_by_the_former_rule_is_the_same_when_it_is_made_again() -> None:
    field, failed, parts = unpack(b64decode(_TOGETHER))
    terms = Terms(seed=1, needs_place=True, crew=True)
    again, called = decide_again(field, terms, _THEN, TWO, b64decode(_CREW))
    assert again.failed.tolist() == failed.tolist() == [0, 0] and (again.parts == parts).all()
    assert called is not None and called.chosen is not None
    assert (called.chosen.begins, [one.place for one in called.chosen.members]) == (120, [0, 1])
    assert called.held.times["last"].tolist() == [180, 180]  # at ten at the latest, an hour before the window's end


# -- from the database -------------------------------------------------------------------------------------------------


@pytest.fixture
def triaged(order: WorkOrder, agnes: Actor) -> WorkOrder:
    Engineer.objects.update(home_latitude=BUND[0], home_longitude=BUND[1])
    body = {"rules": {"skill": 1, "access": True, "window": True}, "weights": {"travel": 1}, "visit_minutes": 180}
    policies.publish(by=None, at=NOON, code="balanced", name_zh="均衡", name_en="Balanced", body=body)
    return moves.triage(key=order.key, by=agnes, at=NOON, priority=2)


def test_whoever_was_promised_nine_to_eleven_gets_a_repair_of_three_hours(triaged: WorkOrder, agnes: Actor) -> None:
    nine = NOON + timedelta(hours=21)  # in Shanghai, tomorrow
    window = (nine, nine + timedelta(hours=2))
    visits.plan(order=triaged.key, by=None, at=NOON, promised=window)
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is not None and decision.starts_at is not None and decision.ends_at is not None
    assert window[0] <= decision.starts_at <= window[1] < decision.ends_at
    assert decision.asked["window"] == [int(one.timestamp()) // 60 for one in window]


def test_whoever_cannot_be_there_in_time_is_told_so_in_both_languages(triaged: WorkOrder, agnes: Actor) -> None:
    five = NOON + timedelta(hours=5)  # in the afternoon in Shanghai: three hours are more than what is left of the day
    visits.plan(order=triaged.key, by=None, at=NOON, promised=(five, five + timedelta(hours=1)))
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is None and "window" in decision.failing
    tess = Person.objects.get(name="tess").key
    said = {one: why_not(triaged.key, decision.key, tess, agnes, one).reasons for one in ("zh-CN", "en")}
    assert [one.words for one in said["zh-CN"]] == ["只能在约定时段之外到达"]
    assert [one.words for one in said["en"]] == ["could be there only outside the agreed window"]
