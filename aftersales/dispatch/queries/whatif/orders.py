"""The orders of a past span as they came in, with what really came of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import orjson
from django.db.models import Min

from aftersales.base import sql
from aftersales.base.errors import Invalid
from aftersales.dispatch.models import Decision, PolicyUse, PolicyVersion
from aftersales.dispatch.queries import crews
from aftersales.dispatch.queries.fair.given import LONGEST
from aftersales.dispatch.queries.needs import need_as_told
from aftersales.dispatch.queries.reading import REMOTE_MINUTES, minute
from aftersales.dispatch.rules import Use, use_for
from aftersales.dispatch.solver.past import Case, Known50, Made
from aftersales.dispatch.solver.seats import Crew
from aftersales.people.models import Skill
from aftersales.workorders import clock
from aftersales.workorders.clock import EventKind, State
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.rules import ARRIVAL, RESOLUTION

MOST_ORDERS: Final = 5_000
_WITH: Final = (
    "kind", "asset__product__skill", "asset__site__territory", "site__territory", "territory", "contact__person",
)  # fmt: skip


@dataclass(frozen=True)
class Came:
    """The orders that are replayed, in the order in which they were received; and how many are not, and why."""

    cases: list[Case]
    cancelled: int
    unreceived: int
    without_policy: int

    @property
    def crews(self) -> int:
        """How many of them need several people."""
        return sum(one.need.crew is not None for one in self.cases)


@dataclass(frozen=True)
class Policies:
    """What counts now: bodies and numbers of the latest versions by code, and where each counts."""

    bodies: Mapping[str, Any]
    numbers: Mapping[str, int]
    uses: Sequence[Use]
    codes: Mapping[int, str]

    def code_for(self, order: WorkOrder) -> str | None:
        """The policy that counts for such an order."""
        use = use_for(self.uses, order.kind_id, order.priority)
        return self.codes.get(use.policy) if use is not None else None


def present_policies() -> Policies:
    """The policies as they count now."""
    latest = {one.policy: one for one in PolicyVersion.objects.select_related("policy").order_by("number")}
    uses = [Use(*row) for row in PolicyUse.objects.values_list("policy_id", "kind_id", "priority")]
    return Policies(
        bodies={policy.code: one.body for policy, one in latest.items()},
        numbers={policy.code: one.number for policy, one in latest.items()},
        uses=uses,
        codes={policy.pk: policy.code for policy in latest},
    )


def came_in(since: datetime, until: datetime, policies: Policies) -> Came:
    """The orders reported from `since` until `until`."""
    found = WorkOrder.objects.filter(reported_at__gte=since, reported_at__lt=until)
    if found[: MOST_ORDERS + 1].count() > MOST_ORDERS:
        raise Invalid("whatif_too_large", field="until", most=MOST_ORDERS)
    rows = list(found.select_related(*_WITH).order_by("triaged_at", "pk"))
    received = [row for row in rows if row.triaged_at is not None and row.cancelled_at is None]
    codes = {row.pk: policies.code_for(row) for row in received}
    ids = [row.pk for row in received]
    made, asked = _first_visits(ids), _asked(ids)
    needed = {row.pk: crews.crew_of(asked[row.pk]) for row in received if row.pk in asked}
    present = crews.of_each([row for row in received if row.pk not in asked])
    needed |= {order: counts.crew for order, counts in present.items()}
    skills = dict(Skill.objects.values_list("code", "pk"))
    cases = [
        _case(row, code, made.get(row.pk), asked.get(row.pk, {}), needed.get(row.pk), skills)
        for row in received
        if (code := codes[row.pk]) is not None
    ]
    return Came(
        cases=cases,
        cancelled=sum(row.cancelled_at is not None for row in rows),
        unreceived=sum(row.triaged_at is None and row.cancelled_at is None for row in rows),
        without_policy=len(received) - len(cases),
    )


def known_before(customers: Iterable[int], since: datetime) -> dict[int, list[Known50]]:
    """Who knew these customers from orders before the span."""
    found: dict[int, dict[int, Known50]] = {}
    for customer, order, reported, asset, who, known in sql.rows(
        "dispatch", "before", customers=sorted(customers), before=since
    ):
        orders = found.setdefault(customer, {})
        one = orders.setdefault(order, Known50(minute(reported), asset))
        if who is not None:
            since_when = minute(known) if known is not None else None
            orders[order] = replace(one, who=(*one.who, (who, since_when)))
    return {customer: list(orders.values()) for customer, orders in found.items()}


def _first_visits(ids: Sequence[int]) -> dict[int, Visit]:
    """The first visit of each order that somebody was to make and that was not cancelled."""
    rows = Visit.objects.filter(order__in=ids, engineer__isnull=False, starts_at__isnull=False)
    return {one.order_id: one for one in rows.exclude(state="cancelled").order_by("-number")}


def _asked(ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What was asked for when each was first decided: window, and who was named or wished for."""
    first = Decision.objects.filter(order__in=ids).values("order").annotate(first=Min("pk")).values("first")
    return dict(Decision.objects.filter(pk__in=first).values_list("order_id", "asked"))


