"""When things happen on one route, in problems where that takes more than a formula.

Forward, the earliest end of each stop for each number of breaks taken so far: whoever is earlier never does worse, so
that is exact. Backward, every stop is put off as far as neither the end nor anybody's lateness gets later, which leaves
home as late as possible.
"""

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import EPS, Array, Data, State
from aftersales.dispatch.solver.routing.engine.compiled import compiled

DEPOT = -2
"""Stands for the depot in a row of nodes."""


@compiled
def ride(data: Data, profile: int, a: int, b: int, t: float) -> float:
    """When who leaves place a at t is at b; -1 stands for "wherever the next is"."""
    if a < 0 or b < 0:
        return t
    bands = data.bands.shape[0]
    if bands == 1:
        return t + data.times[profile, a, b]
    band = bands - 1
    while band > 0 and data.bands[band] > t:
        band -= 1
    left = 1.0
    while True:
        whole = data.times[profile * bands + band, a, b]
        if band == bands - 1 or t + left * whole <= data.bands[band + 1]:
            return t + left * whole
        left -= (data.bands[band + 1] - t) / whole
        t = data.bands[band + 1]
        band += 1


@compiled
def leave_by(data: Data, profile: int, a: int, b: int, t: float) -> float:
    """The latest moment to leave a so as to be at b by t."""
    if a < 0 or b < 0:
        return t
    bands = data.bands.shape[0]
    if bands == 1:
        return t - data.times[profile, a, b]
    band = bands - 1
    while band > 0 and data.bands[band] > t:
        band -= 1
    left = 1.0
    while True:
        whole = data.times[profile * bands + band, a, b]
        if band == 0 or t - left * whole >= data.bands[band]:
            return t - left * whole
        left -= (t - data.bands[band]) / whole
        t = data.bands[band]
        band -= 1


@compiled
def opening(data: Data, spots: Array, node: int, t: float) -> float:
    """The first moment from t at which this node may begin, infinite if there is none."""
    hi = spots[node].hi
    t = max(t, spots[node].lo)
    for w in range(data.nodes[node].window_from, data.nodes[node].window_to):
        if t <= data.windows[w, 1] + EPS:
            at = max(t, data.windows[w, 0])
            return at if at <= hi + EPS else np.inf
    return np.inf


@compiled
def closing(data: Data, spots: Array, node: int, t: float) -> float:
    """The last moment up to t at which this node may begin, minus infinity if there is none."""
    lo = spots[node].lo
    t = min(t, spots[node].hi)
    for w in range(data.nodes[node].window_to - 1, data.nodes[node].window_from - 1, -1):
        if t >= data.windows[w, 0] - EPS:
            at = min(t, data.windows[w, 1])
            return at if at >= lo - EPS else -np.inf
    return -np.inf


@compiled
def resting(data: Data, one: int, t: float) -> float:
    """When this break ends if it is taken at the first chance from t, infinite if there is none."""
    for w in range(data.breaks[one].window_from, data.breaks[one].window_to):
        if t <= data.windows[w, 1] + EPS:
            return float(max(t, data.windows[w, 0]) + data.breaks[one].lasts)
    return np.inf


@compiled
def resting_by(data: Data, one: int, t: float) -> float:
    """The latest beginning of this break with which it has ended by t."""
    for w in range(data.breaks[one].window_to - 1, data.breaks[one].window_from - 1, -1):
        if t - data.breaks[one].lasts >= data.windows[w, 0] - EPS:
            return float(min(t - data.breaks[one].lasts, data.windows[w, 1]))
    return -np.inf


@compiled
def spent(data: Data, node: int, before: int, place: int) -> float:
    """How long a stop takes once begun."""
    if node == DEPOT:
        return data.rules[0].depot_service
    return float(data.nodes[node].service + (data.nodes[node].setup if before != place else 0.0))


