"""Stretches of a route joined in constant time.

A stretch is told by its least duration D, and the earliest E and latest L moment of beginning with which it lasts no
longer (Vidal, Crainic, Gendreau, Prins 2013, "A hybrid genetic algorithm with adaptive diversity management for
vehicle routing problems with time windows", without their time warp: what cannot be kept is refused).
"""

from aftersales.dispatch.solver.routing.engine.arrays import EPS
from aftersales.dispatch.solver.routing.engine.compiled import compiled

NEVER = 1e300


@compiled
def joined(d: float, e: float, ll: float, way: float, d2: float, e2: float, l2: float) -> tuple[float, float, float]:
    """Two stretches with a way between them; a duration of NEVER if the second would be too late."""
    until = d + way
    if e + until > l2 + EPS or d >= NEVER or d2 >= NEVER:
        return NEVER, e, ll
    wait = max(e2 - until - ll, 0.0)
    return until + d2 + wait, max(e2 - until, e) - wait, min(l2 - until, ll)
