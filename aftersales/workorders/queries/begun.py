"""Whether anybody has had an order in hand."""

from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import UNBEGUN


def is_begun(order: WorkOrder) -> bool:
    """From then on its customer cannot simply take it back: somebody has it, goes there, or worked on it before."""
    worked_on = order.started_at is not None or order.reopen_count > 0
    return order.state not in UNBEGUN or order.owner_id is not None or worked_on or order.visits.exists()
