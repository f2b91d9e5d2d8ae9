"""The crew a decision came to, as it is followed and shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries.crews import crew_of
from aftersales.people.models import Engineer, Person


@dataclass(frozen=True)
class Beside:
    """Who goes with whoever leads; None where the decision called no crew: then the visit's own mates stay."""

    ids: list[int]
    keys: list[UUID] | None
    overruled: bool = False


def beside(decision: Decision, lead: Engineer, mates: Sequence[UUID] | None) -> Beside:
    """The mates a decision called, or those who are told in their place, without whoever leads.

    Raises:
        Invalid: somebody who is told is no engineer.
        Conflict: mates for an order of which no crew goes.
    """
    called = ids_of(decision)
    if not hasattr(decision, "crew"):
        if mates:
            raise Conflict("no_crew_called")
        return Beside([], None)
    rows = Engineer.objects.select_related("person").filter(person__is_active=True)
    if mates is None:
        found = list(rows.filter(pk__in=[one for one in called if one != lead.pk]))
    else:
        found = [one for one in rows.filter(person__key__in=mates) if one.pk != lead.pk]
        if len({*mates} - {lead.person.key}) != len(found):
            raise Invalid("no_such_engineer", field="mates")
    ids = sorted(one.pk for one in found)
    as_called = sorted(one for one in called if one != decision.chosen_id)
    changed = mates is not None and ids != as_called
    return Beside(ids, [one.person.key for one in found], changed)


def ids_of(decision: Decision) -> list[int]:
    """The engineers of a decision's crew, the lead first; of whoever goes alone nobody."""
    return [one["engineer"] for one in decision.crew.members] if hasattr(decision, "crew") else []


def people_of(rows: Iterable[Decision]) -> Mapping[int, Person]:
    """The names of all who are on crews of these decisions, in one query; in none where there is no crew."""
    ids = {one for row in rows for one in ids_of(row)}
    return Person.objects.in_bulk(ids) if ids else {}


def told(row: Decision, people: Mapping[int, Person] | None = None) -> dict[str, Any] | None:
    """Who takes which seat, the lead first; None where one person goes."""
    crew = crew_of(row.asked)
    if crew is None or not hasattr(row, "crew"):
        return None
    names = people if people is not None else people_of([row])
    option = row.crew.option
    seats = crew.options[option] if option is not None else ()
    return {
        "option": option,
        "people": crew.people,
        "members": [
            {
                "seat": one["seat"],
                "role": seats[one["seat"]].role,
                "engineer": _named(names.get(one["engineer"])),
                "way_minutes": one["way"],
            }
            for one in row.crew.members
        ],
    }


def _named(person: Person | None) -> dict[str, Any]:
    return {"key": person.key, "name": person.name} if person is not None else {"key": None, "name": ""}
