"""What an order needs of people: seats that go together, or a few alternatives of them. One level deep, and no deeper.

"One person with A and B, or two, one with A and one with B" is two options: of one seat, and of two.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final, Self

from aftersales.base.errors import Invalid

LEAD, MATE, APPRENTICE = "lead", "mate", "apprentice"
ROLES: Final = (LEAD, MATE, APPRENTICE)
MOST_SEATS: Final = 6
MOST_OPTIONS: Final = 4
MOST_ASKED: Final = 3
"""Skills, and certificates, that one seat may ask for."""
PROFICIENCY: Final = (1, 5)
LEVELS: Final = (0, 3)
"""0: of any level."""


@dataclass(frozen=True)
class Seat:
    """A place on a crew 席位. `skills`: codes, each with the least proficiency; `certificates` by either name.

    A lead's seat that says nothing of skill, level or certificate is asked what the policy asks of everybody; a mate's
    that says nothing, nothing. An apprentice sits beside a mentor of theirs, and one proficiency less is enough.
    `optional`: filled where somebody is free then, and nobody else goes otherwise for its sake.
    """

    role: str = MATE
    skills: tuple[tuple[str, int], ...] = ()
    level: int = 0
    certificates: tuple[str, ...] = ()
    optional: bool = False

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise Invalid("crew_role", field="role", known=list(ROLES))
        if len(self.skills) > MOST_ASKED or len(self.certificates) > MOST_ASKED:
            raise Invalid("crew_too_much", field="skills", most=MOST_ASKED)
        for _, least in self.skills:
            _refuse_out_of(least, *PROFICIENCY, "least")
        _refuse_out_of(self.level, *LEVELS, "level")
        if self.optional and self.role == LEAD:
            raise Invalid("crew_one_lead", field="optional")

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """From `{"role": "mate", "skills": [{"skill": "vrf", "least": 2}], "level": 0, "certificates": []}`."""
        skills = tuple(
            (one["skill"], one.get("least", 1)) for one in _rows(told.get("skills", ()), "skills", {"skill", "least"})
        )
        names = tuple(told.get("certificates", ()))
        if not all(isinstance(one, str) and one.strip() for one in (*names, *(code for code, _ in skills))):
            raise Invalid("crew_no_table", field="certificates")
        plain = {name: told[name] for name in ("role", "level") if name in told}
        return cls(skills=skills, certificates=names, optional=told.get("optional") is True, **plain)

    def told(self) -> dict[str, Any]:
        """As it is kept; `read` makes the same of it."""
        return {
            "role": self.role,
            "skills": [{"skill": code, "least": least} for code, least in self.skills],
            "level": self.level,
            "certificates": list(self.certificates),
            "optional": self.optional,
        }


Option = tuple[Seat, ...]


@dataclass(frozen=True)
class Crew:
    """Who has to go together 班组: one of `options`, all seats of it. `mentor`: an apprentice goes only beside a mentor
    of theirs, here too where the policy does not say so."""

    options: tuple[Option, ...]
    mentor: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.options) <= MOST_OPTIONS:
            raise Invalid("crew_options", field="any", most=MOST_OPTIONS)
        for option in self.options:
            if not 1 <= len(option) <= MOST_SEATS:
                raise Invalid("crew_seats", field="all", most=MOST_SEATS)
            if sum(seat.role == LEAD for seat in option) != 1:
                raise Invalid("crew_one_lead", field="all")

    @classmethod
    def read(cls, told: Any) -> Self:
        """From `{"any": [{"all": [seat, …]}, …], "mentor": false}`.

        Raises:
            Invalid: no options or too many, an option without seats or too many, or without exactly one lead.
        """
        if not isinstance(told, Mapping) or told.keys() - {"any", "mentor"}:
            raise Invalid("crew_no_table", field="any")
        known = Seat.__dataclass_fields__.keys()
        options = tuple(
            tuple(Seat.read(seat) for seat in _rows(one.get("all"), "all", known))
            for one in _rows(told.get("any"), "any", {"all"})
        )
        return cls(options=options, mentor=told.get("mentor") is True)

    def told(self) -> dict[str, Any]:
        """As it is kept; `read` makes the same of it."""
        return {"any": [{"all": [seat.told() for seat in option]} for option in self.options], "mentor": self.mentor}

    @property
    def skills(self) -> set[str]:
        """The codes of all skills it asks for."""
        return {code for option in self.options for seat in option for code, _ in seat.skills}

    @property
    def people(self) -> int:
        """How many go at least."""
        return min(needed(option) for option in self.options)

    def bits(self, option: int) -> range:
        """The bits of an option's seats: those of all options are counted one after another."""
        first = sum(len(one) for one in self.options[:option])
        return range(first, first + len(self.options[option]))


def needed(option: Option) -> int:
    """How many an option cannot do without."""
    return sum(not seat.optional for seat in option)


def _rows(told: Any, field: str, known: Set[str]) -> Sequence[Mapping[str, Any]]:
    if not isinstance(told, (list, tuple)) or not all(isinstance(one, Mapping) and one.keys() <= known for one in told):
        raise Invalid("crew_no_table", field=field)
    return told


def _refuse_out_of(number: Any, least: int, most: int, field: str) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise Invalid("policy_number", field=field, least=least, most=most)
