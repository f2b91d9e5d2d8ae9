"""With which letters the reading of a Chinese character begins, and how it sounds, for names typed by their initials.

Of the pinned package `pypinyin` only the table of readings is read: importing it brings 58 MB of phrases along, for
every process.
"""

import json
import unicodedata
from functools import cache
from importlib.util import find_spec
from itertools import islice, product
from pathlib import Path
from typing import Final

_MOST_READINGS: Final = 3
"""Of a character with many, the usual ones; they stand first."""
_MOST_WAYS: Final = 16
"""In which a name with several such characters is read."""


@cache
def _table() -> dict[str, str]:
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise RuntimeError("the package pypinyin is missing")
    return dict(json.loads((Path(spec.origin).parent / "pinyin_dict.json").read_text(encoding="utf-8")))


@cache
def readings(character: str) -> tuple[str, ...]:
    """How a character is read, without tones, the usual way first; none for what is no Chinese character."""
    told = _table().get(str(ord(character)), "")
    plain = (_without_tone(one) for one in told.split(",") if one)
    return tuple(dict.fromkeys(plain))[:_MOST_READINGS]


def _without_tone(reading: str) -> str:
    """As it is typed: lǜ is lv."""
    apart = unicodedata.normalize("NFD", reading).replace("u\N{COMBINING DIAERESIS}", "v")
    return "".join(sign for sign in apart if sign.isascii() and sign.isalpha()).lower()


@cache
def initials(character: str) -> frozenset[str]:
    """The letters with which a sign may be typed: a Chinese character's readings, a letter or digit itself."""
    if character.isascii():
        return frozenset({character})
    return frozenset(one[0] for one in readings(character) if one)


def spelt(name: str) -> frozenset[str]:
    """A short name written out, in every way it can be read: 单敏 is danmin and shanmin."""
    ways = [readings(character) or ((character,) if character.isascii() else ()) for character in name]
    known = [way for way in ways if way]
    return frozenset("".join(way) for way in islice(product(*known), _MOST_WAYS)) - {""}


def reads_as(name: str, letters: str) -> bool:
    """Whether these letters are the initials of some signs of the name that stand side by side."""
    sounds = [sound for character in name if (sound := initials(character))]
    spans = range(len(sounds) - len(letters) + 1)
    return any(all(letter in sounds[start + n] for n, letter in enumerate(letters)) for start in spans)
