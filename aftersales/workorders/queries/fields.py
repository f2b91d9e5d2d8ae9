"""What a reader can ask of orders, and what a condition of theirs means."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.conditions.fields import Field
from aftersales.base.conditions.tree import Group, Join, to_json
from aftersales.base.errors import Invalid
from aftersales.people.access import Actor
from aftersales.workorders.columns import COLUMNS, Column
from aftersales.workorders.owned import listed as own_column
from aftersales.workorders.queries import asking, custom, filtered, views
from aftersales.workorders.queries.filtered import Among, Asked, Sort
from aftersales.workorders.queries.queue import VIEWS


def known_to(by: Actor) -> dict[str, list[dict[str, Any]]]:
    """The fields a condition of this reader can be about, and the columns their lists can have."""
    return {
        "rows": [_field(field) for field in asking.catalogue_for(by)],
        "columns": [{"name": one.name, "name_zh": one.zh, "name_en": one.en} for one in columns_for(by).values()],
    }


def columns_for(by: Actor, own: bool = True) -> dict[str, Column]:
    """The columns a list of this reader can have, by name, the company's own fields too."""
    more = [own_column(one) for one in custom.definitions().values()] if own else []
    return {one.name: one for one in (*COLUMNS.values(), *more) if not one.right or by.may(one.right)}


def chosen(by: Actor, names: Sequence[str]) -> list[str]:
    """These columns, each once. One that is not for the reader does not exist."""
    known = columns_for(by, own=custom.mentioned(list(names)))
    strange = next((name for name in names if name not in known), None)
    if strange is not None:
        raise Invalid("no_such_column", field="columns", column=strange, legal=list(known))
    return list(dict.fromkeys(names))


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type,
        "name_zh": field.zh,
        "name_en": field.en,
        "operators": [{"op": op, "wants": wants} for op, wants in field.operators().items()],
        "choices": [{"value": one.value, "name_zh": one.zh, "name_en": one.en} for one in field.choices],
        "source": field.source,
        "special": sorted(field.special),
        "in_policies": field.in_hand,
    }


def preview(by: Actor, *, told: str, among: Among, at: datetime) -> dict[str, Any]:
    """A condition in its plainest form, in words, and how many orders it holds for; none is every order."""
    tree = asking.read(told, by) if told else None
    parts = list(tree.parts) if isinstance(tree, Group) and tree.join is Join.ALL else [tree] if tree else []
    words = asking.all_in_words(dict(enumerate([*parts, *([tree] if tree else [])])), by)
    return {
        "filter": to_json(tree) if tree is not None else None,
        "words": words[len(parts)] if tree is not None else "",
        "parts": [words[n] for n in range(len(parts))],
        "names": asking.names_in(tree, by, by.language) if tree is not None else {},
        "count": filtered.count(by, Asked(tree, among=among), at=at),
    }


def asked(
    by: Actor, *, view: str, to: Mapping[str, UUID | None], told: str, saved: UUID | None, sort: Sort | None,
    among: Among | None, own: bool = False,
) -> Asked | None:  # fmt: skip
    """What is asked beyond the ready queues; None where they serve, which are the quicker way."""
    if not (told or saved or own or among == "all" or (sort or "due") != "due"):
        return None
    return listed(by, view=view, to=to, told=told or None, saved=saved, sort=sort, among=among)


def listed(
    by: Actor, *, view: str, to: Mapping[str, UUID | None], told: Any, saved: UUID | None, sort: Sort | None,
    among: Among | None,
) -> Asked:  # fmt: skip
    """What a list shows. A kept view is its ground: `sort` and `among` said besides stand over the view's own, a
    condition said besides narrows it."""
    ground = views.asked_by(saved, by) if saved is not None else Asked()
    return Asked(
        asking.both(ground.tree, asking.read(told, by) if told is not None else None),
        among=among or ground.among,
        sort=sort or ground.sort,
        view=VIEWS[view],
        to={name: key for name, key in to.items() if key is not None},
    )
