"""Why it was them, and why not somebody else: words made from a decision's numbers when somebody asks.

Names are those of today, in the reader's language; a decision itself keeps ids alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.base import words
from aftersales.base.errors import NotFound
from aftersales.dispatch import access
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import crew_reasons as reasons
from aftersales.dispatch.queries import suggesting
from aftersales.dispatch.queries.crews import crew_of
from aftersales.dispatch.queries.decisions import told
from aftersales.dispatch.queries.policies import rules_of
from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.called import Called, decide_again
from aftersales.dispatch.solver.deciding import Decided, wanted_points
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.packed import unpack
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.rules import RULES
from aftersales.dispatch.solver.terms import Terms
from aftersales.people.access import Actor
from aftersales.people.models import Person, Skill
from aftersales.workorders.turns import SameEngineer

_YEAR_2000: Final = date(2000, 1, 1)
MOST_SHOWN: Final = 20


@dataclass(frozen=True)
class Reason:
    """A rule somebody failed, in words."""

    rule: str
    words: str


@dataclass(frozen=True)
class Standing:
    """One candidate in a decision: rank (None: out), points, what each objective came to, and every rule they fail;
    where a crew goes, how they stand to it in words."""

    engineer: dict[str, Any]
    rank: int | None
    points: int
    wanted_points: int
    parts: dict[str, int]
    travel_minutes: int
    starts_in_minutes: int | None
    facts: dict[str, Any]
    reasons: list[Reason]
    crew: str = ""


@dataclass(frozen=True)
class Mine:
    """The reader's own standing in the latest decision of an order; `behind`: by what others had more, weightiest
    first."""

    at: datetime
    policy_zh: str
    policy_en: str
    number: int
    candidates: int
    able: int
    chosen: bool
    behind: list[str]
    other_wanted: bool
    standing: Standing


def why(order: UUID, decision: UUID, by: Actor, language: str) -> dict[str, Any]:
    """Why it was them: the best of those who may go, and whether deciding it again gave the same answer."""
    row = access.decision_of(order, decision, by)
    kept = _kept(row)
    places = [int(place) for place in kept.again.ranking[:MOST_SHOWN]]
    people = _people(kept, places)
    best = [_standing(row, kept, place, people, language) for place in places]
    return {
        "decision": told(row),
        "replayed": kept.same,
        "weights": dict(kept.policy.weights),
        "best": best,
        "crew": reasons.why(row, kept.called, language) if kept.called is not None else None,
    }


def why_not(order: UUID, decision: UUID, engineer: UUID, by: Actor, language: str) -> Standing:
    """Why not this one: every rule they failed, or what others had more of. One's own standing everybody may see who
    sees the order."""
    row = access.decision_of(order, decision, by, own=engineer == by.key)
    kept = _kept(row)
    person = Person.objects.filter(key=engineer).values_list("pk", flat=True).first()
    place = _place(kept, person or 0)
    return _standing(row, kept, place, _people(kept, [place]), language)


def mine(order: UUID, by: Actor, language: str) -> Mine:
    """Why not me: how the reader stood when the order was decided last. NotFound where they were not weighed."""
    row = access.latest_of(order, by)
    kept = _kept(row)
    place, chosen = _place(kept, by.id), kept.chosen
    out = int(kept.again.failed[place]) != 0
    behind = [] if chosen is None or out else suggesting.ahead(kept.policy, kept.again.parts, chosen, place)
    return Mine(
        at=row.at,
        policy_zh=row.policy.policy.name_zh,
        policy_en=row.policy.policy.name_en,
        number=row.policy.number,
        candidates=row.candidates,
        able=row.able,
        chosen=place == chosen or (kept.called is not None and reasons.is_on(kept.called, place)),
        behind=behind,
        other_wanted=chosen is not None and _wanted(kept, chosen) and not _wanted(kept, place),
        standing=_standing(row, kept, place, _people(kept, [place]), language),
    )


def _place(kept: "Kept", engineer: int) -> int:
    places = (kept.field["engineer"] == engineer).nonzero()[0]
    if not len(places):
        raise NotFound(what="engineer")
    return int(places[0])


@dataclass(frozen=True)
class Kept:
    """A decision's numbers, decided once more; `same`: with the same answer."""

    field: Mapping[str, Any]
    again: Decided
    same: bool
    policy: Policy
    called: Called | None = None

    @property
    def chosen(self) -> int | None:
        """The place of whoever goes, or leads."""
        if self.called is not None and self.called.chosen is not None:
            return self.called.chosen.members[0].place
        return self.again.chosen


