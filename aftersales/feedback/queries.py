"""Reads of feedback: what a customer said of an order, and whether they may still say it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from aftersales.feedback.models import Answer
from aftersales.feedback.rules import RATE
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.states import Order


@dataclass(frozen=True)
class Rating:
    """The judgement of an order as it stands: the stars once they are given, and whether the reader may give them."""

    stars: int | None
    at: datetime | None
    open: bool


def rating(key: UUID, by: Actor) -> Rating:
    """How an order the reader may see was judged since it was last reopened."""
    order = access.find(key, by)
    answer = Answer.objects.filter(order=order, cycle=order.reopen_count).first()
    if answer is not None:
        return Rating(answer.stars, answer.at, open=False)
    return Rating(None, None, open=order.state == Order.CLOSED and by.may(RATE))
