"""Crews by themselves: found and sent at once, and the seat of whoever falls ill is filled anew."""

from collections.abc import Callable
from datetime import date

import pytest

from aftersales.base.clock import now
from aftersales.dispatch import reactions
from aftersales.dispatch.actions import crews
from aftersales.dispatch.models import Sending, Waiting
from aftersales.notices.models import Notice
from aftersales.people.actions import engineers
from aftersales.people.events import LeaveTaken
from aftersales.people.models import Mentorship
from aftersales.people.states import LeaveKind
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import facts_of
from tests.dispatch.waiting import DAY, MINUTE, engineer, key_of, look, work_off

Received = Callable[..., WorkOrder]
TWO = {"any": [{"all": [{"role": "lead", "skills": [{"skill": "vrf", "least": 2}]}, {"role": "mate"}]}]}

pytestmark = pytest.mark.usefixtures("at_work", "by_itself")


def going(order: WorkOrder) -> list[str]:
    """Who is booked for an order, by name."""
    rows = Booking.objects.filter(visit__order=order, released_at__isnull=True)
    return sorted(rows.values_list("engineer__person__name", flat=True))


def falls_ill(name: str) -> None:
    at = now()
    leave = engineers.take_leave(
        key=key_of(name), by=None, at=at, kind=LeaveKind.SICK, starts_at=at, ends_at=at + 2 * DAY
    )
    told = LeaveTaken(person=key_of(name), leave=leave.key, starts_at=leave.starts_at, ends_at=leave.ends_at, at=at)
    reactions.cover(told)
    work_off()


def test_a_crew_is_sent_by_itself_and_its_empty_seat_filled(received: Received) -> None:
    crews.publish_rule(by=None, at=now(), body=TWO)
    order = received()
    sent = Sending.objects.get(decision__order=order)
    assert len(going(order)) == 2 and sent.visit is not None
    before, stays = going(order), sent.engineer.person.name
    (ill,) = [one for one in before if one != stays]
    visit = Visit.objects.get(order=order)
    falls_ill(ill)
    after = going(order)
    assert stays in after and ill not in after and len(after) == 2
    again = Visit.objects.get(order=order)
    assert (again.starts_at, again.ends_at, again.engineer) == (visit.starts_at, visit.ends_at, visit.engineer)
    assert "CrewMateReplaced" in facts_of(order.key)
    assert Notice.objects.filter(code="visit_mate_replaced", subject=order.key).exists()


def test_whom_an_apprentice_goes_with_is_replaced_by_a_person(received: Received) -> None:
    tess, toby = engineer("tess"), engineer("toby")
    Mentorship.objects.create(mentor=tess, apprentice=toby, started_on=date(2026, 1, 1))
    lead = {"role": "lead", "level": 3}
    crews.publish_rule(by=None, at=now(), body={"any": [{"all": [lead, {"role": "apprentice"}]}], "mentor": True})
    order = received()
    assert going(order) == ["tess", "toby"]
    falls_ill("tess")
    assert going(order) == ["tess", "toby"]
    assert Notice.objects.filter(code="visit_uncovered", subject=order.key).exists()


def test_an_order_for_which_no_crew_comes_together_waits(received: Received) -> None:
    four = {"any": [{"all": [{"role": "lead"}, *[{"role": "mate"}] * 3]}]}
    crews.publish_rule(by=None, at=now(), body=four)
    order = received()
    waits = Waiting.objects.get(order=order)
    assert [one["rule"] for one in waits.lacks][:1] == ["crew"] and not going(order)


def test_what_is_said_of_an_order_that_waits_is_looked_at(received: Received) -> None:
    four = {"any": [{"all": [{"role": "lead"}, *[{"role": "mate"}] * 3]}]}
    crews.publish_rule(by=None, at=now(), body=four)
    order = received()
    crews.set_crew(order=order.key, by=None, at=now(), body=None, reason="One is enough")
    reactions.look_again(None)  # type: ignore[arg-type]
    assert look(now() + MINUTE) == 1 and len(going(order)) == 1
