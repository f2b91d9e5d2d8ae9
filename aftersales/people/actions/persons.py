"""People: who they are, how they are reached, which roles, team and territories they have."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale_row
from aftersales.base.words import LANGUAGES
from aftersales.people import access
from aftersales.people.access import Actor, Reach, covers
from aftersales.people.actions.indexing import index_people
from aftersales.people.actions.sign_ins import (
    end_all_sessions,
    own_record,
    put_password,
    refuse_last_admin,
    refuse_taken,
    revoke,
)
from aftersales.people.events import (
    PersonAdded,
    PersonArchived,
    PersonChanged,
    PersonRestored,
    RoleGiven,
    RoleTaken,
    TeamJoined,
    TerritoriesSet,
)
from aftersales.people.models import Grant, Person, Role, Team, Territory
from aftersales.people.rules import CUSTOMERS, EDIT, refuse_mixed_sides, tidy_email, tidy_phone
from aftersales.people.states import Scope

_SELF: Final = frozenset({"language", "zone"})
_REACHED: Final = frozenset({"email", "phone"})
_CHANGEABLE: Final = frozenset({"name", *_SELF, *_REACHED})


@transaction.atomic
def add_person(
    *,
    by: Actor | None,
    at: datetime,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    is_customer: bool = False,
    roles: Iterable[str] = (),
    team: UUID | None = None,
    territories: Iterable[UUID] = (),
    language: str = LANGUAGES[0],
    zone: str = "Asia/Shanghai",
    password: str | None = None,
) -> Person:
    """A member of staff or a customer's contact. Without a password nobody signs in until one is set."""
    home = _team(team)
    _refuse_stranger(by, home, is_customer=is_customer)
    given = [_role(code) for code in roles]
    for role in given:
        _refuse_gift(by, role, is_customer=is_customer)
    person = Person(
        name=name,
        email=tidy_email(email),
        phone=tidy_phone(phone),
        is_customer=is_customer,
        team=home,
        language=language,
        zone=zone,
    )
    _refuse_nonsense(person)
    if password is None:
        person.set_unusable_password()
    else:
        put_password(person, password)
    person.save()
    index_people(person)
    person.roles.set(given)
    person.territories.set(_territories(territories))
    emit(
        PersonAdded(
            person=person.key, is_customer=is_customer, roles=[role.code for role in given], at=at, by=by and by.key
        ),
        audience=access.heard_by(person),
    )
    return person


@transaction.atomic
def change_person(
    *, key: UUID, by: Actor | None, at: datetime, changes: Mapping[str, Any], version: int | None
) -> Person:
    """Other values of name, email, phone, language or zone, from the `version` that was seen."""
    own = by is not None and by.key == key and not by.token and changes.keys() <= _SELF
    person = own_record(by) if own and by is not None else access.lock_person(key, by)
    tidy = _tidy(changes)
    refuse_stale_row(person, version, tidy)
    if tidy.keys() & _REACHED:
        access.refuse_above(by, person)
    changed = [name for name, value in tidy.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, tidy[name])
    if not changed:
        return person
    _refuse_nonsense(person)
    if "email" in changed:
        person.email_verified_at = None
    if "phone" in changed:
        person.phone_verified_at = None
    person.version += 1
    person.save()
    if not {"name", "email", "phone"}.isdisjoint(changed):
        index_people(person)
    revoke(person, at=at)
    emit(
        PersonChanged(person=person.key, fields=sorted(changed), at=at, by=by and by.key),
        audience=access.heard_by(person),
    )
    return person


