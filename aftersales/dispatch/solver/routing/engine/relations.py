"""Crews and precedence as arrays."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import GROUP, RELATION
from aftersales.dispatch.solver.routing.problem import Problem


def _linked(problem: Problem) -> list[int]:
    """Visits that hang together with others, or with themselves by being a crew's."""
    index = {visit.id: number for number, visit in enumerate(problem.visits)}
    after = {
        at for number, visit in enumerate(problem.visits) for one in visit.after for at in (number, index[one.visit])
    }
    return sorted(after | _crews(problem))


def groups_of(problem: Problem, node_visit: Sequence[int]) -> list[int]:
    """For each node the number of its visit among the linked ones, or -1."""
    group = {number: at for at, number in enumerate(_linked(problem))}
    return [group.get(number, -1) for number in node_visit]


def links_of(problem: Problem, node_visit: Sequence[int]) -> dict[str, Any]:
    """Crews and precedence, visit by visit."""
    index = {visit.id: number for number, visit in enumerate(problem.visits)}
    pairs = [(index[one.visit], number, one.gap) for number, v in enumerate(problem.visits) for one in v.after]
    linked = _linked(problem)
    group = {number: at for at, number in enumerate(linked)}
    groups = np.zeros(len(linked), GROUP)
    members: list[int] = []
    relations: list[tuple[float, int]] = []
    own: list[list[int]] = [[] for _ in linked]
    before: list[list[tuple[float, int]]] = [[] for _ in linked]
    after: list[list[tuple[float, int]]] = [[] for _ in linked]
    for n, number in enumerate(node_visit):
        if number in group:
            own[group[number]].append(n)
    for a, b, gap in pairs:
        before[group[b]].append((gap, group[a]))
        after[group[a]].append((gap, group[b]))
    for at in range(len(linked)):
        ends = np.cumsum([len(relations), len(before[at]), len(after[at])])
        groups[at] = (len(members), len(members) + len(own[at]), ends[0], ends[1], ends[1], ends[2])
        members += own[at]
        relations += [*before[at], *after[at]]
    return {
        "groups": groups,
        "members": np.array(members, np.int64),
        "relations": np.array(relations, RELATION),
    }


def _crews(problem: Problem) -> set[int]:
    return {number for number, visit in enumerate(problem.visits) if len(visit.seats) > 1}
