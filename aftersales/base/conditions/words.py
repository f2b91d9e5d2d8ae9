"""A condition in words: one sentence a person can check, in Chinese or English."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from aftersales.base.conditions.fields import Catalogue, Field, Wants
from aftersales.base.conditions.tree import Join, Leaf, Node, Span, Stretch, leaves
from aftersales.base.words import say

Names = Callable[[str, str], str | None]
"""What a thing is called: its source and key give its name for the reader; None for what they may not know of."""
_LISTED: Final = 5
"""So many values are named; of more it is said how many."""


def explain(node: Node, catalogue: Catalogue, language: str, names: Names, zone: str) -> str:
    """The whole condition as a sentence without a full stop."""
    said = _node(node, _Teller(catalogue, language, names, ZoneInfo(zone)), 0)
    return _AT_EDGES.sub(" ", said).replace(_EDGE, "")


_EDGE: Final = "\0"
"""Around what is put into a sentence. No name and no text can have one."""
_AT_EDGES: Final = re.compile(f"(?<=[㐀-鿿]){_EDGE}+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]){_EDGE}+(?=[㐀-鿿])")
"""Where Chinese and Latin meet there is a space between them; inside of what somebody wrote nothing is changed."""


class _Teller:
    def __init__(self, catalogue: Catalogue, language: str, names: Names, zone: ZoneInfo) -> None:
        self.catalogue, self.language, self.names, self.zone = catalogue, language, names, zone

    def say(self, code: str, **facts: Any) -> str:
        return say(f"condition_{code}", self.language, **facts)

    def leaf(self, leaf: Leaf) -> str:
        field = self.catalogue[leaf]
        value = self.value(field, leaf)
        own = field.says.get(leaf.op)
        if own is not None:
            return own[self.language == "en"].format(value=value)
        few = isinstance(leaf.value, tuple) and len(leaf.value) == 1
        code = f"{leaf.op}_one" if few and leaf.op in _ONE_OR_MORE else leaf.op
        if isinstance(leaf.value, bool):
            code = "is_true" if leaf.value else "is_false"
        return self.say(code, field=_edged(field.called(self.language)), value=value)

    def value(self, field: Field, leaf: Leaf) -> str:
        told = leaf.value
        wants = field.operators().get(leaf.op)
        if wants is Wants.SEVERAL:
            joined = self.say("and" if leaf.op == "has_all" else "or")
            shown = [self.single(field, one) for one in told[:_LISTED]]
            more = self.say("more", n=len(told) - _LISTED) if len(told) > _LISTED else ""
            return self.say("comma").join(shown) + more if more else _listed(shown, self.say("comma"), joined)
        if wants is Wants.PAIR:
            return self.say("pair", low=self.single(field, told[0]), high=self.single(field, told[1]))
        if wants is Wants.CALENDAR:
            return _edged(self.names("calendars", told) or str(told))
        return self.single(field, told)

    def single(self, field: Field, value: Any) -> str:
        return _edged(self.bare(field, value))

    def bare(self, field: Field, value: Any) -> str:
        if isinstance(value, Span):
            return self.say(f"{value.unit}_one" if value.n == 1 else value.unit.value, n=value.n)
        if isinstance(value, Stretch):
            return self.say(value.value)
        if value in field.special:
            return self.say(str(value))
        for choice in field.choices:
            if choice.value == value:
                return choice.en if self.language == "en" else choice.zh
        if field.source:
            return self.names(field.source, str(value)) or self.say("hidden")
        return self.plain(value)

    def plain(self, value: Any) -> str:
        if isinstance(value, datetime):
            return value.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")
        if isinstance(value, date):
            return value.isoformat()
        return self.say("quoted", text=value) if isinstance(value, str) else str(value if value is not None else "")


def _edged(text: str) -> str:
    return f"{_EDGE}{text}{_EDGE}"


_ONE_OR_MORE: Final = frozenset({"not_in", "has_any", "has_all", "has_none"})


def _listed(shown: list[str], comma: str, last: str) -> str:
    return comma.join(shown[:-1]) + last + shown[-1] if len(shown) > 1 else shown[0]


def _node(node: Node, teller: _Teller, depth: int) -> str:
    if isinstance(node, Leaf):
        return teller.leaf(node)
    parts = [_node(part, teller, depth + 1) for part in node.parts]
    joined = teller.say("also" if node.join is Join.ALL else "or_else").join(parts)
    return teller.say("within", inner=joined) if depth and len(parts) > 1 else joined


def keys_in(node: Node, catalogue: Catalogue) -> Mapping[str, set[str]]:
    """The things a condition names, by their source: what their names have to be looked up for."""
    found: dict[str, set[str]] = {}
    for leaf in leaves(node):
        field = catalogue[leaf]
        if field.source and isinstance(leaf.value, tuple):
            found.setdefault(field.source, set()).update(str(one) for one in leaf.value if one not in field.special)
        elif field.operators().get(leaf.op) is Wants.CALENDAR:
            found.setdefault("calendars", set()).add(leaf.value)
    return found
