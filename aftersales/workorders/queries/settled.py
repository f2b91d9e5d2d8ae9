"""What was settled about work orders: kinds, categories, state names, policies, and how one is chosen."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models

from aftersales.people.access import Actor
from aftersales.workorders import rules
from aftersales.workorders.models import Category, CustomField, Kind, SlaPolicy, SlaTarget, StateName, WorkOrder
from aftersales.workorders.queries.asking import all_in_words
from aftersales.workorders.queries.custom import definition_of, definition_row
from aftersales.workorders.queries.policies import holds_with, readable
from aftersales.workorders.queries.queue import CAP


def kinds() -> Sequence[Kind]:
    """The kinds that may be chosen."""
    return list(Kind.objects.filter(archived_at__isnull=True).select_related("default_team").order_by("pk"))


def categories(*, archived: bool = False) -> list[dict[str, Any]]:
    """The categories as a tree is read: each with what hangs below it, in the order somebody gave them."""
    found = Category.objects.select_related("parent").order_by("position", "pk")
    below: dict[int | None, list[Category]] = {}
    for row in found if archived else found.filter(archived_at__isnull=True):
        below.setdefault(row.parent_id, []).append(row)
    return [category_row(row) for row in _branch(below, None)]


def _branch(below: Mapping[int | None, Sequence[Category]], parent: int | None) -> Iterator[Category]:
    for row in below.get(parent, ()):
        yield row
        yield from _branch(below, row.pk)


def category_row(row: Category) -> dict[str, Any]:
    """One category as it is shown."""
    parent = row.parent.key if row.parent is not None else None
    plain = ("key", "code", "name_zh", "name_en", "position", "version")
    return {**{name: getattr(row, name) for name in plain}, "parent": parent, "archived": row.archived_at is not None}


def category_counts(by: Actor) -> dict[str, dict[str, Any]]:
    """How many open orders have each category, by its code: what is at stake for whoever puts one away."""
    by.require(rules.SETTLE)
    open_ones = WorkOrder.objects.exclude(state__in=("closed", "cancelled")).filter(category__isnull=False)
    found = open_ones.values_list("category__code").annotate(n=models.Count("pk"))
    return {code: {"n": min(n, CAP), "capped": n > CAP} for code, n in found}


def custom_fields() -> list[dict[str, Any]]:
    """The company's own fields in their order."""
    return [custom_field_row(row) for row in CustomField.objects.order_by("position", "pk")]


def custom_field_row(row: CustomField) -> dict[str, Any]:
    """One of them as it is shown."""
    plain = ("key", "searchable", "personal", "position", "version")
    told = {name: getattr(row, name) for name in plain}
    return {**definition_row(definition_of(row)), **told, "archived": row.archived_at is not None}


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
    case = rules.Case(priority, kind, service_level, tier, holds_with(known, at))
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
