"""What a proposal may touch: visits that may still move, and orders nobody has; and why the other visits stay.

A visit stays where somebody is on the way or there, where somebody sent another than was decided or put it on the board
themselves, where an offer of it is open, where a crew goes, shortly before it begins, out of duty, where its order
waits, and where the order of visits hangs on it in a way no plan can keep.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db.models import QuerySet

from aftersales.base import sql
from aftersales.base.errors import Invalid
from aftersales.base.models import Fact
from aftersales.dispatch import access
from aftersales.dispatch.models import PolicyVersion, Round, Sending
from aftersales.dispatch.queries import needs, policies, turns
from aftersales.dispatch.queries.planning.scope import MOST_WORKS, Scope, teams_of, territories_of
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver.plans.board import Slot, Work
from aftersales.dispatch.solver.policy import RANGES, Policy
from aftersales.dispatch.solver.weighing import Need
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.events.orders import VisitPlanned, VisitRescheduled
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.queries.turns import asked_of, turn_of
from aftersales.workorders.rules import ORDER_RIGHTS
from aftersales.workorders.states import Order
from aftersales.workorders.states import Visit as VisitState
from aftersales.workorders.turns import SameEngineer

SOON: Final = timedelta(minutes=60)
"""A visit that begins within this, beyond the time its policy gives whoever is sent, is not moved any more."""
_MOVABLE: Final = (VisitState.PLANNED, VisitState.CONFIRMED)
IN_HAND: Final = (Order.TRIAGED, Order.ASSIGNED, Order.WORKING)
_PUT: Final = (VisitPlanned.__name__, VisitRescheduled.__name__)
_EVER: Final = datetime.fromisoformat("0001-01-02T00:00:00+00:00")
WITH: Final = (
    "order__kind", "order__site", "order__asset__site", "engineer", "turn__after__engineer__person",
)  # fmt: skip
"""What of a visit has to be read with it."""


class Stays(StrEnum):
    """Why a visit is not moved by a plan."""

    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    BY_HAND = "by_hand"
    OFFERED = "offered"
    CREW = "crew"
    SOON = "soon"
    OFF_DUTY = "off_duty"
    WAITING = "waiting"
    TURN = "turn"
    NOT_YOURS = "not_yours"
    NO_POLICY = "no_policy"


@dataclass(frozen=True)
class Found:
    """The visits of some engineers in a span: those that may move, and of the others why not."""

    movable: list[Visit]
    stays: Mapping[int, Stays]


class Rules:
    """The policies as they count now, each read once. How many days a decision looks ahead by itself does not count:
    whoever asks for a plan says which days."""

    def __init__(self) -> None:
        self._version_of = policies.current()
        self._read: dict[int, Policy] = {}

    def version(self, order: WorkOrder) -> int | None:
        """The id of the version that counts for an order."""
        return self._version_of(order.kind_id, order.priority)

    def of(self, order: WorkOrder) -> Policy | None:
        """What counts for an order; None where nobody said."""
        version = self.version(order)
        if version is None:
            return None
        if version not in self._read:
            told = policies.rules_of(PolicyVersion.objects.get(pk=version))
            self._read[version] = replace(told, days=RANGES["days"][1])
        return self._read[version]


def visits_of(
    engineers: Sequence[int], begins: datetime, ends: datetime, by: Actor | None, at: datetime, rules: Rules,
    soon: timedelta = SOON,
) -> Found:  # fmt: skip
    """The visits that these engineers have ahead in the span; what begins within `soon` and its policy's lead stays."""
    rows = Visit.objects.filter(
        engineer__in=engineers, ended_at__isnull=True, starts_at__gte=begins, starts_at__lt=ends
    )
    found = list(rows.select_related(*WITH).prefetch_related("mates").order_by("starts_at", "pk"))
    stays = _staying(found, by, at, rules, soon=soon)
    stays |= _of_turns(found, stays)
    return Found([one for one in found if one.pk not in stays], stays)


def staying(visits: Sequence[Visit], by: Actor | None, at: datetime, rules: Rules) -> dict[int, Stays]:
    """Those of these visits that may not be moved at this moment, and why, by id; somebody has read what is proposed,
    so that soon is only what its engineer has to set out for."""
    return _staying(visits, by, at, rules, soon=timedelta())


