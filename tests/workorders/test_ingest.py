"""The programs' door: another system reports and follows, as the person whose token it has, and no further."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.people.models import Person, Token
from aftersales.people.rules import token_hash
from aftersales.workorders.actions import asides, moves
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON, Api, Program

DOOR = "/api/v1/open/workorders"
ALL = ("workorders.see", "workorders.report", "workorders.note", "workorders.work", "customers.see")


def program(actor: Actor, *rights: str, expires_at: datetime = datetime(2999, 1, 1, tzinfo=UTC)) -> Program:
    """A program that acts as somebody, with some of their rights."""
    secret = f"aft_{uuid4()}"
    Token.objects.create(
        person=Person.objects.get(pk=actor.id), name="-", secret_hash=token_hash(secret), rights=list(rights or ALL),
        created_at=NOON, expires_at=expires_at,
    )  # fmt: skip
    return Program(secret)


@pytest.fixture
def told(acme: SimpleNamespace) -> dict[str, Any]:
    return {"kind": "repair", "title": "alarm 7", "customer": acme.customer.key, "channel": "api", "key": str(uuid4())}


def test_without_a_living_token_nobody_is_let_in(agnes: Actor, told: dict[str, Any], api: Callable[..., Api]) -> None:
    ended = program(agnes)
    Token.objects.update(ended_at=NOON)
    late = program(agnes, expires_at=now() - timedelta(seconds=1))
    for stranger in (api(None), api(agnes), Program("aft_guessed"), Program(""), ended, late):
        assert stranger.post(DOOR, told).status == 401
    assert not WorkOrder.objects.filter(key=told["key"]).exists()


def test_somebody_who_left_leaves_no_program_behind(agnes: Actor, told: dict[str, Any]) -> None:
    theirs = program(agnes)
    Person.objects.filter(pk=agnes.id).update(is_active=False)
    assert theirs.post(DOOR, told).status == 401


def test_a_token_may_no_more_than_it_says(agnes: Actor, told: dict[str, Any], triaged: WorkOrder) -> None:
    reader = program(agnes, "workorders.see")
    assert reader.get(f"{DOOR}/{triaged.key}").status == 200
    assert reader.post(DOOR, told).status == 403
    assert reader.post(f"{DOOR}/{triaged.key}/notes", {"body": "x"}).status == 403


def test_nor_more_than_its_person(olaf: Actor, triaged: WorkOrder) -> None:
    assert program(olaf).get(f"{DOOR}/{triaged.key}").status == 404


def test_an_order_reported_twice_under_its_own_key_is_one(agnes: Actor, told: dict[str, Any]) -> None:
    system = program(agnes)
    made = system.post(DOOR, told)
    assert (made.status, made.body["state"], made.body["key"]) == (201, "reported", told["key"])
    again = system.post(DOOR, told)
    assert (again.status, again.body["code"]) == (409, "key_taken")
    assert WorkOrder.objects.filter(key=told["key"]).count() == 1
    assert system.get(f"{DOOR}/{told['key']}/timeline").body["rows"]


def test_the_issue_tracker_answers_what_was_handed_over(mei: Actor, assigned: WorkOrder) -> None:
    handed = asides.hand_off(key=assigned.key, by=mei, at=NOON, to="rd", summary="overflow at 2^31")
    system, path = program(mei), f"{DOOR}/{assigned.key}/hand_offs/{handed.key}"
    assert system.post(path, {"state": "accepted", "reference": "RD-7"}).body["reference"] == "RD-7"
    done = system.post(path, {"state": "done", "answer": "fixed in 3.2"})
    assert (done.body["state"], done.body["reference"]) == ("done", "RD-7")
    late = system.post(path, {"state": "rejected"})
    assert (late.status, late.body["facts"]["legal"]) == (409, [])
    assert WorkOrder.objects.get(pk=assigned.pk).state == "waiting", "a person reads the answer and goes on"
    moves.resume(key=assigned.key, by=mei, at=NOON)


def test_another_orders_hand_off_does_not_exist(
    mei: Actor, assigned: WorkOrder, report: Callable[..., WorkOrder]
) -> None:
    handed = asides.hand_off(key=assigned.key, by=mei, at=NOON, to="project", summary="x")
    other = moves.triage(key=report().key, by=None, at=NOON)
    answer = program(mei, *ALL).post(f"{DOOR}/{other.key}/hand_offs/{handed.key}", {"state": "done"})
    assert answer.status == 404


def test_a_program_says_whom_to_call_and_reads_the_number_masked(agnes: Actor, told: dict[str, Any]) -> None:
    named = {"call_name": "李四", "call_phone": "139 1111 2222", "suits": ["morning"]}
    assert program(agnes).post(DOOR, {**told, "call_name": "李四"}).body["code"] == "call_without_phone"
    order = program(agnes).post(DOOR, {**told, **named}).body
    assert order["wish"] == {"name": "李四", "phone_masked": "+86139****2222", "suits": ["morning"]}
