"""Data nobody meant: a decision is made all the same, says what was lacking, and drops nobody in silence."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.customers.models import Site
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.models import Decision, Waiting
from aftersales.dispatch.queries import health, standing
from aftersales.dispatch.queries.explaining import why_not
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, EngineerSkill, Leave, Person
from aftersales.workorders.actions import moves, orders, visits
from aftersales.workorders.models import WorkOrder
from tests.dispatch.waiting import DAY, HOUR, engineer, key_of, shifts_alone

Received = Callable[..., WorkOrder]


@pytest.fixture
def triaged(report: Received, agnes: Actor, at_work: None) -> Received:
    """Orders nobody looks for somebody for."""

    def make(**told: Any) -> WorkOrder:
        return moves.triage(key=report(at=now(), **told).key, by=agnes, at=now(), priority=2)

    return make


def decided(order: WorkOrder, agnes: Actor) -> Decision:
    """As of now; everybody was looked at, whatever is missing of them."""
    standing.forget()
    decision = decide(order=order.key, by=agnes, at=now())
    assert decision.candidates == Engineer.objects.count()
    return decision


def lacks(agnes: Actor) -> dict[str, tuple[str, ...]]:
    standing.forget()
    return {one.name: one.what for one in health.lacking(agnes, now())}


@pytest.mark.usefixtures("by_itself", "at_work")
def test_nobody_has_the_skill(received: Received) -> None:
    EngineerSkill.objects.update(valid_until=now().date() - DAY)
    order = received()
    assert Decision.objects.get().failing == ["skill"]
    assert [one["rule"] for one in Waiting.objects.get(order=order).lacks] == ["skill"]
    assert Notice.objects.filter(code="order_undecided", subject=order.key).exists()


def test_a_window_that_is_over_is_said_and_never_planned_into(triaged: Received, agnes: Actor) -> None:
    at, order = now(), triaged()
    visits.plan(order=order.key, by=agnes, at=at - 2 * DAY, promised=(at - DAY, at - DAY + 2 * HOUR))
    decision = decided(order, agnes)
    assert decision.chosen is None and "window" in decision.failing
    said = why_not(order.key, decision.key, key_of("tess"), agnes, "en")
    assert "could be there only outside the agreed window" in [one.words for one in said.reasons]


def test_who_lacks_a_home_a_shift_or_skills_is_weighed_and_named(triaged: Received, agnes: Actor) -> None:
    shifts_alone()
    Engineer.objects.update(home_latitude=None, home_longitude=None)
    EngineerSkill.objects.filter(engineer=engineer("toby")).delete()
    nobody_s = Person.objects.create(name="nils", email="nils@example.com", password="!")
    Engineer.objects.create(person=nobody_s, level=1, calendar=engineer("tess").calendar)
    decision = decided(triaged(), agnes)
    assert decision.chosen == engineer("tess")  # without a home, an hour away
    assert lacks(agnes) == {
        "tess": ("no_home",),
        "toby": ("no_home", "no_skills"),
        "olaf": ("no_home", "no_skills"),
        "nils": ("no_home", "no_duty", "no_skills"),
    }


def test_homes_at_null_island_and_turned_round_are_named_and_count_as_unknown(triaged: Received, agnes: Actor) -> None:
    Engineer.objects.update(home_latitude=43.8, home_longitude=87.6)
    for n in range(3):
        person = Person.objects.create(name=f"near {n}", email=f"near{n}@example.com", password="!")
        Engineer.objects.create(
            person=person, level=1, calendar=engineer("tess").calendar, home_latitude=43.8, home_longitude=87.6
        )
    order = triaged()
    Engineer.objects.filter(person__name="olaf").update(home_latitude=87.6, home_longitude=43.8)
    Engineer.objects.filter(person__name="tess").update(home_latitude=0.0, home_longitude=0.0)
    told = lacks(agnes)
    assert (told["tess"][0], told["olaf"][0]) == ("null_island", "swapped")
    decision = decided(order, agnes)
    for name in ("tess", "olaf"):
        assert why_not(order.key, decision.key, key_of(name), agnes, "en").travel_minutes == 60


def test_a_site_at_null_island_is_an_unknown_place_not_one_in_the_sea(triaged: Received, agnes: Actor) -> None:
    Site.objects.update(latitude=0.0, longitude=0.0)
    order = triaged()
    decision = decided(order, agnes)
    assert decision.chosen is not None
    assert why_not(order.key, decision.key, key_of("tess"), agnes, "en").travel_minutes == 60


def test_a_site_turned_round_is_too_far_for_everybody_and_says_so(triaged: Received, agnes: Actor) -> None:
    Site.objects.update(latitude=31.2, longitude=-58.5)
    decision = decided(triaged(), agnes)
    assert decision.chosen is None and "distance" in decision.failing


def test_an_order_without_a_site_or_a_customer_finds_somebody(agnes: Actor, at_work: None) -> None:
    made = orders.report(by=agnes, at=now(), kind="repair", title="somewhere")
    order = moves.triage(key=made.key, by=agnes, at=now(), priority=2)
    assert decided(order, agnes).chosen is not None


def test_leave_for_a_century_is_leave(triaged: Received, agnes: Actor) -> None:
    at = now()
    for one in Engineer.objects.all():
        Leave.objects.create(
            engineer=one, kind="other", starts_at=at - timedelta(days=36_500), ends_at=at + timedelta(days=36_500)
        )
    assert decided(triaged(), agnes).failing[0] == "available"
