"""The one language of replies: what may stand in braces, what is refused, and that nothing is read twice."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.base.errors import Invalid
from aftersales.workorders import spoken
from aftersales.workorders.placeholders import PLACEHOLDERS, check, fill, mark, near, sample
from aftersales.workorders.queries.replies.values import SOURCES
from tests.conftest import NOON

NAMES: Final = sorted(PLACEHOLDERS)
HOSTILE: Final = st.one_of(
    st.text(min_size=1, max_size=30).filter(str.strip),
    st.sampled_from(["{order}", "{owner}", "{{customer}}", "{customer.__class__}", "\\1\\g<0>", "%s", "<b>x</b>", "–"]),
)


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("您好 {custmer}", "custmer", "{customer}"),
        ("{客户}", "客户", "{customer}"),
        ("{Customer}", "Customer", "{customer}"),
        ("{ customer }", " customer ", "{customer}"),
        ("{x.__class__}", "x.__class__", None),
        ("{customer!r}", "customer!r", "{customer}"),
        ("{0}", "0", None),
    ],
)
def test_an_unknown_name_is_refused_with_those_that_are_near(text: str, name: str, near: str | None) -> None:
    with pytest.raises(Invalid) as refused:
        check(text, "text_zh")
    assert (refused.value.code, refused.value.facts["name"]) == ("unknown_reply_placeholder", name)
    assert near is None or near in refused.value.facts["near"]


@pytest.mark.parametrize("text", ["{{customer}}", "{{ customer }}", "a }} b"])
def test_the_braces_of_other_systems_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        check(text, "text_zh")


def test_a_single_brace_is_only_a_brace() -> None:
    check("a { b", "text_zh")
    assert fill("a { b", {}, "en").text == "a { b"


@given(st.dictionaries(st.sampled_from(NAMES), HOSTILE, min_size=1, max_size=4), st.sampled_from(["zh-CN", "en"]))
def test_what_is_put_in_is_never_read_again(values: dict[str, str], language: str) -> None:
    """Whatever a customer is called, it stands in the text exactly so, between what was written around it."""
    text = "|".join(f"<{{{name}}}>" for name in values)
    filled = fill(text, values, language)
    assert filled.text == "|".join(f"<{value}>" for value in values.values())
    assert filled.lacking == ()


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    try:
        check(text, "text_zh")
    except Invalid:
        return
    filled = fill(text, {}, "en")
    if not filled.lacking:
        assert filled.text == text


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5))
def test_what_has_no_value_is_marked_and_never_silent(names: list[str]) -> None:
    filled = fill(" ".join(f"{{{name}}}" for name in names), {}, "zh-CN")
    assert {one.name for one in filled.lacking} == set(names)
    assert all(mark(name, "zh-CN") in filled.text for name in names)
    assert "None" not in filled.text and "{" not in filled.text


def test_every_placeholder_has_a_source_and_a_line_in_the_reference() -> None:
    assert set(SOURCES) == set(PLACEHOLDERS)
    page = (Path(__file__).parents[2] / "docs/reference/placeholders.md").read_text(encoding="utf-8")
    listed = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `{")]
    assert listed == [f"{{{name}}}" for name in PLACEHOLDERS]
    for one in PLACEHOLDERS.values():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{{{one.name}}}`"))
        assert one.zh in row and one.en in row
        right = SOURCES[one.name].right
        assert (f"`{right}`" in row) is bool(right)


def test_near_names_are_found_by_what_people_call_them() -> None:
    assert near("上门")[0] == "{visit}" and "{owner}" in near("负责人")


def test_a_sample_has_no_braces_left() -> None:
    text = " ".join(f"{{{name}}}" for name in NAMES)
    assert "{" not in sample(text, "zh-CN") and "{" not in sample(text, "en")


TOKYO: Final = "Asia/Tokyo"
SHANGHAI: Final = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("zh-CN", SHANGHAI, "11月18日（周三）12:00"),
        ("en", SHANGHAI, "Wed 18 Nov, 12:00"),
        ("zh-CN", TOKYO, "11月18日（周三）13:00（UTC+9）"),
        ("en", "Asia/Kolkata", "Wed 18 Nov, 09:30 (UTC+5:30)"),
    ],
)
def test_an_instant_is_said_in_the_customers_clock(language: str, zone: str, said: str) -> None:
    assert spoken.moment(NOON, language, zone, ours=SHANGHAI, now=NOON) == said


def test_a_window_says_its_day_once_and_another_year_by_name() -> None:
    end = datetime(2026, 11, 18, 6, tzinfo=UTC)
    assert spoken.window(NOON, end, "zh-CN", SHANGHAI, ours=SHANGHAI, now=NOON) == "11月18日（周三）12:00–14:00"
    next_year = datetime(2027, 1, 4, 2, tzinfo=UTC)
    said = spoken.window(NOON, next_year, "en", SHANGHAI, ours=SHANGHAI, now=NOON)
    assert said == "Wed 18 Nov, 12:00–Mon 4 Jan 2027, 10:00"
    assert spoken.moment(next_year, "zh-CN", SHANGHAI, ours=SHANGHAI, now=NOON) == "2027年1月4日（周一）10:00"
