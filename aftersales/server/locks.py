"""Advisory file locks: the kernel drops them when their holder ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from aftersales.server.trouble import Trouble

GATE_SECONDS: Final = 180.0  # longer than the longest start behind the gate


class Lock:
    """One holder's view of a lock file. Two views exclude each other, in one process as in two."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this view holds the lock in any way."""
        return self._file is not None

    def share(self) -> None:
        """Hold it together with others. Never waits long: nobody keeps it alone except behind the gate."""
        fcntl.flock(self._open(), fcntl.LOCK_SH)

    def alone(self) -> bool:
        """Hold it alone if nobody else holds it. On False the shared hold may be lost: share again or release."""
        try:
            fcntl.flock(self._open(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Let go."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)  # closing alone would leave it to a forked child
            os.close(self._file)
            self._file = None

    @contextmanager
    def exclusive(self, seconds: float = GATE_SECONDS) -> Iterator[None]:
        """Hold it alone for a block, waiting for others to finish theirs."""
        deadline = time.monotonic() + seconds
        while not self.alone():
            if time.monotonic() > deadline:
                self.release()
                raise Trouble("postgres_gate_busy", seconds=round(seconds), path=self.path)
            time.sleep(0.02)
        try:
            yield
        finally:
            self.release()

    def _open(self) -> int:
        if self._file is None:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._file
