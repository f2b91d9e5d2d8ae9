"""A customer takes back what they reported, as long as nobody has begun."""

from datetime import datetime
from uuid import UUID

from aftersales.base.errors import Conflict
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions.moves import cancel
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.begun import is_begun


@verb
def take_back(*, key: UUID, by: Actor | None, at: datetime, reason: str) -> WorkOrder:
    """撤回: it is no longer needed. Once somebody has it in hand, the customer tells them instead: work may be done."""
    order = access.lock(key, by, "cancel")
    if is_begun(order):
        raise Conflict("begun_already", state=order.state)
    return cancel(key=key, by=by, at=at, reason=reason)
