"""The database server: reachable, of age, safe, wide enough, and of one mind with us about the time."""

import time
from collections.abc import Iterator
from typing import Any, Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from aftersales.server.database import var_directory
from aftersales.server.doctor.finding import Finding
from aftersales.server.trouble import Trouble
from aftersales.server.variables import home

OLDEST_POSTGRES: Final = 150000  # as server_version_num counts: 15.0
SKEW_SECONDS: Final = 2.0
LEAST_CONNECTIONS: Final = 20
"""One web process and one worker take twelve; migrations, psql and a backup want some too."""


def database(trouble: Trouble | None) -> Iterator[Finding]:
    """All of it; of one that cannot be reached only that, and why."""
    try:
        if trouble is not None:
            raise trouble
        connection.ensure_connection()
    except (Trouble, DatabaseError) as error:
        where = "DATABASE_URL" if home.DATABASE_URL.is_set() else var_directory()
        yield Finding("doctor_database", False, {"where": where, "why": str(error).strip()})
        return
    yield Finding("doctor_database", True, {"where": connection.settings_dict["HOST"]})
    yield version(connection.cursor().connection.info.server_version)
    yield from server()
    waiting = unapplied()
    yield Finding("doctor_migrations", not waiting, {"count": len(waiting), "names": waiting[:5]})
    skew = clock_skew()
    yield Finding("doctor_clock", abs(skew) <= SKEW_SECONDS, {"skew": abs(round(skew, 2)), "most": SKEW_SECONDS})


def version(number: int) -> Finding:
    """Its age, as `server_version_num` counts."""
    return Finding("doctor_version", number >= OLDEST_POSTGRES, {"version": f"{number // 10000}.{number % 10000}"})


def server() -> Iterator[Finding]:
    """How it is set up."""
    told = {name: _shown(name) for name in ("server_encoding", "max_connections", "fsync", "full_page_writes")}
    encoding = told["server_encoding"]
    yield Finding("doctor_encoding", encoding == "UTF8", {"encoding": encoding})
    allowed = int(told["max_connections"])
    wide = allowed >= LEAST_CONNECTIONS
    yield Finding("doctor_connections", wide, {"allowed": allowed, "least": LEAST_CONNECTIONS})
    off = [name for name in ("fsync", "full_page_writes") if told[name] == "off"]
    yield Finding("doctor_durable", not off, {"names": off})
    yield Finding("doctor_read_only", _shown("transaction_read_only") == "off")


def _shown(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        row: Any = cursor.fetchone()
    return str(row[0])


def unapplied() -> list[str]:
    """The migrations this program brings that the database has not seen."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def clock_skew() -> float:
    """Seconds by which the database's clock is ahead of ours, taken in the middle of the question."""
    with connection.cursor() as cursor:
        before = time.time()
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
        row = cursor.fetchone()
    return float(row[0]) - (before + time.time()) / 2
