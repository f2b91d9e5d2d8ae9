"""What the product really asks the database, taken from the server's own log rather than from inside the product."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from psycopg import sql

from aftersales.server.postgres import Server
from bench import ground

_LINE: Final = re.compile(r"LOG:  (?:statement|execute [^:]+):\s*(.*)")
_REVOCATIONS: Final = "people_revocation"
_FRAME: Final = re.compile(r"^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)", re.IGNORECASE)


@dataclass
class Asked:
    """The statements of some requests: those of the work, those that frame a transaction, the memory's refreshing."""

    work: list[str] = field(default_factory=list)
    frame: int = 0
    revocations: int = 0


@dataclass
class Log:
    """The log of one database's statements, as it grows."""

    folder: Path

    def during(self, call: Callable[[], object]) -> Asked:
        """What was asked while `call` ran."""
        before = {path: path.stat().st_size for path in self.folder.iterdir()}
        call()
        time.sleep(0.5)  # the collector writes a little later
        asked = Asked()
        for path in self.folder.iterdir():
            with path.open(encoding="utf-8") as file:
                file.seek(before.get(path, 0))
                for statement in _LINE.findall(file.read()):
                    _sort(statement, asked)
        return asked


def _sort(statement: str, asked: Asked) -> None:
    if _REVOCATIONS in statement:
        asked.revocations += 1
    elif _FRAME.match(statement):
        asked.frame += 1
    else:
        asked.work.append(statement)


@contextmanager
def logged(server: Server, name: str) -> Iterator[Log]:
    """New connections to this database have every statement logged until the end of the block."""
    database = sql.Identifier(name)
    with ground.connect(server, "postgres", superuser=True) as admin:
        admin.execute(sql.SQL("ALTER DATABASE {} SET log_statement = 'all'").format(database))
        try:
            yield Log(server.data / "log")
        finally:
            admin.execute(sql.SQL("ALTER DATABASE {} RESET log_statement").format(database))
