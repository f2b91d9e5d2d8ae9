"""Everything that is searched for, written anew: where its row of pieces is missing or of another version of them.

Online and a few rows at a time: what is not yet written anew is found as before, for a search asks by the pieces of
both versions, and what changes meanwhile is written by whoever changes it. The progress is a run that is counted on in
the transaction of what it did, so that whoever follows goes on exactly there.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Protocol

from django.db import transaction
from django.db.models import Model

from aftersales.assets.actions import indexing as assets
from aftersales.assets.models import Asset, AssetSearch
from aftersales.base import runs
from aftersales.base.models import Run
from aftersales.base.search import grams
from aftersales.base.search.rows import SearchRow, Walked
from aftersales.customers.actions import indexing as customers
from aftersales.customers.models import Contact, ContactSearch, Customer, CustomerSearch
from aftersales.people.actions import indexing as people
from aftersales.people.models import Person, PersonSearch
from aftersales.workorders.actions import indexing as workorders
from aftersales.workorders.models import OrderSearch, WorkOrder

KIND: Final = "reindex"
BATCH: Final = 500
"""Rows in one transaction: whoever wants to change one of them waits for so many at most."""
AT_ONCE: Final = 20
"""Batches that the housekeeping does before it looks after other things."""


class Walk(Protocol):
    """A room's verb that writes some rows anew."""

    def __call__(self, *, after: int, limit: int, everything: bool) -> Walked: ...


SUBJECTS: Final[tuple[tuple[type[Model], type[SearchRow], Walk], ...]] = (
    (Person, PersonSearch, people.reindex_people),
    (Customer, CustomerSearch, customers.reindex_customers),
    (Contact, ContactSearch, customers.reindex_contacts),
    (Asset, AssetSearch, assets.reindex_assets),
    (WorkOrder, OrderSearch, workorders.reindex_orders),
)
"""What is searched for, one after another; a new subject is added at the end."""


def begin(*, at: datetime, everything: bool = False) -> Run:
    """The run that is under way, or a new one; `everything` also writes what is of the present version."""
    unfinished = Run.objects.filter(kind=KIND, state="running").first()
    if unfinished is not None:
        return unfinished
    total = sum(model._default_manager.count() for model, _, _ in SUBJECTS)
    params = {"version": grams.VERSION, "everything": everything}
    return runs.begin(KIND, at=at, params=params, total=total)


@transaction.atomic
def next_batch(*, at: datetime) -> Run | None:
    """Go on by one batch; the run, or None while another process has it in hand, or when it is done."""
    run = runs.claim(KIND)
    if run is None:
        return None
    told = run.result or {"subject": 0, "after": 0, "written": 0}
    walk = SUBJECTS[told["subject"]][2]
    walked = walk(after=told["after"], limit=BATCH, everything=run.params["everything"])
    told |= {"after": walked.last, "written": told["written"] + walked.written}
    if walked.seen < BATCH:
        told |= {"subject": told["subject"] + 1, "after": 0}
    runs.count(run, run.done + walked.seen, at=at, result=told)
    if told["subject"] == len(SUBJECTS) or run.stop_wanted_at is not None:
        runs.end(run, "done" if told["subject"] == len(SUBJECTS) else "stopped", at=at)
    return run


def catch_up(*, at: datetime) -> int:
    """After a new version of the pieces, or on a database that was never indexed: begin, and go on by some batches.

    How many rows were written. Once a run of this version has come to its end, nothing more is looked at.
    """
    if Run.objects.filter(kind=KIND, state="done", params__version=grams.VERSION).exists():
        return 0
    run: Run | None = begin(at=at)
    before = (run.result or {}).get("written", 0) if run else 0
    last = before
    for _ in range(AT_ONCE):
        run = next_batch(at=at)
        if run is None:
            break
        last = run.result["written"]
        if run.state != "running":
            break
    return int(last - before)


def reindex(*, at: Callable[[], datetime], everything: bool, progress: Callable[[Run], None]) -> Run:
    """Begin or take up a run, and see it to its end."""
    run = begin(at=at(), everything=everything)
    while (walked := next_batch(at=at())) is not None:
        run = walked
        progress(run)
        if run.state != "running":
            break
    return run


def waiting() -> Mapping[str, int]:
    """How many rows of each subject are missing in the index, or are of another version; only those with any."""
    found = {
        str(model._meta.model_name): model._default_manager.exclude(search__version=grams.VERSION)
        for model, _, _ in SUBJECTS
    }
    found["person"] = found["person"].exclude(name="")
    found["contact"] = found["contact"].exclude(name="")
    counted = {name: rows.count() for name, rows in found.items()}
    return {name: count for name, count in counted.items() if count}
