"""What one round of the search remembers so that it can be undone, and the routes worth remembering for longer."""

from typing import NamedTuple

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import Array, State, empty_state
from aftersales.dispatch.solver.routing.engine.compiled import compiled

STARTS = 12
"""Most common beginnings tried for a crew."""


class Memory(NamedTuple):
    """Work space of a search. `tally`: nodes left out now, when the round began, rows touched, rows to be told anew."""

    old: State  # rows as they were
    absent: Array
    old_absent: Array
    tally: Array
    touched: Array
    stale: Array
    round: Array  # its number, and a stamp for `seen`
    kept_in: Array  # r: round in which it was kept
    ruined: Array  # r: round in which a string was taken from it
    marked: Array  # n: round in which it was taken out
    seen: Array  # r: stamp of the last look
    tried: Array  # class: stamp of the last empty route looked at
    keys: Array  # n: to sort by
    cost: Array  # present, best
    starts: Array  # beginnings tried for a crew, and what they cost
    start_costs: Array


def memory_for(state: State) -> Memory:
    """Work space for solutions of this shape, everything left out."""
    nodes, rows = len(state.spots), len(state.rows)
    return Memory(
        old=empty_state(nodes, rows, state.seq.shape[1], state.load.shape[2]),
        absent=np.zeros(nodes + 1, np.int64),
        old_absent=np.zeros(nodes + 1, np.int64),
        tally=np.zeros(4, np.int64),
        touched=np.zeros(rows, np.int64),
        stale=np.zeros(nodes + rows + 1, np.int64),
        round=np.ones(2, np.int64),
        kept_in=np.zeros(rows, np.int64),
        ruined=np.zeros(rows, np.int64),
        marked=np.zeros(nodes, np.int64),
        seen=np.zeros(rows, np.int64),
        tried=np.zeros(rows, np.int64),
        keys=np.zeros(nodes + 1),
        cost=np.full(2, np.inf),
        starts=np.zeros(STARTS),
        start_costs=np.zeros(STARTS),
    )


@compiled
def begin_round(s: State, m: Memory, linked: bool) -> None:
    """From here on what changes can be undone."""
    m.round[0] += 1
    m.tally[1] = m.tally[0]
    m.tally[2] = 0
    m.tally[3] = 0
    for i in range(m.tally[0]):
        m.old_absent[i] = m.absent[i]
    if linked:
        for n in range(s.spots.shape[0]):
            m.old.spots[n].lo, m.old.spots[n].hi = s.spots[n].lo, s.spots[n].hi


@compiled
def keep_row(s: State, m: Memory, r: int) -> None:
    """Remember row r as it is, before it changes for the first time in this round."""
    if m.kept_in[r] == m.round[0]:
        return
    m.kept_in[r] = m.round[0]
    m.touched[m.tally[2]] = r
    m.tally[2] += 1
    size = s.rows[r].size
    m.old.rows[r] = s.rows[r]
    for i in range(size):
        m.old.seq[r, i] = s.seq[r, i]
    for i in range(size + 1):
        for q in range(4):
            m.old.pre[r, i, q] = s.pre[r, i, q]
            m.old.suf[r, i, q] = s.suf[r, i, q]
        for p in range(s.load.shape[2]):
            m.old.load[r, i, p] = s.load[r, i, p]


@compiled
def undo(s: State, m: Memory, linked: bool) -> None:
    """Back to what was when the round began."""
    for t in range(m.tally[2]):
        r = m.touched[t]
        for i in range(s.rows[r].size):
            s.spots[s.seq[r, i]].row = -1
    for t in range(m.tally[2]):
        r = m.touched[t]
        s.rows[r] = m.old.rows[r]
        size = s.rows[r].size
        for i in range(size):
            node = m.old.seq[r, i]
            s.seq[r, i], s.spots[node].row, s.spots[node].pos = node, r, i
        for i in range(size + 1):
            for q in range(4):
                s.pre[r, i, q] = m.old.pre[r, i, q]
                s.suf[r, i, q] = m.old.suf[r, i, q]
            for p in range(s.load.shape[2]):
                s.load[r, i, p] = m.old.load[r, i, p]
    m.tally[0] = m.tally[1]
    for i in range(m.tally[0]):
        m.absent[i] = m.old_absent[i]
    if linked:
        for n in range(s.spots.shape[0]):
            s.spots[n].lo, s.spots[n].hi = m.old.spots[n].lo, m.old.spots[n].hi
