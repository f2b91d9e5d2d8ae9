"""Figures of fairness that need no database: Gini, who can be compared, minutes on duty."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aftersales.dispatch.solver.balance import comparable, gini, middle, minutes_on

amounts = st.lists(st.integers(0, 10_000), min_size=1, max_size=30)
spans = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda one: (one[0], one[0] + one[1])), max_size=6
)


@given(amounts)
def test_gini_is_half_the_mean_difference_as_a_part_of_the_mean(values: list[int]) -> None:
    """The other way of writing it: every pair compared with every other, by a plain loop."""
    found = gini(values)
    if not any(values):
        assert found is None
        return
    apart = sum(abs(one - other) for one in values for other in values) / len(values) ** 2
    assert found is not None
    assert abs(found - apart / (2 * sum(values) / len(values))) < 1e-9
    assert 0 <= found < 1


@given(amounts, st.integers(2, 9))
def test_gini_asks_only_for_proportions(values: list[int], times: int) -> None:
    one, other = gini(values), gini([value * times for value in values])
    assert one is None and other is None or one is not None and other is not None and abs(one - other) < 1e-9


def test_gini_of_the_simple_cases() -> None:
    assert gini([]) is None and gini([0, 0]) is None
    assert gini([5, 5, 5]) == 0
    assert gini([0, 0, 0, 8]) == 0.75


def test_whoever_is_hardly_on_duty_is_not_compared() -> None:
    """A part-timer with half the hours is; somebody who stood in for two days is not, nor who was away."""
    assert comparable([9600, 9600, 4800, 960, 0]) == [True, True, True, False, False]
    assert comparable([0, 0]) == [False, False] and comparable([]) == []


def test_the_middle_of_nobody_is_none() -> None:
    assert middle([]) is None and middle([3, 1, 2]) == 2 and middle([1, 2]) == 1.5


@given(spans, spans, st.integers(0, 100), st.integers(0, 200))
def test_minutes_on_duty_are_those_one_can_count(duty: list, away: list, first: int, length: int) -> None:
    last = first + length
    counted = sum(
        any(begins <= one < ends for begins, ends in duty) and not any(begins <= one < ends for begins, ends in away)
        for one in range(first, last)
    )
    assert minutes_on(duty, away, first, last) == counted


@given(amounts)
def test_the_more_equal_never_has_the_higher_gini(values: list[int]) -> None:
    """Who has most gives one to who has least: the pigou-dalton condition of any such figure."""
    ordered = sorted(values)
    if ordered[-1] - ordered[0] < 2:
        return
    before = gini(ordered)
    ordered[0], ordered[-1] = ordered[0] + 1, ordered[-1] - 1
    after = gini(ordered)
    assert before is not None and after is not None and after < before
    assert all(one <= other for one, other in pairwise([0, after, before, 1]))
