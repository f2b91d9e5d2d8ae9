"""Where one more visit costs least."""

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import EPS, Array, C, D, Data, E, L, State
from aftersales.dispatch.solver.routing.engine.chance import share
from aftersales.dispatch.solver.routing.engine.compiled import compiled
from aftersales.dispatch.solver.routing.engine.segments import NEVER, joined
from aftersales.dispatch.solver.routing.engine.timing import opening, ride
from aftersales.dispatch.solver.routing.engine.tours import (
    led_by,
    leg,
    place_at,
    price,
    refilled,
    refresh,
    row_cost,
    visited,
    way,
)


@compiled
def best_in_row(
    data: Data, s: State, r: int, node: int, bound: float, blink: float, chance: Array
) -> tuple[float, int]:
    """The least cost by which this node makes row r dearer, if less than `bound`, and where; -1 if nowhere.

    Each place is overlooked with probability `blink` (Christiaens, Vanden Berghe 2020).
    """
    size = s.rows[r].size
    if size >= data.people[r].most or size >= s.seq.shape[1]:
        return bound, -1
    if data.rules[0].general:
        return general_row(data, s, r, node, bound, blink, chance)
    enough = s.rows[r].served == size
    if data.nodes[node].needy and enough:
        enough = has(data, s, r, node, size)
    if not enough and not data.people[r].refills:
        return bound, -1
    before = s.rows[r].cost
    profile, there = data.people[r].profile, data.nodes[node].place
    service, opens, closes = data.nodes[node].service, data.nodes[node].opens, data.nodes[node].closes
    timeless = data.rules[0].duration == 0.0 and enough
    where = -1
    a = data.people[r].start
    for i in range(size + 1):
        b = place_at(data, s, r, i)
        pre, suf = s.pre[r, i], s.suf[r, i]
        legs = pre[C] + leg(data, profile, a, there) + leg(data, profile, there, b) + suf[C]
        if timeless and data.people[r].fixed + legs - before >= bound:
            a = b
            continue
        if blink > 0.0 and share(chance) < blink:
            a = b
            continue
        d, e, ll = joined(pre[D], pre[E], pre[L], way(data, profile, a, there), service, opens, closes)
        if d >= NEVER:
            break  # whoever is later is too late as well
        d2, e2, _ = joined(d, e, ll, way(data, profile, there, b), suf[D], suf[E], suf[L])
        if d2 < NEVER:
            cost = price(data, r, d2, e2, legs) - before
            if cost < bound:
                if not enough:
                    cost = over_depot_with(data, s, r, node, i, d, e, ll) - before
                if cost < bound:
                    bound, where = cost, i
        a = b
    return bound, where


@compiled
def has(data: Data, s: State, r: int, node: int, i: int) -> bool:
    """Whether what is carried does for the first i visits and this one."""
    if i > s.rows[r].served or data.nodes[node].tools & ~data.people[r].tools:
        return False
    for p in range(data.parts.shape[1]):
        if s.load[r, i, p] + data.parts[node, p] > data.own_parts[r, p] + EPS:
            return False
    return True


