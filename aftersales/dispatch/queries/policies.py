"""Which policy counts for an order, as it counts."""

from aftersales.base.errors import Conflict
from aftersales.dispatch.models import PolicyUse, PolicyVersion
from aftersales.dispatch.rules import Use, use_for
from aftersales.dispatch.solver.policy import Policy as Rules
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
