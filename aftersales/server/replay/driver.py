"""Drives one happening through the product's own actions, then reads the order back and compares."""

from datetime import datetime, timedelta
from typing import Final

from django.db import DataError, IntegrityError

from aftersales.base import facts
from aftersales.base.errors import Conflict, Refusal
from aftersales.base.verbs import as_one
from aftersales.server.replay.cast import Cast
from aftersales.server.replay.happenings import Happening, Refused
from aftersales.server.replay.mapping import LogMapping
from aftersales.server.replay.moving import Moving
from aftersales.server.replay.route import way
from aftersales.server.replay.stands import IMPORT, INFERRED, Stand, all_stands, external_id, read_back
from aftersales.server.replay.tally import Tally
from aftersales.server.replay.wanted import wanted
from aftersales.workorders import rules
from aftersales.workorders.actions import orders
from aftersales.workorders.states import Order

_REFUSALS: Final = (Refusal, DataError, IntegrityError)
"""What is wrong with a row. Any other fault is ours, or the database's, and ends the run."""


class Driver:
    """The orders of one source, by the log's name for each case."""

    def __init__(self, mapping: LogMapping, source: str, tally: Tally) -> None:
        self.mapping = mapping
        self.source = source
        self.tally = tally
        self.cast = Cast(source)
        self.stands = all_stands(source)
        self.unreported: dict[str, tuple[str, str]] = {}

    def open(self, one: Happening, at: datetime) -> None:
        """The case begins: somebody reports it. If that is refused, so are its rows, for the same reason."""
        if one.case in self.stands:
            return
        try:
            self._report(one, at)
        except _REFUSALS as error:
            self.unreported[one.case] = _why(error)

    def apply(self, one: Happening) -> None:
        """Bring the order to where this row says it stands, and see that it does. What is refused leaves nothing."""
        stand = self.stands.get(one.case)
        try:
            if stand is None:
                raise Conflict("replay_not_reported", why=" ".join(self.unreported.get(one.case, ())))
            done = self._apply(one, stand)
        except _REFUSALS as error:
            self.tally.refused.append(Refused(one.row, one.case, *_why(error)))
            return
        self.tally.applied += done
        self.tally.unchanged += not done

    def _report(self, one: Happening, at: datetime) -> None:
        # Who and what it names is made before the savepoint, so that it stays known if the report is refused.
        reporter = one.reported_by or one.by
        by = self.cast.actor(reporter, at) if reporter is not None else None
        customer = self.cast.customer(one.customer, at) if one.customer is not None else None
        category = self.cast.category(one.category, at)[1] if one.category is not None else None
        inferred = one.move not in ("", "report")  # the case begins with something else: its report was skipped
        with as_one(), facts.origin(INFERRED if inferred else IMPORT):
            order = orders.report(
                by=by,
                at=at,
                kind=self.mapping.kind,
                title=f"{self.source} {one.case}",
                channel=one.channel,
                customer=customer,
                category=category,
                priority=one.priority,
                external_id=external_id(self.source, one.case),
            )
        self._count("report", inferred)
        self.stands[one.case] = read_back(order.pk, stand_in=False)

    def _apply(self, one: Happening, stand: Stand) -> bool:
        want = wanted(one, stand, self.mapping, self.cast)
        steps = way(want.place(stand), want.goal)
        if steps is None:
            raise Conflict("replay_no_way", was=stand.state, to=want.goal.state)
        stand_in, differs = stand.stand_in, want.differs(stand)
        idle = not (steps or differs or one.move == "note")
        if not idle:
            moving = Moving.of(one, stand, want, self.cast)
            with as_one(), facts.origin(IMPORT):
                moving.go(steps, differs)
            stand_in = moving.stand_in
            for step in moving.made:
                self._count(step.move, step.inferred)
        now = read_back(stand.id, stand_in=stand_in)
        self.stands[one.case] = now
        missed = want.missed(now)
        if missed:
            self.tally.mismatches.append({"row": one.row, "case": one.case, "missed": missed})
        self.tally.state_not_told += one.state is None and not one.move
        self.tally.silent_closes_withheld += _would_have_closed(stand, now, one.at)
        return not idle

    def _count(self, move: str, inferred: bool) -> None:
        self.tally.moves[move] += 1
        self.tally.inferred[move] += inferred


def _would_have_closed(was: Stand, now: Stand, at: datetime) -> bool:
    """Whether silence would have closed the order by now, had the log not been there to say what happened."""
    if was.state is not Order.RESOLVED or now.state is Order.RESOLVED or was.resolved_at is None:
        return False
    silent = was.priority not in rules.ASKED_BY_A_PERSON
    return silent and was.resolved_at + timedelta(days=rules.SILENT_DAYS) < at


def _why(error: Refusal | DataError | IntegrityError) -> tuple[str, str]:
    """The code of what stands against a row, and what it says of it."""
    if isinstance(error, Refusal):
        return error.code, ", ".join(f"{name}={value}" for name, value in error.facts.items())
    return "replay_database_refused", str(error).partition("\n")[0]
