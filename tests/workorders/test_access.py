"""Who sees which order, and may do what to it: every scope alone, and the edges between them."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import orjson
import pytest

from aftersales.base.errors import NotAllowed, NotFound
from aftersales.base.ids import new_key
from aftersales.customers.models import Contact
from aftersales.people.access import Actor
from aftersales.people.models import Team, Territory
from aftersales.people.states import Scope
from aftersales.workorders import access
from aftersales.workorders.actions import visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.queue import queue
from aftersales.workorders.rules import ORDER_RIGHTS
from tests.conftest import NOON


def reader(like: Actor, *scopes: Scope, right: str = "workorders.see", **told: Any) -> Actor:
    """The same person with this right at these scopes, and nothing else."""
    rights = {right: frozenset(scopes)} if scopes else {}
    plain = {name: getattr(like, name) for name in ("id", "key", "name", "language", "zone", "is_customer")}
    return Actor(**{**plain, "rights": rights, "teams": like.teams, "territories": like.territories, **told})


@pytest.fixture
def placed(triaged: WorkOrder, tess: Actor) -> dict[str, WorkOrder]:
    """The same order four times: of nobody, of the reader, of the reader's team, of the reader's territory."""
    rows = {}
    elsewhere = {"team": Team.objects.get(code="south"), "territory": Territory.objects.get(code="shenzhen")}
    where: dict[str, dict[str, Any]] = {
        "other": {},
        "own": {"owner_id": tess.id},
        "team": {"team": Team.objects.get(code="east")},
        "territory": {"territory": Territory.objects.get(code="shanghai")},
    }
    for name, told in where.items():
        row = WorkOrder.objects.get(pk=triaged.pk)
        row.pk, row.key, row.number = None, new_key(), 900_000 + len(rows)
        for field, value in {**elsewhere, **told}.items():
            setattr(row, field, value)
        row.save(force_insert=True)
        rows[name] = row
    return rows


def queued(by: Actor) -> set[UUID]:
    """The orders in this reader's queues."""
    rows = orjson.loads(queue(by, view="open", at=NOON, limit=200))["rows"]
    return {UUID(row["key"]) for row in rows}


@pytest.mark.parametrize(
    ("scopes", "seen"),
    [
        ((), set()),
        ((Scope.OWN,), {"own"}),
        ((Scope.TEAM,), {"own", "team"}),
        ((Scope.TERRITORY,), {"own", "territory"}),
        ((Scope.TEAM, Scope.TERRITORY), {"own", "team", "territory"}),
        ((Scope.ALL,), {"own", "team", "territory", "other"}),
    ],
)
def test_each_scope_shows_what_it_reaches_and_always_ones_own(
    scopes: tuple[Scope, ...], seen: set[str], placed: dict[str, WorkOrder], tess: Actor
) -> None:
    by = reader(tess, *scopes)
    keys = {order.key: name for name, order in placed.items()}
    found = access.visible_to(by).filter(key__in=keys).values_list("key", flat=True)
    assert {keys[key] for key in found} == seen
    assert {name for key, name in keys.items() if key in queued(by)} == seen


@pytest.mark.parametrize("move", sorted(ORDER_RIGHTS))
def test_a_stranger_finds_nothing_and_a_reader_without_the_right_may_not(
    move: str, placed: dict[str, WorkOrder], tess: Actor
) -> None:
    with pytest.raises(NotFound):
        access.lock(placed["other"].key, reader(tess, Scope.TEAM), move)
    if ORDER_RIGHTS[move] != "workorders.see":
        with pytest.raises(NotAllowed):
            access.lock(placed["team"].key, reader(tess, Scope.TEAM), move)
    by = reader(tess, rights={"workorders.see": frozenset({Scope.ALL}), ORDER_RIGHTS[move]: frozenset({Scope.OWN})})
    assert access.lock(placed["own"].key, by, move).pk == placed["own"].pk
    if ORDER_RIGHTS[move] != "workorders.see":
        with pytest.raises(NotAllowed):
            access.lock(placed["team"].key, by, move)


def test_whoever_was_there_may_open_the_order_later_but_is_not_queued_for_it(triaged: WorkOrder, olaf: Actor) -> None:
    visit = visits.plan(order=triaged.key, by=None, at=NOON, engineer=olaf.key)
    assert triaged.key in queued(olaf)
    visits.cancel(key=visit.key, by=None, at=NOON)
    assert access.find(triaged.key, olaf).pk == triaged.pk
    assert triaged.key not in queued(olaf)


def test_a_contact_who_left_sees_nothing(order: WorkOrder, carl: Actor) -> None:
    assert access.find(order.key, carl).pk == order.pk
    Contact.objects.filter(person=carl.id).update(archived_at=NOON)
    with pytest.raises(NotFound):
        access.find(order.key, carl)


def test_a_customer_does_five_things_to_an_order_and_no_sixth(order: WorkOrder, carl: Actor) -> None:
    allowed = {move for move in ORDER_RIGHTS if access.permits(carl, move, order)}
    assert allowed == {"note", "attach", "confirm", "reopen", "cancel"}  # cancel: take back what nobody has begun


def test_live_changes_reach_those_whom_the_order_concerns(assigned: WorkOrder, cast: SimpleNamespace) -> None:
    """Olaf may see every customer; that says nothing of their orders."""
    marks = set(access.audience(WorkOrder.objects.get(pk=assigned.pk)))
    staff = {
        name for name in ("agnes", "dan", "mei", "tess", "toby", "olaf", "ada") if getattr(cast, name).marks & marks
    }
    assert staff == {"agnes", "dan", "mei", "tess", "toby", "ada"}
    theirs = {name for name in ("carl", "cora", "xena") if access.own_marks(getattr(cast, name)) & marks}
    assert theirs == {"carl", "cora"}
