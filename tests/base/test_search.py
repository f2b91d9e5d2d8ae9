"""The pieces of a text and those of a question: whatever part is asked for is found, and nothing is a pattern."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aftersales.base.search import grams
from aftersales.base.search.asked import Asked, marked, matches, read
from aftersales.base.search.folding import compact, compact_with_places, fold
from aftersales.base.search.pinyin import reads_as

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=30)
CODE = st.text(st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-"), min_size=4, max_size=24)
PHONE = st.integers(10**9, 2 * 10**10 - 1).map(lambda digits: f"+86{digits}")


def offered(asked: Asked, pieces: frozenset[grams.Piece]) -> bool:
    """Whether an index with these pieces offers the text to who asks."""
    held = set(grams.numbers(pieces))
    return bool(asked) and all(
        set(grams.numbers(word.pieces)) <= held or (bool(word.initials) and set(grams.numbers(word.initials)) <= held)
        for word in asked.words
    )


@given(CHINESE, st.data())
def test_any_two_characters_that_stand_side_by_side_find_a_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    asked = read(text[start : start + 2])
    assert offered(asked, grams.of_text(text)) and asked.held_by([text])


@given(CODE, st.data())
def test_any_four_signs_find_a_code(code: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(code) - 4))
    typed = code[start : start + 4]
    assume(compact(typed))
    asked = read(typed)
    assert offered(asked, grams.of_code(code)) and asked.held_by([code])


@given(PHONE, st.data())
def test_any_four_digits_find_a_number(phone: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, len(phone) - 4))
    asked = read(phone[start : start + 4])
    assert offered(asked, grams.of_phone(phone)) and asked.held_by([grams.phone_said(phone)])


@pytest.mark.parametrize(
    "typed", ["138 0013 8000", "+86 138-0013-8000", "008613800138000", "１３８００１３８０００", "8000"]
)
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    assert offered(read(typed), grams.of_phone("+8613800138000"))


@pytest.mark.parametrize("typed", ["021-5555 8888", "(021)55558888", "+86 21 5555", "55558888-801", "801"])
def test_a_landline_too_with_and_without_what_is_dialled_before_it(typed: str) -> None:
    said = grams.phone_said("+862155558888x801")
    assert read(typed).held_by([said]) or typed == "55558888-801"
    assert typed == "55558888-801" or offered(read(typed), grams.of_phone("+862155558888x801"))


@pytest.mark.parametrize("typed", ["fnk", "SHFNK", "jqr", "shfn", "上海fnk", "发那"])
def test_a_name_is_found_by_the_initials_of_its_characters(typed: str) -> None:
    name = "上海发那科机器人有限公司"
    assert all(offered(read(word), grams.of_name(name)) for word in ([typed] if typed.isascii() else ["发那"]))
    assert reads_as(name, "fnk") and not reads_as(name, "fnz")


def test_a_character_of_several_readings_is_found_by_each() -> None:
    for typed in ("zxw", "cxw", "zengxiaowen", "cengx"):
        assert offered(read(typed), grams.of_name("曾晓文")), typed
    assert offered(read("lv"), grams.of_name("绿源"))


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_in_few_words_and_few_pieces(typed: str) -> None:
    asked = read(typed)
    assert len(asked.words) <= 6 and all(0 < len(word.pieces) <= 12 for word in asked.words)


@pytest.mark.parametrize(
    "typed", ["", " ", "%", "_%_", "\\", "——，。！", "🙂🙃", "\u202e\u200b", "'; --", "()", "\u0301"]
)
def test_what_has_no_letters_finds_nothing_rather_than_everything(typed: str) -> None:
    assert not read(typed)
    assert not read(typed).numbers()


def test_ten_thousand_characters_are_read_at_once() -> None:
    asked = read("空调" * 5000)
    assert len(asked.words[0].pieces) <= 12 and not asked.held_by(["空调"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＭＶ８－４００Ｗ", "mv8-400w"),
        ("Café", "CAFE"),
        ("ﬁlter", "filter"),
        ("①号", "1号"),
        ("空\u200b调", "空调"),
        ("㎏", "kg"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert compact(one) == compact(other)


@given(st.text(max_size=80))
def test_each_plain_sign_knows_where_it_came_from(text: str) -> None:
    plain, places = compact_with_places(text)
    assert plain == compact(text) and len(places) == len(plain)
    assert all(sign in fold(text[place]) for sign, place in zip(plain, places, strict=True))


@given(st.text(max_size=300), st.text(min_size=1, max_size=5))
def test_the_marked_parts_make_up_the_text(text: str, typed: str) -> None:
    parts = marked(text, read(typed), most=1000)
    assert not parts or "".join(part.text for part in parts) == text
    assert not parts or any(part.hit for part in parts)


def test_of_a_long_text_the_surroundings_are_shown() -> None:
    parts = marked("现场" * 300 + "主轴异响" + "复位" * 300, read("主轴"))
    assert parts[0].text == parts[-1].text == "…" and sum(len(part.text) for part in parts) <= 202
    assert [part.text for part in parts if part.hit] == ["主轴"]


def test_every_field_that_holds_a_word_is_told_in_its_order() -> None:
    told = matches(read("冷库 SN12"), {"title": "冷库报警", "serial": "SN-1234", "code": "x"})
    assert [(match.field, [part.text for part in match.parts if part.hit]) for match in told] == [
        ("title", ["冷库"]),
        ("serial", ["SN-12"]),
    ]


def test_pieces_of_two_versions_never_meet() -> None:
    pieces = grams.of_text("空调不制冷 E6", single=True)
    assert not set(grams.numbers(pieces, 1)) & set(grams.numbers(pieces, 2))
