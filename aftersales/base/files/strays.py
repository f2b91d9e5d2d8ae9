"""Whether the shelf and the table of files are of one mind: after a kill, or a restored dump, they may not be."""

from dataclasses import dataclass

from aftersales.base.files import shelf
from aftersales.base.files.rules import State
from aftersales.base.models import File


@dataclass(frozen=True)
class Compared:
    """Folders on the shelf that no file has, and how many files that should be there have lost their bytes."""

    strays: list[str]
    lost: int


def compare() -> Compared:
    """Lay the two together. The shelf is listed first: a file has its row before it has bytes, so what is listed and
    then has no row is nobody's."""
    lying = shelf.folders()
    known = set(File.objects.values_list("storage_key", flat=True).iterator())
    kept = File.objects.filter(state=State.READY).values_list("storage_key", flat=True)
    away = [one for one in kept.iterator() if one not in lying]
    return Compared(sorted(lying - known), sum(not shelf.has(f"{one}/original") for one in away))


def drop() -> int:
    """Take from the shelf what nobody has; how many folders it was."""
    gone = compare().strays
    for folder in gone:
        shelf.clear(folder)
    return len(gone)
