"""What time itself does to orders, besides ringing their clocks: waiting ends, and silence is taken for a yes."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from aftersales.base import sql
from aftersales.workorders import rules
from aftersales.workorders.actions.moves import close_silent, resume
from aftersales.workorders.actions.stuck import Picked, attempt, tried_before
from aftersales.workorders.models import Stuck, WorkOrder
from aftersales.workorders.queries.due import IMPORTED, in_time
from aftersales.workorders.states import Order

_WAKE = "wake"
_CLOSE = "close"


def wake_next(*, at: datetime, imported: bool | None = None, strict: bool = False) -> bool:
    """Wake one order whose date has come, as of that very date; whether there was one. `imported` and `strict` as in
    `clocks.ring_next_due`."""

    def wake(picked: list[Picked]) -> bool:
        told = {"at": at, "imported": imported, "origin": IMPORTED, "tried": tried_before(at, strict=strict)}
        found = sql.rows("workorders", "next_wake", **told)
        for pk, key, wake_at, again in found:
            picked.append(Picked(pk, key, _WAKE, again))
            resume(key=key, by=None, at=wake_at, woke=True)
        return bool(found)

    return attempt(wake, at=at, strict=strict)


def close_next_silent(*, at: datetime, imported: bool | None = None, strict: bool = False) -> bool:
    """Close one resolved order that nobody has answered to for a week; P0 and P1 are left to a person. `imported` and
    `strict` as in `clocks.ring_next_due`."""
    failed = Stuck.objects.filter(what=_CLOSE)
    aside = failed.filter(order=OuterRef("pk"), next_try_at__gt=tried_before(at, strict=strict))
    silent_since = at - timedelta(days=rules.SILENT_DAYS)
    resolved = WorkOrder.objects.filter(in_time(imported), state=Order.RESOLVED, resolved_at__lte=silent_since)
    silent = resolved.filter(~Exists(aside), priority__gte=len(rules.ASKED_BY_A_PERSON)).order_by("resolved_at")

    def close(picked: list[Picked]) -> bool:
        order = silent.select_for_update(of=("self",), skip_locked=True).first()
        if order is None or order.resolved_at is None:
            return False
        picked.append(Picked(order.pk, order.key, _CLOSE, failed.filter(order=order).exists()))
        close_silent(key=order.key, at=order.resolved_at + timedelta(days=rules.SILENT_DAYS))
        return True

    return attempt(close, at=at, strict=strict)
