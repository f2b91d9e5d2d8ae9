"""The language of conditions by itself: what is read, what is refused and how, what it means and how it is said."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.base import worktime
from aftersales.base.conditions import moments, parse, words
from aftersales.base.conditions.evaluate import Context, holds
from aftersales.base.conditions.fields import ME, Catalogue, Choice, Field, Type
from aftersales.base.conditions.tree import MAX_DEPTH, MAX_LEAVES, Group, Join, Leaf, Span, Unit, normal, to_json
from aftersales.base.errors import Invalid
from aftersales.base.words import table

NOON: Final = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
"""A Wednesday, twelve o'clock in Shanghai."""
SHANGHAI: Final = "Asia/Shanghai"
THINGS: Final = Catalogue.of(
    [
        Field("title", Type.TEXT, "标题", "Title"),
        Field("count", Type.NUMBER, "次数", "Count"),
        Field("level", Type.CHOICE, "优先级", "Priority", choices=tuple(Choice(n, f"P{n}", f"P{n}") for n in range(4))),
        Field("owner", Type.REFERENCE, "负责人", "Owner", source="people", special=frozenset({ME})),
        Field("tags", Type.MANY, "标签", "Tags"),
        Field(
            "due", Type.INSTANT, "到期时间", "Due time", says={"within_next": ("{value}内到期", "due within {value}")}
        ),
        Field("ends_on", Type.DATE, "到期日", "End"),
        Field("open", Type.FLAG, "未结束", "open"),
        Field("secret", Type.TEXT, "秘密", "Secret", right="secrets.see"),
    ]
)
KEY: Final = "0190a7a0-0000-7000-8000-000000000000"


def leaf(field: str, op: str, *value: Any) -> dict[str, Any]:
    return {"field": field, "op": op, **({"value": value[0]} if value else {})}


def refused(told: Any, **how: Any) -> Invalid:
    with pytest.raises(Invalid) as refusal:
        parse.parse(told, THINGS, **how)
    return refusal.value


TITLE = leaf("title", "contains", "E6")


