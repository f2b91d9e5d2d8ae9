"""How a case ends: solved, asked about, closed by the customer, by us or by silence; and for a few, not the end."""

from datetime import timedelta

from aftersales.base import worktime
from aftersales.people.access import Actor
from aftersales.server.demo import forms
from aftersales.server.demo.life import Life, Steps
from aftersales.workorders.actions import moves

_REOPENED = 0.055
_BEFORE_SILENCE_COUNTS = timedelta(days=6)
"""Over a week of holidays nobody phones, and the order closes by itself."""


def end(life: Life, *, by: Actor | None = None) -> Steps:
    """解决, then the customer's word on it."""
    cause, solution = life.roll.pick(life.story.ends)
    solution = life.filled(solution)
    _resolve(life, by or life.speaker, cause, solution)
    if life.roll.chance(_REOPENED):
        yield from _not_the_end(life, cause, solution)
    yield from _asked_about(life)


def _resolve(life: Life, by: Actor, cause: str, solution: str) -> None:
    if life.roll.chance(0.55):
        life.tell("solved", by=by, solution=solution)
    own = forms.found(life.world.seed, f"{life.case.age}", life.story.kind)
    moves.resolve(key=life.order, by=by, at=life.now, cause=cause, solution=solution, custom=own)


def _asked_about(life: Life) -> Steps:
    """P0 and P1 are asked by a person; of the rest some answer by themselves, some never do."""
    customer = life.world.contact(life.contact)
    by_hand = life.priority < 2 or life.roll.chance(0.3)
    if customer is not None and life.roll.chance(0.4):
        yield from life.pass_until(life.now + timedelta(hours=life.roll.triangular(0.3, 90, 12)))
        moves.confirm(key=life.order, by=customer, at=life.now)
    elif by_hand:
        resolved, later = life.now, life.now + timedelta(hours=life.roll.triangular(3, 130, 40))
        called = worktime.next_opening(life.world.office, later)
        if life.priority >= 2 and called - resolved > _BEFORE_SILENCE_COUNTS:
            return
        yield from life.pass_until(called)
        if life.roll.chance(0.3):
            life.note(life.say("fine"), by=life.agent)
        moves.close(key=life.order, by=life.agent, at=life.now)


def _not_the_end(life: Life, cause: str, solution: str) -> Steps:
    """重开: it comes back, and is done properly."""
    customer = life.world.contact(life.contact)
    yield from life.pass_until(life.now + timedelta(hours=life.roll.triangular(3, 80, 20)))
    moves.reopen(key=life.order, by=customer or life.agent, at=life.now, note=life.say("again"))
    yield from life.pass_until(life.after(5, 60))
    if life.owner is None:
        life.owner = life.world.able(life.case.trade, life.thing.skill, life.thing.city, remote=life.remote)[0]
    moves.assign(key=life.order, by=life.dispatcher, at=life.now, owner=life.owner.key)
    yield from life.pass_until(life.after(5, 60))
    moves.start(key=life.order, by=life.speaker, at=life.now)
    yield from life.pass_until(life.after(30, 240))
    _resolve(life, life.speaker, cause, life.say("deeper", solution=solution))
