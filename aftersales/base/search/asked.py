"""What somebody typed, as the pieces to look up, and whether and where a text really holds it.

Words are parted by spaces, and every one of them has to be in what is found. A word of letters may also be the pinyin
initials of a name. What has no letters, digits or characters at all finds nothing, rather than everything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from aftersales.base.search import grams
from aftersales.base.search.folding import compact, compact_with_places, fold
from aftersales.base.search.grams import CODE, Piece
from aftersales.base.search.pinyin import reads_as

MOST_WORDS: Final = 6
MOST_PIECES: Final = 12
"""Looked up of one word; the rest of a long one is seen to when its text is read."""


@dataclass(frozen=True)
class Word:
    """One word: as typed and as compared, and its pieces, or as initials theirs, by which it is looked up."""

    typed: str
    plain: str
    pieces: frozenset[Piece]
    initials: frozenset[Piece] = frozenset()

    def within(self, text: str, *, name: bool = False) -> bool:
        """Whether a text holds the word; a `name` also by the initials of some of its characters."""
        plain = compact(text)
        return self.plain in plain or (name and bool(self.initials) and reads_as(plain, self.plain))


@dataclass(frozen=True)
class Asked:
    """A question; `words` is empty when there is nothing to look up."""

    words: tuple[Word, ...]
    signs: str = ""
    """What was typed in its plain form, where it has signs besides letters: 100% is looked for before 100."""

    def __bool__(self) -> bool:
        return bool(self.words)

    def numbers(self, version: int | None = None) -> list[int]:
        """Of all words together, for rows that have no initials."""
        return grams.numbers({piece for word in self.words for piece in word.pieces}, version)

    def before(self) -> list[int] | None:
        """The same as rows have it that are not yet written anew; None when there are no such rows."""
        return None if grams.BEFORE is None else self.numbers(grams.BEFORE)

    def held_by(self, texts: Iterable[str], *, names: Iterable[str] = ()) -> bool:
        """Whether every word is in some of these texts, or in or behind one of these names."""
        said, called = list(texts), list(names)
        return all(
            any(word.within(text) for text in said) or any(word.within(name, name=True) for name in called)
            for word in self.words
        )

    def verbatim_in(self, texts: Iterable[str]) -> bool:
        """Whether one of these texts holds what was typed with all its signs; true where it has none."""
        return not self.signs or any(self.signs in fold(text) for text in texts)


def read(typed: str) -> Asked:
    """What was typed, word by word; `Asked` is false when nothing of it can be looked up."""
    words = (_word(one) for one in typed.split())
    plain = fold(typed).strip()
    signs = "" if all(sign.isalnum() or sign.isspace() for sign in plain) else plain
    return Asked(tuple(word for word in words if word is not None and word.plain)[:MOST_WORDS], signs)


def _word(typed: str) -> Word | None:
    pieces: set[Piece] = set()
    singles: set[Piece] = set()
    for kind, parts in grams.runs(fold(typed)):
        joined = "".join(parts)
        if kind == "c":
            two = [("c", joined[n : n + 2]) for n in range(len(joined) - 1)]
            pieces.update(two)
            singles.update([] if two else [("c", joined)])
        elif len(joined) < CODE:
            pieces.add(("w", joined))
        else:
            pieces.update(("w", joined[n : n + CODE]) for n in range(len(joined) - CODE + 1))
    plain = compact(typed)
    if not pieces and not singles:
        return None
    return Word(typed, plain, _spread(pieces or singles), _initials(plain))


def _spread(pieces: set[Piece]) -> frozenset[Piece]:
    """At most `MOST_PIECES`, from all over the word."""
    ordered = sorted(pieces)
    step = -(-len(ordered) // MOST_PIECES)
    return frozenset(ordered[::step])


def _initials(plain: str) -> frozenset[Piece]:
    if not (plain.isascii() and plain.isalnum() and len(plain) >= 2) or plain.isdigit():
        return frozenset()
    size = min(len(plain), 4)
    return _spread({("i", plain[n : n + size]) for n in range(len(plain) - size + 1)})


@dataclass(frozen=True)
class Part:
    """A piece of a text as it is shown, and whether it is what was asked for."""

    text: str
    hit: bool


def marked(text: str, asked: Asked, *, name: bool = False, most: int = 200) -> list[Part]:
    """A text in parts, those that were asked for marked; none of it when no word is in it.

    Of a text longer than `most`, the surroundings of the first hit. By initials a whole `name` is marked.
    """
    plain, places = compact_with_places(text)
    hit = bytearray(len(text))
    for word in asked.words:
        start = plain.find(word.plain)
        if start < 0:
            if name and word.within(text, name=True):
                hit[:] = b"\1" * len(text)
            continue
        while start >= 0:
            end = start + len(word.plain)
            hit[places[start] : places[end - 1] + 1] = b"\1" * (places[end - 1] + 1 - places[start])
            start = plain.find(word.plain, end)
    first = hit.find(1)
    return [] if first < 0 else _parts(text, hit, first, most)


def _parts(text: str, hit: bytearray, first: int, most: int) -> list[Part]:
    begin = 0 if len(text) <= most else max(0, min(first - most // 4, len(text) - most))
    end = min(len(text), begin + most)
    parts = [Part("…", False)] if begin else []
    start = begin
    for place in range(begin + 1, end + 1):
        if place == end or hit[place] != hit[start]:
            parts.append(Part(text[start:place], bool(hit[start])))
            start = place
    return [*parts, Part("…", False)] if end < len(text) else parts


@dataclass(frozen=True)
class Match:
    """Where something was found: the field, and its text in parts."""

    field: str
    parts: list[Part]


def matches(asked: Asked, fields: Mapping[str, str], names: Iterable[str] = ()) -> list[Match]:
    """The fields that hold some of what was asked, in the order given; those in `names` by their initials too."""
    called = frozenset(names)
    told = ((field, marked(text, asked, name=field in called)) for field, text in fields.items() if text)
    return [Match(field, parts) for field, parts in told if parts]
