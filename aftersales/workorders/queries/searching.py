"""Which orders hold what was asked, of those a reader may see: open ones first, the most urgent before the rest, then
closed ones, the newest first.

Two plans, chosen by how many orders hold the rarest piece of the question. Few: all of them, by the index over pieces,
then whom they are visible to. Many: the reader's own scopes from the top, until enough are found; that such orders are
many is why they are found soon. Where they are not, because a word is common elsewhere, the walk gives up once it has
looked at `WALK` orders of a scope, and the first plan has the answer.
"""

from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from aftersales.base import sql
from aftersales.base.search.asked import Asked
from aftersales.people.access import Actor
from aftersales.workorders.queries.queue import VIEWS, branches
from aftersales.workorders.rules import SEE

RARE: Final = 4000
"""Orders that hold the rarest piece, up to which all of them are looked at: a few milliseconds a thousand."""
MANY: Final = 100_000
"""More than one person has of what is rare, also where the planner was wrong."""
WALK: Final = 20_000
"""Orders of one scope that are looked at, at most, before the other plan is taken after all."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Hit(NamedTuple):
    """An order that holds all pieces, and what it is ranked by; `cut` is none, but says that there may be more."""

    id: int
    over: bool
    act_by_at: datetime
    reported_at: datetime
    cut: bool

    @property
    def rank(self) -> tuple[bool, float, float, int]:
        due = 0.0 if self.over else (self.act_by_at - _EPOCH).total_seconds()
        return self.over, due, -(self.reported_at - _EPOCH).total_seconds(), -self.id


def orders_holding(asked: Asked, by: Actor, *, most: int) -> list[int]:
    """The ids of at most so many orders that hold every piece of the question, best first.

    Pieces are not yet words: whoever shows them looks whether the words are really there.
    """
    if not asked or by.is_customer or not by.may(SEE):
        return []
    now = asked.numbers()
    pieces = {"now": now, "before": asked.before()}
    scopes = branches(by, VIEWS["open"])
    if _estimate(now) <= RARE:
        return [hit.id for hit in _hits("search_rare", **scopes, **pieces, most=most)]
    return _walked(scopes, pieces, most)


def _walked(scopes: dict[str, list[int]], pieces: dict[str, Any], most: int) -> list[int]:
    own = _own(scopes["owners"], pieces, most=most) if scopes["owners"] else []
    walk = {name: scopes[name] for name in ("everything", "territories", "teams")}
    hits = [*own, *_hits("search_open", **walk, **pieces, most=most, walk=WALK)]
    if len({hit.id for hit in hits if not (hit.cut or hit.over)}) < most:
        hits += _hits("search_over", **walk, **pieces, most=most, walk=WALK)
    found = {hit.id: hit for hit in hits if not hit.cut}
    if len(found) < most and any(hit.cut for hit in hits):
        return [hit.id for hit in _hits("search_rare", **scopes, **pieces, most=most)]
    return [hit.id for hit in sorted(found.values(), key=lambda hit: hit.rank)[:most]]


def own_orders_holding(
    asked: Asked, by: Actor, *, after_at: datetime | None, after_id: int | None, most: int
) -> list[int]:
    """The ids of the reader's own orders that hold every piece, by when they were reported, behind a place."""
    if not asked or not by.may(SEE):
        return []
    now = asked.numbers()
    pieces = {"now": now, "before": asked.before()}
    if _estimate(now) <= RARE:
        mine = {"everything": [], "territories": [], "teams": [], "owners": [by.id]}
        few = _hits("search_rare", **mine, **pieces, most=MANY)
        behind = (hit for hit in few if after_at is None or (hit.reported_at, hit.id) < (after_at, after_id or 0))
        return [hit.id for hit in sorted(behind, key=lambda hit: (hit.reported_at, hit.id), reverse=True)[:most]]
    hits = _own([by.id], pieces, most=most, open_first=False, after_at=after_at, after_id=after_id)
    return [hit.id for hit in hits]


def _own(
    owners: list[int],
    pieces: dict[str, Any],
    *,
    most: int,
    open_first: bool = True,
    after_at: datetime | None = None,
    after_id: int | None = None,
) -> list[Hit]:
    return _hits(
        "search_own", owners=owners, **pieces, most=most, open_first=open_first, after_at=after_at, after_id=after_id
    )


def _hits(name: str, **values: Any) -> list[Hit]:
    return [Hit(*row) for row in sql.rows("workorders", name, **values)]


def _estimate(now: list[int]) -> float:
    ((orders,),) = sql.rows("workorders", "search_estimate", now=now)
    return float(orders)
