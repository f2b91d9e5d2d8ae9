"""A reader's condition: what they may ask about, and what the things in it are called."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, QuerySet

from aftersales.assets.access import products_visible_to
from aftersales.assets.access import visible_to as assets_visible_to
from aftersales.base.conditions import parse, words
from aftersales.base.conditions.fields import Catalogue
from aftersales.base.conditions.tree import Group, Join, Node, normal
from aftersales.base.errors import Refusal
from aftersales.customers.access import sites_visible_to
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, Person, Team, Territory
from aftersales.workorders.forms import PREFIX
from aftersales.workorders.models import Category, Kind, Macro, View
from aftersales.workorders.queries.contexts import ZONE
from aftersales.workorders.queries.custom import askable


def catalogue_for(by: Actor | None, told: Any = PREFIX) -> Catalogue:
    """The fields of an order this reader may know of; the company's own only where `told` speaks of them. None is the
    product itself."""
    known = askable(told).fields
    return known if by is None else known.for_reader(by.may)


def read(told: Any, by: Actor | None) -> Node:
    """A condition, from JSON text or from what it says, in its plainest form; or a refusal that says what is wrong."""
    return _parsed(told, catalogue_for(by, told))


def _parsed(told: Any, catalogue: Catalogue) -> Node:
    return normal(parse.parse_text(told, catalogue) if isinstance(told, str) else parse.parse(told, catalogue))


@dataclass(frozen=True)
class Kept:
    """A condition that was kept, as one reader has it: what it asks (None: nothing), or why they cannot use it (the
    code of the refusal)."""

    tree: Node | None = None
    trouble: str = ""


def all_kept(rows: Iterable[View | Macro], by: Actor) -> dict[int, Kept]:
    """The conditions of views or macros by their id, with one look for the company's own fields in all of them."""
    conditions = {row.pk: row.condition for row in rows}
    catalogue = catalogue_for(by, list(conditions.values()))
    return {number: _kept(told, catalogue) for number, told in conditions.items()}


def kept_in_words(read: Mapping[int, Kept], by: Actor) -> dict[int, str]:
    """What they ask, as sentences; nothing of one that asks nothing or cannot be used."""
    return {
        **dict.fromkeys(read, ""),
        **all_in_words({n: one.tree for n, one in read.items() if one.tree is not None}, by),
    }


def _kept(told: Any, catalogue: Catalogue) -> Kept:
    try:
        return Kept(_parsed(told, catalogue) if told is not None else None)
    except Refusal as refusal:
        return Kept(trouble=refusal.code)


def both(one: Node | None, other: Node | None) -> Node | None:
    """Two conditions at once; None asks nothing."""
    if one is None or other is None:
        return one or other
    return normal(Group(Join.ALL, (one, other)))


def in_words(tree: Node, by: Actor | None, language: str) -> str:
    """The condition as a sentence; things this reader may not know of are not named."""
    return all_in_words({0: tree}, by, language)[0]


def all_in_words(trees: Mapping[int, Node], by: Actor | None, language: str = "") -> dict[int, str]:
    """The same of many, with one look for the names of each sort of things."""
    language = language or (by.language if by is not None else "")
    keys: dict[str, set[str]] = {}
    fields = askable(*trees.values()).fields
    for tree in trees.values():
        for source, some in words.keys_in(tree, fields).items():
            keys.setdefault(source, set()).update(some)
    called = {source: _named(source, some, by, language) for source, some in keys.items() if some}
    zone = by.zone if by is not None else ZONE

    def name(source: str, key: str) -> str | None:
        return called.get(source, {}).get(key)

    return {number: words.explain(tree, fields, language, name, zone) for number, tree in trees.items()}


def names_in(tree: Node, by: Actor | None, language: str) -> dict[str, str]:
    """What the things in a condition are called, by key or code: what this reader may know of."""
    found: dict[str, str] = {}
    for source, keys in words.keys_in(tree, askable(tree).fields).items():
        found |= _named(source, keys, by, language) if keys else {}
    return found


Things = Callable[[Actor | None], QuerySet[Any]]


def _all(model: type[Model]) -> Things:
    return lambda _: model._default_manager.all()


def _colleagues(by: Actor | None) -> QuerySet[Person]:
    """An order names its colleagues to whoever sees it; customers' sign-ins are the business of the people's room."""
    return Person.objects.filter(is_customer=False)


_THINGS: Final[Mapping[str, tuple[Things, str, str]]] = {
    # source: the rows a reader may know of, the column by which they are named, and what they are called
    "people": (_colleagues, "key", "name"),
    "teams": (_all(Team), "key", "name_{}"),
    "territories": (_all(Territory), "key", "name_{}"),
    "kinds": (_all(Kind), "code", "name_{}"),
    "categories": (_all(Category), "code", "name_{}"),
    "calendars": (_all(Calendar), "code", "name_{}"),
    "products": (products_visible_to, "key", "name_{}"),
    "customers": (customers_visible_to, "key", "name"),
    "sites": (sites_visible_to, "key", "name"),
    "assets": (assets_visible_to, "key", "name"),
}


def _named(source: str, keys: set[str], by: Actor | None, language: str) -> dict[str, str]:
    rows, column, name = _THINGS[source]
    called = name.format("en" if language == "en" else "zh")
    found = rows(by).filter(**{f"{column}__in": keys}).values_list(column, called)
    return {str(key): told for key, told in found}
