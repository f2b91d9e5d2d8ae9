"""What an order asks of whoever comes, in the numbers a decision is made with."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Terms:
    """Kept with the decision beside the candidates: with the policy's version, all that replaying it needs.

    `due_in`: minutes until the nearest promise, None where nothing is promised. `usual`: minutes that the middle one of
    the field was given in recent weeks. `crew`: several go together, each for a seat. `seed` breaks the last tie,
    differently for each order.
    """

    seed: int
    needs_skill: bool = False
    needs_certificate: bool = False
    needs_place: bool = False
    has_territory: bool = False
    has_language: bool = False
    has_required: bool = False
    needs_now: bool = False
    due_in: int | None = None
    usual: int = 0
    crew: bool = False

    def told(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        """As it was kept; what a later version added has its default."""
        return cls(**{name: told[name] for name in cls.__dataclass_fields__ if name in told})
