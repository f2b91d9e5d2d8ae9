"""Visits that hang together: a crew begins at once, and some come after others.

Once such a visit is in the plan its beginning is settled, and its partners are fitted to that; so every route can be
timed by itself. To move one, the search takes it out together with whatever follows from it, and puts it in anew.
"""

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import EPS, NOWHERE, Array, Data, State
from aftersales.dispatch.solver.routing.engine.compiled import compiled
from aftersales.dispatch.solver.routing.engine.insertion import best_in_row, insert, remove
from aftersales.dispatch.solver.routing.engine.memory import STARTS, Memory, keep_row
from aftersales.dispatch.solver.routing.engine.timing import timed
from aftersales.dispatch.solver.routing.engine.tours import refresh


@compiled
def insert_linked(data: Data, s: State, m: Memory, node: int, chance: Array, blink: float) -> bool:
    """Put all seats of this node's visit into the plan with one beginning, if that costs less than leaving it out."""
    group = data.nodes[node].group
    lo, hi, possible = span(data, s, group)
    if not possible:
        return False
    first, last = data.groups[group].node_from, data.groups[group].node_to
    starts = m.starts
    found = beginnings(data, s, m, group, lo, hi, chance, blink, starts)
    best, best_start = np.inf, np.nan
    for k in range(found):
        cost = seat_all(data, s, m, first, last, starts[k], chance)
        if cost < best:
            best, best_start = cost, starts[k]
        unseat(data, s, first, last)
    limit = 0.0
    for k in range(first, last):
        limit += data.nodes[data.members[k]].penalty
    if best >= limit:
        settle(data, s, first, last, -np.inf, np.inf)
        return False
    seat_all(data, s, m, first, last, best_start, chance)
    return True


@compiled
def span(data: Data, s: State, group: int) -> tuple[float, float, bool]:
    """Between when this visit may begin by what it follows and what follows it; False while what must come before is
    left out."""
    lo, hi = -np.inf, np.inf
    lasts = data.nodes[data.members[data.groups[group].node_from]].service
    for k in range(data.groups[group].before_from, data.groups[group].before_to):
        other = data.members[data.groups[data.relations[k].group].node_from]
        if s.spots[other].row < 0:
            return lo, hi, False
        lo = max(lo, s.spots[other].lo + data.nodes[other].service + data.nodes[other].setup + data.relations[k].gap)
    for k in range(data.groups[group].after_from, data.groups[group].after_to):
        other = data.members[data.groups[data.relations[k].group].node_from]
        if s.spots[other].row >= 0:
            hi = min(
                hi,
                s.spots[other].lo
                - data.relations[k].gap
                - lasts
                - data.nodes[data.members[data.groups[group].node_from]].setup,
            )
    return lo, hi, lo <= hi


@compiled
def settle(data: Data, s: State, first: int, last: int, lo: float, hi: float) -> None:
    """All seats of a visit begin within this span."""
    for k in range(first, last):
        s.spots[data.members[k]].lo = lo
        s.spots[data.members[k]].hi = hi


@compiled
def beginnings(
    data: Data, s: State, m: Memory, group: int, lo: float, hi: float, chance: Array, blink: float, starts: Array
) -> int:
    """Beginnings worth trying: each seat's own in each of the rows, where it costs least; the cheapest are kept."""
    first, last = data.groups[group].node_from, data.groups[group].node_to
    settle(data, s, first, last, lo, hi)
    found = 0
    costs = m.start_costs
    for k in range(first, last):
        node = data.members[k]
        m.round[1] += 1
        for r in range(s.rows.shape[0]):
            if not data.able[r, node]:
                continue
            if s.rows[r].size == 0:
                if m.tried[data.people[r].alike] == m.round[1]:
                    continue
                m.tried[data.people[r].alike] = m.round[1]
            cost, at = best_in_row(data, s, r, node, data.nodes[node].penalty, blink, chance)
            if at < 0:
                continue
            begin = begin_of(data, s, r, node, at)
            found = offer(starts, costs, found, begin, cost)
    return found


@compiled
def offer(starts: Array, costs: Array, found: int, begin: float, cost: float) -> int:
    """Keep this beginning among the cheapest, each once."""
    for i in range(found):
        if abs(starts[i] - begin) < EPS:
            costs[i] = min(costs[i], cost)
            return found
    if found < STARTS:
        starts[found], costs[found] = begin, cost
        return found + 1
    worst = 0
    for i in range(STARTS):
        if costs[i] > costs[worst]:
            worst = i
    if cost < costs[worst]:
        starts[worst], costs[worst] = begin, cost
    return found


@compiled
def begin_of(data: Data, s: State, r: int, node: int, at: int) -> float:
    """When this node would begin in row r if it were put before position `at`."""
    size = s.rows[r].size
    row = s.hand[0]
    for i in range(size):
        row[i if i < at else i + 1] = s.seq[r, i]
    row[at] = node
    timed(data, s, r, row, size + 1)
    return float(s.begins[at + 1])


@compiled
def seat_all(data: Data, s: State, m: Memory, first: int, last: int, begin: float, chance: Array) -> float:
    """Put every seat into a row of its own at this beginning; what it costs, infinite where somebody is lacking."""
    settle(data, s, first, last, begin, begin)
    total = 0.0
    for k in range(first, last):
        node = data.members[k]
        bound, row, at = data.nodes[node].penalty, NOWHERE, NOWHERE
        for r in range(s.rows.shape[0]):
            if not data.able[r, node] or seated(data, s, first, k, r):
                continue
            bound, where = best_in_row(data, s, r, node, bound, 0.0, chance)
            if where >= 0:
                row, at = r, where
        if row < 0:
            return np.inf
        keep_row(s, m, row)
        insert(data, s, row, node, at)
        total += bound
    return total


@compiled
def seated(data: Data, s: State, first: int, last: int, r: int) -> bool:
    """Whether somebody of the crew is this engineer already."""
    for k in range(first, last):
        if s.spots[data.members[k]].row == r:
            return True
    return False


@compiled
def unseat(data: Data, s: State, first: int, last: int) -> None:
    """Take the seats out again."""
    for k in range(first, last):
        node = data.members[k]
        r = s.spots[node].row
        if r >= 0:
            remove(data, s, r, s.spots[node].pos)
            refresh(data, s, r)
