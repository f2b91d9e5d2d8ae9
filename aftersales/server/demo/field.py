"""Work done at the customer's: visits planned, made, and made again; and visits agreed long ahead."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from aftersales.server.demo import checking
from aftersales.server.demo.beginnings import assign, child, set_aside_until
from aftersales.server.demo.calls import ENGINEER, LENGTH, Call
from aftersales.server.demo.endings import end
from aftersales.server.demo.life import Life, Steps
from aftersales.server.demo.seasons import ZONE
from aftersales.server.demo.world import Worker
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.rules import ARRIVAL, RESOLUTION
from aftersales.workorders.states import Outcome, Wait

_OUTCOMES: Final[dict[Outcome | None, float]] = {
    Outcome.FIXED: 78.0,
    Outcome.NO_FAULT: 3.0,
    Outcome.NEEDS_PART: 12.0,
    Outcome.PARTIAL: 4.5,
    Outcome.REFUSED: 1.0,
    None: 1.5,
}
"""What a first visit comes to, in hundred; None: nobody let us in."""
_GOOD: Final = (Outcome.FIXED, Outcome.NO_FAULT)
_AHEAD: Final = ((0.5, 1.2), (1.5, 8.0), (6.0, 44.0), (20.0, 110.0))
"""How many hours ahead a visit is planned at least, by priority."""
_MOST_VISITS: Final = 4
_WINDOW: Final = timedelta(hours=2)
"""What a customer is told: between this hour and so much later somebody will be there."""
_MARGIN: Final = timedelta(minutes=45)
"""By so much a visit is planned ahead of the promised arrival; else whoever is free first goes."""
Made = Generator[datetime, None, Outcome | None]
"""Steps that make a visit: what it came to, None when nobody let us in."""


@dataclass
class _Going:
    """A visit that is planned: who goes, and when."""

    key: UUID
    worker: Worker
    starts_at: datetime
    ends_at: datetime


def live(life: Life) -> Steps:
    """Visits until one of them settles it, then the end of the order."""
    if life.roll.chance(0.6):
        yield from assign(life, remote=False)
    else:
        yield from life.pass_until(life.after(2, 8 if life.priority == 0 else 90))
    below = child(life) if life.twist == "child" else None
    visitor = yield from _visits(life)
    if visitor is None:
        return
    me = life.world.staff(visitor.sign_in)
    if below is not None:
        yield from _along(life, below, visitor)
    yield from life.pass_until(life.now + life.roll.minutes(3, 90))
    yield from end(life, by=me)


def _visits(life: Life) -> Generator[datetime, None, Worker | None]:
    """Whoever settled it; None when it came to nothing in the end."""
    not_before = life.now + timedelta(hours=life.roll.uniform(*_AHEAD[life.priority]))
    if life.late and (due := life.due(RESOLUTION)) is not None:
        not_before = max(not_before, due - timedelta(hours=life.roll.uniform(0, 5)))
    for number in range(_MOST_VISITS):
        going = yield from _planned(life, number, not_before)
        if going is None:
            return None
        outcome = yield from _made(life, going, _outcome(life, number))
        if outcome in _GOOD:
            return going.worker
        not_before = yield from _again(life, outcome)
    return None


def _planned(
    life: Life, number: int, not_before: datetime, *, minutes: int = 0
) -> Generator[datetime, None, _Going | None]:
    """安排 and 接单; some cannot take it, and another goes."""
    roll, rush = life.roll, life.around_the_clock
    length = timedelta(minutes=minutes or roll.pick((60, 90, 120, 180), (30, 40, 22, 8)))
    able = life.world.able(life.case.trade, life.thing.skill, life.thing.city, remote=False)
    crew = [one.sign_in for one in able[:4]]
    if life.owner is not None and life.owner.sign_in in crew and roll.chance(0.7):
        crew = [life.owner.sign_in]
    soonest = life.now + timedelta(minutes=25)
    found = life.world.diary.first_of(crew, max(not_before, soonest), length, any_hour=rush)
    arrival = life.due(ARRIVAL) if number == 0 and not life.late else None
    if arrival is not None and (found is None or found[1] + _MARGIN > arrival):
        found = life.world.diary.first_of([one.sign_in for one in able[:8]], soonest, length, any_hour=rush)
    if found is None:
        return None
    start = found[1]
    going = _Going(life.key("visit", number), life.world.workers[found[0]], start, start + length)
    _plan(life, going, _mates(life, going))
    latest = start - timedelta(minutes=18)
    if life.now + timedelta(minutes=12) < latest:
        yield from life.pass_until(min(life.now + roll.minutes(2, 8 if rush else 120), latest))
    if roll.chance(0.03) and start - life.now > timedelta(hours=3):
        yield from _declined(life, going, crew)
        latest = going.starts_at - timedelta(minutes=18)
    visits.confirm(key=going.key, by=life.world.staff(going.worker.sign_in), at=life.now)
    if roll.chance(0.04) and going.starts_at - life.now > timedelta(hours=5):
        yield from _moved(life, going)
    return going


def _plan(life: Life, going: _Going, mates: Sequence[Worker] = ()) -> None:
    start, end = going.starts_at, going.ends_at
    visits.plan(
        order=life.order, by=life.dispatcher, at=life.now, engineer=going.worker.key, starts_at=start, ends_at=end,
        promised=(start, start + _WINDOW), mates=[one.key for one in mates], key=going.key,
    )  # fmt: skip
    for one in (going.worker, *mates):
        life.world.diary.take(one.sign_in, start, end)


def _mates(life: Life, going: _Going) -> list[Worker]:
    """An apprentice goes along now and then."""
    near = [one for one in life.world.workers.values()
            if one.level == 1 and one.team == going.worker.team and one.city == going.worker.city
            and life.world.diary.free(one.sign_in, going.starts_at, going.ends_at)]  # fmt: skip
    return near[:1] if near and going.worker.level > 1 and life.roll.chance(0.2) else []


def _declined(life: Life, going: _Going, crew: list[str]) -> Steps:
    """拒单: the next one of the crew goes."""
    me = life.world.staff(going.worker.sign_in)
    visits.decline(key=going.key, by=me, at=life.now, reason="schedule", note=life.say("busy"))
    yield from life.pass_until(life.after(3, 25))
    others = [one for one in crew if one != going.worker.sign_in] or [going.worker.sign_in]
    length = going.ends_at - going.starts_at
    found = life.world.diary.first_of(others, max(going.starts_at, life.now + timedelta(hours=1)), length)
    who, start = found if found is not None else (going.worker.sign_in, going.starts_at)
    _put_off(life, going, life.world.workers[who], start)
    yield from life.pass_until(life.now + life.roll.minutes(2, 15))


def _moved(life: Life, going: _Going) -> Steps:
    """The customer asks for another time; the same engineer goes."""
    yield from life.pass_until(life.now + life.roll.minutes(20, 100))
    length = going.ends_at - going.starts_at
    found = life.world.diary.first_of([going.worker.sign_in], going.ends_at + timedelta(hours=1), length)
    if found is not None:
        _put_off(life, going, going.worker, found[1])
        life.answer("later")


def _put_off(life: Life, going: _Going, worker: Worker, start: datetime) -> None:
    length = going.ends_at - going.starts_at
    going.worker, going.starts_at, going.ends_at = worker, start, start + length
    visits.reschedule(key=going.key, by=life.dispatcher, at=life.now, engineer=worker.key, starts_at=start,
                      ends_at=going.ends_at, promised=(start, start + _WINDOW), mates=())  # fmt: skip
    life.world.diary.take(worker.sign_in, start, going.ends_at)


def _made(life: Life, going: _Going, outcome: Outcome | None) -> Made:
    """出发, 到场签到, 完成: what the visit came to."""
    roll, me = life.roll, life.world.staff(going.worker.sign_in)
    yield from life.pass_until(going.starts_at - roll.minutes(14, 40))
    visits.depart(key=going.key, by=me, at=life.now)
    if roll.chance(0.3):
        life.tell("coming", by=me, who=going.worker.name, hour=f"{going.starts_at.astimezone(ZONE):%H:%M}")
    yield from life.pass_until(going.starts_at + timedelta(minutes=roll.triangular(-9, 28, 2)))
    if outcome is None:
        yield from life.pass_until(life.now + roll.minutes(25, 40))
        visits.report_no_access(key=going.key, by=me, at=life.now, note=life.say("nobody"))
        return None
    visits.arrive(key=going.key, by=me, at=life.now)
    yield from life.pass_until(life.now + (going.ends_at - going.starts_at) * roll.triangular(0.5, 1.3, 0.9))
    checking.fill_in(visit=going.key, by=me, at=life.now, seed=life.world.seed)
    visits.complete(key=going.key, by=me, at=life.now, outcome=outcome, note=_done_note(life, outcome))
    return outcome


def _outcome(life: Life, number: int) -> Outcome | None:
    if life.story.planned or number > 0:
        return Outcome.FIXED
    weights = _OUTCOMES if life.story.part else {**_OUTCOMES, Outcome.NEEDS_PART: 0.0}
    return life.roll.pick(list(weights), list(weights.values()))


def _done_note(life: Life, outcome: Outcome) -> str:
    if outcome is Outcome.NEEDS_PART:
        return life.filled(life.story.found)
    if outcome is Outcome.FIXED:
        return life.filled(life.roll.pick(life.story.ends)[1])
    return life.say(outcome)


def _again(life: Life, outcome: Outcome | None) -> Generator[datetime, None, datetime]:
    """What has to happen before somebody goes once more; the earliest instant for that."""
    yield from life.pass_until(life.now + life.roll.minutes(4, 25))
    if outcome is Outcome.NEEDS_PART:
        days = life.roll.pick((1, 2, 4, 7, 12), (20, 28, 24, 18, 10))
        life.note(life.say("part", part=life.story.part, days=days), by=life.dispatcher, to=life.world.staff("dengjia"))
        if life.roll.chance(0.5):
            moves.resume(key=life.order, by=life.dispatcher, at=life.now)
            why = life.say("waits_part", part=life.story.part)
            set_aside_until(life, Wait.PARTS, days, why, by=life.dispatcher)
            yield from life.pass_until(life.now + timedelta(days=days, hours=1))
            return life.now
        return life.now + timedelta(days=days)
    if outcome is Outcome.PARTIAL:
        life.note(life.say("second"), by=life.speaker, to=life.dispatcher)
        return life.now + timedelta(hours=3)
    yield from life.pass_until(life.now + timedelta(hours=life.roll.uniform(2, 30)))
    life.answer("sorry")
    return life.now + timedelta(hours=4)


def _along(life: Life, below: UUID, visitor: Worker) -> Steps:
    """The part of the matter with an order of its own is done in the same going."""
    me = life.world.staff(visitor.sign_in)
    yield from life.pass_until(life.now + life.roll.minutes(2, 9))
    moves.triage(key=below, by=life.dispatcher, at=life.now, team=life.world.teams[life.team])
    moves.assign(key=below, by=life.dispatcher, at=life.now, owner=visitor.key)
    moves.start(key=below, by=me, at=life.now)
    yield from life.pass_until(life.now + life.roll.minutes(10, 40))
    moves.resolve(key=below, by=me, at=life.now, cause=life.say("along_cause"), solution=life.say("twice"))
    moves.close(key=below, by=life.agent, at=life.now)


def agreed(life: Life) -> Steps:
    """A visit that is agreed days or weeks ahead: until then the order waits for its day."""
    yield from assign(life, remote=False)
    yield from life.pass_until(life.after(5, 60))
    ahead = timedelta(days=life.roll.triangular(3, 34, 14))
    going = yield from _planned(life, 0, life.now + ahead, minutes=life.roll.pick((120, 150, 180, 240)))
    if going is None:
        return
    days = (going.starts_at - life.now).days
    if days >= 1:
        local = going.starts_at.astimezone(ZONE)
        why = life.say("waits_day", day=f"{local.month} 月 {local.day} 日")
        set_aside_until(life, Wait.CUSTOMER, days, why, by=life.dispatcher)
    yield from _made(life, going, Outcome.FIXED)
    yield from life.pass_until(life.now + life.roll.minutes(3, 40))
    yield from end(life, by=life.world.staff(going.worker.sign_in))


def called(life: Life, call: Call) -> Steps:
    """The sample engineer is sent there today: how far it has come, the hour says."""
    worker = life.world.workers[ENGINEER]
    me = life.world.staff(worker.sign_in)
    going = _Going(life.key("visit", 0), worker, call.starts_at, call.starts_at + LENGTH)
    yield from life.pass_until(life.after(10, 90))
    _plan(life, going)
    yield from life.pass_until(life.after(4, 60))
    visits.confirm(key=going.key, by=me, at=life.now)
    yield from _made(life, going, Outcome.FIXED)
    yield from life.pass_until(life.now + life.roll.minutes(3, 40))
    yield from end(life, by=me)
