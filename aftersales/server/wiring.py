"""Who hears of what: every subscriber to facts, and everything that is due by the clock. The one list of each."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from aftersales.base.relay import Subscription
from aftersales.workorders import reactions as workorders
from aftersales.workorders.actions import asides, clocks, moves

SUBSCRIPTIONS: Final[tuple[Subscription, ...]] = (
    Subscription("workorders.notices", tuple(workorders.REACTIONS), workorders.tell),
)
"""Readers of facts; each has a cursor of its own and sees every fact of its kinds once, in order."""

DUE: Final[tuple[Callable[..., bool], ...]] = (clocks.ring_next_due, moves.wake_next, moves.close_next_silent)
"""What time itself brings about: each does one thing that is due at an instant and says whether there was one."""


def due(*, at: datetime) -> int:
    """Do everything that is due at this instant; how many things there were."""
    done = 0
    for step in DUE:
        while step(at=at):
            done += 1
    return done


HOUSEKEEPING: Final[tuple[Callable[..., int], ...]] = (asides.forget_presence,)
"""What is swept up now and then."""
