"""Work at a proposal: read the board, plan it, keep what is proposed. The board itself is only ever read.

A worker that follows one that died begins anew; what was proposed is kept in one transaction with the end of the run.
"""

import logging
import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from threading import Event
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.base import runs
from aftersales.base.errors import NotAllowed, Refusal
from aftersales.base.facts import emit
from aftersales.base.models import Run
from aftersales.dispatch.actions.proposals.asking import audience
from aftersales.dispatch.actions.proposals.telling import tell_of_night
from aftersales.dispatch.events.plans import ProposalMade
from aftersales.dispatch.models import Change, LeftOut, Proposal
from aftersales.dispatch.queries.planning import boards
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.queries.planning.shown import KIND
from aftersales.dispatch.queries.planning.works import SOON
from aftersales.dispatch.queries.reading import instant
from aftersales.dispatch.rules import DECIDE
from aftersales.dispatch.solver.plans.board import Board, Slot
from aftersales.dispatch.solver.plans.figures import figures, ways
from aftersales.dispatch.solver.plans.greedy import decided
from aftersales.dispatch.solver.plans.parting import changes, parts
from aftersales.dispatch.solver.plans.planning import Planned, plan_board
from aftersales.dispatch.solver.plans.problem import Stability
from aftersales.dispatch.states import ProposalKind
from aftersales.people.access import acting

log = logging.getLogger("aftersales.dispatch")
Clock = Callable[[], datetime]

