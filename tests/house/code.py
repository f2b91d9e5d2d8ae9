"""The product's source as the checks of the house read it: files by room, as syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "aftersales"
ROOMS: Final = (
    "base",
    "people",
    "notices",
    "customers",
    "assets",
    "workorders",
    "dispatch",
    "feedback",
    "field",
    "server",
)
"""The rooms that stand, the lowest stair first."""
ENTRANCES: Final = frozenset({"api", "portal", "ingest", "jobs", "reactions", "admin"})


@dataclass(frozen=True)
class File:
    """One file of the product: its room, the door it belongs to inside it, and its syntax tree."""

    path: Path
    room: str
    door: str
    tree: ast.Module

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))


@cache
def files() -> tuple[File, ...]:
    """Every Python file of every room but its migrations."""
    return tuple(_files())


def _files() -> Iterator[File]:
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            inner = path.relative_to(PACKAGE / room)
            if inner.parts[0] != "migrations":
                yield File(path, room, inner.parts[0].removesuffix(".py"), ast.parse(path.read_text(encoding="utf-8")))


def dotted(node: ast.expr) -> str:
    """`a.b.c` as it is written; calls and subscripts on the way are passed through."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return node.id if isinstance(node, ast.Name) else ""