@compiled
def over_depot_with(data: Data, s: State, r: int, node: int, i: int, d: float, e: float, ll: float) -> float:
    """The least cost of row r with this node before position i and the depot before any position that is soon enough;
    d, e, ll tell the stretch from the start to the node, without the depot."""
    best = np.inf
    profile, there, depot = data.people[r].profile, data.nodes[node].place, data.rules[0].depot
    after = place_at(data, s, r, i)
    suf = s.suf[r, i]
    # the depot before the node: the middle stretch, from behind the depot to the node, grows to the front
    md, me, ml, mc = data.nodes[node].service, data.nodes[node].opens, data.nodes[node].closes, 0.0
    first = there
    for j in range(i, -1, -1):
        if j < i:
            one = s.seq[r, j]
            place = data.nodes[one].place
            md, me, ml = led_by(data, profile, one, first, md, me, ml)
            mc += leg(data, profile, place, first)
            first = place
            if md >= NEVER:
                break
        if j > s.rows[r].served:
            continue
        a = place_at(data, s, r, j - 1)
        pre = s.pre[r, j]
        d1, e1, l1 = refilled(data, profile, pre[D], pre[E], pre[L], a)
        d1, e1, l1 = joined(d1, e1, l1, way(data, profile, depot, first), md, me, ml)
        d1, e1, l1 = joined(d1, e1, l1, way(data, profile, there, after), suf[D], suf[E], suf[L])
        if d1 < NEVER:
            legs = pre[C] + leg(data, profile, a, depot) + leg(data, profile, depot, first) + mc
            legs += leg(data, profile, there, after) + suf[C]
            best = min(best, price(data, r, d1, e1, legs))
    if not has(data, s, r, node, i):
        return best
    # the depot after the node: the front stretch grows to the back
    c = s.pre[r, i, C] + leg(data, profile, place_at(data, s, r, i - 1), there)
    last = there
    for j in range(i, s.rows[r].size + 1):
        if j > i:
            if not has(data, s, r, node, j):
                break
            one = s.seq[r, j - 1]
            place = data.nodes[one].place
            d, e, ll = visited(data, profile, d, e, ll, last, one)
            c += leg(data, profile, last, place)
            last = place
            if d >= NEVER:
                break
        b = place_at(data, s, r, j)
        suf = s.suf[r, j]
        d1, e1, l1 = refilled(data, profile, d, e, ll, last)
        d1, e1, l1 = joined(d1, e1, l1, way(data, profile, depot, b), suf[D], suf[E], suf[L])
        if d1 < NEVER:
            legs = c + leg(data, profile, last, depot) + leg(data, profile, depot, b) + suf[C]
            best = min(best, price(data, r, d1, e1, legs))
    return best


@compiled
def general_row(
    data: Data, s: State, r: int, node: int, bound: float, blink: float, chance: Array
) -> tuple[float, int]:
    """The same in a general problem: what is possible by earliest and latest times alone is timed as a whole."""
    size, profile, there = s.rows[r].size, data.people[r].profile, data.nodes[node].place
    row = s.hand[0]
    row[0] = node
    for i in range(size):
        row[i + 1] = s.seq[r, i]
    where = -1
    a = data.people[r].start
    lasts = data.nodes[node].service
    for i in range(size + 1):
        if i > 0:
            row[i - 1], row[i] = row[i], node
        b = place_at(data, s, r, i)
        before = a
        a = b
        t = s.pre[r, i, E] if i > 0 or size > 0 else data.people[r].shift_opens
        if i > 0 or data.people[r].shift_opens > -np.inf:
            t = opening(data, s.spots, node, ride(data, profile, before, there, t))
            if t == np.inf:
                break
            if ride(data, profile, there, b, t + lasts) > s.suf[r, i, L] + EPS:
                continue
        if data.bands.shape[0] == 1:
            legs = leg(data, profile, before, there) + leg(data, profile, there, b) - leg(data, profile, before, b)
            if legs + (data.people[r].fixed if size == 0 else 0.0) >= bound and data.rules[0].unbalance == 0.0:
                continue
        if blink > 0.0 and share(chance) < blink:
            continue
        cost, _ = row_cost(data, s, r, row, size + 1)
        if cost - s.rows[r].cost < bound:
            bound, where = cost - s.rows[r].cost, i
    return bound, where


@compiled
def insert(data: Data, s: State, r: int, node: int, i: int) -> None:
    """Put this node before position i of row r."""
    for j in range(s.rows[r].size, i, -1):
        s.seq[r, j] = s.seq[r, j - 1]
    s.seq[r, i] = node
    s.rows[r].size += 1
    refresh(data, s, r)


@compiled
def remove(data: Data, s: State, r: int, i: int) -> None:
    """Take position i out of row r; whoever calls tells the row anew once done."""
    node = s.seq[r, i]
    s.spots[node].row, s.spots[node].pos = -1, -1
    for j in range(i, s.rows[r].size - 1):
        s.seq[r, j] = s.seq[r, j + 1]
        s.spots[s.seq[r, j]].pos = j
    s.rows[r].size -= 1
