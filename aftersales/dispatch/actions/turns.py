"""A visit that is out of turn is moved to the next time that fits, by one press."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from aftersales.base.errors import Conflict
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.queries import needs, policies, standing
from aftersales.dispatch.queries.reading import instant, minute
from aftersales.dispatch.solver.packed import NONE
from aftersales.dispatch.solver.weighing import Need, weigh
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders
from aftersales.workorders.actions import promised
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.turns import SameEngineer


@verb
def move_to_next_time(
    *, visit: UUID, by: Actor | None, at: datetime, version: int | None = None, over_promise: bool = False,
    reason: str = "",
) -> Visit:  # fmt: skip
    """改到能去的时间: the engineer who makes it makes it as soon as its turn has come and they are free to go there; or
    whoever alone is to make both. It leaves the window its customer was promised only `over_promise`.

    Raises:
        Conflict: nobody makes it yet, nobody knows when its turn comes, there is no free time within the days the
            policy looks ahead; or the customer was promised a window it would leave (`from_at`, `until_at`).
        Invalid: over a promise without a reason.
    """
    row, found = orders.lock_visit(visit, by, "reschedule")
    access.order_of(row.key, by)
    turn = Turn.objects.select_related("after__engineer__person").filter(visit=found).first()
    if turn is None or turn.comes_at is None:
        raise Conflict("no_turn_to_move_to")
    who = _who(found, turn)
    begins, ends = _slot(row, found, who, turn.comes_at, at)
    done = promised.reschedule(
        key=visit, by=by, at=at, engineer=who.person.key, starts_at=begins, ends_at=ends, version=version,
        over_promise=over_promise, reason=reason,
    )  # fmt: skip
    standing.touch([one for one in {who.pk, found.engineer_id} if one is not None], at=at)
    return done


def _who(visit: Visit, turn: Turn) -> Engineer:
    both = turn.after.engineer if turn.after is not None and turn.same_engineer == SameEngineer.ONLY else None
    who = both or visit.engineer
    if who is None:
        raise Conflict("visit_without_engineer")
    return who


def _slot(row: WorkOrder, visit: Visit, who: Engineer, comes_at: datetime, at: datetime) -> tuple[datetime, datetime]:
    """Their first free time from its turn on, as long as it was planned for, with the way there and on."""
    rules = policies.rules_of(policies.policy_of(row))
    length = (visit.ends_at - visit.starts_at) if visit.starts_at is not None and visit.ends_at is not None else None
    asked = needs.need_of(row, at, required=[who.pk]).need
    need: Need = replace(asked, window=None, not_before=-(-int(comes_at.timestamp()) // 60), minutes=None)
    field, _ = weigh(standing.roster(at), need, rules, settings.ROADS)
    places = (field["engineer"] == who.pk).nonzero()[0]
    if not len(places) or field["starts_in"][places[0]] == NONE:
        raise Conflict("no_time_in_turn", name=who.person.name, days=rules.days)
    begins = instant(need.at + int(field["starts_in"][places[0]]))
    minutes = int(field["minutes"][places[0]])
    return begins, begins + length if length is not None else instant(minute(begins) + minutes)
