"""Checklists that somebody adds to an order: they stand first, block and stay, and are put away with their answers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves, orders
from aftersales.workorders.actions.checklists import adding, templates
from aftersales.workorders.models import Checklist, Visit, WorkOrder
from aftersales.workorders.queries.checklists import checklists_of
from tests.conftest import NOON, Api, facts_of
from tests.workorders.checklist_bodies import body, item, published
from tests.workorders.test_checklists import gone_to as gone_to
from tests.workorders.test_checklists import held, lists, of, says

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def test_a_list_that_was_added_by_hand_stands_first_blocks_and_stays(
    triaged: WorkOrder, agnes: Actor, api: Callable[..., Api]
) -> None:
    published(item(1), name_en="for all")
    row = published(item(1), name_en="by hand", applies={"kinds": ["inspection"]})
    path = f"/api/v1/workorders/{triaged.key}/checklists"
    moves.assign(key=triaged.key, by=None, at=NOON, owner=agnes.key)
    told = api(agnes).post(path, {"template": str(row.key)})
    assert told.status == 201, told.body
    assert [(one["name_en"], one["why"]) for one in told.body["rows"]] == [("by hand", ["hand"])]
    assert held(triaged)
    for kind in ("inspection", "repair"):
        version = WorkOrder.objects.get(pk=triaged.pk).version
        orders.change(key=triaged.key, by=None, at=NOON, version=version, fields={"kind": kind})
    assert [one["name_en"] for one in lists(triaged, agnes)] == ["by hand", "for all"]


def test_what_was_added_twice_is_there_once(assigned: WorkOrder, tess: Actor) -> None:
    row = published(item(1), applies={"kinds": ["inspection"]})
    first = adding.add(order=assigned.key, template=row.key, by=tess, at=NOON)
    assert adding.add(order=assigned.key, template=row.key, by=tess, at=NOON) == first
    assert facts_of(assigned.key).count("ChecklistGiven") == 1


def test_who_may_not_work_on_an_order_adds_nothing(assigned: WorkOrder, toby: Actor) -> None:
    row = published(item(1))
    with pytest.raises((NotAllowed, NotFound)):
        adding.add(order=assigned.key, template=row.key, by=toby, at=NOON)
    assert Checklist.objects.count() == 0


def test_a_list_of_visits_is_added_to_one_ahead(
    assigned: WorkOrder, tess: Actor, gone_to: Callable[..., Visit]
) -> None:
    visit = gone_to()
    row = published(item(1), subject="visit", applies={"kinds": ["inspection"]})
    for wrong in (None, assigned.key):
        with pytest.raises(Invalid, match="checklist_of_which_visit"):
            adding.add(order=assigned.key, template=row.key, visit=wrong, by=tess, at=NOON)
    assert adding.add(order=assigned.key, template=row.key, visit=visit.key, by=tess, at=NOON).visit == visit
    whole = published(item(1))
    with pytest.raises(Invalid, match="checklist_of_no_visit"):
        adding.add(order=assigned.key, template=whole.key, visit=visit.key, by=tess, at=NOON)


def test_what_is_a_draft_or_archived_cannot_be_added(assigned: WorkOrder, tess: Actor) -> None:
    row = published(item(1))
    templates.archive(by=None, at=NOON, key=row.key, archived=True)
    draft = templates.draft(by=None, at=NOON, body=body(item(1)))
    for one in (row, draft):
        with pytest.raises(Invalid, match="no_such_checklist_template"):
            adding.add(order=assigned.key, template=one.key, by=tess, at=NOON)


def test_to_a_solved_order_nothing_is_added_and_of_it_nothing_put_away(assigned: WorkOrder, tess: Actor) -> None:
    row = published(item(1), name_en="another")
    there = published(item(1), applies={"kinds": ["inspection"]})
    added = adding.add(order=assigned.key, template=there.key, by=tess, at=NOON)
    says(assigned, 1, by=tess, choice="passed")
    moves.start(key=assigned.key, by=tess, at=NOON)
    moves.resolve(key=assigned.key, by=tess, at=NOON, cause="c", solution="s")
    with pytest.raises(Conflict, match="checklist_too_late"):
        adding.add(order=assigned.key, template=row.key, by=tess, at=NOON)
    with pytest.raises(Conflict, match="checklist_too_late"):
        adding.put_away(key=added.key, by=tess, at=NOON)
    assert of(assigned).withdrawn_at is None
    assert checklists_of(assigned.key, tess)["may_add"] is False


def test_what_was_added_by_hand_is_put_away_and_comes_back_with_its_answers(assigned: WorkOrder, tess: Actor) -> None:
    row = published(item(1), item(2), applies={"kinds": ["inspection"]})
    added = adding.add(order=assigned.key, template=row.key, by=tess, at=NOON)
    says(assigned, 1, by=tess, choice="passed")
    adding.put_away(key=added.key, by=tess, at=NOON)
    assert not held(assigned)
    assert of(assigned).withdrawn_at == NOON
    adding.add(order=assigned.key, template=row.key, by=tess, at=NOON + HOUR)
    assert held(assigned)
    (shown,) = lists(assigned, tess)
    assert [one["choice"] for one in shown["answers"]] == ["passed"]


def test_what_the_order_has_by_itself_is_not_put_away(report: Any, ada: Actor) -> None:
    row = published(item(1))
    order = report()
    added = adding.add(order=order.key, template=row.key, by=ada, at=NOON)
    moves.triage(key=order.key, by=None, at=NOON)
    adding.put_away(key=added.key, by=ada, at=NOON)
    assert of(order).why == [] and of(order).withdrawn_at is None, "it is meant for such orders anyway"
    with pytest.raises(Conflict, match="checklist_by_rule"):
        adding.put_away(key=added.key, by=ada, at=NOON)
