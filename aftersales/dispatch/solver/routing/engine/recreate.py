"""Put back what was taken out, one visit after another where it costs least."""

from aftersales.dispatch.solver.routing.engine.arrays import EPS, NOWHERE, Array, Data, State
from aftersales.dispatch.solver.routing.engine.chance import below, share
from aftersales.dispatch.solver.routing.engine.compiled import compiled
from aftersales.dispatch.solver.routing.engine.insertion import best_in_row, insert
from aftersales.dispatch.solver.routing.engine.linked import insert_linked
from aftersales.dispatch.solver.routing.engine.memory import Memory, keep_row

BLINK = 0.01
"""Probability of overlooking a place."""
WIDE = 400
"""With more nodes than this only rows that hold near ones are looked at first."""
FEW = 30
"""Of so many near ones."""
PATIENCE = 40
"""Most nodes, beside those just taken out, that a round tries to put in."""


@compiled
def recreate(data: Data, s: State, m: Memory, chance: Array, blink: float, patience: int) -> None:
    """Insert those left out in an order by chance: as they come, or by one of the data's keys."""
    sort_absent(data, m, chance)
    count, out, tries = m.tally[0], 0, 0
    before = m.tally[1]
    for i in range(count):
        node = m.absent[i]
        if s.spots[node].row >= 0:
            continue  # came in with its crew
        if m.marked[node] != m.round[0]:
            tries += 1
            if tries > patience and before > patience:
                m.absent[out] = node
                out += 1
                continue
        if data.nodes[node].group >= 0:
            inside = insert_linked(data, s, m, node, chance, blink)
        else:
            inside = insert_best(data, s, m, node, chance, blink)
        if not inside:
            m.absent[out] = node
            out += 1
    m.tally[0] = out
    if data.groups.shape[0] > 0:
        again(data, s, m, chance)


@compiled
def again(data: Data, s: State, m: Memory, chance: Array) -> None:
    """Linked visits whose forerunner came in after they were tried."""
    out = 0
    for i in range(m.tally[0]):
        node = m.absent[i]
        if s.spots[node].row >= 0:
            continue
        if data.nodes[node].group < 0 or not insert_linked(data, s, m, node, chance, 0.0):
            m.absent[out] = node
            out += 1
    m.tally[0] = out


@compiled
def sort_absent(data: Data, m: Memory, chance: Array) -> None:
    """Order the nodes left out."""
    count = m.tally[0]
    kind = below(chance, data.order.shape[0] + 2)
    for i in range(count):
        node = m.absent[i]
        m.keys[i] = share(chance) if kind >= data.order.shape[0] else data.order[kind, node]
    gap = 1
    while gap < count // 3:
        gap = 3 * gap + 1
    while gap > 0:  # Shell's sort: these are few, and nearly always fewer than thirty
        for i in range(gap, count):
            key, node = m.keys[i], m.absent[i]
            j = i
            while j >= gap and m.keys[j - gap] > key:
                m.keys[j], m.absent[j] = m.keys[j - gap], m.absent[j - gap]
                j -= gap
            m.keys[j], m.absent[j] = key, node
        gap //= 3


@compiled
def find(data: Data, s: State, m: Memory, node: int, chance: Array, blink: float) -> tuple[float, int, int]:
    """The cheapest row and place for this node, -1 if there is none dearer to leave out."""
    bound, row, at = data.nodes[node].penalty - EPS, NOWHERE, NOWHERE
    m.round[1] += 1
    stamp = m.round[1]
    if data.nodes.shape[0] > WIDE:
        few = min(FEW, data.near.shape[1])
        for a in range(few):
            r = s.spots[data.near[node, a]].row
            if r >= 0 and m.seen[r] != stamp:
                m.seen[r] = stamp
                if data.able[r, node]:
                    bound, where = best_in_row(data, s, r, node, bound, blink, chance)
                    if where >= 0:
                        row, at = r, where
        bound, row, at = find_empty(data, s, m, node, chance, bound, row, at)
        if row >= 0:
            return bound, row, at
    for r in range(s.rows.shape[0]):
        if not data.able[r, node] or m.seen[r] == stamp:
            continue
        if s.rows[r].size == 0:
            if m.tried[data.people[r].alike] == stamp:
                continue
            m.tried[data.people[r].alike] = stamp
        bound, where = best_in_row(data, s, r, node, bound, blink, chance)
        if where >= 0:
            row, at = r, where
    return bound, row, at


@compiled
def find_empty(
    data: Data, s: State, m: Memory, node: int, chance: Array, bound: float, row: int, at: int
) -> tuple[float, int, int]:
    """The same among engineers who are not sent yet, one of each kind."""
    stamp = m.round[1]
    for r in range(s.rows.shape[0]):
        if s.rows[r].size > 0 or not data.able[r, node] or m.tried[data.people[r].alike] == stamp:
            continue
        m.tried[data.people[r].alike] = stamp
        bound, where = best_in_row(data, s, r, node, bound, 0.0, chance)
        if where >= 0:
            row, at = r, where
    return bound, row, at


@compiled
def insert_best(data: Data, s: State, m: Memory, node: int, chance: Array, blink: float) -> bool:
    """Put this node where it costs least, if that is less than leaving it out."""
    _, row, at = find(data, s, m, node, chance, blink)
    if row < 0:
        return False
    keep_row(s, m, row)
    insert(data, s, row, node, at)
    return True
