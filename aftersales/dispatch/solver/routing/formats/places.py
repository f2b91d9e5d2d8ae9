"""Where things are: rows of a given matrix, or coordinates from which ways are made."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.formats.reading import Node
from aftersales.dispatch.solver.routing.problem import Matrix
from aftersales.dispatch.solver.routing.soundness import PLACES

EARTH_METRES: Final = 6_371_008.8
"""Mean radius (IUGG)."""
BLOCK: Final = 256
"""Points whose ways are computed at once, so that nothing but the ways takes room."""


class Places:
    """Places by number: as the file numbers them where it gives matrices, else each coordinate once."""

    def __init__(self, *, given: bool) -> None:
        self.given = given
        self._known: dict[tuple[float, float], int] = {}
        self._of_index: dict[int, tuple[float, float]] = {}
        self._most = 0

    @property
    def count(self) -> int:
        """How many there are; with matrices, how many rows are needed."""
        return self._most if self.given else len(self._known)

    def find(self, node: Node, key: str) -> int | None:
        """The place that stands under this key or its index; None where there is none."""
        index_key = f"{key}_index"
        point = self._point(node, key) if key in node else None
        if not self.given:
            return None if point is None else self._known.setdefault(point, len(self._known))
        if index_key not in node:
            if key in node:
                node.flaw(index_key, "missing")
            return None
        index = node.whole(index_key, 0, most=PLACES - 1)
        self._most = max(self._most, index + 1)
        if point is not None:
            self._of_index[index] = point
        return index

    def coordinates(self) -> tuple[tuple[float, float], ...] | None:
        """Longitude and latitude of each place, if all are known."""
        if not self.given:
            return tuple(self._known)
        if len(self._of_index) < self._most:
            return None
        return tuple(self._of_index[at] for at in range(self._most))

    def _point(self, node: Node, key: str) -> tuple[float, float]:
        values = node.numbers(key)
        if len(values) != 2:
            node.flaw(key, "not_a_place")
            return 0.0, 0.0
        longitude, latitude = values
        if abs(latitude) > 90 and abs(longitude) <= 90:
            node.flaw(key, "coordinates_swapped", longitude=longitude, latitude=latitude)
        elif abs(latitude) > 90 or abs(longitude) > 180:
            node.flaw(key, "not_on_earth", longitude=longitude, latitude=latitude)
        return longitude, latitude


def great_circle(points: Sequence[tuple[float, float]]) -> Matrix:
    """Metres between all of these points of longitude and latitude (haversine)."""
    ways = np.zeros((len(points), len(points)))
    if not points:
        return ways
    longitude, latitude = np.radians(np.array(points, float)).T
    for first in range(0, len(points), BLOCK):
        rows = slice(first, first + BLOCK)
        half = np.sin((latitude[rows, None] - latitude) / 2) ** 2
        across = np.sin((longitude[rows, None] - longitude) / 2) ** 2
        half += np.cos(latitude[rows, None]) * np.cos(latitude) * across
        ways[rows] = 2 * EARTH_METRES * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return ways
