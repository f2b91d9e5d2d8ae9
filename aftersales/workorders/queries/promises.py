"""What we would promise a customer who reported now, and what we promised on an order: the words, never the policy."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from aftersales.assets.access import of_contact
from aftersales.assets.models import Asset
from aftersales.base import worktime
from aftersales.base.errors import NotFound
from aftersales.customers.access import contact_of
from aftersales.people.access import Actor
from aftersales.people.hours import calendar_value
from aftersales.workorders import rules
from aftersales.workorders.clock import Promise, State
from aftersales.workorders.models import SlaClock, SlaTarget, WorkOrder
from aftersales.workorders.queries import policies
from aftersales.workorders.queries.contracts import contract_for

_TOLD: Final = (rules.RESPONSE, rules.ARRIVAL, rules.RESOLUTION)
"""The promises a customer is told, the nearest first; the next update is between us."""


@dataclass(frozen=True)
class Promised:
    """By when somebody calls; `within_minutes` where that is so at any hour. Without a promise both are None."""

    respond_by_at: datetime | None = None
    within_minutes: int | None = None


def promises(by: Actor, *, kind: str, asset: UUID | None, at: datetime) -> dict[str, Promised]:
    """What a customer is promised who reports now, by how bad it is."""
    contact = contact_of(by)
    thing = _thing(of_contact(contact).filter(key=asset).first()) if asset is not None else None
    contract = contract_for(contact.customer, thing, at)
    level = contract.service_level if contract is not None else ""
    told = list(policies.choosable())
    chosen = {}
    for effect, (impact, urgency) in rules.EFFECTS.items():
        priority = rules.suggested_priority(impact, urgency)
        known = {
            "priority": priority, "impact": impact, "urgency": urgency, "kind": kind, "service_level": level,
            "customer": str(contact.customer.key), "customer_tier": contact.customer.tier, "reported_at": at,
            "industry": contact.customer.industry, "asset": str(asset) if asset is not None else None,
        }  # fmt: skip
        case = rules.Case(priority, kind, level, contact.customer.tier, policies.holds_with(known, at))
        chosen[effect] = rules.choose_policy(told, case)
    ids = [policy.id for policy in chosen.values() if policy is not None]
    targets = {row.policy_id: row for row in SlaTarget.objects.filter(policy__in=ids, target=rules.RESPONSE)}
    return {
        effect: _promised(targets.get(policy.id) if policy is not None else None, at)
        for effect, policy in chosen.items()
    }


def _thing(asset: Asset | None) -> Asset:
    if asset is None:
        raise NotFound(what="asset", field="asset")
    return asset


def _promised(target: SlaTarget | None, at: datetime) -> Promised:
    if target is None:
        return Promised()
    calendar = calendar_value(target.calendar_id)
    promise = Promise(calendar, "", minutes=target.minutes, working_days=target.working_days)
    anytime = target.calendar_id is None
    return Promised(worktime.add(calendar, at, promise.budget(at)), target.minutes if anytime else None)


def next_promise(order: WorkOrder) -> tuple[str, datetime] | None:
    """The nearest promise that still runs on this order, and its instant, which may be past; None while it waits."""
    running = dict(
        SlaClock.objects.filter(order=order, state=State.RUNNING, target__in=_TOLD).values_list("target", "due_at")
    )
    return next(((target, running[target]) for target in _TOLD if target in running), None)
