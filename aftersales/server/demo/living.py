"""A case is lived in one transaction: each step at its instant, and before it whatever has fallen due by then.

Nobody else sees the order before its life has caught up with the present, so that the worker, which lives today, never
takes last winter's promise for broken. It also makes a life whole or not there at all, whoever is killed when.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from aftersales.base import facts, sql
from aftersales.base.verbs import as_one
from aftersales.server.demo import beginnings, field, remote
from aftersales.server.demo.cases import Case
from aftersales.server.demo.life import Life, Steps
from aftersales.server.demo.world import World
from aftersales.workorders import rules
from aftersales.workorders.actions import clocks, lapses
from aftersales.workorders.models import WorkOrder

ORIGIN: Final = "demo"
_GLANCE: Final = timedelta(minutes=10)
"""Steps nearer to one another are not asked between: what falls due there is told a little later, with its instant."""


def live(world: World, case: Case) -> bool:
    """Live this case up to the present of the sample company; False when it has been lived already."""
    if WorkOrder.objects.filter(origin=ORIGIN, external_id=f"demo-{case.age}").exists():
        return False
    with as_one(), facts.origin(ORIGIN), facts.gathered():
        life, looked_at = Life(world, case), case.at
        for at in _story(life):
            if at > world.until:
                break
            if at - looked_at > _GLANCE:
                see_to_what_is_due(life.orders, at)
                looked_at = at
        see_to_what_is_due(life.orders, world.until)
    return True


def _story(life: Life) -> Steps:
    yield from beginnings.begin(life)
    if life.case.call is not None:
        yield from field.called(life, life.case.call)
    elif beginnings.is_cancelled(life):
        yield from beginnings.cancel(life)
    elif life.remote:
        yield from remote.live(life)
    elif life.story.planned:
        yield from field.agreed(life)
    else:
        yield from field.live(life)


def see_to_what_is_due(orders: list[int], until: datetime) -> None:
    """Let the clock ring for these orders, instant after instant; what is not theirs is due at the same time anyway."""
    while orders and (due := _next_due(orders)) is not None and due[1] <= until:
        step, instant = due
        if not step(at=instant, imported=False):
            return


def _next_due(orders: list[int]) -> tuple[Callable[..., bool], datetime] | None:
    found = sql.rows(
        "server",
        "demo_next_due",
        orders=orders,
        silent_from=len(rules.ASKED_BY_A_PERSON),
        silent_days=rules.SILENT_DAYS,
    )
    return next(((_STEPS[what], at) for what, at in found), None)


_STEPS: Final[dict[str, Callable[..., bool]]] = {
    "ring": clocks.ring_next_due,
    "wake": lapses.wake_next,
    "silence": lapses.close_next_silent,
}
