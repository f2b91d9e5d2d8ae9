"""What the server can say, the browser can tell: every move, fact, need and choice has words in both languages."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from aftersales.base import sql
from aftersales.base.facts import all_kinds
from aftersales.workorders import rules, states
from aftersales.workorders.events import checklists, orders, replies, worklogs
from aftersales.workorders.queries import page
from aftersales.workorders.schemas.values import Channel

LOCALES = Path(__file__).resolve().parents[2] / "web" / "src" / "locales"
LANGUAGES = ("zh-CN", "en")
ABOUT_ORDERS = {orders.__name__, checklists.__name__, replies.__name__, worklogs.__name__}


def words(language: str) -> dict[str, Any]:
    """All words of a language; each group stands in one of its files."""
    found: dict[str, Any] = {}
    for file in (LOCALES / language).glob("*.json"):
        found |= json.loads(file.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_move_has_a_word(language: str) -> None:
    assert set(states.ORDER_MOVES) - set(words(language)["moves"]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_an_order_has_words(language: str) -> None:
    own = {name: kind for name, kind in all_kinds().items() if kind.__module__ in ABOUT_ORDERS}
    # What others are made of is none itself, and the rest is in no order's timeline.
    kinds = {name for name, kind in own.items() if kind.SUBJECT == "order" and not kind.__subclasses__()}
    (left,) = re.findall(r"f\.kind NOT IN \(([^)]+)\)", sql.load("workorders", "timeline"))
    left_out = set(re.findall(r"'(\w+)'", left))
    assert left_out < kinds
    told = {name.removesuffix("_one").removesuffix("_other") for name in words(language)["facts"]}
    assert len(kinds) > 30
    assert kinds - left_out - told == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_need_and_choice_of_a_move_has_a_word(language: str) -> None:
    told = words(language)
    for needs in page._NEEDS.values():
        for need in needs:
            assert need["name"] in told["needs"]
            for choice in need.get("choices", ()):
                assert choice in told["choices"][need["name"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_channel_and_reason_has_a_word(language: str) -> None:
    told = words(language)
    assert set(Channel.__args__) - set(told["orders"]["channel"]) == set()
    assert {wait.value for wait in states.Wait} - set(told["orders"]["wait"]) == set()
    assert {name for name, _ in rules._WEIGHTS} - set(told["clock"]["why"]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_time_that_suits_has_a_word(language: str) -> None:
    assert set(words(language)["wish"]["suits"]) == set(rules.SUITS)
