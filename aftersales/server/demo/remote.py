"""Work done from the desk: diagnosis, questions to the customer, R&D and projects, and the solution."""

from datetime import timedelta

from aftersales.server.demo.beginnings import assign, go_on, set_aside_until
from aftersales.server.demo.endings import end
from aftersales.server.demo.life import Life, Steps
from aftersales.workorders.actions import asides, moves
from aftersales.workorders.models import HandOff
from aftersales.workorders.states import Wait

_START_MINUTES = ((2, 10), (4, 60), (15, 420), (30, 900))


def live(life: Life) -> Steps:
    """Assigned, diagnosed, perhaps waiting for somebody, solved, asked about."""
    yield from assign(life, remote=life.case.trade == "software")
    if life.owner is None:
        return
    me = life.world.staff(life.owner.sign_in)
    life.words["me"] = life.owner.name
    yield from life.pass_until(life.after(*_START_MINUTES[life.priority]))
    moves.start(key=life.order, by=me, at=life.now)
    if life.roll.chance(0.7):
        life.tell("hello", by=me)
    if life.story.found and life.roll.chance(0.65):
        yield from life.pass_until(life.after(4, 40))
        life.note(life.filled(life.story.found), by=me)
    if life.roll.chance(0.08):
        life.note(
            life.say("help"), by=me, to=life.world.staff("lihang" if life.owner.sign_in != "lihang" else "hanxue")
        )
    yield from _others(life)
    yield from life.pass_until(life.good_time())
    if life.late and life.priority < 2 and life.roll.chance(0.5):
        moves.escalate(key=life.order, by=me, at=life.now, note=life.say("overdue"))
        yield from life.pass_until(life.after(15, 120))
    yield from end(life)


def _others(life: Life) -> Steps:
    """For some, somebody else has to act first."""
    if life.priority == 0:
        return
    if life.story.bug or life.story.custom:
        if life.roll.chance(0.7):
            yield from _hand_off(life)
    elif life.roll.chance(0.33):
        yield from _ask_customer(life)
    elif life.roll.chance(0.03):
        yield from _hold(life)


def _ask_customer(life: Life) -> Steps:
    """挂起 until the customer sends what we asked for; some never do, and the order wakes by itself."""
    me = life.speaker
    yield from life.pass_until(life.after(10, 90))
    life.tell("ask")
    if life.roll.chance(0.25):
        life.note(life.say("chase"), by=me, to=life.agent)
    set_aside_until(life, Wait.CUSTOMER, life.roll.randint(3, 9), life.say("waits_data"), by=me)
    if life.roll.chance(0.72):
        yield from life.pass_until(life.now + timedelta(hours=life.roll.triangular(3, 160, 40)))
        life.answer("given")
        yield from life.pass_until(life.after(5, 60))
        go_on(life, by=me)
    else:
        yield from life.pass_until(life.now + timedelta(days=9, hours=life.roll.uniform(1, 9)))


def _hand_off(life: Life) -> Steps:
    """转研发 or 转项目, and their answer."""
    me, liaison = life.speaker, life.world.staff("luyan")
    to = "rd" if life.story.bug else "project"
    yield from life.pass_until(life.after(30, 240))
    summary = life.filled("{asset}：" + life.story.found)
    asides.hand_off(key=life.order, by=me, at=life.now, to=to, summary=summary)
    yield from life.pass_until(life.after(60, 700))
    row = HandOff.objects.get(order=life.orders[0])
    reference = f"{'BUG' if to == 'rd' else 'PRJ'}-{life.roll.randint(2100, 9800)}"
    asides.answer_hand_off(
        key=life.order, hand_off=row.key, by=liaison, at=life.now, state="accepted", reference=reference
    )
    life.tell("handed_off", reference=reference)
    yield from life.pass_until(life.now + timedelta(days=life.roll.triangular(3, 40, 12)))
    rejected = life.roll.chance(0.15)
    asides.answer_hand_off(
        key=life.order, hand_off=row.key, by=liaison, at=life.now, state="rejected" if rejected else "done",
        answer=life.say("rejected" if rejected else "patched"),
    )  # fmt: skip
    yield from life.pass_until(life.after(20, 200))
    go_on(life, by=me)


def _hold(life: Life) -> Steps:
    """Nothing is closed before the quote is agreed to."""
    yield from life.pass_until(life.after(20, 120))
    hold = asides.place_hold(key=life.order, by=life.dispatcher, at=life.now, reason=life.say("hold"), source="person")
    yield from life.pass_until(life.now + timedelta(hours=life.roll.uniform(3, 30)))
    asides.lift_hold(key=life.order, hold=hold.key, by=life.dispatcher, at=life.now)
