"""Pure rules of work orders: the rights there are, suggested priority, which SLA policy wins."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from aftersales.base.conditions.tree import Node
from aftersales.base.search import grams

ORDER_RIGHTS: Final[dict[str, str]] = {
    "triage": "workorders.triage",
    "assign": "workorders.assign",
    "release": "workorders.assign",
    "start": "workorders.work",
    "wait": "workorders.work",
    "resume": "workorders.work",
    "hand_off": "workorders.work",
    "escalate": "workorders.work",
    "resolve": "workorders.work",
    "confirm": "workorders.confirm",
    "close": "workorders.close",
    "reopen": "workorders.reopen",
    "cancel": "workorders.cancel",
    "merge": "workorders.merge",
    "update": "workorders.update",
    "note": "workorders.note",
    "attach": "workorders.note",
    "fill": "workorders.work",
    "log": "workorders.work",
    "hold": "workorders.work",
    "lift": "workorders.work",
    "plan": "workorders.plan",
    "link": "workorders.update",
    "watch": "workorders.see",
}
"""The right each move of an order needs."""

VISIT_RIGHTS: Final[dict[str, str]] = {
    "reschedule": "workorders.plan",
    "confirm": "workorders.visit",
    "decline": "workorders.visit",
    "depart": "workorders.visit",
    "arrive": "workorders.visit",
    "complete": "workorders.visit",
    "report_no_access": "workorders.visit",
    "cancel": "workorders.plan",
}
"""The right each move of a visit needs."""

PORTAL_RIGHTS: Final[dict[str, str]] = {
    "note": "portal.reply",
    "attach": "portal.reply",
    "confirm": "portal.confirm",
    "reopen": "portal.reopen",
    "cancel": "portal.report",
}
"""What a customer may do to an order of theirs, and the right it needs: whoever may report may take a report back."""

EFFECTS: Final[dict[str, tuple[int, int]]] = {"stopped": (1, 1), "hampered": (2, 2), "minor": (3, 3)}
"""How bad it is in a customer's words, as impact and urgency: all stands still or people are affected; it works, but
badly; it can wait. Whoever triages may see it otherwise."""

Suits = Literal["asap", "morning", "afternoon", "evening"]
"""When it suits somebody to be called or visited: the sooner the better, or in these parts of any day."""
SUITS: Final[tuple[str, ...]] = get_args(Suits)

LATEST: Final = ("-reported_at", "-pk")
PROMISE_MOVED: Final = "visit_promise_moved"
"""The notice that a customer has of a visit that comes at another time than was promised."""
"""Newest first where people read of orders: one that is imported or told late stands where it belongs in time."""

CHANNELS: Final = frozenset({"web", "wechat", "phone", "email", "qr", "api", "walk_in", "other"})
"""Every way an order can come. A log may know more of them: those are kept as `other`."""

SEE: Final = "workorders.see"
REPORT: Final = "workorders.report"
SETTLE: Final = "workorders.settings"
SHARE: Final = "workorders.share"
EXPORT: Final = "workorders.export"
"""Keep views, reply templates and macros for one's team or for everybody (one's own need no right) · take lists out of
the house as a file."""
IMPORT: Final = "workorders.import"
"""Bring open orders in a table."""
CORRECT_TIME: Final = "workorders.correct_time"
"""See and put right what other people's time went into; how far it reaches is whose."""
MOST_KEPT: Final = 100
"""Views, reply templates or macros of one owner, one team, or everybody's."""
_APART: Final = (SEE, REPORT, SETTLE, SHARE, EXPORT, IMPORT, CORRECT_TIME)
RIGHTS: Final = frozenset({*_APART, *ORDER_RIGHTS.values(), *VISIT_RIGHTS.values()})
"""Every right this room knows."""

PRIORITIES: Final = range(4)
"""P0 … P3."""
GRADES: Final = range(1, 4)
"""Impact and urgency, from high to low."""
_BY_IMPACT_AND_URGENCY: Final = ((0, 1, 2), (1, 2, 3), (2, 3, 3))
"""Row: impact 1 (many stand still) … 3; column: urgency 1 (now) … 3. The usual ITIL matrix, ending at P3."""


def suggested_priority(impact: int, urgency: int) -> int:
    """P0 … P3 (0 … 3) from impact and urgency, each 1 (high) to 3 (low); an agent may differ."""
    return _BY_IMPACT_AND_URGENCY[impact - 1][urgency - 1]


