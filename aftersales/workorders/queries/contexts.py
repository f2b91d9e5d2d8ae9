"""As of when and for whom a condition is asked."""

from datetime import datetime
from typing import Final

from aftersales.base.conditions.evaluate import Context
from aftersales.base.conditions.fields import MY_TEAMS, OPERATORS, Type, Wants
from aftersales.base.conditions.tree import Leaf, Node, leaves
from aftersales.base.errors import Invalid
from aftersales.people.access import Actor
from aftersales.people.hours import calendar_value
from aftersales.people.models import Calendar, Team

ZONE: Final = "Asia/Shanghai"
"""The days of whoever has no time zone: the product itself."""


def context_for(by: Actor | None, tree: Node | None, at: datetime) -> Context:
    """As of when and for whom a condition is asked. A calendar that does not exist is refused."""
    asked = list(leaves(tree)) if tree is not None else []
    calendars = {code: calendar_value(pk) for code, pk in _calendars_in(asked).items()}
    mine = any(isinstance(leaf.value, tuple) and MY_TEAMS in leaf.value for leaf in asked)
    teams = Team.objects.filter(pk__in=by.teams).values_list("key", flat=True) if mine and by is not None else []
    return Context(
        at=at,
        zone=by.zone if by is not None else ZONE,
        me=str(by.key) if by is not None else "",
        my_teams=frozenset(map(str, teams)),
        calendar=calendars.__getitem__,
    )


def refuse_strange_calendars(tree: Node) -> None:
    """Refuse a condition by the hours of a calendar that does not exist, before it is kept."""
    _calendars_in(list(leaves(tree)))


_BY_CALENDAR: Final = frozenset(op for op, wants in OPERATORS[Type.INSTANT].items() if wants is Wants.CALENDAR)


def _calendars_in(asked: list[Leaf]) -> dict[str, int]:
    codes = {leaf.value for leaf in asked if leaf.op in _BY_CALENDAR}
    found = dict(Calendar.objects.filter(code__in=codes).values_list("code", "pk")) if codes else {}
    if codes - found.keys():
        raise Invalid("filter_no_such_calendar", field="filter", calendar=min(codes - found.keys()))
    return found
