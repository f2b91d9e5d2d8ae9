"""From the roster and what an order needs to the field that is decided on: every figure rounded, nothing chosen yet."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.fitting import Usual, fits
from aftersales.dispatch.solver.packed import NONE, Column, rounded
from aftersales.dispatch.solver.places import Minutes, Place, Roads, vector
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Marks, Roster
from aftersales.dispatch.solver.seats import Crew
from aftersales.dispatch.solver.slots import FAR, Job, Slots, earliest, openings
from aftersales.dispatch.solver.stretches import Span
from aftersales.dispatch.solver.terms import Terms

_DAY: Final = 24 * 60
_DAYS_TO_2000: Final = 10_957
_MOST_MINUTES: Final = 1440
_LEAST_PACE, _MOST_PACE = 500, 2000


@dataclass(frozen=True)
class Need:
    """What an order needs. Times are minutes since 1970; `offset` is how many the site's clock is ahead of UTC.

    `hours`: when one may get in, None always; all of the work lies in them. `window`: from when until when somebody was
    promised to be there; work may end after it. Both count where the policy has the rule. `urgent`: it cannot wait
    until somebody comes back. `territories`: the site's with those above it; `region`: its neighbours. `asset`,
    `customer`: earlier visits by engineer. `declined`, `unanswered`: who said no to an offer of it less than a day ago,
    or nothing; `wanted`: who goes rather than others. `not_before`: work does not begin sooner, whatever the policy;
    `minutes`: how long it takes, where that is said of itself. `crew`: who has to go together, None where one person is
    enough; `skills`: the ids of the skills it asks for, by code. `exactly`: somebody has put it there by hand, from
    when until when; then neither the days one looks ahead nor the time to get ready count, and each has that slot or
    none.
    """

    seed: int
    at: int
    offset: int = 0
    on_site: bool = True
    site: Place | None = None
    kind: int | None = None
    skill: int | None = None
    territories: Collection[int] = ()
    region: Collection[int] = ()
    language: str | None = None
    hours: tuple[Span, ...] | None = None
    window: Span | None = None
    due: int | None = None
    urgent: bool = False
    asset: Mapping[int, int] = field(default_factory=dict)
    customer: Mapping[int, int] = field(default_factory=dict)
    excluded: Collection[int] = ()
    required: Collection[int] = ()
    declined: Collection[int] = ()
    unanswered: Collection[int] = ()
    wanted: Collection[int] = ()
    not_before: int | None = None
    minutes: int | None = None
    crew: Crew | None = None
    skills: Mapping[str, int] = field(default_factory=dict)
    exactly: Span | None = None


def weigh(roster: Roster, need: Need, policy: Policy, roads: Roads) -> tuple[dict[str, Column], Terms]:
    """The field and the terms of an order."""
    columns = packed.empty(len(roster))
    columns["engineer"] = roster.ids.copy()
    job = job_of(roster, need, policy, roads)
    slots, flags = _slots(roster, need, policy, job)
    found = slots.begins != FAR
    begins = np.where(found, slots.begins, need.at)
    columns["starts_in"] = np.where(found, rounded(begins - need.at), NONE).astype(np.uint16)
    columns["minutes"] = rounded(job.minutes)
    columns["travel"] = rounded(np.where(found, slots.travel, _from_home(roster, job)))
    columns["overtime"], columns["day"] = rounded(slots.overtime), rounded(slots.booked)
    for name in ("level", "skills"):
        columns[name] = rounded(roster.column(name)).astype(columns[name].dtype)
    for name in ("ahead", "recent"):  # whoever teaches on the way is credited a part of that time
        credit = roster.column(f"taught_{name}") * policy.mentor_credit // 100
        columns[name] = rounded(roster.column(name) - credit)
    columns["pace"] = rounded(_pace(roster, need))
    days = (begins + need.offset) // _DAY - _DAYS_TO_2000
    flags |= _skilled(roster, need, columns, days) | _certified(roster, policy, columns, days)
    flags |= _standing(roster, need)
    columns["flags"] = flags.astype(np.uint32)
    for name, known in (("asset", need.asset), ("customer", need.customer)):
        columns[name] = _counted(roster, known)
    if need.crew is not None:
        columns["seats"] = fits(roster, need.crew, _asked_of(need, policy), need.skills, days)
    return columns, _terms(need, policy, columns)


def apart_from_time(roster: Roster, need: Need, policy: Policy, day: int) -> tuple[dict[str, Column], Terms]:
    """The field as if everybody were free all of a day (since 2000) and lived next door: what rules say of it but for
    time and ways."""
    columns = packed.empty(len(roster))
    days = np.full(len(roster), day, np.int64)
    columns["engineer"] = roster.ids.copy()
    for name in ("level", "skills"):
        columns[name] = rounded(roster.column(name)).astype(columns[name].dtype)
    flags = _skilled(roster, need, columns, days) | _certified(roster, policy, columns, days)
    columns["flags"] = (flags | _standing(roster, need)).astype(np.uint32)
    if need.crew is not None:
        columns["seats"] = fits(roster, need.crew, _asked_of(need, policy), need.skills, days)
    return columns, _terms(need, policy, columns)


def _terms(need: Need, policy: Policy, columns: Mapping[str, Column]) -> Terms:
    recent = columns["recent"][columns["starts_in"] != NONE]
    return Terms(
        seed=need.seed,
        needs_skill=need.skill is not None,
        needs_certificate=bool(policy.certificates),
        needs_place=need.on_site,
        has_territory=bool(need.territories),
        has_language=need.language is not None,
        has_required=bool(need.required),
        needs_now=need.urgent or not need.on_site,
        due_in=None if need.due is None else need.due - need.at,
        usual=int(np.sort(recent)[len(recent) // 2]) if len(recent) else 0,
        crew=need.crew is not None,
    )


def _asked_of(need: Need, policy: Policy) -> Usual:
    """What the policy asks of everybody, and of a crew of whoever leads."""
    rules = policy.rules
    return Usual(
        skill=(need.skill, rules["skill"]) if need.skill is not None and "skill" in rules else None,
        level=rules.get("level", 0),
        certificates=policy.certificates,
        mentor="mentor" in rules,
    )


# -- when --------------------------------------------------------------------------------------------------------------


def job_of(roster: Roster, need: Need, policy: Policy, roads: Roads) -> Job:
    """What has to fit, and for how long by engineer."""
    planned = need.minutes or (policy.visit_minutes if need.on_site else policy.remote_minutes)
    minutes = np.clip(-(-planned * 1000 // _pace(roster, need)), 5, _MOST_MINUTES)
    if need.crew is not None:  # they begin and end together, however quick each of them is alone
        minutes = np.full(len(roster), planned, np.int64)
    if need.exactly is not None:
        minutes = np.full(len(roster), need.exactly[1] - need.exactly[0], np.int64)
    return Job(
        minutes=minutes,
        ready=need.at + (policy.lead_minutes if need.exactly is None else 0),
        until=_until(need, policy),
        site=vector(need.site) if need.on_site else None,
        roads=roads,
        beyond=policy.overtime_minutes,
    )


def spans_of(need: Need, policy: Policy, access: bool, window: bool) -> list[Span]:
    """When work may be done: within the days one looks ahead, from the agreed window on, in the hours one gets in."""
    begins, ends = max(need.at, need.not_before or need.at), _until(need, policy)
    if window and need.window is not None:
        begins = max(begins, need.window[0])
    if not access or need.hours is None:
        return [(begins, ends)] if begins < ends else []
    cut = ((max(opens, begins), min(closes, ends)) for opens, closes in sorted(need.hours))
    return [span for span in cut if span[0] < span[1]]


def begins_by(need: Need, window: bool) -> int:
    """When work begins at the latest: a window is promised to whoever waits at the door, so that somebody is there
    within it, its last minute included, however long the work then takes (ADR 0032)."""
    return need.window[1] if window and need.window is not None else FAR


def _until(need: Need, policy: Policy) -> int:
    """How far one looks; always beyond what was put there by hand."""
    ahead = need.at + policy.days * _DAY
    return ahead if need.exactly is None else max(ahead, need.exactly[1] + _DAY)


def _slots(roster: Roster, need: Need, policy: Policy, job: Job) -> tuple[Slots, NDArray[np.int64]]:
    """Everybody's slot; and of those without one, flags of what stood in the way, had it alone given way."""
    there = openings(roster.flat("stretches"), job, len(roster))
    caps = roster.column("cap") if "workload" in policy.rules else None
    access, window = "access" in policy.rules, "window" in policy.rules
    spans = spans_of(need, policy, access, window)
    by, exactly = begins_by(need, window), need.exactly[0] if need.exactly is not None else None
    slots = earliest(there, spans, caps, by, exactly)
    flags = np.zeros(len(roster), np.int64)
    lost = slots.begins == FAR
    if not lost.any():
        return slots, flags
    softer: list[tuple[int, list[Span], Minutes | None, int]] = []
    if caps is not None:
        softer.append((packed.BEYOND_CAP, spans, None, by))
    if access and need.hours is not None:
        softer.append((packed.OUTSIDE_ACCESS, spans_of(need, policy, False, window), caps, by))
    if window and need.window is not None:
        softer.append((packed.OUTSIDE_WINDOW, spans_of(need, policy, access, False), caps, FAR))
    theirs = there.of(lost)
    for flag, told, most, latest in softer:
        flags[lost & (earliest(theirs, told, most, latest, exactly).begins != FAR)] |= flag
    first, last = _asked_for(need, policy, job)
    flags[lost & roster.touching("leave", first, last)] |= packed.AWAY
    flags[lost & roster.touching("bookings", first, last)] |= packed.BOOKED
    return slots, flags


