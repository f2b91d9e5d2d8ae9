"""Take a proposal 采纳方案, whole or by part: each part happens as a whole or not at all.

Orders are locked first, by their keys, then engineers, by their ids, as everybody does: while parts are looked at and
made nobody else moves what they rest on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid, Refusal
from aftersales.base.facts import PLAN, emit, origin, present_origin
from aftersales.base.verbs import as_one, verb
from aftersales.dispatch import access
from aftersales.dispatch.actions import waiting
from aftersales.dispatch.actions.proposals.asking import audience
from aftersales.dispatch.actions.sending import planned_for
from aftersales.dispatch.events.plans import ProposalTaken
from aftersales.dispatch.models import Change, Proposal
from aftersales.dispatch.queries import standing, turns
from aftersales.dispatch.queries.planning.reality import Reality
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders.actions import arranging, bookings, visits
from aftersales.workorders.models import Visit, WorkOrder

Parts = Mapping[int, list[Change]]
"""Changes by the number of their part, each in the order in which they are to begin."""


@dataclass
class Taken:
    """Which parts happened; of the others why not, by part and change (id)."""

    parts: list[int] = field(default_factory=list)
    refused: dict[int, dict[int, list[str]]] = field(default_factory=dict)
    visits: list[UUID] = field(default_factory=list)


@verb
def take(*, key: UUID, by: Actor, at: datetime, parts: Sequence[int] | None = None) -> Taken:
    """采纳: what these parts (None: all that are left) change, happens, as far as it still can, in one transaction;
    each part whole or not at all. Engineers, customers and the board hear of it as of any other move.

    Raises:
        Conflict: it is still being worked at, or came to nothing.
        Invalid: there is no such part.
    """
    row = access.proposal(key, by, lock=True)
    return some(row, left_of(row, parts), by=by, at=at)


def left_of(row: Proposal, parts: Sequence[int] | None) -> dict[int, list[Change]]:
    """What of these parts (None: of all) was not taken before, by part."""
    if row.run.state == "running":
        raise Conflict("proposal_under_way")
    told = row.changes.select_related("visit", "order__kind").order_by("part", "number")
    known: dict[int, list[Change]] = {}
    for one in told:
        known.setdefault(one.part, []).append(one)
    if parts is not None and (unknown := sorted(set(parts) - known.keys())):
        raise Invalid("no_such_part", field="parts", parts=", ".join(map(str, unknown)))
    wanted = {n: ones for n, ones in known.items() if parts is None or n in parts}
    return {n: ones for n, ones in wanted.items() if all(one.taken_at is None for one in ones)}


def some(row: Proposal, wanted: Parts, *, by: Actor, at: datetime) -> Taken:
    """Take these parts of a proposal that is locked: all that hold, in the caller's transaction. Facts of what is moved
    say by which plan, so that an order's history does; what is told of the past keeps its own origin."""
    changes = [one for part in wanted.values() for one in part]
    _lock(changes)
    with origin(present_origin() or f"{PLAN}.{row.key}"):
        done = _Taking(changes, by, at).take(wanted)
    _remember(changes, done, by=by, at=at)
    done.parts.sort()
    done.visits = [one.made.key for one in changes if one.part in done.parts and one.made is not None]
    fact = ProposalTaken(
        proposal=row.key, parts=done.parts, refused=sorted(done.refused), visits=done.visits, at=at, by=by.key
    )  # fmt: skip
    emit(fact, audience=audience(row))
    return done


def _lock(changes: Sequence[Change]) -> None:
    orders = {one.order_id for one in changes}
    list(WorkOrder.objects.select_for_update(of=("self",)).filter(pk__in=orders).order_by("key").values_list("pk"))
    bookings.hold(_everybody(changes))


def _everybody(changes: Sequence[Change]) -> list[int]:
    told = {who for one in changes for who in (one.engineer_id, one.was_engineer_id, *one.mates) if who is not None}
    return sorted(told)


