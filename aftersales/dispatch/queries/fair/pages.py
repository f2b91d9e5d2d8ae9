"""Fairness 公平数据 as it is shown: everybody's figures to those who see decisions, to an engineer their own."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from aftersales.base import pages, sheets
from aftersales.base.errors import Invalid, NotAllowed, NotFound
from aftersales.dispatch.queries.fair.given import SUMMED, Given, Sent, compared, given_to, middle_of, rows
from aftersales.dispatch.queries.fair.months import Month, read_month
from aftersales.dispatch.rules import SEE
from aftersales.dispatch.solver.balance import LEAST_OTHERS, gini
from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person, Team
from aftersales.workorders import access as orders
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.rules import EXPORT

MOST_CHOSEN: Final = 5
"""Of a dispatcher who overruled, so many are named for whom."""


def page(by: Actor, *, month: str, team: UUID | None, cursor: str | None, limit: int) -> dict[str, Any]:
    """The figures of a month: whoever is given most for their duty first."""
    asked = read_month(month)
    if not by.may(SEE):
        return _own(by, asked)
    found = _read(_seen(by, team), asked)
    order = _in_order(found)
    begin = _behind(order, cursor)
    shown = order[begin : begin + limit]
    return {
        **_head(asked, found.compared, [found.given[who] for who in found.compared]),
        "own": False,
        "rows": [_row(found, who) for who in shown],
        "next": pages.encode(shown[-1]) if begin + limit < len(order) else None,
        "dispatchers": _dispatchers(found),
    }


def lines(engineer: UUID, by: Actor, *, month: str) -> dict[str, Any]:
    """The visits and remote orders behind an engineer's figures, in the order of time."""
    asked = read_month(month)
    who = _reached(engineer, by)
    told = rows({who.pk: who.calendar_id}, asked, each=True)
    numbers = dict(WorkOrder.objects.filter(pk__in=[row[2] for row in told]).values_list("pk", "number"))
    seen = {pk: (key, title) for pk, key, title in _visible(by, numbers)}
    visits = dict(Visit.objects.filter(pk__in=[row[1] for row in told if row[1]]).values_list("pk", "number"))
    return {
        "engineer": {"key": who.person.key, "name": who.person.name},
        "rows": [_line(row, numbers, seen, visits) for row in told],
        "next": None,
    }


def as_csv(by: Actor, *, month: str, team: UUID | None) -> bytes:
    """Everybody's figures as a table that opens in a spreadsheet, for whoever may take lists out of the house."""
    by.require(SEE)
    by.require(EXPORT)
    found = _read(_seen(by, team), read_month(month))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fairness"
        with sheets.begin("csv", path) as sheet:
            sheet.row([f"{zh} {en}" for zh, en in _COLUMNS])
            for who in _in_order(found):
                row = _row(found, who)
                sheet.row(
                    [
                        row["engineer"]["name"],
                        _team_name(row["team"], by),
                        *(row[name] for name in _FIGURES),
                        int(row["compared"]),
                    ]
                )
        return path.read_bytes()


def _team_name(team: Team | None, by: Actor) -> str:
    return "" if team is None else team.name_en if by.language == "en" else team.name_zh


_FIGURES: Final = (
    "duty", "minutes", "per_hour", "planned", "worked", "measured", "visits", "remote", "way", "way_measured",
    "night", "off", "overruled_for", "overruled_against", "declined", "taught", "credited",
)  # fmt: skip
_COLUMNS: Final = (
    ("工程师", "Engineer"), ("团队", "Team"), ("在岗分钟", "Duty minutes"), ("分到分钟", "Minutes given"),
    ("每在岗小时分钟", "Minutes per hour of duty"), ("计划分钟", "Planned minutes"), ("实际分钟", "Worked minutes"),
    ("有实际时间的件数", "With worked time"), ("上门", "Visits"), ("远程", "Remote orders"),
    ("路上分钟", "Minutes on the way"), ("有路程记录的上门", "Visits with a measured way"), ("夜间", "At night"),
    ("休息日", "On days off"), ("被改派得到", "Overruled for"), ("被改派失去", "Overruled against"),
    ("拒单", "Declined"), ("带徒分钟", "Minutes with an apprentice"), ("带徒减免分钟", "Of these credited"),
    ("参与比较", "Compared"),
)  # fmt: skip


# -- who -------------------------------------------------------------------------------------------------------------


def _seen(by: Actor, team: UUID | None) -> QuerySet[Engineer]:
    """Who this reader sees decisions of: those who work here, and those who did."""
    found = Engineer.objects.filter(person__in=access.visible_people(by, SEE), person__is_customer=False)
    return found.filter(person__team__in=access.team_with_below(team)) if team is not None else found


def _reached(key: UUID, by: Actor) -> Engineer:
    """An engineer whose work this reader may look at: their own, or of those they see decisions of."""
    found = Engineer.objects.select_related("person").filter(person__key=key)
    if key == by.key and not by.may(SEE):
        access.refuse_token(by)
    else:
        by.require(SEE)
        found = found.filter(Q(person__in=access.visible_people(by, SEE)))
    row = found.first()
    if row is None:
        raise NotFound(what="engineer")
    return row


