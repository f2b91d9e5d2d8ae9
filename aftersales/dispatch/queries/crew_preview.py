"""Who could go together as things stand, by a crew nobody has published: weighed for no order, and kept nowhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from aftersales.assets.models import Product
from aftersales.base.errors import Conflict
from aftersales.dispatch import access
from aftersales.dispatch.models import PolicyVersion
from aftersales.dispatch.queries import crew_reasons, crews, standing
from aftersales.dispatch.queries.policies import current, rules_of
from aftersales.dispatch.queries.reading import instant, minute
from aftersales.dispatch.solver.called import call_for
from aftersales.dispatch.solver.deciding import decide
from aftersales.dispatch.solver.seats import Crew
from aftersales.dispatch.solver.weighing import Need, weigh
from aftersales.people.access import Actor
from aftersales.workorders.models import Kind

_USUAL: Any = 2
"""The priority that is meant where none is named."""


def preview(
    by: Actor, *, at: datetime, language: str, crew: Mapping[str, Any], kind: str | None, product: UUID | None,
    priority: int | None,
) -> dict[str, Any]:  # fmt: skip
    """The crew that could go to a place nobody knows yet, so that each way counts for an hour; and by seat how many."""
    access.require_settings(by)
    read = Crew.read(crew)
    sort = Kind.objects.filter(code=kind).first() if kind is not None else None
    skill = Product.objects.filter(key=product).values_list("skill_id", flat=True).first() if product else None
    level = _USUAL if priority is None else priority
    rules = rules_of(_version(sort.pk if sort is not None else 0, level))
    roster = standing.roster(at)
    need = Need(
        seed=0, at=minute(at), kind=sort.pk if sort is not None else None, skill=skill, urgent=level == 0, crew=read,
        skills=crews.skills_of(read),
    )  # fmt: skip
    field, terms = weigh(roster, need, rules, settings.ROADS)
    decided = decide(field, terms, rules)
    called = call_for(read, roster, need, rules, settings.ROADS, field, terms, decided)
    return {
        "starts_at": instant(need.at + called.chosen.begins) if called.chosen is not None else None,
        "candidates": len(roster),
        "options": crew_reasons.options_of(called, called.members(field), language),
    }


def _version(kind: int, priority: int) -> PolicyVersion:
    number = current()(kind, priority)
    if number is None:
        raise Conflict("no_dispatch_policy")
    return PolicyVersion.objects.get(pk=number)
