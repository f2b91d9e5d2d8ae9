"""How whoever was found is asked to go: sent outright, or by an offer. A part of a policy, read from data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from aftersales.base.errors import Invalid

SEND: Final = "send"
HOWS: Final = (SEND, "offer", "broadcast", "pool")
"""Outright; offered to one; to several at once; to all who may go, and the first has it."""
RANGES: Final = {"minutes": (1, 2880), "remind": (0, 2879), "people": (1, 50)}
_REMIND: Final = 10


@dataclass(frozen=True)
class Asking:
    """`minutes` of working time until an offer is over, a reminder `remind` of them before that (0: none); `people`:
    how many are asked by a broadcast. `urgent`: minutes of the clock, whoever is on call first, and the chain hears of
    every offer that comes to nothing."""

    how: str = SEND
    minutes: int = 30
    remind: int = _REMIND
    people: int = 5
    urgent: bool = False

    def __post_init__(self) -> None:
        if self.how not in HOWS:
            raise Invalid("policy_offer_how", field="offer.how", known=list(HOWS))
        for name, (least, most) in RANGES.items():
            number = getattr(self, name)
            if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
                raise Invalid("policy_number", field=f"offer.{name}", least=least, most=most)
        if self.remind >= self.minutes:
            raise Invalid("policy_number", field="offer.remind", least=0, most=self.minutes - 1)
        if not isinstance(self.urgent, bool):
            raise Invalid("policy_offer_urgent", field="offer.urgent")

    @classmethod
    def read(cls, told: Any) -> Self:
        """From the table `offer` of a policy; of one that says nothing, as before there were offers: outright.

        Raises:
            Invalid: an entry nobody knows, or a number out of its range.
        """
        if not isinstance(told, Mapping):
            raise Invalid("policy_no_table", field="offer")
        unknown = told.keys() - cls.__dataclass_fields__.keys()
        if unknown:
            raise Invalid("policy_unknown_entry", field="offer", names=sorted(map(str, unknown)))
        if "remind" in told or not isinstance(told.get("minutes"), int):
            return cls(**told)
        return cls(**{**told, "remind": _REMIND if told["minutes"] > _REMIND else 0})

    def told(self) -> dict[str, Any]:
        """As it is kept; `read` makes the same of it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}
