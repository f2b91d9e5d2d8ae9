"""Which policy counts for an order, as it counts."""

from collections.abc import Callable
from typing import Any

from django.db.models import F

from aftersales.base import pages
from aftersales.base.errors import Conflict, NotFound
from aftersales.dispatch.models import Policy, PolicyUse, PolicyVersion
from aftersales.dispatch.rules import SEE, Use, use_for
from aftersales.dispatch.solver.asking import RANGES as ASKING_RANGES
from aftersales.dispatch.solver.asking import Asking
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.policy import MOST_NAMES, MOST_SCALE, MOST_WEIGHT, RANGES
from aftersales.dispatch.solver.policy import Policy as Rules
from aftersales.dispatch.solver.rules import ALWAYS, RULES
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


def current() -> Callable[[int, int], int | None]:
    """Which version counts now for orders of a kind and a priority, by id; asked of many at the cost of two queries."""
    uses = [Use(*row) for row in PolicyUse.objects.values_list("policy_id", "kind_id", "priority", "automatic")]
    latest = dict(PolicyVersion.objects.filter(number=F("policy__latest")).values_list("policy_id", "pk"))

    def version(kind: int, priority: int) -> int | None:
        use = use_for(uses, kind, priority)
        return latest.get(use.policy) if use is not None else None

    return version


def rules_of(version: PolicyVersion) -> Rules:
    """The rules and weights of a version."""
    return Rules.read(version.body)


def shown(by: Actor) -> dict[str, Any]:
    """All policies with what counts of them now, and where they count; for whoever sees decisions."""
    by.require(SEE)
    latest = PolicyVersion.objects.filter(number=F("policy__latest")).select_related("policy", "published_by")
    uses = PolicyUse.objects.select_related("policy", "kind").order_by("kind__code", "priority")
    return {
        "rows": [_shown(version) for version in latest.order_by("policy__code")],
        "limits": limits(),
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


def shown_one(code: str, by: Actor) -> dict[str, Any]:
    """One policy with what counts of it now."""
    by.require(SEE)
    latest = PolicyVersion.objects.filter(number=F("policy__latest"), policy__code=code)
    version = latest.select_related("policy", "published_by").first()
    if version is None:
        raise NotFound(what="policy")
    return _shown(version)


def versions(code: str, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of what a policy said and says, the latest first."""
    by.require(SEE)
    policy = Policy.objects.filter(code=code).first()
    if policy is None:
        raise NotFound(what="policy")
    found = pages.newest_first(policy.versions.select_related("published_by"), cursor, limit)
    return {"rows": [_published(version) for version in found.rows], "next": found.next}


def _shown(version: PolicyVersion) -> dict[str, Any]:
    policy = version.policy
    names = {"code": policy.code, "name_zh": policy.name_zh, "name_en": policy.name_en, "version": policy.version}
    return {**names, **_published(version), **rules_of(version).told()}


def _published(version: PolicyVersion) -> dict[str, Any]:
    by = version.published_by
    return {
        "number": version.number,
        "published_at": version.published_at,
        "published_by": {"key": by.key, "name": by.name} if by is not None else None,
        "body": version.body,
    }


def limits() -> dict[str, Any]:
    """What a policy may say, for whoever shapes one: rules with their numbers, scales, the plain figures,
    and those of how one is asked."""
    return {
        "rules": [
            {
                "name": name,
                "always": name in ALWAYS,
                "names": rule.names,
                "least": rule.limit[0] if rule.limit else None,
                "most": rule.limit[1] if rule.limit else None,
                "usual": rule.usual if rule.limit else None,
            }
            for name, rule in RULES.items()
        ],
        "objectives": [
            {"name": name, "scale": usual if usual > 0 and name != "fit" else None}
            for name, (_, usual) in OBJECTIVES.items()
        ],
        "numbers": [
            {"name": name, "least": least, "most": most, "usual": usual}
            for name, (least, most, usual) in RANGES.items()
        ],
        "offer": [
            {"name": name, "least": least, "most": most, "usual": getattr(Asking(), name)}
            for name, (least, most) in ASKING_RANGES.items()
        ],
        "most_weight": MOST_WEIGHT,
        "most_scale": MOST_SCALE,
        "most_certificates": MOST_NAMES,
    }
