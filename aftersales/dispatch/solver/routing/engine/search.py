"""One thread of search over arrays: builds a solution, then anneals it in short stretches until it is told to stop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.engine.anneal import adopt, anneal, build, take_stock
from aftersales.dispatch.solver.routing.engine.arrays import EPS, Array, Data, State, copied, empty_state
from aftersales.dispatch.solver.routing.engine.chance import seeded
from aftersales.dispatch.solver.routing.engine.memory import memory_for
from aftersales.dispatch.solver.routing.engine.pool import Pool, pool_for

HOT: Final = 2.0
"""Heat at the start, in mean legs: a solution worse by so much is kept with probability 1/e."""
COLD: Final = 0.05
"""Heat at the end."""
POOLED: Final = 150
"""Most nodes with which routes are remembered and put together anew: beyond, the time is better spent searching."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How the search goes about it."""

    hot: float = HOT
    cold: float = COLD
    mean: float = 10.0
    pool: int = 60_000


class Search:
    """A solution in the making. `best` is always whole; `cost` is its cost with all that is left out."""

    def __init__(self, data: Data, seed: int, tuning: Tuning | None = None) -> None:
        nodes, routes = len(data.nodes), len(data.people)
        self.data, self.tuning = data, tuning or Tuning()
        most = min(nodes, max(128, 6 * (nodes // max(routes, 1) + 1)))
        self.now = empty_state(nodes, routes, max(most, 1), data.parts.shape[1])
        self.memory = memory_for(self.now)
        self.chance = seeded(seed)
        self.pool = self._pool(nodes)
        self.best = copied(self.now)
        self.rounds = self.better_at = 0
        take_stock(data, self.now, self.memory)

    def _pool(self, nodes: int) -> Pool:
        wanted = self.tuning.pool if nodes <= POOLED and len(self.data.groups) == 0 else 1
        return pool_for(self.data, wanted, min(nodes, 40))

    @property
    def cost(self) -> float:
        return float(self.memory.cost[1])

    def build(self) -> None:
        """Put everything in that goes in, from whatever stands already."""
        build(self.data, self.now, self.memory, self.chance)
        if self.memory.cost[0] < self.memory.cost[1]:
            self.memory.cost[1] = self.memory.cost[0]
            self._keep()

    def start_from(self, rows: Sequence[Sequence[int]], begins: Mapping[int, float] | None = None) -> None:
        """Begin with these rows of nodes, linked ones settled where they begin; whatever cannot be is left out again:
        rows as a whole, crews that are not whole, and what follows something that is left out."""
        for node, at in (begins or {}).items():
            if self.data.nodes[node]["group"] >= 0:
                self.now.spots[node]["lo"] = self.now.spots[node]["hi"] = at
        kept = [list(row) for row in rows]
        while True:
            for r, row in enumerate(kept):
                self.now.rows[r]["size"] = len(row)
                self.now.seq[r, : len(row)] = row
            take_stock(self.data, self.now, self.memory)
            bad = set(np.flatnonzero(~np.isfinite(self.now.rows["cost"])).tolist())
            torn = broken_links(self.data, self.now)
            if not bad and not torn:
                return
            kept = [[] if r in bad else [n for n in row if n not in torn] for r, row in enumerate(kept)]

    def adopt(self, other: "Search") -> None:
        """Go on from another search's best."""
        adopt(self.data, self.now, self.memory, other.best)
        if self.memory.cost[0] < self.memory.cost[1]:
            self.memory.cost[1] = self.memory.cost[0]
            self._keep()

    def _keep(self) -> None:
        for kept, now in zip(self.best, self.now, strict=True):
            kept[:] = now

    def heat(self, share: float) -> float:
        """The heat when so much of the search is done."""
        scale = mean_leg(self.data, self.best)
        return float(scale * self.tuning.hot * (self.tuning.cold / self.tuning.hot) ** min(share, 1.0))

    def stretch(self, share: float, rounds: int) -> None:
        """So many rounds at the heat of this share."""
        better = anneal(
            self.data,
            self.now,
            self.best,
            self.memory,
            self.pool,
            self.chance,
            self.heat(share),
            rounds,
            self.tuning.mean,
        )
        self.rounds += rounds
        if better:
            self.better_at = self.rounds


def broken_links(data: Data, state: State) -> set[int]:
    """Nodes in the plan whose crew is not whole or begins at different times, or who come before what they follow."""
    torn = set[int]()
    for group in data.groups:
        nodes = data.members[group["node_from"] : group["node_to"]]
        spots = state.spots[nodes]
        here = spots["row"] >= 0
        if not here.any():
            continue
        begins = float(spots["lo"].max())
        whole = here.all() and len(set(spots["row"].tolist())) == len(nodes)
        together = whole and np.isfinite(begins) and begins - float(spots["lo"].min()) <= EPS
        if not together or not _follows(data, state, data.relations[group["before_from"] : group["before_to"]], begins):
            torn.update(nodes[here].tolist())
    return torn


def _follows(data: Data, state: State, relations: Array, begins: float) -> bool:
    """Whether all that must have ended before this moment is in the plan and has."""
    for gap, group in relations.tolist():
        node = data.members[data.groups[group]["node_from"]]
        ends = state.spots[node]["lo"] + data.nodes[node]["service"] + data.nodes[node]["setup"] + gap
        if state.spots[node]["row"] < 0 or ends > begins + EPS:
            return False
    return True


def mean_leg(data: Data, state: State) -> float:
    """What a leg of this solution costs on average, service left out."""
    used = np.flatnonzero(state.rows["size"] > 0)
    legs = float(state.rows["size"][used].sum() + len(used))
    costs = float(state.rows["cost"][used].sum())
    weight = float(data.rules["duration"][0])
    if weight > 0:
        costs -= weight * float(data.nodes["service"][state.spots["row"] >= 0].sum())
    return max(costs / max(legs, 1.0), 1e-9)
