"""How the operations of dispatch are asked for: an order to decide, or one that was decided."""

from typing import Any

from aftersales.base.clock import now
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.policies import use_policy
from aftersales.dispatch.models import Policy
from aftersales.dispatch.queries import standing
from aftersales.people.models import Shift
from tests.house.ask import Ask, Scene
from tests.house.world import DAY, HOUR, Reader, World, placed


def order(body: Any = None) -> Scene:
    """An order in hand, where the relation says it is."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        return Ask({"key": placed(world, "working", reader, relation).key}, body)

    return scene


def _on_duty(world: World) -> None:
    """Somebody is there, whatever holiday the tests run on."""
    begins = now() - 3 * HOUR
    Shift.objects.create(engineer_id=world.people["other"].pk, starts_at=begins, ends_at=begins + 2 * DAY)
    standing.forget()


def to_send(world: World, reader: Reader, relation: str) -> Ask:
    """An order for which somebody was found just now."""
    row = placed(world, "working", reader, relation)
    _on_duty(world)
    return Ask({"key": row.key, "decision": decide(order=row.key, by=None, at=now()).key}, {})


def publishing(world: World, reader: Reader, relation: str) -> Ask:
    """The next version of a ready policy."""
    names = {"name_zh": "均衡", "name_en": "Balanced"}
    version = Policy.objects.get(code="balanced").version
    return Ask({"code": "balanced"}, {**names, "body": {"weights": {"travel": 1}}}, version)


def dropping(world: World, reader: Reader, relation: str) -> Ask:
    """A policy of a kind, which was settled just now."""
    use_policy(by=None, at=world.at, policy="cost", kind="repair", priority=2)
    return Ask({}, query="?kind=repair&priority=2")


def decided(*, candidate: bool = False, own: bool = False) -> Scene:
    """An order that was decided; with `candidate`, one of those who were weighed, who is not the reader; with `own`
    the order alone."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        row = placed(world, "working", reader, relation)
        _on_duty(world)
        path = {"key": row.key, "decision": decide(order=row.key, by=None, at=world.at).key}
        if own:
            return Ask({"key": row.key})
        return Ask({**path, "engineer": world.people["other"].key} if candidate else path)

    return scene
