"""Crews on the board: whoever is called goes along, a crew moves as one, and what keeps one of them keeps all."""

from collections.abc import Callable
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid
from aftersales.dispatch.access import engineers_seen
from aftersales.dispatch.actions import crews
from aftersales.dispatch.actions.board.moving import Said, drop, move
from aftersales.dispatch.queries.board import subject
from aftersales.dispatch.queries.board.verdict import Verdict, judge
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Leave, Person, Role, Team
from aftersales.workorders.models import Booking, Mate, Visit, WorkOrder
from tests.conftest import NOON
from tests.dispatch.waiting import HOUR, engineer, key_of

TWO_PEOPLE: dict[str, Any] = {"any": [{"all": [{"role": "lead"}, {"role": "mate"}]}]}
TWO = NOON + 2 * HOUR


@pytest.fixture
def for_two(undecided: Callable[..., WorkOrder]) -> WorkOrder:
    """An order for a crew of two, and nobody else's."""
    crews.publish_rule(by=None, at=NOON, body=TWO_PEOPLE)
    return undecided()


def held(order: WorkOrder, name: str, by: Actor, mates: list[str] | None = None) -> Verdict:
    found = subject.of(by, NOON, visit=None, order=order.key)
    keys = [key_of(one) for one in mates] if mates is not None else None
    beside = subject.beside(found, engineer(name), keys, by)
    return judge(found, engineer(name), beside, TWO, None, by=by, at=NOON)


def codes(judged: Verdict) -> list[str]:
    return [one.code for one in judged.reasons]


def booked(visit: Visit) -> set[tuple[str, Any]]:
    rows = Booking.objects.filter(visit=visit, released_at__isnull=True).select_related("engineer__person")
    return {(one.engineer.person.name, one.period.lower) for one in rows}


def mates_of(visit: Visit) -> list[str]:
    return list(Mate.objects.filter(visit=visit).values_list("engineer__person__name", flat=True))


def test_an_order_for_two_is_judged_with_whoever_would_go_along_and_so_dropped(
    for_two: WorkOrder, agnes: Actor
) -> None:
    judged = held(for_two, "toby", agnes)
    assert [one.person.name for one in judged.place.mates] == ["tess"]
    assert "crew" not in codes(judged)
    done = drop(order=for_two.key, by=agnes, at=NOON, engineer=key_of("toby"), starts_at=TWO, said=Said("nearer"))
    assert booked(Visit.objects.get(key=done.visit)) == {("toby", TWO), ("tess", TWO)}


def test_one_of_two_alone_is_red_and_sent_only_with_a_reason(for_two: WorkOrder, agnes: Actor) -> None:
    assert "crew" in codes(held(for_two, "tess", agnes, mates=[]))
    told: dict[str, Any] = {
        "order": for_two.key, "by": agnes, "at": NOON, "engineer": key_of("tess"), "starts_at": TWO, "mates": []
    }  # fmt: skip
    with pytest.raises(Conflict) as refused:
        drop(**told, said=Said("alone"))
    assert (refused.value.code, refused.value.facts["codes"]) == ("board_rules", ["crew"])
    assert not Visit.objects.filter(order=for_two).exists()
    done = drop(**told, said=Said("only a look at it", over_rules=True))
    assert booked(Visit.objects.get(key=done.visit)) == {("tess", TWO)}


def test_somebody_beside_an_order_for_one_is_refused_and_not_left_out_in_silence(
    undecided: Callable[..., WorkOrder], agnes: Actor
) -> None:
    told: dict[str, Any] = {"engineer": key_of("tess"), "starts_at": TWO, "mates": [key_of("toby")]}
    with pytest.raises(Conflict) as refused:
        drop(order=undecided().key, by=agnes, at=NOON, **told, said=Said("two of us", over_rules=True))
    assert refused.value.code == "no_crew_called"


def test_a_crew_moves_as_one(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO, mates=[key_of("toby")])
    done = move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("tess"), starts_at=TWO + HOUR)
    assert booked(visit) == {("tess", TWO + HOUR), ("toby", TWO + HOUR)}
    assert done.was is not None and done.was["mates"] == [key_of("toby")]


def test_given_to_one_of_its_mates_whoever_led_it_goes_along(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO, mates=[key_of("toby")])
    move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("toby"), starts_at=TWO)
    row = Visit.objects.get(pk=visit.pk)
    assert row.engineer_id == engineer("toby").pk and mates_of(visit) == ["tess"]
    assert booked(visit) == {("tess", TWO), ("toby", TWO)}


def test_leave_of_a_mate_keeps_the_whole_crew_and_it_is_said_whose(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO, mates=[key_of("toby")])
    Leave.objects.create(engineer=engineer("toby"), kind="annual", starts_at=TWO + HOUR, ends_at=TWO + 4 * HOUR)
    with pytest.raises(Conflict) as refused:
        move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("tess"), starts_at=TWO + HOUR)
    (told,) = [one for one in refused.value.facts["reasons"] if one["code"] == "leave"]
    assert refused.value.code == "board_never" and told["name"] == "toby"
    assert booked(visit) == {("tess", TWO), ("toby", TWO)}


def test_a_mate_may_be_left_out_by_naming_who_goes(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO, mates=[key_of("toby")])
    move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("tess"), starts_at=TWO, mates=[])
    assert booked(visit) == {("tess", TWO)} and mates_of(visit) == []


def test_who_goes_along_already_may_be_named_by_a_partner_who_sees_nobody_else_of_their_team(
    planned: Callable[..., Visit],
) -> None:
    east = Team.objects.get(code="east")
    person = Person.objects.create(name="pat", email="pat@example.com", password="!", team=east)
    person.roles.add(Role.objects.get(code="partner"))
    pat = snapshot(person)
    visit = planned("tess", TWO, mates=[key_of("olaf")])
    told: dict[str, Any] = {"visit": visit.key, "by": pat, "at": NOON, "engineer": key_of("tess"), "starts_at": TWO}
    assert not engineers_seen(pat).filter(pk=engineer("olaf").pk).exists()
    move(**{**told, "starts_at": TWO + HOUR}, mates=[key_of("olaf")])
    assert booked(visit) == {("tess", TWO + HOUR), ("olaf", TWO + HOUR)}
    with pytest.raises(Invalid) as refused:
        move(**{**told, "visit": planned("toby", TWO).key}, mates=[key_of("olaf")])
    assert (refused.value.code, refused.value.facts["field"]) == ("no_such_engineer", "mates")


def test_a_mate_who_has_left_the_company_goes_along_no_more(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO, mates=[key_of("toby")])
    Person.objects.filter(name="toby").update(is_active=False, archived_at=NOON)
    move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("tess"), starts_at=TWO + HOUR)
    assert booked(visit) == {("tess", TWO + HOUR)} and mates_of(visit) == []
