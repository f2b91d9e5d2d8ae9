"""Somebody of a crew cannot go: who else takes their seat, at the same time and beside the same others."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from django.conf import settings

from aftersales.base.facts import emit
from aftersales.dispatch.events.decisions import CrewMateReplaced
from aftersales.dispatch.models import Sending
from aftersales.dispatch.queries import needs, policies, standing
from aftersales.dispatch.queries.crewed import ids_of
from aftersales.dispatch.queries.crews import crew_of, skills_of
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.deciding import decide
from aftersales.dispatch.solver.muster import muster, order_of, worth
from aftersales.dispatch.solver.roster import Known
from aftersales.dispatch.solver.seats import APPRENTICE, LEAD, Crew
from aftersales.dispatch.solver.weighing import weigh
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders
from aftersales.workorders.actions import visits
from aftersales.workorders.models import Visit, WorkOrder

_MINUTE: Final = timedelta(minutes=1)
_LENGTHS: Final = (5, 1440)


@dataclass(frozen=True)
class _Place:
    """What was called for, and the seat that is empty now: its option, its number, and who else is on the crew."""

    crew: Crew
    option: int
    seat: int
    others: list[int]


def replace_mate(row: WorkOrder, visit: Visit, leaving: int, *, at: datetime) -> Engineer | None:
    """Put the best who fits the seat, and is free then, in the place of somebody on a crew that dispatch sent; None
    where that was no crew of dispatch, or nobody can. The order is locked. The customer's window stands."""
    place = _place(visit, leaving)
    found = _found(row, visit, place, leaving, at) if place is not None else None
    if place is None or found is None:
        return None
    people = Engineer.objects.select_related("person").in_bulk([found, *place.others, leaving])
    leads = visit.engineer_id == leaving
    mates = [people[one].person.key for one in (*place.others, found) if one != (found if leads else visit.engineer_id)]
    lead = people[found] if leads else visit.engineer
    visits.reschedule(
        key=visit.key, by=None, at=at, engineer=lead.person.key if lead is not None else None,
        starts_at=visit.starts_at, ends_at=visit.ends_at, mates=mates,
        promised=(visit.promised_from_at, visit.promised_until_at),
    )  # fmt: skip
    standing.touch([found, leaving], at=at)
    fact = CrewMateReplaced(
        order=row.key, visit=visit.key, was=people[leaving].person.key, engineer=people[found].person.key, at=at
    )
    emit(fact, audience=[*orders.audience(row), f"person:{found}", f"person:{leaving}"])
    return people[found]


def _place(visit: Visit, leaving: int) -> _Place | None:
    """The seat of whoever leaves, as long as the crew is the one that was called."""
    sent = Sending.objects.filter(visit=visit).select_related("decision__crew").order_by("-at").first()
    crew = crew_of(sent.decision.asked) if sent is not None else None
    if sent is None or crew is None or not hasattr(sent.decision, "crew") or sent.decision.crew.option is None:
        return None
    going = {visit.engineer_id, *visit.mates.values_list("engineer_id", flat=True)}
    seats = {one["engineer"]: one["seat"] for one in sent.decision.crew.members}
    if leaving not in seats or leaving not in going or set(ids_of(sent.decision)) != going:
        return None
    return _Place(
        crew, sent.decision.crew.option, seats[leaving], [one for one in ids_of(sent.decision) if one != leaving]
    )


def _found(row: WorkOrder, visit: Visit, place: _Place, leaving: int, at: datetime) -> int | None:
    if visit.starts_at is None or visit.ends_at is None:
        return None
    need = needs.need_of(row, at, excluded=[leaving, *place.others]).need
    rules = policies.rules_of(policies.policy_of(row))
    length = min(max((visit.ends_at - visit.starts_at) // _MINUTE, _LENGTHS[0]), _LENGTHS[1])
    rules, roster = replace(rules, visit_minutes=length), standing.roster(at)
    asked = replace(need, crew=place.crew, skills=skills_of(place.crew), window=None)
    field, terms = weigh(roster, asked, rules, settings.ROADS)
    decided = decide(field, terms, rules)
    held = muster(roster, asked, rules, settings.ROADS, field, terms, decided)
    begins, bit = minute(visit.starts_at) - asked.at, place.crew.bits(place.option)[place.seat]
    free = held.times["who"][(held.times["first"] <= begins) & (held.times["last"] >= begins)]
    beside = place.crew.mentor or "mentor" in rules.rules
    known = {one.id: one for one in roster.people}
    if not _all_beside(place, known, leaving, beside):
        return None
    wanted = terms.has_required and set(asked.required).isdisjoint(place.others)
    for one in order_of(field, terms, worth(rules, decided)).tolist():
        fits = int(field["seats"][one]) >> bit & 1 and bool(np.isin(one, free))
        named = not wanted or bool(field["flags"][one] & packed.REQUIRED)
        if fits and named and _is_well_placed(place, roster.people[one], beside):
            return int(roster.people[one].id)
    return None


def _is_well_placed(place: _Place, one: Known, beside: bool) -> bool:
    """An apprentice sits beside a mentor of theirs, where the seat or a rule has it so."""
    role = place.crew.options[place.option][place.seat].role
    if role != APPRENTICE and not (beside and one.mentors):
        return True
    return role != LEAD and not one.mentors.isdisjoint(place.others)


def _all_beside(place: _Place, known: dict[int, Known], leaving: int, beside: bool) -> bool:
    """Whether nobody who stays goes only because of whoever leaves."""
    stay = [known[one] for one in place.others if one in known]
    return not beside or all(leaving not in one.mentors or not one.mentors.isdisjoint(place.others) for one in stay)