def _kept(row: Decision) -> Kept:
    """A decision's numbers, decided once more: what is told is what they say, and whether that is what was kept."""
    field, failed, parts = unpack(bytes(row.packed))
    policy = rules_of(row.policy)
    crew = bytes(row.crew.packed) if hasattr(row, "crew") else None
    again, called = decide_again(field, Terms.read(row.terms), policy, crew_of(row.asked), crew)
    kept = Kept(field, again, True, policy, called)
    chosen = int(field["engineer"][kept.chosen]) if kept.chosen is not None else None
    same = bool((again.failed == failed).all() and (again.parts == parts).all() and chosen == row.chosen_id)
    return replace(kept, same=same and (called is None or reasons.is_same(row, called, field)))


def _people(kept: Kept, places: list[int]) -> dict[int, Person]:
    return Person.objects.in_bulk([int(kept.field["engineer"][place]) for place in places])


def _standing(row: Decision, kept: Kept, place: int, people: Mapping[int, Person], language: str) -> Standing:
    shown = suggesting.joint(kept.field, row)
    one = {name: int(column[place]) for name, column in shown.items()}
    ranked = (kept.again.ranking == place).nonzero()[0]
    person = people.get(one["engineer"])
    weights, own = kept.policy.weights, kept.again.parts[:, place]
    failed = int(kept.again.failed[place])
    return Standing(
        engineer={"key": person.key if person is not None else None, "name": person.name if person is not None else ""},
        rank=int(ranked[0]) + 1 if len(ranked) else None,
        points=int(kept.again.totals[place]),
        wanted_points=wanted_points(kept.policy) if _wanted(kept, place) else 0,
        parts={name: int(own[n]) for n, name in enumerate(OBJECTIVES) if weights.get(name)},
        travel_minutes=one["travel"],
        starts_in_minutes=one["starts_in"] if one["starts_in"] != packed.NONE else None,
        facts=suggesting.facts_of(shown, place, row.terms),
        reasons=[why for name in RULES if failed & RULES[name].mask for why in said(name, one, row, kept, language)],
        crew=reasons.standing(kept.called, place, language) if kept.called is not None and not failed else "",
    )


def _wanted(kept: Kept, place: int) -> bool:
    return bool(kept.field["flags"][place] & packed.WANTED)


def said(rule: str, one: Mapping[str, int], row: Decision, kept: Kept, language: str) -> Iterator[Reason]:
    """A failed rule in words. Availability says nothing where another rule says what stood in the way."""
    flags = one["flags"]
    code, limit = f"why_{rule}", kept.policy.rules.get(rule, 0)
    facts: dict[str, Any] = {"least": limit, "most": limit}
    if rule == "available":
        if flags & (packed.BEYOND_CAP | packed.OUTSIDE_ACCESS | packed.OUTSIDE_WINDOW):
            return
        code = f"why_available_{_missing(flags)}"
    elif rule == "excluded" and one["engineer"] in _wished(row, "never"):
        code = "why_excluded_wished"
    elif rule == "required" and _turn(row).get("same_engineer") == SameEngineer.ONLY:
        code, facts = "why_required_turn", {**facts, "visit": _turn(row).get("after")}
    elif rule == "required" and _wished(row, "only"):
        code = "why_required_wished"
    elif rule == "crew" and kept.called is not None and kept.called.held.seats[_place(kept, one["engineer"])]:
        code = "why_crew_apart"
    elif rule == "declined":
        code = "why_declined" if flags & packed.DECLINED else "why_unanswered"
    elif rule == "skill":
        code = f"why_skill_{_lapsed(one, low=one['proficiency'] > 0)}"
        facts |= {"skill": _skill(row), "proficiency": one["proficiency"]}
    elif rule == "certificate":
        code = f"why_certificate_{_lapsed(one, low=False)}"
        facts |= {"certificate": kept.policy.certificates[max(one["lapsed"], 1) - 1]}
    said = {**facts, "on": _day(one["lapsed_on"]), "level": one["level"], "minutes": one["travel"]}
    yield Reason(rule, words.say(code, language, **said))


def _wished(row: Decision, how: str) -> list[int]:
    """Whom wishes named when it was decided; decisions from before there were any say nothing of it."""
    return list(row.asked.get("wished", {}).get(how, []))


def _turn(row: Decision) -> dict[str, Any]:
    """After which visit it was to be made when it was decided, and by whom."""
    return row.asked.get("turn") or {}


def _missing(flags: int) -> str:
    if flags & packed.AWAY:
        return "away"
    if flags & packed.BOOKED:
        return "booked"
    return "short" if flags & packed.DUTY else "off"


def _lapsed(one: Mapping[str, int], *, low: bool) -> str:
    if low:
        return "low"
    if one["lapsed_on"]:
        return "ended"
    return "later" if one["flags"] & packed.NOT_YET else "none"


def _day(number: int) -> str:
    return (_YEAR_2000 + timedelta(days=number)).isoformat() if number else ""


def _skill(row: Decision) -> Any:
    """The skill that was asked for, by its names of today."""
    named = Skill.objects.filter(code=row.asked.get("skill")).values("name_zh", "name_en").first()
    return {"zh": named["name_zh"], "en": named["name_en"]} if named else row.asked.get("skill")
