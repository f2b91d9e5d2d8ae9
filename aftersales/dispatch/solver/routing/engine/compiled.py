"""Functions that numba turns into machine code at first call and keeps for later runs to load.

numba looks whether the file of a function has changed, not those of the functions it calls and has made part of it. So
what is kept stands under the sum of all files here: one that changes has everything compiled anew.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])

HERE: Final = Path(__file__).parent


def _places() -> Iterator[Path]:
    """Where compiled code may be kept, the best first."""
    if asked := os.environ.get("NUMBA_CACHE_DIR"):
        yield Path(asked)
    yield HERE / "__pycache__"
    yield Path.home() / ".cache" / "aftersales"


def keep(sources: Path = HERE) -> Path | None:
    """Have compiled code kept in a folder of these sources alone, in the first place that can be written; None where
    there is none, and every process compiles for itself. What other sources left beside them is removed."""
    sums = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources.glob("*.py")))).hexdigest()[:16]
    for place in _places():
        folder = place / f"routing-{sums}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if not os.access(folder, os.W_OK):
            continue
        for other in place.glob("routing-*") if place == HERE / "__pycache__" else ():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        vars(numba.config)["CACHE_DIR"] = str(folder)
        return folder
    return None


SHARED: Final[dict[str, Any]] = {"cache": keep() is not None, "error_model": "numpy", "nogil": True, "_nrt": False}
"""No counting of arrays: compiled functions allocate nothing, which more than halves their code."""
WITHIN: Final[dict[str, Any]] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(function: F) -> F:
    """This function as machine code for others of its kind to call."""
    return cast(F, numba.njit(**SHARED, **WITHIN)(function))


def entry(function: F) -> F:
    """The same for Python to call; threads may run it side by side."""
    return cast(F, numba.njit(**SHARED)(function))
