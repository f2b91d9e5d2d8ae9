"""Whom a work order's facts are told to, and what a change below means for orders.

Each runs in the relay's transaction, so that a notice comes once.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from aftersales.assets.events import AssetChanged
from aftersales.base.facts import Event
from aftersales.base.files.events import FileSettled
from aftersales.customers.events import ContactErased, CustomerChanged
from aftersales.notices.actions import inbox as notices
from aftersales.people.events import CalendarChanged
from aftersales.people.models import Person
from aftersales.workorders import rules
from aftersales.workorders.actions import attachments, filling, indexing, recompute, wishes
from aftersales.workorders.actions.checklists import forgetting
from aftersales.workorders.events.orders import (
    HandOffAnswered,
    NoteAdded,
    SlaBreached,
    SlaBreachWithdrawn,
    SlaWarned,
    VisitCancelled,
    VisitDeclined,
    VisitPlanned,
    VisitRescheduled,
    WorkOrderAssigned,
    WorkOrderCancelled,
    WorkOrderEscalated,
    WorkOrderReopened,
    WorkOrderReported,
    WorkOrderResumed,
)
from aftersales.workorders.events.turns import VisitOutOfTurn
from aftersales.workorders.models import Mate, Visit, WorkOrder
from aftersales.workorders.queries.chain import chain_of, leads_up_to, takers, watchers


def tell_of_a_new_one(fact: WorkOrderReported) -> None:
    """A standstill is in the queue: the team's lead hears of it at once, or, while no team has it, who takes orders in;
    the rest see it in the list."""
    if fact.priority == 0:
        _tell(_ids(chain_of(_order(fact.order), 1)) or takers(), "order_reported", fact, urgent=True)


def tell_the_owner(fact: WorkOrderAssigned) -> None:
    """An order is yours now, or no longer."""
    if fact.owner is None or fact.owner == fact.was:
        return
    order = _order(fact.order)
    _tell(_keyed(fact.owner), "order_assigned", fact, urgent=order.priority == 0)
    _tell(_keyed(fact.was), "order_unassigned", fact)


def tell_the_engineer(fact: VisitPlanned | VisitRescheduled | VisitCancelled) -> None:
    """A visit that you make, or go along on, is planned, moved or off, or made by others. One that you are asked to
    make comes with an offer, and goes with it: it tells."""
    if not isinstance(fact, VisitCancelled) and fact.asked:
        return
    going = Visit.objects.filter(key=fact.visit, engineer__isnull=False).values_list("engineer_id", flat=True)
    everybody = {*going, *Mate.objects.filter(visit__key=fact.visit).values_list("engineer_id", flat=True)}
    if not isinstance(fact, VisitRescheduled):
        _tell(everybody, "visit_planned" if isinstance(fact, VisitPlanned) else "visit_cancelled", fact)
        return
    new = set(Person.objects.filter(key__in=fact.on).values_list("pk", flat=True)) if fact.on else set()
    gone = Person.objects.filter(key__in=fact.off).values_list("pk", flat=True) if fact.off else ()
    _tell(everybody & new, "visit_planned", fact)
    _tell(everybody - new, "visit_moved", fact)
    _tell(gone, "visit_unassigned", fact)


def tell_who_must_find_another(fact: VisitDeclined) -> None:
    """An engineer cannot: whoever is responsible for the order plans anew."""
    _tell(_ids(chain_of(_order(fact.order), 0)), "visit_declined", fact)


def tell_who_plans(fact: VisitOutOfTurn) -> None:
    """A visit cannot be made as it was planned, because the one before it has changed: whoever is responsible for the
    order plans anew, and whoever takes orders in where nobody is."""
    _tell(_ids(chain_of(_order(fact.order), 0)) or takers(), "visit_out_of_turn", fact, visit=fact.number)


def tell_the_mentioned(fact: NoteAdded) -> None:
    """Somebody spoke to you, or the customer wrote on an order that is yours or that you watch."""
    named = list(Person.objects.filter(key__in=fact.mentions).values_list("pk", flat=True))
    _tell(named, "order_mentioned", fact)
    if fact.by is not None and Person.objects.filter(key=fact.by, is_customer=True).exists():
        order = _order(fact.order)
        hear = {*([order.owner_id] if order.owner_id is not None else []), *watchers(order)}
        _tell(hear - set(named), "order_answered", fact)


def tell_the_chain(fact: SlaWarned | SlaBreached) -> None:
    """A promise is near its end, broken, or broken long ago: the further on, the further up."""
    order = _order(fact.order)
    mark = rules.BREACH if isinstance(fact, SlaBreached) else fact.mark
    code = "sla_warning" if mark.startswith("warning") else "sla_breached"
    people = leads_up_to(order, rules.CHAIN[mark])
    effect = _sla_effect(fact.order, fact.target, fact.cycle, mark)
    _tell(people, code, fact, effect=effect, target=fact.target, urgent=order.priority == 0)


def take_back_the_breach(fact: SlaBreachWithdrawn) -> None:
    """The breach was not one: what was told is withdrawn, not deleted, and whoever was told hears of that too."""
    breach = _sla_effect(fact.order, fact.target, fact.cycle, rules.BREACH)
    notices.withdraw(effect=breach, at=fact.at)
    told = leads_up_to(_order(fact.order), rules.CHAIN[rules.BREACH])
    _tell(told, "sla_breach_withdrawn", fact, effect=f"{breach}:withdrawn:{fact.at.isoformat()}", target=fact.target)


def tell_the_called(fact: WorkOrderEscalated) -> None:
    """You are asked to help."""
    _tell(_keyed(fact.to), "order_escalated", fact, urgent=True)


def tell_who_is_responsible(fact: WorkOrderResumed | WorkOrderReopened | HandOffAnswered | WorkOrderCancelled) -> None:
    """What you had set aside or thought done is back, or what you were to do is off."""
    if isinstance(fact, WorkOrderResumed) and not fact.woke:
        return
    code = {
        WorkOrderResumed: "order_woke",
        WorkOrderReopened: "order_reopened",
        HandOffAnswered: "order_handed_back",
        WorkOrderCancelled: "order_cancelled",
    }
    _tell(_ids(chain_of(_order(fact.order), 0)), code[type(fact)], fact)


REACTIONS: Final[dict[type[Event], Callable[[Any], None]]] = {
    WorkOrderReported: tell_of_a_new_one,
    WorkOrderAssigned: tell_the_owner,
    VisitPlanned: tell_the_engineer,
    VisitRescheduled: tell_the_engineer,
    VisitCancelled: tell_the_engineer,
    VisitDeclined: tell_who_must_find_another,
    VisitOutOfTurn: tell_who_plans,
    NoteAdded: tell_the_mentioned,
    SlaWarned: tell_the_chain,
    SlaBreached: tell_the_chain,
    SlaBreachWithdrawn: take_back_the_breach,
    WorkOrderEscalated: tell_the_called,
    WorkOrderResumed: tell_who_is_responsible,
    WorkOrderReopened: tell_who_is_responsible,
    HandOffAnswered: tell_who_is_responsible,
    WorkOrderCancelled: tell_who_is_responsible,
}


def tell(fact: Event) -> None:
    """One subscriber for them all: a breach must be told before its withdrawal, whoever is slow.

    Of what a log or the sample company tells nobody hears: a year of it costs no look at whom it might concern.
    """
    if not notices.silent():
        REACTIONS[type(fact)](fact)


def recount(fact: CalendarChanged) -> None:
    """Working time became another: promises that run by it fall due at other instants."""
    recompute.begin(calendar=fact.calendar, version=fact.calendar_version, at=fact.at, by=fact.by)


def forget(fact: ContactErased) -> None:
    """Somebody is to be forgotten: so is whom they wanted called, which may have been they themselves, and
    their signatures, and what their orders hold in personal fields."""
    wishes.forget(contact=fact.contact)
    filling.forget(contact=fact.contact)
    forgetting.forget(contact=fact.contact, at=fact.at)


def index_anew(fact: CustomerChanged | AssetChanged) -> None:
    """A customer or an asset is called otherwise: its orders are to be found by the new name."""
    if not {"name", "code", "serial"}.isdisjoint(fact.fields):
        if isinstance(fact, CustomerChanged):
            indexing.named_anew(customer=fact.customer)
        else:
            indexing.named_anew(asset=fact.asset)


def _order(key: UUID) -> WorkOrder:
    return WorkOrder.objects.select_related("owner", "team").get(key=key)


def _ids(person: Person | None) -> list[int]:
    return [person.pk] if person is not None else []


def _keyed(key: UUID | None) -> list[int]:
    return list(Person.objects.filter(key=key).values_list("pk", flat=True)) if key is not None else []


def _sla_effect(order: UUID, target: str, cycle: int, mark: str) -> str:
    return f"{order}:{target}:{cycle}:{mark}"


def _tell(
    people: Iterable[int],
    code: str,
    fact: Any,
    *,
    effect: str | None = None,
    urgent: bool = False,
    target: str = "",
    visit: int | None = None,
) -> None:
    """A notice to each of them, never to who did it; told again only for another cause."""
    doer = set(_keyed(fact.by))
    number = WorkOrder.objects.filter(key=fact.order).values_list("number", flat=True).get()
    notices.notify(
        people=set(people) - doer,
        code=code,
        facts={
            "number": f"W-{number}",
            **({"target": target} if target else {}),
            **({"visit": visit} if visit is not None else {}),
        },
        subject=fact.order,
        effect=effect or f"{fact.order}:{code}:{f'{visit}:' if visit is not None else ''}{fact.at.isoformat()}",
        at=fact.at,
        urgent=urgent,
    )


def settle_attachment(fact: FileSettled) -> None:
    """A file was looked at: whoever has its order open sees it now."""
    attachments.settle(file=fact.file, state=fact.state, reason=fact.reason, at=fact.at)
