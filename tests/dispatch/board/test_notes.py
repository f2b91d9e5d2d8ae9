"""What is worth knowing of a place though no rule is against it: it is amber, and what it is amber for is said."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.customers.models import Site
from aftersales.dispatch.actions.wishes import wish
from aftersales.dispatch.queries.board.reasons import Weight
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, Engineer, Team
from aftersales.workorders.actions import visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.models import SlaClock, Visit, WorkOrder
from tests.conftest import NOON
from tests.dispatch.board.judged import by_rules, said
from tests.dispatch.waiting import HOUR, engineer, key_of

TWO = NOON + 2 * HOUR
MINUTE = timedelta(minutes=1)


def hours(name: str, *periods: list[int]) -> None:
    """On Wednesdays they work so, by a calendar."""
    told = {"name_zh": "-", "name_en": "-", "zone": "Asia/Shanghai", "weekly": {"2": list(periods)}}
    Engineer.objects.filter(pk=engineer(name).pk).update(calendar=Calendar.objects.create(code="wednesdays", **told))


def test_somebody_of_another_area_is_a_note_until_a_rule_keeps_everybody_to_theirs(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    assert "area" not in said(visit, "toby", TWO, agnes)
    assert said(visit, "olaf", TWO, agnes)["area"].weight is Weight.NOTE
    by_rules(territory=True)
    told = said(visit, "olaf", TWO, agnes)
    assert "area" not in told and told["territory"].weight is Weight.RULE


@pytest.mark.parametrize(
    ("rule", "code", "weight"), [(True, "access", Weight.RULE), (False, "access_hours", Weight.NOTE)]
)
def test_hours_in_which_nobody_gets_in_are_a_rule_where_the_policy_says_so_and_else_a_note(
    rule: bool, code: str, weight: Weight, planned: Callable[..., Visit], agnes: Actor
) -> None:
    by_rules("access", **({"access": True} if rule else {}))
    Site.objects.filter(customer__code="acme").update(access_hours={"2": [[9 * 60, 15 * 60]]})
    visit = planned("tess", TWO)
    assert not {"access", "access_hours"} & said(visit, "toby", TWO, agnes).keys(), "until the very minute they close"
    told = said(visit, "toby", TWO + 15 * MINUTE, agnes)
    assert told[code].weight is weight and len({"access", "access_hours"} & told.keys()) == 1


def test_whom_the_customer_would_rather_have_is_named_unless_they_go_at_least_along(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    wish(by=None, at=NOON, order=visit.order.key, engineer=key_of("toby"), how="rather", reason="-")
    told = said(visit, "tess", TWO, agnes)["rather"]
    assert (told.weight, told.facts["name"]) == (Weight.NOTE, "toby")
    assert "rather" not in said(visit, "toby", TWO, agnes)
    assert "rather" not in said(visit, "tess", TWO, agnes, mates=["toby"])


def test_whoever_does_not_speak_the_contacts_language_is_named(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    assert visit.order.contact is not None and visit.order.contact.person is not None
    Engineer.objects.filter(pk=engineer("toby").pk).update(languages=[visit.order.contact.person.language])
    Engineer.objects.filter(pk=engineer("tess").pk).update(languages=[])
    assert "language" not in said(visit, "toby", TWO, agnes)
    told = said(visit, "tess", TWO, agnes)["language"]
    assert (told.weight, told.facts["name"]) == (Weight.NOTE, "tess")


def test_minutes_beyond_the_calendar_are_overtime_also_within_a_shift(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    hours("toby", [9 * 60, 17 * 60])
    assert "overtime" not in said(visit, "toby", NOON + 4 * HOUR, agnes), "until five in the afternoon"
    told = said(visit, "toby", NOON + 4 * HOUR + 30 * MINUTE, agnes)["overtime"]
    assert (told.weight, told.facts["minutes"]) == (Weight.NOTE, 30)


@pytest.mark.parametrize(("rule", "code", "weight"), [(True, "workload", Weight.RULE), (False, "cap", Weight.NOTE)])
def test_more_than_somebody_works_on_a_day_is_a_rule_where_the_policy_says_so_and_else_a_note(
    rule: bool, code: str, weight: Weight, planned: Callable[..., Visit], agnes: Actor
) -> None:
    by_rules("workload", **({"workload": True} if rule else {}))
    visit, _ = planned("tess", TWO), planned("toby", NOON + 4 * HOUR)
    Engineer.objects.filter(pk=engineer("toby").pk).update(workload_cap_minutes=120)
    assert not {"workload", "cap"} & said(visit, "toby", TWO, agnes).keys()
    told = said(visit, "toby", TWO, agnes, ends=TWO + HOUR + 5 * MINUTE)
    assert told[code].weight is weight and len({"workload", "cap"} & told.keys()) == 1
    if not rule:
        assert told["cap"].facts["minutes"] == 125 and "120" in told["cap"].words


def test_work_over_a_break_says_which(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    hours("toby", [8 * 60, 13 * 60], [14 * 60, 18 * 60])
    assert "break" not in said(visit, "toby", TWO, agnes), "from the very end of it on"
    told = said(visit, "toby", TWO - 15 * MINUTE, agnes)["break"]
    assert (told.weight, told.facts["starts_at"], told.facts["ends_at"]) == (Weight.NOTE, NOON + HOUR, TWO)


def test_whoever_has_less_time_to_get_ready_than_the_policy_gives_is_told_when_they_have_to_leave(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    told = said(visit, "toby", NOON + 30 * MINUTE, agnes)["short_notice"]
    way = NOON + 30 * MINUTE - told.facts["starts_at"]
    assert told.weight is Weight.NOTE and told.facts["minutes"] == 30 and 0 * MINUTE < way < 30 * MINUTE
    assert "short_notice" not in said(visit, "toby", NOON + 30 * MINUTE + way, agnes)
    assert "short_notice" in said(visit, "toby", NOON + 29 * MINUTE + way, agnes)


def test_after_the_nearest_promise_of_its_order_it_is_said_by_how_much(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    assert SlaClock.objects.filter(order=visit.order, stopped_at=None).update(due_at=TWO)
    assert "late" not in said(visit, "toby", TWO, agnes)
    told = said(visit, "toby", TWO + 20 * MINUTE, agnes)["late"]
    assert (told.weight, told.facts["minutes"], told.facts["ends_at"]) == (Weight.NOTE, 20, TWO)


@pytest.fixture
def behind(planned: Callable[..., Visit], undecided: Callable[..., WorkOrder]) -> tuple[Visit, Visit]:
    """A visit of an order, and one of a related order that is made after it."""
    first, other = planned("tess", TWO), undecided()
    WorkOrder.objects.filter(pk=other.pk).update(parent=first.order)
    start = TWO + 2 * HOUR
    told: dict[str, Any] = {"engineer": key_of("olaf"), "starts_at": start, "ends_at": start + HOUR}
    return first, visits.plan(order=other.key, by=None, at=NOON, turn=Wanted(after=first.key), **told)


def test_a_visit_that_comes_after_it_and_could_not_begin_as_planned_is_named(
    behind: tuple[Visit, Visit], agnes: Actor
) -> None:
    first, second = behind
    assert "pushes" not in said(first, "toby", TWO + HOUR, agnes), "done at the very minute"
    told = said(first, "toby", TWO + HOUR + 5 * MINUTE, agnes)["pushes"]
    assert (told.weight, told.facts["visit"]) == (Weight.NOTE, second.key)
    assert (told.facts["order"], told.facts["number"]) == (second.order.key, second.order.number)
    assert (told.facts["starts_at"], told.facts["earliest_at"]) == (TWO + 2 * HOUR, TWO + 2 * HOUR + 5 * MINUTE)
    assert f"W-{second.order.number}" in told.words


def test_a_visit_behind_of_an_order_the_reader_does_not_see_has_no_name(
    behind: tuple[Visit, Visit], dan: Actor
) -> None:
    first, second = behind
    WorkOrder.objects.filter(pk=second.order_id).update(team=Team.objects.get(code="south"), territory=None, owner=None)
    told = said(first, "toby", TWO + HOUR + 5 * MINUTE, dan)["pushes"]
    assert (told.facts["order"], told.facts["number"]) == (None, None)
    assert str(second.order.number) not in told.words
