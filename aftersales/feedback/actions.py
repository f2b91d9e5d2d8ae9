"""Customers judge what was done for them."""

from datetime import datetime
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.feedback.events import WorkOrderRated
from aftersales.feedback.models import Answer
from aftersales.feedback.rules import RATE
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions.notes import add_note
from aftersales.workorders.states import Order


@verb
def rate(*, key: UUID, by: Actor | None, at: datetime, stars: int, words: str = "") -> Answer:
    """评价: how it was, one to five stars, once it is over. Whoever judges may say why; that is said on the order."""
    order = access.lock(key, by, "note")
    if by is not None:
        by.require(RATE)
    if not 1 <= stars <= 5:
        raise Invalid("one_to_five_stars", field="stars")
    if order.state != Order.CLOSED:
        raise Conflict("not_over_yet", state=order.state)
    if Answer.objects.filter(order=order, cycle=order.reopen_count).exists():
        raise Conflict("rated_already")
    note = add_note(key=key, by=by, at=at, body=words, public=True) if words.strip() else None
    answer = Answer.objects.create(
        order=order, cycle=order.reopen_count, stars=stars, note=note, by_id=by.id if by else None, at=at
    )
    emit(
        WorkOrderRated(order=key, at=at, by=by.key if by else None, answer=answer.key, stars=stars, cycle=answer.cycle),
        audience=access.audience(order),
    )
    return answer
