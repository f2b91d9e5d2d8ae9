"""The product's own account of each case, from its facts alone: assignments, reopenings, time in each state."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, Final

from aftersales.base import sql
from aftersales.server.replay.stands import IMPORT, case_of, of_source

_LEADS_TO: Final = {
    "WorkOrderReported": "reported",
    "WorkOrderTriaged": "triaged",
    "WorkOrderStarted": "working",
    "WorkOrderWaited": "waiting",
    "WorkOrderResolved": "resolved",
    "WorkOrderClosed": "closed",
    "WorkOrderReopened": "triaged",
    "WorkOrderCancelled": "cancelled",
}
_KEEPS: Final = {
    "WorkOrderAssigned": ("assigned", {"waiting", "resolved"}),
    "WorkOrderReleased": ("triaged", {"waiting"}),
}
"""Where these lead, and in which states they change nothing but the owner."""
_KINDS: Final = [*_LEADS_TO, *_KEEPS, "WorkOrderResumed"]


@dataclass
class Account:
    """One case as the facts tell it; `seconds` in each state that it has left again."""

    assignments: int = 0
    reopens: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


def accounts(source: str) -> dict[str, Account]:
    """Every case of the source by the log's name for it."""
    rows = sql.rows("server", "replay_told", **of_source(source), kinds=_KINDS)
    return {case_of(external): _account(told) for external, told in groupby(rows, key=itemgetter(0))}


def _account(told: Iterable[tuple[Any, ...]]) -> Account:
    account = Account()
    stays: list[tuple[str, datetime]] = []
    for _, kind, at, origin, resumed in told:
        account.assignments += kind == "WorkOrderAssigned" and origin == IMPORT
        account.reopens += kind == "WorkOrderReopened"
        _enter(stays, _after(stays[-1][0] if stays else "", kind, resumed), at)
    for (state, since), (_, until) in pairwise(stays):
        account.seconds[state] = account.seconds.get(state, 0.0) + (until - since).total_seconds()
    return account


def _enter(stays: list[tuple[str, datetime]], state: str, at: datetime) -> None:
    """A stay that took no time is none: what lies before and after it in the same state is one."""
    if stays and stays[-1][1] == at:
        stays.pop()
    if not stays or stays[-1][0] != state:
        stays.append((state, at))


def _after(state: str, kind: str, resumed: str | None) -> str:
    if kind in _KEEPS:
        target, kept = _KEEPS[kind]
        return state if state in kept else target
    return resumed or "" if kind == "WorkOrderResumed" else _LEADS_TO[kind]
