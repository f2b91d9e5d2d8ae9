"""How the operations about appointments are asked for: an order to which somebody can come at any hour."""

from typing import Any, Final

from aftersales.base.clock import now
from aftersales.dispatch.actions.appointments.confirming import confirm
from aftersales.dispatch.actions.appointments.holding import hold
from aftersales.dispatch.actions.appointments.rules import publish_rule
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.appointments.choosing import Choosing
from aftersales.people.models import Shift
from aftersales.workorders.models import WorkOrder
from tests.house.ask import Ask, Scene, ask
from tests.house.world import DAY, HOUR, Reader, World, placed

ANY_HOUR: Final = {
    "begins_minute": 0, "ends_minute": 1440, "weekdays": [0, 1, 2, 3, 4, 5, 6], "lead_minutes": 0, "days_ahead": 2,
    "move_cutoff_minutes": 0, "cancel_cutoff_minutes": 0,
}  # fmt: skip


def rule(world: World, reader: Reader, relation: str) -> Ask:
    """A rule about windows that counts."""
    return Ask({"key": publish_rule(by=None, at=world.at, body={}, kind="repair").key}, {})


def _first(world: World, order: WorkOrder) -> dict[str, Any]:
    """The first window somebody can be there in."""
    begins = now() - 3 * HOUR
    Shift.objects.create(engineer_id=world.people["other"].pk, starts_at=begins, ends_at=begins + 2 * DAY)
    standing.forget()
    publish_rule(by=None, at=world.at, body=ANY_HOUR)
    choosing = Choosing.of(order, now(), None)
    assert choosing is not None
    window = next(one for one in choosing.windows if choosing.is_free(one))
    return {"from_at": window.from_at, "until_at": window.until_at}


def arranging(kind: str, of: Scene | None = None) -> Scene:
    """An order that is `free`, or of which a window is `held` or `confirmed`; staff's, or a customer's `of` theirs."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        told = of(world, reader, relation) if of is not None else None
        order = (
            WorkOrder.objects.get(key=told.path["key"])
            if told is not None
            else placed(world, "triaged", reader, relation)
        )
        window = _first(world, order)
        if kind != "free":
            hold(order=order.key, by=None, at=now(), **window)
        if kind == "confirmed":
            confirm(order=order.key, by=None, at=now())
        body = None if of is not None else {"reason": "-"}
        return Ask({"key": order.key}, window if kind == "free" else body)

    return scene


def reading(world: World, reader: Reader, relation: str) -> Ask:
    """An order whose windows are looked at."""
    return Ask({"key": arranging("held")(world, reader, relation).path["key"]})


STAFF: Final[dict[str, Scene]] = {
    "staff.list_appointment_rules": ask(),
    "staff.publish_appointment_rule": ask({"kind": "repair", "windows": {"capacity": 2}}),
    "staff.preview_appointment_rule": ask({"windows": {}}),
    "staff.drop_appointment_rule": rule,
    "staff.list_appointment_slots": reading,
    "staff.get_appointment": reading,
    "staff.hold_appointment": arranging("free"),
    "staff.let_go_appointment": lambda *told: Ask(arranging("held")(*told).path, {}),
    "staff.confirm_appointment": arranging("held"),
    "staff.cancel_appointment": arranging("confirmed"),
}


def of_customers(own: Scene) -> dict[str, Scene]:
    """The same at the customers' door; `own`: an order of theirs, or not."""
    read: Scene = lambda *told: Ask(arranging("held", own)(*told).path)  # noqa: E731
    return {
        "portal.list_own_slots": read,
        "portal.get_own_appointment": read,
        "portal.hold_own_appointment": arranging("free", own),
        "portal.let_go_own_appointment": arranging("held", own),
        "portal.confirm_own_appointment": arranging("held", own),
        "portal.cancel_own_appointment": arranging("confirmed", own),
    }