def priority_of(given: int | None, impact: int | None, urgency: int | None, default: int) -> int:
    """The priority of a report: as given, else suggested from impact and urgency, else the kind's default."""
    if given is not None:
        return given
    return suggested_priority(impact, urgency) if impact is not None and urgency is not None else default


def _nothing_holds(condition: Node) -> bool:
    return False


@dataclass(frozen=True)
class Case:
    """What an order shows a policy: the values policies are chosen by."""

    priority: int
    kind: str
    service_level: str
    tier: str
    holds: Callable[[Node], bool] = _nothing_holds
    """Whether a policy's condition holds for the order."""


@dataclass(frozen=True)
class PolicyRow:
    """A policy as the choice sees it; None means any. `id` breaks the last tie, so that the choice never wavers."""

    id: int
    priority: int | None
    kind: str | None
    service_level: str | None
    tier: str | None
    condition: Node | None = None


_WEIGHTS: Final = (("condition", 16), ("service_level", 8), ("tier", 4), ("kind", 2), ("priority", 1))
"""A condition somebody wrote for just such orders outweighs all else; what was bought outweighs who the customer is,
that outweighs what is wrong, that outweighs how bad it is."""
_PLAIN: Final = tuple(name for name, _ in _WEIGHTS if name != "condition")


def specificity(policy: PolicyRow) -> int:
    """How specific a policy is; higher wins."""
    return sum(weight for name, weight in _WEIGHTS if getattr(policy, name) is not None)


def matches(policy: PolicyRow, case: Case) -> bool:
    """Whether every value the policy names is the case's, and its condition holds."""
    plain = all(getattr(policy, name) in (None, getattr(case, name)) for name in _PLAIN)
    return plain and (policy.condition is None or case.holds(policy.condition))


def choose_policy(policies: Sequence[PolicyRow], case: Case) -> PolicyRow | None:
    """The most specific matching policy; of equals the older one."""
    fitting = [policy for policy in policies if matches(policy, case)]
    return max(fitting, key=lambda policy: (specificity(policy), -policy.id), default=None)


def named_values(policy: PolicyRow) -> list[str]:
    """The values that made the policy match, most weighty first: the "why" an order keeps."""
    return [name for name, _ in _WEIGHTS if getattr(policy, name) is not None]


RESPONSE: Final = "response"
NEXT_UPDATE: Final = "next_update"
ARRIVAL: Final = "arrival"
RESOLUTION: Final = "resolution"
TARGETS: Final = (RESPONSE, NEXT_UPDATE, ARRIVAL, RESOLUTION)
"""What can be promised: a person takes it up, the customer hears from us again, somebody is there, it works."""

WARNINGS: Final = (0.75, 0.9)
"""Early warnings, as fractions of the promised time."""
LEVELS: Final = (0, 30, 120)
"""The breach, and the working minutes after it at which it goes further up."""
CHAIN: Final[dict[str, int]] = {"warning:75": 0, "warning:90": 1, "overdue:0": 1, "overdue:30": 2, "overdue:120": 3}
"""How far up each mark is heard: 0 the owner (the team's lead if there is none), 1 the lead, 2 the lead above, …"""
BREACH: Final = "overdue:0"
_USUAL_WAIT_DAYS: Final[dict[str, int]] = {"customer": 1, "parts": 3, "vendor": 2, "other": 1}
"""Whole working days after which an order that waits is looked at again, if nobody named a day."""


def usual_wait_days(reason: str, priority: int) -> int:
    """How many working days lie between the day of the wait and its wake-up; a standstill is looked at every day."""
    return 1 if priority == 0 else _USUAL_WAIT_DAYS[reason]


SILENT_DAYS: Final = 7
"""A resolved P2 or P3 that nobody answers to is closed after so many days; P0 and P1 are always asked by a person."""
ASKED_BY_A_PERSON: Final = (0, 1)


def found_by(number: int, title: str, description: str, said: Iterable[str]) -> list[int]:
    """The pieces an order is found by, as they are kept: of what was written, and of what is `said` besides (its
    customer, its asset, tags, the number another system gave it)."""
    written = grams.of_text(title, single=True) | grams.of_text(description) | grams.of_text(f"W-{number}", single=True)
    return grams.numbers(written.union(*(grams.of_text(one, single=True) for one in said if one)))
