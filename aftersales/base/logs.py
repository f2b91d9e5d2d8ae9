"""What a log line may say: which request it belongs to, and of an error its kind and place; never anybody's data.

A line is written for people at a terminal or as one JSON object for programs. Exceptions carry values (a duplicate
e-mail address, the text that is no number), so neither their words nor their arguments are ever written.
"""

import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.db import transaction

MOST_IDS: Final = 50
"""Of facts and jobs so many are named in a line; their number is told in any case."""
_MOST_FRAMES: Final = 30
_OURS: Final = ("aftersales",)
_ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass
class Doing:
    """What one request does: its id, and what it has written so far."""

    request: str
    facts: list[int] = field(default_factory=list)
    jobs: list[int] = field(default_factory=list)


queued = logging.getLogger("aftersales.jobs")
_doing: ContextVar[Doing | None] = ContextVar("doing", default=None)


@contextmanager
def doing(request: str) -> Iterator[Doing]:
    """Lines logged inside carry this request's id."""
    told = Doing(request)
    token = _doing.set(told)
    try:
        yield told
    finally:
        _doing.reset(token)


def note_facts(*ids: int) -> None:
    """These facts are the request's, if the transaction they are written in is kept."""
    told = _doing.get()
    if told is not None:
        transaction.on_commit(partial(told.facts.extend, ids), robust=True)


def note_job(number: int, task: str) -> None:
    """So is this job: a line of its own lays it beside its request, of which a fact may queue it much later."""
    told = _doing.get()
    if told is not None and told.request:
        transaction.on_commit(partial(_queued, told, number, task), robust=True)


def _queued(told: Doing, number: int, task: str) -> None:
    told.jobs.append(number)
    queued.info("queued", extra=fields(request=told.request, job=number, task=task))


def told(error: BaseException) -> str:
    """The kind of an error, and what is known of it that is nobody's data: of the database's its state, and which
    constraint or table it speaks of."""
    cause = error.__cause__
    diag = getattr(error, "diag", None) or getattr(cause, "diag", None)
    parts = [type(error).__name__]
    if diag is not None:
        parts += [str(one) for one in (diag.sqlstate, diag.constraint_name or diag.table_name) if one]
    elif isinstance(error, OSError) and error.strerror:
        parts.append(error.strerror)
    elif (code := getattr(error, "code", None)) and isinstance(code, str) and code.isidentifier():
        parts.append(code)
    return " ".join(parts)


def places(error: BaseException) -> list[str]:
    """Where it came from, the innermost last: file, line and function."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else filename


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from; libraries that raise an error again inside itself tie the chain to a ring."""
    met: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in met:
        met.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def message(record: logging.LogRecord) -> str:
    """The line's words: ours with errors masked; of others' the pattern alone, for we do not know what they fill in."""
    if record.name.startswith("procrastinate"):
        return str(getattr(record, "action", "") or "procrastinate")
    if not record.name.startswith(_OURS):
        return str(record.msg)
    args = record.args
    if isinstance(args, Mapping):
        return str(record.msg) % {name: _masked(one) for name, one in args.items()}
    return str(record.msg) % tuple(_masked(one) for one in args) if args else str(record.msg)


def _masked(one: Any) -> Any:
    return told(one) if isinstance(one, BaseException) else one


def _about_job(record: logging.LogRecord) -> dict[str, Any]:
    job = getattr(record, "job", None)
    if not isinstance(job, Mapping):
        return {}
    duration = getattr(record, "duration", None)
    about = {"job": job.get("id"), "task": job.get("task_name"), "queue": job.get("queue")}
    about |= {"attempts": job.get("attempts")}
    return about | ({"duration_ms": round(duration * 1000)} if isinstance(duration, (int, float)) else {})


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    """What a line says besides its words."""
    known = _doing.get()
    own = getattr(record, "fields", {})
    about: dict[str, Any] = {"request": known.request} if known is not None and known.request else {}
    about |= _about_job(record) | (own if isinstance(own, dict) else {})
    if record.exc_info and record.exc_info[1] is not None:
        error = record.exc_info[1]
        about["error"] = " < ".join(told(one) for one in _chain(error))
        about["trace"] = places(error)
    return about


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = {"time": at, "level": record.levelname, "logger": record.name, "message": message(record)}
        return json.dumps({**line, **_fields(record)}, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """The same for people: one line, and where an error came from below it."""

    def format(self, record: logging.LogRecord) -> str:
        about = _fields(record)
        trace = [f"    {place}" for place in about.pop("trace", [])]
        said = " ".join(f"{name}={value}" for name, value in about.items() if value not in (None, "", []))
        head = f"{self.formatTime(record)} {record.levelname} {record.name} {message(record)}"
        return "\n".join([f"{head} {said}".rstrip(), *trace])


def fields(**about: Any) -> dict[str, dict[str, Any]]:
    """What a call of a logger hands over as `extra`, to stand in the line by name."""
    return {"fields": about}