def _asked_for(need: Need, policy: Policy, job: Job) -> Span:
    """The time in which whatever is in the way stands: with a window, until the work of whoever comes last is over."""
    if need.exactly is not None:
        return need.exactly
    if need.window is None:
        return need.at, need.at + policy.days * _DAY
    return need.window[0], need.window[1] + int(job.minutes.max(initial=0))


def _from_home(roster: Roster, job: Job) -> Minutes:
    if job.site is None:
        return np.zeros(len(roster), np.int64)
    return job.roads.minutes(roster.column("home"), job.site)


def _pace(roster: Roster, need: Need) -> Minutes:
    return np.asarray(np.clip(roster.column("pace", need.kind), _LEAST_PACE, _MOST_PACE))


# -- who ---------------------------------------------------------------------------------------------------------------


def _skilled(roster: Roster, need: Need, columns: dict[str, Column], days: Minutes) -> NDArray[np.int64]:
    """Proficiency as of the slot's day; of those who lack it, when it ended."""
    flags = np.zeros(len(roster), np.int64)
    if need.skill is None:
        return flags
    good, since, until = roster.column("proficiency", need.skill).T
    valid = (good > 0) & (since <= days) & (days <= until)
    columns["proficiency"] = np.where(valid, good, 0).astype(np.uint8)
    columns["lapsed_on"] = rounded(np.where((good > 0) & (until < days), until, 0))
    flags[(good > 0) & (since > days)] = packed.NOT_YET
    return flags


