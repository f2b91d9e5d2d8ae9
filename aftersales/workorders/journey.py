"""An order's way as its customer is told it 受理 → 派单 → 上门 → 维修 → 回访: pure, read from the order's facts alone.

The way of remote work is 受理 → 诊断 → 处理 → 验证 → 回访. A wait stands between two steps and is never a sixth one. A
reopened order begins its way again behind 受理.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

ON_SITE: Final = ("triage", "assign", "travel", "work", "follow_up")
REMOTE: Final = ("triage", "diagnose", "work", "verify", "follow_up")
_GOOD: Final = frozenset({"fixed", "no_fault"})


@dataclass(frozen=True)
class Happening:
    """A fact as much of it as the way needs: `who` is the name of whoever of us did it, or was given it."""

    kind: str
    at: datetime
    who: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One of the five: done at an instant, going on, or still ahead."""

    step: str
    state: str
    at: datetime | None = None
    who: str = ""


@dataclass(frozen=True)
class Pause:
    """A wait: for whom, from when to when (None: still), until when it was meant to last, and behind which step."""

    reason: str
    since_at: datetime
    until_at: datetime | None
    ended_at: datetime | None
    after: str


@dataclass(frozen=True)
class Way:
    """The five steps, the waits between them, and what else a customer asks for."""

    steps: Sequence[Step]
    pauses: Sequence[Pause]
    on_the_way_since: datetime | None
    reopened_at: datetime | None
    closed_how: str


@dataclass
class _Walk:
    """How far the order has come while its facts are gone through."""

    reached: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    waits: list[tuple[str, datetime, datetime | None, datetime | None]] = field(default_factory=list)
    visited: bool = False
    behind: dict[str, str] = field(default_factory=dict)
    by_wire: bool = False
    left_at: datetime | None = None
    reopened_at: datetime | None = None
    closed_how: str = ""

    def reach(self, step: str, fact: Happening) -> None:
        self.reached[step] = (fact.at, fact.who)

    def triaged(self, fact: Happening) -> None:
        self.reach("triage", fact)

    def assigned(self, fact: Happening) -> None:
        if fact.data.get("visit") is None or fact.kind == "VisitConfirmed":  # else it only follows from a visit's
            self.reach("assign", fact)

    def called_off(self, fact: Happening) -> None:
        """A visit is off; the way of the others goes on if it was one that came later."""
        if self.behind.pop(str(fact.data.get("visit")), None) is None:
            self.released(fact)

    def released(self, fact: Happening) -> None:
        self.reached.pop("assign", None)
        self.left_at = None

    def started(self, fact: Happening) -> None:
        if fact.data.get("visit") is None:
            self.by_wire = True
            self.reach("diagnose", fact)

    def waited(self, fact: Happening) -> None:
        self.went_on(fact)
        until = fact.data.get("wake_at")
        meant = datetime.fromisoformat(until) if isinstance(until, str) else until
        self.waits.append((str(fact.data.get("reason", "other")), fact.at, meant, None))

    def went_on(self, fact: Happening) -> None:
        if self.waits and self.waits[-1][3] is None:
            self.waits[-1] = (*self.waits[-1][:3], fact.at)

    def resolved(self, fact: Happening) -> None:
        self.went_on(fact)
        self.reach("work", fact)

    def closed(self, fact: Happening) -> None:
        self.went_on(fact)
        self.closed_how = str(fact.data.get("how", ""))
        self.reach("verify", fact)
        self.reach("follow_up", fact)

    def reopened(self, fact: Happening) -> None:
        self.reached = {step: told for step, told in self.reached.items() if step == "triage"}
        self.waits, self.closed_how, self.left_at = [], "", None
        self.visited = self.by_wire = False
        self.reopened_at = fact.at

    def planned(self, fact: Happening) -> None:
        """One that comes behind another says nothing of that one's way."""
        self.visited = True
        if fact.data.get("after"):
            self.behind[str(fact.data.get("visit"))] = str(fact.data["after"])
            return
        self.left_at = None
        self.reached.pop("travel", None)

    def departed(self, fact: Happening) -> None:
        self.left_at = fact.at

    def arrived(self, fact: Happening) -> None:
        self.reach("travel", fact)

    def left(self, fact: Happening) -> None:
        """The visit is over; one that did not mend it is followed by another, and one behind it comes now."""
        self.left_at = None
        if fact.data.get("outcome") not in _GOOD or str(fact.data.get("visit")) in self.behind.values():
            self.reached.pop("travel", None)


_TAKEN: Final[dict[str, Callable[[_Walk, Happening], None]]] = {
    "WorkOrderTriaged": _Walk.triaged,
    "WorkOrderAssigned": _Walk.assigned,
    "WorkOrderReleased": _Walk.released,
    "WorkOrderStarted": _Walk.started,
    "WorkOrderWaited": _Walk.waited,
    "WorkOrderResumed": _Walk.went_on,
    "WorkOrderResolved": _Walk.resolved,
    "WorkOrderClosed": _Walk.closed,
    "WorkOrderReopened": _Walk.reopened,
    "WorkOrderCancelled": _Walk.went_on,
    "WorkOrderMerged": _Walk.went_on,
    "VisitPlanned": _Walk.planned,
    "VisitConfirmed": _Walk.assigned,
    "VisitDeclined": _Walk.released,
    "VisitCancelled": _Walk.called_off,
    "VisitDeparted": _Walk.departed,
    "VisitArrived": _Walk.arrived,
    "VisitCompleted": _Walk.left,
    "VisitHadNoAccess": _Walk.left,
}
TELLING: Final = tuple(_TAKEN)
"""The kinds of facts the way is read from."""


def way(facts: Iterable[Happening], *, goes_there: bool, ended: bool) -> Way:
    """The way of an order, from its facts, oldest first.

    `goes_there`: its kind is usually done on site; remote work that was begun without a visit shows the remote way all
    the same. `ended`: cancelled, nothing more will happen.
    """
    walk = _Walk()
    for fact in facts:
        _TAKEN[fact.kind](walk, fact)
    remote = not walk.visited and (walk.by_wire or "work" in walk.reached or not goes_there)
    steps = _told(REMOTE if remote else ON_SITE, walk.reached, ended=ended)
    done = {step.step: step.at for step in steps if step.state == "done" and step.at is not None}
    return Way(
        steps=steps,
        pauses=[Pause(*wait, after=_after(done, wait[1])) for wait in walk.waits],
        on_the_way_since=walk.left_at if "travel" not in walk.reached else None,
        reopened_at=walk.reopened_at,
        closed_how=walk.closed_how,
    )


def _told(names: Sequence[str], reached: Mapping[str, tuple[datetime, str]], *, ended: bool) -> list[Step]:
    """Steps up to the last one reached are done, the next is now, the rest ahead; a cancelled order goes nowhere."""
    last = max((at for at, name in enumerate(names) if name in reached), default=-1)
    steps = []
    for place, name in enumerate(names):
        at, who = reached.get(name, (None, ""))
        state = "done" if place <= last else "now" if place == last + 1 and not ended else "ahead"
        steps.append(Step(name, state, at, who))
    return steps


def _after(done: Mapping[str, datetime], since: datetime) -> str:
    """The last step that was done when the wait began."""
    before = [name for name, at in done.items() if at <= since]
    return before[-1] if before else ""
