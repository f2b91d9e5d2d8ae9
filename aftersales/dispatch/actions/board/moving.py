"""What is done on the board: a visit is given to somebody else or another time, or taken off; an order is given out.

Nothing is written here but by the verbs of the rooms it belongs to. The verdict is asked once more with the order, the
visit and everybody who is to go locked, so that two who drop at once on one person are never both right: the second is
judged by what the first has done, also by the way between the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.dispatch.actions import deciding, sending, waiting
from aftersales.dispatch.actions.board.refusing import refuse, refuse_overtaken, told_of
from aftersales.dispatch.actions.offers.ending import taken_back
from aftersales.dispatch.events.decisions import BoardOverruled
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.board import standing as board
from aftersales.dispatch.queries.board import subject as subjects
from aftersales.dispatch.queries.board.first import First
from aftersales.dispatch.queries.board.noting import told_since
from aftersales.dispatch.queries.board.reasons import PROMISE, TOLD, Voice, Weight
from aftersales.dispatch.queries.board.subject import Subject
from aftersales.dispatch.queries.board.verdict import Verdict, judge
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.actions import bookings, notes, promised, visits
from aftersales.workorders.models import Visit, WorkOrder

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Said:
    """What whoever drops says besides: which rules, or which promise, they mean to overrule, and why."""

    reason: str = ""
    over_rules: bool = False
    over_promise: bool = False


@dataclass(frozen=True)
class Moved:
    """A visit as it stands now, and how it stood (None: nobody made it). `customer_told`: None where nothing that was
    promised is broken; False: the contact cannot be told here, and has to be called."""

    visit: UUID
    was: dict[str, Any] | None
    customer_told: bool | None = None


@verb
def move(
    *, visit: UUID, by: Actor | None, at: datetime, engineer: UUID, starts_at: datetime,
    ends_at: datetime | None = None, mates: Sequence[UUID] | None = None, said: Said = Said(),
    version: int | None = None,
) -> Moved:  # fmt: skip
    """改派、改时间: somebody makes the visit then, with whoever goes along; a crew moves as one unless other
    `mates` are named. Where nothing is changed, nothing happens.

    Raises:
        Conflict: it stands elsewhere by now; a rule, another visit or a promise is against it.
        Invalid: an engineer nobody sees, times nobody can mean, or something overruled without a reason.
    """
    row, found = orders.lock_visit(visit, by, "reschedule")
    subject = subjects.of_visit(visit, by)
    lead = subjects.engineer_seen(engineer, by, subject)
    yours = {"engineer": lead, "starts_at": starts_at} | ({"ends_at": ends_at} if ends_at is not None else {})
    refuse_overtaken(row, found, version, yours)
    subjects.refuse_odd(starts_at, ends_at, at)
    beside = subjects.beside(subject, lead, mates, by)
    bookings.hold(one.pk for one in (lead, *beside))
    judged = judge(subject, lead, beside, starts_at, ends_at, by=by, at=at)
    was = _stood(found)
    if _is_as_it_stands(found, judged):
        return Moved(visit, was)
    refuse(judged, said.reason, over_rules=said.over_rules, over_promise=said.over_promise)
    gone, expected = _everybody(found), _expected(found)
    _ask_no_more(subject, by=by, at=at)
    done = visits.reschedule(
        key=visit, by=by, at=at, engineer=engineer, starts_at=judged.place.begins, ends_at=judged.place.ends,
        mates=[one.person.key for one in beside], by_hand=True,
    )  # fmt: skip
    standing.touch([*gone, *(one.pk for one in judged.place.people)], at=at)
    if said.reason.strip():
        note = notes.add_note(key=row.key, by=by, at=at, body=said.reason, public=False)
        _keep_overruled(row, done, judged, note.key, by=by, at=at)
    return Moved(visit, was, _told(row, done, expected, judged, by=by, at=at))


@verb
def take_off(
    *, visit: UUID, by: Actor | None, at: datetime, reason: str = "", version: int | None = None
) -> Moved:  # fmt: skip
    """放回待派: nobody makes it any more, and it waits for somebody. What the customer was promised stands, or what
    they were told since; nobody else is found by itself."""
    row, found = orders.lock_visit(visit, by, "reschedule")
    subject = subjects.of_visit(visit, by)
    refuse_overtaken(row, found, version, {"engineer": None})
    voice = Voice.of(by, at, settings.COMPANY_ZONE)
    never = [one for one in board.stands(subject, voice) if one.weight is Weight.NEVER]
    if never:
        raise Conflict("board_never", **told_of(never, voice.language))
    was, gone = _stood(found), _everybody(found)
    if found.engineer_id is None and found.starts_at is None:
        return Moved(visit, was)
    window = promised.of(found)
    if window == promised.NOTHING and told_since(found, row):
        window = found.starts_at, found.ends_at
    _ask_no_more(subject, by=by, at=at)
    visits.reschedule(
        key=visit, by=by, at=at, engineer=None, starts_at=None, ends_at=None, mates=[], promised=window
    )  # fmt: skip
    if reason.strip():
        notes.add_note(key=row.key, by=by, at=at, body=reason, public=False)
    waiting.end(row)
    standing.touch(gone, at=at)
    return Moved(visit, was)


@verb
def drop(
    *, order: UUID, by: Actor | None, at: datetime, engineer: UUID, starts_at: datetime,
    ends_at: datetime | None = None, mates: Sequence[UUID] | None = None, said: Said = Said(),
) -> Moved:  # fmt: skip
    """拖上去派: an order nobody goes to is decided and sent with whom it was dropped on, at the time it was dropped. A
    reason is asked where somebody else was first, as everywhere; where a crew is called, it goes.

    Raises:
        Conflict, Invalid: as `move`, and as `sending.send`.
    """
    row = orders.lock(order, by, "plan")
    found = subjects.of_order(order, by, at)
    lead = subjects.engineer_seen(engineer, by, found)
    subjects.refuse_odd(starts_at, ends_at, at)
    decision = deciding.decide(order=order, by=by, at=at)
    subject = replace(found, first=First.of(decision))
    beside = subjects.beside(subject, lead, mates, by)
    bookings.hold(one.pk for one in (lead, *beside))
    judged = judge(subject, lead, beside, starts_at, ends_at, by=by, at=at)
    refuse(judged, said.reason, over_rules=said.over_rules, over_promise=said.over_promise)
    expected = _expected(subject.visit) if subject.visit is not None else None
    named = mates is not None or hasattr(decision, "crew")
    sent = sending.send(
        order=order, decision=decision.key, by=by, at=at, engineer=engineer, reason=said.reason,
        mates=[one.person.key for one in beside] if named else None,
        starts_at=judged.place.begins, ends_at=judged.place.ends, over_offers=said.over_rules,
        by_hand=True,
    )  # fmt: skip
    if sent.visit is None:
        raise Conflict("board_remote")
    if said.reason.strip() and sent.note is not None:
        _keep_overruled(row, sent.visit, judged, sent.note.key, by=by, at=at)
    return Moved(sent.visit.key, None, _told(row, sent.visit, expected, judged, by=by, at=at))


def put(
    *, visit: UUID, engineer: UUID | None, starts_at: datetime | None, version: int, by: Actor | None, at: datetime,
    said: Said, **told: Any,
) -> Moved:  # fmt: skip
    """A visit, to wherever it was dropped: on somebody, or (no `engineer`) back on the list.

    Raises:
        Invalid: it is dropped on somebody at no time.
    """
    if engineer is None:
        return take_off(visit=visit, by=by, at=at, reason=said.reason, version=version)
    if starts_at is None:
        raise Invalid("board_no_time", field="starts_at")
    return move(
        visit=visit, by=by, at=at, engineer=engineer, starts_at=starts_at, said=said, version=version, **told
    )  # fmt: skip


def _stood(visit: Visit) -> dict[str, Any]:
    mates = list(visit.mates.order_by("pk").values_list("engineer__person__key", flat=True))
    who = visit.engineer.person.key if visit.engineer is not None else None
    return {"engineer": who, "starts_at": visit.starts_at, "ends_at": visit.ends_at, "mates": mates}


def _is_as_it_stands(visit: Visit, judged: Verdict) -> bool:
    times = (visit.starts_at, visit.ends_at) == (judged.place.begins, judged.place.ends)
    lead = visit.engineer_id == judged.place.lead.pk
    return times and lead and set(_everybody(visit)) == {one.pk for one in judged.place.people}


def _everybody(visit: Visit) -> list[int]:
    mates = list(visit.mates.values_list("engineer_id", flat=True))
    return [*([visit.engineer_id] if visit.engineer_id is not None else []), *mates]


def _ask_no_more(subject: Subject, *, by: Actor | None, at: datetime) -> None:
    around = board.offered(subject)
    if around is not None:
        taken_back(subject.order, around, by=by, at=at)


def _expected(visit: Visit) -> Span | None:
    """When the customer thinks somebody comes: as promised, or as planned where they were told that since."""
    if visit.promised_from_at is not None and visit.promised_until_at is not None:
        return visit.promised_from_at, visit.promised_until_at
    return (visit.starts_at, visit.ends_at) if visit.starts_at is not None and visit.ends_at is not None else None


def _told(
    row: WorkOrder, visit: Visit, expected: Span | None, judged: Verdict, *, by: Actor | None, at: datetime
) -> bool | None:
    """Tell the customer where what was promised is broken, or what they were told of that has changed again."""
    if expected is None or not any(one.code in (PROMISE, TOLD) for one in judged.reasons):
        return None
    return promised.tell(row, visit, expected, by=by, at=at)


def _keep_overruled(
    row: WorkOrder, visit: Visit, judged: Verdict, note: UUID, *, by: Actor | None, at: datetime
) -> None:
    """On record: which rules somebody overruled on the board, and where they said why."""
    codes = [one.code for one in (*judged.of(Weight.RULE), *judged.of(Weight.PROMISE))]
    if codes:
        who = judged.place.lead.person.key
        fact = BoardOverruled(
            order=row.key, at=at, by=by.key if by else None, visit=visit.key, engineer=who,
            rules=tuple(dict.fromkeys(codes)), note=note,
        )  # fmt: skip
        emit(fact, audience=orders.audience(row))
