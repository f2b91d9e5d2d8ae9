"""JSON read key by key: every value is asked for by its type, and whatever is wrong is kept with its path."""

import math
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from aftersales.dispatch.solver.routing.flaws import Flaw
from aftersales.dispatch.solver.routing.problem import EVER, Key, Window

T = TypeVar("T")
MOST_FLAWS: Final = 100
"""No more are told: a file with so many is wrong as a whole."""


class Node:
    """One object of the file at its path. What it cannot give is noted, and a harmless value stands for it."""

    def __init__(self, value: Any, path: str, flaws: list[Flaw]) -> None:
        self.path, self._flaws = path, flaws
        if not isinstance(value, dict):
            self.flaw("", "not_an_object")
            value = {}
        self._value: dict[str, Any] = value

    def flaw(self, key: str, code: str, **facts: Any) -> None:
        """Note that something is wrong here, or at this key."""
        if len(self._flaws) < MOST_FLAWS:
            path = ".".join(part for part in (self.path, key) if part)
            self._flaws.append(Flaw(path.replace(".[", "["), code, facts))

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def given(self, key: str) -> Any:
        """Whatever stands there."""
        return self._value.get(key)

    def number(self, key: str, usual: float, *, least: float = -EVER, most: float = EVER) -> float:
        """A finite number within bounds."""
        value = self._value.get(key)
        if value is None:
            return usual
        return self._number(value, key, least, most, usual)

    def _number(self, value: Any, key: str, least: float, most: float, usual: float) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.flaw(key, "not_a_number", value=str(value)[:40])
            return usual
        if value < least or value > most:
            self.flaw(key, "too_small" if value < least else "too_large", value=value, least=least, most=most)
            return usual
        return float(value)

    def text(self, key: str, usual: str = "") -> str:
        """A text."""
        value = self._value.get(key, usual)
        if not isinstance(value, str):
            self.flaw(key, "not_a_text")
            return usual
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._value.get(key, False)
        if not isinstance(value, bool):
            self.flaw(key, "not_true_or_false")
            return False
        return value

    def name(self, key: str) -> Key:
        """A whole number or a text that names something."""
        value = self._value.get(key)
        if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
            self.flaw(key, "missing" if value is None else "not_a_name", value=str(value)[:40])
            return ""
        return value

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
        return Node(self._value.get(key) or {}, self._below(key), self._flaws)

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def numbers(self, key: str, *, least: float = -EVER) -> list[float]:
        """A list of numbers."""
        return [self._number(one, at, least, EVER, 0.0) for at, one in self.items(key)]

    def names(self, key: str) -> list[Key]:
        """A list of names."""
        return list(self._each(key, lambda one: isinstance(one, int | str) and not isinstance(one, bool)))

    def _each(self, key: str, good: Callable[[Any], bool]) -> Iterator[Any]:
        for at, one in self.items(key):
            if good(one):
                yield one
            else:
                self.flaw(at, "not_a_name", value=str(one)[:40])

    def counts(self, key: str) -> dict[str, float]:
        """Numbers by name, none below zero."""
        value = self._value.get(key) or {}
        if not isinstance(value, dict):
            self.flaw(key, "not_an_object")
            return {}
        return {str(name): self._number(many, f"{key}.{name}", 0, EVER, 0.0) for name, many in value.items()}

    def windows(self, key: str) -> tuple[Window, ...]:
        """A list of `[from, until]`; all of time where there is none."""
        return tuple(self._window(at, one) for at, one in self.items(key)) or (Window(),)

    def window(self, key: str) -> Window:
        """One `[from, until]`; all of time where there is none."""
        value = self._value.get(key)
        return Window() if value is None else self._window(key, value)

    def _window(self, key: str, value: Any) -> Window:
        if not isinstance(value, list) or len(value) != 2:
            self.flaw(key, "not_a_window")
            return Window()
        opens, closes = (self._number(one, f"{key}[{at}]", -EVER, EVER, 0.0) for at, one in enumerate(value))
        if closes < opens:
            self.flaw(key, "window_reversed", opens=opens, closes=closes)
            return Window()
        return Window(opens, closes)
