"""What orders need, read in as many queries for one as for thousands; and in which words of ours that is kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple, Self
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from aftersales.base import sql, worktime
from aftersales.customers.rules import access_calendar
from aftersales.dispatch.queries import crews, turns, wishes
from aftersales.dispatch.queries.offers import cooling
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.queries.turns import Next
from aftersales.dispatch.solver import places
from aftersales.dispatch.solver.stretches import Span
from aftersales.dispatch.solver.weighing import Need
from aftersales.people.models import Territory
from aftersales.workorders.models import Turn, WorkOrder
from aftersales.workorders.rules import ARRIVAL, RESOLUTION
from aftersales.workorders.turns import SameEngineer

_ZONE: Final = "Asia/Shanghai"
MOST_DAYS: Final = 8


class _Row(NamedTuple):
    """One line of need.sql; of what the order does not have, nothing."""

    kind: int
    kind_code: str
    on_site: bool
    priority: int
    customer: int | None
    asset: int | None
    site: UUID | None
    latitude: float | None
    longitude: float | None
    zone: str | None
    access_hours: str | None
    skill: int | None
    skill_code: str | None
    territory: int | None
    territory_code: str | None
    region: int | None
    language: str | None
    due_at: datetime | None
    promised_from_at: datetime | None
    promised_until_at: datetime | None


@dataclass(frozen=True)
class Asked:
    """A need, and what of it is kept with the decision: codes and keys, no coordinates."""

    need: Need
    told: dict[str, Any]


def need_of(
    order: WorkOrder, at: datetime, *, excluded: Collection[int] = (), required: Collection[int] = (),
    ahead: Next | None = None, since: datetime | None = None, days: int = MOST_DAYS,
) -> Asked:  # fmt: skip
    """What an order needs as of now, for the visit that is `ahead` if one is named, with when one gets in there in so
    many `days` from `since`, else from now. What stands of who is wanted counts as if it were named, but whom somebody
    names now to go comes before it, and they alone may go though they said no before."""
    ahead = ahead if ahead is not None else turns.next_of(order, at)
    return _asked(order, ahead, _Read.of([(order, ahead)], at), 0, at, excluded, required, since, days)


def each(orders: Sequence[tuple[WorkOrder, Next]], at: datetime) -> list[Asked]:
    """What each of these orders (with their kinds) needs as of now for the visit that is told beside it."""
    read = _Read.of(orders, at)
    return [_asked(order, ahead, read, place, at) for place, (order, ahead) in enumerate(orders)]


@dataclass(frozen=True)
class _Read:
    """What was read of some orders at once: `rows` in their order; `parents` of territories; of customers who was there
    with which asset how often; by order who said no or nothing (`silent`)."""

    rows: Sequence[_Row]
    parents: Mapping[int, int | None]
    there: Mapping[int, Sequence[tuple[int, int | None, int]]]
    silent: Mapping[int, tuple[set[int], set[int]]]
    wished: Mapping[int, wishes.Wishes]
    crewed: Mapping[int, crews.Counting]
    skills: Mapping[str, int]

    @classmethod
    def of(cls, asked: Sequence[tuple[WorkOrder, Next]], at: datetime) -> Self:
        orders = list({order.pk: order for order, _ in asked}.values())
        keys = [order.pk for order in orders]
        rows = _rows(asked)
        customers = sorted({row.customer for row in rows if row.customer is not None})
        there: dict[int, list[tuple[int, int | None, int]]] = {}
        for customer, *told in sql.rows("dispatch", "continuity", customers=customers) if customers else ():
            there.setdefault(customer, []).append((told[0], told[1], told[2]))
        counting = crews.of_each(orders)
        return cls(
            rows=rows,
            parents=_parents() if any(row.territory is not None for row in rows) else {},
            there=there,
            silent=cooling(keys, at),
            wished=wishes.of_each(orders),
            crewed=counting,
            skills=crews.skills_of(*(one.crew for one in counting.values())),
        )


def _rows(asked: Sequence[tuple[WorkOrder, Next]]) -> list[_Row]:
    """One for each, in order; of a visit in its turn the window is its own."""
    own = [ahead.visit.pk if ahead.visit is not None and ahead.turn is not None else None for _, ahead in asked]
    told: dict[str, Any] = {"orders": [order.pk for order, _ in asked], "visits": own}
    found = {row[0]: _Row(*row[1:]) for row in sql.rows("dispatch", "need", targets=[ARRIVAL, RESOLUTION], **told)}
    return [found[place + 1] for place in range(len(asked))]


def _asked(
    order: WorkOrder, ahead: Next, read: _Read, place: int, at: datetime,
    excluded: Collection[int] = (), required: Collection[int] = (),
    since: datetime | None = None, days: int = MOST_DAYS,
) -> Asked:  # fmt: skip
    row = read.rows[place]
    above, region = _around(row.territory, row.region, read.parents)
    asset, customer = _known(row, read.there.get(row.customer or 0, ()))
    window = _window(row)
    due = minute(row.due_at) if row.due_at is not None else None
    declined, unanswered = read.silent[order.pk]
    stands = read.wished[order.pk]
    crew = read.crewed.get(order.pk)
    both = ahead.wished(SameEngineer.ONLY)
    never, only = sorted({*excluded, *stands.never}), sorted(required or both or stands.only)
    rather = sorted({*stands.rather, *ahead.wished(SameEngineer.RATHER)})
    need = Need(
        seed=order.pk,
        at=minute(at),
        offset=_offset(row.zone or _ZONE, at),
        on_site=row.on_site,
        site=places.told(row.latitude, row.longitude),
        kind=row.kind,
        skill=row.skill,
        territories=above,
        region=region,
        language=row.language,
        hours=_hours(row, since or at, days) if row.on_site else None,
        window=window,
        due=due,
        urgent=row.priority == 0,
        asset=asset,
        customer=customer,
        excluded=never,
        required=only,
        declined=declined - set(required),
        unanswered=unanswered - set(required),
        wanted=rather,
        not_before=_first_minute(ahead.turn),
        minutes=ahead.turn.minutes if ahead.turn is not None else None,
        crew=crew.crew if crew is not None else None,
        skills=_skills(crew, read.skills),
    )
    told = {
        "kind": row.kind_code,
        "priority": row.priority,
        "skill": row.skill_code,
        "territory": row.territory_code,
        "site": str(row.site) if row.site is not None else None,
        "language": row.language,
        "window": list(window) if window is not None else None,
        "due": due,
        "excluded": never,
        "required": only,
        "wanted": rather,
        "crew": crew.told() if crew is not None else None,
        "wished": {"never": list(stands.never), "only": [] if required or both else list(stands.only)},
        "turn": ahead.told(),
    }
    return Asked(need, told)


def _skills(crew: crews.Counting | None, ids: Mapping[str, int]) -> dict[str, int]:
    """Those that the crew asks for."""
    return {code: ids[code] for code in crew.crew.skills if code in ids} if crew is not None else {}


def _first_minute(turn: Turn | None) -> int | None:
    """The first whole minute of its turn."""
    return -(-int(turn.comes_at.timestamp()) // 60) if turn is not None and turn.comes_at is not None else None


def _offset(zone: str, at: datetime) -> int:
    ahead = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(ahead.total_seconds()) // 60


def _hours(row: _Row, at: datetime, days: int = MOST_DAYS) -> tuple[Span, ...] | None:
    if row.access_hours is None or row.zone is None:
        return None
    hours = orjson.loads(row.access_hours)
    if hours is None:  # the column may hold JSON's own null
        return None
    told = worktime.segments(access_calendar(row.zone, hours), at, at + timedelta(days=days))
    return tuple((minute(opens), minute(closes)) for opens, closes in told)


def _parents() -> dict[int, int | None]:
    return dict(Territory.objects.values_list("pk", "parent_id"))


def _around(
    territory: int | None, region: int | None, parents: Mapping[int, int | None]
) -> tuple[set[int], set[int]]:  # fmt: skip
    """The territory with those above it, whose people look after it; and those that hang below the same parent."""
    if territory is None:
        return set(), set()
    above: set[int] = set()
    climb: int | None = territory
    while climb is not None and climb not in above:
        above.add(climb)
        climb = parents.get(climb)
    beside = {one for one, parent in parents.items() if parent is not None and parent == region}
    return above, beside - above


def _known(row: _Row, there: Collection[tuple[int, int | None, int]]) -> tuple[dict[int, int], dict[int, int]]:
    """By engineer how often they were at its asset, and at its customer."""
    asset, customer = dict[int, int](), dict[int, int]()
    for who, what, times in there:
        customer[who] = customer.get(who, 0) + times
        if what is not None and what == row.asset:
            asset[who] = asset.get(who, 0) + times
    return asset, customer


def _window(row: _Row) -> Span | None:
    """What was promised to the customer for a visit that nobody makes yet."""
    if row.promised_from_at is None or row.promised_until_at is None:
        return None
    return minute(row.promised_from_at), minute(row.promised_until_at)


def need_as_told(seed: int, at: datetime, **told: Any) -> Need:
    """What an order of the past needed at an instant, from the columns of need.sql read otherwise. What was promised by
    then, and who knew the customer, is added by whoever knows it."""
    row = _Row(**told)
    above, region = _around(row.territory, row.region, _parents() if row.territory is not None else {})
    return Need(
        seed=seed,
        at=minute(at),
        offset=_offset(row.zone or _ZONE, at),
        on_site=row.on_site,
        site=places.told(row.latitude, row.longitude),
        kind=row.kind,
        skill=row.skill,
        territories=above,
        region=region,
        language=row.language,
        hours=_hours(row, at) if row.on_site else None,
    )
