"""Loading the sample company: first the latest orders, so that the queue is alive at once; then the year before them.

The plan (seed, present, number of orders) stands in a `Run`; a case that has been lived is known by its order's
external id. So whoever is stopped or killed goes on where the tables say, and nothing comes twice.
"""

import gc
import logging
import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.db import connection

from aftersales.base import facts, runs
from aftersales.base.clock import now
from aftersales.base.errors import Refusal
from aftersales.base.models import Run
from aftersales.server import stock
from aftersales.server.demo import checking, customers, inbox, living, sign_ins, staff, windows, world
from aftersales.server.demo.cases import Case, cases, first_part
from aftersales.server.demo.seasons import DAYS
from aftersales.server.demo.sign_ins import SignIn
from aftersales.server.trouble import Trouble
from aftersales.workorders.models import WorkOrder

log = logging.getLogger("aftersales.demo")

KIND: Final = "demo"
ORDERS: Final = 3000
FIRST: Final = 600
"""Orders that stand before the address is told."""
SEED: Final = 20260101
PAUSE: Final = 0.35
"""In the background, so much of the time a life took is left to those who work: the rest of the machine is theirs."""
_LOOK_SECONDS: Final = 0.25
_SUMMED: Final = ("state", "kind__code", "priority")

Progress = Callable[[int, int], None]
Work = Callable[[int], None]


def plan(*, seed: int, orders: int, force: bool, until: datetime | None = None) -> Run:
    """What is to be loaded: as it was begun once, else begun now. Refused where somebody works with the product."""
    with _alone():
        run = Run.objects.filter(kind=KIND).order_by("-pk").first()
        return run if run is not None else _begin(seed, orders, force, (until or now()).replace(microsecond=0))


def _begin(seed: int, orders: int, force: bool, present: datetime) -> Run:
    others = WorkOrder.objects.exclude(origin=living.ORIGIN).count()
    if others and not force:
        raise Trouble("demo_not_here", orders=others)
    params = {"seed": seed, "orders": orders, "until": present.isoformat(), "first": min(FIRST, orders)}
    return runs.begin(KIND, at=now(), params=params, total=orders)


def load_first_part(run: Run, *, var: Path, processes: int, progress: Progress, mail: bool) -> list[SignIn]:
    """The company, its customers and their latest orders; the sample sign-ins. What stands already stays."""
    with _alone():
        if not run.result.get("first_done"):
            _company(run, processes)
        given = sign_ins.give(at=_until(run), var=var)
        if not run.result.get("first_done"):
            there, every = _everything(run)
            first = first_part(every, run.params["first"])
            _live(run, there, list(reversed(every[:first])), processes, progress, total=run.params["first"])
            with facts.origin(living.ORIGIN):
                windows.ask(until=_until(run))
            if not mail:
                inbox.fill(until=_until(run))
            runs.count(run, run.done, at=now(), result={"first_done": True})
        return given


def load_rest(run: Run, *, processes: int, progress: Progress, pause: float = PAUSE) -> bool:
    """The year before, oldest first, beside whatever else goes on; False when somebody wanted it stopped."""
    with _alone():
        if run.state == "done":
            return True
        if run.state != "running":
            runs.resume(run, at=now())
        there, every = _everything(run)
        first = first_part(every, run.params["first"])
        done = _live(
            run, there, list(reversed(every[first:])), processes, progress, total=run.params["orders"], pause=pause
        )
        runs.end(run, "done" if done else "stopped", at=now())
        return done


def _until(run: Run) -> datetime:
    return datetime.fromisoformat(run.params["until"])


def _company(run: Run, processes: int) -> None:
    seed, until, count = run.params["seed"], _until(run), customers.count_for(run.params["orders"])
    since = until - timedelta(days=DAYS + 35)
    stock.load(at=since)
    with facts.origin(living.ORIGIN):
        staff.hire(seed=seed, at=since, until=until)
        checking.settle(seed=seed, at=since)
        windows.settle(at=since)
        _together(
            processes,
            lambda part: _take_on(seed, until, range(part, count, processes)),
            lambda: None,
        )


def _take_on(seed: int, until: datetime, numbers: range) -> None:
    with facts.origin(living.ORIGIN):
        customers.take_on(seed=seed, until=until, numbers=numbers)


def _everything(run: Run) -> tuple[world.World, list[Case]]:
    there = world.read(run.params["seed"], _until(run))
    return there, cases(there.seed, there.until, run.params["orders"], there.office)


def _live(
    run: Run,
    there: world.World,
    todo: Sequence[Case],
    processes: int,
    progress: Progress,
    *,
    total: int,
    pause: float = 0.0,
) -> bool:
    """Live these cases in order of time; the trades share no engineer and go side by side, each in its own order."""
    trades = [[case for case in todo if case.trade == "software"], [case for case in todo if case.trade == "equipment"]]
    parts = trades if processes > 1 else [list(todo)]
    gc.freeze()  # the world stays: not to be looked through again and again
    looked_at, home = 0.0, os.getpid()

    def look(*, at_once: bool = False) -> None:
        nonlocal looked_at
        if at_once or time.monotonic() - looked_at > _LOOK_SECONDS:
            looked_at = time.monotonic()
            done = WorkOrder.objects.filter(origin=living.ORIGIN).count()
            runs.count(run, done, at=now(), result=run.result)
            progress(min(done, total), total)

    def work(part: int) -> None:
        for case in parts[part]:
            began = time.monotonic()
            if _stop_wanted(run) or home not in (os.getpid(), os.getppid()):
                return
            if _lived(there, case):
                time.sleep((time.monotonic() - began) * pause)
            if len(parts) == 1:
                look()

    _together(len(parts), work, look)
    look(at_once=True)
    return not _stop_wanted(run)


def _lived(there: world.World, case: Case) -> bool:
    """Live it. One that the product refuses half-way is left out, whole, and told: the company is a sample."""
    try:
        return living.live(there, case)
    except Refusal as refused:
        log.warning("case %s left out: %s", case.age, refused)
        return False


def _stop_wanted(run: Run) -> bool:
    return Run.objects.filter(pk=run.pk, stop_wanted_at__isnull=False).exists()


def _together(processes: int, work: Work, meanwhile: Callable[[], None]) -> None:
    """Do the parts of a work each in a process of its own; one alone is done here."""
    if processes <= 1:
        work(0)
        return
    connection.close()  # a connection is nobody's after a fork
    forked = multiprocessing.get_context("fork")
    children = [forked.Process(target=_part, args=(work, part), daemon=True) for part in range(processes)]
    for child in children:
        child.start()
    _hold_on()
    while any(child.is_alive() for child in children):
        meanwhile()
        time.sleep(_LOOK_SECONDS)
    if any(child.exitcode for child in children):
        raise Trouble("demo_part_failed", codes=[child.exitcode for child in children])


def _part(work: Work, part: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    work(part)
    connection.close()


@contextmanager
def _alone() -> Iterator[None]:
    """One process loads the sample company; another that wants to is refused."""
    _hold_on()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('aftersales.demo'))")


def _hold_on() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('aftersales.demo'))")
        if not cursor.fetchone()[0]:
            raise Trouble("demo_under_way")


def summary() -> dict[str, Any]:
    """How many orders there are, by state, kind and priority."""
    from_demo = WorkOrder.objects.filter(origin=living.ORIGIN)
    return {name: dict(sorted(Counter(from_demo.values_list(name, flat=True)).items())) for name in _SUMMED}
