"""Take out strings of visits that lie near one another (SISR: Christiaens, Vanden Berghe 2020, "Slack Induction by
String Removals for Vehicle Routing Problems")."""

from aftersales.dispatch.solver.routing.engine.arrays import Array, Data, State
from aftersales.dispatch.solver.routing.engine.chance import below, share
from aftersales.dispatch.solver.routing.engine.compiled import compiled
from aftersales.dispatch.solver.routing.engine.memory import Memory, keep_row

LONGEST = 10
"""Most visits of one string."""
MEAN = 10
"""Mean number of visits taken out in a round."""
SPLIT = 0.5
"""Probability that a string keeps some of its middle."""
ENDS = 0.01
"""Probability with which the middle that is kept grows no further: mostly it is all between a route's two ends."""

TAILS = 0.02
"""Probability that a round takes out the ends of two or three routes instead of strings: what is in a wrong group from
some visit on is more than a string can hold."""
TAIL = 40
"""Most visits of one such end."""


@compiled
def ruin(data: Data, s: State, m: Memory, chance: Array, mean: float) -> None:
    """Take out strings around a seed: their nodes join those left out, their rows are told in full afterwards."""
    nodes = data.nodes.shape[0]
    full, routes = 0, 0
    for r in range(s.rows.shape[0]):
        full += s.rows[r].size
        routes += 1 if s.rows[r].size > 0 else 0
    if full == 0:
        return
    longest = min(float(LONGEST), full / routes)
    strings = int(1 + share(chance) * (4.0 * mean / (1.0 + longest) - 1.0))
    seed = below(chance, nodes)
    tails = share(chance) < TAILS
    strings = 2 + int(2.0 * share(chance)) if tails else strings
    done = 0
    for a in range(-1, data.near.shape[1]):
        node = seed if a < 0 else data.near[seed, a]
        r = s.spots[node].row
        if r < 0 or m.ruined[r] == m.round[0]:
            continue
        m.ruined[r] = m.round[0]
        if tails:
            mark_tail(s, m, r, s.spots[node].pos)
        else:
            length = int(1 + share(chance) * min(float(s.rows[r].size), longest))
            length = min(length, s.rows[r].size)
            mark_string(s, m, chance, r, s.spots[node].pos, length)
        done += 1
        if done >= strings:
            break
    if data.groups.shape[0] > 0:
        mark_linked(data, s, m)
    sweep(data, s, m)


@compiled
def mark_tail(s: State, m: Memory, r: int, at: int) -> None:
    """Mark row r from `at` on, or so many of its visits."""
    for i in range(at, min(s.rows[r].size, at + TAIL)):
        mark(s, m, s.seq[r, i])


@compiled
def mark_string(s: State, m: Memory, chance: Array, r: int, at: int, length: int) -> None:
    """Mark so many visits of row r in a string that holds `at`, or in one with a part of its middle kept."""
    size, kept = s.rows[r].size, 0
    if length > 1 and length < size and share(chance) < SPLIT:
        kept = 1
        while length + kept < size and share(chance) >= ENDS:
            kept += 1
    span = length + kept
    first = max(0, at - span + 1)
    first += below(chance, min(at, size - span) - first + 1)
    if kept:
        gap = first + 1 + below(chance, length - 1) if length > 1 else first
        for i in range(first, first + span):
            if i < gap or i >= gap + kept:
                mark(s, m, s.seq[r, i])
    else:
        for i in range(first, first + span):
            mark(s, m, s.seq[r, i])


@compiled
def mark(s: State, m: Memory, node: int) -> None:
    """This node is to be taken out."""
    if m.marked[node] != m.round[0] and s.spots[node].row >= 0:
        m.marked[node] = m.round[0]
        m.absent[m.tally[0]] = node
        m.tally[0] += 1


@compiled
def mark_linked(data: Data, s: State, m: Memory) -> None:
    """With one of a crew go the others, and whatever had to come after."""
    i = m.tally[1]
    while i < m.tally[0]:
        group = data.nodes[m.absent[i]].group
        i += 1
        if group < 0:
            continue
        for k in range(data.groups[group].node_from, data.groups[group].node_to):
            mark(s, m, data.members[k])
        for k in range(data.groups[group].after_from, data.groups[group].after_to):
            later = data.relations[k].group
            for q in range(data.groups[later].node_from, data.groups[later].node_to):
                mark(s, m, data.members[q])


@compiled
def sweep(data: Data, s: State, m: Memory) -> None:
    """Close the gaps of whatever is marked since the round began."""
    for i in range(m.tally[1], m.tally[0]):
        node = m.absent[i]
        r = s.spots[node].row
        if r < 0:
            continue
        keep_row(s, m, r)
        size = 0
        for j in range(s.rows[r].size):
            one = s.seq[r, j]
            if m.marked[one] == m.round[0]:
                s.spots[one].row, s.spots[one].pos = -1, -1
            else:
                s.seq[r, size] = one
                size += 1
        s.rows[r].size = size
        m.stale[m.tally[3]] = r
        m.tally[3] += 1
