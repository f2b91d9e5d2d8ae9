"""The shape of the house, as far as the other walls do not see it: read from the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from aftersales.base import clock
from tests.house.code import ENTRANCES, PACKAGE, ROOMS, ROOT, File, dotted, files

MOST_LINES: Final = 400
IN_TESTS: Final = 500
"""Tests are lists, and may be longer."""
CLOCKS: Final = frozenset(
    {
        "datetime.now", "datetime.utcnow", "datetime.today", "datetime.datetime.now", "datetime.datetime.utcnow",
        "date.today", "datetime.date.today", "time.time", "time.time_ns", "timezone.now", "timezone.localtime",
        "timezone.localdate",
    }
)  # fmt: skip
RAW: Final = frozenset({"raw", "extra", "RawSQL"})
QUOTED: Final = frozenset({"sql.Identifier", "sql.Literal"})
"""psycopg quotes these itself; names of roles and databases cannot be parameters."""
EXECUTES: Final = frozenset({"execute", "executemany", "mogrify"})


def test_every_room_is_known() -> None:
    found = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert found == set(ROOMS)


def test_packages_say_nothing() -> None:
    assert [str(path) for path in PACKAGE.rglob("__init__.py") if path.read_text(encoding="utf-8").strip()] == []


def test_no_file_is_longer_than_can_be_read() -> None:
    long = {}
    for folder, most in (
        ("aftersales", MOST_LINES),
        ("bench", MOST_LINES),
        ("drills", MOST_LINES),
        ("tests", IN_TESTS),
    ):
        for path in (ROOT / folder).rglob("*.py"):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > most and "migrations" not in path.parts:
                long[str(path.relative_to(ROOT))] = lines
    assert long == {}


def test_only_the_clock_asks_what_time_it_is() -> None:
    """The server runs processes and reads the real time; everything else is told it."""
    assert Path(clock.__file__).name == "clock.py"
    asked = [
        f"{file}:{node.lineno} {dotted(node.func)}"
        for file in files()
        if file.room != "server" and str(file) != "aftersales/base/clock.py"
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call) and dotted(node.func) in CLOCKS
    ]
    assert asked == []


NO_ENTRANCE: Final = frozenset({"aftersales/base/jobs.py"})
"""It queues jobs for the rooms, and runs none."""


def test_entrances_catch_nothing() -> None:
    caught = [
        f"{file}:{node.lineno}"
        for file in files()
        if file.door in ENTRANCES and str(file) not in NO_ENTRANCE
        for node in ast.walk(file.tree)
        if isinstance(node, (ast.Try, ast.TryStar))
    ]
    assert caught == []


def test_no_sql_is_put_together_from_text() -> None:
    """Neither the ORM's back doors nor a statement with values inside: what is asked goes by parameter, always."""
    found = [f"{file}:{line} {what}" for file in files() for line, what in _loose_sql(file)]
    assert found == []


def _loose_sql(file: File) -> Iterator[tuple[int, str]]:
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else dotted(node.func)
        if name in RAW:
            yield node.lineno, name
        if name in EXECUTES and node.args and _made_up(node.args[0]):
            yield node.lineno, f"{name}({ast.unparse(node.args[0])[:60]})"


def _made_up(statement: ast.expr) -> bool:
    """Whether a statement is an f-string, a sum, a `%` or a `.format`."""
    if isinstance(statement, ast.JoinedStr):
        return True
    if isinstance(statement, ast.BinOp):
        return isinstance(statement.op, (ast.Add, ast.Mod))
    if isinstance(statement, ast.Call) and dotted(statement.func).endswith(".format"):
        return not all(isinstance(one, ast.Call) and dotted(one.func) in QUOTED for one in statement.args)
    return False


def test_a_planted_statement_is_found() -> None:
    planted = File(ROOT / "x.py", "base", "actions", ast.parse('c.execute(f"DELETE FROM {x}")\nM.objects.raw("x")'))
    assert len(list(_loose_sql(planted))) == 2


def test_every_sql_file_says_its_name_and_is_used() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for path in sorted(PACKAGE.glob("*/sql/*.sql")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(f"-- {path.relative_to(PACKAGE)}: "), path
        assert re.search(rf'"{path.stem}"', texts), f"{path} is read by nobody"
