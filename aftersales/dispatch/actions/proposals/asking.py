"""Ask for a plan 排程方案, and take the question back. Nothing is moved by either."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs, runs
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.models import Run
from aftersales.dispatch import access
from aftersales.dispatch.events.plans import ProposalAsked
from aftersales.dispatch.models import Proposal
from aftersales.dispatch.queries.planning.planned import topmost
from aftersales.dispatch.queries.planning.scope import Scope, engineers_of, refuse_odd
from aftersales.dispatch.queries.planning.shown import KIND
from aftersales.dispatch.states import ProposalKind
from aftersales.people.access import Actor
from aftersales.people.models import Team

AT_ONCE: Final = 3
"""Proposals of one person that are under way, apart from those of the night, which come one after another."""


@transaction.atomic
def ask(
    *, kind: ProposalKind, scope: Scope, by: Actor | None, at: datetime, why: Sequence[Mapping[str, Any]] = ()
) -> Proposal:
    """求方案: have these days of these engineers planned. A worker does it; `run` tells how far it is. `why` is told
    where nobody asked.

    Raises:
        Invalid: days that are over or too far ahead, nobody to plan for, or one engineer's plan for more than one.
        Conflict: this person has so many under way already.
    """
    if kind is ProposalKind.ENGINEER and len(set(scope.engineers)) != 1:
        raise Invalid("proposal_one_engineer", field="engineers")
    if by is not None and Run.objects.filter(kind=KIND, state="running", started_by=by.key).count() >= AT_ONCE:
        raise Conflict("too_many_proposals", max=AT_ONCE)
    return _begun(kind, scope, by, at, why)


@transaction.atomic
def ask_for_each_team(*, since: date, until: date, by: Actor | None, at: datetime) -> list[Proposal]:
    """夜间排程: a proposal for every team with engineers, each a job of its own, so that many workers share them and
    one that fails leaves the others alone."""
    seen = access.planned_engineers(by)
    scopes = [Scope(since, until, team=key) for key in topmost() if seen.filter(person__team__key=key).exists()]
    return [_begun(ProposalKind.NIGHT, scope, by, at) for scope in scopes]


def _begun(
    kind: ProposalKind, scope: Scope, by: Actor | None, at: datetime, why: Sequence[Mapping[str, Any]] = ()
) -> Proposal:
    refuse_odd(scope, at)
    engineers_of(scope, by)
    told = {"token": by.token if by is not None else ""}
    run = runs.begin(KIND, at=at, params=told, total=100, by=by.key if by is not None else None)
    row = Proposal.objects.create(
        run=run, kind=kind, by_id=by.id if by is not None else None, scope=scope.told(), why=list(why)
    )
    jobs.defer(KIND, once=f"{KIND} {run.key}", run=str(run.key))
    fact = ProposalAsked(proposal=row.key, kind=kind, at=at, by=by.key if by is not None else None)
    emit(fact, audience=audience(row))
    return row


@transaction.atomic
def stop(*, key: UUID, by: Actor, at: datetime) -> Proposal:
    """It is not waited for any longer: what was found by then is the proposal."""
    row = access.proposal(key, by)
    if row.run.state == "running":
        runs.ask_to_stop(row.run, at=at)
    return row


def audience(row: Proposal) -> list[str]:
    """Whoever asked; where nobody did, whoever sees the orders of the team."""
    if row.by_id is not None:
        return [f"person:{row.by_id}"]
    team = Team.objects.filter(key=row.scope["team"]).values_list("pk", flat=True).first()
    return ["workorders:all", *([f"workorders:team:{team}"] if team is not None else [])]
