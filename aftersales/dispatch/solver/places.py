"""Places on the globe: how far apart, how long that takes, and which can only be a slip of whoever typed them.

A place is a point on the unit sphere, so that ten thousand distances are three multiplications each.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

Place = tuple[float, float]
"""Latitude and longitude in degrees, WGS-84."""
Vectors = NDArray[np.float64]
Minutes = NDArray[np.int64]

EARTH_KM: Final = 6371.0
UNKNOWN_MINUTES: Final = 60
"""A way of which one end is not known."""
NOWHERE: Final = (0.0, 0.0, 0.0)
"""The vector of a place that is not known: no point of the sphere."""
_NULL_ISLAND_DEGREES: Final = 0.05
_FAR_KM: Final = 3500.0


@dataclass(frozen=True)
class Roads:
    """What a straight line is turned into minutes by: roads are longer by `percent` of it, and driven at `kmh`."""

    percent: int = 140
    kmh: int = 40

    def minutes(self, here: Vectors, there: tuple[float, float, float]) -> Minutes:
        """Whole minutes of the way between each of these places and that one, at least as long as it is.

        The product of two points is the cosine of what lies between them; with NOWHERE it is exactly nothing.
        """
        return self._minutes(np.ascontiguousarray(here) @ np.array(there))

    def legs(self, here: Vectors, there: Vectors) -> Minutes:
        """As `minutes`, of each way between two places beside one another."""
        return self._minutes((np.asarray(here) * np.asarray(there)).sum(axis=1))

    def _minutes(self, cosine: NDArray[np.float64]) -> Minutes:
        km = EARTH_KM * 2 * np.arcsin(np.sqrt(np.clip((1 - cosine) / 2, 0, 1)))
        minutes = np.ceil(np.round(km * (self.percent * 60 / (100 * self.kmh)), 2)).astype(np.int64)
        return np.where(cosine == 0, UNKNOWN_MINUTES, minutes)


def vector(place: Place | None) -> tuple[float, float, float]:
    """The point of a place; NOWHERE for none."""
    if place is None:
        return NOWHERE
    latitude, longitude = (math.radians(degrees) for degrees in place)
    return (math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude))


def middle(places: Iterable[Place]) -> Place | None:
    """The median place: where the company works, however many slips there are among them."""
    told = list(places)
    return (median(one[0] for one in told), median(one[1] for one in told)) if told else None


def slip(place: Place, around: Place | None) -> str:
    """What is wrong with a place: "null_island", "swapped" (latitude and longitude), or nothing.

    Swapped is told by where the company works: far away as it stands, near when it is turned round.
    """
    if max(abs(place[0]), abs(place[1])) < _NULL_ISLAND_DEGREES:
        return "null_island"
    if around is None or abs(place[1]) > 90:
        return ""
    if _km(place, around) > _FAR_KM >= _km((place[1], place[0]), around):
        return "swapped"
    return ""


def told(latitude: float | None, longitude: float | None, around: Place | None = None) -> Place | None:
    """A place as somebody typed it in; None where nobody did, or where it can only be a slip."""
    if latitude is None or longitude is None or slip((latitude, longitude), around):
        return None
    return latitude, longitude


def _km(one: Place, other: Place) -> float:
    return 2 * EARTH_KM * math.asin(min(math.dist(vector(one), vector(other)) / 2, 1.0))