def _staying(
    visits: Sequence[Visit], by: Actor | None, at: datetime, rules: Rules, *, soon: timedelta
) -> dict[int, Stays]:  # fmt: skip
    ids = [one.pk for one in visits]
    said = _Said(
        offered=set(Round.objects.filter(order__visits__in=ids, state="open").values_list("order_id", flat=True)),
        by_hand=_overruled(ids) | _put_by_hand(visits),
        reached=_reached(visits, by),
    )
    return {one.pk: why for one in visits if (why := _why(one, said, at + soon, rules)) is not None}


@dataclass(frozen=True)
class _Said:
    offered: set[int]
    by_hand: set[int]
    reached: set[int]


def _overruled(visits: Sequence[int]) -> set[int]:
    """Visits whose last sending overruled the decision: somebody had a reason."""
    rows = Sending.objects.filter(visit__in=visits, recalled_at__isnull=True).order_by("at", "pk")
    return {visit for visit, overruled in dict(rows.values_list("visit_id", "overruled")).items() if overruled}


def _put_by_hand(visits: Sequence[Visit]) -> set[int]:
    """Visits that somebody put where they stand themselves: nothing else has moved them since."""
    facts = Fact.objects.filter(
        subject__in={one.order.key for one in visits}, kind__in=_PUT, data__visit__in=[str(one.key) for one in visits]
    )
    last = dict(facts.order_by("pk").values_list("data__visit", "data__by_hand"))
    return {one.pk for one in visits if last.get(str(one.key))}


def _reached(visits: Iterable[Visit], by: Actor | None) -> set[int]:
    return {
        one.pk
        for one in visits
        if by is None or access.may_decide(by, one.order) and orders.permits_visit(by, "reschedule", one.order, one)
    }


def _why(visit: Visit, said: _Said, at: datetime, rules: Rules) -> Stays | None:
    policy = rules.of(visit.order)
    lead = timedelta(minutes=policy.lead_minutes if policy is not None else 0)
    known: tuple[tuple[bool, Stays], ...] = (
        (visit.state == VisitState.TRAVELLING, Stays.TRAVELLING),
        (visit.state not in _MOVABLE, Stays.ON_SITE),
        (visit.pk not in said.reached, Stays.NOT_YOURS),
        (visit.order_id in said.offered, Stays.OFFERED),
        (visit.pk in said.by_hand, Stays.BY_HAND),
        (bool(visit.mates.all()), Stays.CREW),
        (visit.order.state not in IN_HAND, Stays.WAITING),
        (policy is None, Stays.NO_POLICY),
        (visit.starts_at is not None and visit.starts_at < at + lead, Stays.SOON),
    )
    return next((why for holds, why in known if holds), None)


def _of_turns(visits: Sequence[Visit], stays: Mapping[int, Stays]) -> dict[int, Stays]:
    """Visits on which another hangs, or that hang on another, in a way that is more than one after the other."""
    free = {one.pk for one in visits if one.pk not in stays}
    links = Turn.objects.filter(after__in=free, visit__ended_at__isnull=True)
    told: dict[int, Stays] = {}
    for before, visit, gap, same in links.values_list("after", "visit", "gap_days", "same_engineer"):
        if visit not in free or gap or same == SameEngineer.ONLY:
            told |= dict.fromkeys({before, visit} & free, Stays.TURN)
    while further := {
        one.pk for one in visits if one.pk in free and one.pk not in told and _hangs_on(one, told.keys())
    }:
        told |= dict.fromkeys(further, Stays.TURN)
    return told


def _hangs_on(visit: Visit, others: Iterable[int]) -> bool:
    turn = turn_of(visit)
    return turn is not None and turn.after_id is not None and turn.after_id in set(others)


def works_of(visits: Sequence[Visit], at: datetime, rules: Rules) -> list[Work]:
    """Visits that may move, as works."""
    keys = {one.pk: str(one.key) for one in visits}
    asked = needs.each([(one.order, turns.Next(visit=one, turn=turn_of(one))) for one in visits], at)
    return [_visit_work(one, told.need, keys, rules) for one, told in zip(visits, asked, strict=True)]


