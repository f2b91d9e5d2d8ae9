"""One case as it is lived: the generator that lives it yields each instant before it acts at that instant.

What is rolled and looked up lies here; what happens is told in `beginnings`, `remote`, `field` and `endings`.
"""

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from aftersales.base import worktime
from aftersales.base.compiled import Compiled
from aftersales.people.access import Actor
from aftersales.server.demo.books import Story, book, stories
from aftersales.server.demo.calls import ENGINEER
from aftersales.server.demo.cases import Case
from aftersales.server.demo.dice import dice, key_at
from aftersales.server.demo.seasons import ZONE, closing, warm
from aftersales.server.demo.world import Somebody, Thing, Worker, World
from aftersales.workorders.actions import notes
from aftersales.workorders.clock import State
from aftersales.workorders.models import SlaClock, WorkOrder
from aftersales.workorders.rules import NEXT_UPDATE, RESOLUTION

Steps = Generator[datetime, None, None]

LATE: Final = 0.055
"""The share of cases that somebody lets slip."""
_DILIGENCE: Final = ((1.6, 2.6), (1.6, 2.0), (1.8, 1.8), (2.0, 1.6))
"""How much of the promised time is used, by priority: what is not urgent is done towards the end (beta a, b)."""
_SILENCE: Final = tuple(timedelta(minutes=minutes) for minutes in (25, 100, 360, 720))
"""Spans after which it is time to think of the next update, by priority."""


_CLOCK: Final = Compiled(lambda order, target: SlaClock.objects.filter(order=order, target=target))


