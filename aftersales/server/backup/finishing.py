"""The end of a restore, inside the restored installation: files, uploads that broke off, erasures, the smoke check."""

import time
from functools import partial
from pathlib import Path
from typing import Any

from aftersales.base.clock import now
from aftersales.base.errors import Refusal
from aftersales.base.files import shelf, strays, sweeping
from aftersales.base.models import File
from aftersales.customers.actions import contacts
from aftersales.customers.models import Contact
from aftersales.people.actions import erasing
from aftersales.people.models import Person
from aftersales.server.backup.contents import erased
from aftersales.server.backup.folder import Line
from aftersales.server.backup.objects import CHUNK, SEALED, opened
from aftersales.server.health import is_migrated
from aftersales.workorders.models import WorkOrder


def finish(line: Line, keys: list[Any]) -> dict[str, Any]:
    """Everything after the database stands; what was done."""
    began = time.monotonic()
    files, size, damaged = bring_files(line, keys)
    took = time.monotonic() - began
    broken = sweeping.end_broken_uploads(at=now())
    forgotten, refused = replay_erasures(line.folder.parent)
    compared = strays.compare()
    return {
        "files": files,
        "files_mb": round(size / 1e6, 1),
        "files_seconds": round(took, 2),
        "files_missing": compared.lost,
        "files_damaged": damaged,
        "uploads_to_begin_anew": broken,
        "erased_again": forgotten,
        "erasures_refused": refused,
        "orders": WorkOrder.objects.count(),
        "migrated": is_migrated(),
    }


def bring_files(line: Line, keys: list[Any]) -> tuple[int, int, list[str]]:
    """Put on the shelf what the tables know of and is not there; how many, how many bytes, and which are damaged."""
    known = set(File.objects.values_list("storage_key", flat=True).iterator())
    done, size, damaged = 0, 0, []
    for name, entry in line.index.by_name().items():
        folder, _, rest = name.partition("/")
        key, _, kept = rest.partition("/")
        where = f"{key}/{kept.removesuffix(SEALED)}"
        if folder != "files" or key not in known or shelf.has(where):
            continue
        with opened(line.folder / name, keys) as source:
            digest = shelf.bring(where, iter(partial(source.read, CHUNK), b""))
        if digest != entry["plain_sha256"]:
            damaged.append(where)
        done, size = done + 1, size + int(entry["plain_size"])
    return done, size, damaged


def replay_erasures(folder: Path) -> tuple[int, list[str]]:
    """Whoever was erased after the moment is erased again; how many, and who could not be."""
    done, refused = 0, []
    for told in erased(folder):
        try:
            done += _erase(told.get("contact"), told.get("person"))
        except Refusal as error:
            refused.append(f"{told.get('contact') or told.get('person')}: {error.code}")
    return done, refused


def _erase(contact: str | None, person: str | None) -> int:
    if contact is not None:
        row = Contact.objects.filter(key=contact).exclude(name="").first()
        if row is not None:
            contacts.erase_contact(key=row.key, by=None, at=now(), version=None)
        return int(row is not None)
    there = Person.objects.filter(key=str(person)).exclude(name="").first()
    if there is not None:
        erasing.erase_person(key=there.key, by=None, at=now())
    return int(there is not None)
