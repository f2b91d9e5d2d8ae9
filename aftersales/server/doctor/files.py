"""The shelf of files: there, holding what the tables say it holds, and nothing else."""

from collections.abc import Iterator

from aftersales.base.files import shelf, strays
from aftersales.server.doctor.finding import Finding


def files() -> Iterator[Finding]:
    """All of it."""
    place = shelf.place()
    try:
        found = strays.compare()
    except Exception as error:  # whatever a store elsewhere, or its client, has to say
        yield Finding("doctor_files", False, {"place": place, "why": str(error).strip()})
        return
    yield Finding("doctor_files", True, {"place": place})
    yield Finding("doctor_files_lost", found.lost == 0, {"count": found.lost, "place": place})
    stray = {"count": len(found.strays), "place": place, "names": ", ".join(found.strays[:5])}
    yield Finding("doctor_files_stray", not found.strays, stray, grave=False)
