"""How one's own reminders are asked for."""

from datetime import timedelta
from typing import Any, Final

from aftersales.notices.models import Reminder
from tests.house.ask import Ask, Scene, ask
from tests.house.scenes_of_people import self_or_other
from tests.house.world import DAY, Reader, World


def _new(world: World, reader: Reader, relation: str) -> Ask:
    return Ask(body={"text": "-", "starts_on": (world.at + 9 * DAY).date(), "minute": 540})


def _reminder(body: Any = None, *, versioned: bool = False) -> Scene:
    def scene(world: World, reader: Reader, relation: str) -> Ask:
        told_at = world.at - timedelta(hours=1)
        row = Reminder.objects.create(
            person=self_or_other(world, reader, relation), text="-", zone="Asia/Shanghai", minute=540, told_at=told_at,
            starts_on=told_at.date(), created_at=told_at,
        )  # fmt: skip
        return Ask({"key": row.key}, body(world) if callable(body) else body, row.version if versioned else None)

    return scene


SCENES: Final[dict[str, Scene]] = {
    "staff.list_reminders": ask(),
    "staff.preview_reminder": ask(query="?starts_on=2030-01-01&minute=540"),
    "staff.add_reminder": _new,
    "staff.get_reminder": _reminder(),
    "staff.change_reminder": _reminder({"text": "other"}, versioned=True),
    "staff.snooze_reminder": _reminder(lambda world: {"again_at": world.at + DAY}),
    "staff.finish_reminder": _reminder(lambda world: {"of": world.at}),
    "staff.remove_reminder": _reminder(),
}