def _case(
    row: WorkOrder, policy: str, visit: Visit | None, asked: Mapping[str, Any], crew: Crew | None,
    skills: Mapping[str, int],
) -> Case:  # fmt: skip
    at = row.triaged_at
    assert at is not None  # noqa: S101 - it was received
    window = asked.get("window")
    need = replace(
        need_as_told(row.pk, at, **_told(row)),
        window=(window[0], window[1]) if window else None,
        due=_due(row, at),
        urgent=row.priority == 0,
        excluded=tuple(asked.get("excluded", ())),
        required=tuple(asked.get("required", ())),
        wanted=tuple(asked.get("wanted", ())),
        crew=crew,
        skills=skills if crew is not None else {},
    )
    made = _made(row, visit)
    site = row.site
    measured = made is not None and made.measured and row.kind.on_site
    return Case(
        need=need,
        policy=policy,
        reported=minute(row.reported_at),
        customer=row.customer_id,
        asset=row.asset_id,
        minutes=made.ends - made.begins if measured and made is not None else None,
        spot=(site.latitude, site.longitude)
        if site and site.latitude is not None and site.longitude is not None
        else None,
        resolved=minute(row.resolved_at) if row.resolved_at is not None else None,
        closed=minute(row.closed_at) if row.closed_at is not None else None,
        made=made,
    )


def _told(row: WorkOrder) -> dict[str, Any]:
    """The order by the columns of need.sql."""
    asset, contact = row.asset, row.contact
    site = row.site or (asset.site if asset is not None else None)
    skill = asset.product.skill if asset is not None else None
    territory = row.territory or (site.territory if site is not None else None)
    return {
        "kind": row.kind_id, "kind_code": row.kind.code, "on_site": row.kind.on_site, "priority": row.priority,
        "customer": row.customer_id, "asset": row.asset_id, "site": site.key if site else None,
        "latitude": site.latitude if site else None, "longitude": site.longitude if site else None,
        "zone": site.zone if site else None,
        "access_hours": orjson.dumps(site.access_hours).decode() if site else None,
        "skill": skill.pk if skill else None, "skill_code": skill.code if skill else None,
        "territory": territory.pk if territory else None, "territory_code": territory.code if territory else None,
        "region": territory.parent_id if territory else None,
        "language": contact.person.language if contact is not None and contact.person is not None else None,
        "due_at": None, "promised_from_at": None, "promised_until_at": None,
    }  # fmt: skip


def _due(row: WorkOrder, at: datetime) -> int | None:
    """The nearest promise as it stood when the order was received."""
    due = []
    for events in log_of(row, (ARRIVAL, RESOLUTION)).values():
        if any(one.kind is EventKind.START and one.at <= at for one in events):
            reading = clock.read(events, at)
            if reading.state is not State.STOPPED:
                due.append(minute(reading.due_at))
    return min(due, default=None)


def _made(row: WorkOrder, visit: Visit | None) -> Made | None:
    if not row.kind.on_site:
        begun = row.started_at or row.resolved_at or row.closed_at
        since = begun or row.assigned_at or row.triaged_at or row.reported_at
        if row.owner_id is None:
            return None
        return Made(row.owner_id, minute(since), minute(since) + REMOTE_MINUTES, begun=begun is not None)
    if visit is None or visit.engineer_id is None or visit.starts_at is None or visit.ends_at is None:
        return None
    arrived, ended = visit.arrived_at, visit.ended_at
    if arrived is not None and ended is not None and LONGEST >= ended - arrived > LONGEST * 0:
        return Made(visit.engineer_id, minute(arrived), max(minute(ended), minute(arrived) + 1), measured=True)
    begins = minute(arrived or visit.starts_at)
    length = minute(visit.ends_at) - minute(visit.starts_at)
    return Made(visit.engineer_id, begins, begins + length, begun=arrived is not None)
