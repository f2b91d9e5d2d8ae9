"""What an order needs, read in a fixed number of queries; and in which words of ours that is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Min

from aftersales.base import sql, worktime
from aftersales.customers.models import Site
from aftersales.customers.rules import access_calendar
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver import places
from aftersales.dispatch.solver.places import Place
from aftersales.dispatch.solver.stretches import Span
from aftersales.dispatch.solver.weighing import Need
from aftersales.people.models import Territory
from aftersales.workorders.models import SlaClock, Visit, WorkOrder
from aftersales.workorders.rules import ARRIVAL, RESOLUTION

_ZONE: Final = "Asia/Shanghai"
_RELATED: Final = ("kind", "site__territory", "asset__product__skill", "asset__site", "territory", "contact__person")
MOST_DAYS: Final = 8


@dataclass(frozen=True)
class Asked:
    """A need, and what of it is kept with the decision: codes and keys, no coordinates."""

    need: Need
    told: dict[str, Any]


def need_of(order: WorkOrder, at: datetime, *, excluded: Collection[int] = (), required: Collection[int] = ()) -> Asked:
    """What an order needs as of now: six queries, whatever hangs on it."""
    row = WorkOrder.objects.select_related(*_RELATED).get(pk=order.pk)
    site = row.site or (row.asset.site if row.asset is not None else None)
    skill = row.asset.product.skill if row.asset is not None else None
    territory = row.territory or (site.territory if site is not None else None)
    above, region = _around(territory)
    asset, customer = _known(row)
    window, due = _window(row), _due(row)
    speaker = row.contact.person if row.contact is not None else None
    need = Need(
        seed=row.pk,
        at=minute(at),
        offset=_offset(site.zone if site is not None else _ZONE, at),
        on_site=row.kind.on_site,
        site=_place(site),
        kind=row.kind_id,
        skill=skill.pk if skill is not None else None,
        territories=above,
        region=region,
        language=speaker.language if speaker is not None else None,
        hours=_hours(site, at) if row.kind.on_site else None,
        window=window,
        due=due,
        asset=asset,
        customer=customer,
        excluded=excluded,
        required=required,
    )
    told = {
        "kind": row.kind.code,
        "priority": row.priority,
        "skill": skill.code if skill is not None else None,
        "territory": territory.code if territory is not None else None,
        "site": str(site.key) if site is not None else None,
        "language": need.language,
        "window": list(window) if window is not None else None,
        "due": due,
        "excluded": sorted(excluded),
        "required": sorted(required),
    }
    return Asked(need, told)


def _place(site: Site | None) -> Place | None:
    """Where the work is; a place nobody ever filled in is none."""
    if site is None or site.latitude is None or site.longitude is None:
        return None
    place = (site.latitude, site.longitude)
    return None if places.slip(place, None) else place


def _offset(zone: str, at: datetime) -> int:
    ahead = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(ahead.total_seconds()) // 60


def _hours(site: Site | None, at: datetime) -> tuple[Span, ...] | None:
    if site is None or site.access_hours is None:
        return None
    entering = access_calendar(site.zone, site.access_hours)
    told = worktime.segments(entering, at, at + timedelta(days=MOST_DAYS))
    return tuple((minute(opens), minute(closes)) for opens, closes in told)


def _around(territory: Territory | None) -> tuple[set[int], set[int]]:
    """The territory with those above it, whose people look after it; and those that hang below the same parent."""
    if territory is None:
        return set(), set()
    parents = dict(Territory.objects.values_list("pk", "parent_id"))
    above: set[int] = set()
    climb: int | None = territory.pk
    while climb is not None and climb not in above:
        above.add(climb)
        climb = parents.get(climb)
    beside = {one for one, parent in parents.items() if parent is not None and parent == territory.parent_id}
    return above, beside - above


def _known(order: WorkOrder) -> tuple[dict[int, int], dict[int, int]]:
    if order.customer_id is None:
        return {}, {}
    rows = sql.rows("dispatch", "continuity", customer=order.customer_id, asset=order.asset_id)
    return {who: asset for who, asset, _ in rows if asset}, {who: every for who, _, every in rows}


def _window(order: WorkOrder) -> Span | None:
    """What was promised to the customer for a visit that nobody makes yet."""
    promised = (
        Visit.objects.filter(order=order, engineer__isnull=True, ended_at__isnull=True, promised_from_at__isnull=False)
        .order_by("number")
        .values_list("promised_from_at", "promised_until_at")
        .first()
    )
    if promised is None or promised[0] is None or promised[1] is None:
        return None
    return minute(promised[0]), minute(promised[1])


def _due(order: WorkOrder) -> int | None:
    """The nearest promise that somebody's coming, or their work, can keep."""
    wanted = SlaClock.objects.filter(order=order, target__in=(ARRIVAL, RESOLUTION), stopped_at__isnull=True)
    due: datetime | None = wanted.aggregate(due=Min("due_at"))["due"]
    return minute(due) if due is not None else None
