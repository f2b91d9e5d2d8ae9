"""Crews that share people, sent at the same moment over connections of their own: nobody is booked twice, and of each
crew all are booked or nobody."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from aftersales.base.errors import Refusal
from aftersales.dispatch.actions import crews
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import standing
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, Engineer, Person, Role
from aftersales.workorders.actions import moves
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import NOON

THREE = {"any": [{"all": [{"role": "lead"}, {"role": "mate"}, {"role": "mate"}]}]}
ORDERS = 8


@pytest.mark.django_db(transaction=True)
def test_of_crews_that_share_people_all_are_booked_or_nobody(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    calendar, role = Calendar.objects.get(code="cn-office"), Role.objects.get(code="engineer")
    for n in range(3):
        person = Person.objects.create(name=f"e{n}", email=f"e{n}@example.com", password="!")
        person.roles.add(role)
        Engineer.objects.create(person=person, level=1, calendar=calendar)
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    crews.publish_rule(by=None, at=NOON, body=THREE)
    standing.forget()
    rows = [moves.triage(key=report().key, by=agnes, at=NOON, priority=2) for _ in range(ORDERS)]
    decisions = [decide(order=row.key, by=None, at=NOON) for row in rows]
    assert all(one.chosen_id is not None and len(one.crew.members) == 3 for one in decisions)
    told: Counter[str] = Counter()
    lock, together = threading.Lock(), threading.Barrier(ORDERS)

    def go(decision: Decision) -> None:
        together.wait()
        try:
            send(order=decision.order.key, decision=decision.key, by=None, at=NOON)
            said = "sent"
        except Refusal as refusal:
            said = refusal.code
        finally:
            connection.close()
        with lock:
            told[said] += 1

    threads = [threading.Thread(target=go, args=(one,)) for one in decisions]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert told["sent"] >= 1 and set(told) <= {"sent", "double_booked"}
    booked = list(Booking.objects.filter(released_at__isnull=True))
    assert len(booked) == 3 * told["sent"] == 3 * Visit.objects.count()
    for one in booked:
        others = [each for each in booked if each.engineer_id == one.engineer_id and each.pk != one.pk]
        assert not any(each.period.lower < one.period.upper and one.period.lower < each.period.upper for each in others)
