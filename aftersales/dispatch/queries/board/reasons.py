"""What speaks against a place on the board: each with its code, its facts, and a sentence in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from aftersales.base import words
from aftersales.people.access import Actor


class Weight(StrEnum):
    """How much it counts: nobody can put it there; a person may with a reason; not without breaking what the customer
    was promised; or it is worth knowing."""

    NEVER = "never"
    RULE = "rule"
    PROMISE = "promise"
    NOTE = "note"


RED: Final = frozenset({Weight.NEVER, Weight.RULE})
PROMISE: Final = "promise"
"""The code of leaving what the customer was promised."""
TOLD: Final = "told"
"""The code of leaving what they know since a promise was broken."""
_FACTS: Final = ("visit", "order", "number", "name", "starts_at", "ends_at", "earliest_at", "minutes")


@dataclass(frozen=True)
class Reason:
    """One thing that speaks against it."""

    code: str
    weight: Weight
    words: str
    facts: dict[str, Any] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """As it is answered: every fact there could be, those it has not as null."""
        return {
            "code": self.code,
            "rule": self.weight in RED,
            "overrulable": self.weight is Weight.RULE,
            "words": self.words,
            **{name: self.facts.get(name) for name in _FACTS},
        }


@dataclass(frozen=True)
class Voice:
    """Whoever is told: in their language, by their clock; times of the day the board is at are said without it."""

    language: str
    zone: str
    day: datetime

    @classmethod
    def of(cls, by: Actor | None, day: datetime, zone: str) -> "Voice":
        """The reader's; of the product itself the company's."""
        return cls(by.language if by is not None else words.DEFAULT, (by.zone if by is not None else "") or zone, day)

    def clock(self, at: datetime) -> str:
        """A time as they read it."""
        zone = ZoneInfo(self.zone)
        local = at.astimezone(zone)
        same = local.date() == self.day.astimezone(zone).date()
        return f"{local:%H:%M}" if same else f"{local:%m-%d %H:%M}"

    def reason(self, code: str, weight: Weight, *, says: str = "", **facts: Any) -> Reason:
        """A reason in words; `says` where the same code is said in several ways."""
        shown = {name: self.clock(one) if isinstance(one, datetime) else one for name, one in facts.items()}
        return Reason(code, weight, words.say(f"board_{says or code}", self.language, **shown), facts)

    def rule(self, code: str, weight: Weight, said: str, name: str = "") -> Reason:
        """A rule of the policy that is failed, in the words a decision has for it; `name` where it is a mate's."""
        told = words.say("board_of_mate", self.language, name=name, words=said) if name else said
        return Reason(code, weight, told, {"name": name} if name else {})


def verdict(reasons: Iterable[Reason]) -> str:
    """Red where a rule is against it, amber where something is worth knowing, else green."""
    weights = {one.weight for one in reasons}
    if weights & RED:
        return "red"
    return "amber" if weights else "green"
