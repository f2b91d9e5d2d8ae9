"""A table is checked or taken in, some rows at a time, each by the verb of its room.

A check is the run with every batch undone. `all` is one transaction: with the first wrong row it is undone and the rest
is only checked, so that all the wrong rows are known at once and nothing is half there. `good` commits batch by batch,
each with the place it has reached, so that a killed run goes on exactly there. See docs/adr/0022-import.md.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, connection, transaction

from aftersales.base import facts, jobs, races, runs
from aftersales.base.errors import Conflict, Refusal
from aftersales.base.imports.bulk import checking
from aftersales.base.imports.reading import Raw, rows
from aftersales.base.imports.rowing import Reader, shown
from aftersales.base.imports.subjects import (
    OUTCOMES,
    Importer,
    Outcome,
    Row,
    Subject,
    Trouble,
    Values,
    refused,
    registered,
    subject_named,
    wrong,
)
from aftersales.base.models import Import, ImportRow, Run

log = logging.getLogger("aftersales.imports")

RUN: Final = "imports.run"
"""The job that checks a table or takes it in."""
CHECK, ALL, GOOD = "check", "all", "good"
ORIGIN: Final = "file"
"""What is written in facts of what a table brought."""
KINDS: Final = ("import.check", "import.run")
"""The kinds of our runs."""
_SILENT: Final = timedelta(minutes=3)
_TELL_SECONDS: Final = 1.0
_ATTEMPTS: Final = 3
_COPY: Final = "COPY base_importrow (of_id, number, outcome, subject, troubles, cells) FROM STDIN"

Clock = Callable[[], datetime]


class _Undone(Exception):  # noqa: N818 - it is no error: the batch was only to be checked
    """What was written is taken back."""


def begin(one: Import, mode: str, *, by: Importer, at: datetime) -> Import:
    """Queue a check or a run of a table that is locked."""
    told = {"import": str(one.key), "mode": mode, "token": by.token}
    one.run = runs.begin(KINDS[mode != CHECK], at=at, params=told, total=one.rows, by=by.key)
    one.state = "checking" if mode == CHECK else "running"
    one.mode = one.mode if mode == CHECK else mode
    one.counts, one.reason, one.reason_facts, one.ended_at = {}, "", {}, None
    ImportRow.objects.filter(of=one).delete()
    jobs.defer(RUN, once=f"{RUN}:{one.run.key}", run=str(one.run.key))
    return one


def stop(one: Import, *, at: datetime) -> None:
    """Have it stop after the batch it has in hand."""
    if one.run is None or one.run.state != "running":
        raise Conflict("import_not_running")
    Run.objects.filter(pk=one.run.pk).update(stop_wanted_at=at)


def work(*, run: UUID, clock: Clock) -> None:
    """Check or take in. May be called again after a kill: `good` goes on, the others begin anew."""
    for attempt in range(1, _ATTEMPTS + 1):
        one = Import.objects.select_related("file", "run").filter(run__key=run, run__state="running").first()
        if one is None or one.run is None:
            return
        try:
            _Pass(one, one.run, clock).go()
            return
        except Refusal as error:
            _fail(one, error.code, error.facts, clock())
            return
        except OperationalError as error:  # another was faster; nothing of this batch was written
            if not races.lost(error) or attempt == _ATTEMPTS:
                raise
        except InterfaceError:
            raise  # the database is away: `resume_stuck` has it tried again
        except Exception:
            log.exception("import %s failed", one.key)
            _fail(one, "import_failed", {}, clock())
            return


def resume_stuck(*, at: datetime) -> int:
    """Begin again what has shown no sign of life: its worker lost the database, or died unseen; how many."""
    silent = Run.objects.filter(kind__in=KINDS, state="running", seen_alive_at__lt=at - _SILENT)
    found = [key for (key,) in silent.values_list("key")]
    return sum(jobs.defer(RUN, once=f"{RUN}:{key}", run=str(key)) for key in found)


@transaction.atomic
def _fail(one: Import, code: str, told: Mapping[str, Any], at: datetime) -> None:
    if one.run is not None:
        runs.end(one.run, "failed", at=at)
    facts_told = {name: shown(value) for name, value in told.items()}
    changed = {"state": "failed", "reason": code, "reason_facts": facts_told, "ended_at": at, "touched_at": at}
    Import.objects.filter(pk=one.pk).update(**changed)


class _Pass:
    """One way through the rows of a table."""

    def __init__(self, one: Import, run: Run, clock: Clock) -> None:
        self.one, self.run, self.clock = one, run, clock
        self.mode = str(run.params["mode"])
        self.subject: Subject = subject_named(one.subject)
        self.reader = Reader(self.subject, one)
        self.before: dict[Hashable, Values] = {}
        self.first: dict[Hashable, int] = {}
        self.counts: Counter[str] = Counter({name: 0 for name in OUTCOMES})
        self.kept: list[tuple[Raw, Outcome]] = []
        self.undone = False
        self.told_at = 0.0
        self.done = run.done if self.mode == GOOD else 0
        self.by = self._who(run.started_by)
        self.source = rows(one)

    def _who(self, key: UUID | None) -> Any:
        token = str(self.run.params.get("token", ""))
        by = registered().acting(key, token, at=self.clock()) if key is not None else None
        if by is None or not by.reaches(self.subject.right):
            raise Conflict("import_right_gone", right=self.subject.right)
        return by

    def go(self) -> None:
        """To the end, or until somebody wants it stopped."""
        if self.mode == GOOD:
            self.counts.update(self.one.counts)
            for raw in islice(self.source, self.done):
                self._remember(raw)
        else:
            ImportRow.objects.filter(of=self.one).delete()
        if self.mode == ALL:
            self._all()
        else:
            self._end(stopped=self._batches())

    def _all(self) -> None:
        """All rows or none: nobody sees any of them before the last is in."""
        stopped = False
        try:
            with transaction.atomic():
                stopped = self._batches()
                if stopped:
                    raise _Undone
                self._end(stopped=False)
                return
        except _Undone:
            self.undone = True
        stopped = stopped or self._batches()
        self.kept = [(raw, Outcome(told.kind, None, told.troubles)) for raw, told in self.kept]
        self._end(stopped=stopped)

    def _batches(self) -> bool:
        """All batches that are left; whether it was stopped. In `all` a wrong row ends it, to go on as a check."""
        while batch := list(islice(self.source, self.subject.batch)):
            dry = self.mode == CHECK or self.undone
            with _batch(dry=dry):
                told = self._take(batch)
                if self.mode == GOOD:
                    self._commit(batch, told)
            self.done += len(batch)
            self.counts.update(outcome.kind for outcome in told)
            self._note(batch, told)
            if self._stop_wanted():
                return True
            if self.mode == ALL and not self.undone and self.counts["wrong"]:
                raise _Undone
        return False

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _take(self, batch: Sequence[Raw]) -> list[Outcome]:
        told: list[Outcome | None] = []
        ready: list[Row] = []
        for raw in batch:
            row = self.reader.read(raw)
            outcome = row if isinstance(row, Outcome) else self._said_before(row)
            told.append(outcome)
            if outcome is None and isinstance(row, Row):
                ready.append(row)
        taken = iter(self._taken(ready))
        outcomes = [one if one is not None else next(taken) for one in told]
        outcomes = [self.reader.quoted(raw, one) for raw, one in zip(batch, outcomes, strict=True)]
        good = dict(zip((row.number for row in ready), ready, strict=True))
        for raw, outcome in zip(batch, outcomes, strict=True):
            if outcome.kind != "wrong" and raw.number in good:
                row = good[raw.number]
                self.before[self.subject.identity(row.values)] = row.values
        return outcomes

    def _said_before(self, row: Row) -> Outcome | None:
        identity = self.subject.identity(row.values)
        first = self.first.setdefault(identity, row.number)
        return None if first == row.number else wrong("import_said_twice", row=first)

    def _remember(self, raw: Raw) -> None:
        """A row that a killed run had taken: what comes after may speak of it."""
        row = self.reader.read(raw)
        if isinstance(row, Row):
            identity = self.subject.identity(row.values)
            self.first.setdefault(identity, row.number)
            self.before[identity] = row.values

    def _taken(self, ready: Sequence[Row]) -> list[Outcome]:
        """What the room's verb makes of these. If one of them brings all down, they are halved until it is alone."""
        if not ready:
            return []
        try:
            with facts.undone_on_error(), transaction.atomic():
                return list(self.subject.take(ready, by=self.by, at=self.clock(), before=self.before))
        except (Refusal, DataError, IntegrityError) as error:
            if len(ready) == 1:
                return [self._refused(error)]
        half = len(ready) // 2
        return [*self._taken(ready[:half]), *self._taken(ready[half:])]

    def _refused(self, error: Refusal | DataError | IntegrityError) -> Outcome:
        return refused(error) if isinstance(error, Refusal) else wrong("import_database_refused")

    # -- what is written down ------------------------------------------------------------------------------------------

    def _commit(self, batch: Sequence[Raw], outcomes: Sequence[Outcome]) -> None:
        """In the transaction of the batch: its outcomes, and how far the run is."""
        _copy(self.one, zip(batch, outcomes, strict=True))
        counts = self.counts + Counter(one.kind for one in outcomes)
        told = {name: counts[name] for name in OUTCOMES}
        runs.count(self.run, self.done + len(batch), at=self.clock(), result={**told, "phase": "writing"})
        Import.objects.filter(pk=self.one.pk).update(counts=told)

    def _note(self, batch: Sequence[Raw], outcomes: Sequence[Outcome]) -> None:
        """How far it is: of a check with its outcomes; of `all` from beside its transaction, into which nobody sees."""
        pairs = list(zip(batch, outcomes, strict=True))
        if self.mode == CHECK:
            with transaction.atomic():
                _copy(self.one, pairs)
                runs.count(self.run, self.done, at=self.clock(), result={**self.counts, "phase": "checking"})
        elif self.mode == ALL:
            self.kept += [(raw if told.kind == "wrong" else Raw(raw.number, [], "", {}), told) for raw, told in pairs]
            phase = "checking" if self.undone else "writing"
            if time.monotonic() - self.told_at > _TELL_SECONDS:
                self.told_at = time.monotonic()
                _tell(self.run.pk, self.done, {**self.counts, "phase": phase}, self.clock())

    @transaction.atomic
    def _end(self, *, stopped: bool) -> None:
        """What came of it; of `all` in the transaction of its rows."""
        _copy(self.one, self.kept)
        counts = {name: self.counts[name] for name in OUTCOMES}
        at = self.clock()
        runs.count(self.run, self.done, at=at, result=counts)
        runs.end(self.run, "stopped" if stopped else "done", at=at)
        state = self._stopped_state() if stopped else self._ended_state()
        ended_at = None if self.mode == CHECK else at
        Import.objects.filter(pk=self.one.pk).update(state=state, counts=counts, ended_at=ended_at, touched_at=at)

    def _stopped_state(self) -> str:
        return "mapped" if self.mode == CHECK else "stopped"

    def _ended_state(self) -> str:
        if self.mode == CHECK:
            return "checked"
        return "undone" if self.undone else "done"

    def _stop_wanted(self) -> bool:
        return Run.objects.filter(pk=self.run.pk, stop_wanted_at__isnull=False).exists()


