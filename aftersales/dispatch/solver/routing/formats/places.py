"""Where things are: rows of a given matrix, or coordinates from which ways are made."""

from aftersales.dispatch.solver.routing.formats.reading import Node
from aftersales.dispatch.solver.routing.soundness import PLACES


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
