"""Who is wanted, or not, for an order or a customer: what counts now, and what did."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from aftersales.base.errors import Invalid
from aftersales.customers.models import Customer
from aftersales.dispatch import access
from aftersales.dispatch.models import Decision, EngineerWish
from aftersales.dispatch.rules import Wanted
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Visit as VisitState

MOST_SHOWN: Final = 100
_LATEST: Final = 50
"""Who came last is looked for in so many of a customer's latest orders, as who knows them is."""


@dataclass(frozen=True)
class Wishes:
    """Engineers by id who are never to go to an order, alone to go, and to go rather than others."""

    never: Collection[int]
    only: Collection[int]
    rather: Collection[int]


def of(order: WorkOrder) -> Wishes:
    """What counts for an order now: its own and its customer's; who alone is to go, the order says before it.

    Of whoever has left nothing counts: else nobody would ever go where they alone were to (indexes of both keys).
    """
    return of_each([order])[order.pk]


def of_each(orders: Collection[WorkOrder]) -> dict[int, Wishes]:
    """What counts for these orders now, by id; asked once."""
    customers = {one.customer_id for one in orders if one.customer_id is not None}
    about = Q(order__in=[one.pk for one in orders]) | Q(customer__in=customers)
    held = EngineerWish.objects.filter(about, lifted_at__isnull=True, engineer__person__is_active=True)
    of_order: dict[int, list[tuple[str, int]]] = {}
    of_customer: dict[int, list[tuple[str, int]]] = {}
    for how, who, order, customer in held.values_list("how", "engineer_id", "order_id", "customer_id"):
        where, key = (of_order, order) if order is not None else (of_customer, customer)
        where.setdefault(key, []).append((how, who))
    return {one.pk: _counting(of_order.get(one.pk, ()), of_customer.get(one.customer_id or 0, ())) for one in orders}


def _counting(own: Collection[tuple[str, int]], customers: Collection[tuple[str, int]]) -> Wishes:
    def said(how: Wanted, told: Collection[tuple[str, int]]) -> list[int]:
        return sorted({who for wished, who in told if wished == how})

    def nearest(how: Wanted) -> list[int]:
        return said(how, own) or said(how, customers)

    return Wishes(said(Wanted.NEVER, [*own, *customers]), nearest(Wanted.ONLY), nearest(Wanted.RATHER))


def barred(order: WorkOrder, decision: Decision) -> Callable[[int], bool]:
    """Who is not to go as a decision said: a wish that was made since is against it. Whom somebody had named when it
    was made may."""
    held, named = of(order), _named(decision)
    return lambda who: who in held.never or bool(held.only) and who not in {*held.only, *named}


def _named(decision: Decision) -> set[int]:
    return set(decision.asked.get("required", ())) - set(decision.asked.get("wished", {}).get("only", ()))


def against(order: WorkOrder, decision: Decision, people: Collection[int]) -> bool:
    """Whether a wish that was made since is against these going together: somebody is never to go, or nobody of those
    who alone are to is among them. Whom somebody had named when it was decided may."""
    held, named = of(order), _named(decision)
    return not set(people).isdisjoint(held.never) or bool(held.only) and not {*held.only, *named} & set(people)


def changed(orders: Mapping[int, int | None], since: datetime) -> dict[int, datetime]:
    """When what counts for these orders, each with its customer, changed last; of those for which it did `since`."""
    about = Q(order__in=orders) | Q(customer__in={one for one in orders.values() if one is not None})
    recent = EngineerWish.objects.filter(about, Q(set_at__gt=since) | Q(lifted_at__gt=since))
    found: dict[int, datetime] = {}
    for order, customer, set_at, lifted_at in recent.values_list("order", "customer", "set_at", "lifted_at"):
        last = max(set_at, lifted_at or set_at)
        for one in [order] if order is not None else [one for one, of in orders.items() if of == customer]:
            found[one] = max(last, found.get(one, last))
    return found


def of_order(key: UUID, by: Actor) -> dict[str, Any]:
    """What was ever said of an order and its customer, the latest first; and who came last, to begin with."""
    row = access.seen_order(key, by)
    customer = Customer.objects.filter(pk=row.customer_id).first() if row.customer_id is not None else None
    return {
        "rows": _rows(_about(row)),
        "last": _last(row.customer_id, row.asset_id),
        "customer": customer.key if customer is not None else None,
        "may_set": access.may_decide(by, row),
        "may_set_customer": customer is not None and access.may_decide_for(by, customer),
    }


def of_customer(key: UUID, by: Actor) -> dict[str, Any]:
    """What was ever said of a customer, the latest first."""
    row = access.seen_customer(key, by)
    may = access.may_decide_for(by, row)
    return {
        "rows": _rows(Q(customer=row.pk)),
        "last": _last(row.pk, None),
        "customer": row.key,
        "may_set": may,
        "may_set_customer": may,
    }


def shown(by: Actor, *, order: UUID | None, customer: UUID | None) -> dict[str, Any]:
    """What was ever said of an order and its customer, or of a customer alone.

    Raises:
        Invalid: both are named, or neither.
    """
    if order is not None and customer is None:
        return of_order(order, by)
    if customer is not None and order is None:
        return of_customer(customer, by)
    raise Invalid("wish_of_one_thing", field="order")


def _about(order: WorkOrder) -> Q:
    own = Q(order=order.pk)
    return own | Q(customer=order.customer_id) if order.customer_id is not None else own


def _rows(about: Q) -> list[dict[str, Any]]:
    rows = EngineerWish.objects.filter(about).select_related("engineer__person", "set_by", "lifted_by")
    return [told(row) for row in rows.order_by("-pk")[:MOST_SHOWN]]


def _last(customer: int | None, asset: int | None) -> dict[str, Any] | None:
    """Who was there last, or solved it from afar: with this asset before any other of the customer's. Index
    orders_of_customer, then visit_number_once."""
    if customer is None:
        return None
    latest = WorkOrder.objects.filter(customer=customer).order_by("-reported_at", "-pk")
    orders = list(latest.values_list("pk", "asset", "owner", "resolved_at")[:_LATEST])
    assets = {order: of for order, of, *_ in orders}
    done = Visit.objects.filter(order__in=assets, state=VisitState.DONE, ended_at__isnull=False)
    there = [(who, assets[order], at) for order, who, at in done.values_list("order", "engineer", "ended_at")]
    solved = [(who, of, at) for _, of, who, at in orders if at is not None]
    ranked = sorted(
        (asset is not None and of == asset, at, who) for who, of, at in (*there, *solved) if who is not None and at
    )
    active = Engineer.objects.filter(person__is_active=True).select_related("person")
    known = active.in_bulk({who for *_, who in ranked})
    found = next((known[who] for *_, who in reversed(ranked) if who in known), None)
    return _name(found.person) if found is not None else None


def told(row: EngineerWish) -> dict[str, Any]:
    """One, as it is listed."""
    person = row.engineer.person
    return {
        "key": row.key,
        "of": "order" if row.order_id is not None else "customer",
        "engineer": _name(person),
        "how": row.how,
        "reason": row.reason,
        "set_by": _name(row.set_by),
        "set_at": row.set_at,
        "lifted_by": _name(row.lifted_by),
        "lifted_at": row.lifted_at,
        "counts": row.lifted_at is None and person.is_active,
    }


def _name(person: Person | None) -> dict[str, Any] | None:
    return {"key": person.key, "name": person.name} if person is not None else None
