"""Routes met on the way, each set of visits once for each kind of engineer, to be put together anew by `cover`."""

from typing import NamedTuple

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import Array, Data, State
from aftersales.dispatch.solver.routing.engine.chance import seeded, share
from aftersales.dispatch.solver.routing.engine.compiled import compiled


class Pool(NamedTuple):
    """`size` 0 is a free place. A full pool takes nothing new but cheaper orders of what it has."""

    row: Array  # places × longest
    size: Array
    cost: Array
    kind: Array  # whose kind of engineer
    seen: Array  # how often
    mark: Array  # u64 each: the set's sum
    table: Array  # hash table of indices into the above, -1 free
    signs: Array  # u64 for each node, and for each kind after them
    tally: Array


def pool_for(data: Data, places: int, longest: int) -> Pool:
    """An empty pool; one place stands for none at all."""
    nodes, kinds = len(data.nodes), len(data.people)
    chance = seeded(20130711)
    signs = [int(share(chance) * 2**53) * 2**11 + int(share(chance) * 2**11) for _ in range(nodes + kinds)]
    table = 1
    while table < 2 * places:
        table *= 2
    return Pool(
        row=np.full((places, longest), -1, np.int32),
        size=np.zeros(places, np.int32),
        cost=np.zeros(places),
        kind=np.zeros(places, np.int32),
        seen=np.zeros(places, np.int32),
        mark=np.zeros(places, np.uint64),
        table=np.full(table, -1, np.int64),
        signs=np.array(signs, dtype=np.uint64),
        tally=np.zeros(1, np.int64),
    )


@compiled
def remember(data: Data, s: State, pool: Pool, r: int) -> None:
    """Keep row r, if its visits were not met before by this kind of engineer at this cost or less."""
    size = s.rows[r].size
    if size == 0 or size > pool.row.shape[1]:
        return
    kind = data.people[r].alike
    mark = pool.signs[data.nodes.shape[0] + kind]
    for i in range(size):
        mark += pool.signs[s.seq[r, i]]
    mask = np.uint64(pool.table.shape[0] - 1)
    at = (mark ^ (mark >> np.uint64(29))) & mask
    while True:
        place = pool.table[at]
        if place < 0:
            if pool.tally[0] >= pool.size.shape[0]:
                return
            place = pool.tally[0]
            pool.tally[0] += 1
            pool.table[at] = place
            pool.mark[place], pool.cost[place], pool.kind[place] = mark, np.inf, kind
            pool.size[place], pool.seen[place] = size, 0
        if pool.mark[place] == mark:
            pool.seen[place] += 1
            if s.rows[r].cost < pool.cost[place] - 1e-9:
                pool.cost[place] = s.rows[r].cost
                for i in range(size):
                    pool.row[place, i] = s.seq[r, i]
            return
        at = (at + np.uint64(1)) & mask
