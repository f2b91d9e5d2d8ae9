"""Functions that numba turns into machine code at first call and keeps beside the source for later runs to load."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])


SHARED: Final[dict[str, Any]] = {"cache": True, "error_model": "numpy", "nogil": True, "_nrt": False}
"""No counting of arrays: compiled functions allocate nothing, which more than halves their code."""
WITHIN: Final[dict[str, Any]] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(function: F) -> F:
    """This function as machine code for others of its kind to call."""
    return cast(F, numba.njit(**SHARED, **WITHIN)(function))


def entry(function: F) -> F:
    """The same for Python to call; threads may run it side by side."""
    return cast(F, numba.njit(**SHARED)(function))