class Life:
    """A case, its dice, and what has come of it so far."""

    def __init__(self, world: World, case: Case) -> None:
        self.world = world
        self.case = case
        self.until = world.until
        self.roll = dice(world.seed, "life", case.age)
        self.now = case.at
        self.orders: list[int] = []
        self.customer = world.near(ENGINEER, self.roll) if case.call else world.customer(self.roll, case.trade)
        self.thing, self.story = self._chosen()
        self.contact: Somebody = self.roll.pick(self.customer.contacts)
        self.priority = 0 if case.urgent else self.roll.pick(range(4), self.story.odds)
        if case.call:
            self.priority = max(2, self.priority)
        self.remote = case.trade == "software" and not self.story.planned or self.story.remote
        self.late = self.roll.chance(LATE) or case.urgent
        self.agent = world.agent(self.roll)
        self.dispatcher = world.dispatcher(case.trade, self.thing.city)
        self.twist = "duplicate" if case.twist and (self.remote or self.story.planned) else case.twist
        self.team = world.team(case.trade, self.thing.city, remote=self.remote)
        self.order = UUID(int=0)
        self.owner: Worker | None = None
        self.words = self._words()

    # -- time --------------------------------------------------------------------------------------------------------

    @property
    def around_the_clock(self) -> bool:
        """Whether people get up at night for it: it is a standstill, or whoever goes is on duty."""
        return self.priority == 0 or self.case.call is not None

    def after(self, least: float, most: float) -> datetime:
        """So many minutes on: of the clock when it is urgent, else of office hours."""
        span = self.roll.minutes(least, most)
        return self.now + span if self.around_the_clock else worktime.add(self.world.office, self.now, span)

    def due(self, target: str) -> datetime | None:
        """When a promise of the order falls due, if its clock runs or stands."""
        clock = _CLOCK.first(self.orders[0], target)
        return clock.due_at if clock is not None and clock.state != State.STOPPED else None

    def pass_until(self, at: datetime) -> Steps:
        """Let time pass until `at`; when that is long, the customer hears from us in between, as promised."""
        at = max(at, self.now + timedelta(seconds=20))
        if at - self.now > _SILENCE[self.priority]:
            yield from self._keep_informed(at)
        self.now = at
        yield at

    def _keep_informed(self, at: datetime) -> Steps:
        for _ in range(12):
            due = self.due(NEXT_UPDATE)
            if due is None or due >= at or self.roll.chance(0.03):
                return
            told = self.now + (due - self.now) * self.roll.uniform(0.35, 0.68)
            told = told if self.around_the_clock else worktime.next_opening(self.world.office, told)
            if told >= min(at, due):
                return
            self.now = max(told, self.now + timedelta(seconds=40))
            yield self.now
            if self.due(NEXT_UPDATE) is None:
                return
            self.tell("update")

    def good_time(self, least: float = 0.1, most: float = 0.9) -> datetime:
        """When it will be solved: within what was promised, or, when somebody lets it slip, after that."""
        due = self.due(RESOLUTION) or self.after(240, 960)
        if self.late:
            return max(due, self.now) + self.roll.minutes(40, 1300)
        share = least + (most - least) * self.roll.betavariate(*_DILIGENCE[self.priority])
        at = self.now + (due - self.now) * share if due > self.now else self.after(20, 120)
        return at if self.around_the_clock else worktime.next_opening(self.world.office, at)

    # -- words -------------------------------------------------------------------------------------------------------

    def say(self, saying: str, **words: object) -> str:
        """One of the sayings of this name, with this case's words put in."""
        return self.filled(self.roll.pick(book("sayings")[saying]), **words)

    def filled(self, text: str, **words: object) -> str:
        """A text of the books with this case's words put in."""
        local = (self.now + timedelta(hours=3)).astimezone(ZONE)
        soon = f"{local.month} 月 {local.day} 日 {local.hour} 点"
        return text.format(**{**self.words, "when": soon, **words})

    def tell(self, saying: str, *, by: Actor | None = None, **words: object) -> None:
        """Say something to the customer."""
        self._note(self.say(saying, **words), by or self.speaker, public=True)

    def note(self, text: str, *, by: Actor, to: Actor | None = None) -> None:
        """Say something among ourselves; or to one of us, by name."""
        named = f"@{to.name} {text}" if to is not None else text
        self._note(named, by, public=False, mentions=[to.key] if to is not None else [])

    def answer(self, saying: str) -> None:
        """The customer writes; whoever cannot sign in phones, and an agent writes it down."""
        person, text = self.world.contact(self.contact), self.say(saying)
        if person is not None:
            self._note(text, person, public=True)
        else:
            self._note(self.say("phoned", answer=text), self.agent, public=False)

    def _note(self, text: str, by: Actor, *, public: bool, mentions: list[UUID] | None = None) -> None:
        key = key_at(self.now, self.world.seed, "note", self.case.age, self.roll.random())
        notes.add_note(
            key=self.order, by=by, at=self.now, body=text, public=public, mentions=mentions or [], note_key=key
        )

    @property
    def speaker(self) -> Actor:
        """Who speaks for us: whoever has the order in hand, else the agent."""
        return self.world.staff(self.owner.sign_in) if self.owner is not None else self.agent

    def key(self, *path: object) -> UUID:
        return key_at(self.now, self.world.seed, "life", self.case.age, *path)

    def remember(self, order: WorkOrder) -> UUID:
        """Whatever falls due for this order is this life's to see to."""
        self.orders.append(order.pk)
        return order.key

    # -- what it is --------------------------------------------------------------------------------------------------

    def _chosen(self) -> tuple[Thing, Story]:
        day = self.case.at.astimezone(ZONE).date()
        fitting = [one for one in stories(self.case.trade) if self.customer.of(one.families)]
        if self.case.call:
            fitting = [one for one in fitting if not (one.planned or one.remote)]
        if self.case.urgent:
            fitting = [one for one in fitting if one.odds[0]] or fitting
        story = self.roll.pick(
            fitting,
            [one.weight * (1 + (one.warm - 1) * warm(day)) * (1 + (one.closing - 1) * closing(day)) for one in fitting],
        )
        return self.roll.pick(self.customer.of(story.families)), story

    def _words(self) -> dict[str, object]:
        roll, day = self.roll, self.case.at.astimezone(ZONE).date()
        floor = roll.randint(2, 18)
        return {
            "asset": self.thing.name,
            "product": self.thing.product,
            "called": self.contact.called,
            "room": roll.pick(book("sayings")["rooms"]),
            "hot": round(roll.uniform(26.8, 31.5), 1),
            "cool": round(roll.uniform(17.5, 22.8), 1),
            "frost": f"−{roll.randint(4, 12)}",
            "tons": roll.randint(6, 60),
            "guest": f"{floor}{roll.randint(1, 22):02d}",
            "floor": floor,
            "n": roll.randint(1, 4),
            "few": roll.randint(2, 9),
            "tens": roll.randint(18, 60),
            "money": f"{roll.randint(120, 89000) / 10:,.2f}",
            "month": day.month - 1 or 12,
            "quarter": (day.month + 2) // 3,
            "patch": f"P{roll.randint(10, 30)}",
            "hurry": roll.pick(book("sayings")["hurry"]),
        }
