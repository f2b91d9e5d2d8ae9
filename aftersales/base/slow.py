"""Statements that keep the database busy for long: counted by what they are, without the values in them.

A process notes them while it works and writes them down when nothing hangs on it, so that what a request takes back is
counted too and nothing waits for the counting. What is not written yet when a process is killed is lost.
"""

import hashlib
import logging
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection

from aftersales.base import logs, meters, sql
from aftersales.base.clock import now

log = logging.getLogger("aftersales.slow")

KEPT_DAYS: Final = 7
_MOST_TEXT: Final = 500
_noted: Final[deque["Noted"]] = deque(maxlen=1000)
_COMMENT: Final = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_LITERAL: Final = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")
_PLACES: Final = re.compile(r"(?:\?|%s|%\(\w+\)s)(?:\s*,\s*(?:\?|%s|%\(\w+\)s))+")


@dataclass(frozen=True)
class Noted:
    """One statement that took long, and when it ended."""

    text: str
    seconds: float
    at: datetime


def shape(statement: str) -> str:
    """A statement without values, comments and line breaks: of one shape whoever asks with it, and however many."""
    bare = _LITERAL.sub("?", _COMMENT.sub(" ", statement))
    return _PLACES.sub("?, …", " ".join(bare.split()))[:_MOST_TEXT]


def fingerprint(text: str) -> str:
    """A short name for a shape."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def watch(execute: Callable[..., Any], statement: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Around every statement of a connection (Django's `execute_wrappers`)."""
    began = time.perf_counter()
    try:
        return execute(statement, params, many, context)
    finally:
        seconds = time.perf_counter() - began
        if seconds >= settings.SLOW_SECONDS:
            _note(str(statement), seconds)


def _note(statement: str, seconds: float) -> None:
    text = shape(statement)
    meters.SLOW.inc()
    _noted.append(Noted(text, seconds, now()))
    about = logs.fields(statement=fingerprint(text), duration_ms=round(seconds * 1000), text=text)
    log.warning("slow statement", extra=about)


def keep() -> int:
    """Write down what was noted, outside of anybody's transaction; how many. A database that is away costs them."""
    kept = 0
    while _noted and not connection.in_atomic_block:
        one = _noted.popleft()
        try:
            sql.run(
                "base",
                "keep_slow_statement",
                fingerprint=fingerprint(one.text),
                hour=one.at.replace(minute=0, second=0, microsecond=0),
                text=one.text,
                milliseconds=round(one.seconds * 1000),
                at=one.at,
            )
        except DatabaseError as error:
            log.warning("slow statements were not written down: %s", error)
            break
        kept += 1
    return kept


def forget_old(*, at: datetime) -> int:
    """Delete what is older than `KEPT_DAYS`; how many rows."""
    return len(sql.rows("base", "forget_slow_statements", at=at, days=KEPT_DAYS))
