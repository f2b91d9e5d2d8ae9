"""Whatever happens to an order in whatever order: at most one offer is open, at most one person goes, and nobody who
said no is asked again the same day."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import Count

from aftersales.base.errors import Refusal
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers import going_on, settling
from aftersales.dispatch.actions.offers.answering import accept, decline
from aftersales.dispatch.actions.offers.ending import NEXT, withdraw
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.offers.ringing import ring_next
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Offer, Round
from aftersales.dispatch.queries import standing
from aftersales.dispatch.rules import COOL_OFF, REASONS
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Engineer, Person
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import NOON

STEPS = 30
MINUTE = timedelta(minutes=1)


class Walk:
    """One order, and everything that can happen to it."""

    def __init__(self, seed: int, order: WorkOrder, desk: Actor) -> None:
        self.chance, self.order, self.desk, self.at = random.Random(seed), order, desk, NOON  # noqa: S311 - a walk
        self.people = [snapshot(Person.objects.get(name=name)) for name in ("tess", "toby")]

    def step(self) -> None:
        self.at += self.chance.choice((0, 0, 1, 7, 40)) * MINUTE
        deeds: list[Callable[[], Any]] = [
            self.ask, self.ask, self.accept, self.accept, self.decline, self.decline, self.ring, self.ring, self.jobs,
            self.jobs, self.jobs, self.settle, self.withdraw, self.send, self.confirm, self.refuse, self.cancel,
        ]  # fmt: skip
        try:
            with transaction.atomic():
                self.chance.choice(deeds)()
        except Refusal:
            pass  # told clearly, and nothing happened

    def ask(self) -> None:
        decision = decide(order=self.order.key, by=None, at=self.at)
        how = self.chance.choice(("offer", "offer", "broadcast", "pool"))
        offer(order=self.order.key, decision=decision.key, by=None, at=self.at, how=how, minutes=30)

    def _any(self) -> tuple[Offer, Actor]:
        rows = list(Offer.objects.filter(order=self.order).order_by("-pk")[:4])
        if not rows:
            raise Refusal("nothing_there")
        one = self.chance.choice(rows)
        return one, next(who for who in self.people if who.id == one.engineer_id)

    def accept(self) -> None:
        one, who = self._any()
        accept(key=one.key, by=who, at=self.at)

    def decline(self) -> None:
        one, who = self._any()
        decline(key=one.key, by=who, at=self.at, reason=self.chance.choice(REASONS))

    def ring(self) -> None:
        while ring_next(at=self.at):
            pass

    def jobs(self) -> None:
        """The jobs that wait, now and then twice, as after a kill."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s RETURNING args->>'after'", [NEXT])
            for (after,) in cursor.fetchall():
                for _ in range(self.chance.choice((1, 1, 2))):
                    going_on.ask_next(after=UUID(after), at=self.at)

    def settle(self) -> None:
        settling.settle(order=self.order.key, at=self.at)

    def withdraw(self) -> None:
        withdraw(order=self.order.key, by=self.desk, at=self.at)

    def send(self) -> None:
        decision = decide(order=self.order.key, by=None, at=self.at)
        send(order=self.order.key, decision=decision.key, by=self.desk, at=self.at, over_offers=True)

    def _visit(self) -> tuple[Visit, Actor]:
        visit = Visit.objects.filter(order=self.order, engineer__isnull=False, ended_at__isnull=True).first()
        if visit is None:
            raise Refusal("nothing_there")
        return visit, next(who for who in self.people if who.id == visit.engineer_id)

    def confirm(self) -> None:
        visit, who = self._visit()
        visits.confirm(key=visit.key, by=who, at=self.at)

    def refuse(self) -> None:
        visit, who = self._visit()
        visits.decline(key=visit.key, by=who, at=self.at, reason="schedule")

    def cancel(self) -> None:
        visit, _ = self._visit()
        if self.chance.random() < 0.7:
            visits.cancel(key=visit.key, by=self.desk, at=self.at)
        else:
            moves.cancel(key=self.order.key, by=self.desk, at=self.at, reason="duplicate")

    def holds(self) -> None:
        """What is true at any time."""
        assert Round.objects.filter(order=self.order, state="open").count() <= 1
        going = self.order.visits.filter(engineer__isnull=False, ended_at__isnull=True)
        assert going.count() <= 1
        assert not Offer.objects.filter(order=self.order, state="open").exclude(round__state="open").exists()
        rounds = Round.objects.filter(order=self.order).annotate(n=Count("offers"))
        assert all(one.n for one in rounds)
        self._none_too_soon()

    def _none_too_soon(self) -> None:
        """Nobody is asked within a day of a no; who was asked by name and said nothing, neither."""
        for one in Offer.objects.filter(order=self.order, state="declined").select_related("round"):
            later = Offer.objects.filter(
                order=self.order, engineer=one.engineer_id, round__opened_at__gt=one.answered_at,
                round__opened_at__lt=one.answered_at + COOL_OFF, pk__gt=one.pk,
            )  # fmt: skip
            assert not later.exists()


@pytest.mark.parametrize("seed", range(12))
def test_any_walk_leaves_one_offer_and_one_who_goes(triaged: WorkOrder, agnes: Actor, seed: int) -> None:
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    standing.forget()
    walk = Walk(seed, triaged, agnes)
    for _ in range(STEPS):
        walk.step()
        walk.holds()
    walk.settle()
    for _ in range(6):  # with time alone it comes to an end: somebody goes, it is over, or nobody is left to ask
        walk.at += timedelta(days=1)
        walk.ring()
        walk.jobs()
        walk.holds()
    assert not Round.objects.filter(order=triaged, state="over", followed_at__isnull=True).exists()