# -- reading -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "code", "at"),
    [
        ([], "filter_shape", "filter"),
        ({}, "filter_shape", "filter"),
        ({"none": [TITLE]}, "filter_shape", "filter"),
        ({"all": TITLE}, "filter_shape", "filter"),
        ({"all": [TITLE], "any": [TITLE]}, "filter_shape", "filter"),
        ({"all": [TITLE, 7]}, "filter_shape", "filter.all[1]"),
        ({"all": []}, "filter_empty_group", "filter"),
        ({**TITLE, "sql": "1=1"}, "filter_shape", "filter"),
        ({"any": [leaf("nobody", "is", "x")]}, "filter_unknown_field", "filter.any[0]"),
        (leaf("title); DROP TABLE x; --", "is", "x"), "filter_unknown_field", "filter"),
        (leaf("title", "__class__", "x"), "filter_unknown_operator", "filter"),
        (leaf("count", "contains", "x"), "filter_unknown_operator", "filter"),
        (leaf("title", "regex", "(a+)+$"), "filter_no_regex", "filter"),
        (leaf("title", "~", "(a+)+$"), "filter_no_regex", "filter"),
        (leaf("title", "changed"), "filter_only_in_rules", "filter"),
        (leaf("title", "empty", "x"), "filter_wants_nothing", "filter"),
        (leaf("title", "contains"), "filter_wants_text", "filter"),
        (leaf("title", "contains", ["x"]), "filter_wants_text", "filter"),
        (leaf("title", "contains", ""), "filter_wants_text", "filter"),
        (leaf("title", "contains", "nul\0"), "filter_wants_text", "filter"),
        (leaf("title", "contains", "x" * 201), "filter_value_too_long", "filter"),
        (leaf("count", "eq", "7"), "filter_wants_number", "filter"),
        (leaf("count", "eq", True), "filter_wants_number", "filter"),
        (leaf("count", "eq", 7.5), "filter_wants_number", "filter"),
        (leaf("count", "eq", 2**63), "filter_wants_number", "filter"),
        (leaf("count", "between", [1]), "filter_wants_pair", "filter"),
        (leaf("count", "between", [2, 1]), "filter_wrong_way_round", "filter"),
        (leaf("level", "in", 1), "filter_wants_several", "filter"),
        (leaf("level", "in", []), "filter_wants_several", "filter"),
        (leaf("level", "in", [7]), "filter_unknown_choice", "filter"),
        (leaf("level", "in", [True]), "filter_unknown_choice", "filter"),
        (leaf("level", "in", ["1"]), "filter_unknown_choice", "filter"),
        (leaf("level", "in", [{"x": 1}]), "filter_unknown_choice", "filter"),
        (leaf("tags", "has_any", [f"{n}" for n in range(101)]), "filter_too_many_values", "filter"),
        (leaf("owner", "in", ["you"]), "filter_wants_key", "filter"),
        (leaf("owner", "in", [7]), "filter_wants_key", "filter"),
        (leaf("open", "is", "yes"), "filter_wants_yes_or_no", "filter"),
        (leaf("open", "is", 1), "filter_wants_yes_or_no", "filter"),
        (leaf("due", "before", "tomorrow"), "filter_wants_time", "filter"),
        (leaf("due", "before", "2026-11-21T09:30:00"), "filter_wants_time", "filter"),
        (leaf("due", "before", "9999-12-31"), "filter_wants_time", "filter"),
        (leaf("due", "before", 7), "filter_wants_time", "filter"),
        (leaf("due", "on", "2026-02-30"), "filter_wants_day", "filter"),
        (leaf("due", "during", "someday"), "filter_unknown_choice", "filter"),
        (leaf("due", "during", ["today"]), "filter_unknown_choice", "filter"),
        (leaf("due", "within_next", 3), "filter_wants_span", "filter"),
        (leaf("due", "within_next", {"n": 3, "unit": "lustra"}), "filter_wants_span", "filter"),
        (leaf("due", "within_next", {"n": 3, "unit": ["days"]}), "filter_wants_span", "filter"),
        (leaf("due", "within_next", {"n": 1.5, "unit": "days"}), "filter_wants_span", "filter"),
        (leaf("due", "within_next", {"n": 10**9, "unit": "weeks"}), "filter_too_far", "filter"),
        (leaf("due", "within_next", {"n": 10**300, "unit": "minutes"}), "filter_too_far", "filter"),
        (leaf("due", "more_than_ago", {"n": -1, "unit": "days"}), "filter_too_far", "filter"),
        (leaf("ends_on", "within_next", {"n": 3, "unit": "hours"}), "filter_wants_days", "filter"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_says_where(told: Any, code: str, at: str) -> None:
    refusal = refused(told)
    assert (refusal.code, refusal.facts.get("at", "filter")) == (code, at)
    for language in ("zh-CN", "en"):
        assert code in table(language)


def nested(depth: int) -> dict[str, Any]:
    told: dict[str, Any] = TITLE
    for _ in range(depth):
        told = {"all": [told]}
    return told


def test_groups_nest_as_deep_as_a_person_can_read() -> None:
    parse.parse(nested(MAX_DEPTH), THINGS)
    assert refused(nested(MAX_DEPTH + 1)).code == "filter_too_deep"
    assert refused(nested(50)).code == "filter_too_deep"


def test_brackets_by_the_thousand_are_no_json_and_no_crash() -> None:
    for hostile in ("[" * 8000, '{"all":[' * 1900, '{"all":' * 2000, "{", "", "nul", '"x"', "\ud800"):
        with pytest.raises(Invalid):
            parse.parse_text(hostile, THINGS)


def test_a_megabyte_of_json_is_not_even_read() -> None:
    text = json.dumps({"all": [leaf("title", "contains", "x" * 190)] * 5000})
    assert len(text) > 10**6
    with pytest.raises(Invalid) as refusal:
        parse.parse_text(text, THINGS)
    assert refusal.value.code == "filter_too_long"
    assert refused(json.loads(text)).code == "filter_too_long"


def test_more_conditions_than_anybody_reads_are_too_many() -> None:
    many = [leaf("count", "eq", n) for n in range(MAX_LEAVES + 1)]
    parse.parse({"any": many[:-1]}, THINGS)
    assert refused({"any": many}).code == "filter_too_many"


def test_a_field_that_is_not_for_the_reader_does_not_exist_for_them() -> None:
    theirs = THINGS.for_reader(lambda right: False)
    told = leaf("secret", "is", "x")
    parse.parse(told, THINGS)
    with pytest.raises(Invalid) as hidden:
        parse.parse(told, theirs)
    with pytest.raises(Invalid) as unknown:
        parse.parse(leaf("nothing", "is", "x"), theirs)
    assert hidden.value.code == unknown.value.code == "filter_unknown_field"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
    | st.sampled_from(["title", "due", "in", "contains", "within_next", "all", "any", "field", "op", "value"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["all", "any", "field", "op", "value", "n", "unit", "x"]), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@given(told=ANYTHING)
def test_whatever_is_sent_is_a_condition_or_a_refusal(told: Any) -> None:
    try:
        tree = parse.parse(told, THINGS, rules=True)
    except Invalid:
        return
    assert parse.parse(to_json(tree), THINGS, rules=True) == tree


# -- meaning -----------------------------------------------------------------------------------------------------------


def is_so(told: dict[str, Any], record: dict[str, Any], before: dict[str, Any] | None = None, **more: Any) -> bool:
    tree = parse.parse(told, THINGS, rules=True)
    context = Context(NOON, SHANGHAI, me=KEY, calendar=lambda code: worktime.ROUND_THE_CLOCK)
    return holds(tree, THINGS, record.get, context, before=before.get if before is not None else None)


def test_a_negative_is_the_exact_opposite_and_holds_where_there_is_nothing() -> None:
    for positive, negative, value in (
        (leaf("title", "contains", "E6"), leaf("title", "not_contains", "E6"), "e6 again"),
        (leaf("owner", "in", [ME]), leaf("owner", "not_in", [ME]), KEY),
        (leaf("tags", "has_any", ["a"]), leaf("tags", "has_none", ["a"]), frozenset("ab")),
        (leaf("count", "eq", 1), leaf("count", "ne", 1), 1),
    ):
        field = positive["field"]
        assert is_so(positive, {field: value}) and not is_so(negative, {field: value})
        assert not is_so(positive, {field: None}) and is_so(negative, {field: None})


def test_only_a_rule_knows_what_has_changed() -> None:
    changed = leaf("count", "changed")
    assert is_so(changed, {"count": 2}, {"count": 1})
    assert not is_so(changed, {"count": 2}, {"count": 2})
    assert not is_so(changed, {"count": 2})


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC) - timedelta(hours=8)  # type: ignore[misc, arg-type]  # year, month, day, …


@pytest.mark.parametrize(
    ("op", "value", "inside", "outside"),
    [
        ("during", "today", [local(2026, 11, 18), local(2026, 11, 18, 23, 59)], [local(2026, 11, 19)]),
        ("during", "this_week", [local(2026, 11, 16), local(2026, 11, 22, 23)], [local(2026, 11, 23)]),
        ("during", "last_month", [local(2026, 10, 1), local(2026, 10, 31, 23)], [local(2026, 11, 1)]),
        ("during", "last_year", [local(2025, 1, 1)], [local(2026, 1, 1)]),
        ("within_next", {"n": 3, "unit": "days"}, [NOON, NOON + timedelta(days=3)], [NOON - timedelta(seconds=1)]),
        ("within_last", {"n": 1, "unit": "hours"}, [NOON, NOON - timedelta(hours=1)], [NOON + timedelta(seconds=1)]),
        ("more_than_ago", {"n": 2, "unit": "days"}, [NOON - timedelta(days=2, seconds=1)], [NOON - timedelta(days=2)]),
        ("more_than_ahead", {"n": 1, "unit": "weeks"}, [NOON + timedelta(days=8)], [NOON + timedelta(days=7)]),
        ("within_last", {"n": 1, "unit": "months"}, [local(2026, 10, 18, 12)], [local(2026, 10, 18, 11)]),
        ("past", None, [NOON - timedelta(seconds=1)], [NOON]),
        ("future", None, [NOON], [NOON - timedelta(seconds=1)]),
        ("on", "2026-11-18", [local(2026, 11, 18)], [local(2026, 11, 19)]),
        ("between", ["2026-11-01", "2026-11-05"], [local(2026, 11, 5, 23, 59)], [local(2026, 11, 6)]),
        ("from", "2026-11-18T12:00:00+08:00", [NOON], [NOON - timedelta(seconds=1)]),
        ("before", "2026-11-18T12:00:00+08:00", [NOON - timedelta(seconds=1)], [NOON]),
    ],
)  # fmt: skip
def test_time_is_the_readers(op: str, value: Any, inside: list[datetime], outside: list[datetime]) -> None:
    told = leaf("due", op, value) if value is not None else leaf("due", op)
    assert [is_so(told, {"due": moment}) for moment in inside] == [True] * len(inside)
    assert [is_so(told, {"due": moment}) for moment in outside] == [False] * len(outside)
    assert not is_so(told, {"due": None})


def test_me_is_somebody_only_where_a_field_says_so() -> None:
    """A tag or a title may be the word "me", and is not the reader then."""
    assert is_so(leaf("tags", "has_any", [ME]), {"tags": frozenset({"me"})})
    assert not is_so(leaf("tags", "has_any", [ME]), {"tags": frozenset({KEY})})
    assert said(leaf("tags", "has_any", [ME]), "en") == "Tags include “me”"
    assert said(leaf("title", "is", "my_teams"), "en") == "Title is “my_teams”"


def test_days_are_days() -> None:
    soon = leaf("ends_on", "within_next", {"n": 3, "unit": "days"})
    assert is_so(soon, {"ends_on": date(2026, 11, 21)}) and is_so(soon, {"ends_on": date(2026, 11, 18)})
    assert not is_so(soon, {"ends_on": date(2026, 11, 22)}) and not is_so(soon, {"ends_on": date(2026, 11, 17)})
    assert is_so(leaf("ends_on", "past"), {"ends_on": date(2026, 11, 17)})
    assert not is_so(leaf("ends_on", "past"), {"ends_on": date(2026, 11, 18)})


@given(
    n=st.integers(0, 60_000_000), unit=st.sampled_from(list(Unit)),
    op=st.sampled_from(["within_next", "more_than_ago"]),
    at=st.datetimes(datetime(2000, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)  # fmt: skip
def test_no_relative_time_that_is_taken_overflows(n: int, unit: Unit, op: str, at: datetime) -> None:
    span = Span(n, unit)
    if not moments.too_far(span):
        moments.between(op, span, at, SHANGHAI)
        moments.between(op, span, at, "America/New_York", whole_days=True)


# -- the plainest form, and words --------------------------------------------------------------------------------------


def test_the_plainest_form_says_nothing_twice() -> None:
    one, two = Leaf("count", "eq", 1), Leaf("count", "eq", 2)
    tangled = Group(Join.ALL, (Group(Join.ALL, (one, one)), Group(Join.ANY, (two,)), one))
    assert normal(tangled) == Group(Join.ALL, (one, two))
    assert normal(Group(Join.ANY, (one,))) == one


def said(told: dict[str, Any], language: str) -> str:
    def names(source: str, key: str) -> str | None:
        return "王敏" if key == KEY else None

    return words.explain(parse.parse(told, THINGS, rules=True), THINGS, language, names, SHANGHAI)


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        (
            {"all": [leaf("level", "in", [0, 1]), leaf("due", "within_next", {"n": 3, "unit": "days"})]},
            "优先级是 P0 或 P1，且 3 天内到期",
            "Priority is P0 or P1, and due within 3 days",
        ),
        (
            {"any": [leaf("owner", "in", [ME, KEY]), {"all": [TITLE, leaf("count", "ge", 2)]}]},
            "负责人是我或王敏，或（标题包含“E6”，且次数至少 2）",
            "Owner is me or 王敏, or (Title contains “E6”, and Count is at least 2)",
        ),
        (leaf("owner", "not_in", [f"{KEY[:-1]}1"]), "负责人不是（不可见）", "Owner is not (not visible)"),
        (leaf("due", "during", "this_week"), "到期时间在本周", "Due time is this week"),
        (
            leaf("due", "before", "2026-11-18T12:00:00+08:00"),
            "到期时间早于 2026-11-18 12:00",
            "Due time is before 2026-11-18 12:00",
        ),
        (leaf("open", "is", False), "没有未结束", "not open"),
        (leaf("title", "changed"), "标题有变化", "Title has changed"),
        (leaf("count", "between", [1, 2]), "次数在 1 到 2 之间", "Count is 1 to 2"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_one_sentence(told: dict[str, Any], zh: str, en: str) -> None:
    assert (said(told, "zh-CN"), said(told, "en")) == (zh, en)


def test_braces_in_a_value_are_only_text() -> None:
    assert said(leaf("title", "contains", "{x.__class__} {value}"), "en") == "Title contains “{x.__class__} {value}”"
