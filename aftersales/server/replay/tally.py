"""What a replay counts. Kept in its Run, in the transaction of the rows it counts, so that a kill loses nothing."""

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any, Self

from aftersales.server.replay.happenings import Refused


@dataclass
class Tally:
    """Rows by what became of them, moves inferred by kind, and everything somebody has to look at."""

    applied: int = 0
    unchanged: int = 0
    state_not_told: int = 0
    due: int = 0
    silent_closes_withheld: int = 0
    moves: Counter[str] = field(default_factory=Counter)
    inferred: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    mismatches: list[dict[str, Any]] = field(default_factory=list)

    def kept(self) -> dict[str, Any]:
        """As JSON keeps it."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return plain | {"refused": [list(one) for one in self.refused]}

    @classmethod
    def revived(cls, kept: dict[str, Any]) -> Self:
        """As it was kept; of nothing, a fresh one."""
        if not kept:
            return cls()
        counters = {name: Counter(kept[name]) for name in ("moves", "inferred")}
        return cls(**(kept | counters | {"refused": [Refused(*one) for one in kept["refused"]]}))
