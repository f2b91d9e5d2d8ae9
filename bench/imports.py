"""A table of 100,000 customers: read, checked, taken in whole and brought again, against COPY of the same rows.

The product's own job does the work, in a process of its own, on a durable database. COPY writes the rows of the same
table and what they are found by, and the facts; no look whether a code is taken, no index of outcomes. That is the
floor: what PostgreSQL needs for the bytes alone.
"""

import os
import time
from typing import Any, Final

from aftersales.server.postgres import Server
from bench import ground
from bench.figures import Must, Result

ROWS: Final = int(os.environ.get("BENCH_IMPORT_ROWS", "100000"))
NAME: Final = "bench_imports"
STEPS: Final = ("read csv", "read xlsx", "check", "write, all or none", "brought again", "write, what is right")


def run(server: Server) -> Result:
    if ground.exists(server, NAME):
        ground.drop(server, NAME)
    with ground.connect(server, "postgres", superuser=True) as admin:
        admin.execute(f"CREATE DATABASE {NAME} OWNER aftersales")  # noqa: S608 - our own name
    url = server.url_of(NAME)
    ground.migrate(url)
    told = ground.working("imports_work", url, ROWS)
    copied = _copied(server)
    ground.drop(server, NAME)
    return _result(told, copied)


def _copied(server: Server) -> float:
    """Seconds to copy the very rows the import wrote into tables of the same shape, in one transaction."""
    with ground.connect(server, NAME) as db:
        tables = ("customers_customer", "customers_customersearch")
        for table in tables:
            db.execute(f"CREATE TABLE copied_{table} (LIKE {table} INCLUDING ALL)")  # noqa: S608 - names from above
        db.execute("CREATE TABLE copied_fact (LIKE base_fact INCLUDING ALL)")
        taken = {f"copied_{table}": _bytes(db, table) for table in tables}
        taken["copied_fact"] = _bytes(db, "base_fact")
        began = time.perf_counter()
        with db.transaction(), db.cursor() as cursor:
            for table, data in taken.items():
                with cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:  # noqa: S608 - as above
                    copy.write(data)
        return time.perf_counter() - began


def _bytes(db: Any, table: str) -> bytes:
    statement = f"COPY (SELECT * FROM {table} LIMIT {ROWS}) TO STDOUT (FORMAT BINARY)"  # noqa: S608 - as above
    with db.cursor() as cursor, cursor.copy(statement) as copy:
        return b"".join(bytes(piece) for piece in copy)


def _result(told: dict[str, float], copied: float) -> Result:
    result = Result("imports", f"{ROWS:,} customers from a table", ("step", "seconds", "rows/s", "times COPY"))
    for step in STEPS:
        result.rows.append((step, told[step], ROWS / told[step], told[step] / copied))
    result.rows.append(("COPY of the same rows", copied, ROWS / copied, 1.0))
    whole = told["read csv"] + told["check"] + told["write, all or none"]
    result.musts.append(Must("seconds for 100,000 rows, read, checked and written", whole * 100_000 / ROWS, 300, 120))
    result.musts.append(Must("times COPY, written all or none", told["write, all or none"] / copied, 40, 20))
    result.notes = {"rows": ROWS, "file_mb": told["file_mb"], "wrong_found": told["wrong_found"]}
    return result
