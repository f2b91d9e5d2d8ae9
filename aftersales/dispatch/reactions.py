"""What dispatch does about what happens below. Each runs in the relay's transaction, so that its effect comes once."""

from typing import Final

from aftersales.base.clock import now
from aftersales.base.facts import Event
from aftersales.customers.events import ContactErased
from aftersales.dispatch.actions import again, automatic, covering, crews, pacing, wishes
from aftersales.dispatch.actions.offers import settling
from aftersales.dispatch.events import (
    CrewRuleDropped,
    CrewRulePublished,
    DispatchPolicyPublished,
    DispatchPolicyUsed,
    EngineerPresenceSet,
    EngineerWished,
    EngineerWishLifted,
    OrderCrewLifted,
    OrderCrewSet,
)
from aftersales.notices.actions import inbox
from aftersales.people import events as people
from aftersales.workorders.events import orders
from aftersales.workorders.events.orders import (
    VisitCancelled,
    VisitCompleted,
    VisitConfirmed,
    VisitDeclined,
    VisitPlanned,
    VisitRescheduled,
    WorkOrderAssigned,
    WorkOrderCancelled,
    WorkOrderClosed,
    WorkOrderMerged,
    WorkOrderResolved,
    WorkOrderTriaged,
)
from aftersales.workorders.events.turns import VisitPutInTurn, VisitTurnCame

SETTLING: Final = (
    VisitPlanned, VisitRescheduled, VisitConfirmed, VisitDeclined, VisitCancelled, WorkOrderAssigned,
    WorkOrderResolved, WorkOrderClosed, WorkOrderCancelled, WorkOrderMerged,
)  # fmt: skip
"""What may settle an offer otherwise than by an answer to it."""

HELPFUL: Final[tuple[type[Event], ...]] = (
    orders.VisitCompleted, orders.VisitCancelled, orders.VisitHadNoAccess, orders.VisitDeclined,
    orders.VisitRescheduled, orders.WorkOrderReleased, orders.WorkOrderResolved, orders.WorkOrderCancelled,
    orders.WorkOrderMerged, orders.WorkOrderChanged, people.PersonRestored, people.TerritoriesSet, people.EngineerSet,
    people.SkillSet, people.CertificateAdded, people.ShiftPlanned, people.LeaveWithdrawn, people.CalendarChanged,
    DispatchPolicyPublished, DispatchPolicyUsed, EngineerPresenceSet, EngineerWished, EngineerWishLifted,
    VisitTurnCame, VisitPutInTurn,
    CrewRulePublished, CrewRuleDropped, OrderCrewSet, OrderCrewLifted, people.MentorshipStarted, people.MentorshipEnded,
)  # fmt: skip
"""What may open a slot, or make somebody able: after it, orders that wait are looked at again."""

FINDING: Final = (WorkOrderTriaged, VisitTurnCame, VisitPutInTurn)
"""After what somebody is looked for."""


def measure(fact: VisitCompleted) -> None:
    """A visit ended: how long it took belongs to the pace of who made it."""
    pacing.measure(visit=fact.visit)


def find_somebody(fact: WorkOrderTriaged | VisitTurnCame | VisitPutInTurn) -> None:
    """An order was received, or it is the turn of a visit: where its policy is automatic, somebody is looked for. In
    what a log or the sample company tells, that was done long ago."""
    if not inbox.silent():
        automatic.begin(order=fact.order, at=now())


def settle_offers(
    fact: VisitPlanned
    | VisitRescheduled
    | VisitConfirmed
    | VisitDeclined
    | VisitCancelled
    | WorkOrderAssigned
    | WorkOrderResolved
    | WorkOrderClosed
    | WorkOrderCancelled
    | WorkOrderMerged,
) -> None:
    """An order of which offers are open was changed: whether they still stand is looked at. What an offer itself did
    to its visit changes nothing."""
    asked = isinstance(fact, (VisitPlanned, VisitRescheduled)) and fact.asked
    if not asked and not inbox.silent():
        settling.begin(order=fact.order)


def look_again(fact: Event) -> None:
    """Somebody may be free, or able, who was not. Where nothing waits this asks one question."""
    again.wake(at=now())


def forget(fact: people.PersonErased | ContactErased) -> None:
    """An engineer is forgotten, or somebody at a customer: why engineers were wanted, or not, may speak of them."""
    if isinstance(fact, people.PersonErased):
        wishes.forget_of(fact.person)
    else:
        wishes.forget_contact(contact=fact.contact, customer=fact.customer)
        crews.forget_contact(contact=fact.contact)


def cover(fact: people.LeaveTaken | people.PersonArchived) -> None:
    """Somebody will be away, or left: what they were to do must not be found out at the customer's door."""
    if not inbox.silent():
        leave = fact.leave if isinstance(fact, people.LeaveTaken) else None
        covering.begin(person=fact.person, leave=leave, at=now())
