"""What would be decided about an order as of now: everybody weighed, nothing kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from aftersales.dispatch.models import PolicyVersion
from aftersales.dispatch.queries import needs, policies, standing
from aftersales.dispatch.queries.needs import Asked
from aftersales.dispatch.solver.called import Called, call
from aftersales.dispatch.solver.deciding import Decided, decide
from aftersales.dispatch.solver.packed import Field
from aftersales.dispatch.solver.terms import Terms
from aftersales.dispatch.solver.weighing import weigh
from aftersales.workorders.models import WorkOrder


@dataclass(frozen=True)
class Weighed:
    """What would be decided about an order as of now, and from what; kept nowhere. `called`: where several go
    together, who they are."""

    version: PolicyVersion
    asked: Asked
    field: Field
    terms: Terms
    decided: Decided
    called: Called | None = None

    @property
    def found(self) -> bool:
        """Whether somebody can go, or where several have to, all of them."""
        return self.decided.chosen is not None


def weighed(row: WorkOrder, at: datetime, *, excluded: Collection[int] = (), required: Collection[int] = ()) -> Weighed:
    """Weigh everybody for an order, and keep nothing."""
    version = policies.policy_of(row)
    rules = policies.rules_of(version)
    asked = needs.need_of(row, at, excluded=excluded, required=required)
    roster = standing.roster(at)
    field, terms = weigh(roster, asked.need, rules, settings.ROADS)
    decided = decide(field, terms, rules)
    called = call(roster, asked.need, rules, settings.ROADS, field, terms, decided)
    return Weighed(version, asked, field, terms, decided if called is None else called.decided, called)