SECONDS: Final = {
    ProposalKind.NIGHT: 60.0, ProposalKind.REPAIR: 4.0, ProposalKind.ENGINEER: 2.0, ProposalKind.RESHUFFLE: 5.0,
}  # fmt: skip
"""How long is searched for 300 works; for more of them as much longer."""
USUAL: Final = 300
LONGEST: Final = 600.0
STABLE: Final = {
    ProposalKind.NIGHT: Stability(change=15.0, shift=0.05, balance=10.0),
    ProposalKind.REPAIR: Stability(change=60.0, shift=0.5),
    ProposalKind.ENGINEER: Stability(change=15.0, shift=0.05),
    ProposalKind.RESHUFFLE: Stability(change=2.0, shift=0.01, balance=10.0),
}
"""What it has to be worth that a visit gets another engineer or time: the nearer it is, the more people know of it.
Whole days are made even among people; a day under way is mended, not made fair."""
MARGINS: Final = {
    ProposalKind.NIGHT: timedelta(minutes=60), ProposalKind.REPAIR: timedelta(minutes=10),
    ProposalKind.ENGINEER: timedelta(minutes=10), ProposalKind.RESHUFFLE: timedelta(minutes=20),
}  # fmt: skip
"""So long what is proposed is to hold: it is found, read and taken in that time."""
SOON_IS: Final = {**dict.fromkeys(ProposalKind, SOON), ProposalKind.REPAIR: MARGINS[ProposalKind.REPAIR]}
"""What begins within this, beyond what one has to set out, stays; what came between is read at once."""
PROCESSES: Final = max((os.cpu_count() or 2) // 2, 1)
"""How many processes of this worker search side by side where a board is cut into parts: the other half serves."""
PAUSE: Final = 1.0
"""Seconds between two better plans that are told, or five times as long as telling one takes."""
SILENT: Final = timedelta(minutes=30)


class Overtaken(Exception):
    """The run has been ended by somebody else."""


def work(*, run: UUID, clock: Clock) -> None:
    """Plan what a run asks for, and keep it."""
    row = Proposal.objects.select_related("run", "by").filter(run__key=run, run__state="running").first()
    if row is None:
        return
    try:
        _plan(row, clock)
    except Overtaken:
        log.warning("proposal %s was ended by another", row.key)
    except Refusal as refusal:
        _fail(row, refusal.code, clock())
    except Exception:
        log.exception("proposal %s failed", row.key)
        _fail(row, "unexpected", clock())


def give_up_silent(*, at: datetime) -> int:
    """End what has been silent for so long that nobody works at it any more; how many."""
    silent = Proposal.objects.select_related("run", "by").filter(
        run__state="running", run__kind=KIND, run__seen_alive_at__lt=at - SILENT
    )
    found = list(silent[:20])
    for row in found:
        _fail(row, "unexpected", at)
    return len(found)


def _plan(row: Proposal, clock: Clock) -> None:
    at, kind = clock(), ProposalKind(row.kind)
    by = acting(row.by.key, row.run.params["token"], at=at) if row.by is not None else None
    if row.by is not None and by is None:
        raise NotAllowed(right=DECIDE)
    read = boards.read(Scope.read(row.scope), by, at, soon=SOON_IS[kind], margin=MARGINS[kind])
    watch = _Watch(row.run, read.board, clock)
    watch.look(0.0)
    planned = plan_board(
        read.board, STABLE[kind], seconds=_seconds(kind, len(read.board.works)), seed=row.pk % 1000,
        workers=PROCESSES, cancelled=watch.cancelled, greedy=watch.greedy, show=watch.show,
    )  # fmt: skip
    if watch.cancelled.is_set():
        planned = watch.best or Planned(read.board.present, (), {})
    _keep(row, read, planned, watch, at=at, ended_at=clock())


def _seconds(kind: ProposalKind, works: int) -> float:
    return min(SECONDS[kind] * max(works / USUAL, 1.0), LONGEST)


class _Watch:
    """Tells how far it is and what was found, and hears whether it is still wanted."""

    def __init__(self, run: Run, board: Board, clock: Clock) -> None:
        self.cancelled, self.best = Event(), None
        self._run, self._board, self._clock = run, board, clock
        self._told_at, self._pause = clock(), 0.0
        self.greedy = decided(board)
        told = {"present": board.present, "greedy": self.greedy.slots}
        self.figures: dict[str, Any] = {name: asdict(figures(board, slots)) for name, slots in told.items()}

    best: Planned | None

    def show(self, share: float, tell: Callable[[], Planned]) -> None:
        """A better plan, told unless one was told just now."""
        at = self._clock()
        if (at - self._told_at).total_seconds() >= self._pause:
            self.best = tell()
            self.count(self.best.slots)
            self._told_at = self._clock()
            self._pause = max(PAUSE, 5 * (self._told_at - at).total_seconds())
        self.look(share)

    def count(self, slots: Mapping[str, Slot]) -> None:
        """What this plan comes to."""
        self.figures["proposed"] = asdict(figures(self._board, slots))

    def look(self, share: float) -> None:
        """So much of the search is done."""
        self._run.refresh_from_db(fields=["stop_wanted_at", "state"])
        if self._run.state != "running":
            raise Overtaken
        if self._run.stop_wanted_at is not None:
            self.cancelled.set()
        runs.count(self._run, round(99 * share), at=self._clock(), result=self.figures)


def _keep(
    row: Proposal, read: boards.Read, planned: Planned, watch: _Watch, *, at: datetime, ended_at: datetime
) -> None:
    grouped = parts(read.board, planned.slots)
    watch.count(planned.slots)
    with transaction.atomic():
        run = Run.objects.select_for_update().get(pk=row.run_id)
        if run.state != "running":
            raise Overtaken
        row.board_at, row.figures = at, watch.figures
        row.stays = dict(Counter(str(why) for why in read.stays.values()))
        row.save(update_fields=["board_at", "figures", "stays"])
        Change.objects.bulk_create(_changes(row, read, planned, grouped), batch_size=500)
        LeftOut.objects.bulk_create(_left(row, read, planned), batch_size=500)
        state = "stopped" if watch.cancelled.is_set() else "done"
        runs.count(run, 100, at=ended_at, result=watch.figures)
        runs.end(run, state, at=ended_at)
        _tell(row, state, len(changes(read.board, planned.slots)), len(grouped), ended_at)


def _changes(row: Proposal, read: boards.Read, planned: Planned, grouped: list[list[str]]) -> list[Change]:
    board = read.board
    there, before = ways(board, planned.slots), ways(board, board.present)
    found = []
    for part, keys in enumerate(grouped, 1):
        for number, key in enumerate(keys, 1):
            slot, was, visit = planned.slots[key], board.by_key[key].present, read.visits.get(key)
            due = board.by_key[key].need.due
            found.append(
                Change(
                    proposal=row, part=part, number=number, visit=visit,
                    order_id=visit.order_id if visit is not None else read.orders[key].pk,
                    engineer_id=slot.lead, mates=list(slot.engineers[1:]), seats=list(planned.seats.get(key, ())),
                    starts_at=instant(slot.begins), ends_at=instant(slot.ends), way_minutes=there[slot.lead, key],
                    was_engineer_id=was.lead if was is not None else None,
                    was_starts_at=visit.starts_at if visit is not None else None,
                    was_ends_at=visit.ends_at if visit is not None else None,
                    was_way_minutes=before[was.lead, key] if was is not None else None,
                    due_at=instant(due) if due is not None else None,
                )
            )  # fmt: skip
    return found


def _left(row: Proposal, read: boards.Read, planned: Planned) -> list[LeftOut]:
    return [
        LeftOut(
            proposal=row,
            order_id=read.visits[one.key].order_id if one.key in read.visits else read.orders[one.key].pk,
            visit=read.visits.get(one.key),
            reason=one.reason,
            rules=list(one.rules),
        )
        for one in planned.left
    ]


def _fail(row: Proposal, trouble: str, at: datetime) -> None:
    with transaction.atomic():
        run = Run.objects.select_for_update().get(pk=row.run_id)
        if run.state != "running":
            return
        runs.count(run, run.done, at=at, result={"trouble": trouble})
        runs.end(run, "failed", at=at)
        _tell(row, "failed", 0, 0, at)


def _tell(row: Proposal, state: str, many: int, grouped: int, at: datetime) -> None:
    by = row.by.key if row.by is not None else None
    fact = ProposalMade(proposal=row.key, kind=row.kind, state=state, changes=many, parts=grouped, at=at, by=by)
    emit(fact, audience=audience(row))
    tell_of_night(row, state, many, at)
