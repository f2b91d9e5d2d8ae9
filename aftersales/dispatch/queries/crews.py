"""What orders need of people: as a person said of the order, else by the most specific rule, else one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.assets.models import Asset
from aftersales.dispatch import access
from aftersales.dispatch.models import CrewRule, Decision, OrderCrew
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.rules import SEE
from aftersales.dispatch.solver.seats import Crew
from aftersales.people.access import Actor
from aftersales.people.models import Person, Skill
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Order

ORDER, RULE = "order", "rule"
MOST_SHOWN: Final = 50
_WITH: Final = ("kind", "category", "product", "set_by", "dropped_by")
_OVER: Final = (Order.RESOLVED, Order.CLOSED, Order.CANCELLED)


@dataclass(frozen=True)
class Counting:
    """What counts for an order: the crew, and whether the order or a rule says so, with its key and since when."""

    crew: Crew
    source: str
    key: UUID
    since: datetime

    def told(self) -> dict[str, Any]:
        """As it is kept with a decision."""
        return {**self.crew.told(), "source": self.source, "key": str(self.key)}


def of(order: WorkOrder) -> Counting | None:
    """What counts for an order now; None: one person goes. Work from afar needs nobody beside its owner."""
    return of_each([order]).get(order.pk)


def of_each(orders: Sequence[WorkOrder]) -> dict[int, Counting]:
    """What counts now for these orders (with their kinds), by id; of those who need but one person nothing."""
    there = [one for one in orders if one.kind.on_site]
    if not there:
        return {}
    said = {row.order_id: row for row in OrderCrew.objects.filter(order__in=there, lifted_at__isnull=True)}
    rules = list(CrewRule.objects.filter(dropped_at__isnull=True).order_by("pk"))
    products: dict[int, int] = {}
    if any(rule.product_id is not None for rule in rules):
        assets = {one.asset_id for one in there if one.asset_id is not None}
        products = dict(Asset.objects.filter(pk__in=assets).values_list("pk", "product_id"))
    found = {one.pk: _counting(one, said.get(one.pk), rules, products.get(one.asset_id or 0)) for one in there}
    return {pk: one for pk, one in found.items() if one is not None}


def _counting(
    order: WorkOrder, said: OrderCrew | None, rules: Iterable[CrewRule], product: int | None
) -> Counting | None:
    if said is not None:
        return Counting(Crew.read(said.body), ORDER, said.key, said.set_at) if said.body is not None else None
    rule = rule_for(rules, kind=order.kind_id, category=order.category_id, product=product, priority=order.priority)
    return Counting(Crew.read(rule.body), RULE, rule.key, rule.set_at) if rule is not None else None


def rule_for(
    rules: Iterable[CrewRule], *, kind: int, category: int | None, product: int | None, priority: int
) -> CrewRule | None:
    """The most specific rule that fits: product comes before category, category before kind, kind before priority."""
    fitting = [
        one
        for one in rules
        if one.product_id in (None, product)
        and one.category_id in (None, category)
        and one.kind_id in (None, kind)
        and one.priority in (None, priority)
    ]
    return max(fitting, key=_specific, default=None)


def _specific(rule: CrewRule) -> tuple[bool, ...]:
    return tuple(one is not None for one in (rule.product_id, rule.category_id, rule.kind_id, rule.priority))


def still(decision: Decision, counts: Counting | None) -> bool:
    """Whether what a decision was asked for is what the order needs now."""
    return crew_of(decision.asked) == (counts.crew if counts is not None else None)


def skills_of(crew: Crew | None) -> dict[str, int]:
    """The ids of the skills it asks for, by code."""
    if crew is None or not crew.skills:
        return {}
    return dict(Skill.objects.filter(code__in=crew.skills).values_list("code", "pk"))


# -- as it is shown --------------------------------------------------------------------------------------------------


def page(by: Actor) -> dict[str, Any]:
    """All rules that count, the most specific first; for whoever sees decisions."""
    by.require(SEE)
    rows = CrewRule.objects.filter(dropped_at__isnull=True).select_related(*_WITH)
    return {"rows": [told(row) for row in sorted(rows, key=lambda row: (*(not one for one in _specific(row)), row.pk))]}


def told(row: CrewRule) -> dict[str, Any]:
    """One rule."""
    return {
        "key": row.key,
        "kind": row.kind.code if row.kind is not None else None,
        "category": _named(row.category),
        "product": _named(row.product),
        "priority": row.priority,
        "crew": shown(row.body),
        "set_by": _name(row.set_by),
        "set_at": row.set_at,
    }


def of_order(key: UUID, by: Actor) -> dict[str, Any]:
    """What an order needs of people, why, and what was ever said of it by hand, the latest first."""
    row = access.seen_order(key, by)
    counts = of(row)
    said = list(OrderCrew.objects.filter(order=row).select_related("set_by", "lifted_by").order_by("-pk")[:MOST_SHOWN])
    decidable = access.may_decide(by, row) and row.kind.on_site and row.state not in _OVER
    return {
        "crew": shown(counts.crew.told()) if counts is not None else None,
        "source": counts.source if counts is not None else None,
        "people": counts.crew.people if counts is not None else 1,
        "rows": [of_hand(one) for one in said],
        "may_set": decidable and open_round(row) is None,
    }


def of_hand(row: OrderCrew) -> dict[str, Any]:
    """What was said of an order by hand."""
    return {
        "key": row.key,
        "crew": shown(row.body) if row.body is not None else None,
        "reason": row.reason,
        "set_by": _name(row.set_by),
        "set_at": row.set_at,
        "lifted_by": _name(row.lifted_by),
        "lifted_at": row.lifted_at,
        "counts": row.lifted_at is None,
    }


def shown(body: Mapping[str, Any]) -> dict[str, Any]:
    """A crew as it is told to people; entries beside it are for decisions alone."""
    return Crew.read({name: body[name] for name in ("any", "mentor") if name in body}).told()


def crew_of(asked: Mapping[str, Any]) -> Crew | None:
    """The crew that a decision was asked for; decisions from before there were any ask for one person."""
    body = asked.get("crew")
    return Crew.read({"any": body["any"], "mentor": body["mentor"]}) if body else None


def _named(one: Any) -> dict[str, Any] | None:
    return {"key": one.key, "name_zh": one.name_zh, "name_en": one.name_en} if one is not None else None


def _name(person: Person | None) -> dict[str, Any] | None:
    return {"key": person.key, "name": person.name} if person is not None else None
