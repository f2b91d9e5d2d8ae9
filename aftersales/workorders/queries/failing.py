"""What the clock wanted done and could not: for whoever looks after the installation."""

from typing import Any, Final

from aftersales.workorders.models import Stuck

_NAMED: Final = 5


def count() -> dict[str, Any]:
    """How many pieces of due work wait for another try after failing, and the numbers of the first few orders."""
    orders = Stuck.objects.order_by("since_at", "pk").values_list("order__number", flat=True)
    return {"count": orders.count(), "orders": [f"W-{number}" for number in orders[:_NAMED]]}
