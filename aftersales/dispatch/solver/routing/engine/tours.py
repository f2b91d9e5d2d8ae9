"""What is remembered of a route, told anew after each change: its stretches, loads, depot stop and cost."""

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import EPS, Array, C, D, Data, E, L, State
from aftersales.dispatch.solver.routing.engine.compiled import compiled
from aftersales.dispatch.solver.routing.engine.segments import NEVER, joined
from aftersales.dispatch.solver.routing.engine.timing import (
    DEPOT,
    closing,
    first_leaving,
    leave_by,
    opening,
    ride,
    timed,
    unbalance,
)


@compiled
def way(data: Data, profile: int, a: int, b: int) -> float:
    """Time from place to place, nothing from or to "wherever"."""
    return float(data.times[profile, a, b]) if a >= 0 and b >= 0 else 0.0


@compiled
def leg(data: Data, profile: int, a: int, b: int) -> float:
    """Cost of a leg by travel and distance."""
    return float(data.legs[profile, a, b]) if a >= 0 and b >= 0 else 0.0


@compiled
def visited(data: Data, profile: int, d: float, e: float, ll: float, at: int, node: int) -> tuple[float, float, float]:
    """The stretch that ends at place `at`, with this node behind it."""
    one = data.nodes[node]
    return joined(d, e, ll, way(data, profile, at, one.place), one.service, one.opens, one.closes)


@compiled
def led_by(data: Data, profile: int, node: int, at: int, d: float, e: float, ll: float) -> tuple[float, float, float]:
    """The stretch that begins at place `at`, with this node before it."""
    one = data.nodes[node]
    return joined(one.service, one.opens, one.closes, way(data, profile, one.place, at), d, e, ll)


@compiled
def refilled(data: Data, profile: int, d: float, e: float, ll: float, at: int) -> tuple[float, float, float]:
    """The stretch that ends at place `at`, with the depot behind it."""
    rules = data.rules[0]
    on_the_way = way(data, profile, at, rules.depot)
    return joined(d, e, ll, on_the_way, rules.depot_service, rules.depot_opens, rules.depot_closes)


@compiled
def refresh(data: Data, s: State, r: int) -> None:
    """Tell row r anew after it changed; its cost is infinite if it cannot be."""
    loads(data, s, r)
    for i in range(s.rows[r].size):
        node = s.seq[r, i]
        s.spots[node].row, s.spots[node].pos = r, i
    if data.rules[0].general:
        reach(data, s, r)
        s.rows[r].cost = general_cost(data, s, r)
    else:
        stretches(data, s, r)
        s.rows[r].cost = plain_cost(data, s, r)


@compiled
def loads(data: Data, s: State, r: int) -> None:
    """Parts needed before each position, and for how many visits what is carried does."""
    size = s.rows[r].size
    parts = data.parts.shape[1]
    served = size
    for p in range(parts):
        s.load[r, 0, p] = 0.0
    for i in range(size):
        node = s.seq[r, i]
        if served == size and data.nodes[node].tools & ~data.people[r].tools:
            served = i
        for p in range(parts):
            s.load[r, i + 1, p] = s.load[r, i, p] + data.parts[node, p]
            if served == size and s.load[r, i + 1, p] > data.own_parts[r, p] + EPS:
                served = i
    s.rows[r].served = served


@compiled
def stretches(data: Data, s: State, r: int) -> None:
    """Forward and backward stretches of visits alone; the depot is added where it is needed."""
    size, profile = s.rows[r].size, data.people[r].profile
    d, e, ll, c = 0.0, data.people[r].shift_opens, data.people[r].shift_closes, 0.0
    if data.people[r].under_way:
        ll = e
    s.pre[r, 0, D], s.pre[r, 0, E], s.pre[r, 0, L], s.pre[r, 0, C] = d, e, ll, c
    at = data.people[r].start
    for i in range(size):
        node = s.seq[r, i]
        there = data.nodes[node].place
        d, e, ll = visited(data, profile, d, e, ll, at, node)
        c += leg(data, profile, at, there)
        s.pre[r, i + 1, D], s.pre[r, i + 1, E], s.pre[r, i + 1, L], s.pre[r, i + 1, C] = d, e, ll, c
        at = there
    d, e, ll, c = 0.0, data.people[r].shift_opens, data.people[r].shift_closes, 0.0
    s.suf[r, size, D], s.suf[r, size, E], s.suf[r, size, L], s.suf[r, size, C] = d, e, ll, c
    at = data.people[r].end
    for i in range(size - 1, -1, -1):
        node = s.seq[r, i]
        there = data.nodes[node].place
        d, e, ll = led_by(data, profile, node, at, d, e, ll)
        c += leg(data, profile, there, at)
        s.suf[r, i, D], s.suf[r, i, E], s.suf[r, i, L], s.suf[r, i, C] = d, e, ll, c
        at = there


@compiled
def price(data: Data, r: int, d: float, e: float, legs: float) -> float:
    """The cost of a whole route of this duration, earliest beginning and legs; infinite where it cannot be."""
    if d >= NEVER or d > data.people[r].longest + EPS:
        return np.inf
    late = e + d - data.people[r].regular
    overtime = data.rules[0].overtime * late if late > 0.0 else 0.0
    return float(data.people[r].fixed + legs + data.rules[0].duration * d + overtime)


