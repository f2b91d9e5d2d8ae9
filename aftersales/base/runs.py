"""Long work that somebody waits for: begun once, counted on in the transaction of what it did, ended once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import NotFound
from aftersales.base.models import Run


def begin(
    kind: str, *, at: datetime, params: Mapping[str, Any], total: int | None = None, by: UUID | None = None
) -> Run:
    """A run that has done nothing yet."""
    told = dict(params)
    return Run.objects.create(kind=kind, started_at=at, seen_alive_at=at, params=told, total=total, started_by=by)


def ask_for(run: Run, *, params: Mapping[str, Any], total: int | None, by: UUID | None) -> None:
    """A run that waits to begin is asked for something else."""
    run.params, run.total, run.started_by = dict(params), total, by
    run.save(update_fields=["params", "total", "started_by"])


def count(run: Run, done: int, *, at: datetime, result: Mapping[str, Any]) -> None:
    """So much is done. Called in the transaction that did it, so that a killed run goes on exactly where it was."""
    run.done, run.seen_alive_at, run.result = done, at, dict(result)
    run.save(update_fields=["done", "seen_alive_at", "result"])


def resume(run: Run, *, at: datetime) -> None:
    """It goes on: whatever state it was left in, it runs."""
    run.state, run.ended_at, run.seen_alive_at = "running", None, at
    run.save(update_fields=["state", "ended_at", "seen_alive_at"])


def ask_to_stop(run: Run, *, at: datetime) -> None:
    """Somebody wants it no longer; whoever works on it looks now and then, and ends it."""
    run.stop_wanted_at = run.stop_wanted_at or at
    run.save(update_fields=["stop_wanted_at"])


def expect(run: Run, total: int) -> None:
    """It is known now how much there is to do."""
    run.total = total
    run.save(update_fields=["total"])


def note(run: Run, **told: Any) -> None:
    """What has to be known of it later and is nobody's to read: only `result` is told to whoever began it."""
    run.params = {**run.params, **told}
    run.save(update_fields=["params"])


def end(run: Run, state: str, *, at: datetime) -> None:
    """It is done, failed or stopped."""
    run.state, run.ended_at = state, at
    run.save(update_fields=["state", "ended_at"])


def forget(rows: Iterable[int]) -> None:
    """These runs (ids) are over and not asked about any more; what hangs on them goes with them."""
    Run.objects.filter(pk__in=rows).exclude(state="running").delete()


def find(key: UUID, by: UUID | None) -> Run:
    """A run that this person (key) began, or for None any; strangers get NotFound."""
    run = Run.objects.filter(key=key).first()
    if run is None or (by is not None and run.started_by != by):
        raise NotFound(what="run")
    return run


def claim(kind: str) -> Run | None:
    """The run of this kind that is under way, locked until the transaction ends; None when there is none, or another
    process has it in hand."""
    return Run.objects.select_for_update(skip_locked=True).filter(kind=kind, state="running").order_by("pk").first()


def unfinished(kind: str) -> bool:
    """Whether a run of this kind has not come to its end: it works, was killed, or was stopped half-way."""
    return Run.objects.filter(kind=kind).exclude(state="done").exists()
