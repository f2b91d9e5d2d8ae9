"""What orders need of people: as a person said of the order, else by the most specific rule, else one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self
from uuid import UUID

from aftersales.assets.models import Asset
from aftersales.dispatch import access
from aftersales.dispatch.models import CrewRule, Decision, OrderCrew
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.rules import SEE
from aftersales.dispatch.solver.seats import Crew
from aftersales.people.access import Actor
from aftersales.people.models import Person, Skill
from aftersales.workorders.models import Category, WorkOrder
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
    tree = _Tree.read() if any(rule.category_id is not None for rule in rules) else _Tree({}, {})
    found = {one.pk: _counting(one, said.get(one.pk), rules, products.get(one.asset_id or 0), tree) for one in there}
    return {pk: one for pk, one in found.items() if one is not None}


@dataclass(frozen=True)
class _Tree:
    """The categories: below which each hangs, and which became another; by id."""

    above: Mapping[int, int | None]
    became: Mapping[int, int]

    @classmethod
    def read(cls) -> Self:
        rows = list(Category.objects.values_list("pk", "parent_id", "merged_into_id"))
        return cls({pk: above for pk, above, _ in rows}, {pk: now for pk, _, now in rows if now is not None})

    def now(self, category: int) -> int:
        """What it is today."""
        while category in self.became:
            category = self.became[category]
        return category

    def branch(self, category: int | None) -> list[int]:
        """It, and what it hangs below, the nearest first."""
        found = []
        category = self.now(category) if category is not None else None
        while category is not None:
            found.append(category)
            category = self.above.get(category)
        return found


def _counting(
    order: WorkOrder, said: OrderCrew | None, rules: Iterable[CrewRule], product: int | None, tree: _Tree
) -> Counting | None:
    if said is not None:
        return Counting(Crew.read(said.body), ORDER, said.key, said.set_at) if said.body is not None else None
    rule = _rule_for(order, rules, product, tree)
    return Counting(Crew.read(rule.body), RULE, rule.key, rule.set_at) if rule is not None else None


def _rule_for(order: WorkOrder, rules: Iterable[CrewRule], product: int | None, tree: _Tree) -> CrewRule | None:
    """The most specific rule that fits: product comes before category, the nearest one above first, category before
    kind, kind before priority."""
    branch = tree.branch(order.category_id)
    fitting = [
        (_specific(one, branch.index(category) if category is not None else 0), one)
        for one in rules
        if (category := tree.now(one.category_id) if one.category_id is not None else None) in (None, *branch)
        and one.product_id in (None, product)
        and one.kind_id in (None, order.kind_id)
        and one.priority in (None, order.priority)
    ]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def _specific(rule: CrewRule, steps: int = 0) -> tuple[int, ...]:
    """`steps` up the tree lies the rule's category above the order's."""
    plain = (rule.product_id is not None, rule.category_id is not None, -steps, rule.kind_id is not None)
    return (*map(int, plain), int(rule.priority is not None))


def still(decision: Decision, counts: Counting | None) -> bool:
    """Whether what a decision was asked for is what the order needs now."""
    return crew_of(decision.asked) == (counts.crew if counts is not None else None)


def skills_of(*crews: Crew) -> dict[str, int]:
    """The ids of the skills they ask for, by code."""
    codes = {code for crew in crews for code in crew.skills}
    return dict(Skill.objects.filter(code__in=codes).values_list("code", "pk")) if codes else {}


# -- as it is shown --------------------------------------------------------------------------------------------------


def page(by: Actor) -> dict[str, Any]:
    """All rules that count, the most specific first; for whoever sees decisions."""
    by.require(SEE)
    rows = CrewRule.objects.filter(dropped_at__isnull=True).select_related(*_WITH)
    return {"rows": [told(row) for row in sorted(rows, key=lambda row: (*(-one for one in _specific(row)), row.pk))]}


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
