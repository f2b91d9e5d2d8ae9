"""One request of the house's tests: what fills it, and how it is prepared for a reader."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.house.world import Reader, World


@dataclass
class Ask:
    """One request: what fills the path, the body, the version seen, what follows the question mark, and headers."""

    path: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    version: int | None = None
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)


Scene = Callable[[World, Reader, str], Ask]


def ask(body: Any = None, *, query: str = "", **path: Any) -> Scene:
    """The same for everybody."""
    return lambda world, reader, relation: Ask(path, body, query=query)
