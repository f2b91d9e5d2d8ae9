"""The verdict on a place of the board: the solver's own rules, asked of those who are to go, at the time they are to.

Read from the database each time, so that what was moved a moment ago counts; as many queries for one as for all the
company.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.conf import settings

from aftersales.base.errors import Invalid
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import explaining, needs, policies, reading
from aftersales.dispatch.queries import standing as company
from aftersales.dispatch.queries.board import noting, standing, timing
from aftersales.dispatch.queries.board import subject as subjects
from aftersales.dispatch.queries.board.reasons import Reason, Voice, Weight, verdict
from aftersales.dispatch.queries.board.subject import LONGEST, Place, Subject
from aftersales.dispatch.queries.needs import Asked
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.deciding import Decided, decide
from aftersales.dispatch.solver.packed import Field
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Roster
from aftersales.dispatch.solver.rules import RULES, failed_of
from aftersales.dispatch.solver.seating import assigned
from aftersales.dispatch.solver.seats import Crew
from aftersales.dispatch.solver.terms import Terms
from aftersales.dispatch.solver.weighing import Need, job_of, weigh
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders.turns import SameEngineer

_MINUTE: Final = timedelta(minutes=1)
_ROOMLESS: Final = packed.BEYOND_CAP | packed.OUTSIDE_ACCESS
_LEADS: Final = ~np.uint32(RULES["required"].mask)
"""Of mates whom no crew calls only what each needs to go at all is asked; who alone is to go, of whoever leads."""


@dataclass(frozen=True)
class Verdict:
    """Where it would stand, and what speaks against it, in words of that language. `travel_on_minutes` is null where
    they go on nowhere."""

    place: Place
    travel_minutes: int
    travel_on_minutes: int | None
    late_minutes: int
    reasons: tuple[Reason, ...]
    language: str

    def of(self, weight: Weight) -> list[Reason]:
        """What speaks against it of that weight."""
        return [one for one in self.reasons if one.weight is weight]

    def told(self) -> dict[str, Any]:
        """As it is answered."""
        return {
            "verdict": verdict(self.reasons),
            "starts_at": self.place.begins,
            "ends_at": self.place.ends,
            "travel_minutes": self.travel_minutes,
            "travel_on_minutes": self.travel_on_minutes,
            "late_minutes": self.late_minutes,
            "reasons": [one.told() for one in self.reasons],
        }


@dataclass(frozen=True)
class _Going:
    """The few who are to go as the solver sees them; a person is a place in the field."""

    policy: Policy
    asked: Asked
    roster: Roster
    field: Field
    terms: Terms
    decided: Decided

    @property
    def need(self) -> Need:
        return self.asked.need

    def one(self, who: Engineer) -> dict[str, int]:
        """Their line of the field."""
        place = self.roster.places[who.pk]
        return {name: int(column[place]) for name, column in self.field.items()}


def asked(
    by: Actor, at: datetime, *, visit: UUID | None, order: UUID | None, engineer: UUID, starts_at: datetime,
    ends_at: datetime | None, mates: Sequence[UUID], alone: bool,
) -> Verdict:  # fmt: skip
    """What the rules say of a visit, or of an order that nobody goes to, held over an engineer at a time, as the reader
    may know it; with these `mates`, `alone`, or else with whoever goes along so far.

    Raises:
        NotFound: a visit or an order the reader may not decide about.
        Invalid: a visit and an order, or neither; mates and nobody; an engineer nobody sees; times nobody can mean.
        Conflict: an order of remote work.
    """
    subjects.refuse_odd(starts_at, ends_at, at)
    if mates and alone:
        raise Invalid("board_mate_alone", field="alone")
    held = subjects.of(by, at, visit=visit, order=order)
    lead = subjects.engineer_seen(engineer, by, held)
    beside = subjects.beside(held, lead, mates if mates or alone else None, by, field="mate")
    return judge(held, lead, beside, starts_at, ends_at, by=by, at=at)


def judge(
    subject: Subject, lead: Engineer, mates: Sequence[Engineer], begins: datetime, ends: datetime | None, *,
    by: Actor | None, at: datetime,
) -> Verdict:  # fmt: skip
    """What the rules say of these people going there then; without an end, for as long as it takes whoever leads."""
    rules = policies.rules_of(policies.policy_of(subject.order))
    days = max(needs.MOST_DAYS, (begins + LONGEST - at).days + 2)
    asked = needs.need_of(subject.order, at, ahead=subject.ahead, since=min(at, begins), days=days)
    around = company.around()
    span = (begins - 2 * timing.AROUND, (ends or begins + LONGEST) + 2 * timing.AROUND)
    without = subject.visit.pk if subject.visit is not None else None
    known = reading.read(sorted({one.pk for one in (lead, *mates)}), *span, around, without=without)
    roster = Roster(known)
    if ends is None:
        ends = begins + _length(subject, roster, asked.need, rules, lead) * _MINUTE
    place = Place(lead, tuple(mates), begins, ends)
    voice = Voice.of(by, begins, settings.COMPANY_ZONE)
    seen = _weighed(roster, asked, rules, place, at)
    near = timing.around(known, place, without, by)
    way = timing.ways(near[lead.pk], place, seen.need.site, settings.ROADS)
    reasons = [*standing.against(subject, place, at, voice), *_ruled(seen, place, near, at, voice)]
    own = noting.Leading(seen.need, rules, seen.one(lead), lead.workload_cap_minutes)
    reasons += noting.noted(subject, place, own, way, by=by, at=at, voice=voice)
    late = noting.late_minutes(seen.need.due, minute(begins))
    return Verdict(place, way.there, way.on, late, tuple(_each_once(reasons)), voice.language)


def _length(subject: Subject, roster: Roster, need: Need, rules: Policy, lead: Engineer) -> int:
    """As long as it was planned for, else as long as it takes whoever leads."""
    visit = subject.visit
    if visit is not None and visit.starts_at is not None and visit.ends_at is not None:
        return (visit.ends_at - visit.starts_at) // _MINUTE
    return int(job_of(roster, need, rules, settings.ROADS).minutes[roster.places[lead.pk]])


def _weighed(roster: Roster, asked: Asked, rules: Policy, place: Place, at: datetime) -> _Going:
    """What was promised, and whose turn it is, is asked elsewhere; what is put in the past, as if it were then."""
    begins, ends = minute(place.begins), -(-int(place.ends.timestamp()) // 60)
    as_of = min(minute(at), begins - 24 * 60) if begins < minute(at) else minute(at)
    put: dict[str, Any] = {"exactly": (begins, ends), "window": None, "not_before": None, "minutes": None}
    need = replace(asked.need, at=as_of, urgent=False, **put)
    field, terms = weigh(roster, need, rules, settings.ROADS)
    return _Going(rules, Asked(need, asked.told), roster, field, terms, decide(field, terms, rules))


def _ruled(seen: _Going, place: Place, near: dict[int, timing.Around], at: datetime, voice: Voice) -> Iterator[Reason]:
    alone = failed_of(seen.field, seen.terms, {}) & _LEADS
    for who in place.people:
        spot, leads = seen.roster.places[who.pk], who.pk == place.lead.pk
        failed = int((seen.decided.failed if leads or seen.need.crew is not None else alone)[spot])
        if place.mates:  # on a crew it depends on who else goes
            failed &= ~(RULES["mentor"].mask | RULES["crew"].mask)
        name = "" if leads else who.person.name
        if failed & RULES["available"].mask and not _is_about_hours(seen, spot):
            way = timing.ways(near[who.pk], place, seen.need.site, settings.ROADS)
            yield from timing.against(near[who.pk], way, place, at, voice, name)
        yield from _said(seen, who, failed & ~RULES["available"].mask, voice, name)
    yield from _crewed(seen, place, voice)


def _is_about_hours(seen: _Going, spot: int) -> bool:
    return bool(int(seen.field["flags"][spot]) & _ROOMLESS)


def _said(seen: _Going, who: Engineer, failed: int, voice: Voice, name: str) -> Iterator[Reason]:
    """The rules somebody fails, in the words a decision has for them."""
    row = Decision(asked=seen.asked.told, terms={})
    kept = explaining.Kept(seen.field, seen.decided, True, seen.policy)
    one = seen.one(who)
    for rule in RULES:
        if not failed & RULES[rule].mask:
            continue
        by_turn = rule == "required" and (seen.asked.told["turn"] or {}).get("same_engineer") == SameEngineer.ONLY
        if not by_turn:  # that one is refused as such
            for told in explaining.said(rule, one, row, kept, voice.language):
                yield voice.rule(rule, Weight.RULE, told.words, name)


def _crewed(seen: _Going, place: Place, voice: Voice) -> Iterator[Reason]:
    """Whether those who go fill the seats that are called for, and no apprentice goes without a mentor of theirs."""
    crew = seen.need.crew
    going = {one.pk for one in place.people}
    spots = [seen.roster.places[one.pk] for one in place.people]
    if crew is not None and not _seated(crew, {spot: int(seen.field["seats"][spot]) for spot in spots}, spots):
        yield voice.reason("crew", Weight.RULE, says="crew_seats", people=crew.people)
    if not place.mates or not ("mentor" in seen.policy.rules or (crew is not None and crew.mentor)):
        return
    for who, spot in zip(place.people, spots, strict=True):
        mentors = seen.roster.people[spot].mentors
        if mentors and mentors.isdisjoint(going):
            yield voice.reason("mentor", Weight.RULE, says="mentor_away", name=who.person.name)


def _seated(crew: Crew, may: dict[int, int], people: Sequence[int]) -> bool:
    """Whether there is an option all of whose seats that cannot stay empty these take."""
    for number, option in enumerate(crew.options):
        bits = [bit for bit, seat in zip(crew.bits(number), option, strict=True) if not seat.optional]
        if assigned(bits, people, may) is not None:
            return True
    return False


def _each_once(reasons: Sequence[Reason]) -> list[Reason]:
    """The weightiest first, each sentence once."""
    weights = list(Weight)
    found = {one.words: one for one in reversed(reasons)}
    return sorted(reversed(found.values()), key=lambda one: weights.index(one.weight))
