"""Follow a decision, or overrule it with a reason: field work gets a visit and a booking, remote work an owner."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.actions.offers.ending import taken_back
from aftersales.dispatch.events.decisions import OrderSent
from aftersales.dispatch.models import Decision, Sending
from aftersales.dispatch.queries import crewed, standing, turns
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.queries.reading import instant
from aftersales.dispatch.queries.wishes import against
from aftersales.dispatch.solver.packed import NONE, unpack
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders
from aftersales.workorders.actions import moves, notes, promised, visits
from aftersales.workorders.models import Visit, WorkOrder

Span = tuple[datetime, datetime]
BEGINS_ON: Final = timedelta(minutes=5)
"""Work begins on five minutes: what was weighed to begin at once began a little before anybody could say so."""


@verb
def send(
    *,
    order: UUID,
    decision: UUID,
    by: Actor | None,
    at: datetime,
    engineer: UUID | None = None,
    mates: Sequence[UUID] | None = None,
    reason: str = "",
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    over_offers: bool = False,
    over_promise: bool | None = None,
    by_hand: bool = False,
) -> Sending:
    """派出: whom the decision chose goes, and where it called a crew all of them; or another `engineer`, or other
    `mates` beside them, and then a `reason` is kept as a note of the order. Of a crew all are booked, or nobody.
    Times are those that were weighed, unless others are told. One slot is never given twice: the booking refuses. Who
    is not wanted any more does not go as decided. Who is asked meanwhile is asked no more, where `over_offers` says so;
    else nobody is sent. A visit leaves the window its customer was promised only `over_promise`, and they hear of it
    (None: whoever calls has asked, and tells). `by_hand`: at a time somebody chose themselves."""
    on_site = access.order_of(order, by).kind.on_site
    row = orders.lock(order, by, "plan" if on_site else "assign")
    found = access.decision_of(order, decision, by)
    if Sending.objects.filter(decision=found).exists():
        raise Conflict("sent_already")
    around = open_round(row)
    if around is not None and not over_offers:  # they may say yes while somebody else is being sent
        raise Conflict("offered_already")
    if around is not None:
        taken_back(row, around, by=by, at=at)
    who = _who(found, engineer)
    beside = crewed.beside(found, who, mates)
    overruled = who.pk != found.chosen_id or beside.overruled
    if overruled and not reason.strip():
        raise Invalid("overruling_without_reason", field="reason")
    if not overruled and against(row, found, [who.pk, *beside.ids]):
        raise Conflict("wished_since")
    note = notes.add_note(key=order, by=by, at=at, body=reason, public=False) if reason.strip() else None
    visit = None
    if on_site:
        times = _times(found, who, starts_at, ends_at, at=at)
        was = promised.of(turns.next_of(row, at).visit) if over_promise is not None else promised.NOTHING
        visit = planned_for(row, who, times, by=by, at=at, mates=beside.keys, by_hand=by_hand)
        if promised.is_broken(was, visit):
            if by is not None:
                promised.refuse_unawares(was, over_promise=bool(over_promise), reason=reason)
            promised.tell(row, visit, was, by=by, at=at)
    else:
        moves.assign(key=order, by=by, at=at, owner=who.person.key)
    standing.touch([who.pk, *beside.ids], at=at)
    sent = Sending.objects.create(
        decision=found, engineer=who, visit=visit, overruled=overruled, note=note, by_id=by.id if by else None, at=at
    )
    fact = OrderSent(
        order=order, at=at, by=by.key if by else None, decision=decision, engineer=who.person.key,
        visit=visit.key if visit else None, overruled=overruled, note=note.key if note else None,
        mates=tuple(beside.keys or ()),
    )  # fmt: skip
    emit(fact, audience=orders.audience(row))
    return sent


def _who(decision: Decision, engineer: UUID | None) -> Engineer:
    if engineer is None:
        if decision.chosen is None:
            raise Conflict("nobody_chosen")
        return decision.chosen
    found = Engineer.objects.select_related("person").filter(person__key=engineer, person__is_active=True).first()
    if found is None:
        raise Invalid("no_such_engineer", field="engineer")
    return found


def _times(
    decision: Decision, who: Engineer, starts_at: datetime | None, ends_at: datetime | None, *, at: datetime
) -> Span:
    """When they go: as told, else as it was weighed for them."""
    if starts_at is not None and ends_at is not None:
        return starts_at, ends_at
    if starts_at is not None or ends_at is not None:
        raise Invalid("half_a_window", field="ends_at" if ends_at is None else "starts_at")
    weighed = weighed_for(decision, who)
    if weighed is None:
        raise Invalid("times_missing", field="starts_at")
    if weighed[0] <= at - BEGINS_ON:
        raise Conflict("decision_too_old")
    return weighed


def weighed_for(decision: Decision, who: Engineer) -> Span | None:
    if who.pk == decision.chosen_id and decision.starts_at is not None and decision.ends_at is not None:
        return decision.starts_at, decision.ends_at
    if hasattr(decision, "crew") and decision.starts_at is not None and decision.ends_at is not None:
        return decision.starts_at, decision.ends_at  # whoever is put in takes the crew's time
    field, _, _ = unpack(bytes(decision.packed))
    places = (field["engineer"] == who.pk).nonzero()[0]
    if not len(places) or field["starts_in"][places[0]] == NONE:
        return None
    begins = instant(decision.asked["at"] + int(field["starts_in"][places[0]]))
    return begins, begins + timedelta(minutes=int(field["minutes"][places[0]]))


def planned_for(
    row: WorkOrder, who: Engineer, times: Span, *, by: Actor | None, at: datetime, asked: bool = False,
    mates: Sequence[UUID] | None = None, kept: promised.Window = promised.NOTHING, by_hand: bool = False,
) -> Visit:  # fmt: skip
    """The visit that nobody makes yet and whose turn it is, now theirs; a new one where none is ahead. `asked`: by an
    offer; `mates` go with them (None: whoever was to go already). What is `kept` stays promised whenever they begin:
    they may still say no. `by_hand`: as somebody chose themselves."""
    told: dict[str, Any] = {"by": by, "at": at, "engineer": who.person.key, "starts_at": times[0], "ends_at": times[1]}
    told |= {"asked": asked, "by_hand": by_hand}
    ahead = turns.next_of(row, at)
    if ahead.waits:
        raise Conflict("visit_waits_its_turn")
    if ahead.visit is not None:
        stands = kept if kept != promised.NOTHING else None
        return visits.reschedule(key=ahead.visit.key, mates=mates, promised=stands, **told)
    going = row.visits.filter(ended_at__isnull=True).order_by("number").first()
    if going is not None:  # decided twice and sent twice: the customer would open to two of us
        raise Conflict("somebody_goes_already", visit=going.number)
    return visits.plan(order=row.key, mates=mates or (), **told)
