"""Ask whom a decision found whether they go: one, whose time is held; several at once; or all who may."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final
from uuid import UUID

from aftersales.base import worktime
from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.actions.offers import telling
from aftersales.dispatch.actions.sending import BEGINS_ON, planned_for
from aftersales.dispatch.events.decisions import OrderOffered
from aftersales.dispatch.models import Decision, Offer, Round, Sending
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.queries.policies import rules_of
from aftersales.dispatch.queries.reading import instant
from aftersales.dispatch.queries.turns import going_of, next_of
from aftersales.dispatch.queries.wishes import barred
from aftersales.dispatch.rules import HEARD_LIVE, until
from aftersales.dispatch.solver.asking import SEND, Asking
from aftersales.dispatch.solver.deciding import decide as answer
from aftersales.dispatch.solver.packed import unpack
from aftersales.dispatch.solver.terms import Terms
from aftersales.dispatch.states import How
from aftersales.people.access import Actor
from aftersales.people.hours import calendar_value
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders
from aftersales.workorders.actions import notes, promised
from aftersales.workorders.models import Visit, WorkOrder

MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Candidate:
    """Who is asked, for when, and how many minutes the way is."""

    engineer: int
    starts_at: datetime
    ends_at: datetime
    way_minutes: int

    @property
    def leaves_at(self) -> datetime:
        """When they have to set out."""
        return self.starts_at - self.way_minutes * MINUTE


@verb
def offer(
    *,
    order: UUID,
    decision: UUID,
    by: Actor | None,
    at: datetime,
    how: str | None = None,
    people: int | None = None,
    minutes: int | None = None,
    terms: Asking | None = None,
    over_promise: bool = False,
    reason: str = "",
) -> Round:
    """邀约: ask whom a decision found. What is not told is as the policy has it, or as in the round before (`terms`).
    Of one order at most one round is open. Somebody who would begin outside the window the customer was promised is
    asked by hand only `over_promise`, with a reason; the customer hears of it once they say yes."""
    on_site = access.order_of(order, by).kind.on_site
    row = orders.lock(order, by, "plan" if on_site else "assign")
    found = access.decision_of(order, decision, by)
    refuse_in_hand(row, found, at)
    if hasattr(found, "crew"):  # the mates' time would be held for a lead who may say no
        raise Conflict("crew_not_offered")
    asking = _asking(terms or rules_of(found.policy).offer, how, people, minutes)
    if found.chosen_id is None:
        raise Conflict("nobody_chosen")
    asked = _asked(found, asking, at)
    if not asked:
        raise Conflict("decision_too_old")
    visit, was = None, promised.of(next_of(row, at).visit) if on_site else promised.NOTHING
    if by is not None and any(promised.leaves(was, one.starts_at) for one in asked):
        promised.refuse_unawares(was, over_promise=over_promise, reason=reason)
        notes.add_note(key=order, by=by, at=at, body=reason, public=False)
    if asking.how == How.OFFER and on_site:
        (one,) = asked
        who = Engineer.objects.select_related("person").get(pk=one.engineer)
        visit = planned_for(row, who, (one.starts_at, one.ends_at), by=None, at=at, asked=True, kept=was)
        standing.touch([who.pk], at=at)
    around = _kept(row, found, asking, asked, visit, by=by, at=at)
    _tell(row, around, asked, visit, at=at)
    return around


def refuse_in_hand(row: WorkOrder, found: Decision, at: datetime) -> None:
    """Refuse what is offered already, sent already, or somebody's already."""
    if open_round(row) is not None:
        raise Conflict("offered_already")
    if Sending.objects.filter(decision=found).exists():
        raise Conflict("sent_already")
    going = going_of(row, next_of(row, at))
    if going is not None:
        raise Conflict("somebody_goes_already", visit=going.number)
    if not row.kind.on_site and row.owner_id is not None:
        raise Conflict("somebody_has_it")


def _asking(usual: Asking, how: str | None, people: int | None, minutes: int | None) -> Asking:
    told = how or (usual.how if usual.how != SEND else How.OFFER.value)
    most = minutes if minutes is not None else usual.minutes
    remind = usual.remind if usual.remind < most else 0
    return replace(usual, how=told, people=people or usual.people, minutes=most, remind=remind)