@transaction.atomic
def archive_person(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> Person:
    """Somebody left: the traces stay, every sign-in ends. The last administrator cannot leave."""
    person = access.lock_person(key, by)
    refuse_stale_row(person, version, {})
    access.refuse_above(by, person)
    if person.archived_at is not None:
        raise Conflict("already_archived", what="person")
    refuse_last_admin(person)
    person.archived_at, person.is_active = at, False
    person.version += 1
    person.save(update_fields=["archived_at", "is_active", "version"])
    end_all_sessions(person, by=by, at=at)
    revoke(person, at=at)
    emit(PersonArchived(person=person.key, at=at, by=by and by.key), audience=access.heard_by(person))
    return person


@transaction.atomic
def restore_person(*, key: UUID, by: Actor | None, at: datetime) -> Person:
    """Somebody came back, with the roles they had."""
    person = access.lock_person(key, by)
    access.refuse_above(by, person)
    if person.archived_at is None:
        raise Conflict("not_archived", what="person")
    if not person.name:
        raise Conflict("person_erased")
    person.archived_at, person.is_active = None, True
    person.version += 1
    person.save(update_fields=["archived_at", "is_active", "version"])
    emit(PersonRestored(person=person.key, at=at, by=by and by.key), audience=access.heard_by(person))
    return person


@transaction.atomic
def give_role(*, key: UUID, by: Actor | None, at: datetime, role: str) -> Person:
    """One more role. Nobody gives rights they do not have."""
    person, given = access.lock_person(key, by), _role(role)
    access.refuse_above(by, person)
    _refuse_gift(by, given, is_customer=person.is_customer)
    if person.roles.filter(pk=given.pk).exists():
        return person
    person.roles.add(given)
    _count_up(person)
    revoke(person, at=at)
    emit(RoleGiven(person=person.key, role=given.code, at=at, by=by and by.key), audience=access.heard_by(person))
    return person


@transaction.atomic
def take_role(*, key: UUID, by: Actor | None, at: datetime, role: str) -> Person:
    """One role fewer. The last administrator keeps theirs."""
    person, taken = access.lock_person(key, by), _role(role)
    access.refuse_above(by, person)
    if not person.roles.filter(pk=taken.pk).exists():
        raise NotFound(what="role")
    was_admin = Grant.objects.filter(role=taken, right="people.settings", scope=Scope.ALL).exists()
    if was_admin:
        refuse_last_admin(person)
    person.roles.remove(taken)
    _count_up(person)
    revoke(person, at=at)
    emit(RoleTaken(person=person.key, role=taken.code, at=at, by=by and by.key), audience=access.heard_by(person))
    return person


@transaction.atomic
def join_team(*, key: UUID, by: Actor | None, at: datetime, team: UUID | None) -> Person:
    """Another team, or none. Who moves somebody must have a say in both."""
    person, home = access.lock_person(key, by), _team(team)
    access.refuse_above(by, person)
    _refuse_stranger(by, home, is_customer=person.is_customer)
    told = set(access.heard_by(person))
    person.team = home
    _count_up(person, "team")
    revoke(person, at=at)
    told.update(access.heard_by(person))
    joined = TeamJoined(person=person.key, team=home.key if home else None, at=at, by=by and by.key)
    emit(joined, audience=sorted(told))
    return person


@transaction.atomic
def set_territories(*, key: UUID, by: Actor | None, at: datetime, territories: Iterable[UUID]) -> Person:
    """The territories a person looks after, in place of those before. Nobody hands out others' territories."""
    person, wanted = access.lock_person(key, by), _territories(territories)
    access.refuse_above(by, person)
    if by is not None and Scope.ALL not in by.reach(EDIT) and any(one.pk not in by.territories for one in wanted):
        raise NotAllowed(right=EDIT)
    told = set(access.heard_by(person))
    person.territories.set(wanted)
    _count_up(person)
    revoke(person, at=at)
    told.update(access.heard_by(person))
    placed = TerritoriesSet(person=person.key, territories=sorted(one.code for one in wanted), at=at, by=by and by.key)
    emit(placed, audience=sorted(told))
    return person


# -- what they share ---------------------------------------------------------------------------------------------------


def _refuse_stranger(by: Actor | None, team: Team | None, *, is_customer: bool) -> None:
    if by is None:
        return
    needed = CUSTOMERS if is_customer else EDIT
    by.require(needed)
    if not is_customer and not by.reaches(needed, team=team.pk if team else None):
        raise NotAllowed(right=needed)


def _refuse_gift(by: Actor | None, role: Role, *, is_customer: bool) -> None:
    rights = _rights_of_role(role)
    refuse_mixed_sides(rights, is_customer=is_customer)
    if by is not None and not is_customer and not covers(by.rights, rights):
        raise NotAllowed("role_beyond_yours", role=role.code)


def _rights_of_role(role: Role) -> Reach:
    rights: dict[str, set[Scope]] = {}
    for right, scope in Grant.objects.filter(role=role).values_list("right", "scope"):
        rights.setdefault(right, set()).add(Scope(scope))
    return {right: frozenset(scopes) for right, scopes in rights.items()}


def _tidy(changes: Mapping[str, Any]) -> dict[str, Any]:
    strange = sorted(changes.keys() - _CHANGEABLE)
    if strange:
        raise Invalid("not_changeable", field=strange[0])
    tidy = dict(changes)
    if "email" in tidy:
        tidy["email"] = tidy_email(tidy["email"])
    if "phone" in tidy:
        tidy["phone"] = tidy_phone(tidy["phone"])
    return tidy


def _refuse_nonsense(person: Person) -> None:
    if person.email is None and person.phone is None:
        raise Invalid("email_or_phone", field="email")
    if person.language not in LANGUAGES:
        raise Invalid("bad_language", field="language", known=LANGUAGES)
    if person.is_customer and person.team is not None:
        raise Invalid("customers_have_no_team", field="team")
    refuse_bad_zone(person.zone)
    refuse_taken(person)


def refuse_bad_zone(zone: str) -> None:
    """A time zone is one of the IANA names."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:  # a folder's name is an OSError
        raise Invalid("bad_zone", field="zone") from unknown


def _count_up(person: Person, *fields: str) -> None:
    person.version += 1
    person.save(update_fields=["version", *fields])


def _role(code: str) -> Role:
    role = Role.objects.filter(code=code).first()
    if role is None:
        raise Invalid("no_such_role", field="role", role=code)
    return role


def _team(key: UUID | None) -> Team | None:
    if key is None:
        return None
    team = Team.objects.filter(key=key, archived_at__isnull=True).first()
    if team is None:
        raise Invalid("no_such_team", field="team")
    return team


def _territories(keys: Iterable[UUID]) -> list[Territory]:
    wanted = set(keys)
    found = list(Territory.objects.filter(key__in=wanted))
    if len(found) != len(wanted):
        raise Invalid("no_such_territory", field="territories")
    return found
