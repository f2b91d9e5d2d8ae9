"""Cursors: opaque, ours, and refused by name when they are not."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.base import pages
from aftersales.base.errors import Invalid

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "!!!!", "\x00", "工单", "A" * 513, pages.encode(1), pages.encode(1, 2, 3), pages.encode([1], 2)]
    + [pages.encode(1, {"a": 1}), pages.encode(2**63, 1), pages.encode("a\0", 1), "bnVsbA", "W1tbW1tb" * 40],
)
def test_a_cursor_we_did_not_make_is_refused(cursor: str) -> None:
    with pytest.raises(Invalid) as refusal:
        pages.decode(cursor, 2)

    assert refusal.value.code == "bad_cursor"
    assert refusal.value.facts["field"] == "cursor"


@pytest.mark.parametrize("values", [("a", 1), (1, "1"), (NOON.replace(tzinfo=None), 1), ("yesterday", 1), (1.5, 1)])
def test_a_value_of_another_type_is_refused(values: tuple[object, ...]) -> None:
    with pytest.raises(Invalid):
        pages.decode(pages.encode(*values), 2, types=(datetime, int))


def test_typed_values_come_back_as_they_were() -> None:
    cursor = pages.encode(NOON.isoformat(), 7)

    assert pages.decode(cursor, 2, types=(datetime, int)) == [NOON, 7]


def test_the_end_of_a_column_that_may_be_empty_comes_back() -> None:
    assert pages.decode(pages.encode(None, 7), 2, types=(datetime, int)) == [None, 7]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10)
NUMBERS = st.integers(-(2**63) + 1, 2**63 - 1)


@given(st.lists(st.none() | NUMBERS | TEXTS, min_size=1, max_size=3))
def test_what_was_encoded_is_decoded(values: list[object]) -> None:
    assert pages.decode(pages.encode(*values), len(values)) == values


@given(st.text(max_size=600))
def test_no_text_breaks_the_decoder(cursor: str) -> None:
    try:
        pages.decode(cursor, 1)
    except Invalid as refusal:
        assert refusal.code == "bad_cursor"
