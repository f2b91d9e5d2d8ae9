"""What a custom field can hold, and what a form asks for: pure rules."""

import math
from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.base.conditions.tree import Leaf, Node
from aftersales.base.errors import Conflict, Invalid
from aftersales.workorders import forms
from aftersales.workorders.forms import Asked, Definition, FieldType, Item, Limit, Option, Step

COLOURS = (Option("red", "红", "red"), Option("blue", "蓝", "blue"), Option("old", "旧", "old", archived=True))
TEXT = Definition("note", FieldType.TEXT, "备注", "note")
NUMBER = Definition("volt", FieldType.NUMBER, "电压", "voltage", low=0, high=400, decimals=1)
CHOICE = Definition("colour", FieldType.CHOICE, "颜色", "colour", options=COLOURS)
MULTI = Definition("lamps", FieldType.MULTI, "指示灯", "lamps", options=COLOURS)
DAY = Definition("bought", FieldType.DATE, "购买日", "bought")
WHO = Definition("who", FieldType.PERSON, "谁", "who")
YES = Definition("wet", FieldType.FLAG, "进水", "wet")


@pytest.mark.parametrize(
    ("field", "told", "why"),
    [
        (TEXT, 7, "custom_not_text"),
        (TEXT, "nul\0", "custom_not_text"),
        (TEXT, "x" * 10_000, "custom_too_long"),
        (NUMBER, "7", "custom_not_a_number"),
        (NUMBER, True, "custom_not_a_number"),
        (NUMBER, math.nan, "custom_not_a_number"),
        (NUMBER, math.inf, "custom_not_a_number"),
        (NUMBER, 401, "custom_out_of_range"),
        (NUMBER, -0.1, "custom_out_of_range"),
        (NUMBER, 1e308, "custom_out_of_range"),
        (NUMBER, 1.23, "custom_too_many_decimals"),
        (CHOICE, "green", "custom_unknown_choice"),
        (CHOICE, ["red"], "custom_unknown_choice"),
        (MULTI, "red", "custom_not_a_list"),
        (MULTI, ["red", "green"], "custom_unknown_choice"),
        (MULTI, ["red"] * 51, "custom_not_a_list"),
        (DAY, "2026-02-30", "custom_not_a_day"),
        (DAY, "1066-10-14", "custom_not_a_day"),
        (DAY, 20_261_122, "custom_not_a_day"),
        (WHO, "tess", "custom_not_a_key"),
        (WHO, 7, "custom_not_a_key"),
        (YES, "true", "custom_not_yes_or_no"),
        (YES, 1, "custom_not_yes_or_no"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_by_name(field: Definition, told: Any, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        forms.typed(field, told)
    facts = refusal.value.facts
    assert (refusal.value.code, facts["field"], facts["called"]["zh"]) == (why, field.name, field.zh)


@pytest.mark.parametrize(
    ("field", "told", "kept"),
    [
        (TEXT, "  two\nlines ", "two\nlines"),
        (TEXT, "   ", None),
        (NUMBER, 220.0, 220),
        (NUMBER, 229.5, 229.5),
        (NUMBER, None, None),
        (CHOICE, "old", "old"),
        (MULTI, ["blue", "red", "blue"], ["red", "blue"]),
        (MULTI, [], None),
        (DAY, "2026-11-22", "2026-11-22"),
        (YES, False, False),
    ],
)
def test_a_value_is_kept_in_one_form(field: Definition, told: Any, kept: Any) -> None:
    assert forms.typed(field, told) == kept


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=3))
def test_whatever_is_sent_is_kept_or_refused_and_keeping_it_again_changes_nothing(told: Any) -> None:
    for field in (TEXT, NUMBER, CHOICE, MULTI, DAY, WHO, YES):
        try:
            kept = forms.typed(field, told)
        except Invalid:
            continue
        assert forms.typed(field, kept) == kept


def standing(**values: Any) -> Any:
    """A condition about a custom field holds where it has that value."""

    def holds(node: Node, hidden: Collection[str]) -> bool:
        assert isinstance(node, Leaf)
        code = node.field.removeprefix(forms.PREFIX)
        return code not in hidden and values.get(code) == node.value

    return holds


def when(field: Definition, value: Any) -> Leaf:
    return Leaf(field.name, "is", value)


WET_FIRST = [
    Item(YES, required_at=Step.REPORT, customers="fill"),
    Item(
        CHOICE, show_when=when(YES, True), required_at=Step.TRIAGE, limits=(Limit(when(YES, True), frozenset({"red"})),)
    ),
    Item(TEXT, show_when=when(CHOICE, "red"), required_at=Step.RESOLVE),
]


def states(told: list[Asked]) -> list[tuple[bool, str]]:
    return [(one.shown, one.required_at or "") for one in told]


def test_what_is_shown_depends_on_what_stands_above() -> None:
    told = forms.asked(WET_FIRST, standing(wet=True, colour="red"))
    assert states(told) == [(True, "report"), (True, "triage"), (True, "resolve")]
    assert told[1].options == ("red",), "an archived option and one that is limited away are not offered"


def test_a_field_that_is_not_shown_is_as_if_empty_for_those_below() -> None:
    told = forms.asked(WET_FIRST, standing(wet=False, colour="red"))
    assert states(told) == [(True, "report"), (False, ""), (False, "")]


def test_a_condition_can_require_what_is_shown_anyhow() -> None:
    items = [Item(YES), Item(TEXT, required_at=Step.TRIAGE, require_when=when(YES, True))]
    assert states(forms.asked(items, standing(wet=True)))[1] == (True, "triage")
    assert states(forms.asked(items, standing(wet=False)))[1] == (True, "")


def test_what_a_step_requires_the_later_ones_require_too() -> None:
    told = forms.asked(WET_FIRST, standing(wet=True, colour="red"))
    lacking = {step: [one.code for one in forms.missing(told, {}, step)] for step in Step}
    assert lacking == {"report": ["wet"], "triage": ["wet", "colour"], "resolve": ["wet", "colour", "note"]}
    assert [one.code for one in forms.missing(told, {}, Step.RESOLVE, customer=True)] == ["wet"]
    assert forms.missing(told, {"wet": False, "colour": "red", "note": "-"}, Step.RESOLVE) == []


def test_a_step_is_refused_with_the_names_of_what_is_missing() -> None:
    with pytest.raises(Conflict) as late:
        forms.refuse_missing([YES, TEXT], Step.RESOLVE)
    assert (late.value.code, late.value.facts["names"]["zh"]) == ("custom_missing_to_resolve", ["进水", "备注"])
    with pytest.raises(Invalid) as early:
        forms.refuse_missing([YES], Step.REPORT)
    assert (early.value.code, early.value.facts["field"]) == ("custom_missing", "custom.wet")


@pytest.mark.parametrize(
    ("before", "wanted", "customer", "why"),
    [
        ({}, {"nothing": 1}, False, "no_such_custom_field"),
        ({}, {"colour": "red"}, True, "no_such_custom_field"),
        ({"wet": False}, {"colour": "red"}, False, "custom_not_asked"),
        ({"wet": True}, {"colour": "blue"}, False, "custom_choice_not_now"),
        ({"wet": True}, {"colour": "old"}, False, "custom_choice_not_now"),
    ],
)
def test_what_the_form_does_not_ask_for_is_refused(
    before: dict[str, Any], wanted: dict[str, Any], customer: bool, why: str
) -> None:
    told = forms.asked(WET_FIRST, standing(**{**before, **wanted}))
    with pytest.raises(Invalid) as refusal:
        forms.fillable(WET_FIRST, wanted, customer=customer)
        forms.changed(told, before, wanted)
    assert refusal.value.code == why


def test_an_archived_choice_that_stands_may_stay_and_anything_can_be_emptied() -> None:
    items = [Item(CHOICE), Item(YES, show_when=when(CHOICE, "red"))]
    told = forms.asked(items, standing(colour="old", wet=True))
    forms.changed(told, {"colour": "old", "wet": True}, {"wet": None})
