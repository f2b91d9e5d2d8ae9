"""What the relay, the workers and their clock do, one after another, as tests of waiting orders need it."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from aftersales.dispatch import jobs
from aftersales.dispatch.actions import again, automatic, covering
from aftersales.dispatch.queries import standing
from aftersales.people.models import Calendar, Engineer, Shift

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def work_off() -> int:
    """Do the jobs that were queued, and what those queue; how many."""
    done = 0
    while queued := _queued():
        for name, args in queued:
            standing.forget()  # what this transaction has written no process can know from facts
            {automatic.KIND: jobs.find_somebody, covering.KIND: jobs.cover}[name](**json.loads(args))
            done += 1
    return done


def _queued() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE queue_name = 'dispatch' AND status = 'todo' RETURNING task_name, args"
        )
        return list(cursor.fetchall())


def look(at: datetime) -> int:
    """What the clock does at an instant; how many orders were looked at."""
    done = 0
    standing.forget()
    while again.look_next(at=at):
        done += 1
        assert done < 1000
    return done


def on_duty(at: datetime, engineers: Iterable[Engineer] | None = None, *, hours: int = 30) -> None:
    """These (all) engineers are there, whatever holiday the tests run on, and live near the plant."""
    for engineer in Engineer.objects.all() if engineers is None else engineers:
        Engineer.objects.filter(pk=engineer.pk).update(home_latitude=31.24, home_longitude=121.49)
        Shift.objects.create(engineer=engineer, starts_at=at - HOUR, ends_at=at + hours * HOUR)


def shifts_alone() -> None:
    """Nobody has any hours but their shifts."""
    told = {"name_zh": "-", "name_en": "-", "weekly": {}}
    never, _ = Calendar.objects.get_or_create(code="never", defaults=told)
    Engineer.objects.update(calendar=never)


def engineer(name: str) -> Engineer:
    return Engineer.objects.select_related("person").get(person__name=name)


def key_of(name: str) -> UUID:
    return engineer(name).person.key