@compiled
def timed(data: Data, s: State, r: int, row: Array, size: int) -> float:
    """What this row costs engineer r, infinite where it cannot be. Writes into `begins` when each stop begins, from
    index 0 leaving and at size + 1 being back, and into `taken`, for each break, its leg · 2 (+ 1: on arrival) and its
    beginning."""
    spots = s.spots
    profile = data.people[r].profile
    first_break = data.people[r].break_from
    breaks = data.people[r].break_to - first_break
    early, leaving, arriving = s.early[0], s.early[1], s.early[2]
    early[0, 0] = data.people[r].shift_opens
    if early[0, 0] == -np.inf and size > 0:
        early[0, 0] = first_leaving(data, spots, r, row, size)
    for k in range(1, breaks + 1):
        early[0, k] = np.inf
    before = data.people[r].start
    for i in range(1, size + 2):
        node = row[i - 1] if i <= size else -1
        place = data.people[r].end if i > size else (data.rules[0].depot if node == DEPOT else data.nodes[node].place)
        alive = False
        for k in range(breaks + 1):
            at = early[i - 1, k]
            if k > 0:
                at = min(at, resting(data, first_break + k - 1, leaving[i, k - 1]))
            leaving[i, k] = at
            at = ride(data, profile, before, place, at)
            if k > 0:
                at = min(at, resting(data, first_break + k - 1, arriving[i, k - 1]))
            arriving[i, k] = at
            if at == np.inf:
                early[i, k] = np.inf
                continue
            if i > size:
                early[i, k] = at if at <= data.people[r].shift_closes + EPS else np.inf
            elif node == DEPOT:
                at = max(at, data.rules[0].depot_opens)
                early[i, k] = at + data.rules[0].depot_service if at <= data.rules[0].depot_closes + EPS else np.inf
            else:
                at = opening(data, spots, node, at)
                early[i, k] = at + spent(data, node, before, place)
            alive = alive or early[i, k] < np.inf
        if not alive:
            return np.inf
        if place >= 0:
            before = place
    if early[size + 1, breaks] == np.inf:
        return np.inf
    put_off(data, s, r, row, size)
    return priced(data, r, row, size, s.begins, s.taken)


@compiled
def first_leaving(data: Data, spots: Array, r: int, row: Array, size: int) -> float:
    """Without a shift's beginning: in time for whatever opens first, or at zero if nothing ever does."""
    if row[0] == DEPOT:
        return 0.0 if data.rules[0].depot_opens == -np.inf else data.rules[0].depot_opens
    at = max(data.nodes[row[0]].opens, spots[row[0]].lo)
    place = data.nodes[row[0]].place
    at = 0.0 if at == -np.inf else at
    return leave_by(data, data.people[r].profile, data.people[r].start, place, at)


@compiled
def put_off(data: Data, s: State, r: int, row: Array, size: int) -> None:
    """Walk back from the earliest end, each stop as late as that allows; where breaks lie follows from `timed`."""
    early, leaving, arriving = s.early[0], s.early[1], s.early[2]
    spots, begins, taken = s.spots, s.begins, s.taken
    profile = data.people[r].profile
    first_break = data.people[r].break_from
    k = data.people[r].break_to - first_break
    latest = early[size + 1, k]  # being back, or beginning the next stop
    begins[size + 1] = latest
    for i in range(size + 1, 0, -1):
        node = row[i - 1] if i <= size else -1
        place = data.people[r].end if i > size else (data.rules[0].depot if node == DEPOT else data.nodes[node].place)
        before = place_before(data, r, row, i)
        while k > 0 and arriving[i, k] < ride(data, profile, before, place, leaving[i, k]) - EPS:
            k -= 1
            latest = resting_by(data, first_break + k, latest)
            taken[k, 0], taken[k, 1] = 2 * i + 1, latest
        latest = leave_by(data, profile, before, place, latest)
        while k > 0 and leaving[i, k] < early[i - 1, k] - EPS:
            k -= 1
            latest = resting_by(data, first_break + k, latest)
            taken[k, 0], taken[k, 1] = 2 * i, latest
        if i == 1:
            begins[0] = data.people[r].shift_opens if data.people[r].under_way else latest
            return
        previous = row[i - 2]
        there = data.rules[0].depot if previous == DEPOT else data.nodes[previous].place
        lasts = spent(data, previous, place_before(data, r, row, i - 1), there)
        least = early[i - 1, k] - lasts
        latest -= lasts
        if previous == DEPOT:
            latest = max(min(latest, data.rules[0].depot_closes), least)
        else:
            if data.nodes[previous].late_cost > 0.0:
                latest = min(latest, max(least, data.nodes[previous].due))
            if data.rules[0].shift > 0.0 and not np.isnan(data.nodes[previous].kept_begin):
                latest = min(latest, max(least, data.nodes[previous].kept_begin))
            latest = max(closing(data, spots, previous, latest), least)
        begins[i - 1] = latest


