"""The problem and a solution as plain arrays, the only things the compiled search sees.

A *node* is one engineer's part of one visit: a crew of three makes three nodes. A *row* is an engineer's route. Few
arrays of records rather than many of numbers: the compiler unpacks each array at each call. All whole numbers have 64
bits, since a function is compiled anew for each width it is called with.
"""

from typing import Any, Final, NamedTuple, cast

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

NODE: Final = np.dtype(
    [
        ("place", np.int64),
        ("group", np.int64),  # number among linked visits (crew, precedence), else -1
        ("service", np.float64),
        ("setup", np.float64),  # spent unless the stop before was at the same place
        ("opens", np.float64),  # first and last moment it may begin
        ("closes", np.float64),
        ("window_from", np.int64),  # its spans in `windows`
        ("window_to", np.int64),
        ("due", np.float64),
        ("late_cost", np.float64),  # for each unit begun after due
        ("penalty", np.float64),  # what it costs to leave it out
        ("tools", np.int64),  # bits
        ("kept_begin", np.float64),  # when it began before, NaN if nothing was promised
        ("needy", np.bool_),  # whether it needs any tool or part
    ],
    align=True,
)
GROUP: Final = np.dtype([(f"{name}_{end}", np.int64) for name in ("node", "before", "after") for end in ("from", "to")])
RELATION: Final = np.dtype([("gap", np.float64), ("group", np.int64)], align=True)
PERSON: Final = np.dtype(
    [
        ("start", np.int64),  # place, or -1
        ("end", np.int64),
        ("shift_opens", np.float64),
        ("shift_closes", np.float64),
        ("regular", np.float64),
        ("longest", np.float64),
        ("longest_travel", np.float64),
        ("farthest", np.float64),
        ("fixed", np.float64),
        ("tools", np.int64),
        ("most", np.int64),
        ("profile", np.int64),
        ("alike", np.int64),  # number of the kind of engineers who differ in nothing
        ("break_from", np.int64),
        ("break_to", np.int64),
        ("refills", np.bool_),  # whether passing the depot is of use
        ("under_way", np.bool_),
    ],
    align=True,
)
BREAK: Final = np.dtype([("lasts", np.float64), ("window_from", np.int64), ("window_to", np.int64)], align=True)
RULES: Final = np.dtype(
    [
        *((name, np.float64) for name in ("travel", "distance", "duration", "overtime", "unbalance", "shift")),
        ("fair", np.float64),  # hours of service that would be each engineer's
        ("depot_service", np.float64),
        ("depot_opens", np.float64),
        ("depot_closes", np.float64),
        ("depot", np.int64),  # place, -1 without one
        ("general", np.bool_),  # times need the long computation: several windows, breaks, due times, bands, links …
    ],
    align=True,
)


class Data(NamedTuple):
    """What does not change while we search: n nodes, r rows, m places, p parts."""

    nodes: Array  # n of NODE
    parts: Array  # n × p
    pickup: Array  # n × p, or n × 0
    order: Array  # keys × n: to sort removed nodes by, ascending
    near: Array  # n × few: the nearest other nodes, nearest first
    windows: Array  # × 2: opens, closes
    groups: Array  # of GROUP
    members: Array  # nodes of groups
    relations: Array  # of RELATION
    people: Array  # r of PERSON
    own_parts: Array  # r × p: what they have, endless for who has been at the depot
    room: Array  # r × p: what of them they can carry, brought and taken along
    able: Array  # r × n
    change: Array  # r × n: what it costs that somebody else came before; 1 × 1 where nothing is kept
    breaks: Array  # of BREAK
    times: Array  # profile and band × m × m
    legs: Array  # profile × m × m: cost of a leg by travel and distance
    distances: Array  # profile × m × m
    bands: Array  # when each begins
    rules: Array  # 1 of RULES


ROW: Final = np.dtype(
    [
        ("cost", np.float64),
        ("size", np.int64),
        ("served", np.int64),  # visits from the first for which own tools and parts do
        ("refill", np.int64),  # position before which the depot is passed, -1 never
    ],
    align=True,
)
SPOT: Final = np.dtype(
    [
        ("lo", np.float64),  # earliest and latest begin as links say
        ("hi", np.float64),
        ("row", np.int64),  # -1 left out
        ("pos", np.int64),
    ],
    align=True,
)


class State(NamedTuple):
    """A solution, and what is remembered of each row so that an insertion is told in constant time."""

    seq: Array  # r × most: nodes
    rows: Array  # r of ROW
    spots: Array  # n of SPOT
    pre: Array  # r × most + 1 × 4: duration, earliest, latest, leg cost of start … before
    suf: Array  # r × most + 1 × 4: the same from here to the end
    load: Array  # r × most + 1 × p: parts needed before
    hand: Array  # 2 × most + 2: rows in the making
    early: Array  # 3 × most + 4 × breaks + 1: of the row at hand, ends of stops, leaving, arriving, by breaks taken
    begins: Array  # most + 4: when its stops begin
    taken: Array  # breaks × 2: where and when its breaks are


D, E, L, C = 0, 1, 2, 3
"""Columns of `pre` and `suf`: least duration, earliest and latest beginning with it, cost of legs. In a problem that
is general E of `pre` is the earliest end so far, and L of `suf` the latest arrival."""

EPS = 1e-7
NOWHERE: Final = cast(int, np.int64(-1))
"""No row and no place; as an array's number, since functions are compiled anew for each plain one they are given."""
BREAKS = 6
"""Most breaks of one engineer."""


def empty_state(nodes: int, rows: int, most: int, parts: int) -> State:
    """Everybody at home, every visit left out."""
    state = State(
        seq=np.full((rows, most), -1, np.int64),
        rows=np.zeros(rows, ROW),
        spots=np.zeros(nodes, SPOT),
        pre=np.zeros((rows, most + 1, 4)),
        suf=np.zeros((rows, most + 1, 4)),
        load=np.zeros((rows, most + 1, parts)),
        hand=np.zeros((2, most + 2), np.int64),
        early=np.zeros((3, most + 4, BREAKS + 1)),
        begins=np.zeros(most + 4),
        taken=np.zeros((BREAKS, 2)),
    )
    state.rows["refill"] = -1
    state.spots["row"], state.spots["pos"] = -1, -1
    state.spots["lo"], state.spots["hi"] = -np.inf, np.inf
    return state


def copied(state: State) -> State:
    """A solution of its own."""
    return State(*(array.copy() for array in state))
