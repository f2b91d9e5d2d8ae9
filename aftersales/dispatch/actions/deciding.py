"""Have an order decided: read, weigh, keep, tell. Who then goes is for whoever asked to say."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import numpy as np

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.events.decisions import OrderDecided
from aftersales.dispatch.models import Decision, DecisionCrew, PolicyVersion
from aftersales.dispatch.queries.reading import instant
from aftersales.dispatch.queries.weighed import Weighed, weighed
from aftersales.dispatch.solver.called import Called
from aftersales.dispatch.solver.deciding import Decided
from aftersales.dispatch.solver.packed import Field, pack
from aftersales.dispatch.solver.rules import RULES
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person
from aftersales.workorders import access as orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Order

_DECIDABLE: Final = frozenset({Order.TRIAGED, Order.ASSIGNED, Order.WORKING, Order.WAITING})
_MOST_TOLD: Final = 5


@verb
def decide(
    *,
    order: UUID,
    by: Actor | None,
    at: datetime,
    excluded: Collection[int] = (),
    required: Collection[int] = (),
) -> Decision:
    """评估: weigh everybody for an order, and keep who would go, who next, and of everybody else why not. `excluded`
    and `required` are engineers by id whom somebody named."""
    row = access.order_of(order, by)
    if Order(row.state) not in _DECIDABLE:
        raise Conflict("nothing_to_decide", state=row.state)
    seen = weighed(row, at, excluded=excluded, required=required)
    field, decided, asked = seen.field, seen.decided, seen.asked
    decision = Decision.objects.create(
        key=new_key(), order=row, policy=seen.version, at=at, by_id=by.id if by else None,
        terms=seen.terms.told(), asked={**asked.told, "at": asked.need.at, "offset": asked.need.offset},
        candidates=len(decided.failed), able=len(decided.ranking), failing=_failing(decided),
        packed=pack(field, decided.failed, decided.parts), **_chosen(seen),
    )  # fmt: skip
    if seen.called is not None:
        keep_crew(decision, seen.called, field)
    _tell(row, seen.version, decision, by=by, at=at)
    return decision


def keep_crew(decision: Decision, called: Called, field: Field) -> DecisionCrew:
    """Who takes which seat, and all that was chosen from."""
    kept = {"option": called.option, "members": called.members(field), "packed": called.held.pack()}
    return DecisionCrew.objects.create(decision=decision, **kept)


def decide_named(
    *, order: UUID, by: Actor | None, at: datetime, without: Collection[UUID] = (), only: Collection[UUID] = ()
) -> Decision:
    """As `decide`, with engineers by their keys as a person names them."""
    return decide(order=order, by=by, at=at, excluded=_ids(without, "without"), required=_ids(only, "only"))


def _ids(keys: Collection[UUID], field: str) -> list[int]:
    found = list(Engineer.objects.filter(person__key__in=keys).values_list("pk", flat=True)) if keys else []
    if len(found) != len(set(keys)):
        raise Invalid("no_such_engineer", field=field)
    return found


def _chosen(seen: Weighed) -> dict[str, Any]:
    """Who goes, or leads, and when; and of those who go alone who would have gone next."""
    decided, field, need = seen.decided, seen.field, seen.asked.need
    if decided.chosen is None:
        return {}
    place, next_one = decided.chosen, decided.runner_up
    begins = need.at + int(field["starts_in"][place])
    crew = seen.called.chosen if seen.called is not None else None
    if crew is not None:
        place, next_one, begins = crew.members[0].place, None, need.at + crew.begins
    return {
        "chosen_id": int(field["engineer"][place]),
        "runner_up_id": int(field["engineer"][next_one]) if next_one is not None else None,
        "starts_at": instant(begins),
        "ends_at": instant(begins + int(field["minutes"][place])),
    }


def _failing(decided: Decided) -> list[str]:
    """Where nobody may go: the rules that are failed, by how many fail them."""
    if decided.chosen is not None or not len(decided.failed):
        return []
    counts = {name: int(np.count_nonzero(decided.failed & np.uint32(rule.mask))) for name, rule in RULES.items()}
    return sorted((name for name, count in counts.items() if count), key=lambda name: -counts[name])[:_MOST_TOLD]


def _tell(row: WorkOrder, version: PolicyVersion, decision: Decision, *, by: Actor | None, at: datetime) -> None:
    ids = [one for one in (decision.chosen_id, decision.runner_up_id) if one is not None]
    keys = dict(Person.objects.filter(pk__in=ids).values_list("pk", "key"))
    emit(
        OrderDecided(
            order=row.key, at=at, by=by.key if by else None, decision=decision.key, policy=version.policy.code,
            number=version.number, candidates=decision.candidates, able=decision.able,
            chosen=keys.get(decision.chosen_id or 0), runner_up=keys.get(decision.runner_up_id or 0),
            failing=decision.failing,
        ),
        audience=orders.audience(row),
    )  # fmt: skip
