"""The engineers of an installation as arrays, kept in memory: what does not depend on the order that is to be given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver.places import Place, vector
from aftersales.dispatch.solver.slots import Flat
from aftersales.dispatch.solver.stretches import STRETCH, Spans, spans

FOR_EVER: Final = 0xFFFF
Validity = tuple[int, int]
"""From which day until which, both included, in days since 2000."""
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Known:
    """One engineer as the roster takes them: see `queries/reading.py` for where each comes from.

    `skills`: proficiency and validity by skill. `paces`: thousandths by kind, 1,000 where nothing was measured.
    `mentors`: who takes them along at present. `taught_ahead`, `taught_recent`: of `ahead` and `recent` the minutes
    with an apprentice of theirs. `leave`, `bookings`, `on_call`, `absent`, and `duty`, calendar and shifts together:
    those of the days the roster spans.
    `stretches`: an array of STRETCH.
    """

    id: int
    level: int = 1
    cap: int = 480
    home: Place | None = None
    languages: frozenset[str] = frozenset()
    territories: frozenset[int] = frozenset()
    skills: Mapping[int, tuple[int, int, int]] = field(default_factory=dict)
    certificates: Mapping[str, Validity] = field(default_factory=dict)
    paces: Mapping[int, int] = field(default_factory=dict)
    ahead: int = 0
    recent: int = 0
    mentors: frozenset[int] = frozenset()
    taught_ahead: int = 0
    taught_recent: int = 0
    leave: Spans = field(default_factory=lambda: spans(()))
    bookings: Spans = field(default_factory=lambda: spans(()))
    on_call: Spans = field(default_factory=lambda: spans(()))
    absent: Spans = field(default_factory=lambda: spans(()))
    duty: Spans = field(default_factory=lambda: spans(()))
    stretches: NDArray[Any] = field(default_factory=lambda: np.zeros(0, STRETCH))


class Roster:
    """Engineers in the order of their ids; a place in it is an index into every array.

    `replace` makes a new one, so that whoever reads the old one in another thread is not disturbed; few cost little.
    """

    def __init__(self, people: Iterable[Known]) -> None:
        self.people = sorted(people, key=lambda one: one.id)
        self.ids = np.array([one.id for one in self.people], np.uint32)
        self._own: dict[tuple[str, Any], NDArray[Any]] = {}
        self._stale: dict[tuple[str, Any], frozenset[int]] = {}
        self._flats: dict[str, Flat] = {}

    def __len__(self) -> int:
        return len(self.people)

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each engineer by id."""
        return {one.id: place for place, one in enumerate(self.people)}

    def replace(self, changed: Iterable[Known], gone: Iterable[int] = ()) -> "Roster":
        """As this one, but for these; what was computed of the others stays."""
        fresh = {one.id: one for one in changed}
        away = set(gone) - fresh.keys()
        if fresh.keys() <= self.places.keys() and not away & self.places.keys():
            return self._patched(fresh)
        kept = (one for one in self.people if one.id not in fresh and one.id not in away)
        return Roster([*kept, *fresh.values()])

    def _patched(self, fresh: Mapping[int, Known]) -> "Roster":
        if not fresh:
            return self
        people = list(self.people)
        where = [self.places[one] for one in fresh]
        for place, one in zip(where, fresh.values(), strict=True):
            people[place] = one
        other = Roster(())
        other.people, other.ids, other.places = people, self.ids, self.places
        other._own = dict(self._own)
        other._stale = {key: self._stale.get(key, frozenset()).union(where) for key in self._own}
        for what, flat in self._flats.items():
            other._flats[what] = flat.spliced({place: getattr(people[place], what) for place in where})
        return other

    def flat(self, what: str) -> Flat:
        """Everybody's free `stretches`, or the spans of `leave`, `bookings`, `on_call` or `absent`."""
        if what not in self._flats:
            nobody = getattr(Known(0), what)
            self._flats[what] = Flat.together([getattr(one, what) for one in self.people], nobody)
        return self._flats[what]

    def column(self, what: str, of: Any = None) -> NDArray[Any]:
        """One figure of everybody, e.g. ("proficiency", skill); kept for the next order that asks."""
        key = (what, of)
        if key not in self._own:
            told = [_READ[what](one, of) for one in self.people]
            self._own[key] = np.array(told, _KINDS[what]).reshape((len(told), *_SHAPES.get(what, ())))
        where = list(self._stale.get(key, ()))
        if where:  # a column of the roster before this one: mended when somebody asks for it
            own = self._own[key].copy()
            own[where] = [_READ[what](self.people[place], of) for place in where]
            self._own[key] = own
            self._stale.pop(key, None)
        return self._own[key]

    def touching(self, what: str, begins: int, ends: int) -> Marks:
        """Who has `leave`, `bookings`, `on_call` duty, or is `absent`, in a span."""
        flat = self.flat(what)
        marks = np.zeros(len(self), bool)
        marks[flat.owner[(flat.rows[:, 0] < ends) & (flat.rows[:, 1] > begins)]] = True
        return marks


_NOBODY: Final = (0, 0, 0)
_NEVER: Final = (0, 0)
_READ: Final[dict[str, Any]] = {
    "level": lambda one, _: one.level,
    "cap": lambda one, _: one.cap,
    "ahead": lambda one, _: one.ahead,
    "recent": lambda one, _: one.recent,
    "taught_ahead": lambda one, _: one.taught_ahead,
    "taught_recent": lambda one, _: one.taught_recent,
    "learning": lambda one, _: bool(one.mentors),
    "skills": lambda one, _: min(len(one.skills), 255),
    "duty": lambda one, _: bool(len(one.stretches) or len(one.bookings)),
    "home": lambda one, _: vector(one.home),
    "proficiency": lambda one, skill: one.skills.get(skill, _NOBODY),
    "certificate": lambda one, name: one.certificates.get(name, _NEVER),
    "territory": lambda one, territory: territory in one.territories,
    "language": lambda one, language: language in one.languages,
    "pace": lambda one, kind: one.paces.get(kind, 1000),
}
_NUMBERS: Final = (
    "level", "cap", "ahead", "recent", "taught_ahead", "taught_recent", "skills", "pace", "proficiency", "certificate",
)  # fmt: skip
_KINDS: Final = {
    **dict.fromkeys(_NUMBERS, np.int64),
    **dict.fromkeys(("duty", "learning", "territory", "language"), np.bool_),
    "home": np.float64,
}
_SHAPES: Final = {"home": (3,), "proficiency": (3,), "certificate": (2,)}
