"""Where the database is: one URL, and what Django makes of it. Starts nothing, so that settings may import it."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from aftersales.server.trouble import Trouble
from aftersales.server.variables import home

ROLE: Final = "aftersales"
NAME: Final = "aftersales"
SOCKET_PORT: Final = 5432
SOCKET_PATH_LIMIT: Final = 107  # bytes of sockaddr_un.sun_path without its closing zero
STATUS_LINES: Final = 8  # lines of a complete postmaster.pid; the last one says "ready"


def var_directory(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds everything this installation keeps: ``AFTERSALES_VAR``, else ``./var``."""
    return home.VAR.value(environ).absolute()


def data_directory(var: Path) -> Path:
    """The data folder of the embedded server."""
    return var / "postgres" / "data"


def socket_directory(var: Path, *, outside: bool = False) -> Path:
    """Where the embedded server listens: inside ``var``, or under /tmp when that path is too long for a socket.

    ``outside`` asks for /tmp in any case: a server that runs as somebody else may be unable to enter ``var``.
    """
    inside = var / "postgres" / "run"
    if not outside and len(os.fsencode(inside / ".s.PGSQL.65535")) <= SOCKET_PATH_LIMIT:
        return inside
    return Path("/tmp") / f"aftersales-{hashlib.sha256(os.fsencode(var)).hexdigest()[:16]}"  # noqa: S108 - the folder is checked to be ours, mode 700, before use # nosec B108


def socket_url(directory: Path, port: int = SOCKET_PORT, *, role: str = ROLE, name: str = NAME) -> str:
    """The URL of a database behind a Unix socket."""
    suffix = "" if port == SOCKET_PORT else f"&port={port}"
    return f"postgresql://{role}@/{name}?host={quote(str(directory), safe='/')}{suffix}"


def read_status(data: Path) -> list[str]:
    """The lines of a server's status file, empty when there is none that we may read."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def embedded_url(var: Path) -> str:
    """Where the embedded server of ``var`` listens, or would listen if it ran."""
    status = read_status(data_directory(var))
    if len(status) >= STATUS_LINES and status[4]:
        return socket_url(Path(status[4]), int(status[3]))
    return socket_url(socket_directory(var))


def resolve_database_url(environ: Mapping[str, str] = os.environ) -> str:
    """``DATABASE_URL`` if it is set, else the embedded server of ``AFTERSALES_VAR``."""
    return home.DATABASE_URL.value(environ) or embedded_url(var_directory(environ))


def database_settings(url: str) -> dict[str, Any]:
    """One entry of Django's ``DATABASES`` for a ``postgresql://`` URL.

    Connections stay open per thread, and statements are prepared from their second use on: planning the queue page
    costs the database as much as running it. Behind a pooler that shares connections between transactions, that
    pooler must know prepared statements (pgbouncer 1.21 or later).
    """
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise Trouble("database_url_unreadable", detail=str(error)) from error
    if not parts.get("dbname"):
        raise Trouble("database_url_nameless")
    named = {key: str(parts.pop(key, None) or "") for key in ("dbname", "user", "password", "host", "port")}
    return {
        "ENGINE": "aftersales.server.backend",
        **{key.upper() if key != "dbname" else "NAME": value for key, value in named.items()},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 1, **parts},
    }
