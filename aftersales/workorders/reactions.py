"""Whom a work order's facts are told to. Each runs in the relay's transaction, so its notice comes once."""

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from aftersales.base.facts import Event
from aftersales.notices import actions as notices
from aftersales.people.models import Person
from aftersales.workorders import rules
from aftersales.workorders.events import (
    HandOffAnswered,
    NoteAdded,
    SlaBreached,
    SlaBreachWithdrawn,
    SlaWarned,
    VisitPlanned,
    VisitRescheduled,
    WorkOrderAssigned,
    WorkOrderEscalated,
    WorkOrderReopened,
    WorkOrderResumed,
)
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.chain import chain_of, leads_up_to, watchers

Told = (
    WorkOrderAssigned | WorkOrderEscalated | WorkOrderReopened | WorkOrderResumed | NoteAdded | HandOffAnswered
    | SlaWarned | SlaBreached | VisitPlanned | VisitRescheduled
)  # fmt: skip


def tell_the_owner(fact: WorkOrderAssigned) -> None:
    """An order is yours now."""
    order = _order(fact.order)
    if order.owner is not None and fact.owner is not None:
        _tell([order.owner.pk], "order_assigned", order, fact, urgent=order.priority == 0)


def tell_the_engineer(fact: VisitPlanned | VisitRescheduled) -> None:
    """A visit is planned for you."""
    engineer = Person.objects.filter(key=fact.engineer).first() if fact.engineer is not None else None
    if engineer is not None:
        _tell([engineer.pk], "visit_planned", _order(fact.order), fact)


def tell_the_mentioned(fact: NoteAdded) -> None:
    """Somebody spoke to you, or the customer wrote on an order that is yours or that you watch."""
    order = _order(fact.order)
    named = list(Person.objects.filter(key__in=fact.mentions).values_list("pk", flat=True))
    _tell(named, "order_mentioned", order, fact)
    author = Person.objects.filter(key=fact.by).first()
    if author is not None and author.is_customer:
        hear = [order.owner_id] if order.owner_id is not None else []
        _tell({*hear, *watchers(order)} - set(named), "customer_wrote", order, fact)


def tell_the_chain(fact: SlaWarned | SlaBreached) -> None:
    """A promise is near its end, broken, or broken long ago: the further on, the further up."""
    order = _order(fact.order)
    mark = rules.BREACH if isinstance(fact, SlaBreached) else fact.mark
    code = "sla_breached" if isinstance(fact, SlaBreached) else "sla_warning" if "warning" in mark else "sla_overdue"
    people = leads_up_to(order, rules.CHAIN[mark])
    _tell(people, code, order, fact, effect=_sla_effect(fact.order, fact.target, fact.cycle, mark), target=fact.target,
          urgent=order.priority == 0)  # fmt: skip


def take_back_the_breach(fact: SlaBreachWithdrawn) -> None:
    """The breach was not one: what was told is withdrawn, not deleted."""
    notices.withdraw(effect=_sla_effect(fact.order, fact.target, fact.cycle, rules.BREACH), at=fact.at)
    order = _order(fact.order)
    told = leads_up_to(order, rules.CHAIN[rules.BREACH])
    effect = f"{fact.order}:{fact.target}:{fact.cycle}:withdrawn:{fact.at.isoformat()}"
    _tell(told, "sla_breach_withdrawn", order, fact, effect=effect, target=fact.target)


def tell_the_called(fact: WorkOrderEscalated) -> None:
    """You are asked to help."""
    called = Person.objects.filter(key=fact.to).first() if fact.to is not None else None
    if called is not None:
        _tell([called.pk], "order_escalated", _order(fact.order), fact, urgent=True)


def tell_who_waited(fact: WorkOrderResumed | WorkOrderReopened | HandOffAnswered) -> None:
    """What you set aside is back: its date has come, the customer reopened it, or R&D has answered."""
    if isinstance(fact, WorkOrderResumed) and not fact.woke:
        return
    order = _order(fact.order)
    code = {WorkOrderResumed: "order_woke", WorkOrderReopened: "order_reopened", HandOffAnswered: "hand_off_answered"}
    person = chain_of(order, 0)
    if person is not None:
        _tell([person.pk], code[type(fact)], order, fact)


REACTIONS: Final[dict[type[Event], Callable[[Any], None]]] = {
    WorkOrderAssigned: tell_the_owner,
    VisitPlanned: tell_the_engineer,
    VisitRescheduled: tell_the_engineer,
    NoteAdded: tell_the_mentioned,
    SlaWarned: tell_the_chain,
    SlaBreached: tell_the_chain,
    SlaBreachWithdrawn: take_back_the_breach,
    WorkOrderEscalated: tell_the_called,
    WorkOrderResumed: tell_who_waited,
    WorkOrderReopened: tell_who_waited,
    HandOffAnswered: tell_who_waited,
}


def tell(fact: Event) -> None:
    """One subscriber for them all: a breach must be told before its withdrawal, whoever is slow."""
    REACTIONS[type(fact)](fact)


def _order(key: UUID) -> WorkOrder:
    return WorkOrder.objects.select_related("owner", "team").get(key=key)


def _sla_effect(order: UUID, target: str, cycle: int, mark: str) -> str:
    return f"{order}:{target}:{cycle}:{mark}"


def _tell(
    people: Iterable[int],
    code: str,
    order: WorkOrder,
    fact: Told | SlaBreachWithdrawn,
    *,
    effect: str | None = None,
    urgent: bool = False,
    target: str = "",
) -> None:
    """A notice to each, never to who did it."""
    doer = Person.objects.filter(key=fact.by).values_list("pk", flat=True).first() if fact.by is not None else None
    others = [person for person in people if person != doer]
    facts = {"number": order.number, "priority": order.priority, **({"target": target} if target else {})}
    notices.notify(
        people=others,
        code=code,
        facts=facts,
        subject=order.key,
        effect=effect or f"{order.key}:{code}:{fact.at.isoformat()}",
        at=fact.at,
        urgent=urgent,
    )
