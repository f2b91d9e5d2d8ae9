"""What was settled about work orders: kinds, categories, state names, policies, and how one is chosen."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from aftersales.people.access import Actor
from aftersales.workorders import rules
from aftersales.workorders.models import Category, Kind, SlaPolicy, SlaTarget, StateName
from aftersales.workorders.queries.asking import all_in_words
from aftersales.workorders.queries.policies import holds_with, readable


def kinds() -> Sequence[Kind]:
    """The kinds that may be chosen."""
    return list(Kind.objects.filter(archived_at__isnull=True).select_related("default_team").order_by("pk"))


def categories() -> list[dict[str, Any]]:
    """The categories, parents before children."""
    return [category_row(row) for row in Category.objects.select_related("parent").order_by("pk")]


def category_row(row: Category) -> dict[str, Any]:
    """One category as it is shown."""
    parent = row.parent.key if row.parent is not None else None
    plain = ("key", "code", "name_zh", "name_en", "version")
    return {**{name: getattr(row, name) for name in plain}, "parent": parent}


def state_names() -> list[dict[str, Any]]:
    """All own names of states."""
    return [state_name_row(row) for row in StateName.objects.select_related("team").order_by("pk")]


def state_name_row(row: StateName) -> dict[str, Any]:
    """One own name as it is shown."""
    team = row.team.key if row.team is not None else None
    plain = ("state", "sub_state", "name_zh", "name_en", "version")
    return {**{name: getattr(row, name) for name in plain}, "team": team}


def policies(by: Actor) -> list[dict[str, Any]]:
    """Every policy with its targets, the most specific first."""
    by.require(rules.SEE)
    targets: dict[int, list[SlaTarget]] = {}
    for target in SlaTarget.objects.select_related("calendar").order_by("pk"):
        targets.setdefault(target.policy_id, []).append(target)
    rows = list(SlaPolicy.objects.select_related("kind").order_by("pk"))
    words = _conditions(rows, by)
    shown = [_policy_row(row, targets.get(row.pk, []), words.get(row.pk, "")) for row in rows]
    return sorted(shown, key=lambda row: -row["specificity"])


def policy_row(row: SlaPolicy, by: Actor) -> dict[str, Any]:
    """One policy as it is shown."""
    targets = list(SlaTarget.objects.filter(policy=row).select_related("calendar").order_by("pk"))
    return _policy_row(row, targets, _conditions([row], by).get(row.pk, ""))


def _conditions(rows: Sequence[SlaPolicy], by: Actor) -> dict[int, str]:
    """What the conditions of some policies ask, in words."""
    trees = {row.pk: readable(row.condition) for row in rows}
    return all_in_words({pk: tree for pk, tree in trees.items() if tree is not None}, by)


def _policy_row(row: SlaPolicy, targets: Sequence[SlaTarget], words: str) -> dict[str, Any]:
    plain = ("key", "name_zh", "name_en", "priority", "service_level", "tier", "active", "version")
    return {
        **{name: getattr(row, name) for name in plain},
        "kind": row.kind.code if row.kind is not None else None,
        "condition": row.condition,
        "condition_words": words,
        "specificity": rules.specificity(chooser_row(row)),
        "targets": [
            {
                "target": t.target,
                "minutes": t.minutes,
                "working_days": t.working_days,
                "calendar": t.calendar.code if t.calendar is not None else None,
            }
            for t in targets
        ],
    }


def chooser_row(row: SlaPolicy) -> rules.PolicyRow:
    """A policy as the choice sees it."""
    kind = row.kind.code if row.kind is not None else None
    condition = readable(row.condition)
    return rules.PolicyRow(row.pk, row.priority, kind, row.service_level, row.tier, condition)


def ranked(by: Actor, *, priority: int, kind: str, service_level: str, tier: str, at: datetime) -> list[dict[str, Any]]:
    """Every active policy in the order of the choice for such an order, and whether it fits. Of what a condition asks
    besides, nothing is known."""
    by.require(rules.SEE)
    known = {"priority": priority, "kind": kind, "service_level": service_level, "customer_tier": tier}
    case = rules.Case(priority, kind, service_level, tier, partial(holds_with, known, at))
    found = {row.pk: row for row in SlaPolicy.objects.filter(active=True).select_related("kind")}
    rows = [chooser_row(row) for row in found.values()]
    winner = rules.choose_policy(rows, case)
    words = all_in_words({row.id: row.condition for row in rows if row.condition is not None}, by)
    rows.sort(key=lambda row: (not rules.matches(row, case), -rules.specificity(row), row.id))
    return [
        {
            "policy": found[row.id],
            "fits": rules.matches(row, case),
            "why": rules.named_values(row),
            "condition": words.get(row.id, ""),
            "specificity": rules.specificity(row),
            "wins": winner is not None and row.id == winner.id,
        }
        for row in rows
    ]
