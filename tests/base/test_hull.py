"""The hull of places: its corners, and what is none."""

import random

from aftersales.base.hull import hull


def test_what_lies_within_or_on_an_edge_is_no_corner() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert hull([(2.0, 2.0), (2.0, 0.0), *reversed(square), (4.0, 1.0)]) == square


def test_of_two_places_both_are_there_and_of_a_line_its_ends() -> None:
    assert hull([]) == []
    assert hull([(1.0, 2.0), (1.0, 2.0)]) == [(1.0, 2.0)]
    assert hull([(3.0, 3.0), (1.0, 1.0), (2.0, 2.0)]) == [(1.0, 1.0), (3.0, 3.0)]


def test_every_place_lies_to_the_left_of_every_side() -> None:
    dice = random.Random(7)  # noqa: S311 -- places, no secrets
    places = [(dice.randrange(1000) / 10, dice.randrange(1000) / 10) for _ in range(500)]
    corners = hull(places)
    assert 3 <= len(corners) < 100
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        assert min((bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in places) >= -1e-9
