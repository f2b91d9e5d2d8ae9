"""The chain of people above an order: its owner, its team's lead, the lead above, …"""

from aftersales.people.models import Person, Team
from aftersales.people.queries import admins, holders
from aftersales.workorders.models import Watch, WorkOrder
from aftersales.workorders.rules import ORDER_RIGHTS


def chain_of(order: WorkOrder, level: int) -> Person | None:
    """Whom level n of the chain means: 0 the owner, 1 the team's lead, 2 the lead above … the topmost there is.

    Without an owner level 0 is the lead's; None only when there is neither.
    """
    if level == 0 and order.owner is not None:
        return order.owner
    leads = _leads(order.team)
    return leads[min(max(level, 1), len(leads)) - 1] if leads else order.owner


def leads_up_to(order: WorkOrder, level: int) -> list[int]:
    """Everybody on the chain from the owner up to level n, each once; without a chain, whoever takes orders in."""
    people = [chain_of(order, one) for one in range(level + 1)]
    return list(dict.fromkeys(person.pk for person in people if person is not None)) or takers()


def takers() -> list[int]:
    """Whoever takes orders in: one that has neither a team nor an owner is theirs to place. Administrators, who may do
    everything, only where there is nobody else."""
    able = set(holders(ORDER_RIGHTS["triage"]).values_list("pk", flat=True))
    return sorted(able - set(admins().values_list("pk", flat=True)) or able)


def watchers(order: WorkOrder) -> list[int]:
    """Those who asked to hear of the order."""
    return list(Watch.objects.filter(order=order).values_list("person_id", flat=True))


def _leads(team: Team | None) -> list[Person]:
    leads: list[Person] = []
    while team is not None:
        if team.lead is not None and team.lead not in leads:
            leads.append(team.lead)
        team = team.parent
    return leads
