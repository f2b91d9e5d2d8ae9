"""Ways straight over the globe, told where they are asked for: of many places a table of all of them has no room."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

EARTH_METRES: Final = 6_371_008.8
"""Mean radius (IUGG)."""
BLOCK: Final = 256
"""Rows that are computed at once where a whole table is asked for."""


class GreatCircles:
    """A square table of the ways between points of longitude and latitude (haversine), in metres times `factor`.

    It is read like a matrix, `table[a, b]` with numbers or arrays of them, and made one by `np.asarray`.
    """

    def __init__(self, points: npt.ArrayLike, factor: float = 1.0) -> None:
        self._points = np.asarray(points, float).reshape(-1, 2)
        self._longitude, self._latitude = np.radians(self._points).T
        self._factor = factor

    def __len__(self) -> int:
        return len(self._points)

    def __getitem__(self, key: tuple[Any, Any]) -> Any:
        a, b = key
        latitude, other = self._latitude[a], self._latitude[b]
        half = np.sin((latitude - other) / 2) ** 2
        half = half + np.cos(latitude) * np.cos(other) * np.sin((self._longitude[a] - self._longitude[b]) / 2) ** 2
        return self._factor * 2 * EARTH_METRES * np.arcsin(np.sqrt(np.clip(half, 0, 1)))

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:
        table = np.zeros((len(self), len(self)), dtype or float)
        everything = np.arange(len(self))
        for first in range(0, len(self), BLOCK):
            rows = everything[first : first + BLOCK]
            table[rows] = self[rows[:, None], everything[None, :]]
        return table

    def times(self, factor: float) -> "GreatCircles":
        """The same so many times as long."""
        return GreatCircles(self._points, self._factor * factor)
