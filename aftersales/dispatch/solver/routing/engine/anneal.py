"""The search itself: ruin, recreate, and keep the result if it is better, or by chance if it is little worse."""

import math

from aftersales.dispatch.solver.routing.engine.arrays import Array, Data, State
from aftersales.dispatch.solver.routing.engine.chance import share
from aftersales.dispatch.solver.routing.engine.compiled import compiled, entry
from aftersales.dispatch.solver.routing.engine.memory import Memory, begin_round, undo
from aftersales.dispatch.solver.routing.engine.pool import Pool, remember
from aftersales.dispatch.solver.routing.engine.recreate import BLINK, PATIENCE, recreate
from aftersales.dispatch.solver.routing.engine.ruin import ruin
from aftersales.dispatch.solver.routing.engine.tours import refresh


@compiled
def total(data: Data, s: State, m: Memory) -> float:
    """The cost of the whole solution, with what is left out."""
    cost = 0.0
    for r in range(s.rows.shape[0]):
        cost += s.rows[r].cost
    for i in range(m.tally[0]):
        cost += data.nodes[m.absent[i]].penalty
    return cost


@entry
def take_stock(data: Data, s: State, m: Memory) -> None:
    """Tell every row anew and list who is left out; after a solution came from elsewhere."""
    for n in range(s.spots.shape[0]):
        s.spots[n].row, s.spots[n].pos = -1, -1
    for r in range(s.rows.shape[0]):
        refresh(data, s, r)
    out = 0
    for n in range(s.spots.shape[0]):
        if s.spots[n].row < 0:
            m.absent[out] = n
            out += 1
    m.tally[0] = out
    m.cost[0] = total(data, s, m)


@entry
def build(data: Data, s: State, m: Memory, chance: Array) -> None:
    """Put in whatever is left out, without chance of overlooking a place."""
    begin_round(s, m, data.groups.shape[0] > 0)
    recreate(data, s, m, chance, 0.0, s.spots.shape[0])
    m.cost[0] = total(data, s, m)


@compiled
def copy_rows(s: State, to: State) -> None:
    """A solution written over another one: who goes where, in which order."""
    for r in range(s.rows.shape[0]):
        to.rows[r] = s.rows[r]
        for i in range(s.rows[r].size):
            to.seq[r, i] = s.seq[r, i]
    for n in range(s.spots.shape[0]):
        to.spots[n] = s.spots[n]


@entry
def anneal(
    data: Data, s: State, best: State, m: Memory, pool: Pool, chance: Array, heat: float, rounds: int, mean: float
) -> int:
    """So many rounds at this heat; the best solution met is kept in `best`. Returns how often it became better."""
    linked = data.groups.shape[0] > 0
    better = 0
    for _ in range(rounds):
        begin_round(s, m, linked)
        ruin(data, s, m, chance, mean)
        for t in range(m.tally[3]):
            refresh(data, s, m.stale[t])
        recreate(data, s, m, chance, BLINK, PATIENCE)
        cost = m.cost[0]
        for t in range(m.tally[2]):
            cost += s.rows[m.touched[t]].cost - m.old.rows[m.touched[t]].cost
        for i in range(m.tally[1]):
            cost -= data.nodes[m.old_absent[i]].penalty
        for i in range(m.tally[0]):
            cost += data.nodes[m.absent[i]].penalty
        if cost < m.cost[0] - heat * math.log(max(share(chance), 1e-300)):
            m.cost[0] = cost
            if pool.size.shape[0] > 1 and cost < m.cost[1] * 1.01:
                for t in range(m.tally[2]):
                    remember(data, s, pool, m.touched[t])
            if cost < m.cost[1] - 1e-6:
                m.cost[0] = total(data, s, m)
                m.cost[1] = m.cost[0]
                copy_rows(s, best)
                better += 1
        else:
            undo(s, m, linked)
    return better


@entry
def adopt(data: Data, s: State, m: Memory, chosen: State) -> None:
    """Go on from another solution."""
    copy_rows(chosen, s)
    take_stock(data, s, m)
