"""Drives one happening through the product's own actions, then reads the order back and compares."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import DatabaseError

from aftersales.base import facts
from aftersales.base.errors import Conflict, Refusal
from aftersales.base.verbs import as_one
from aftersales.people.access import Actor
from aftersales.server.replay.cast import Cast
from aftersales.server.replay.happenings import Happening, Refused
from aftersales.server.replay.mapping import LogMapping
from aftersales.server.replay.route import Step, way
from aftersales.server.replay.stands import IMPORT, INFERRED, Stand, all_stands, external_id, read_back
from aftersales.server.replay.tally import Tally
from aftersales.server.replay.wanted import Wanted, wanted
from aftersales.workorders import rules
from aftersales.workorders.actions import moves, notes, orders
from aftersales.workorders.states import Order, Wait

_PLAIN: Final[dict[str, Callable[..., Any]]] = {"start": moves.start, "resume": moves.resume, "close": moves.close}
_TAKES_TEAM: Final = frozenset({"triage", "assign", "release"})


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
        except (Refusal, DatabaseError) as error:
            self.unreported[one.case] = _why(error)

    def apply(self, one: Happening) -> None:
        """Bring the order to where this row says it stands, and see that it does. What is refused leaves nothing."""
        stand = self.stands.get(one.case)
        try:
            if stand is None:
                raise Conflict("replay_not_reported", why=" ".join(self.unreported.get(one.case, ())))
            done = self._apply(one, stand)
        except (Refusal, DatabaseError) as error:
            self.tally.refused.append(Refused(one.row, one.case, *_why(error)))
            return
        self.tally.applied += done
        self.tally.unchanged += not done

    def _report(self, one: Happening, at: datetime) -> None:
        # Who and what it names is made before the savepoint: it stays known, whatever becomes of the order.
        reporter = one.reported_by or one.by
        by = self.cast.actor(reporter, at) if reporter is not None else None
        customer = self.cast.customer(one.customer, at) if one.customer is not None else None
        category = self.cast.category(one.category)[1] if one.category is not None else None
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
        stand_in = stand.stand_in
        idle = not steps and not want.differs(stand) and one.move != "note"
        if not idle:
            by = self.cast.actor(one.by, one.at) if one.by is not None else None
            somebody = by or self.cast.stand_in(one.at)
            with as_one():
                stand_in = self._bring(one, stand, steps, want, by, somebody)
        now = read_back(stand.id, stand_in=stand_in)
        self.stands[one.case] = now
        missed = want.missed(now)
        if missed:
            self.tally.mismatches.append({"row": one.row, "case": one.case, "missed": missed})
        self.tally.state_not_told += one.state is None and not one.move
        self.tally.silent_closes_withheld += _would_have_closed(stand, now, one.at)
        return not idle

    def _bring(
        self,
        one: Happening,
        stand: Stand,
        steps: tuple[Step, ...],
        want: Wanted,
        by: Actor | None,
        somebody: Actor,
    ) -> bool:
        """Make the moves and put the particulars right; whether the owner is a stand-in afterwards."""
        differs, version = want.differs(stand), stand.version
        owner, stand_in = stand.owner, stand.stand_in
        for step in steps:
            given: dict[str, Any] = {"key": stand.key, "by": by, "at": one.at}
            if step.move in _TAKES_TEAM and differs.get("team") is not None:
                given["team"] = differs.pop("team")
            if step.move == "triage" and "priority" in differs:
                given["priority"] = differs.pop("priority")
            if step.move == "assign":
                given["owner"], owner, stand_in = self._owner(want, owner, somebody, stand_in=stand_in)
            elif step.move == "release":
                owner, stand_in = None, False
            with facts.origin(INFERRED if step.inferred else IMPORT):
                version = self._move(step.move, given, want)
            self._count(step.move, step.inferred)
        with facts.origin(IMPORT):
            if differs:
                orders.change(key=stand.key, by=by, at=one.at, version=version, fields=differs)
                self._count("change", False)
            if one.move == "note":
                notes.add_note(key=stand.key, by=by, at=one.at, body=one.activity, public=False)
                self._count("note", False)
        return stand_in

    def _owner(self, want: Wanted, owner: int | None, somebody: Actor, *, stand_in: bool) -> tuple[UUID, int, bool]:
        """To whom an assignment goes: whom the log names, else who has it, else `somebody` stands in."""
        if want.owner is not None:
            return want.owner.key, want.owner.id, False
        if owner is not None:
            return self.cast.actor_of(owner).key, owner, stand_in
        return somebody.key, somebody.id, True

    def _move(self, move: str, given: dict[str, Any], want: Wanted) -> int:
        """One of the product's own moves; the order's version after it."""
        match move:
            case "triage":
                order = moves.triage(**given)
            case "assign":
                order = moves.assign(**given)
            case "release":
                order = moves.release(**given)
            case "wait":
                order = moves.wait(**given, reason=want.wait or Wait.OTHER)
            case "resolve":
                order = moves.resolve(**given, cause="", solution="")
            case "reopen":
                order = moves.reopen(**given, note="")
            case "cancel":
                order = moves.cancel(**given, reason=self.source)
            case _:
                order = _PLAIN[move](**given)
        return int(order.version)

    def _count(self, move: str, inferred: bool) -> None:
        self.tally.moves[move] += 1
        self.tally.inferred[move] += inferred


def _would_have_closed(was: Stand, now: Stand, at: datetime) -> bool:
    """Whether silence would have closed the order by now, had the log not been there to say what happened."""
    if was.state is not Order.RESOLVED or now.state is Order.RESOLVED or was.resolved_at is None:
        return False
    silent = was.priority not in rules.ASKED_BY_A_PERSON
    return silent and was.resolved_at + timedelta(days=rules.SILENT_DAYS) < at


def _why(error: Refusal | DatabaseError) -> tuple[str, str]:
    """The code of what stands against a row, and what it says of it."""
    if isinstance(error, Refusal):
        return error.code, ", ".join(f"{name}={value}" for name, value in error.facts.items())
    return "replay_database_refused", str(error).partition("\n")[0]
