"""The administrator's door to plans that are asked for by themselves 自动排程: for which teams, and when."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.dispatch.actions.proposals import ruling
from aftersales.dispatch.queries.planning import planned
from aftersales.dispatch.schemas.plan_rules import PlanRuleIn, PlanRuleList, PlanRuleOut
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])


@router.get("/dispatch/plan-rules", response=PlanRuleList, operation_id="list_plan_rules")
def list_plan_rules(request: Signed) -> dict[str, Any]:
    """自动排程规则: for which teams plans are asked for by themselves."""
    return planned.page(request.auth)


@router.post("/dispatch/plan-rules", response={201: PlanRuleOut}, operation_id="set_plan_rule")
def set_plan_rule(request: Signed, body: PlanRuleIn) -> Status[dict[str, Any]]:
    """Say for a team, or for every other, when plans are asked for by themselves; in place of what was said before."""
    return Status(201, planned.shown(ruling.set_rule(by=request.auth, at=now(), **body.model_dump())))


@router.post("/dispatch/plan-rules/{uuid:key}/drop", response={204: None}, operation_id="drop_plan_rule")
def drop_plan_rule(request: Signed, key: UUID) -> Status[None]:
    """A rule does not count any more; what was proposed by it stays."""
    ruling.drop_rule(key=key, by=request.auth, at=now())
    return Status(204, None)
