"""Pure rules of assets: rights, what a warranty covers on a day and why, and when a warranty ends."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from aftersales.base.errors import Invalid

SEE: Final = "assets.see"
EDIT: Final = "assets.edit"
IMPORT: Final = "assets.import"
RIGHTS: Final = frozenset({SEE, EDIT, IMPORT})
"""Every right this room knows."""

DEEPEST: Final = 20
"""Parts within parts; deeper is a mistake, and a walk stops there."""


class Covered(StrEnum):
    """Why a part of a repair is on the maker, or is not."""

    COVERED = "covered"
    NOT_STARTED = "not_started"
    ENDED = "ended"
    NEVER = "never"


@dataclass(frozen=True)
class Warranty:
    """From which day the maker owes something, and each part of it until its own last day; None is not at all."""

    starts_on: date
    labour_until: date | None = None
    parts_until: date | None = None
    travel_until: date | None = None

    @property
    def untils(self) -> Mapping[str, date | None]:
        """The last days by the name of their field."""
        return {
            "labour_until": self.labour_until,
            "parts_until": self.parts_until,
            "travel_until": self.travel_until,
        }


@dataclass(frozen=True)
class Part:
    """Whether labour, parts or travel is on the maker on a day, why, and the last day of what decided it."""

    why: Covered
    until: date | None = None

    @property
    def covered(self) -> bool:
        return self.why is Covered.COVERED


@dataclass(frozen=True)
class Cover:
    """What the maker owes on a day, part by part."""

    labour: Part
    parts: Part
    travel: Part


def cover_on(warranties: Iterable[Warranty], day: date) -> Cover:
    """What is covered on a local day and why; first and last days are covered.

    An asset may have several warranties (the maker's and a bought extension): a part is covered if any of them covers
    it, until the last day that one does. Else the nearest that is still to come is named, else the last that ended.
    """
    known = list(warranties)
    return Cover(
        labour=_part(known, day, lambda one: one.labour_until),
        parts=_part(known, day, lambda one: one.parts_until),
        travel=_part(known, day, lambda one: one.travel_until),
    )


def _part(warranties: Iterable[Warranty], day: date, until_of: Callable[[Warranty], date | None]) -> Part:
    spans = [(one.starts_on, until) for one in warranties if (until := until_of(one)) is not None]
    running = [until for start, until in spans if start <= day <= until]
    if running:
        return Part(Covered.COVERED, max(running))
    if any(start > day for start, _ in spans):
        return Part(Covered.NOT_STARTED, min(span for span in spans if span[0] > day)[1])
    if spans:
        return Part(Covered.ENDED, max(until for _, until in spans))
    return Part(Covered.NEVER)


def refuse_backwards(warranty: Warranty) -> None:
    """`Invalid` for a warranty that ends before it starts, or covers nothing at all."""
    for field, until in warranty.untils.items():
        if until is not None and until < warranty.starts_on:
            raise Invalid("ends_before_it_starts", field=field, starts_on=warranty.starts_on, ends_on=until)
    if not any(warranty.untils.values()):
        raise Invalid("warranty_of_nothing", field="labour_until")


def last_day(starts_on: date, months: int) -> date:
    """The last day of a term of so many months: the day of the same number, or the last of a month that lacks it.

    As the Civil Code of China counts (art. 201, 202): the day it starts on is not counted against the term.
    """
    year, month = divmod(starts_on.year * 12 + starts_on.month - 1 + months, 12)
    return date(year, month + 1, min(starts_on.day, monthrange(year, month + 1)[1]))


def from_installation(installed_on: date, labour: int | None, parts: int | None, travel: int | None) -> Warranty | None:
    """The maker's warranty by the months a product has, counted from the day of installation; None when it has none."""
    if not any((labour, parts, travel)):
        return None
    return Warranty(
        starts_on=installed_on,
        labour_until=last_day(installed_on, labour) if labour else None,
        parts_until=last_day(installed_on, parts) if parts else None,
        travel_until=last_day(installed_on, travel) if travel else None,
    )