def _copy(one: Import, pairs: Iterable[tuple[Raw, Outcome]]) -> None:
    subject = subject_named(one.subject)
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for raw, told in pairs:
            troubles = [_kept(trouble, subject) for trouble in told.troubles]
            cells = raw.cells if told.kind == "wrong" else []
            copy.write_row((one.pk, raw.number, told.kind, told.key, _json(troubles), _json(cells)))


def _kept(trouble: Trouble, subject: Subject) -> dict[str, Any]:
    told = {name: shown(value) for name, value in trouble.facts.items()}
    column = trouble.column if subject.column(trouble.column) else ""
    return {"column": column, "code": trouble.code, "value": shown(trouble.value), "facts": told}


def _json(value: Any) -> str:
    return orjson.dumps(value).decode().replace("\\u0000", "\\ufffd")


def _tell(run: int, done: int, result: Mapping[str, Any], at: datetime) -> None:
    """Say how far it is, by a connection of its own."""

    def tell() -> None:
        Run.objects.filter(pk=run).update(done=done, seen_alive_at=at, result=dict(result))
        connection.close()

    thread = threading.Thread(target=tell)
    thread.start()
    thread.join()


@contextmanager
def _batch(*, dry: bool) -> Iterator[None]:
    """A batch's transaction, or savepoint in that of all; taken back, with its facts, where it is only checked."""
    try:
        with facts.origin(ORIGIN), checking(dry), transaction.atomic(), facts.gathered():
            yield
            if dry:
                raise _Undone
    except _Undone:
        if not dry:
            raise
