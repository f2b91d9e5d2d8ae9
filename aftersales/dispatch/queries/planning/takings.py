"""What is being taken of proposals, and what came of it."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from aftersales.base.models import Run
from aftersales.dispatch import access
from aftersales.dispatch.models import Proposal
from aftersales.dispatch.queries.planning.parts import verdicts
from aftersales.people.access import Actor

TAKING: Final = access.TAKING
"""Of the runs and their jobs."""


def taking_of(row: Proposal) -> Run | None:
    """The taking of this proposal that is under way, if there is one."""
    return under_way([row]).get(row.key)


def under_way(rows: Iterable[Proposal]) -> dict[UUID, Run]:
    """Of each of these proposals that something is being taken of, by key."""
    keys = [str(row.key) for row in rows]
    found = Run.objects.filter(kind=TAKING, state="running", params__proposal__in=keys).order_by("pk")
    return {UUID(run.params["proposal"]): run for run in found}


def taking(key: UUID, run: UUID, by: Actor) -> dict[str, Any]:
    """One, as far as it is; strangers get NotFound."""
    row = access.proposal(key, by)
    return told(row, access.proposal_taking(row, run))


def told(row: Proposal, run: Run) -> dict[str, Any]:
    """How far it is, which parts happened, and which did not hold any more."""
    refused = run.result.get("refused", ())
    return {
        **{name: getattr(run, name) for name in ("key", "state", "started_at", "ended_at", "done", "total")},
        "parts": run.params["parts"],
        "taken": run.result.get("taken", []),
        "visits": run.result.get("visits", []),
        "refused": verdicts(row, refused),
        "trouble": run.result.get("trouble", ""),
    }
