"""Functions that numba turns into machine code at first call and keeps for later runs to load.

numba looks whether the file of a function has changed, not those of the functions it calls and has made part of it. So
what is kept stands under the sum of all files here: one that changes has everything compiled anew.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])

HERE: Final = Path(__file__).parent


def places() -> Iterator[Path]:
    """Where compiled code may be kept, the best first; what numba was told (NUMBA_CACHE_DIR) before all."""
    if asked := vars(numba.config).get("CACHE_DIR"):
        yield Path(asked)
    yield HERE / "__pycache__"
    yield Path.home() / ".cache" / "aftersales"


def kept_in(sources: Path, among: Iterable[Path]) -> Path | None:
    """A folder for what is compiled from these sources alone, in the first of these places that can be written; None
    where none can. What other sources left beside these ones is removed."""
    sums = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources.glob("*.py")))).hexdigest()[:16]
    for place in among:
        folder = place / f"routing-{sums}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if not os.access(folder, os.W_OK):
            continue
        for other in place.glob("routing-*") if place == sources / "__pycache__" else ():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        return folder
    return None


KEPT: Final = kept_in(HERE, places())
vars(numba.config)["CACHE_DIR"] = "" if KEPT is None else str(KEPT)
SHARED: Final[dict[str, Any]] = {"cache": KEPT is not None, "error_model": "numpy", "nogil": True, "_nrt": False}
"""No counting of arrays: compiled functions allocate nothing, which more than halves their code. Where nothing can be
kept, every process compiles for itself."""
WITHIN: Final[dict[str, Any]] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(function: F) -> F:
    """This function as machine code for others of its kind to call."""
    return cast(F, numba.njit(**SHARED, **WITHIN)(function))


def entry(function: F) -> F:
    """The same for Python to call; threads may run it side by side."""
    return cast(F, numba.njit(**SHARED)(function))
