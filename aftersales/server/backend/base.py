"""Django's PostgreSQL, but for how a kept connection is examined before a request uses it.

Django asks it `SELECT 1`, which on a hot read is a second journey to the database. An idle connection has nothing to
say; that of a server that has gone has: its farewell, or the end of the stream. So one look at the socket will do, and
only a connection that says something is asked. Whatever is asked of it is watched for how long it takes.
"""

import select
from typing import Any

from django.db.backends.postgresql import base

from aftersales.base import slow


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to PostgreSQL; Django finds it by this name."""

    health_check_done: bool

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        self.execute_wrappers.append(slow.watch)

    def close_if_health_check_failed(self) -> None:
        if self.connection is not None and not self.health_check_done and self._is_silent():
            self.health_check_done = True
        super().close_if_health_check_failed()

    def _is_silent(self) -> bool:
        if self.connection.closed:
            return False
        socket = select.poll()  # select() itself cannot name a descriptor beyond 1,023
        socket.register(self.connection.fileno(), select.POLLIN)
        return not socket.poll(0)
