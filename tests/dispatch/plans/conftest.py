"""Proposals as a worker makes them, in little time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.dispatch.actions.proposals import asking, working
from aftersales.dispatch.models import Proposal
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.states import ProposalKind
from aftersales.people.access import Actor
from tests.dispatch.plans.town import MORNING

DAYS = Scope(MORNING.date(), MORNING.date() + timedelta(days=1))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search is over as soon as everything was planned once."""
    monkeypatch.setattr(working, "SECONDS", dict.fromkeys(ProposalKind, 0.5))


@pytest.fixture
def proposed(quick: None) -> Callable[..., Proposal]:
    """Ask, and have it worked at."""

    def make(by: Actor | None = None, kind: ProposalKind = ProposalKind.RESHUFFLE, **told: Any) -> Proposal:
        row = asking.ask(kind=kind, scope=told.pop("scope", DAYS), by=by, at=MORNING)
        working.work(run=row.run.key, clock=lambda: MORNING)
        return Proposal.objects.select_related("run", "by").get(pk=row.pk)

    return make
