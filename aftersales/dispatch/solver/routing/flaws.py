"""What is wrong with a problem, and where."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

MOST_FLAWS: Final = 100
"""No more are told: a file with so many is wrong as a whole."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that cannot be: `path` leads there in what was sent (`jobs[3].service`), `code` says what it is."""

    path: str
    code: str
    facts: dict[str, Any] = field(default_factory=dict)


class Unsound(Exception):
    """A problem nobody can plan; its flaws, up to `MOST_FLAWS`, in the order of the file."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__("; ".join(f"{flaw.path}: {flaw.code}" for flaw in flaws[:5]))
        self.flaws = tuple(flaws[:MOST_FLAWS])
