"""The sentences an installation may say in its own words: which there are, and what may stand in them.

A wording is no program: a name in braces that the product's own sentence has is put in, and everything else is text.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from aftersales.base import words
from aftersales.base.errors import Invalid, NotFound
from aftersales.notices.rules import MANNERS

Own = Mapping[tuple[str, str], str]
"""An installation's own sentences, by code and language."""

LETTER: Final = "notice_letter"
DIGEST: Final = "notice_digest"
DIGEST_TITLE: Final = "notice_digest_title"
MOST_OF_A_LINE: Final = 200
MOST_OF_A_LETTER: Final = 5000


@cache
def codes() -> tuple[str, ...]:
    """Every sentence that may be reworded: of each notice what it says and what to do next, and the two letters."""
    return (*(f"notice_{code}{part}" for code in MANNERS for part in ("", "_next")), LETTER, DIGEST_TITLE, DIGEST)


@cache
def placeholders(code: str) -> frozenset[str]:
    """The names that may stand in braces: those of the product's own sentence."""
    return frozenset().union(*(words.names_in(words.table(language)[code]) for language in words.LANGUAGES))


def check(code: str, text: str) -> None:
    """Refuse what cannot be said so."""
    if code not in codes():
        raise NotFound(what="wording")
    is_letter = code in (LETTER, DIGEST)
    most = MOST_OF_A_LETTER if is_letter else MOST_OF_A_LINE
    if len(text) > most:
        raise Invalid("wording_too_long", field="text", most=most)
    if not is_letter and "\n" in text:
        raise Invalid("wording_in_one_line", field="text")
    known = placeholders(code)
    unknown = sorted(words.names_in(text) - known)
    if unknown:
        raise Invalid("unknown_placeholder", field="text", names=unknown, known=sorted(known))
    if text and is_letter and "text" not in words.names_in(text):
        raise Invalid("placeholder_missing", field="text", name="text")


def said(code: str, language: str, own: Own, **facts: object) -> str:
    """The sentence with its facts, in the installation's words where it has some."""
    text = own.get((code, language))
    return words.say(code, language, **facts) if text is None else words.fill(text, words.told(facts, language))


def drafted(own: Own, language: str, drafts: Mapping[str, str]) -> Own:
    """The installation's sentences with these in place of what is kept; refused where they could not be kept so."""
    for code, text in drafts.items():
        check(code, text)
    drawn = {(code, language): text for code, text in drafts.items() if text}
    return {key: text for key, text in own.items() if key not in {(code, language) for code in drafts}} | drawn