class _Taking:
    """Parts on their way, with what they rest on read once for all of them."""

    def __init__(self, changes: Sequence[Change], by: Actor, at: datetime) -> None:
        self._by, self._at = by, at
        self._reality = Reality.read(changes, by, at)
        self._people = Engineer.objects.select_related("person").in_bulk(_everybody(changes))
        fresh = [one for one in changes if one.visit_id is None]
        self._ahead = turns.next_of_each([one.order for one in fresh], at)
        moved = [one.visit_id for one in changes if one.visit_id is not None]
        alone = arranging.one_by_one(moved, [one.order_id for one in fresh])
        self._alone = {one.part for one in changes if one.order_id in alone or self._is_crew_of_one_ahead(one)}

    def _is_crew_of_one_ahead(self, one: Change) -> bool:
        return bool(one.mates) and one.visit_id is None and self._ahead[one.order_id].visit is not None

    def take(self, wanted: Parts) -> Taken:
        """Those that can be arranged together are; of what hangs together by turns one follows another."""
        done = Taken()
        together = {number: part for number, part in wanted.items() if number not in self._alone}
        while lost := self._arranged(together, done):
            done.refused |= lost
        for number in sorted(wanted.keys() & self._alone):
            part = wanted[number]
            why = self._reality.refused(part) or self._happened(part)
            if why:
                done.refused[number] = why
                continue
            self._reality.take(part)
            done.parts.append(number)
        return done

    def _arranged(self, parts: Parts, done: Taken) -> dict[int, dict[int, list[str]]]:
        """Take those of these parts that hold and were not refused; if one is refused after all nothing has happened,
        and it is said which: without it the others are to be looked at anew."""
        self._reality.begin_anew()
        holding = list(self._holding(parts, done))
        try:
            with as_one():
                made = arranging.arrange([self._wanted(one) for one in holding], by=self._by, at=self._at)
        except arranging.Refused as refused:
            one = holding[refused.place]
            return {one.part: {one.pk: [refused.refusal.code]}}
        for one, visit in zip(holding, made, strict=True):
            one.made = visit
        waiting.end_each([one.order_id for one in holding if one.visit_id is None])
        standing.touch(_everybody(holding), at=self._at)
        done.parts += sorted({one.part for one in holding})
        return {}

    def _holding(self, parts: Parts, done: Taken) -> Iterator[Change]:
        for number, part in parts.items():
            if number in done.refused:
                continue
            why = self._reality.refused(part)
            if why:
                done.refused[number] = why
                continue
            self._reality.take(part)
            yield from part

    def _wanted(self, one: Change) -> arranging.Wanted:
        ahead = self._ahead[one.order_id].visit if one.visit_id is None else None
        return arranging.Wanted(
            order=one.order_id, visit=ahead.pk if ahead is not None else one.visit_id,
            engineer=self._people[one.engineer_id], starts_at=one.starts_at, ends_at=one.ends_at,
            mates=tuple(self._people[who] for who in one.mates),
        )  # fmt: skip

    def _happened(self, part: Sequence[Change]) -> dict[int, list[str]]:
        """Why some of it was refused after all, whereupon nothing of it has happened."""
        one = part[0]
        try:
            with as_one():
                moved = [one.visit_id for one in part if one.visit_id is not None]
                bookings.give_back_all(moved, at=self._at)  # they change places: nobody is there in between
                for one in _in_order(part):
                    one.made = self._made(one)
        except Refusal as refusal:
            for other in part:
                other.made = None
            return {one.pk: [refusal.code]}
        standing.touch(_everybody(part), at=self._at)
        return {}

    def _made(self, change: Change) -> Visit:
        by, at, lead = self._by, self._at, self._people[change.engineer_id]
        if change.visit is not None:
            told: dict[str, Any] = {"starts_at": change.starts_at, "ends_at": change.ends_at, "by": by, "at": at}
            return visits.reschedule(key=change.visit.key, engineer=lead.person.key, **told)
        mates = [self._people[one].person.key for one in change.mates] or None
        made = planned_for(change.order, lead, (change.starts_at, change.ends_at), by=by, at=at, mates=mates)
        waiting.end(change.order)
        return made


def _in_order(part: Sequence[Change]) -> list[Change]:
    """What goes later from the last on, what comes sooner from the first on: a visit after another never seems to come
    before it."""
    later = [one for one in part if one.was_starts_at is not None and one.starts_at > one.was_starts_at]
    others = [one for one in part if one not in later]
    later.sort(key=lambda one: one.starts_at, reverse=True)
    return [*later, *sorted(others, key=lambda one: one.starts_at)]


def _remember(changes: Sequence[Change], done: Taken, *, by: Actor, at: datetime) -> None:
    for one in changes:
        taken = one.part in done.parts
        one.taken_at, one.taken_by_id = (at, by.id) if taken else (None, None)
        one.refused = done.refused.get(one.part, {}).get(one.pk, [])
    Change.objects.bulk_update(changes, ["taken_at", "taken_by", "refused", "made"], batch_size=500)
