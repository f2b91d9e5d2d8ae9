"""What orders need of people 班组: rules, and what a person says of one order. Decisions keep to it from now on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from aftersales.assets.models import Product
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.actions.counting import count_no_more, dropped, named
from aftersales.dispatch.events.decisions import CrewRuleDropped, CrewRulePublished, OrderCrewLifted, OrderCrewSet
from aftersales.dispatch.models import CrewRule, OrderCrew
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.solver.seats import Crew
from aftersales.people.access import STAFF, Actor
from aftersales.people.models import Skill
from aftersales.workorders import access as orders
from aftersales.workorders.models import Category, Kind


def read(body: Mapping[str, Any]) -> Crew:
    """A crew as somebody has written it.

    Raises:
        Invalid: what no crew is, or a skill that nobody knows.
    """
    crew = Crew.read(body)
    known = set(Skill.objects.filter(code__in=crew.skills).values_list("code", flat=True))
    if crew.skills - known:
        raise Invalid("no_such_skill", field="skills")
    return crew


@transaction.atomic
def publish_rule(
    *,
    by: Actor | None,
    at: datetime,
    body: Mapping[str, Any],
    kind: str | None = None,
    category: UUID | None = None,
    product: UUID | None = None,
    priority: int | None = None,
) -> CrewRule:
    """From now on orders of this kind, category, product and priority (None: any) need this crew; the rule that was
    there for exactly these does not count any more."""
    access.require_settings(by)
    crew = read(body)
    row = CrewRule(body=crew.told(), set_by_id=by.id if by else None, set_at=at, priority=priority)
    kinds = Kind.objects.filter(on_site=True, archived_at__isnull=True)
    row.kind = named(kinds, "code", kind, "no_such_kind", "kind")
    row.category = named(
        Category.objects.filter(archived_at__isnull=True), "key", category, "no_such_thing", "category"
    )
    row.product = named(Product.objects.all(), "key", product, "no_such_thing", "product")
    told = {"kind": row.kind, "category": row.category, "product": row.product, "priority": priority}
    count_no_more(CrewRule, told, by=by, at=at)
    row.save(force_insert=True)
    fact = CrewRulePublished(
        rule=row.key, kind=kind, category=category, product=product, priority=priority, people=crew.people, at=at,
        by=by.key if by else None,
    )  # fmt: skip
    emit(fact, audience=STAFF)
    return row


@transaction.atomic
def drop_rule(*, key: UUID, by: Actor | None, at: datetime) -> CrewRule:
    """The next less specific rule counts again, or one person is enough."""
    access.require_settings(by)
    row = dropped(CrewRule, key, "crew_rule", "already_lifted", by=by, at=at)
    emit(CrewRuleDropped(rule=row.key, at=at, by=by.key if by else None), audience=STAFF)
    return row


@verb
def set_crew(*, order: UUID, by: Actor | None, at: datetime, body: Mapping[str, Any] | None, reason: str) -> OrderCrew:
    """This order needs this crew, or (None) one person, whatever a rule says, and that for a reason. What was said of
    it before does not count any more. Not while somebody is asked: they would answer to something else."""
    if not reason.strip():
        raise Invalid("crew_without_reason", field="reason")
    crew = read(body) if body is not None else None
    access.order_of(order, by)
    row = orders.lock(order, None, "plan")
    if not row.kind.on_site:
        raise Conflict("crew_not_on_site")
    if open_round(row) is not None:
        raise Conflict("offered_already")
    told = {"lifted_at": at, "lifted_by": by.id if by else None}
    OrderCrew.objects.filter(order=row, lifted_at__isnull=True).update(**told)
    said = OrderCrew.objects.create(
        order=row, body=crew.told() if crew is not None else None, reason=reason.strip(),
        set_by_id=by.id if by else None, set_at=at,
    )  # fmt: skip
    people = crew.people if crew is not None else 1
    emit(OrderCrewSet(order=order, people=people, at=at, by=by.key if by else None), audience=orders.audience(row))
    return said


@verb
def lift_crew(*, order: UUID, by: Actor | None, at: datetime) -> OrderCrew:
    """What was said of the order does not hold any more: rules count again."""
    access.order_of(order, by)
    row = orders.lock(order, None, "plan")
    if open_round(row) is not None:
        raise Conflict("offered_already")
    said = OrderCrew.objects.filter(order=row, lifted_at__isnull=True).first()
    if said is None:
        raise Conflict("already_lifted")
    said.lifted_at, said.lifted_by_id = at, by.id if by else None
    said.save(update_fields=["lifted_at", "lifted_by"])
    emit(OrderCrewLifted(order=order, at=at, by=by.key if by else None), audience=orders.audience(row))
    return said


def forget_contact(*, contact: UUID) -> int:
    """Somebody at a customer is erased: why their orders need several may name them."""
    rows = OrderCrew.objects.filter(order__contact__key=contact).values("pk")
    return OrderCrew.objects.filter(pk__in=rows).update(reason="")
