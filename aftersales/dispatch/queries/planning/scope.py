"""What a proposal is asked about: whose time, which days, which orders."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from aftersales.base import worktime
from aftersales.base.errors import Invalid
from aftersales.dispatch import access
from aftersales.people import access as people
from aftersales.people.access import Actor

MOST_DAYS: Final = 7
"""As far ahead as any policy may look."""
MOST_ENGINEERS: Final = 500
MOST_WORKS: Final = 3_000
"""More visits than one search is for (`solver/routing/large.py`): teams are planned one by one."""


@dataclass(frozen=True)
class Scope:
    """The engineers of a `team` or a `territory` with all below it, or those named (`engineers`); of several all must
    fit. Orders are those of the team and of the territory."""

    since: date
    until: date
    team: UUID | None = None
    territory: UUID | None = None
    engineers: tuple[UUID, ...] = ()
    orders: bool = True
    """Whether orders that nobody has are planned too."""

    @classmethod
    def read(cls, told: dict[str, Any]) -> "Scope":
        """As it was kept."""
        return cls(
            since=date.fromisoformat(told["since"]),
            until=date.fromisoformat(told["until"]),
            team=_key(told["team"]),
            territory=_key(told["territory"]),
            engineers=tuple(UUID(one) for one in told["engineers"]),
            orders=told["orders"],
        )

    def told(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "team": str(self.team) if self.team is not None else None,
            "territory": str(self.territory) if self.territory is not None else None,
            "engineers": [str(one) for one in self.engineers],
            "orders": self.orders,
        }

    def bounds(self) -> tuple[datetime, datetime]:
        """From the first midnight to the last, by the company's clock."""
        zone = ZoneInfo(settings.COMPANY_ZONE)
        return worktime.wall_instant(zone, self.since, 0), worktime.wall_instant(
            zone, self.until + timedelta(days=1), 0
        )


def _key(told: str | None) -> UUID | None:
    return UUID(told) if told is not None else None


def refuse_odd(scope: Scope, at: datetime) -> None:
    """Refuse days that are over, too many, or further ahead than any policy looks."""
    today = at.astimezone(ZoneInfo(settings.COMPANY_ZONE)).date()
    if scope.until < scope.since:
        raise Invalid("proposal_days", field="until", most=MOST_DAYS)
    if scope.since < today or scope.until >= today + timedelta(days=MOST_DAYS):
        raise Invalid("proposal_days", field="since" if scope.since < today else "until", most=MOST_DAYS)


def engineers_of(scope: Scope, by: Actor | None) -> list[int]:
    """The engineers whose time is planned, by id, as far as the reader sees them (None: all).

    Raises:
        Invalid: no such team, territory or engineer, nobody fits, or more than one proposal is for.
    """
    rows = access.planned_engineers(by)
    if scope.team is not None:
        rows = rows.filter(person__team__in=people.team_with_below(scope.team))
    if scope.territory is not None:
        rows = rows.filter(person__territories__in=people.territory_with_below(scope.territory)).distinct()
    if scope.engineers:
        rows = rows.filter(person__key__in=scope.engineers)
        if rows.count() != len(set(scope.engineers)):
            raise Invalid("no_such_engineer", field="engineers")
    found = sorted(rows.values_list("pk", flat=True)[: MOST_ENGINEERS + 1])
    if not found:
        raise Invalid("proposal_nobody", field="engineers")
    if len(found) > MOST_ENGINEERS:
        raise Invalid("proposal_too_large", field="engineers", most=MOST_ENGINEERS, works=MOST_WORKS)
    return found


def teams_of(scope: Scope) -> frozenset[int] | None:
    """The ids of the team and those below it; None for any."""
    return None if scope.team is None else people.team_with_below(scope.team)


def territories_of(scope: Scope) -> frozenset[int] | None:
    """The ids of the territory and those below it; None for any."""
    return None if scope.territory is None else people.territory_with_below(scope.territory)
