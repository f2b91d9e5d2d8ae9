"""Who goes together: against trying every crew at every start, which shares no code with the search."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftersales.base.errors import Invalid
from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.called import call, decide_again
from aftersales.dispatch.solver.crews import Chosen, choose, without_crew
from aftersales.dispatch.solver.deciding import Decided, decide
from aftersales.dispatch.solver.muster import _BOND, _ROW, Muster, muster, worth
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import FOR_EVER, Known, Roster
from aftersales.dispatch.solver.seats import APPRENTICE, LEAD, MATE, MOST_OPTIONS, MOST_SEATS, Crew, Seat, needed
from aftersales.dispatch.solver.slots import FAR
from aftersales.dispatch.solver.stretches import Duty, free
from aftersales.dispatch.solver.terms import Terms
from aftersales.dispatch.solver.weighing import Need, weigh

POLICY = Policy(weights={"travel": 20, "promise": 5}, scales={"promise": 60})
BESIDE = Policy(rules={"mentor": 0}, weights={"travel": 20, "promise": 5}, scales={"promise": 60})
ROADS = Roads()
BUND, HONGQIAO = (31.24, 121.49), (31.2, 121.33)
AT = 11_000 * 24 * 60
"""A midnight of 2000."""

starts = st.integers(0, 24).map(lambda n: 5 * n)


@st.composite
def fields(draw: st.DrawFn) -> tuple[dict[str, Any], Crew, Muster, Policy, bool]:
    """A small field, what is asked of it, and who could begin when."""
    count = draw(st.integers(1, 6))
    seat = st.builds(
        Seat, role=st.sampled_from([MATE, MATE, APPRENTICE]), optional=st.sampled_from([False, False, True])
    )
    options = draw(st.lists(st.lists(seat, max_size=2), min_size=1, max_size=2))
    crew = Crew(tuple((Seat(role=LEAD), *option) for option in options), mentor=draw(st.booleans()))
    bits = sum(len(option) for option in crew.options)
    field = packed.empty(count)
    field["engineer"] = np.arange(1, count + 1, dtype=np.uint32)
    field["travel"] = np.array(draw(st.lists(st.integers(0, 90), min_size=count, max_size=count)), np.uint16)
    field["seats"] = np.array(draw(st.lists(st.integers(0, 2**bits - 1), min_size=count, max_size=count)), np.uint32)
    rows = [
        (who, first, first + 5 * draw(st.integers(0, 4)), 10)
        for who in range(count)
        for first in draw(st.lists(starts, min_size=1, max_size=2, unique=True))
    ]
    pairs = draw(st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=3))
    bonds = sorted((one, other) for one, other in pairs if one != other)
    learning = {one for one, _ in bonds} | set(draw(st.sets(st.integers(0, count - 1), max_size=1)))
    named = draw(st.sets(st.integers(0, count - 1), max_size=2))
    for who in range(count):
        field["flags"][who] = (packed.LEARNING if who in learning else 0) | (packed.REQUIRED if who in named else 0)
    held = Muster(field["seats"], np.array(rows, _ROW), np.array(bonds, _BOND))
    return field, crew, held, draw(st.sampled_from([POLICY, BESIDE])), bool(named)


def plainly(field: dict[str, Any], crew: Crew, held: Muster, policy: Policy, terms: Terms, decided: Decided) -> Any:
    """People and points of the best crew, every one of them tried."""
    points = worth(policy, decided)
    mentors: dict[int, set[int]] = {}
    for one, other in held.bonds.tolist():
        mentors.setdefault(one, set()).add(other)
    beside = crew.mentor or "mentor" in policy.rules
    free = {
        who: {minute for w, first, last, _ in held.times.tolist() if w == who for minute in range(first, last + 1, 5)}
        for who in range(len(points))
    }
    best: dict[int, int] = {}
    for number, option in enumerate(crew.options):
        seats = [(bit, seat.role) for bit, seat in zip(crew.bits(number), option, strict=True) if not seat.optional]
        for people in permutations(range(len(points)), len(seats)):
            sits = all(
                int(field["seats"][one]) >> bit & 1
                and (not (role == APPRENTICE or (beside and field["flags"][one] & packed.LEARNING))
                     or mentors.get(one, set()) & set(people))
                for one, (bit, role) in zip(people, seats, strict=True)
            )  # fmt: skip
            named = not terms.has_required or any(field["flags"][one] & packed.REQUIRED for one in people)
            together = set.intersection(*(free[one] for one in people))
            if sits and named and together:
                first = np.array([min(together)])
                part = OBJECTIVES["promise"][0]({"starts_in": first}, terms, policy.scales["promise"])
                promise = int(part[0]) * policy.weights["promise"]
                value = sum(int(points[one]) + promise for one in people)
                best[len(people)] = max(best.get(len(people), -1), value)
    return min(best.items()) if best else None


@given(fields(), st.one_of(st.none(), st.integers(0, 200)))
@settings(max_examples=400, deadline=None)
def test_it_is_the_best_of_all_crews(told: Any, due: int | None) -> None:
    field, crew, held, policy, named = told
    terms = Terms(seed=1, needs_place=True, has_required=named, due_in=due, crew=True)
    field["starts_in"][:] = 0
    decided = decide(field, terms, policy)
    chosen = choose(field, terms, policy, decided, crew, held)
    best = plainly(field, crew, held, policy, terms, decided)
    assert (best is None) == (chosen is None)
    if chosen is not None:
        size = needed(crew.options[chosen.option])
        assert best == (size, chosen.value)
        holds(field, crew, held, policy, chosen)
        assert choose(field, terms, policy, decided, crew, Muster.unpack(held.pack())) == chosen


def holds(field: dict[str, Any], crew: Crew, held: Muster, policy: Policy, chosen: Chosen) -> None:
    """Everybody on it fits their seat, is free at that time, and beside a mentor where they have to be."""
    option, bits = crew.options[chosen.option], crew.bits(chosen.option)
    on = {one.place for one in chosen.members}
    assert len(on) == len(chosen.members) and option[chosen.members[0].seat].role == LEAD
    filled = {one.seat for one in chosen.members}
    assert all(seat.optional or n in filled for n, seat in enumerate(option))
    for one in chosen.members:
        assert int(field["seats"][one.place]) >> bits[one.seat] & 1
        assert any(w == one.place and a <= chosen.begins <= b for w, a, b, _ in held.times.tolist())
        learns = bool(field["flags"][one.place] & packed.LEARNING) and (crew.mentor or "mentor" in policy.rules)
        if learns or option[one.seat].role == APPRENTICE:
            assert any(a == one.place and m in on for a, m in held.bonds.tolist())


def engineer(number: int, hours: tuple[int, int] = (0, 600), home: Any = BUND, **told: Any) -> Known:
    hours = (AT + hours[0], AT + hours[1])
    stretches = free([Duty(*hours, hours)], [], [], home)
    return Known(id=number, home=home, stretches=stretches, **told)


def called(people: list[Known], crew: Crew, policy: Policy = POLICY, **told: Any) -> Any:
    need = Need(seed=1, at=AT, site=BUND, crew=crew, skills={"vrf": 7, "gas": 8}, **told)
    roster = Roster(people)
    field, terms = weigh(roster, need, policy, ROADS)
    decided = decide(field, terms, policy)
    done = call(roster, need, policy, ROADS, field, terms, decided)
    assert done is not None
    again, kept = decide_again(field, terms, policy, crew, done.held.pack())
    assert kept is not None and kept.chosen == done.chosen and (again.failed == done.decided.failed).all()
    return done


def ids(done: Any) -> list[int] | None:
    return [one.place + 1 for one in done.chosen.members] if done.chosen is not None else None


def good_at(**skills: int) -> dict[int, tuple[int, int, int]]:
    return {{"vrf": 7, "gas": 8}[name]: (good, 0, FOR_EVER) for name, good in skills.items()}


VRF, GAS = (("vrf", 2),), (("gas", 2),)
TWO = Crew(((Seat(LEAD, VRF), Seat(MATE, GAS)),))


def test_they_begin_when_all_are_free_each_with_their_own_way() -> None:
    early, late = engineer(1, (0, 600), skills=good_at(vrf=3)), engineer(2, (200, 600), HONGQIAO, skills=good_at(gas=2))
    done = called([early, late], TWO)
    assert ids(done) == [1, 2]
    lead, mate = done.chosen.members
    assert lead.way == 0 and mate.way > 0
    assert done.chosen.begins >= 200 + mate.way


def test_nobody_goes_where_they_are_never_free_together() -> None:
    early, late = engineer(1, (0, 200), skills=good_at(vrf=3)), engineer(2, (200, 600), skills=good_at(gas=3))
    done = called([early, late], TWO)
    assert done.chosen is None
    assert done.decided.chosen is None and (done.decided.failed == 1 << 14).all()


def test_whoever_fits_no_seat_fails_the_rule_of_crews() -> None:
    done = called([engineer(1, skills=good_at(vrf=3)), engineer(2, skills=good_at(gas=3)), engineer(3)], TWO)
    assert done.decided.failed.tolist() == [0, 0, 1 << 14]


def test_one_who_can_do_both_goes_before_two() -> None:
    either = Crew(((Seat(LEAD, VRF), Seat(MATE, GAS)), (Seat(LEAD, VRF + GAS),)))
    two = [engineer(1, skills=good_at(vrf=5)), engineer(2, skills=good_at(gas=5))]
    assert ids(called(two, either)) == [1, 2]
    assert ids(called([*two, engineer(3, home=HONGQIAO, skills=good_at(vrf=2, gas=2))], either)) == [3]


def test_an_apprentice_goes_beside_their_mentor_alone_and_may_know_a_little_less() -> None:
    crew = Crew(((Seat(LEAD, VRF), Seat(APPRENTICE, VRF)),))
    mentor, other = engineer(1, home=HONGQIAO, skills=good_at(vrf=3)), engineer(2, skills=good_at(vrf=3))
    learns = engineer(3, skills=good_at(vrf=1), mentors=frozenset({1}))
    assert ids(called([mentor, other, learns], crew)) == [1, 3]
    assert ids(called([other, learns], crew)) is None


def test_an_apprentice_comes_along_if_they_can_and_changes_nothing_else() -> None:
    crew = Crew(((Seat(LEAD, VRF), Seat(APPRENTICE, optional=True)),))
    mentor, other = engineer(1, skills=good_at(vrf=3)), engineer(2, home=HONGQIAO, skills=good_at(vrf=3))
    assert ids(called([mentor, other, engineer(3, mentors=frozenset({1}))], crew)) == [1, 3]
    assert ids(called([mentor, other, engineer(3, mentors=frozenset({2}))], crew)) == [1]
    assert ids(called([mentor, other, engineer(3, (0, 60), mentors=frozenset({1}))], crew)) == [1]


def test_an_apprentice_does_not_go_alone_where_the_policy_says_so() -> None:
    learns, alone = engineer(1, skills=good_at(vrf=3), mentors=frozenset({9})), engineer(2, home=HONGQIAO)
    roster, need = Roster([learns, alone]), Need(seed=1, at=AT, site=BUND)
    for policy, chosen in ((POLICY, 0), (BESIDE, 1)):
        field, terms = weigh(roster, need, policy, ROADS)
        assert decide(field, terms, policy).chosen == chosen


def test_whoever_alone_is_to_go_is_on_the_crew_and_the_other_seats_are_free() -> None:
    people = [engineer(n, home=HONGQIAO if n == 3 else BUND, skills=good_at(vrf=3)) for n in (1, 2, 3)]
    pair = Crew(((Seat(LEAD, VRF), Seat(MATE)),))
    assert ids(called(people, pair, required=(3,))) in ([1, 3], [2, 3], [3, 1], [3, 2])
    assert 3 not in (ids(called(people, pair)) or ())
    assert 1 not in (ids(called(people, pair, excluded=(1,))) or ())


def test_what_the_policy_asks_is_asked_of_the_lead() -> None:
    policy = Policy(rules={"skill": 3, "level": 2}, weights={"travel": 1})
    able, help_ = engineer(1, level=3, skills=good_at(vrf=3)), engineer(2)
    assert ids(called([able, help_], Crew(((Seat(LEAD), Seat(MATE)),)), policy, skill=7)) == [1, 2]
    assert ids(called([help_, engineer(3)], Crew(((Seat(LEAD), Seat(MATE)),)), policy, skill=7)) is None


alone = st.tuples(st.integers(0, 800), st.integers(60, 700), st.sampled_from([BUND, HONGQIAO, None]))


@given(st.lists(alone, min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_alone_each_could_begin_first_when_they_would_go_alone(told: list[Any]) -> None:
    people = [engineer(n + 1, (begins, begins + length), home) for n, (begins, length, home) in enumerate(told)]
    need = Need(seed=1, at=AT + 3, site=BUND, crew=Crew(((Seat(LEAD),),)))
    roster = Roster(people)
    field, terms = weigh(roster, need, POLICY, ROADS)
    held = muster(roster, need, POLICY, ROADS, field, terms, decide(field, terms, POLICY))
    first = {
        who: int(held.times["first"][held.times["who"] == who].min()) for who in np.unique(held.times["who"]).tolist()
    }
    own = {n: int(field["starts_in"][n]) for n in range(len(people)) if field["starts_in"][n] != packed.NONE}
    assert first == own and FAR not in own.values()


def test_no_crew_keeps_whoever_passed_everything_else() -> None:
    decided = Decided(np.array([0, 2], np.uint32), np.zeros((10, 2), np.uint16), np.zeros(2, np.int64), np.array([0]))
    after = without_crew(decided)
    assert after.failed.tolist() == [1 << 14, 2] and after.chosen is None


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"any": []}, "crew_options"),
        ({"any": [{"all": [{"role": "lead"}]}] * (MOST_OPTIONS + 1)}, "crew_options"),
        ({"any": [{"all": []}]}, "crew_seats"),
        ({"any": [{"all": [{"role": "lead"}] + [{"role": "mate"}] * MOST_SEATS}]}, "crew_seats"),
        ({"any": [{"all": [{"role": "mate"}]}]}, "crew_one_lead"),
        ({"any": [{"all": [{"role": "lead"}, {"role": "lead"}]}]}, "crew_one_lead"),
        ({"any": [{"all": [{"role": "lead", "optional": True}]}]}, "crew_one_lead"),
        ({"any": [{"all": [{"role": "boss"}]}]}, "crew_role"),
        ({"any": [{"all": [{"role": "lead", "level": 4}]}]}, "policy_number"),
        ({"any": [{"all": [{"role": "lead", "skills": [{"skill": "vrf", "least": 6}]}]}]}, "policy_number"),
        ({"any": [{"all": [{"role": "lead"}], "any": []}]}, "crew_no_table"),
        ({"all": [{"role": "lead"}]}, "crew_no_table"),
        ([], "crew_no_table"),
    ],
)  # fmt: skip
def test_what_is_no_crew_is_refused(told: Any, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        Crew.read(told)
    assert refused.value.code == code


def test_a_crew_is_read_as_it_was_told() -> None:
    crew = Crew(((Seat(LEAD, VRF, 2, ("高压电工",)), Seat(APPRENTICE, optional=True)), (Seat(LEAD),)), mentor=True)
    assert Crew.read(crew.told()) == crew and crew.people == 1 and list(crew.bits(1)) == [2]
