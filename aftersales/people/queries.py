"""Reads of people: lists by page, who rules, and who is told next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from aftersales.base import pages
from aftersales.base.errors import NotFound
from aftersales.base.privacy import exported
from aftersales.base.search.asked import read
from aftersales.base.search.rows import fits
from aftersales.people import access, taken_along
from aftersales.people.access import Actor
from aftersales.people.models import (
    Calendar,
    CalendarDay,
    CalendarYear,
    Engineer,
    EngineerSkill,
    Grant,
    Leave,
    Mentorship,
    Person,
    Role,
    Shift,
    Skill,
    Team,
    Territory,
    Token,
)
from aftersales.people.rules import SCHEDULE, SEE, SETTLE, above
from aftersales.people.states import Scope, Trust


def admins() -> QuerySet[Person]:
    """The active people who may change everything."""
    return holders(SETTLE)


def holders(right: str) -> QuerySet[Person]:
    """The active people of ours who have this right over everything, at any level."""
    granting = Grant.objects.filter(right=right, scope=Scope.ALL, min_level__isnull=True).values("role")
    return Person.objects.filter(is_active=True, is_customer=False, roles__in=granting).distinct()


def calendars_without(year: int) -> list[Calendar]:
    """The calendars that know some year's public holidays as published, but not this one's."""
    published = CalendarYear.objects.filter(calendar=OuterRef("pk"), trust=Trust.PUBLISHED)
    return list(Calendar.objects.filter(Exists(published), ~Exists(published.filter(year=year))).order_by("code"))


def admin_exists() -> bool:
    """Whether the installation has an administrator; until then anybody at the first-run page can become it."""
    return admins().exists()


def people_page(
    by: Actor,
    *,
    search: str,
    team: UUID | None,
    role: str,
    level: int | None,
    skill: str,
    customers: bool,
    archived: bool,
    cursor: str | None,
    limit: int,
) -> tuple[list[Person], str | None]:
    """One page by name of the people this reader may see, and the cursor of the next."""
    people = access.visible_people(by).filter(is_customer=customers, archived_at__isnull=not archived)
    if team is not None:
        people = people.filter(team__key=team)
    if role:
        people = people.filter(Exists(Person.roles.through.objects.filter(person=OuterRef("pk"), role__code=role)))
    if level is not None:
        people = people.filter(engineer__level=level)
    if skill:
        people = people.filter(Exists(EngineerSkill.objects.filter(engineer=OuterRef("pk"), skill__code=skill)))
    if search.strip():
        people = people.filter(fits(read(search)))
    if cursor:
        name, pk = pages.decode(cursor, 2)
        people = people.filter(Q(name__gt=str(name)) | Q(name=str(name), pk__gt=int(pk)))
    rows = list(people.select_related("team", "engineer").prefetch_related("roles").order_by("name", "pk")[: limit + 1])
    more = len(rows) > limit
    rows = rows[:limit]
    return rows, pages.encode(rows[-1].name, rows[-1].pk) if more else None


def chain_of_leads(team_id: int | None) -> list[int]:
    """Whom to tell, nearest first: the team's lead, the lead of its parent, and so on; nobody twice."""
    teams = {pk: (parent, lead) for pk, parent, lead in Team.objects.values_list("pk", "parent_id", "lead_id")}
    chain = above({pk: parent for pk, (parent, _) in teams.items()}, team_id)
    return list(dict.fromkeys(lead for pk in chain if pk in teams and (lead := teams[pk][1]) is not None))


def shifts_between(person: Person, start: datetime, end: datetime) -> QuerySet[Shift]:
    """An engineer's duties that touch a span."""
    return Shift.objects.filter(engineer=person.pk, starts_at__lt=end, ends_at__gt=start).order_by("starts_at")


def leave_between(person: Person, start: datetime, end: datetime) -> QuerySet[Leave]:
    """When an engineer is away within a span; withdrawn leave does not count."""
    return Leave.objects.filter(
        engineer=person.pk, withdrawn_at__isnull=True, starts_at__lt=end, ends_at__gt=start
    ).order_by("starts_at")


@dataclass(frozen=True)
class SignIn:
    """A sign-in as its owner sees it. The `key` names it without giving it away."""

    key: UUID
    session: str
    began_at: datetime
    ip: str
    user_agent: str
    current: bool


def sign_ins_of(by: Actor, at: datetime) -> list[SignIn]:
    """Where this person is signed in now, the newest first."""
    access.refuse_token(by)
    return _sign_ins(by.id, by.key, at, current=by.session)


def sign_ins_of_another(key: UUID, by: Actor, at: datetime) -> list[SignIn]:
    """Where somebody else is signed in, for whoever may end that."""
    person = access.find_person(key, by)
    access.refuse_unreached(by, person)
    access.refuse_above(by, person)
    return _sign_ins(person.pk, person.key, at, current=by.session)


def _sign_ins(person: int, key: UUID, at: datetime, *, current: str) -> list[SignIn]:
    rows = UserSession.objects.filter(user=person).order_by("-created_at")
    live = set(
        Session.objects.filter(session_key__in=rows.values("session_key"), expire_date__gt=at).values_list(
            "session_key", flat=True
        )
    )
    return [
        SignIn(
            key=uuid5(NAMESPACE_OID, f"{key}:{row.session_key}"),
            session=row.session_key,
            began_at=row.created_at,
            ip=row.ip,
            user_agent=row.user_agent,
            current=row.session_key == current,
        )
        for row in rows
        if row.session_key in live
    ]


