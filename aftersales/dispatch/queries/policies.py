"""Which policy counts for an order, as it counts."""

from typing import Any

from django.db.models import F

from aftersales.base.errors import Conflict
from aftersales.dispatch.models import PolicyUse, PolicyVersion
from aftersales.dispatch.rules import SEE, Use, use_for
from aftersales.dispatch.solver.policy import Policy as Rules
from aftersales.people.access import Actor
from aftersales.workorders.models import WorkOrder


def policy_of(order: WorkOrder) -> PolicyVersion:
    """The version that counts now for orders such as this one."""
    use = _use_of(order)
    versions = PolicyVersion.objects.select_related("policy").order_by("-number")
    found = versions.filter(policy=use.policy).first() if use is not None else None
    if found is None:
        raise Conflict("no_dispatch_policy")
    return found


def is_automatic(order: WorkOrder) -> bool:
    """Whether orders such as this one find their engineer by themselves."""
    use = _use_of(order)
    return use is not None and use.automatic


def _use_of(order: WorkOrder) -> Use | None:
    uses = PolicyUse.objects.values_list("policy_id", "kind_id", "priority", "automatic")
    return use_for((Use(*row) for row in uses), order.kind_id, order.priority)


def rules_of(version: PolicyVersion) -> Rules:
    """The rules and weights of a version."""
    return Rules.read(version.body)


def shown(by: Actor) -> dict[str, Any]:
    """All policies with what counts of them now, and where they count; for whoever sees decisions."""
    by.require(SEE)
    latest = PolicyVersion.objects.filter(number=F("policy__latest")).select_related("policy").order_by("policy__code")
    uses = PolicyUse.objects.select_related("policy", "kind").order_by("kind__code", "priority")
    return {
        "rows": [_shown(version) for version in latest],
        "uses": [
            {
                "policy": use.policy.code,
                "kind": use.kind.code if use.kind is not None else None,
                "priority": use.priority,
                "automatic": use.automatic,
            }
            for use in uses
        ],
    }


def _shown(version: PolicyVersion) -> dict[str, Any]:
    policy = version.policy
    names = {"code": policy.code, "name_zh": policy.name_zh, "name_en": policy.name_en, "number": version.number}
    return {**names, **rules_of(version).told()}
