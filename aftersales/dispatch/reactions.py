"""What dispatch does about what happens below. Each runs in the relay's transaction, so that its effect comes once."""

from typing import Final

from aftersales.base.clock import now
from aftersales.base.facts import Event
from aftersales.customers.events import ContactErased
from aftersales.dispatch.actions import again, automatic, covering, crews, pacing, wishes
from aftersales.dispatch.actions.appointments import following
from aftersales.dispatch.actions.offers import settling
from aftersales.dispatch.actions.proposals import scheduling
from aftersales.dispatch.actions.underway import links, sharing
from aftersales.dispatch.events.appointments import EngineerTimeFreed
from aftersales.dispatch.events.decisions import (
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
from aftersales.dispatch.rules import PresenceState
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

FOLLOWED: Final = (
    WorkOrderTriaged, VisitRescheduled, VisitCompleted, VisitCancelled, orders.VisitHadNoAccess, WorkOrderResolved,
    WorkOrderClosed, WorkOrderCancelled, WorkOrderMerged,
)  # fmt: skip
"""After what an appointment may stand otherwise."""

HELPFUL: Final[tuple[type[Event], ...]] = (
    orders.VisitCompleted, orders.VisitCancelled, orders.VisitHadNoAccess, orders.VisitDeclined,
    orders.VisitRescheduled, orders.WorkOrderReleased, orders.WorkOrderResolved, orders.WorkOrderCancelled,
    orders.WorkOrderMerged, orders.WorkOrderChanged, people.PersonRestored, people.TerritoriesSet, people.EngineerSet,
    people.SkillSet, people.CertificateAdded, people.ShiftPlanned, people.LeaveWithdrawn, people.CalendarChanged,
    DispatchPolicyPublished, DispatchPolicyUsed, EngineerPresenceSet, EngineerWished, EngineerWishLifted,
    VisitTurnCame, VisitPutInTurn,
    CrewRulePublished, CrewRuleDropped, OrderCrewSet, OrderCrewLifted, people.MentorshipStarted, people.MentorshipEnded,
    EngineerTimeFreed,
)  # fmt: skip
"""What may open a slot, or make somebody able: after it, orders that wait are looked at again."""

BREAKING: Final = (
    people.LeaveTaken, EngineerPresenceSet, orders.VisitArrived, VisitCancelled, WorkOrderTriaged,
)  # fmt: skip
"""What may break a day that was planned."""

FINDING: Final = (WorkOrderTriaged, VisitTurnCame, VisitPutInTurn)
"""After what somebody is looked for."""


UNDER_WAY: Final = (
    orders.VisitDeparted, orders.VisitArrived, VisitCancelled, orders.VisitHadNoAccess, EngineerPresenceSet,
    people.LeaveTaken, people.PersonArchived,
)  # fmt: skip
"""After what somebody is on the way to a customer, or not any more."""


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


def follow_appointment(
    fact: VisitRescheduled
    | VisitCompleted
    | VisitCancelled
    | orders.VisitHadNoAccess
    | WorkOrderTriaged
    | WorkOrderResolved
    | WorkOrderClosed
    | WorkOrderCancelled
    | WorkOrderMerged,
) -> None:
    """An order was received or is over, or a visit of it was changed: what was chosen for it follows, in a job."""
    if not inbox.silent():
        following.begin(order=fact.order)


def look_again(fact: Event) -> None:
    """Somebody may be free, or able, who was not. Where nothing waits this asks one question."""
    again.wake(at=now())


def forget(fact: people.PersonErased | ContactErased) -> None:
    """An engineer is forgotten, or somebody at a customer: why engineers were wanted, or not, may speak of them."""
    if isinstance(fact, people.PersonErased):
        wishes.forget_of(fact.person)
        sharing.forget_of(fact.person, consent=True)
    else:
        wishes.forget_contact(contact=fact.contact, customer=fact.customer)
        crews.forget_contact(contact=fact.contact)
        following.forget_contact(contact=fact.contact)


def mend(
    fact: people.LeaveTaken | EngineerPresenceSet | orders.VisitArrived | VisitCancelled | WorkOrderTriaged,
) -> None:
    """A day that was planned may be broken: where its team's rule says so, a plan that mends it is asked for."""
    if inbox.silent():
        return
    match fact:
        case people.LeaveTaken():
            scheduling.away(person=fact.person, starts_at=fact.starts_at, ends_at=fact.ends_at, at=now())
        case EngineerPresenceSet(state="away"):
            scheduling.away(person=fact.person, starts_at=fact.at, ends_at=fact.until_at, at=now())
        case orders.VisitArrived():
            scheduling.late(visit=fact.visit, minutes=fact.late_minutes, at=now())
        case VisitCancelled():
            scheduling.cancelled(visit=fact.visit, at=now())
        case WorkOrderTriaged(priority=0):
            scheduling.urgent(order=fact.order, at=now())


def cover(fact: people.LeaveTaken | people.PersonArchived) -> None:
    """Somebody will be away, or left: what they were to do must not be found out at the customer's door."""
    if not inbox.silent():
        leave = fact.leave if isinstance(fact, people.LeaveTaken) else None
        covering.begin(person=fact.person, leave=leave, at=now())


def follow_the_way(
    fact: orders.VisitDeparted
    | orders.VisitArrived
    | VisitCancelled
    | orders.VisitHadNoAccess
    | EngineerPresenceSet
    | people.LeaveTaken
    | people.PersonArchived,
) -> None:
    """Somebody set out: their customer is told, with a link. They are there, or it is off: where they were is forgotten
    at once, and so it is of whoever is not on duty any more."""
    if isinstance(fact, orders.VisitDeparted):
        if not inbox.silent():
            links.begin(visit=fact.visit, at=now())
    elif isinstance(fact, (orders.VisitArrived, VisitCancelled, orders.VisitHadNoAccess)):
        sharing.forget_of_visit(fact.visit)
    elif not (isinstance(fact, EngineerPresenceSet) and fact.state == PresenceState.ON_DUTY):
        sharing.forget_of(fact.person)
