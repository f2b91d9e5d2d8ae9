"""Whom dispatch itself would send to an order that is dropped: whoever drops it on somebody else says why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import crewed
from aftersales.dispatch.queries.weighed import weighed
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import WorkOrder


@dataclass(frozen=True)
class First:
    """Engineers by id: who would go, or lead (None: nobody can), and where a crew is called all of it, the lead first;
    None where one person goes."""

    chosen: int | None
    crew: tuple[int, ...] | None

    @classmethod
    def now(cls, order: WorkOrder, at: datetime) -> Self:
        """As it would be decided now; nothing is kept."""
        seen = weighed(order, at)
        places = seen.called.members(seen.field) if seen.called is not None else None
        crew = tuple(one["engineer"] for one in places) if places is not None else None
        if crew is not None:
            return cls(crew[0] if crew else None, crew)
        place = seen.decided.chosen
        return cls(int(seen.field["engineer"][place]) if place is not None else None, None)

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """As it was decided."""
        crew = tuple(crewed.ids_of(decision)) if hasattr(decision, "crew") else None
        return cls(decision.chosen_id, crew)

    def beside(self, lead: Engineer) -> list[Engineer]:
        """The crew that was called without whoever leads; who leads and is not of it has the seat of whom it was."""
        called = self.crew or ()
        stays = lead.pk if lead.pk in called else self.chosen
        ids = [one for one in called if one != stays]
        rows = Engineer.objects.select_related("person").filter(pk__in=ids, person__is_active=True)
        return list(rows.order_by("pk"))

    def another(self, lead: Engineer, people: set[int]) -> str | None:
        """The names of whom dispatch would send instead; empty where it found nobody, None where these are they."""
        as_called = self.crew is None or set(self.crew) == people
        if self.chosen == lead.pk and as_called:
            return None
        ids = self.crew or ((self.chosen,) if self.chosen is not None else ())
        names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
        return ", ".join(names[one] for one in ids if one in names)
