"""Makes the moves of one row by the product's own actions, and puts right what no move takes along."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from aftersales.base import facts
from aftersales.people.access import Actor
from aftersales.server.replay.cast import Cast
from aftersales.server.replay.happenings import Happening
from aftersales.server.replay.route import Step
from aftersales.server.replay.stands import IMPORT, INFERRED, Stand
from aftersales.server.replay.wanted import Wanted
from aftersales.workorders.actions import moves, notes, orders
from aftersales.workorders.states import Wait

_TAKES_TEAM: Final = frozenset({"triage", "assign", "release"})
_MOVES: Final[dict[str, Callable[..., Any]]] = {
    "triage": moves.triage,
    "assign": moves.assign,
    "release": moves.release,
    "start": moves.start,
    "wait": moves.wait,
    "resume": moves.resume,
    "resolve": moves.resolve,
    "close": moves.close,
    "reopen": moves.reopen,
    "cancel": moves.cancel,
}
_SAID: Final[dict[str, dict[str, str]]] = {
    "resolve": {"cause": "", "solution": ""},
    "reopen": {"note": ""},
    "cancel": {"reason": "import"},
}
"""Words that a move asks for and no log has."""


@dataclass
class Moving:
    """One row on its way: `version`, `owner` and `stand_in` are the order's after the moves `made` so far."""

    one: Happening
    want: Wanted
    by: Actor | None
    somebody: Actor
    cast: Cast
    key: UUID
    version: int
    owner: int | None
    stand_in: bool
    made: list[Step]

    @classmethod
    def of(cls, one: Happening, stand: Stand, want: Wanted, cast: Cast) -> "Moving":
        """Whoever the row names is made here, before the savepoint of its moves: known even if these are refused."""
        by = cast.actor(one.by, one.at) if one.by is not None else None
        somebody = by or cast.stand_in(one.at)
        return cls(one, want, by, somebody, cast, stand.key, stand.version, stand.owner, stand.stand_in, [])

    def go(self, steps: tuple[Step, ...], differs: dict[str, UUID | int | None]) -> None:
        """All steps, each under the origin it has; what they leave different is changed, and what was said is noted."""
        for step in steps:
            with facts.origin(INFERRED if step.inferred else IMPORT):
                self._step(step.move, differs)
            self.made.append(step)
        who: dict[str, Any] = {"key": self.key, "by": self.by, "at": self.one.at}
        if differs:
            orders.change(**who, version=self.version, fields=differs)
            self.made.append(Step("change", False))
        if self.one.move == "note":
            notes.add_note(**who, body=self.one.activity, public=False)
            self.made.append(Step("note", False))

    def _step(self, move: str, differs: dict[str, UUID | int | None]) -> None:
        given: dict[str, Any] = dict(_SAID.get(move, {}))
        if move in _TAKES_TEAM and differs.get("team") is not None:
            given["team"] = differs.pop("team")
        if move == "triage" and "priority" in differs:
            given["priority"] = differs.pop("priority")
        if move == "assign":
            given["owner"] = self._next_owner()
        elif move == "release":
            self.owner, self.stand_in = None, False
        elif move == "wait":
            given["reason"] = self.want.wait or Wait.OTHER
        self.version = _MOVES[move](key=self.key, by=self.by, at=self.one.at, **given).version

    def _next_owner(self) -> UUID:
        """Whom the log names, else who has it, else whoever acts stands in."""
        if self.want.owner is not None:
            self.owner, self.stand_in = self.want.owner.id, False
            return self.want.owner.key
        if self.owner is None:
            self.owner, self.stand_in = self.somebody.id, True
            return self.somebody.key
        return self.cast.actor_of(self.owner).key
