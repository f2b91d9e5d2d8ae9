"""Towns made up by chance: where visits and homes lie, drawn so that they are the same on every machine."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")
KM_A_DEGREE: Final = 111.195
"""Of latitude, on a sphere of the earth's mean radius."""


class Chance:
    """Draws from a seed by `random()` alone: what the other methods make of it may change with Python's version."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed).random  # noqa: S311

    def share(self) -> float:
        """From 0 up to, but not, 1."""
        return self._draw()

    def happens(self, share: float) -> bool:
        """True so often."""
        return self._draw() < share

    def whole(self, least: int, most: int) -> int:
        """Any of these numbers, both ends included."""
        return least + int(self._draw() * (most - least + 1))

    def one(self, of: Sequence[T]) -> T:
        """Any of these; what stands there twice comes twice as often."""
        return of[int(self._draw() * len(of))]

    def some(self, of: Sequence[T], many: int) -> list[T]:
        """So many different ones, in the order in which they stand."""
        left = list(range(len(of)))
        taken = sorted(left.pop(int(self._draw() * len(left))) for _ in range(many))
        return [of[at] for at in taken]

    def bell(self) -> float:
        """Between -1 and 1, mostly near 0: the mean of three even draws."""
        return (self._draw() + self._draw() + self._draw()) * 2 / 3 - 1


@dataclass(frozen=True)
class City:
    """Where a city lies, in degrees, and how far from its middle people live, in kilometres."""

    name: str
    longitude: float
    latitude: float
    reach: float


CHENGDU: Final = City("Chengdu", 104.066, 30.573, 22)
WUHAN: Final = City("Wuhan", 114.305, 30.593, 20)
SHENYANG: Final = City("Shenyang", 123.432, 41.806, 18)
XIAN: Final = City("Xi'an", 108.940, 34.342, 18)
SHANGHAI: Final = City("Shanghai", 121.474, 31.230, 34)


class Town:
    """A made-up town in a city's place: districts where work lies closer together, and land between them."""

    def __init__(self, chance: Chance, city: City, districts: int) -> None:
        self._chance, self._city = chance, city
        self._districts = [(self._far(), self._far()) for _ in range(districts)]

    def _far(self) -> float:
        return self._chance.bell() * self._city.reach

    def middle(self) -> list[float]:
        """The city's own place: longitude and latitude."""
        return [self._city.longitude, self._city.latitude]

    def point(self) -> list[float]:
        """Longitude and latitude to about a metre: two of three points in a district, the third anywhere."""
        east, north = self._far(), self._far()
        if self._chance.happens(2 / 3):
            base = self._chance.one(self._districts)
            east, north = base[0] + east / 5, base[1] + north / 5
        round_there = KM_A_DEGREE * math.cos(math.radians(self._city.latitude))
        return [
            round(self._city.longitude + east / round_there, 5),
            round(self._city.latitude + north / KM_A_DEGREE, 5),
        ]
