"""The rules of checklists: what an answer comes to, what is shown and missing, what may be published, who gets it."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.workorders.checklist import (
    Case,
    Given,
    ItemKind,
    Verdict,
    differences,
    fits,
    flaws,
    items_of,
    reckon,
    sayable,
    verdict,
    weight,
    why,
)
from tests.workorders.checklist_bodies import body, hangs_on, item, key, option

CASES = json.loads(Path(__file__).with_name("checklist_cases.json").read_text(encoding="utf-8"))
"""The phone is held to the same: web/src/features/workorders/checklists/reckon.test.ts."""


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_the_table(case: dict[str, Any]) -> None:
    answers = {UUID(one): Given(**{"number": None, **told}) for one, told in case["answers"].items()}
    found = reckon(items_of({"items": case["items"]}), answers)
    assert [str(one) for one in found.visible] == case["visible"]
    assert {str(one): word.value for one, word in found.verdicts.items()} == case["verdicts"]
    assert [str(one) for one in found.missing] == case["missing"]


# -- an answer belongs to its item -------------------------------------------------------------------------------------

NUMBER, CHECK = item(1, "number"), item(1, "check", allow_na=True)


@pytest.mark.parametrize(
    ("asked", "answer", "fitting"),
    [
        (CHECK, Given(choice="passed"), True),
        (CHECK, Given(choice="na"), True),
        (CHECK, Given(choice="maybe"), False),
        (CHECK, Given(number=1), False),
        (NUMBER, Given(number=-3), True),
        (NUMBER, Given(text="three"), False),
        (NUMBER, Given(choice="na"), False),
        (NUMBER, Given(), True),
        (item(1, "text"), Given(text="words"), True),
        (item(1, "text"), Given(text="  "), False),
        (item(1, "photo", least=3), Given(files=1), True),
        (item(1, "photo"), Given(files=1, text="x"), False),
        (item(1, "signature"), Given(files=1, text="Zhang"), True),
        (item(1, "signature"), Given(files=2), False),
        (item(1, "choice", options=[option("a"), option("b")]), Given(choice="b"), True),
        (item(1, "choice", options=[option("a"), option("b")]), Given(choice="c"), False),
    ],
)
def test_an_answer_is_of_the_items_sort(asked: dict[str, Any], answer: Given, fitting: bool) -> None:
    (one,) = items_of({"items": [asked]})
    assert fits(one, answer) is fitting


# -- what may be published ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (body(name_zh=""), "checklist_unnamed"),
        (body(), "checklist_empty"),
        (body(item(1, name_en="")), "checklist_item_unnamed"),
        (body(item(1), item(1)), "checklist_item_twice"),
        (body(item(1, section=str(key(9)))), "checklist_no_such_section"),
        (body(item(1), sections=[{"key": str(key(9)), "name_zh": "", "name_en": ""}]), "checklist_section_unnamed"),
        (body(item(1, "choice", options=[option("a")])), "checklist_options"),
        (body(item(1, "choice", options=[option("a"), option("a")])), "checklist_options"),
        (body(item(1, "choice", options=[option("a"), option("failed")])), "checklist_options"),
        (body(item(1, "number", low=3, high=2)), "checklist_limits"),
        (body(item(1, show_if=hangs_on(1, "passed"))), "checklist_condition_not_earlier"),
        (body(item(1, show_if=hangs_on(2, "passed")), item(2)), "checklist_condition_not_earlier"),
        (body(item(1), item(2, show_if=hangs_on(1))), "checklist_condition_values"),
        (body(item(1), item(2, show_if=hangs_on(1, "na"))), "checklist_condition_values"),
        (body(item(1, "text"), item(2, show_if=hangs_on(1, "failed"))), "checklist_condition_values"),
    ],
)
def test_what_is_half_done_is_not_published(draft: dict[str, Any], code: str) -> None:
    assert flaws(draft)[0].code == code


def test_a_circle_cannot_be_said() -> None:
    both = body(item(1, show_if=hangs_on(2, "passed")), item(2, show_if=hangs_on(1, "passed")))
    assert [flaw.item for flaw in flaws(both)] == [key(1)], "whichever comes first looks ahead"


def test_what_a_draft_changes() -> None:
    old = body(item(1), item(2), item(3))
    new = body(item(3), item(2, high=9.0), item(4), name_zh="另")
    found = differences(old, new)
    assert (found.added, found.removed, found.changed) == ((key(4),), (key(1),), (key(2),))
    assert (found.moved, found.settings, found.any) == (True, ("name_zh",), True)
    assert not differences(old, old).any


# -- who gets it -------------------------------------------------------------------------------------------------------

NONE: dict[str, list[str]] = {"kinds": [], "categories": [], "products": [], "families": [], "customers": []}
CASE = Case(kind="inspection", categories=frozenset({"c1", "c0"}), family="vrf", product="p1", customer="k1")


@pytest.mark.parametrize(
    ("applies", "reasons"),
    [
        ({}, ()),
        ({"kinds": ["inspection", "repair"]}, ("kind",)),
        ({"kinds": ["repair"]}, None),
        ({"categories": ["c0"]}, ("category",)),
        ({"categories": ["c9"]}, None),
        ({"families": ["vrf"]}, ("product",)),
        ({"products": ["p9"], "families": ["vrf"]}, ("product",)),
        ({"products": ["p9"]}, None),
        ({"customers": ["k1"], "kinds": ["inspection"]}, ("customer", "kind")),
        ({"customers": ["k1"], "kinds": ["repair"]}, None),
    ],
)
def test_who_gets_it_and_why(applies: dict[str, list[str]], reasons: tuple[str, ...] | None) -> None:
    assert why({**NONE, **applies}, CASE) == reasons


def test_whom_it_was_made_for_outweighs_the_rest() -> None:
    assert weight(["customer"]) > weight(["product", "category", "kind"])
    assert weight(["product"]) > weight(["category", "kind"])


def test_an_order_without_a_thing_has_no_products_list() -> None:
    assert why({**NONE, "families": [""], "products": []}, Case(kind="repair", family="vrf")) is None


# -- whatever is asked and answered ------------------------------------------------------------------------------------

_KINDS = st.sampled_from(list(ItemKind))


@st.composite
def lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Lists that may be published: every condition looks back."""
    made: list[dict[str, Any]] = []
    for n in range(1, draw(st.integers(1, 12)) + 1):
        kind = draw(_KINDS)
        one = item(n, kind.value, required=draw(st.booleans()), allow_na=draw(st.booleans()))
        if kind is ItemKind.CHOICE:
            one["options"] = [option("a"), option("b", fails=draw(st.booleans()))]
        if kind is ItemKind.NUMBER:
            one["low"] = draw(st.none() | st.floats(-5, 5))
        if made and draw(st.booleans()):
            before = draw(st.integers(1, len(made)))
            values = sorted(sayable(items_of({"items": made})[before - 1]))
            one["show_if"] = hangs_on(before, draw(st.sampled_from(values)))
        made.append(one)
    return made


