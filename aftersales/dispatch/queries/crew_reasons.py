"""Why it was this crew, and what was lacking where none came together: in words, from a decision's numbers."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from aftersales.base import words
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries.reading import instant
from aftersales.dispatch.solver.called import Called
from aftersales.dispatch.solver.packed import Field
from aftersales.dispatch.solver.rules import RULES
from aftersales.dispatch.solver.seating import bits_of
from aftersales.dispatch.solver.seats import Seat, needed
from aftersales.people.models import Person, Skill

_CREW: Final = np.uint32(RULES["crew"].mask)


def is_same(row: Decision, called: Called, field: Field) -> bool:
    """Whether the crew that was chosen again is the one that was kept."""
    return bool(called.members(field) == row.crew.members and called.option == row.crew.option)


def is_on(called: Called, place: int) -> bool:
    """Whether this candidate is on the crew."""
    return called.chosen is not None and any(one.place == place for one in called.chosen.members)


def standing(called: Called, place: int, language: str) -> str:
    """How somebody who passes every rule stands to the crew."""
    chosen, crew = called.chosen, called.crew
    if chosen is None:
        return ""
    for one in chosen.members:
        if one.place == place:
            return words.say("crew_on", language, seat=one.seat + 1)
    bits = crew.bits(chosen.option)
    seats = [bit - bits[0] + 1 for bit in bits_of(int(called.held.seats[place])) if bit in bits]
    if not seats:
        return words.say("crew_other_option", language)
    times = called.held.times
    own = times[times["who"] == place]
    then = bool(((own["first"] <= chosen.begins) & (own["last"] >= chosen.begins)).any())
    return words.say("crew_less" if then else "crew_not_then", language, seats=seats)


def why(row: Decision, called: Called, language: str) -> dict[str, Any]:
    """Every option with its seats: who sits there, how many fit, and where nobody goes by it, why."""
    told, chosen = options_of(called, row.crew.members, language), called.chosen
    begins = instant(row.asked["at"] + chosen.begins) if chosen is not None else None
    return {"source": row.asked["crew"]["source"], "mentor": called.crew.mentor, "starts_at": begins, "options": told}


def options_of(called: Called, on: Sequence[Mapping[str, int]], language: str) -> list[dict[str, Any]]:
    """Every option with its seats, and who is `on` the crew (seat, engineer by id, way)."""
    crew = called.crew
    names = Person.objects.in_bulk([one["engineer"] for one in on])
    skills = {one.code: one for one in Skill.objects.filter(code__in=crew.skills)}
    members = {one["seat"]: one for one in on}
    options = []
    for number, option in enumerate(crew.options):
        fit = _fit(called, number)
        own = members if called.option == number else {}
        seats = [
            {
                **_seat(seat, skills),
                "fit": fit[n],
                "engineer": _name(names, own.get(n)),
                "way_minutes": own[n]["way"] if n in own else None,
                "words": "" if fit[n] or seat.optional else words.say("crew_nobody", language, seat=n + 1),
            }
            for n, seat in enumerate(option)
        ]
        told = {"people": needed(option), "chosen": bool(own), "seats": seats}
        options.append({**told, "words": _why_not(called, number, fit, language)})
    return options


def _fit(called: Called, number: int) -> list[int]:
    """How many pass every other rule and fit each seat of an option."""
    able = (called.decided.failed & ~_CREW) == 0
    return [int(np.count_nonzero(able & ((called.held.seats >> bit & 1) != 0))) for bit in called.crew.bits(number)]


def _why_not(called: Called, number: int, fit: Sequence[int], language: str) -> str:
    chosen, crew, option = called.chosen, called.crew, called.crew.options[number]
    if chosen is not None and chosen.option == number:
        return ""
    if any(not count and not seat.optional for count, seat in zip(fit, option, strict=True)):
        return ""  # the seat says it
    if chosen is None or needed(crew.options[chosen.option]) > needed(option):
        return words.say("crew_apart", language)
    fewer = needed(crew.options[chosen.option]) < needed(option)
    return words.say("crew_fewer" if fewer else "crew_other_better", language)


def _seat(seat: Seat, skills: Mapping[str, Skill]) -> dict[str, Any]:
    return {
        "role": seat.role,
        "level": seat.level,
        "certificates": list(seat.certificates),
        "optional": seat.optional,
        "skills": [
            {
                "skill": code,
                "least": least,
                "name_zh": skills[code].name_zh if code in skills else code,
                "name_en": skills[code].name_en if code in skills else code,
            }
            for code, least in seat.skills
        ],
    }


def _name(names: Mapping[int, Person], member: Mapping[str, int] | None) -> dict[str, Any] | None:
    if member is None:
        return None
    person = names.get(member["engineer"])
    return {"key": person.key, "name": person.name} if person is not None else {"key": None, "name": ""}
