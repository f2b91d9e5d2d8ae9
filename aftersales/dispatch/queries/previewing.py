"""What another policy would change: orders that wait, weighed by it and by what counts now. Nothing is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings

from aftersales.dispatch import access
from aftersales.dispatch.models import Policy, PolicyVersion
from aftersales.dispatch.queries import needs, standing, undecided
from aftersales.dispatch.queries.policies import current, rules_of
from aftersales.dispatch.queries.reading import instant
from aftersales.dispatch.solver.deciding import decide
from aftersales.dispatch.solver.policy import Policy as Rules
from aftersales.dispatch.solver.rules import RULES
from aftersales.dispatch.solver.weighing import Need, weigh
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders.models import WorkOrder

MOST: Final = 20
"""So many orders are weighed twice while somebody moves a weight."""
_LOOKED_AT: Final = 200
_MOST_SAID: Final = 3


def preview(by: Actor, *, at: datetime, code: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Who would go by this unpublished body, beside who would go now. Of the orders that wait, those the policy counts
    for; where it counts for none, whichever wait."""
    access.require_settings(by)
    rules = Rules.read(body)
    concerned, own = _concerned(by, code, at)
    versions = PolicyVersion.objects.select_related("policy").in_bulk({version for _, version in concerned[:MOST]})
    orders = WorkOrder.objects.in_bulk([order for order, _ in concerned[:MOST]])
    rows: list[dict[str, Any]] = []
    for order, version in concerned[:MOST]:
        if order in orders and version in versions:
            need = needs.need_of(orders[order], at).need
            before = _answer(need, rules_of(versions[version]), at)
            after = _answer(need, rules, at)
            rows.append(
                {"order": _named(orders[order]), "now": before, "then": after, "change": _change(before, after)}
            )
    _name([answer for row in rows for answer in (row["now"], row["then"])])
    return {"rows": rows, "own": own, "waiting": len(concerned)}


def _concerned(by: Actor, code: str, at: datetime) -> tuple[list[tuple[int, int]], bool]:
    """Waiting orders with the version that counts for each now; whether those are the policy's own."""
    counts = current()
    mine = set(PolicyVersion.objects.filter(policy__in=Policy.objects.filter(code=code)).values_list("pk", flat=True))
    found = [
        (one.id, version)
        for one in undecided.waiting(by, at=at, limit=_LOOKED_AT)
        if (version := counts(one.kind, one.priority)) is not None
    ]
    own = [(order, version) for order, version in found if version in mine]
    return (own, True) if own else (found, False)


def _answer(need: Need, rules: Rules, at: datetime) -> dict[str, Any]:
    field, terms = weigh(standing.roster(at), need, rules, settings.ROADS)
    decided = decide(field, terms, rules)
    able = len(decided.ranking)
    if decided.chosen is None:
        names = [(int((decided.failed & rule.mask).astype(bool).sum()), name) for name, rule in RULES.items()]
        failing = [name for count, name in sorted(names, reverse=True)[:_MOST_SAID] if count]
        return {"chosen": None, "starts_at": None, "travel_minutes": None, "able": able, "failing": failing}
    place = decided.chosen
    return {
        "chosen": int(field["engineer"][place]),
        "starts_at": instant(need.at + int(field["starts_in"][place])),
        "travel_minutes": int(field["travel"][place]),
        "able": able,
        "failing": [],
    }


def _change(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if before["chosen"] != after["chosen"]:
        return "who"
    return "when" if before["starts_at"] != after["starts_at"] else "none"


def _named(order: WorkOrder) -> dict[str, Any]:
    return {"key": order.key, "number": order.number, "title": order.title, "priority": order.priority}


def _name(answers: list[dict[str, Any]]) -> None:
    people = Person.objects.in_bulk({one["chosen"] for one in answers} - {None})
    for one in answers:
        person = people.get(one["chosen"])
        one["chosen"] = {"key": person.key, "name": person.name} if person is not None else None
