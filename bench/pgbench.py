"""The floor: the same named SQL, prepared, run by PostgreSQL's own pgbench over one connection."""

import re
import subprocess
import tempfile
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from aftersales.server.database import read_status
from aftersales.server.postgres import Server
from aftersales.server.postgres_account import bundled_binaries
from bench.ground import ROOT

WARM: Final = 20
"""Transactions left out at the start: the connection is new, and PostgreSQL plans the first five anew."""
_NAMED: Final = re.compile(r"%\((\w+)\)s")


def latencies(server: Server, name: str, statement: str, values: Mapping[str, str | None], count: int) -> list[float]:
    """Milliseconds of `count` runs of a statement with `%(name)s` parameters.

    A parameter that is None stands in the text as NULL, for pgbench cannot send one: that spares PostgreSQL a few
    comparisons, so the floor is if anything too low.
    """
    told = {key: value for key, value in values.items() if value is not None}
    script = _NAMED.sub(lambda found: f":{found[1]}" if found[1] in told else "NULL", without_comments(statement))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statement.sql"
        path.write_text(script + ";\n", encoding="utf-8")
        status = read_status(server.data)
        command = [
            str(bundled_binaries() / "pgbench"), "-n", "-M", "prepared", "-c", "1", "-j", "1", "-t", str(count + WARM),
            "-l", "--log-prefix", str(Path(folder) / "log"), "-f", str(path), "-U", "aftersales", "-h", status[4],
            "-p", status[3], *(word for key, value in told.items() for word in ("-D", f"{key}={value}")), name,
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        lines = [line.split() for log in Path(folder).glob("log*") for line in log.read_text().splitlines()]
    return honest([int(line[2]) / 1000 for line in lines][WARM:])


def honest(logged: list[float]) -> list[float]:
    """The log without what pgbench did not see end.

    It reads its clock only when it has to wait. When the answer is there before it looks, as happens on a busy machine,
    it logs 0 and adds the time to the next transaction; both are left out.
    """
    return [ms for before, ms in pairwise(logged) if before > 0 and ms > 0]


def without_comments(statement: str) -> str:
    """The statement alone: pgbench would take a colon in a comment for a variable."""
    return "\n".join(line for line in statement.splitlines() if not line.lstrip().startswith("--"))


def array(values: list[int]) -> str:
    """An array as PostgreSQL reads it from text."""
    return "{" + ",".join(map(str, values)) + "}"


def as_text(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Parameters as pgbench sends them: all of them text."""
    return {
        key: None if value is None else array(value) if isinstance(value, list) else str(value)
        for key, value in values.items()
    }
