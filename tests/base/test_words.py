"""The product's words: every code that can be raised has a sentence, in both languages, with the same facts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import aftersales
from aftersales.base.words import LANGUAGES, best_language, say, table

ROOT = Path(aftersales.__file__).parent
REFUSALS = {"NotFound": "not_found", "NotAllowed": "not_allowed", "Conflict": None, "Invalid": None}
WITH_A_CODE = {"problem": 2, "Trouble": 0, "say": 0}
"""Other calls that name a code, and at which place."""


def sources() -> Iterator[Path]:
    return (path for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            yield name, node


def text(arguments: list[ast.expr], place: int) -> str | None:
    """The argument at a place, if it is written out."""
    if len(arguments) > place and isinstance(arguments[place], ast.Constant):
        value = arguments[place].value
        return value if isinstance(value, str) else None
    return None


def codes_used() -> dict[str, str]:
    """Every code written out in the program, with a place where it is."""
    found: dict[str, str] = {}
    for path in sources():
        refusals = set(REFUSALS) | subclasses_of_refusal(path)
        for name, call in calls(path):
            code = None
            if name in REFUSALS:
                code = text(call.args, 0) or (REFUSALS[name] if not call.args else None)
            elif name in WITH_A_CODE and isinstance(call.func, ast.Name):  # a method that is called `say` is another
                code = text(call.args, WITH_A_CODE[name])
            elif name == "__init__" and refusals - set(REFUSALS):
                code = text(call.args, 0)
            if code and re.fullmatch(r"[a-z][a-z0-9_]*", code):
                found[code] = f"{path.relative_to(ROOT.parent)}:{call.lineno}"
    return found


def subclasses_of_refusal(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Refusal" for base in node.bases)
    }


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_the_scan_finds_the_codes_of_this_room() -> None:
    assert {"not_found", "bad_json", "idempotency_key_missing", "version_missing", "database_away"} <= set(codes_used())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_can_be_raised_has_words(language: str) -> None:
    missing = {code: place for code, place in codes_used().items() if code not in table(language)}

    assert missing == {}


def test_both_languages_know_the_same_codes() -> None:
    chinese, english = (set(table(language)) for language in LANGUAGES)

    assert (chinese - english, english - chinese) == (set(), set())


def test_both_languages_put_the_same_facts_into_a_sentence() -> None:
    chinese, english = (table(language) for language in LANGUAGES)
    differing = {code for code in chinese if placeholders(chinese[code]) != placeholders(english[code])}

    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    for code, sentence in table(language).items():
        assert sentence.strip(), code
        assert all(re.fullmatch(r"[a-z_]+", name) for name in placeholders(sentence)), code
        assert "{" not in say(code, language), code


def test_chinese_words_are_chinese_and_english_words_are_not() -> None:
    chinese, english = (table(language) for language in LANGUAGES)
    han = re.compile("[\u4e00-\u9fff]")

    own = {code: re.sub(r"\{\w+\}", "", sentence) for code, sentence in chinese.items()}

    assert [code for code, words in own.items() if re.search("[A-Za-z]", words) and not han.search(words)] == []
    assert [code for code, sentence in english.items() if han.search(sentence)] == []


def test_what_has_a_name_in_both_languages_is_said_by_that_of_the_sentence() -> None:
    name = {"zh": "季检", "en": "Quarterly"}
    assert "季检" in say("item_not_failed", "zh-CN", name=name) and "Quarterly" in say(
        "item_not_failed", "en", name=name
    )


def test_a_fact_that_is_missing_does_not_break_the_sentence() -> None:
    assert (
        say("body_too_large", "en") == "The content is too large, at most – MB. Send it in parts or as an attachment."
    )


def test_an_unknown_code_is_said_as_it_is() -> None:
    assert say("no_such_code_anywhere", "en") == "no_such_code_anywhere"


def test_a_fact_that_looks_like_a_placeholder_stays_text() -> None:
    assert say("bad_input", "en", field="{why}", why="{field.__class__}") == "“{why}”: {field.__class__}"


def test_several_values_are_listed() -> None:
    assert "a、b" in say("bad_input", "zh-CN", field=["a", "b"], why="")
    assert "a, b" in say("bad_input", "en", field=["a", "b"], why="")
    assert say("bad_input", "en", field=[], why="none") == "“–”: none"


def test_what_is_named_in_both_languages_is_said_in_the_readers() -> None:
    both = [{"zh": "派单", "en": "Assign"}, {"zh": "重开", "en": "Reopen"}]
    assert "派单、重开" in say("bad_input", "zh-CN", field=both, why="")
    assert "Assign, Reopen" in say("bad_input", "en", field=both, why=both[0])


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "zh-CN"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("zh-TW", "zh-CN"),
        ("en-US,en;q=0.9", "en"),
        ("de-DE,de;q=0.9,en;q=0.8", "en"),
        ("fr", "zh-CN"),
        ("EN", "en"),
        (",,;;q=", "zh-CN"),
    ],
)
def test_the_language_is_what_the_browser_asks_for_first(asked: str, language: str) -> None:
    assert best_language(asked) == language


def test_a_language_we_do_not_speak_is_answered_in_chinese() -> None:
    assert say("not_signed_in", "fr") == say("not_signed_in", "zh-CN")
