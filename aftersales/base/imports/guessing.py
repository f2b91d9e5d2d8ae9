"""Which column of a file is which of ours: by a mapping that was used before, a ready one, or the headers' words."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from aftersales.base.errors import Invalid
from aftersales.base.imports.parsers import fold
from aftersales.base.imports.subjects import Ready, Subject, registered
from aftersales.base.models import Import

Mapped = dict[str, dict[str, Any]]
"""By the name of a column of ours: `{"column": 3}` of the file (from 0), or `{"value": "…"}` for every row alike."""

_IN_BRACKETS: Final = re.compile(r"[(（【\[].*?[)）】\]]")
_ENOUGH: Final = 0.6
"""Of a ready mapping's headers so many must be there before it is taken for what the file is."""


def digest_of(headers: Sequence[str]) -> str:
    """What a set of headers is known by."""
    return hashlib.sha256("\n".join(fold(one) for one in headers).encode()).hexdigest()


def guessed(subject: Subject, headers: Sequence[str]) -> tuple[Mapped, str, bool]:
    """A mapping, the ready one it comes from ("" for none), and whether it was used before; without columns of ours
    that are no more."""
    before = _remembered(subject, headers)
    if before is not None:
        known = {name: source for name, source in before.mapping.items() if subject.column(name) is not None}
        return known, before.ready, True
    ready = _ready_for(subject, headers)
    if ready is not None:
        return by_ready(subject, ready, headers), ready.code, False
    return by_words(subject, headers), "", False


def _remembered(subject: Subject, headers: Sequence[str]) -> Import | None:
    used = Import.objects.filter(subject=subject.code, digest=digest_of(headers)).exclude(mapping={})
    return used.filter(mode__gt="").order_by("-pk").first()


def _ready_for(subject: Subject, headers: Sequence[str]) -> Ready | None:
    known = {fold(one) for one in headers}

    def share(one: Ready) -> float:
        return sum(any(fold(name) in known for name in names) for names in one.columns.values()) / len(one.columns)

    def whole(one: Ready) -> bool:
        return not missing(subject, by_ready(subject, one, headers))

    own = [one for one in registered().ready if one.subject == subject.code and known & {fold(it) for it in one.marks}]
    fitting = [one for one in own if share(one) >= _ENOUGH and whole(one)]
    return max(fitting, key=share, default=None)


def by_ready(subject: Subject, ready: Ready, headers: Sequence[str]) -> Mapped:
    """What a ready mapping makes of these headers; what it does not speak of stays open."""
    places = _places(headers)
    found: Mapped = {name: {"value": value} for name, value in ready.fixed.items()}
    for name, theirs in ready.columns.items():
        place = next((places[fold(one)] for one in theirs if fold(one) in places), None)
        if place is not None:
            found[name] = {"column": place}
    return found


def by_words(subject: Subject, headers: Sequence[str]) -> Mapped:
    """Each of our columns by its name, its label in either language or both, or another word it is known by."""
    places = _places(headers)
    found: Mapped = {}
    taken: set[int] = set()
    for column in subject.columns:
        zh, en = subject.labels(column.name)
        for word in (zh, en, f"{zh}{en}", column.name, *column.words):
            place = places.get(fold(word))
            if place is not None and place not in taken:
                found[column.name] = {"column": place}
                taken.add(place)
                break
    return found


def _places(headers: Sequence[str]) -> Mapping[str, int]:
    """Where each header stands, the first where it stands twice; as written, and without what is in brackets."""
    places: dict[str, int] = {}
    for place, header in enumerate(headers):
        for word in (header, _IN_BRACKETS.sub("", header)):
            if fold(word):
                places.setdefault(fold(word), place)
    return places


def checked(subject: Subject, mapping: Mapping[str, Mapping[str, Any]], width: int) -> Mapped:
    """A mapping that somebody sends: known columns of ours, places that the file has, values that can be read."""
    found: Mapped = {}
    for name, source in mapping.items():
        column = subject.column(name)
        if column is None:
            raise Invalid("import_no_such_column", field=f"mapping.{name}")
        place, value = source.get("column"), str(source.get("value") or "").strip()
        if place is not None:
            if place >= width:
                raise Invalid("import_no_such_place", field=f"mapping.{name}", columns=width)
            found[name] = {"column": place}
        elif value:
            column.parse(value)
            found[name] = {"value": value}
    return found


def missing(subject: Subject, mapping: Mapping[str, Any]) -> list[str]:
    """The required columns that nothing is mapped to."""
    return [name for name in subject.required if name not in mapping]