@dataclass(frozen=True)
class _Found:
    people: Mapping[int, Engineer]
    given: Mapping[int, Given]
    sent: list[Sent]
    compared: list[int]


def _read(whose: QuerySet[Engineer], month: Month) -> _Found:
    """Their figures; whoever left and was given nothing in the month is left out."""
    people = {one.pk: one for one in whose.select_related("person__team").order_by("pk")}
    given, sent = given_to({pk: one.calendar_id for pk, one in people.items()}, month)
    here = {pk: one for pk, one in given.items() if people[pk].person.is_active or one.visits or one.remote}
    return _Found(people, here, sent, compared(here))


def _own(by: Actor, month: Month) -> dict[str, Any]:
    """One's own figures, and the middle of the others of one's team: without names, and only of enough of them."""
    access.refuse_token(by)
    me = Engineer.objects.select_related("person").filter(pk=by.id).first()
    if me is None or me.person.is_customer:
        raise NotAllowed(right=SEE)
    working = Engineer.objects.filter(Q(pk=by.id) | Q(person__is_active=True))
    found = _read(working.filter(person__team=me.person.team_id), month)
    others = [found.given[who] for who in found.compared if who != by.id]
    if len(others) < LEAST_OTHERS:
        found = _read(working, month)
        others = [found.given[who] for who in found.compared if who != by.id]
    enough = others if len(others) >= LEAST_OTHERS else []
    return {
        **_head(month, found.compared, enough),
        "own": True,
        "rows": [_row(found, by.id)],
        "next": None,
        "dispatchers": [],
    }


# -- how it is told --------------------------------------------------------------------------------------------------


def _head(month: Month, counted: list[int], given: list[Given]) -> dict[str, Any]:
    return {
        "month": f"{month.first:%Y-%m}",
        "since": month.at,
        "until": month.before,
        "compared": len(counted),
        "gini": gini(one.per_hour for one in given),
        "middle": middle_of(given),
    }


def _in_order(found: _Found) -> list[int]:
    """Those that are compared first, whoever is given most for their duty before the others."""
    chosen = set(found.compared)
    return sorted(found.given, key=lambda who: (who not in chosen, -found.given[who].per_hour, who))


def _behind(order: list[int], cursor: str | None) -> int:
    if cursor is None:
        return 0
    (last,) = pages.decode(cursor, 1, types=[int])
    if last not in order:
        raise Invalid("bad_cursor", field="cursor")
    return order.index(last) + 1


def _row(found: _Found, who: int) -> dict[str, Any]:
    person, given = found.people[who].person, found.given[who]
    return {
        "engineer": {"key": person.key, "name": person.name},
        "team": person.team,
        **asdict(given),
        "per_hour": round(given.per_hour, 2),
        "compared": who in found.compared,
    }


def _dispatchers(found: _Found) -> list[dict[str, Any]]:
    """Per person who sent: how often, how often another than was chosen, and whom then."""
    people = Person.objects.in_bulk({one.by for one in found.sent if one.by is not None})
    told = [_dispatcher(people[by], [one for one in found.sent if one.by == by], found) for by in sorted(people)]
    return sorted(told, key=lambda one: (-one["overruled"], -one["sent"]))


def _dispatcher(person: Person, sent: list[Sent], found: _Found) -> dict[str, Any]:
    counts: dict[int, int] = {}
    for one in sent:
        if one.overruled and one.engineer in found.people:
            counts[one.engineer] = counts.get(one.engineer, 0) + one.count
    best = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_CHOSEN]
    return {
        "by": {"key": person.key, "name": person.name},
        "sent": sum(one.count for one in sent),
        "overruled": sum(one.count for one in sent if one.overruled),
        "chose": [{"engineer": _named(found.people[who]), "count": count} for who, count in best],
    }


def _named(engineer: Engineer) -> dict[str, Any]:
    return {"key": engineer.person.key, "name": engineer.person.name}


def _visible(by: Actor, numbers: Iterable[int]) -> Iterable[tuple[int, UUID, str]]:
    return orders.visible_to(by).filter(pk__in=list(numbers)).values_list("pk", "key", "title")


def _line(
    row: tuple[Any, ...], numbers: Mapping[int, int], seen: Mapping[int, tuple[UUID, str]], visits: Mapping[int, int]
) -> dict[str, Any]:
    """One line; of an order the reader does not see, only its number."""
    _, visit, order, at, *figures = row
    one = dict(zip(SUMMED, figures, strict=True))
    key, title = seen.get(order, (None, ""))
    return {
        "order": {"key": key, "number": numbers[order], "title": title},
        "visit": visits.get(visit) if visit is not None else None,
        "at": at,
        "planned": one["planned"],
        "worked": one["worked"] if one["measured"] else None,
        "way": one["way"] if one["way_measured"] else None,
        "minutes": one["minutes"],
        "night": bool(one["night"]),
        "off": bool(one["off"]),
    }
