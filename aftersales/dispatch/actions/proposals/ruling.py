"""Say for which teams plans are asked for by themselves 自动排程. Where nobody says so, people ask alone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import NotFound
from aftersales.base.facts import emit
from aftersales.dispatch import access
from aftersales.dispatch.actions.counting import named
from aftersales.dispatch.events.plans import PlanRuleDropped, PlanRuleSet
from aftersales.dispatch.models import PlanRule
from aftersales.people.access import STAFF, Actor
from aftersales.people.models import Team


@transaction.atomic
def set_rule(
    *, by: Actor | None, at: datetime, team: UUID | None, hour: int | None, days: int, repairs: bool
) -> PlanRule:
    """From now on, for this team with all below it (None: every other); in place of what was said of it before.

    Raises:
        Invalid: there is no such team.
    """
    access.require_settings(by)
    row = named(Team.objects.all(), "key", team, "no_such_team", "team")
    told = {"hour": hour, "days": days, "repairs": repairs, "set_by_id": by.id if by else None, "set_at": at}
    rule, _ = PlanRule.objects.update_or_create(team=row, defaults=told)
    fact = PlanRuleSet(
        rule=rule.key, team=team, hour=hour, days=days, repairs=repairs, at=at, by=by.key if by else None
    )  # fmt: skip
    emit(fact, audience=STAFF)
    return rule


@transaction.atomic
def drop_rule(*, key: UUID, by: Actor | None, at: datetime) -> None:
    """It does not count any more; what was proposed by it stays."""
    access.require_settings(by)
    row = PlanRule.objects.select_for_update(of=("self",)).select_related("team").filter(key=key).first()
    if row is None:
        raise NotFound(what="plan_rule")
    team = row.team.key if row.team is not None else None
    row.delete()
    emit(PlanRuleDropped(rule=key, team=team, at=at, by=by.key if by else None), audience=STAFF)
