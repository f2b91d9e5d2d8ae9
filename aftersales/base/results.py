"""The files that long work leaves for whoever asked for it: kept under a name nobody can guess, for some days.

A small door to one folder, `var/exports`. Several machines need it on a disk they share.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage

KEPT_DAYS: Final = 7


def _shelf() -> Storage:
    return FileSystemStorage(location=settings.EXPORTS, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def new_name(ending: str) -> str:
    """A name for a file that does not exist yet."""
    return f"{token_hex(16)}.{ending}"


@contextmanager
def written(name: str) -> Iterator[Path]:
    """A path to write to; what stands there when the block ends well is kept under `name`, else nothing is."""
    Path(settings.EXPORTS).mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(dir=settings.EXPORTS, prefix=".writing-") as folder:
        path = Path(folder) / name
        yield path
        with path.open("rb") as file:
            remove(name)
            _shelf().save(name, File(file))


def opened(name: str) -> "File[Any] | None":
    """The file to read from, or None when it is no longer kept."""
    shelf = _shelf()
    return shelf.open(name, "rb") if name and shelf.exists(name) else None


def size(name: str) -> int:
    """In bytes."""
    return int(_shelf().size(name))


def remove(name: str) -> None:
    """It is not kept any longer; one that is gone already is no trouble."""
    _shelf().delete(name)
