"""Whether it can be moved at all: what is over or under way, what is past, and whose turn has not come."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from aftersales.base import words
from aftersales.dispatch.models import Offer, Round
from aftersales.dispatch.queries.board.reasons import Reason, Voice, Weight
from aftersales.dispatch.queries.board.subject import Place, Subject
from aftersales.dispatch.queries.offers import open_round
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders import turns
from aftersales.workorders.models import Turn, Visit
from aftersales.workorders.queries.turns import asked_of, earlier_of
from aftersales.workorders.states import Order
from aftersales.workorders.states import Visit as State
from aftersales.workorders.turns import A_DAY, Follower

SO_LATE: Final = timedelta(minutes=5)
"""What begins at once began a little before anybody could say so."""
_UNDER_WAY: Final = frozenset({State.TRAVELLING, State.ON_SITE})
_MOVABLE: Final = frozenset({State.PLANNED, State.CONFIRMED})
_PLANNABLE: Final = frozenset({Order.TRIAGED, Order.ASSIGNED, Order.WORKING, Order.WAITING})


def against(subject: Subject, place: Place, at: datetime, voice: Voice) -> Iterator[Reason]:
    """What forbids it, whoever is to go."""
    yield from stands(subject, voice)
    if _is_past(subject, place, at):
        yield voice.reason("past", Weight.NEVER, starts_at=place.begins)
    yield from _out_of_turn(subject, place, voice)


def stands(subject: Subject, voice: Voice) -> Iterator[Reason]:
    """What forbids moving it anywhere, also off the board."""
    visit = subject.visit
    state = State(visit.state) if visit is not None else State.PLANNED
    if state in _UNDER_WAY:
        yield voice.reason("under_way", Weight.NEVER, says=f"under_way_{state.value}")
    elif state not in _MOVABLE:
        yield voice.reason("over", Weight.NEVER)
    elif Order(subject.order.state) not in _PLANNABLE:
        yield voice.reason("order_state", Weight.NEVER)
    elif subject.dropped and subject.waits:
        yield voice.reason("turn", Weight.NEVER, says="turn_waits")
    elif subject.dropped and visit is None and _goes(subject):
        yield voice.reason("somebody_goes", Weight.NEVER)
    elif offered(subject) is not None:
        yield voice.reason("offered", Weight.RULE)


def offered(subject: Subject) -> Round | None:
    """The round in which somebody is asked to make it, if somebody is: whoever is given it otherwise would have it
    taken from them by a yes."""
    around, visit = open_round(subject.order), subject.visit
    if around is None or visit is None or visit.engineer_id is None:
        return around
    return around if Offer.objects.filter(round=around, visit=visit).exists() else None


def _goes(subject: Subject) -> bool:
    return subject.order.visits.filter(ended_at__isnull=True).exists()


def _is_past(subject: Subject, place: Place, at: datetime) -> bool:
    """What has begun by the plan may be made longer or shorter, by whoever makes it, as long as its end is ahead."""
    if place.begins > at - SO_LATE:
        return False
    visit = subject.visit
    stays = visit is not None and visit.starts_at == place.begins and visit.engineer_id == place.lead.pk
    return not (stays and place.ends > at)


def _out_of_turn(subject: Subject, place: Place, voice: Voice) -> Iterator[Reason]:
    turn = subject.turn
    if turn is None:
        return
    earlier, asked = earlier_of(turn.after), asked_of(turn, subject.order)
    comes_at = turns.comes_at(earlier, asked)
    if comes_at is None:
        yield voice.reason("turn", Weight.NEVER, says="turn_unknown")
    elif place.begins < comes_at:
        yield voice.reason("turn", Weight.NEVER, earliest_at=comes_at)
    if turns.another_goes(Follower(place.begins, place.lead.pk, begun=False), earlier, asked):
        name = turn.after.engineer.person.name if turn.after is not None and turn.after.engineer is not None else ""
        yield voice.reason("same_engineer", Weight.NEVER, name=name)


def pushed(visit: Visit, place: Place, voice: Voice, by: Actor | None) -> Iterator[Reason]:
    """Visits whose turn comes after this one, and that could not begin when they are planned to any more. They may be
    of a related order: one that the reader does not see has no name."""
    behind = Turn.objects.filter(after=visit, visit__ended_at__isnull=True, visit__starts_at__isnull=False)
    turns_behind = list(behind.select_related("visit__order"))
    ids = {turn.visit.order_id for turn in turns_behind}
    seen = set(orders.visible_to(by).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    for turn in turns_behind:
        order, from_at, starts_at = turn.visit.order, place.ends + turn.gap_days * A_DAY, turn.visit.starts_at
        if starts_at is not None and starts_at < from_at:
            facts: dict[str, Any] = {"visit": turn.visit.key, "order": None, "number": None}
            if order.pk in seen:
                facts |= {"order": order.key, "number": order.number}
            what = f"W-{order.number}" if order.pk in seen else words.say("board_other_work", voice.language)
            yield voice.reason("pushes", Weight.NOTE, **facts, what=what, starts_at=starts_at, earliest_at=from_at)
