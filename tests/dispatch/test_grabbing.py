"""Many grab one order 抢单 at the same moment, each over a connection of their own: one has it, all others hear so."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from aftersales.base.errors import Refusal
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers.answering import accept
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.models import Offer
from aftersales.dispatch.queries import standing
from aftersales.people.access import snapshot
from aftersales.people.models import Calendar, Engineer, EngineerSkill, Person, Role, Skill
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import NOON

GRABBING = 200
AT_ONCE = 120
"""Connections at one time: a server has fewer than those who wait for it."""


def engineers() -> None:
    """So many of them that together with the cast the pool has 200."""
    calendar, skill = Calendar.objects.get(code="cn-office"), Skill.objects.get(code="vrf")
    role = Role.objects.get(code="engineer")
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    for n in range(GRABBING - 2):
        person = Person.objects.create(name=f"e{n}", email=f"e{n}@example.com", password="!")
        person.roles.add(role)
        one = Engineer.objects.create(
            person=person, level=1, calendar=calendar, home_latitude=31.24, home_longitude=121.49
        )
        EngineerSkill.objects.create(engineer=one, skill=skill, proficiency=2, valid_from=date(2025, 1, 1))
    standing.forget()


@pytest.mark.django_db(transaction=True)
def test_two_hundred_grab_one_order_and_one_has_it(triaged: WorkOrder) -> None:
    engineers()
    decision = decide(order=triaged.key, by=None, at=NOON)
    around = offer(order=triaged.key, decision=decision.key, by=None, at=NOON, how="pool")
    offers = list(around.offers.select_related("engineer__person"))
    assert len(offers) == GRABBING
    actors = [snapshot(one.engineer.person) for one in offers]
    told: Counter[str] = Counter()
    gate, lock = threading.Semaphore(AT_ONCE), threading.Lock()
    together = threading.Barrier(GRABBING)

    def grab(n: int) -> None:
        together.wait()
        with gate:
            try:
                accept(key=offers[n].key, by=actors[n], at=NOON)
                said = "accepted"
            except Refusal as refusal:
                said = refusal.code
            finally:
                connection.close()
        with lock:
            told[said] += 1

    run(grab)
    assert told == {"accepted": 1, "offer_taken": GRABBING - 1}
    assert Counter(around.offers.values_list("state", flat=True)) == {"accepted": 1, "gone": GRABBING - 1}
    visit = Visit.objects.get(order=triaged)
    assert visit.state == "confirmed"
    assert Booking.objects.get(released_at__isnull=True).engineer_id == visit.engineer_id
    assert Offer.objects.get(state="accepted").engineer_id == visit.engineer_id


def run(grab: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=grab, args=(n,)) for n in range(GRABBING)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
