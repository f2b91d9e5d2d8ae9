"""What is looked up: the short pieces of a text by which any part of it is found again, each as one number.

Of Chinese: any two characters that stand side by side, and in names and titles any one. Of letters and digits: any four
signs of a run, whatever hyphens or dots stand between them, and the first one, two and three of each word; of codes and
serials any one to four. Of names besides: any two to four pinyin initials.

A piece is kept as 32 bits of its checksum together with `VERSION`, so that pieces of two versions never meet, and rows
of both may lie in one index. Two pieces that share a number are told apart when the text itself is read (`asked`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Final
from zlib import crc32

from aftersales.base.search.folding import fold
from aftersales.base.search.pinyin import initials, spelt

VERSION: Final = 1
"""Counted up when the same text would give other pieces; `aftersales reindex` then writes them."""
BEFORE: Final[int | None] = None
"""The version before, as long as rows of it may be read; None when no release that wrote it can be upgraded from."""

MOST_READ: Final = 2000
"""Signs of one text that are looked at; what a person says in a longer one stands at its beginning."""
CHINESE: Final = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Characters that are written without spaces between words: Chinese ones, and Japanese kana."""
_RUN: Final = re.compile(rf"([{CHINESE}]+)|([^\W_{CHINESE}]+(?:[-_./#+&][^\W_{CHINESE}]+)*)")
_JOINTS: Final = re.compile(r"[-_./#+&]")
CODE: Final = 4
"""Signs of a code in one piece."""
_MOST_INITIALS: Final = 40

Piece = tuple[str, str]
"""Its kind and itself: c Chinese, w letters and digits, i initials."""


def number(piece: Piece, version: int | None = None) -> int:
    """A piece as it is kept, of the present version if not of another: a signed integer of 32 bits."""
    return crc32(f"{VERSION if version is None else version}{piece[0]}{piece[1]}".encode()) - 2**31


def numbers(pieces: Iterable[Piece], version: int | None = None) -> list[int]:
    """Pieces as they are kept."""
    return sorted({number(piece, version) for piece in pieces})


def runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """The runs of a plain text: `("c", [characters])` or `("w", [words])` of one code such as MV8-400W."""
    for chinese, code in _RUN.findall(text):
        yield ("c", [chinese]) if chinese else ("w", _JOINTS.split(code))


@lru_cache(maxsize=4096)
def of_text(text: str, *, single: bool = False) -> frozenset[Piece]:
    """The pieces of what somebody wrote; `single` characters where it is short, as a name or a title."""
    found: set[Piece] = set()
    for kind, parts in runs(fold(text[:MOST_READ])):
        joined = "".join(parts)
        if kind == "c":
            found.update(("c", joined[n : n + 2]) for n in range(len(joined) - 1))
            found.update(("c", one) for one in joined if single)
        else:
            found.update(("w", part[:n]) for part in (*parts, joined) for n in range(1, CODE))
            found.update(("w", joined[n : n + CODE]) for n in range(len(joined) - CODE + 1))
    return frozenset(found)


def of_code(code: str) -> frozenset[Piece]:
    """The pieces of a code, serial or number: any one to four signs, hyphens and spaces left out."""
    plain = "".join(filter(str.isalnum, fold(code[:MOST_READ])))
    any_of_it = {("w", plain[n : n + size]) for size in range(1, CODE + 1) for n in range(len(plain) - size + 1)}
    return of_text(code, single=True) | any_of_it


def of_name(name: str) -> frozenset[Piece]:
    """The pieces of a name: as a text, by its pinyin initials and, if it is short, spelt out."""
    signs = [one for one in fold(name[:MOST_READ]) if one.isalnum() and initials(one)][:_MOST_INITIALS]
    found = set(of_text(name, single=True))
    if any(not one.isascii() for one in signs):
        for size in (2, 3, 4):
            for n in range(len(signs) - size + 1):
                ways = product(*(sorted(initials(one)) for one in signs[n : n + size]))
                found.update(("i", "".join(way)) for way in ways)
        if len(signs) <= 4:
            for way in spelt("".join(signs)):
                found |= of_text(way)
    return frozenset(found)


def phone_said(phone: str) -> str:
    """A kept number (+8613800138000, +862155558888x801) in the ways people dial it, one after another.

    With and without the country, a Chinese landline with and without the 0 of its area: any part of it is there,
    whichever way it is typed.
    """
    digits, _, extension = phone.partition("x")
    plain = "".join(filter(str.isdigit, digits))
    national = plain.removeprefix("86") if digits.startswith("+86") else ""
    landline = bool(national) and not (len(national) == 11 and national.startswith("1"))
    said = [f"00{plain}" if plain else "", plain, f"0{national}" if landline else "", national, extension]
    return " ".join(filter(None, said))


def of_phone(phone: str) -> frozenset[Piece]:
    """The pieces of a kept number: any four digits, and how its ways to be dialled begin."""
    return of_text(phone_said(phone))
