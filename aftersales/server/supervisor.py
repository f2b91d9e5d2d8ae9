"""One tree of processes: each child that dies is started again, and all of them end with the supervisor.

The supervisor knows no Django and holds no connection, so that nothing the product does can bring it down.
"""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol

from aftersales.server.terminal import Terminal
from aftersales.server.trouble import Trouble

GLANCE_SECONDS: Final = 0.1
FIRST_DELAY_SECONDS: Final = 0.5
LONGEST_DELAY_SECONDS: Final = 30.0
STEADY_SECONDS: Final = 10.0  # whoever lived that long starts again without the delay of earlier deaths
PR_SET_PDEATHSIG: Final = 1

_libc = ctypes.CDLL(None)


class Database(Protocol):
    """The embedded database, as far as the supervisor looks after it."""

    def pid(self) -> int | None: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...


@dataclass
class Patience:
    """How long to wait before the next start: nothing the first time, then longer with each death in a row."""

    starts: int = 0
    deaths_in_a_row: int = 0
    born: float = 0.0
    due: float = 0.0

    def started(self, now: float) -> None:
        self.starts += 1
        self.born = now

    def died(self, now: float) -> float:
        """The delay in seconds before the next start."""
        self.deaths_in_a_row = 1 if now - self.born >= STEADY_SECONDS else self.deaths_in_a_row + 1
        delay = min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * float(2 ** min(self.deaths_in_a_row - 1, 10)))
        self.due = now + delay
        return delay


class Child:
    """One process of the tree. ``until_done``: an exit code of 0 is its end, not its death."""

    def __init__(
        self, name: str, command: Sequence[str], *, grace_seconds: float = 10.0, until_done: bool = False
    ) -> None:
        self.name = name
        self.command = list(command)
        self.grace_seconds = grace_seconds
        self.until_done = until_done
        self.patience = Patience()
        self.done = False
        self._process: subprocess.Popen[bytes] | None = None

    def glance(self, terminal: Terminal) -> None:
        """Start it if it is due; notice if it has ended."""
        now = time.monotonic()
        if self._process is None:
            if not self.done and now >= self.patience.due:
                self._process = start(self.command, own_group=True)
                self.patience.started(now)
        elif (code := self._process.poll()) is not None:
            self._bury()
            if self.until_done and code == 0:
                self.done = True
                return
            delay = self.patience.died(now)
            terminal.tell("child_died", child=self.name, how=ending(code), delay=delay, starts=self.patience.starts)

    def reload(self) -> None:
        """Ask it to read anew what it reads at its start (SIGHUP). One that is not running will do so anyway."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGHUP)

    def stop(self, forced: Callable[[], bool]) -> None:
        """Ask it to end; whatever is left after its time of grace, or when forced, is killed."""
        self.done = True
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
        deadline = time.monotonic() + self.grace_seconds
        while self._process.poll() is None and time.monotonic() < deadline and not forced():
            time.sleep(0.02)
        self._bury()

    def _bury(self) -> None:
        """The whole group goes: a web process that was killed leaves request processes behind that hold the port."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


class Supervisor:
    """Keeps children and the database alive until asked to stop. The order of the children is the order of stopping.

    ``tend`` is called in every round, about ten times a second, and raises nothing: what else is to be tended.
    """

    def __init__(
        self,
        children: Sequence[Child],
        database: Database | None,
        terminal: Terminal,
        tend: Callable[[], None] = lambda: None,
    ) -> None:
        self.children = children
        self.database = database
        self.terminal = terminal
        self.tend = tend
        self._patience = Patience()
        self._asked = 0

    def run(self, ready: Callable[[], bool], on_ready: Callable[[], None]) -> None:
        """Run the tree until SIGINT, SIGTERM or SIGHUP; a second one stops waiting for anybody."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)
        announced = False
        try:
            while not self._asked:
                self._glance_at_database()
                for child in self.children:
                    child.glance(self.terminal)
                self.tend()
                if not announced and ready():
                    announced = True
                    on_ready()
                time.sleep(GLANCE_SECONDS)
        finally:
            self._stop()

    def _ask(self, *_: Any) -> None:
        self._asked += 1

    def _glance_at_database(self) -> None:
        now = time.monotonic()
        if self.database is None or now < self._patience.due or self.database.pid():
            return
        self._patience.started(now)
        self.terminal.tell("database_died", starts=self._patience.starts)
        try:
            self.database.start()
            self.terminal.tell("database_back", seconds=round(time.monotonic() - now, 1))
        except Trouble as trouble:
            delay = self._patience.died(time.monotonic())
            self.terminal.tell("database_still_dead", why=str(trouble), delay=delay)

    def _stop(self) -> None:
        self.terminal.tell("stopping")
        for child in self.children:
            child.stop(forced=lambda: self._asked > 1)
        if self.database is not None:
            self.database.stop()
        self.terminal.tell("stopped")


def start(command: Sequence[str], *, own_group: bool) -> subprocess.Popen[bytes]:
    """Start a process that is told to end when we die, even by kill -9.

    ``own_group`` keeps the terminal's Ctrl-C from it: the order of stopping is ours to give.
    """
    parent = os.getpid()

    def end_with_parent() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before we asked
            os._exit(1)

    # preexec_fn is unsafe beside threads, of which this process has none.
    return subprocess.Popen(  # noqa: S603 - our own commands
        command, stdin=subprocess.DEVNULL, process_group=0 if own_group else None, preexec_fn=end_with_parent
    )


def ending(code: int) -> str:
    """How a process ended, in the words of its kind: the signal's name or the exit code."""
    return signal.Signals(-code).name if code < 0 else f"exit {code}"
