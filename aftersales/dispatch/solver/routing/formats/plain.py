"""What readers of text files share: numbers that name their place when they are none, and straight ways."""

import math
import re
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.problem import Matrix
from aftersales.dispatch.solver.routing.soundness import LARGEST, PLACES

_WHOLE: Final = re.compile(r"[0-9]{1,9}")


def number(word: str, path: str) -> float:
    """A finite number no larger than is reckoned with, or `Unsound` with its path."""
    try:
        value = math.nan if "_" in word else float(word)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Unsound([Flaw(path, "not_a_number", {"value": word[:40]})])
    if value < -LARGEST:
        raise Unsound([Flaw(path, "too_small", {"value": value, "least": -LARGEST})])
    if value > LARGEST:
        raise Unsound([Flaw(path, "too_large", {"value": value, "most": LARGEST})])
    return value


def whole(word: str, path: str) -> int:
    """A whole number from zero, or `Unsound` with its path."""
    if not _WHOLE.fullmatch(word):
        raise Unsound([Flaw(path, "not_whole", {"value": word[:40]})])
    return int(word)


def few_enough(path: str, many: int, most: int = PLACES) -> None:
    """`Unsound` with its path where there are more of something than there is room for."""
    if many > most:
        raise Unsound([Flaw(path, "too_many", {"many": many, "most": most})])


def euclidean(coordinates: Matrix) -> Matrix:
    """Straight ways between all of these points."""
    x, y = coordinates.T
    squares: Matrix = np.square(x[:, None] - x)
    squares += np.square(y[:, None] - y)
    np.sqrt(squares, out=squares)
    return squares
