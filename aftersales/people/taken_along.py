"""What rooms above hold of a person, asked of them when somebody takes along what we hold."""

from collections.abc import Callable
from typing import Any, Final

from aftersales.people.models import Person

Held = Callable[[Person], Any]
"""What is held of a person, as they may take it along; None for nothing."""

_ASKED: Final[dict[str, Held]] = {}


def ask(name: str, held: Held) -> None:
    """From now on this is taken along too, under this name."""
    _ASKED[name] = held


def of(person: Person) -> dict[str, Any]:
    """What the rooms above hold of somebody."""
    return {name: held(person) for name, held in _ASKED.items()}
