"""The hull of places: the smallest area without dents that holds them all. Pure."""

from collections.abc import Iterable

Point = tuple[float, float]


def hull(places: Iterable[Point]) -> list[Point]:
    """The corners of the hull, anticlockwise, the first not repeated; of fewer than three places, or of such as lie on
    a line, the one or two at its ends. Andrew's monotone chain (1979), on degrees as on a plane: an area of service is
    small, and lies on no pole and not across the 180th meridian."""
    points = sorted(set(places))
    if len(points) < 3:
        return points
    lower, upper = _chain(points), _chain(points[::-1])
    return lower[:-1] + upper[:-1]


def _chain(points: list[Point]) -> list[Point]:
    """One side of the hull: whoever makes it turn right was no corner."""
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(a: Point, b: Point, c: Point) -> float:
    """More than 0 where the way from `a` over `b` to `c` turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
