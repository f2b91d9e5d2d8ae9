"""How a case begins: reported by phone, WeChat, web, e-mail or QR label, taken up, handed to somebody."""

from datetime import timedelta
from uuid import UUID

from aftersales.people.access import Actor
from aftersales.server.demo import forms
from aftersales.server.demo.life import Life, Steps
from aftersales.server.demo.wishes import asked
from aftersales.workorders.actions import moves, orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Order, Wait

_TRIAGE_MINUTES = ((2, 14), (4, 32), (8, 90), (15, 175))
_ASSIGN_MINUTES = ((1, 6), (3, 40), (10, 300), (30, 700))
_CANCELLED = 0.025


def begin(life: Life) -> Steps:
    """Reported and taken up; and for a few, found not to be needed."""
    yield life.now
    life.order = life.remember(_report(life, life.key("order"), str(life.case.age)))
    least, most = _TRIAGE_MINUTES[life.priority]
    patience = 1.0 if life.priority < 2 or not life.roll.chance(0.06) else 3.0
    yield from life.pass_until(life.after(least, most * patience))
    moves.triage(
        key=life.order, by=life.agent, at=life.now, priority=life.priority, kind=life.story.kind,
        team=life.world.teams[life.team], category=life.world.categories[life.story.category],
    )  # fmt: skip
    if life.twist == "duplicate":
        yield from _said_twice(life)


def is_cancelled(life: Life) -> bool:
    """Whether nothing needs to be done after all."""
    return life.priority >= 2 and not life.twist and life.roll.chance(_CANCELLED)


def cancel(life: Life) -> Steps:
    """取消, with the reason."""
    yield from life.pass_until(life.after(10, 200))
    moves.cancel(key=life.order, by=life.agent, at=life.now, reason=life.say("cancelled"))


def assign(life: Life, *, by: Actor | None = None, remote: bool) -> Steps:
    """派单: who is able and least far away; not always the very best, they have others to serve."""
    able = life.world.able(life.case.trade, life.thing.skill, life.thing.city, remote=remote)
    best = able[: 5 if remote else 3]
    chosen = life.roll.pick(best, [5, 4, 3, 2, 1][: len(best)])
    yield from life.pass_until(life.after(*_ASSIGN_MINUTES[life.priority]))
    moves.assign(key=life.order, by=by or life.dispatcher, at=life.now, owner=chosen.key)
    life.owner = chosen


def _report(life: Life, key: UUID, mark: str) -> WorkOrder:
    roll, contact = life.roll, life.world.contact(life.contact)
    channels = {"phone": 38, "wechat": 27, "email": 10, "web": 34 if contact else 0,
                "qr": 9 if life.case.trade == "equipment" else 0}  # fmt: skip
    channel = "phone" if life.story.planned else roll.pick(list(channels), list(channels.values()))
    by = life.agent if channel == "phone" else contact if channel == "web" else None
    guess = life.priority if life.priority == 0 or roll.chance(0.6) else None
    title, said = life.filled(roll.pick(life.story.titles)), life.filled(roll.pick(life.story.says))
    fault = life.say("fault", code=life.story.fault) if life.story.fault and roll.chance(0.4) else ""
    return orders.report(
        by=by,
        at=life.now,
        kind=life.story.kind,
        title=title,
        description=f"{said}{fault}",
        channel=channel,
        customer=life.customer.key,
        contact=life.contact.key,
        site=life.thing.site,
        asset=life.thing.key,
        priority=guess,
        tags=[life.say("tags")] if roll.chance(0.22) else (),
        **asked(life.world.seed, mark, channel),
        custom=forms.given(life.world.seed, mark, life.story.kind),
        key=key,
        external_id=f"demo-{mark}",
    )


def _said_twice(life: Life) -> Steps:
    """A colleague of the customer reports the same; the agent sees it and merges."""
    yield from life.pass_until(life.after(4, 40))
    other = life.remember(_report(life, life.key("twice"), f"{life.case.age}b"))
    yield from life.pass_until(life.now + timedelta(minutes=life.roll.randint(3, 18)))
    moves.merge(key=other, by=life.agent, at=life.now, into=life.order)


def child(life: Life) -> UUID:
    """A part of the matter with an order of its own, under the first: another thing of the same customer."""
    thing = life.roll.pick(life.customer.of(life.story.families))
    return life.remember(
        orders.report(
            by=life.dispatcher,
            at=life.now,
            kind=life.story.kind,
            title=life.say("along", other=thing.name),
            description=life.say("along_said"),
            channel="phone",
            customer=life.customer.key,
            contact=life.contact.key,
            site=thing.site,
            asset=thing.key,
            parent=life.order,
            priority=3,
            key=life.key("child"),
            external_id=f"demo-{life.case.age}b",
        )
    )


def set_aside_until(life: Life, reason: Wait, days: int, text: str, *, by: Actor) -> None:
    """挂起 until the morning of a day to come."""
    morning = (life.now + timedelta(days=days)).replace(hour=0, minute=30, second=0, microsecond=0)
    wake = max(morning, life.now + timedelta(hours=2))
    moves.wait(key=life.order, by=by, at=life.now, reason=reason, wake_at=wake, note=text)


def go_on(life: Life, *, by: Actor) -> None:
    """恢复, unless the order has woken by itself meanwhile."""
    if WorkOrder.objects.filter(pk=life.orders[0], state=Order.WAITING).exists():
        moves.resume(key=life.order, by=by, at=life.now)