def roles(by: Actor) -> QuerySet[Role]:
    """The roles there are, for those who may know who has which."""
    by.require(SEE)
    return Role.objects.order_by("pk")


def grants_of(*roles: Role) -> dict[int, list[Grant]]:
    """What each of these roles (by id) grants, in one query."""
    grants: dict[int, list[Grant]] = {role.pk: [] for role in roles}
    for grant in Grant.objects.filter(role__in=roles).order_by("right", "scope"):
        grants[grant.role_id].append(grant)
    return grants


def teams() -> QuerySet[Team]:
    """All teams, also the dissolved ones that old orders name."""
    return Team.objects.select_related("parent", "lead", "calendar").order_by("code")


def territories() -> QuerySet[Territory]:
    """All territories."""
    return Territory.objects.select_related("parent").order_by("code")


def skills() -> QuerySet[Skill]:
    """All skills."""
    return Skill.objects.order_by("code")


def calendars() -> QuerySet[Calendar]:
    """All working calendars."""
    return Calendar.objects.order_by("code")


def tokens_of(by: Actor) -> QuerySet[Token]:
    """One's own tokens, the newest first."""
    access.refuse_token(by)
    return Token.objects.filter(person=by.id).order_by("-created_at")


def engineer(key: UUID, by: Actor | None) -> dict[str, object]:
    """The working side of a person the reader may see."""
    person = access.find_person(key, by)
    row = Engineer.objects.select_related("calendar").filter(person=person).first()
    if row is None:
        raise NotFound(what="engineer")
    home = {"latitude": row.home_latitude, "longitude": row.home_longitude} if row.home_latitude is not None else None
    skilled = EngineerSkill.objects.filter(engineer=row).order_by("skill__code")
    return {
        "person": person.key,
        "level": row.level,
        "calendar": row.calendar.key,
        "home": home,
        "languages": row.languages,
        "workload_cap_minutes": row.workload_cap_minutes,
        "skills": [_skill(one) for one in skilled.select_related("skill")],
        "certificates": list(row.certificates.order_by("issued_on", "pk")),
        "mentors": [_bond(one, one.mentor) for one in _bonds().filter(apprentice=row)],
        "apprentices": [_bond(one, one.apprentice) for one in _bonds().filter(mentor=row)],
        "version": person.version,
    }


def _skill(one: EngineerSkill) -> dict[str, object]:
    told = {name: getattr(one, name) for name in ("proficiency", "valid_from", "valid_until")}
    return {**told, "skill": one.skill.code}


def _bonds() -> QuerySet[Mentorship]:
    return Mentorship.objects.select_related("mentor__person", "apprentice__person").order_by("-started_on", "-pk")


def _bond(one: Mentorship, other: Engineer) -> dict[str, object]:
    person = {"key": other.person.key, "name": other.person.name}
    return {"person": person, "started_on": one.started_on, "ended_on": one.ended_on}


def take_along(person: Person) -> dict[str, Any]:
    """What we hold of a person as they may take it along, by table; which columns, the privacy register says."""
    engineer = Engineer.objects.filter(person=person).first()
    skilled = EngineerSkill.objects.filter(engineer=person.pk).select_related("skill").order_by("skill__code")
    away = Leave.objects.filter(engineer=person.pk).order_by("starts_at")
    return {
        "key": person.key,
        "person": exported("people", person),
        "roles": sorted(person.roles.values_list("code", flat=True)),
        "engineer": exported("people", engineer) if engineer else None,
        "skills": [_skill(one) for one in skilled],
        "certificates": [
            {**exported("people", one), "issued_on": one.issued_on, "valid_until": one.valid_until}
            for one in (engineer.certificates.order_by("issued_on", "pk") if engineer else ())
        ],
        "leave": [{**exported("people", one), "starts_at": one.starts_at, "ends_at": one.ends_at} for one in away],
        "tokens": [exported("people", one) for one in Token.objects.filter(person=person).order_by("pk")],
        **taken_along.of(person),
    }


def duty(key: UUID, by: Actor, start: datetime, end: datetime) -> dict[str, object]:
    """When an engineer is on duty beyond the calendar, and when away. Why somebody is away is for who plans it."""
    person = access.find_person(key, by)
    planner = access.visible_people(by, SCHEDULE).filter(pk=person.pk).exists()
    away = [
        {"key": row.key, "kind": row.kind if planner else "", "starts_at": row.starts_at, "ends_at": row.ends_at}
        for row in leave_between(person, start, end)
    ]
    return {"shifts": list(shifts_between(person, start, end)), "leave": away}


def calendar_year(key: UUID, year: int) -> dict[str, object]:
    """A calendar's days in one year; a year nobody has said anything of is an estimate."""
    calendar = Calendar.objects.filter(key=key).first()
    if calendar is None:
        raise NotFound(what="calendar")
    told = CalendarYear.objects.filter(calendar=calendar, year=year).first()
    return {
        "year": year,
        "trust": told.trust if told else Trust.ESTIMATED.value,
        "source": told.source if told else "",
        "days": list(CalendarDay.objects.filter(calendar=calendar, on__year=year).order_by("on")),
        "version": calendar.version,
    }
