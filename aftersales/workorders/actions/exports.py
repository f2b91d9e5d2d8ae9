"""A list as a file: asked for, written row by row as a run that tells how far it is and can be stopped, kept some days.

In it is exactly what the list shows to whoever asked, as of when it was written; may they no longer see it, they no
longer get the file (queries/exports.py).
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from aftersales.base import jobs, limits, runs, sheets
from aftersales.base.conditions.tree import to_json
from aftersales.base.errors import Conflict, Invalid, Refusal
from aftersales.base.files import results
from aftersales.base.models import Run
from aftersales.people.access import Actor, acting
from aftersales.workorders.columns import AT_FIRST, Column, Teller
from aftersales.workorders.queries import asking, contexts, fields, filtered
from aftersales.workorders.queries.exports import KIND, find, held_by
from aftersales.workorders.queries.filtered import Asked
from aftersales.workorders.queries.queue import VIEWS
from aftersales.workorders.queries.state_names import named_for
from aftersales.workorders.rules import EXPORT

log = logging.getLogger("aftersales.workorders")

AT_ONCE: Final = 3
"""Exports of one person that are under way."""
CHUNK: Final = 2_000
"""Rows between two looks at whether somebody wants it to stop."""
STATEMENT_SECONDS: Final = 120.0
_SILENT: Final = timedelta(hours=1)
Clock = Callable[[], datetime]


@transaction.atomic
def begin(*, by: Actor, at: datetime, asked: Asked, view: str, columns: Sequence[str], form: sheets.Format) -> Run:
    """Have what is asked written into a file, with these columns (or the usual ones)."""
    by.require(EXPORT)
    shown = fields.chosen(by, columns) or list(AT_FIRST)
    contexts.context_for(by, asked.tree, at)  # what nobody can answer is refused now
    if Run.objects.filter(kind=KIND, state="running", started_by=by.key).count() >= AT_ONCE:
        raise Conflict("too_many_exports", max=AT_ONCE)
    told = {
        "filter": to_json(asked.tree) if asked.tree is not None else None,
        "among": asked.among,
        "sort": asked.sort,
        "view": view,
        "to": {name: str(key) for name, key in asked.to.items()},
        "columns": shown,
        "format": form,
        "token": by.token,
        "file": results.new_name(),
    }
    run = runs.begin(KIND, at=at, params=told, by=by.key)
    jobs.defer(KIND, once=f"{KIND} {run.key}", run=str(run.key))
    return run


@transaction.atomic
def stop(*, key: UUID, by: Actor, at: datetime) -> Run:
    """It is not wanted any more. What was written so far is thrown away."""
    run = find(key, by)
    if run.state == "running":
        runs.ask_to_stop(run, at=at)
    return run


class Stopped(Exception):
    """Somebody does not want the file any more."""


class Overtaken(Exception):
    """The run has been ended by somebody else: given up as silent, or written by another worker."""


def write(*, run: UUID, clock: Clock) -> None:
    """Write the file of a run that is under way. Begun again from the top when a worker died over it."""
    row = Run.objects.filter(key=run, kind=KIND, state="running").first()
    if row is None:
        return
    try:
        _write(row, clock)
    except Overtaken:
        log.warning("export %s was ended by another", run)
    except Stopped:
        _end(row, "stopped", clock())
    except Refusal as refusal:
        _end(row, "failed", clock(), trouble=refusal.code)
    except Exception:
        log.exception("export %s failed", run)
        _end(row, "failed", clock(), trouble="unexpected")


def _write(row: Run, clock: Clock) -> None:
    told = row.params
    at = clock()
    by = _reader(row, at)
    asked = Asked(
        asking.read(told["filter"], by) if told["filter"] is not None else None,
        told["among"],
        told["sort"],
        VIEWS[told["view"]],
        {name: UUID(key) for name, key in told["to"].items()},
    )
    known = fields.columns_for(by)
    columns = [known[name] for name in told["columns"] if name in known]
    with limits.each_within(STATEMENT_SECONDS, filtered.too_broad(STATEMENT_SECONDS)):
        found = filtered.in_order(filtered.orders(by, asked, at=at), asked)
        total = found.values("pk")[: sheets.MOST_ROWS + 1].count()
        if total > sheets.MOST_ROWS:
            raise Invalid("export_too_large", max=sheets.MOST_ROWS)
        runs.expect(row, total)
        with results.written(told["file"]) as path:
            teller = Teller(by.language, ZoneInfo(by.zone))
            with sheets.begin(told["format"], path) as sheet:
                sheet.row([f"{column.zh} {column.en}" for column in columns])
                _rows(sheet, found, columns, teller, row, clock)
            size = path.stat().st_size
    name = f"{_NAME[by.language == 'en']}-{at.astimezone(teller.zone):%Y%m%d-%H%M}.{told['format']}"
    runs.note(row, holds=held_by(by, asked.tree, columns))
    _end(row, "done", clock(), name=name, bytes=size)


_NAME: Final = ("工单", "work-orders")


def _rows(sheet: sheets.Sheet, found: Any, columns: Sequence[Column], teller: Teller, row: Run, clock: Clock) -> None:
    """Every order as one line; a cursor in the database holds the rest."""
    paths = [path for column in columns for path in column.paths]
    spans, start = [], 0
    for column in columns:
        spans.append((column.show, start, start + len(column.paths)))
        start += len(column.paths)
    done = 0
    needs = {name: drawn for column in columns for name, drawn in column.needs.items()}
    asked = named_for(found, paths).annotate(**needs)
    for values in asked.values_list(*paths).iterator(chunk_size=CHUNK):
        sheet.row([show(teller, *values[begin:end]) for show, begin, end in spans])
        done += 1
        if done % CHUNK == 0:
            _look_up(row, done, clock())
    _look_up(row, done, clock())


def _look_up(row: Run, done: int, at: datetime) -> None:
    """Tell how far it is, and hear whether it is still wanted."""
    row.refresh_from_db(fields=["stop_wanted_at", "state", "result"])
    if row.state != "running":
        raise Overtaken
    runs.count(row, done, at=at, result=row.result)
    if row.stop_wanted_at is not None:
        raise Stopped


def _reader(row: Run, at: datetime) -> Actor:
    """Whoever asked, with the rights they have now, and with no more than the token they asked with."""
    actor = acting(row.started_by, row.params["token"], at=at) if row.started_by is not None else None
    if actor is None:
        raise Invalid("export_of_nobody")
    actor.require(EXPORT)
    return actor


def _end(row: Run, state: str, at: datetime, **result: Any) -> None:
    runs.count(row, row.done, at=at, result=result)
    runs.end(row, state, at=at)


def forget_old(*, at: datetime, batch: int = 20) -> int:
    """Throw away the files nobody fetched in time, and give up what has been silent for an hour; how many."""
    old = Run.objects.filter(kind=KIND, state="done", ended_at__lt=at - timedelta(days=results.KEPT_DAYS))
    gone = list(old.filter(result__has_key="bytes")[:batch])
    for run in gone:
        results.remove(run.params["file"])
        runs.count(run, run.done, at=at, result={"name": run.result["name"], "trouble": "export_expired"})
    silent = list(Run.objects.filter(kind=KIND, state="running", seen_alive_at__lt=at - _SILENT)[:batch])
    for run in silent:
        results.remove(run.params["file"])
        _end(run, "failed", at, trouble="unexpected")
    return len(gone) + len(silent)
