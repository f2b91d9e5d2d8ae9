"""The board of a scope, read from the database as a plan takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from aftersales.base.errors import Invalid
from aftersales.dispatch.queries.planning import works
from aftersales.dispatch.queries.planning.scope import MOST_WORKS, Scope, engineers_of
from aftersales.dispatch.queries.planning.staff import staff
from aftersales.dispatch.queries.planning.works import Rules, Stays
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver.plans.board import Board, Staff, Work
from aftersales.people.access import Actor
from aftersales.workorders.models import Visit, WorkOrder

MARGIN: Final = timedelta(minutes=20)
"""So long what is proposed holds, usually, if nothing happens: it has to be found and read."""


_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Read:
    """A board, and whose works are whose: visits and orders by the key of the work; why the others stay, by id."""

    board: Board
    visits: Mapping[str, Visit]
    orders: Mapping[str, WorkOrder]
    stays: Mapping[int, Stays]


def read(
    scope: Scope, by: Actor | None, at: datetime, *, soon: timedelta = works.SOON, margin: timedelta = MARGIN
) -> Read:
    """As it is now; `by` None is the product itself, which sees all. What begins within `soon` stays, and nobody is to
    be sent within `margin`, both beyond the time a policy gives whoever is sent.

    Raises:
        Invalid: nobody fits the scope, or it is more than one search is for.
    """
    rules = Rules()
    begins, ends = scope.bounds()
    engineers = engineers_of(scope, by)
    found = works.visits_of(engineers, max(begins, at), ends, by, at, rules, soon)
    told = works.orders_of(scope, by, at, rules) if scope.orders else []
    if len(found.movable) + len(told) > MOST_WORKS:
        raise Invalid("proposal_too_large", field="until", most=MOST_WORKS, works=MOST_WORKS)
    people = staff(engineers, at, {one.pk for one in found.movable})
    movable, off_duty = _on_duty(found.movable, people)
    if off_duty:
        people = staff(engineers, at, {one.pk for one in movable})
    board = Board(
        at=minute(at),
        begins=max(minute(begins), minute(at)),
        ends=minute(ends),
        staff=tuple(people),
        works=_in_order([*works.works_of(movable, at, rules), *(work for _, work in told)]),
        roads=settings.ROADS,
        margin=margin // _MINUTE,
    )
    return Read(
        board=board,
        visits={str(one.key): one for one in movable},
        orders={str(row.key): row for row, _ in told},
        stays={**found.stays, **dict.fromkeys((one.pk for one in off_duty), Stays.OFF_DUTY)},
    )


def _on_duty(visits: list[Visit], people: list[Staff]) -> tuple[list[Visit], list[Visit]]:
    """Those planned within somebody's duty, leave or no leave, and those that are not: somebody agreed to those."""
    by_id = {one.id: one for one in people}

    def is_on(visit: Visit) -> bool:
        one = by_id.get(visit.engineer_id or 0)
        if one is None or visit.starts_at is None or visit.ends_at is None:
            return False
        return one.on_duty(minute(visit.starts_at), minute(visit.ends_at))

    return [one for one in visits if is_on(one)], [one for one in visits if not is_on(one)]


def _in_order(works: list[Work]) -> tuple[Work, ...]:
    """The same board makes the same problem."""
    return tuple(sorted(works, key=lambda one: (one.priority, one.need.seed, one.key)))
