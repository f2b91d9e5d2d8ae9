"""The best plan that can be put together from routes met on the way: a set-partitioning problem, solved by HiGHS.

Each engineer of a kind takes one route at most; each visit is in one route or left out at its price. Routes that meet
are independent, so this is only for problems without crews and precedence.
"""

from collections.abc import Sequence
from typing import Any, Final

import highspy
import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import Array, Data, State
from aftersales.dispatch.solver.routing.engine.pool import Pool

MOST: Final = 12_000
"""Most routes given to the solver, those of the best solution always among them."""


def cover(data: Data, pools: Sequence[Pool], best: State, cost: float, seconds: float) -> list[list[int]] | None:
    """Rows of nodes for each engineer that together cost less than `cost`; None where no such were found in time."""
    routes = _routes(data, pools, best)
    if len(routes) < 2:
        return None
    chosen = _solve(data, routes, cost, seconds)
    return None if chosen is None else _rows(data, [routes[j] for j in chosen])


Met = tuple[int, float, tuple[int, ...]]
"""Kind of engineer, cost, nodes in order."""


def _routes(data: Data, pools: Sequence[Pool], best: State) -> list[Met]:
    """The cheapest order of each set for each kind, the most promising sets first."""
    known: dict[tuple[int, frozenset[int]], tuple[float, Met]] = {}
    prices = _prices(data, best)
    for pool in pools:
        for j in range(int(pool.tally[0])):
            row = tuple(pool.row[j, : pool.size[j]].tolist())
            met = (int(pool.kind[j]), float(pool.cost[j]), row)
            _keep(known, met, met[1] - float(prices[list(row)].sum()))
    ranked = sorted(known.values(), key=lambda one: one[0])[:MOST]
    now: dict[tuple[int, frozenset[int]], tuple[float, Met]] = {}
    for r in np.flatnonzero(best.rows["size"] > 0):
        row = tuple(best.seq[r, : best.rows[r]["size"]].tolist())
        _keep(now, (int(data.people[r]["alike"]), float(best.rows[r]["cost"]), row), 0.0)
    return [met for _, met in [*now.values(), *ranked]]


def _keep(known: dict[tuple[int, frozenset[int]], tuple[float, Met]], met: Met, rank: float) -> None:
    key = (met[0], frozenset(met[2]))
    if key not in known or met[1] < known[key][1][1]:
        known[key] = (rank, met)


def _prices(data: Data, best: State) -> Array:
    """Each node's share of what its route costs in the best solution."""
    prices = data.nodes["penalty"].copy()
    for r in np.flatnonzero(best.rows["size"] > 0):
        row = best.seq[r, : best.rows[r]["size"]]
        prices[row] = best.rows[r]["cost"] / len(row)
    return np.asarray(prices)


def _solve(data: Data, routes: Sequence[Met], cost: float, seconds: float) -> list[int] | None:
    nodes, kinds = len(data.nodes), int(data.people["alike"].max()) + 1
    many = np.bincount(data.people["alike"], minlength=kinds)
    model: Any = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", max(seconds, 0.1))
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("objective_bound", cost)
    problem = highspy.HighsLp()
    columns = len(routes) + nodes
    problem.num_col_, problem.num_row_ = columns, nodes + kinds
    problem.col_cost_ = np.array([*(met[1] for met in routes), *data.nodes["penalty"]])
    problem.col_lower_, problem.col_upper_ = np.zeros(columns), np.ones(columns)
    problem.row_lower_ = np.concatenate([np.ones(nodes), np.zeros(kinds)])
    problem.row_upper_ = np.concatenate([np.ones(nodes), many])
    entries = [[*met[2], nodes + met[0]] for met in routes] + [[n] for n in range(nodes)]
    problem.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    problem.a_matrix_.start_ = np.cumsum([0, *map(len, entries)])
    problem.a_matrix_.index_ = np.array([at for column in entries for at in column])
    problem.a_matrix_.value_ = np.ones(sum(map(len, entries)))
    problem.integrality_ = [highspy.HighsVarType.kInteger] * columns
    model.passModel(problem)
    model.run()
    info = model.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    if info.objective_function_value >= cost - 1e-6:
        return None
    values = np.array(model.getSolution().col_value)
    return [int(j) for j in np.flatnonzero(values[: len(routes)] > 0.5)]


def _rows(data: Data, chosen: Sequence[Met]) -> list[list[int]]:
    """The chosen routes, each given to an engineer of its kind."""
    rows: list[list[int]] = [[] for _ in range(len(data.people))]
    free = {int(kind): list(np.flatnonzero(data.people["alike"] == kind)) for kind in np.unique(data.people["alike"])}
    for kind, _, row in chosen:
        rows[free[kind].pop(0)] = list(row)
    return rows