def _visit_work(visit: Visit, need: Need, keys: Mapping[int, str], rules: Rules) -> Work:
    policy = rules.of(visit.order)
    assert policy is not None and visit.engineer_id and visit.starts_at and visit.ends_at  # noqa: S101 - it may move
    turn = turn_of(visit)
    before = turn.after_id if turn is not None else None
    slot = Slot((visit.engineer_id,), minute(visit.starts_at), -(-int(visit.ends_at.timestamp()) // 60))
    window = None
    if visit.promised_from_at is not None and visit.promised_until_at is not None:
        window = minute(visit.promised_from_at), minute(visit.promised_until_at)
    own = replace(
        need,
        window=window,
        minutes=slot.ends - slot.begins,
        not_before=_not_before(visit, behind=before in keys),
        crew=None,
    )
    behind = (keys[before],) if before is not None and before in keys else ()
    return Work(str(visit.key), own, policy, visit.order.priority, present=slot, after=behind)


def _not_before(visit: Visit, *, behind: bool) -> int | None:
    """From when on its turn lets it begin; `behind` another that is planned with it, the day alone counts."""
    turn = turn_of(visit)
    if turn is None:
        return None
    from_at = asked_of(turn, visit.order).opens_at if behind else turn.comes_at
    return -(-int(from_at.timestamp()) // 60) if from_at is not None else None


def orders_of(scope: Scope, by: Actor | None, at: datetime, rules: Rules) -> list[tuple[WorkOrder, Work]]:
    """Orders nobody has, of this team and territory, as far as the reader may send somebody.

    Raises:
        Invalid: more than one search is for.
    """
    told: dict[str, Any] = dict.fromkeys(("territories", "teams", "seen_territories", "seen_teams"), [])
    told["in_turn"], told["waits"] = turns.standing(at)
    found = sql.rows(
        "dispatch", "undecided", **told, everything=True, all_seen=True, after_at=_EVER, after_id=0,
        limit=MOST_WORKS + 1,
    )  # fmt: skip
    if len(found) > MOST_WORKS:
        raise Invalid("proposal_too_large", field="team", most=MOST_WORKS, works=MOST_WORKS)
    rows = WorkOrder.objects.filter(pk__in=[row[0] for row in found], kind__on_site=True)
    teams, territories = teams_of(scope), territories_of(scope)
    if teams is not None:
        rows = rows.filter(team__in=teams)
    if territories is not None:
        rows = rows.filter(territory__in=territories)
    if by is not None:
        rows = rows.filter(pk__in=orders.visible_to(by))
    return list(_order_works(rows, by, at, rules).values())


def still_waiting(
    ids: Sequence[int], by: Actor | None, at: datetime, rules: Rules
) -> dict[int, tuple[WorkOrder, Work]]:  # fmt: skip
    """Those of these orders that are nobody's at this moment, by id: in hand, owned by nobody and offered to nobody,
    with a visit to be made."""
    rows = WorkOrder.objects.filter(pk__in=ids, owner__isnull=True, state__in=IN_HAND)
    offered = Round.objects.filter(order__in=ids, state="open").values("order")
    return _order_works(rows.exclude(pk__in=offered), by, at, rules)


def _order_works(
    rows: QuerySet[WorkOrder], by: Actor | None, at: datetime, rules: Rules
) -> dict[int, tuple[WorkOrder, Work]]:  # fmt: skip
    waiting = rows.select_related("kind", "asset", "customer").order_by("act_by_at", "pk")
    theirs = [row for row in waiting if rules.of(row) is not None and (by is None or _may_plan(by, row))]
    ahead = turns.next_of_each(theirs, at)
    going = Visit.objects.filter(order__in=theirs, engineer__isnull=False, ended_at__isnull=True)
    gone = set(going.values_list("order", flat=True))
    theirs = [row for row in theirs if not ahead[row.pk].waits and (row.pk not in gone or ahead[row.pk].turn)]
    asked = needs.each([(row, ahead[row.pk]) for row in theirs], at)
    told = zip(theirs, asked, strict=True)
    return {row.pk: (row, _order_work(row, one.need, rules)) for row, one in told}


def _may_plan(by: Actor, order: WorkOrder) -> bool:
    """Whether this reader, who sees the order, sends people to it."""
    told: dict[str, Any] = {"owners": (order.owner_id,), "team": order.team_id, "territory": order.territory_id}
    return access.may_decide(by, order) and by.reaches(ORDER_RIGHTS["plan"], **told)


def _order_work(order: WorkOrder, need: Need, rules: Rules) -> Work:
    policy = rules.of(order)
    assert policy is not None  # noqa: S101 - whoever calls has looked
    return Work(str(order.key), need, policy, order.priority)
