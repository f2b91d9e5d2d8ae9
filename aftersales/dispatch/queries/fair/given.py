"""What each engineer was given in a month: the figures, each of them the sum of lines that can be looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any, Final

from django.conf import settings

from aftersales.base import sql
from aftersales.dispatch.models import PolicyUse, PolicyVersion
from aftersales.dispatch.queries.fair.months import Month, days_off, duty_of
from aftersales.dispatch.queries.reading import REMOTE_MINUTES
from aftersales.dispatch.solver.balance import comparable, middle, per_hour
from aftersales.dispatch.solver.policy import RANGES

LONGEST: Final = timedelta(hours=16)
"""Times between two moves of a visit that are further apart were told late, and measure nothing."""


@dataclass(frozen=True)
class Given:
    """Figures of one engineer and month. `minutes`: worked where that was measured (of `measured` of them), else
    planned. `way` is measured too, of `way_measured` visits. `overruled_for`: somebody sent them though another had
    been chosen; `overruled_against`: another was sent though they had been. `declined`: offers they said no to.
    `duty`: minutes on duty. `taught`: planned minutes of visits with an apprentice of theirs, and of these `credited`
    as the policy that counts for all orders has it."""

    visits: int = 0
    remote: int = 0
    planned: int = 0
    worked: int = 0
    measured: int = 0
    minutes: int = 0
    way: int = 0
    way_measured: int = 0
    night: int = 0
    off: int = 0
    overruled_for: int = 0
    overruled_against: int = 0
    declined: int = 0
    duty: int = 0
    taught: int = 0
    credited: int = 0

    @property
    def per_hour(self) -> float:
        """Minutes of work for each hour of duty, without those that are credited for teaching: what is compared."""
        return per_hour(self.minutes - self.credited, self.duty)


SUMMED: Final = tuple(one.name for one in fields(Given))[:10]
"""The figures `given.sql` tells, in its order."""


@dataclass(frozen=True)
class Sent:
    """How often one person sent (`by`, None: the product) somebody, whom the decision had chosen, or another."""

    by: int | None
    engineer: int
    chosen: int | None
    overruled: bool
    count: int


def given_to(calendars: Mapping[int, int], month: Month) -> tuple[dict[int, Given], list[Sent]]:
    """What these engineers (by id, with their calendar) were given; and who sent them, or another in their place."""
    sums = {row[0]: row[4:] for row in rows(calendars, month, each=False)}
    sent = [Sent(*row) for row in sql.rows("dispatch", "sent", ids=list(calendars), at=month.at, before=month.before)]
    declined = dict(sql.rows("dispatch", "declined", ids=list(calendars), at=month.at, before=month.before))
    duty = duty_of(calendars, month)
    taught, credit = _taught(calendars, month), _credit()
    nothing = (0,) * len(SUMMED)
    return {
        who: replace(
            _given(who, sums.get(who, nothing), sent, duty[who]),
            declined=declined.get(who, 0),
            taught=taught.get(who, 0),
            credited=taught.get(who, 0) * credit // 100,
        )
        for who in calendars
    }, sent


def _taught(calendars: Mapping[int, int], month: Month) -> dict[int, int]:
    told: dict[str, Any] = {"ids": list(calendars), "at": month.at, "before": month.before}
    return dict(sql.rows("dispatch", "taught_month", **told, zone=settings.COMPANY_ZONE))


def _credit() -> int:
    """Percent of the time with an apprentice that do not count, by the policy for all orders."""
    use = PolicyUse.objects.filter(kind__isnull=True, priority__isnull=True).first()
    body = PolicyVersion.objects.filter(policy=use.policy_id).order_by("-number").first() if use is not None else None
    usual = RANGES["mentor_credit"][2]
    return int(body.body.get("mentor_credit", usual)) if body is not None else usual


def rows(calendars: Mapping[int, int], month: Month, *, each: bool) -> list[tuple[Any, ...]]:
    """Sums of each engineer, or every line: engineer, visit, order, when, and the figures of SUMMED."""
    off, days = days_off(calendars.values(), month)
    return sql.rows(
        "dispatch", "given", ids=list(calendars), at=month.at, before=month.before, calendars=off, days=days,
        remote=REMOTE_MINUTES, longest=LONGEST, each=each,
    )  # fmt: skip


def _given(who: int, sums: Sequence[int], sent: Sequence[Sent], duty: int) -> Given:
    overruled = [one for one in sent if one.overruled]
    return Given(
        **dict(zip(SUMMED, sums, strict=True)),
        overruled_for=sum(one.count for one in overruled if one.engineer == who),
        overruled_against=sum(one.count for one in overruled if one.chosen == who),
        duty=duty,
    )


def compared(given: Mapping[int, Given]) -> list[int]:
    """Those whose duty is enough to be compared, by id."""
    marks = comparable([one.duty for one in given.values()])
    return [who for who, mark in zip(given, marks, strict=True) if mark]


def middle_of(given: Sequence[Given]) -> dict[str, float] | None:
    """The middle of each figure; None of nobody."""
    if not given:
        return None
    names = [*(one.name for one in fields(Given)), "per_hour"]
    return {name: middle(getattr(one, name) for one in given) or 0.0 for name in names}
