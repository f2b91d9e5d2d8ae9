"""Checklists on the phone: answered without a line, told late, twice and out of order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.ids import new_key
from aftersales.people.access import Actor
from aftersales.workorders.actions.checklists import templates
from aftersales.workorders.models import Attachment, Checklist, ChecklistAnswer, Visit, WorkOrder
from tests.field.conftest import HOUR, MINUTE, Phone, again
from tests.workorders.checklist_bodies import item, key, published

pytestmark = pytest.mark.django_db
Phones = Callable[..., Phone]
Plans = Callable[..., Visit]


@pytest.fixture
def given(planned: Plans, tess: Actor, phone: Phones) -> tuple[Visit, Checklist, Phone]:
    """Tess is there, with a list of two items and a photo."""
    published(item(1), item(2, "number", low=2.2, high=3.0), item(3, "photo"), subject="visit")
    visit = planned(tess)
    one = phone(tess)
    for kind in ("visit.confirm", "visit.arrive"):
        assert one.does(kind, visit, 2 * HOUR)["outcome"] == "done"
    return visit, Checklist.objects.get(visit=visit), one


def said(checklist: Checklist) -> dict[int, Any]:
    """What counts of each item."""
    rows = ChecklistAnswer.objects.filter(checklist=checklist).order_by("at", "pk")
    return {int(str(row.item)[-12:]): row.choice or row.number or len(row.files) for row in rows}


def test_another_teams_list_does_not_exist(given: Any, phone: Phones, olaf: Actor) -> None:
    _, checklist, _ = given
    told = phone(olaf).does("checklist.answer", checklist.key, item=key(1), choice="passed")
    assert (told["outcome"], told["code"], told["now"]) == ("refused", "not_found", {"fields": {}, "legal": []})


@pytest.mark.parametrize(
    "facts",
    [{}, {"item": "x"}, {"item": str(key(1)), "choice": "x" * 99}, {"item": str(key(2)), "number": 1e300},
     {"item": str(key(1)), "files": ["x"]}, {"item": str(key(1)), "surprise": 1}],
)  # fmt: skip
def test_nonsense_is_refused_and_the_rest_goes_on(given: Any, facts: dict[str, Any]) -> None:
    _, checklist, one = given
    bad = one.done("checklist.answer", checklist.key, **facts)
    good = one.done("checklist.answer", checklist.key, item=key(1), choice="passed")
    assert [told["outcome"] for told in one.tell(bad, good)] == ["refused", "done"]


def test_a_list_filled_in_without_a_line_lets_the_visit_end(given: Any, tess: Actor) -> None:
    visit, checklist, one = given
    early = one.tell(one.done("visit.complete", visit, HOUR, outcome="fixed"))
    assert (early[0]["outcome"], early[0]["code"]) == ("refused", "checklist_unfilled")
    assert "第1项" in early[0]["detail"]
    photo = new_key()  # it has not come yet: the phone says what it did before its pictures are through
    told = one.tell(
        one.done("checklist.answer", checklist.key, 50 * MINUTE, item=key(1), choice="passed"),
        one.done("checklist.answer", checklist.key, 49 * MINUTE, item=key(2), number=2.6),
        one.done("checklist.answer", checklist.key, 48 * MINUTE, item=key(3), files=[photo]),
        one.done("visit.complete", visit, 47 * MINUTE, outcome="fixed"),
    )
    assert [result["outcome"] for result in told] == ["done"] * 4
    assert again(visit).state == "done"
    assert Attachment.objects.get(visit=visit).file.key == photo
    assert told[0]["version"] == checklist.version + 1


def test_told_twice_it_is_one_answer(given: Any) -> None:
    _, checklist, one = given
    operation = one.done("checklist.answer", checklist.key, item=key(1), choice="failed")
    first, second = one.tell(operation), one.tell(operation)
    assert (first[0]["replayed"], second[0]["replayed"]) == (False, True)
    assert ChecklistAnswer.objects.filter(checklist=checklist).count() == 1


def test_two_phones_that_come_in_the_wrong_order(given: Any, phone: Phones, toby: Actor, tess: Actor) -> None:
    visit, checklist, one = given
    visit.mates.create(engineer_id=toby.id)
    one.does("checklist.answer", checklist.key, MINUTE, item=key(1), choice="passed")
    late = phone(toby).does("checklist.answer", checklist.key, 10 * MINUTE, item=key(1), choice="failed")
    assert late["outcome"] == "done", "it was seen, and is kept"
    assert said(checklist) == {1: "passed"}, "but what was seen last counts"
    assert ChecklistAnswer.objects.filter(checklist=checklist).count() == 2


def test_what_failed_is_reported_from_the_phone_once(given: Any) -> None:
    _, checklist, one = given
    one.does("checklist.answer", checklist.key, item=key(2), number=3.5)
    wanted = new_key()
    for told in (one.does("checklist.follow_up", checklist.key, item=key(2), order=wanted),
                 one.does("checklist.follow_up", checklist.key, item=key(2), order=new_key())):  # fmt: skip
        assert told["outcome"] == "done", told
    assert WorkOrder.objects.filter(title__startswith="检查不合格").values_list("key", flat=True).get() == wanted


def test_a_version_that_was_published_meanwhile_changes_nothing_on_the_phone(given: Any) -> None:
    _, checklist, one = given
    row = checklist.template
    body = {**checklist.issue.body, "items": [item(9)]}
    templates.draft(by=None, at=checklist.given_at, key=row.key, body=body)
    templates.publish(by=None, at=checklist.given_at + timedelta(minutes=1), key=row.key)
    assert one.does("checklist.answer", checklist.key, item=key(1), choice="passed")["outcome"] == "done"
