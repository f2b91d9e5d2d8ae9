"""Engineers as a dispatcher looks over them 在岗一览: who is there, on what, what is next, how much is ahead."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from aftersales.base import pages
from aftersales.dispatch import access
from aftersales.dispatch.models import Attendance
from aftersales.dispatch.queries import hands
from aftersales.dispatch.queries.hands import Hours
from aftersales.dispatch.queries.health import valid_skills
from aftersales.dispatch.rules import PresenceState
from aftersales.people import access as people
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Leave, Shift
from aftersales.people.rules import SCHEDULE

STATES: Final = ("on_duty", "off", "break", "away", "leave")


def page(
    by: Actor,
    at: datetime,
    *,
    team: UUID | None = None,
    skill: str | None = None,
    state: str | None = None,
    search: str = "",
    cursor: str | None,
    limit: int,
) -> dict[str, Any]:
    """A page of the engineers this reader sees, by name; with the first, how many stand how of all that fit besides."""
    fit = fitting(access.engineers_seen(by), at, team=team, skill=skill, search=search)
    hours = hands.hours(set(fit.order_by().values_list("calendar", flat=True).distinct()), at)
    standing = standing_of(fit, hours, at)
    rows = standing if state is None else standing.filter(standing=state)
    if cursor is not None:
        name, pk = pages.decode(cursor, 2, types=[str, int])
        rows = rows.filter(Q(person__name__gt=name) | Q(person__name=name, pk__gt=pk))
    found = list(rows.select_related("person__team").order_by("person__name", "pk")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    counts = None
    if cursor is None:
        counted = dict(standing.order_by().values_list("standing").annotate(n=Count("pk")))
        counts = {one: counted.get(one, 0) for one in STATES}
    return {
        "rows": _told(found[:limit], by, hours, at),
        "next": pages.encode(last.person.name, last.pk) if last is not None else None,
        "counts": counts,
    }


def fitting(
    rows: QuerySet[Engineer], at: datetime, *, team: UUID | None, skill: str | None, search: str
) -> QuerySet[Engineer]:
    """Those of a team with all below it, with a skill that is valid now, whose name holds what is looked for."""
    if team is not None:
        rows = rows.filter(person__team__in=people.team_with_below(team))
    if skill is not None:
        rows = rows.filter(Exists(valid_skills(at).filter(engineer=OuterRef("pk"), skill__code=skill)))
    return rows.filter(person__name__icontains=search.strip()) if search.strip() else rows


def standing_of(rows: QuerySet[Engineer], hours: Mapping[int, Hours], at: datetime) -> Any:
    """With how each stands: leave goes before what was said, what was said before duty; whoever has none now is off."""
    gone = Leave.objects.filter(engineer=OuterRef("pk"), withdrawn_at__isnull=True, starts_at__lte=at, ends_at__gt=at)
    said = Attendance.objects.filter(engineer=OuterRef("pk"), until_at__gt=at)
    shifts = Shift.objects.filter(engineer=OuterRef("pk"), starts_at__lte=at, ends_at__gt=at)
    open_now = [calendar for calendar, one in hours.items() if one.is_open(at)]
    return rows.annotate(
        said=Subquery(said.values("state")[:1]), on_call=Exists(shifts.filter(on_call=True)),
        standing=Case(
            When(Exists(gone), then=Value("leave")),
            When(said__isnull=False, then="said"),
            When(Q(calendar__in=open_now) | Exists(shifts.filter(on_call=False)), then=Value("on_duty")),
            default=Value("off"),
            output_field=CharField(),
        ),
    )  # fmt: skip


def _told(engineers: Sequence[Any], by: Actor, hours: Mapping[int, Hours], at: datetime) -> list[dict[str, Any]]:
    ids = [one.pk for one in engineers]
    said = Attendance.objects.in_bulk(ids)
    planned = set(people.visible_people(by, SCHEDULE).filter(pk__in=ids).values_list("pk", flat=True))
    skills: dict[int, list[dict[str, Any]]] = {}
    able = valid_skills(at).filter(engineer__in=ids).select_related("skill")
    for row in able.order_by("-proficiency", "skill__code"):
        names = {"code": row.skill.code, "name_zh": row.skill.name_zh, "name_en": row.skill.name_en}
        skills.setdefault(row.engineer_id, []).append({**names, "proficiency": row.proficiency})
    on_hand = hands.of(engineers, by, hours, at)
    return [
        {
            **_one(one, said.get(one.pk), on_hand[one.pk].leave_until, at),
            "may_set": one.pk in planned or (one.pk == by.id and not by.token),
            "skills": skills.get(one.pk, []),
            **on_hand[one.pk].told(),
        }
        for one in engineers
    ]


def _one(engineer: Any, said: Attendance | None, leave_until: datetime | None, at: datetime) -> dict[str, Any]:
    person, team = engineer.person, engineer.person.team
    absent = said is not None and said.state != PresenceState.ON_DUTY and engineer.standing == said.state
    until = leave_until if engineer.standing == "leave" else said.until_at if absent and said is not None else None
    return {
        "engineer": {"key": person.key, "name": person.name},
        "level": engineer.level,
        "team": {"key": team.key, "name_zh": team.name_zh, "name_en": team.name_en} if team is not None else None,
        "state": engineer.standing,
        "since_at": said.set_at if absent and said is not None else None,
        "until_at": until,
        "version": said.version if said is not None else 0,
        "on_call": engineer.on_call,
        "cap_minutes": engineer.workload_cap_minutes,
    }