ANSWERS = st.builds(
    Given,
    choice=st.sampled_from(["", "passed", "failed", "na", "a", "b"]),
    number=st.none() | st.floats(-9, 9),
    text=st.sampled_from(["", "words"]),
    files=st.integers(0, 2),
)


@given(lists(), st.data())
def test_whatever_is_answered_hangs_together(asked: list[dict[str, Any]], data: st.DataObject) -> None:
    assert flaws(body(*asked)) == []
    items = items_of({"items": asked})
    answers = {one.key: data.draw(ANSWERS) for one in items if data.draw(st.booleans())}
    found = reckon(items, answers)
    shown = set(found.visible)
    assert list(found.visible) == [one.key for one in items if one.key in shown], "in turn"
    assert set(found.missing) <= shown, "what is hidden is never missing"
    assert found.answered + sum(found.verdicts[one] is Verdict.OPEN for one in shown) == len(shown)
    for one in items:
        if one.show_if is None:
            assert one.key in shown
        elif one.show_if.item not in shown:
            assert one.key not in shown, "what hangs on what is hidden is hidden"
        if one.key in shown:
            assert found.verdicts[one.key] is verdict(one, answers.get(one.key, Given()))


@given(lists())
def test_when_all_that_is_shown_is_answered_nothing_is_missing(asked: list[dict[str, Any]]) -> None:
    items = items_of({"items": asked})
    answers: dict[UUID, Given] = {}
    full = {
        ItemKind.CHECK: Given(choice="passed"), ItemKind.NUMBER: Given(number=7), ItemKind.CHOICE: Given(choice="a"),
        ItemKind.TEXT: Given(text="words"), ItemKind.PHOTO: Given(files=1), ItemKind.SIGNATURE: Given(files=1),
    }  # fmt: skip
    sorts = {one.key: one.kind for one in items}
    for _ in items:  # each round may show more
        missing = reckon(items, answers).missing
        answers |= {one: full[sorts[one]] for one in missing}
    assert reckon(items, answers).filled
