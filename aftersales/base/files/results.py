"""The files that long work leaves for whoever asked for it: beside all other files, under a name nobody can guess, for
some days. They are no `File`: nothing is attached to them, and only the run that made them knows them."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

from aftersales.base.files import shelf

KEPT_DAYS: Final = 7
_CONTENT: Final = "original"


def new_name() -> str:
    """A name for a file that does not exist yet."""
    return token_hex(16)


@contextmanager
def written(name: str) -> Iterator[Path]:
    """A path to write to; what stands there when the block ends well is kept under `name`, else nothing is."""
    folder = Path(tempfile.mkdtemp(dir=shelf.workshop()))
    try:
        path = folder / _CONTENT
        yield path
        shelf.put(path, f"{shelf.RESULTS}/{name}/{_CONTENT}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def there(name: str) -> bool:
    """Whether it is still kept."""
    return shelf.has(f"{shelf.RESULTS}/{name}/{_CONTENT}")


def read(name: str, size: int) -> Iterator[bytes]:
    """All of it, a little at a time."""
    return shelf.read(f"{shelf.RESULTS}/{name}/{_CONTENT}", 0, size)


def remove(name: str) -> None:
    """It is not kept any longer; one that is gone already is no trouble."""
    shelf.clear(f"{shelf.RESULTS}/{name}")
