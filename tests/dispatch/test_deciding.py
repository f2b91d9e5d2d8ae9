"""Who goes: properties of the decision over random fields, and the plain loop that shares no code with it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.deciding import decide, lots
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.packed import BYTES_EACH, FEATURES, NONE, PARTS, pack, unpack
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.rules import ALWAYS, KEPT_FOR, RETIRED, RULES
from aftersales.dispatch.solver.terms import Terms
from tests.dispatch import plain

WORSE_WHEN_MORE = {"travel": "travel", "ahead": "load", "recent": "fairness", "overtime": "overtime"}
BETTER_WHEN_MORE = {"asset": "continuity", "customer": "continuity", "pace": "efficiency"}

minutes = st.one_of(st.integers(0, 600), st.sampled_from([0, 1, NONE - 1]))
person = st.fixed_dictionaries(
    {
        "flags": st.builds(
            lambda low, high: low | high,
            st.integers(0, 2**15 - 1),
            st.sampled_from([0, packed.ABSENT, packed.LEARNING]),
        ),
        "starts_in": st.one_of(minutes, st.just(NONE)),
        "minutes": st.integers(5, 1440),
        **{name: minutes for name in ("travel", "ahead", "recent", "overtime", "day")},
        "pace": st.integers(200, 3000),
        "lapsed_on": st.integers(0, NONE),
        "proficiency": st.integers(0, 5),
        "level": st.integers(1, 3),
        **{name: st.integers(0, 255) for name in ("skills", "lapsed", "asset", "customer")},
    }
)
terms_of_any = st.builds(
    Terms,
    seed=st.integers(0, 2**40),
    **{name: st.booleans() for name in Terms.__dataclass_fields__ if name.startswith(("needs", "has"))},
    due_in=st.one_of(st.none(), st.integers(-1000, 10_000)),
    usual=st.integers(0, 20_000),
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    rules = {}
    for name in draw(st.sets(st.sampled_from(sorted(set(RULES) - set(ALWAYS))))):
        least, most = RULES[name].limit or (0, 0)
        rules[name] = draw(st.integers(least, most))
    weights = draw(st.dictionaries(st.sampled_from(sorted(OBJECTIVES)), st.integers(0, 100)))
    scales = draw(st.dictionaries(st.sampled_from(sorted(OBJECTIVES)), st.integers(1, 10_080)))
    certificates = ("高压电工",) if "certificate" in rules else ()
    return Policy(rules=rules, weights={**weights, "travel": 1}, scales=scales, certificates=certificates)


@st.composite
def people_of_any(draw: st.DrawFn, most: int = 30) -> list[dict[str, int]]:
    ids = draw(st.lists(st.integers(1, 2**32 - 1), min_size=1, max_size=most, unique=True))
    return [{"engineer": one, **draw(person)} for one in ids]


def field_of(people: list[dict[str, int]]) -> dict[str, Any]:
    return {name: np.array([one[name] for one in people], kind) for name, kind in FEATURES}


@given(people_of_any(), terms_of_any, policies())
@settings(max_examples=300, deadline=None)
def test_it_agrees_with_a_plain_loop(people: list[dict[str, int]], terms: Terms, policy: Policy) -> None:
    decided = decide(field_of(people), terms, policy)
    failed, parts, ranking = plain.decide(people, terms, policy)
    assert decided.failed.tolist() == failed
    assert decided.parts[: len(plain.NAMES)].T.tolist() == parts
    assert decided.ranking.tolist() == ranking


@given(people_of_any(), terms_of_any, policies())
@settings(max_examples=200, deadline=None)
def test_whoever_fails_a_rule_never_goes(people: list[dict[str, int]], terms: Terms, policy: Policy) -> None:
    decided = decide(field_of(people), terms, policy)
    assert all(decided.failed[place] == 0 for place in decided.ranking)
    assert len(decided.ranking) == int((decided.failed == 0).sum())
    for place in decided.ranking:
        assert people[place]["starts_in"] != NONE
        assert not people[place]["flags"] & packed.EXCLUDED


@given(people_of_any(), terms_of_any, policies())
@settings(max_examples=200, deadline=None)
def test_what_is_kept_replays_to_the_same_answer(people: list[dict[str, int]], terms: Terms, policy: Policy) -> None:
    decided = decide(field_of(people), terms, policy)
    kept, failed, parts = unpack(pack(field_of(people), decided.failed, decided.parts))
    again = decide(kept, Terms.read(terms.told()), Policy.read(policy.told()))
    assert failed.tolist() == decided.failed.tolist() == again.failed.tolist()
    assert parts.tolist() == decided.parts.tolist() == again.parts.tolist()
    assert decided.ranking.tolist() == again.ranking.tolist()


@given(people_of_any(), terms_of_any, policies(), st.randoms())
@settings(max_examples=100, deadline=None)
def test_in_which_order_they_are_looked_at_does_not_matter(
    people: list[dict[str, int]], terms: Terms, policy: Policy, draw: Any
) -> None:
    shuffled = draw.sample(people, len(people))
    one, other = (decide(field_of(each), terms, policy) for each in (people, shuffled))
    assert [people[n]["engineer"] for n in one.ranking] == [shuffled[n]["engineer"] for n in other.ranking]


@given(people_of_any(), person, terms_of_any, policies())
@settings(max_examples=100, deadline=None)
def test_another_candidate_does_not_turn_two_others_round(
    people: list[dict[str, int]], stranger: dict[str, int], terms: Terms, policy: Policy
) -> None:
    new = {"engineer": 0, **stranger}
    before = decide(field_of(people), terms, policy).ranking.tolist()
    after = decide(field_of([*people, new]), terms, policy).ranking.tolist()
    assert [place for place in after if place != len(people)] == before


@pytest.mark.parametrize("column", [*WORSE_WHEN_MORE, *BETTER_WHEN_MORE])
@given(
    people=people_of_any(most=8), terms=terms_of_any, weight=st.integers(1, 100), by=st.integers(1, 200), of=st.data()
)
@settings(max_examples=60, deadline=None)
def test_a_better_figure_never_ranks_lower(
    column: str, people: list[dict[str, int]], terms: Terms, weight: int, by: int, of: st.DataObject
) -> None:
    """Less travel, load, recent work, overtime; more visits and pace: the candidate stays where they were or rises."""
    policy = Policy(weights={(WORSE_WHEN_MORE | BETTER_WHEN_MORE)[column]: weight, "promise": 10, "travel": 5})
    place = of.draw(st.integers(0, len(people) - 1))
    most = {"asset": 255, "customer": 255, "pace": NONE}.get(column, NONE)
    change = -by if column in WORSE_WHEN_MORE else by
    better = [dict(one) for one in people]
    better[place][column] = min(max(better[place][column] + change, 0), most)
    before, after = (decide(field_of(each), terms, policy).ranking.tolist() for each in (people, better))
    assert (place in before) is (place in after)
    if place in before:
        assert after.index(place) <= before.index(place)


def test_a_soon_slot_beats_a_late_one_also_after_the_promise_is_broken() -> None:
    people = [{**nobody(), "engineer": n, "starts_in": minute} for n, minute in ((1, 900), (2, 700))]
    for due_in in (None, -60, 60, 5000):
        assert decide(field_of(people), Terms(seed=1, due_in=due_in), Policy(weights={"promise": 1})).chosen == 1


def test_the_rare_expert_is_kept_free() -> None:
    """Two who can do it: the one who can do much else, and better than asked, stays for what only they can."""
    expert = {**nobody(), "engineer": 1, "proficiency": 5, "skills": 9}
    plain_one = {**nobody(), "engineer": 2, "proficiency": 3, "skills": 2}
    policy = Policy(rules={"skill": 3}, weights={"fit": 1})
    assert decide(field_of([expert, plain_one]), Terms(seed=1, needs_skill=True), policy).chosen == 1


def test_ties_fall_differently_from_order_to_order_and_equally_often() -> None:
    people = [{**nobody(), "engineer": n} for n in range(1, 11)]
    policy = Policy(weights={"travel": 1})
    won = [decide(field_of(people), Terms(seed=seed), policy).chosen for seed in range(2000)]
    counts = np.bincount(won, minlength=10)  # type: ignore[arg-type]  # somebody always wins
    assert counts.min() > 120 and counts.max() < 290


@given(st.integers(0, 2**62), st.sets(st.integers(1, 2**32 - 1), min_size=2, max_size=50))
def test_no_two_engineers_draw_the_same_lot(seed: int, engineers: set[int]) -> None:
    drawn = lots(np.array(sorted(engineers), np.uint32), seed)
    assert len(set(drawn.tolist())) == len(engineers)


def test_nobody_suitable_is_an_answer() -> None:
    decided = decide(field_of([{**nobody(), "starts_in": NONE}]), Terms(seed=1), Policy(weights={"travel": 1}))
    assert decided.chosen is None and decided.runner_up is None
    empty = decide(packed.empty(0), Terms(seed=1), Policy(weights={"travel": 1}))
    assert empty.chosen is None


def test_a_candidate_takes_at_most_sixty_bytes() -> None:
    assert BYTES_EACH <= 60
    assert len(OBJECTIVES) <= PARTS


def test_bits_are_fixed_for_ever() -> None:
    """Kept decisions are read by them. Add below, never change a line."""
    told = {name: rule.bit for name, rule in RULES.items()}
    assert told == plain.BIT
    everything = [*told.values(), *KEPT_FOR, *RETIRED]
    assert len(everything) == len(set(everything)) and max(everything) < 32
    assert tuple(OBJECTIVES) == plain.NAMES


def test_bytes_that_are_no_decision_are_refused() -> None:
    whole = pack(packed.empty(3), np.zeros(3, np.uint32), np.zeros((PARTS, 3), np.uint16))
    for wrong in (b"", b"AD9\n" + whole[4:]):
        with pytest.raises(ValueError, match="layout"):
            unpack(wrong)


def test_terms_of_an_older_version_are_read_with_their_defaults() -> None:
    assert Terms.read({"seed": 7, "gone": 1}) == Terms(seed=7)
    assert Terms.read(replace(Terms(seed=7), due_in=4).told()).due_in == 4


def nobody() -> dict[str, int]:
    """An ordinary candidate: able, close by, with little to do."""
    return {
        **dict.fromkeys((name for name, _ in FEATURES), 0),
        "flags": packed.HOME,
        "pace": 1000,
        "level": 2,
        "minutes": 60,
    }
