"""What readers of text files share: numbers that name their place when they are none, and straight ways."""

import math

import numpy as np

from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.problem import Matrix


def number(word: str, path: str) -> float:
    """A finite number, or `Unsound` with its path."""
    try:
        value = float(word)
    except ValueError:
        raise Unsound([Flaw(path, "not_a_number", {"value": word[:40]})]) from None
    if not math.isfinite(value):
        raise Unsound([Flaw(path, "not_a_number", {"value": word[:40]})])
    return value


def euclidean(coordinates: Matrix) -> Matrix:
    """Straight ways between all of these points."""
    apart = coordinates[:, None, :] - coordinates[None, :, :]
    return np.asarray(np.sqrt((apart**2).sum(axis=2)), float)
