"""Processes that plan pieces of a problem: one that dies takes nothing with it but its piece."""

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Event
from typing import Final

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.engine.search import Tuning
from aftersales.dispatch.solver.routing.parts import Piece
from aftersales.dispatch.solver.routing.plan import Plan
from aftersales.dispatch.solver.routing.solving import ready, solve
from aftersales.dispatch.solver.routing.stops import AfterRounds, AfterSeconds, Stop

GRACE: Final = 60.0
"""Seconds beyond its time after which whoever plans a piece is taken to be stuck."""
STARTS: Final = 900.0
"""Seconds a process has to load the search, or to compile it where it never ran: a minute of a processor for itself,
many where it is shared. No piece is charged for it."""
LOOK: Final = 0.2
"""Seconds between two looks at whether somebody cancelled."""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece to be planned: for how long (or how many rounds), going on from which plan, or from which other."""

    piece: Piece
    start: Plan
    seconds: float
    rounds: int | None
    seed: int
    tuning: Tuning
    or_from: Plan | None = None

    @property
    def stop(self) -> Stop:
        return AfterSeconds(self.seconds) if self.rounds is None else AfterRounds(self.rounds)


@dataclass(frozen=True, slots=True)
class Failed:
    """A piece that was not planned, and why, in the words of whoever tried."""

    why: str


class Desks:
    """So many processes, each planning one piece at a time."""

    def __init__(self, many: int, cancelled: Event) -> None:
        self._free: SimpleQueue[Desk] = SimpleQueue()
        self._desks = [Desk(cancelled) for _ in range(many)]
        for desk in self._desks:
            self._free.put(desk)

    def __enter__(self) -> "Desks":
        return self

    def __exit__(self, *_: object) -> None:
        for desk in self._desks:
            desk.leave()

    def plan_all(self, makers: Sequence[Callable[[], Task]]) -> Iterator[tuple[Task, Plan | Failed]]:
        """Tasks with their plans, in the order in which they are done. Each is made when somebody is free for it, since
        all at once would take all their room; what fails fails alone."""

        def one(make: Callable[[], Task]) -> tuple[Task, Plan | Failed]:
            desk = self._free.get()
            try:
                task = make()
                return task, desk.plan(task)
            finally:
                self._free.put(desk)

        with ThreadPoolExecutor(len(self._desks)) as pool:
            waiting = {pool.submit(one, make) for make in makers}
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()


class Desk:
    """A process that plans one piece after another, and is replaced when it dies or is stuck."""

    def __init__(self, cancelled: Event) -> None:
        self._cancelled = cancelled
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._is_ready = False

    @property
    def pid(self) -> int | None:
        """The process that is at work, if one is."""
        return None if self._process is None else self._process.pid

    def plan(self, task: Task) -> Plan | Failed:
        """The plan of this task, checked where it was made."""
        if self._cancelled.is_set():
            return Failed("cancelled")
        try:
            line = self._at_work()
            if not self._is_ready:
                late = self._not_heard(line, STARTS)
                if late is not None:
                    return late
                self._is_ready = line.recv()
            line.send(task)
            late = self._not_heard(line, None if task.rounds is not None else task.seconds + GRACE)
            if late is not None:
                return late
            told: Plan | Failed = line.recv()
            return told
        except (EOFError, OSError) as error:
            self.leave()
            return Failed(f"the process died: {error!r}")

    def leave(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None
        self._is_ready = False

    def _not_heard(self, line: Connection, seconds: float | None) -> Failed | None:
        """Wait for a word, so long at most; why none came, in which case the process is gone."""
        began = time.monotonic()
        while not line.poll(LOOK):
            late = seconds is not None and time.monotonic() - began > seconds
            if late or self._cancelled.is_set():
                self.leave()
                return Failed("stuck" if late else "cancelled")
        return None

    def _at_work(self) -> Connection:
        if self._line is None:
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._line


def _work(line: Connection) -> None:
    """What such a process does until its line is cut: it says that it can begin, then plans one piece after another."""
    ready()
    line.send(True)
    while True:
        try:
            task: Task = line.recv()
        except EOFError:
            return
        line.send(_planned(task))


def _planned(task: Task) -> Plan | Failed:
    try:
        plan = solve(
            task.piece.problem, task.stop, seed=task.seed, start=task.start, or_from=task.or_from, tuning=task.tuning
        )
        breaches = check(task.piece.problem, plan)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this piece's alone
        return Failed(repr(error))
    return Failed(f"the checker refuses it: {breaches[0]}") if breaches else plan
