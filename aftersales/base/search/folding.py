"""The normal form in which words are compared: what looks the same to a reader is the same.

Full width and half width, capitals, accents, ligatures and circled numbers are made plain; what cannot be seen is left
out. Sign by sign, so that every plain sign knows which written one it came from. Traditional and simplified characters
stay apart: which one is meant depends on the word, and a table of single characters would be wrong in a third of them.
"""

import unicodedata
from functools import cache
from typing import Final

_UNSEEN: Final = frozenset({"Mn", "Me", "Cf"})
"""Accents and marks, once taken apart from their letter, joiners, and signs of direction."""


class _Plain(dict[int, str]):
    """A table for `str.translate` that is filled by what is met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code)).casefold()
        self[code] = "".join(sign for sign in apart if unicodedata.category(sign) not in _UNSEEN)
        return self[code]


_PLAIN: Final = _Plain()


def fold(text: str) -> str:
    """The plain form of a text; it may be shorter or longer."""
    return text.translate(_PLAIN)


def compact(text: str) -> str:
    """The plain form without spaces and punctuation: in it a question is found again."""
    return "".join(filter(str.isalnum, fold(text)))


def compact_with_places(text: str) -> tuple[str, list[int]]:
    """`compact`, and for each of its signs the place of the written one it came from."""
    signs: list[str] = []
    places: list[int] = []
    for place, written in enumerate(text):
        for sign in filter(str.isalnum, _folded_sign(written)):
            signs.append(sign)
            places.append(place)
    return "".join(signs), places


@cache
def _folded_sign(sign: str) -> str:
    return fold(sign)