@compiled
def place_before(data: Data, r: int, row: Array, i: int) -> int:
    """Where the engineer is before the i-th stop, counted from 1."""
    if i == 1:
        return int(data.people[r].start)
    return int(data.rules[0].depot if row[i - 2] == DEPOT else data.nodes[row[i - 2]].place)


@compiled
def priced(data: Data, r: int, row: Array, size: int, begins: Array, taken: Array) -> float:
    """The cost of a row whose times are known; infinite where a bound is passed."""
    profile = data.people[r].profile
    bands = data.bands.shape[0]
    cost, on_the_way, far, work = data.people[r].fixed, 0.0, 0.0, 0.0
    before = data.people[r].start
    for i in range(1, size + 2):
        node = row[i - 1] if i <= size else -1
        place = data.people[r].end if i > size else (data.rules[0].depot if node == DEPOT else data.nodes[node].place)
        if before >= 0 and place >= 0:
            far += data.distances[profile, before, place]
            if bands == 1:
                on_the_way += data.times[profile, before, place]
            else:
                left = left_at(data, r, row, i, begins, taken)
                on_the_way += ride(data, profile, before, place, left) - left
        if node >= 0:
            work += data.nodes[node].service
            if data.nodes[node].late_cost > 0.0:
                cost += data.nodes[node].late_cost * max(0.0, begins[i] - data.nodes[node].due)
            if data.rules[0].shift > 0.0 and not np.isnan(data.nodes[node].kept_begin):
                cost += data.rules[0].shift * abs(begins[i] - data.nodes[node].kept_begin)
            if data.change.shape[0] > 1:
                cost += data.change[r, node]
        if place >= 0:
            before = place
    lasts = begins[size + 1] - begins[0]
    if (
        lasts > data.people[r].longest + EPS
        or on_the_way > data.people[r].longest_travel + EPS
        or far > data.people[r].farthest + EPS
    ):
        return np.inf
    cost += data.rules[0].travel * on_the_way + data.rules[0].distance * far + data.rules[0].duration * lasts
    cost += data.rules[0].overtime * max(0.0, begins[size + 1] - data.people[r].regular)
    return float(cost + unbalance(data, work))


@compiled
def left_at(data: Data, r: int, row: Array, i: int, begins: Array, taken: Array) -> float:
    """When the way to the i-th stop begins: once the stop before has ended, and the breaks taken there."""
    left = begins[i - 1]
    if i > 1:
        there = data.rules[0].depot if row[i - 2] == DEPOT else data.nodes[row[i - 2]].place
        left += spent(data, row[i - 2], place_before(data, r, row, i - 1), there)
    for k in range(data.people[r].break_to - data.people[r].break_from):
        if taken[k, 0] == 2 * i:
            left = max(left, taken[k, 1] + data.breaks[data.people[r].break_from + k].lasts)
    return float(left)


@compiled
def unbalance(data: Data, work: float) -> float:
    """What it costs that somebody's service is not the fair share."""
    if data.rules[0].unbalance == 0.0:
        return 0.0
    return float(data.rules[0].unbalance * (work / 3600.0 - data.rules[0].fair) ** 2 / max(data.rules[0].fair, 1e-9))
