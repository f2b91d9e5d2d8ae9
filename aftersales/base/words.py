"""The product's words by code: `<room>/words/<language>.toml`, Chinese first and English complete."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

LANGUAGES: Final = ("zh-CN", "en")
DEFAULT: Final = "zh-CN"
_NAME: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@cache
def table(language: str) -> dict[str, str]:
    """Every code's words in one language, of all rooms; a code said in two rooms is a mistake and raises."""
    words: dict[str, str] = {}
    root = Path(str(resources.files("aftersales")))
    for path in sorted(root.glob(f"*/words/{language}.toml")):
        own = tomllib.loads(path.read_text(encoding="utf-8"))
        twice = words.keys() & own.keys()
        if twice:
            raise ValueError(f"{path}: said elsewhere already: {sorted(twice)}")
        words.update(own)
    return words


def say(code: str, language: str = DEFAULT, **facts: Any) -> str:
    """The sentence for a code, with its facts put in. An unknown code is said as it is: visible, never a crash."""
    language = language if language in LANGUAGES else DEFAULT
    return fill(table(language).get(code, code), told(facts, language))


def told(facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The facts as a sentence of this language has them: names in it, several in a row as it sets them apart."""
    return {name: _listed(in_language(value, language), language) for name, value in facts.items()}


def _listed(fact: Any, language: str) -> Any:
    several = isinstance(fact, (list, tuple, set, frozenset))
    if not several:
        return fact
    return (", " if language == "en" else "、").join(map(str, fact)) or "–"


def in_language(fact: Any, language: str) -> Any:
    """What somebody named in both languages, {"zh": …, "en": …}, or some of that, in one of them; any other fact as it
    is."""
    if isinstance(fact, list):
        return [in_language(one, language) for one in fact]
    return fact["en" if language == "en" else "zh"] if isinstance(fact, dict) and fact.keys() == {"zh", "en"} else fact


def fill(template: str, facts: Mapping[str, Any]) -> str:
    """The template with each `{name}` replaced by its fact; one that is missing shows as a dash instead of breaking the
    sentence. Nothing else in it means anything, so that a template somebody else wrote can reach nothing."""
    return _NAME.sub(lambda name: str(facts.get(name[1], "–")), template)


def names_in(template: str) -> frozenset[str]:
    """The names a template asks for."""
    return frozenset(_NAME.findall(template))


def refusal(code: str, language: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a refusal: the field it speaks of, if it does, by its label."""
    field = facts.get("field")
    return say(code, language, **{**facts, **({"field": label(field, language)} if isinstance(field, str) else {})})


def label(field: str, language: str = DEFAULT) -> str:
    """What people call a field of a body, of a dotted one its innermost name; one nobody named is said as it is."""
    names = [part for part in field.split(".") if part and not part.isdecimal()]
    known = table(language if language in LANGUAGES else DEFAULT)
    return known.get(f"field_{names[-1]}", field) if names else field


def best_language(accept: str) -> str:
    """The language of an Accept-Language header: English where it is asked for before Chinese, else Chinese."""
    for part in accept.lower().split(","):
        tag = part.split(";")[0].strip()
        if tag.startswith("zh"):
            return "zh-CN"
        if tag.startswith("en"):
            return "en"
    return DEFAULT
