"""JSON read key by key: every value is asked for by its type, and whatever is wrong is kept with its path."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np

from aftersales.dispatch.solver.routing.flaws import MOST_FLAWS, Flaw
from aftersales.dispatch.solver.routing.problem import Key, Matrix, Window
from aftersales.dispatch.solver.routing.soundness import LARGEST, PLACES

SHOWN: Final = 40
"""Letters of a wrong value that are told."""


class Node:
    """One object of the file at its path; null is as good as nothing. What it cannot give is noted, and a harmless
    value stands for it."""

    def __init__(self, value: Any, path: str, flaws: list[Flaw]) -> None:
        self.path, self._flaws = path, flaws
        if not isinstance(value, dict):
            self.flaw("", "not_an_object")
            value = {}
        self._value: dict[str, Any] = value

    def flaw(self, key: str, code: str, **facts: Any) -> None:
        """Note that something is wrong here, or at this key."""
        path = ".".join(part for part in (self.path, key) if part)
        flaw = Flaw(path.replace(".[", "["), code, facts)
        if len(self._flaws) < MOST_FLAWS and flaw not in self._flaws:
            self._flaws.append(flaw)

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def number(self, key: str, usual: float, *, least: float = -LARGEST, most: float = LARGEST) -> float:
        """A finite number within bounds."""
        value = self._value.get(key)
        return usual if value is None else self._number(value, key, least, most, usual)

    def whole(self, key: str, usual: int, *, most: float = LARGEST) -> int:
        """A whole number, not below zero."""
        return self._whole(self._value.get(key), key, most, usual)

    def _whole(self, value: Any, key: str, most: float, usual: int) -> int:
        number = usual if value is None else self._number(value, key, 0, most, usual)
        if number % 1:
            self.flaw(key, "not_whole", value=number)
        return int(number)

    def _number(self, value: Any, key: str, least: float, most: float, usual: float) -> float:
        if not _is_number(value):
            self.flaw(key, "not_a_number", value=shown(value))
        elif value < least:
            self.flaw(key, "too_small", value=shown(value), least=least)
        elif value > most:
            self.flaw(key, "too_large", value=shown(value), most=most)
        else:
            return float(value)
        return usual

    def text(self, key: str, usual: str = "") -> str:
        """A text."""
        value = self._value.get(key)
        if value is None:
            return usual
        if not _is_text(value):
            self.flaw(key, "not_a_text")
            return usual
        return str(value)

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._value.get(key)
        if value is not None and not isinstance(value, bool):
            self.flaw(key, "not_true_or_false")
        return value is True

    def name(self, key: str) -> Key:
        """A whole number or a text that names something."""
        value: Any = self._value.get(key)
        if not _is_name(value) or value == "":
            self.flaw(key, "missing" if value is None else "not_a_name", value=shown(value))
            return ""
        named: Key = value
        return named

    def items(self, key: str) -> list[tuple[str, Any]]:
        """The entries of a list, each with its path from here."""
        value = self._value.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.flaw(key, "not_a_list")
            return []
        return [(f"{key}[{at}]", one) for at, one in enumerate(value)]

    def nodes(self, key: str) -> list["Node"]:
        """The objects of a list."""
        return [Node(one, self._below(at), self._flaws) for at, one in self.items(key)]

    def node(self, key: str) -> "Node":
        """An object; an empty one where there is none."""
        value = self._value.get(key)
        return Node({} if value is None else value, self._below(key), self._flaws)

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def numbers(self, key: str, *, least: float = -LARGEST) -> list[float]:
        """A list of numbers."""
        return [self._number(one, at, least, LARGEST, 0.0) for at, one in self.items(key)]

    def names(self, key: str) -> list[Key]:
        """A list of names."""
        return list(self._each(key, _is_name))

    def _each(self, key: str, good: Callable[[Any], bool]) -> Iterator[Any]:
        for at, one in self.items(key):
            if good(one):
                yield one
            else:
                self.flaw(at, "not_a_name", value=shown(one))

    def counts(self, key: str) -> dict[str, float]:
        """Numbers by name, none below zero."""
        return {name: self._number(many, at, 0, LARGEST, 0.0) for name, at, many in self._named(key)}

    def levels(self, key: str) -> dict[str, int]:
        """Whole numbers by name, none below zero."""
        return {name: self._whole(level, at, LARGEST, 0) for name, at, level in self._named(key)}

    def _named(self, key: str) -> Iterator[tuple[str, str, Any]]:
        """Each name of an object, its path from here and its value."""
        for name, value in self.node(key)._value.items():
            if _is_text(name):
                yield name, f"{key}.{name[:SHOWN]}", value
            else:
                self.flaw(key, "not_a_name", value=shown(name))

    def windows(self, key: str) -> tuple[Window, ...]:
        """A list of `[from, until]` as spans that do not meet, the earliest first; all of time where there is none."""
        return _apart([self._window(at, one) for at, one in self.items(key)]) or (Window(),)

    def window(self, key: str) -> Window:
        """One `[from, until]`; all of time where there is none."""
        value = self._value.get(key)
        return Window() if value is None else self._window(key, value)

    def _window(self, key: str, value: Any) -> Window:
        if not isinstance(value, list) or len(value) != 2:
            self.flaw(key, "not_a_window")
            return Window()
        opens, closes = (self._number(one, f"{key}[{at}]", -LARGEST, LARGEST, 0.0) for at, one in enumerate(value))
        if closes < opens:
            self.flaw(key, "window_reversed", opens=opens, closes=closes)
            return Window()
        return Window(opens, closes)

    def square(self, key: str) -> Matrix:
        """A square table of numbers from zero; an empty one where there is none."""
        rows = self._value.get(key)
        if not isinstance(rows, list) or not rows or not all(_is_row(row, len(rows)) for row in rows):
            self.flaw(key, "missing" if rows is None else "not_a_square")
        elif len(rows) > PLACES:
            self.flaw(key, "too_many", many=len(rows), most=PLACES)
        else:
            bad = next((place for place in _cells(rows) if not _is_way(rows[place[0]][place[1]])), None)
            if bad is None:
                return np.array(rows, float)
            self._number(rows[bad[0]][bad[1]], f"{key}[{bad[0]}][{bad[1]}]", 0, LARGEST, 0.0)
        return np.zeros((0, 0))


def shown(value: Any) -> str:
    """A value as it may be told: not all of it, and no letters that cannot be written."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    return str(value)[:SHOWN].encode("utf-8", "replace").decode()


def _is_number(value: Any) -> bool:
    """Whether it is one, true and false being none, and finite; a whole number may be of any length."""
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, float) and math.isfinite(value)
    )


def _is_text(value: Any) -> bool:
    """Whether it is one that can be written: half a pair of UTF-16, which JSON can spell, cannot."""
    try:
        return isinstance(value, str) and value.encode() is not None
    except UnicodeEncodeError:
        return False


def _is_name(value: Any) -> bool:
    """Whether it is a text, or a whole number no larger than a database's."""
    return _is_text(value) or (isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63)


def _is_row(row: Any, size: int) -> bool:
    return isinstance(row, list) and len(row) == size


def _is_way(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= LARGEST


def _cells(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int]]:
    return ((a, b) for a, row in enumerate(rows) for b in range(len(row)))


def _apart(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The same moments as windows that do not meet, in their order."""
    found: list[Window] = []
    for window in sorted(windows, key=lambda one: one.opens):
        if found and window.opens <= found[-1].closes:
            found[-1] = Window(found[-1].opens, max(found[-1].closes, window.closes))
        else:
            found.append(window)
    return tuple(found)