@compiled
def plain_cost(data: Data, s: State, r: int) -> float:
    """The cost of row r by its stretches, with the depot where that costs least, if it is needed."""
    size = s.rows[r].size
    s.rows[r].refill = -1
    if size == 0:
        return 0.0
    if size > data.people[r].most:
        return np.inf
    if s.rows[r].served == size:
        return price(data, r, *whole(data, s, r))
    if not data.people[r].refills:
        return np.inf
    best = np.inf
    for j in range(s.rows[r].served + 1):
        cost = price(data, r, *over_depot(data, s, r, j))
        if cost < best:
            best = cost
            s.rows[r].refill = j
    return best


@compiled
def place_at(data: Data, s: State, r: int, i: int) -> int:
    """The place of the i-th visit, of the start for -1 and of the end after the last."""
    if i < 0:
        return int(data.people[r].start)
    return int(data.people[r].end) if i >= s.rows[r].size else int(data.nodes[s.seq[r, i]].place)


@compiled
def whole(data: Data, s: State, r: int) -> tuple[float, float, float]:
    """Duration, earliest beginning and legs of row r, which has visits."""
    a, b = data.people[r].start, data.nodes[s.seq[r, 0]].place
    pre, suf, profile = s.pre[r, 0], s.suf[r, 0], data.people[r].profile
    d, e, _ = joined(pre[D], pre[E], pre[L], way(data, profile, a, b), suf[D], suf[E], suf[L])
    return d, e, pre[C] + suf[C] + leg(data, profile, a, b)


@compiled
def over_depot(data: Data, s: State, r: int, j: int) -> tuple[float, float, float]:
    """The same with the depot before position j."""
    a, b = place_at(data, s, r, j - 1), place_at(data, s, r, j)
    pre, suf, profile, depot = s.pre[r, j], s.suf[r, j], data.people[r].profile, data.rules[0].depot
    d, e, ll = refilled(data, profile, pre[D], pre[E], pre[L], a)
    d, e, ll = joined(d, e, ll, way(data, profile, depot, b), suf[D], suf[E], suf[L])
    return d, e, pre[C] + leg(data, profile, a, depot) + leg(data, profile, depot, b) + suf[C]


@compiled
def reach(data: Data, s: State, r: int) -> None:
    """For general problems: the earliest end before each position and the latest arrival at each, breaks and depot left
    out. What these refuse cannot be; what they allow is then timed."""
    size, profile = s.rows[r].size, data.people[r].profile
    t = data.people[r].shift_opens
    if t == -np.inf and size > 0:
        t = first_leaving(data, s.spots, r, s.seq[r], size)
    at, c = data.people[r].start, 0.0
    s.pre[r, 0, E], s.pre[r, 0, C] = t, 0.0
    for i in range(size):
        node = s.seq[r, i]
        there = data.nodes[node].place
        t = opening(data, s.spots, node, ride(data, profile, at, there, t))
        t += data.nodes[node].service + (data.nodes[node].setup if at != there else 0.0)
        c += leg(data, profile, at, there)
        s.pre[r, i + 1, E], s.pre[r, i + 1, C] = t, c
        at = there
    t, at = data.people[r].shift_closes, data.people[r].end
    s.suf[r, size, L] = t
    for i in range(size - 1, -1, -1):
        node = s.seq[r, i]
        there = data.nodes[node].place
        t = leave_by(data, profile, there, at, t) - data.nodes[node].service
        if i == 0 or data.nodes[s.seq[r, i - 1]].place != there:
            t -= data.nodes[node].setup * (0.0 if i == 0 and data.people[r].start == there else 1.0)
        t = closing(data, s.spots, node, t)
        s.suf[r, i, L] = t
        at = there


@compiled
def row_cost(data: Data, s: State, r: int, row: Array, size: int) -> tuple[float, int]:
    """The cost of any row of visits for engineer r, times computed, and before which position the depot is passed."""
    if size == 0:
        return unbalance(data, 0.0), -1
    if size > data.people[r].most or not loaded(data, r, row, size):
        return np.inf, -1
    served = carried(data, r, row, size)
    if served == size:
        return timed(data, s, r, row, size), -1
    if not data.people[r].refills:
        return np.inf, -1
    best, refill = np.inf, -1
    over = s.hand[1]
    for j in range(served + 1):
        for i in range(size):
            over[i if i < j else i + 1] = row[i]
        over[j] = DEPOT
        cost = timed(data, s, r, over, size + 1)
        if cost < best:
            best, refill = cost, j
    return best, refill


@compiled
def carried(data: Data, r: int, row: Array, size: int) -> int:
    """For how many visits from the first what the engineer carries does."""
    for p in range(data.parts.shape[1]):
        load = 0.0
        for i in range(size):
            load += data.parts[row[i], p]
            if load > data.own_parts[r, p] + EPS:
                size = i
                break
    for i in range(size):
        if data.nodes[row[i]].tools & ~data.people[r].tools:
            return i
    return size


@compiled
def loaded(data: Data, r: int, row: Array, size: int) -> bool:
    """Whether what is brought and what is taken along fit at every moment, where anything is taken along at all."""
    if data.pickup.shape[1] == 0:
        return True
    for p in range(data.parts.shape[1]):
        load = 0.0
        for i in range(size):
            load += data.parts[row[i], p]
        for i in range(size):
            load += data.pickup[row[i], p] - data.parts[row[i], p]
            if load > data.room[r, p] + EPS:
                return False
    return True


@compiled
def general_cost(data: Data, s: State, r: int) -> float:
    """The cost of row r, times computed."""
    cost, s.rows[r].refill = row_cost(data, s, r, s.seq[r], s.rows[r].size)
    return cost
