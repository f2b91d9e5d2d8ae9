"""Tables as somebody brings them, with a shelf of the test's own, read and run without a worker."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from openpyxl import Workbook

from aftersales.base.files import shelf
from aftersales.base.ids import new_key
from aftersales.base.imports import keeping, reading, running
from aftersales.base.models import File, Import
from aftersales.people.access import Actor
from tests.conftest import NOON


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """The shelf, in a folder of its own."""
    store = {**settings.STORAGES["files"], "OPTIONS": {**settings.STORAGES["files"]["OPTIONS"], "location": tmp_path}}
    with override_settings(STORAGES={**settings.STORAGES, "files": store}):
        yield tmp_path


def arrived(data: bytes, by: Actor, name: str = "table.csv", kind: str = "application/octet-stream") -> File:
    """A file of somebody's that may be used."""
    place = new_key().hex
    with shelf.joined([]) as empty:
        empty.path.write_bytes(data)
        shelf.put(empty.path, f"{place}/original")
    return File.objects.create(
        uploaded_by=by.key, state="ready", name=name, size=len(data), offset=len(data), storage_key=place, type=kind,
        kept_size=len(data), sha256=b"-", begun_at=NOON, settled_at=NOON,
    )  # fmt: skip


Bring = Callable[..., Import]


@pytest.fixture
def bring(ada: Actor) -> Bring:
    """`bring("customers", rows)` is a table of Ada's that has been read; bytes are a file as it is."""

    def make(subject: str, table: Any, *, by: Actor = ada, name: str = "table.csv") -> Import:
        data = table if isinstance(table, bytes) else csv(table)
        one = keeping.begin(subject=subject, file=arrived(data, by, name).key, by=by, at=NOON)
        reading.read(key=one.key, at=NOON)
        return Import.objects.get(pk=one.pk)

    return make


def csv(rows: Sequence[Sequence[Any]]) -> bytes:
    """A plain table."""
    return "".join(",".join(str(cell) for cell in row) + "\r\n" for row in rows).encode()


def xlsx(rows: Sequence[Sequence[Any]]) -> bytes:
    """The same as a workbook."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(out)
    return out.getvalue()


def done(one: Import, mode: str, by: Actor) -> Import:
    """Checked (`check`) or taken in (`all`, `good`)."""
    begun = begin(one, mode, by)
    assert begun.run is not None
    running.work(run=begun.run.key, clock=lambda: NOON)
    return Import.objects.get(pk=one.pk)


def begin(one: Import, mode: str, by: Actor) -> Import:
    """Queued and not begun."""
    if mode == "check":
        return keeping.check(key=one.key, by=by, at=NOON)
    return keeping.run(key=one.key, mode=mode, by=by, at=NOON)


def told(one: Import) -> list[tuple[int, str, list[tuple[str, str, str]]]]:
    """What came of each row: its number, the outcome, and what is wrong with which cell."""
    return [
        (row.number, row.outcome, [(it["column"], it["code"], it["value"]) for it in row.troubles])
        for row in one.outcomes.order_by("number")
    ]
