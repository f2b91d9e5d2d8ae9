"""Where the orders of a source stand, read back from their rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base import sql
from aftersales.workorders.states import Order

IMPORT: Final = "import"
INFERRED: Final = "import.inferred"
"""The origins that facts carry: what the log tells, and what the product could not do without."""


@dataclass(frozen=True, slots=True)
class Stand:
    """An order as its row stands; `stand_in` when its owner was not named by the log but inferred."""

    id: int
    key: UUID
    version: int
    state: Order
    owner: int | None
    team: int | None
    priority: int
    category: int | None
    wait: str
    waits_in: str
    resolved_at: datetime | None
    stand_in: bool


def external_id(source: str, case: str) -> str:
    """What an imported order keeps of where it came from; with the origin it is unique."""
    return f"{source}:{case}"


def case_of(external: str) -> str:
    """The log's name for its case; a source has no colon."""
    return external.partition(":")[2]


def of_source(source: str) -> dict[str, str]:
    """The range of external ids that a source has, as its queries take it."""
    return {"origin": IMPORT, "first": external_id(source, ""), "behind": f"{source};"}  # the sign after the colon


def all_stands(source: str) -> dict[str, Stand]:
    """Every order of the source, by the log's name for its case."""
    rows = sql.rows("server", "replay_stands", **of_source(source), inferred=INFERRED)
    return {case_of(row[0]): _stand(row[1:]) for row in rows}


def read_back(order: int, *, stand_in: bool) -> Stand:
    """The order as its row stands now; one read by primary key."""
    (row,) = sql.rows("server", "replay_stand", id=order)
    return _stand((*row, stand_in))


def _stand(row: tuple[Any, ...]) -> Stand:
    order, key, version, state, *rest = row
    return Stand(order, key, version, Order(state), *rest)