def _asked(found: Decision, asking: Asking, at: datetime) -> list[Candidate]:
    """Whom to ask, the best first: of those who may go, whose time has not begun."""
    most = {How.OFFER: 1, How.BROADCAST: asking.people}.get(How(asking.how))
    return list(islice(_able(found, at), most))


def _able(found: Decision, at: datetime) -> Iterator[Candidate]:
    """Those who passed every rule, ranked as they were decided."""
    field, _, _ = unpack(bytes(found.packed))
    unwanted = barred(found.order, found)
    for place in answer(field, Terms.read(found.terms), rules_of(found.policy)).ranking:
        if unwanted(int(field["engineer"][place])):
            continue  # it was wished since
        begins = instant(found.asked["at"] + int(field["starts_in"][place]))
        if at - BEGINS_ON < begins <= at:
            begins += BEGINS_ON  # at once, when it was decided
        if begins > at:
            ends = begins + int(field["minutes"][place]) * MINUTE
            yield Candidate(int(field["engineer"][place]), begins, ends, int(field["travel"][place]))


def _kept(
    row: WorkOrder, found: Decision, asking: Asking, asked: list[Candidate], visit: Visit | None, *,
    by: Actor | None, at: datetime,
) -> Round:  # fmt: skip
    remind = asking.minutes - asking.remind if asking.remind else None
    times = until(
        at,
        over=_later(row, asking, asked, asking.minutes, at),
        remind=_later(row, asking, asked, remind, at) if remind is not None else None,
        before=asking.remind * MINUTE,
        leaves=None if asking.urgent else max(one.leaves_at if one.leaves_at > at else one.starts_at for one in asked),
    )
    around = Round.objects.create(
        key=new_key(), order=row, decision=found, how=asking.how, terms=asking.told(), by_id=by.id if by else None,
        opened_at=at, expires_at=times.expires_at, next_at=times.remind_at or times.expires_at,
    )  # fmt: skip
    told = {"round": around, "order": row, "visit": visit}
    Offer.objects.bulk_create(
        [
            Offer(
                engineer_id=one.engineer, starts_at=one.starts_at, ends_at=one.ends_at, way_minutes=one.way_minutes,
                **told,
            )
            for one in asked
        ],
        batch_size=1000,
    )  # fmt: skip
    return around


def _later(row: WorkOrder, asking: Asking, asked: list[Candidate], minutes: int, at: datetime) -> datetime:
    """So many minutes on: of the clock where it is urgent, else of the working time of who is asked, or of the team."""
    if asking.urgent:
        return at + minutes * MINUTE
    try:
        return worktime.add(_hours(row, asking, asked), at, minutes * MINUTE)
    except ValueError:  # a calendar without working time: whoever works by shifts alone answers before they set out
        return max(one.starts_at for one in asked)


def _hours(row: WorkOrder, asking: Asking, asked: list[Candidate]) -> worktime.Calendar:
    team = row.team if asking.how != How.OFFER else None
    while team is not None:
        if team.calendar_id is not None:
            return calendar_value(team.calendar_id)
        team = team.parent
    return calendar_value(Engineer.objects.values_list("calendar", flat=True).get(pk=asked[0].engineer))


def _tell(row: WorkOrder, around: Round, asked: list[Candidate], visit: Visit | None, *, at: datetime) -> None:
    ids = [one.engineer for one in asked]
    one = Engineer.objects.select_related("person").get(pk=ids[0]).person.key if len(ids) == 1 else None
    fact = OrderOffered(
        order=row.key, at=at, by=around.by.key if around.by else None, round=around.key, decision=around.decision.key,
        how=around.how, engineer=one, count=len(ids), expires_at=around.expires_at,
        visit=visit.key if visit is not None else None,
    )  # fmt: skip
    emit(fact, audience=[*orders.audience(row), *(f"person:{who}" for who in ids[:HEARD_LIVE])])
    telling.made(row, around, ids, at=at)