def _certified(roster: Roster, policy: Policy, columns: dict[str, Column], days: Minutes) -> NDArray[np.int64]:
    """Whether every certificate holds on the slot's day; of the first that does not, which it is and when it ended."""
    flags = np.zeros(len(roster), np.int64)
    lacking = np.zeros(len(roster), bool)
    for number, name in enumerate(policy.certificates, start=1):
        since, until = roster.column("certificate", name).T
        fails = ~((until > 0) & (since <= days) & (days <= until)) & ~lacking
        columns["lapsed"][fails] = number
        columns["lapsed_on"][fails] = rounded(np.where(until < days, until, 0))[fails]
        flags[fails & (since > days)] |= packed.NOT_YET
        lacking |= fails
    if policy.certificates:
        flags[~lacking] |= packed.CERTIFIED
    return flags


def _standing(roster: Roster, need: Need) -> NDArray[np.int64]:
    """Flags that are simply so: home, duty, territory, language, on call, named for it or against it."""
    known: list[tuple[int, Marks]] = [
        (packed.HOME, np.asarray(roster.column("home").any(axis=1))),
        (packed.DUTY, roster.column("duty")),
        (packed.TERRITORY, _any(roster, "territory", need.territories)),
        (packed.REGION, _any(roster, "territory", need.region)),
        (packed.ON_CALL, roster.touching("on_call", need.at, need.at + 1)),
        (packed.ABSENT, roster.touching("absent", need.at, need.at + 1)),
        (packed.EXCLUDED, np.isin(roster.ids, list(need.excluded))),
        (packed.REQUIRED, np.isin(roster.ids, list(need.required))),
        (packed.DECLINED, np.isin(roster.ids, list(need.declined))),
        (packed.UNANSWERED, np.isin(roster.ids, list(need.unanswered))),
        (packed.WANTED, np.isin(roster.ids, list(need.wanted))),
        (packed.LEARNING, roster.column("learning")),
    ]
    if need.language is not None:
        known.append((packed.LANGUAGE, roster.column("language", need.language)))
    flags = np.zeros(len(roster), np.int64)
    for flag, marks in known:
        flags[marks] |= flag
    return flags


def _any(roster: Roster, what: str, of: Collection[Any]) -> Marks:
    marks = np.zeros(len(roster), bool)
    for one in of:
        marks |= roster.column(what, one)
    return marks


def _counted(roster: Roster, known: Mapping[int, int]) -> NDArray[np.uint8]:
    counts = np.zeros(len(roster), np.uint8)
    for engineer, count in known.items():
        place = roster.places.get(engineer)
        if place is not None:
            counts[place] = min(count, 255)
    return counts
