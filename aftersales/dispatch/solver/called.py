"""A crew called together for an order, from the roster or from what was kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aftersales.dispatch.solver.crews import Chosen, choose, without_crew
from aftersales.dispatch.solver.deciding import Decided, decide
from aftersales.dispatch.solver.muster import Muster, muster
from aftersales.dispatch.solver.packed import Field
from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Roster
from aftersales.dispatch.solver.seats import Crew
from aftersales.dispatch.solver.terms import Terms
from aftersales.dispatch.solver.weighing import Need


@dataclass(frozen=True)
class Called:
    """The crew that was called for, who goes together (None: no crew comes together), what they were chosen from, and
    what came of the field then."""

    crew: Crew
    chosen: Chosen | None
    held: Muster
    decided: Decided

    def members(self, field: Field) -> list[dict[str, int]]:
        """Who takes which seat, as it is kept; nobody where no crew comes together."""
        return self.chosen.told(field) if self.chosen is not None else []

    @property
    def option(self) -> int | None:
        """By which option."""
        return self.chosen.option if self.chosen is not None else None


def call(
    roster: Roster, need: Need, policy: Policy, roads: Roads, field: Field, terms: Terms, decided: Decided
) -> Called | None:
    """The crew of an order; None where one person is enough."""
    return None if need.crew is None else call_for(need.crew, roster, need, policy, roads, field, terms, decided)


def call_for(
    crew: Crew, roster: Roster, need: Need, policy: Policy, roads: Roads, field: Field, terms: Terms, decided: Decided
) -> Called:
    """This crew, which the need was weighed for."""
    held = muster(roster, need, policy, roads, field, terms, decided)
    return _called(field, terms, policy, decided, crew, held)


def decide_again(
    field: Mapping[str, Any], terms: Terms, policy: Policy, crew: Crew | None, packed: bytes | None
) -> tuple[Decided, Called | None]:
    """The same from what was kept of a decision; with `packed`, that of its crew."""
    if crew is None or packed is None:
        return decide(field, terms, policy), None
    held = Muster.unpack(packed)
    seated = {**field, "seats": held.seats}
    called = _called(seated, terms, policy, decide(seated, terms, policy), crew, held)
    return called.decided, called


def _called(field: Field, terms: Terms, policy: Policy, decided: Decided, crew: Crew, held: Muster) -> Called:
    chosen = choose(field, terms, policy, decided, crew, held)
    return Called(crew, chosen, held, decided if chosen is not None else without_crew(decided))
