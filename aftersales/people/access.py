"""Who is acting, and what they may do: rights are data, read once per sign-in and remembered until revoked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aftersales.base.errors import Invalid, NotAllowed, NotFound
from aftersales.people.models import Engineer, Grant, Person, Team, Territory, Token
from aftersales.people.rules import CUSTOMERS, EDIT, SCHEDULE, SEE, SETTLE
from aftersales.people.states import Scope

NOTHING: Final[frozenset[Scope]] = frozenset()

EVERYBODY: Final = ("people:all",)
"""The mark of whoever sees all colleagues: those whom a change of what is settled for all concerns."""

STAFF: Final = ("staff",)
"""The mark of everybody who is no customer: those who may read what is settled for all, whomever they see."""

Reach = Mapping[str, frozenset[Scope]]
"""Rights, and how far each of them reaches."""


@final
@dataclass(frozen=True)
class Actor:
    """A signed-in person as every room sees them: who, which rights reach how far, and what is theirs.

    A snapshot: it costs no query, and is thrown away within two seconds of a revocation. `teams` and `territories`
    hold the ids of the person's own with everything below them; `above` the teams that the person's own is part of.
    """

    id: int
    key: UUID
    name: str
    language: str
    zone: str
    is_customer: bool
    rights: Reach
    teams: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()
    territories: frozenset[int] = frozenset()
    session: str = ""
    token: str = ""
    marks: frozenset[str] = field(default=frozenset())

    @property
    def scope(self) -> str:
        """Whose an idempotency key is."""
        return f"token:{self.token}" if self.token else f"person:{self.id}"

    def reach(self, right: str) -> frozenset[Scope]:
        """How far a right of this person reaches; empty when they do not have it."""
        return self.rights.get(right, NOTHING)

    def may(self, right: str) -> bool:
        """Whether the person has the right at all, however far it reaches."""
        return right in self.rights

    def require(self, right: str) -> None:
        """Refuse whoever lacks the right altogether."""
        if not self.may(right):
            raise NotAllowed(right=right)

    def reaches(
        self, right: str, *, owners: Iterable[int | None] = (), team: int | None = None, territory: int | None = None
    ) -> bool:
        """Whether a right reaches a thing with these owners, that team and that territory.

        One's own things are the least a right can reach: whoever has it in any form has it over them.
        """
        scopes = self.reach(right)
        return (
            Scope.ALL in scopes
            or (Scope.TERRITORY in scopes and territory in self.territories)
            or (Scope.TEAM in scopes and team in self.teams)
            or (bool(scopes) and self.id in owners)
        )


def snapshot(person: Person, *, session: str = "", token: str = "", limit_to: Collection[str] | None = None) -> Actor:
    """The person's rights as they are now. A token's `limit_to` narrows them, never widens them."""
    rights = {right: reach for right, reach in rights_of(person).items() if limit_to is None or right in limit_to}
    tree = dict(Team.objects.values_list("pk", "parent_id")) if person.team_id else {}
    teams = _below(tree, [person.team_id] if person.team_id else [])
    above = _above(tree, person.team_id)
    territories = _territories_of(person)
    ours = () if person.is_customer else (*STAFF, *map(of_team, teams | above))
    return Actor(
        id=person.pk,
        key=person.key,
        name=person.name,
        language=person.language,
        zone=person.zone,
        is_customer=person.is_customer,
        rights=rights,
        teams=teams,
        above=above,
        territories=territories,
        session=session,
        token=token,
        marks=_marks(person.pk, rights, teams, territories) | frozenset(ours),
    )


def acting(key: UUID, token: str, *, at: datetime) -> Actor | None:
    """Who works on in the background for a person (key), with no more rights than the token it was begun with; None
    when the person left, or the token ended or is over by `at`."""
    person = Person.objects.filter(key=key, is_active=True).first()
    if person is None or not token:
        return snapshot(person) if person is not None else None
    lasts = Token.objects.filter(key=token, person=person, ended_at__isnull=True, expires_at__gt=at)
    rights = lasts.values_list("rights", flat=True).first()
    return snapshot(person, token=token, limit_to=rights) if rights is not None else None


def rights_of(person: Person) -> Reach:
    """What the roles of this person grant at the level the person has."""
    level = Engineer.objects.filter(person=person).values_list("level", flat=True).first() or 0
    grants = Grant.objects.filter(role__in=person.roles.all()).values_list("right", "scope", "min_level")
    rights: dict[str, set[Scope]] = {}
    for right, scope, min_level in grants:
        if min_level is None or level >= min_level:
            rights.setdefault(right, set()).add(Scope(scope))
    return {right: frozenset(scopes) for right, scopes in rights.items()}


def covers(mine: Reach, theirs: Reach) -> bool:
    """Whether one person's rights hold all that another's do, at least as far.

    Only then may the one change how the other signs in: else an e-mail address changed and a password reset would be
    a way to rights nobody gave.
    """
    if Scope.ALL in mine.get(SETTLE, NOTHING):
        return True
    return all(_reaches_as_far(mine.get(right, NOTHING), scopes) for right, scopes in theirs.items())


def _reaches_as_far(mine: frozenset[Scope], theirs: frozenset[Scope]) -> bool:
    # Over one's own things is the least a right can reach: whoever has the right in any form can answer for that.
    return Scope.ALL in mine or (bool(mine) and theirs - {Scope.OWN} <= mine)


def _territories_of(person: Person) -> frozenset[int]:
    roots = list(person.territories.values_list("pk", flat=True))
    return _below(dict(Territory.objects.values_list("pk", "parent_id")), roots) if roots else frozenset()


def team_with_below(key: UUID) -> frozenset[int]:
    """A team with all that are part of it, by id.

    Raises:
        Invalid: there is no such team.
    """
    return _with_below(Team.objects.values_list("pk", "key", "parent_id"), key, "team")


def territory_with_below(key: UUID) -> frozenset[int]:
    """A territory with all below it, by id.

    Raises:
        Invalid: there is no such territory.
    """
    return _with_below(Territory.objects.values_list("pk", "key", "parent_id"), key, "territory")


def _with_below(rows: Iterable[tuple[int, UUID, int | None]], key: UUID, field: str) -> frozenset[int]:
    tree, roots = {}, []
    for pk, own, parent in rows:
        tree[pk] = parent
        roots += [pk] if own == key else []
    if not roots:
        raise Invalid(f"no_such_{field}", field=field)
    return _below(tree, roots)


def _below(tree: Mapping[int, int | None], roots: Iterable[int]) -> frozenset[int]:
    """These with everything below them, in a tree of parents."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in tree.items():
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    ahead = list(roots)
    while ahead:
        pk = ahead.pop()
        if pk not in found:
            found.add(pk)
            ahead.extend(children.get(pk, ()))
    return frozenset(found)


def _above(tree: Mapping[int, int | None], one: int | None) -> frozenset[int]:
    """Everything above this one, in a tree of parents."""
    found: set[int] = set()
    while one is not None and (one := tree.get(one)) is not None and one not in found:
        found.add(one)
    return frozenset(found)


def of_team(team: int) -> str:
    """The mark of those who share what is a team's, whatever their rights: its own people, and those of the teams below
    it and above it."""
    return f"team:{team}"


def _marks(person: int, rights: Reach, teams: frozenset[int], territories: frozenset[int]) -> frozenset[str]:
    """The marks by which live changes find this reader: a fact reaches whoever shares a mark with its audience.

    Each room's right to see gives marks of that room, or who may see every customer would hear of every order.
    """
    marks = {f"person:{person}"} | ({"all"} if Scope.ALL in rights.get(SETTLE, NOTHING) else set())
    for right, scopes in rights.items():
        room, _, verb = right.partition(".")
        if verb != "see":
            continue
        marks |= {f"{room}:all"} if Scope.ALL in scopes else set()
        marks |= {f"{room}:team:{team}" for team in teams} if Scope.TEAM in scopes else set()
        marks |= {f"{room}:territory:{place}" for place in territories} if Scope.TERRITORY in scopes else set()
    return frozenset(marks)


# -- people as things that one acts on ---------------------------------------------------------------------------------


def visible_people(by: Actor | None, right: str = SEE) -> QuerySet[Person]:
    """The people whom this right of the reader reaches; everybody knows themselves. None is the product itself."""
    people = Person.objects.all()
    if by is None:
        return people
    return people.filter(Q(pk=by.id) | _staff(by, right) | _customers(by))


def _staff(by: Actor, right: str) -> Q:
    scopes = by.reach(right)
    seen = Q(pk__in=[])
    if Scope.ALL in scopes:
        seen = Q()
    else:
        if Scope.TEAM in scopes:
            seen |= Q(team__in=by.teams)
        if Scope.TERRITORY in scopes:
            looked_after = Person.territories.through.objects.filter(
                person=OuterRef("pk"), territory__in=by.territories
            )
            seen |= Q(Exists(looked_after))
    return seen & Q(is_customer=False)


def _customers(by: Actor) -> Q:
    return Q(is_customer=True) if by.may(CUSTOMERS) else Q(pk__in=[])


def heard_by(person: Person) -> list[str]:
    """The marks of those whom a change of this person concerns: see `Actor.marks`. A customer's is their own."""
    marks = [f"person:{person.pk}"]
    if person.is_customer:
        return marks
    places = Person.territories.through.objects.filter(person=person.pk).values_list("territory_id", flat=True)
    marks += [*EVERYBODY, *(f"people:territory:{place}" for place in places)]
    return marks if person.team_id is None else [*marks, f"people:team:{person.team_id}"]


def heard_by_team(team: Team) -> list[str]:
    """The marks of those whom a change of this team concerns."""
    return [*EVERYBODY, f"people:team:{team.pk}"]


def find_person(key: UUID, by: Actor | None) -> Person:
    """A person the reader may see; others do not exist."""
    person = visible_people(by).select_related("team").filter(key=key).first()
    if person is None:
        raise NotFound(what="person")
    return person


def lock_person(key: UUID, by: Actor | None, right: str = EDIT) -> Person:
    """Find, permit and lock. For customers' sign-ins `people.customers` stands in the place of `right`."""
    pk = visible_people(by).filter(key=key).values_list("pk", flat=True).first()
    person = Person.objects.select_for_update().filter(pk=pk).first() if pk is not None else None
    if person is None:
        raise NotFound(what="person")
    refuse_unreached(by, person, right)
    return person


def refuse_unreached(by: Actor | None, person: Person, right: str = EDIT) -> None:
    """Refuse whose right does not reach this person. For customers' sign-ins `people.customers` stands in its place."""
    if not reached(by, person, right):
        raise NotAllowed(right=CUSTOMERS if person.is_customer else right)


def reached(by: Actor | None, person: Person, right: str) -> bool:
    """Whether the right reaches this person. One's own record it must reach as one's own, or further."""
    if by is None:
        return True
    needed = CUSTOMERS if person.is_customer else right
    if person.pk != by.id:
        return visible_people(by, needed).filter(pk=person.pk).exists()
    reach = by.reach(needed)
    return bool(reach & {Scope.ALL, Scope.OWN}) or (Scope.TEAM in reach and person.team_id in by.teams)


def steps_open_to(by: Actor, person: Person) -> list[str]:
    """What this reader may do about a person, so that a page offers nothing that would be refused."""
    oneself, rules = person.pk == by.id, Scope.ALL in by.reach(SETTLE)
    edit = reached(by, person, EDIT)
    sign_in = edit and (person.is_customer or covers(by.rights, rights_of(person)))
    steps = {
        "edit": edit,
        "sign_in": sign_in,
        "end": sign_in and not oneself,
        "engineer": edit and not person.is_customer and (rules or not oneself),
        "schedule": not person.is_customer and reached(by, person, SCHEDULE),
        "export": oneself or (edit and rules),
        "erase": edit and rules and not oneself and not person.is_customer,
    }
    return [name for name, open_to in steps.items() if open_to]


def refuse_above(by: Actor | None, person: Person) -> None:
    """Nobody touches the sign-in of somebody who may do more than they may themselves."""
    if by is None or by.id == person.pk or person.is_customer:
        return
    if not covers(by.rights, rights_of(person)):
        raise NotAllowed("person_has_more_rights")


def refuse_token(by: Actor) -> None:
    """What everybody may do about themselves without a right, a program that acts for them may not."""
    if by.token:
        raise NotAllowed("not_with_a_token")


def require_everywhere(by: Actor | None, right: str) -> None:
    """Refuse whoever of our own does not have this right over everything; None is the product itself."""
    if by is not None and (by.is_customer or not by.reaches(right)):
        raise NotAllowed(right=right)


def require_settings(by: Actor | None) -> None:
    """Refuse everybody but administrators and the product itself."""
    if by is not None and Scope.ALL not in by.reach(SETTLE):
        raise NotAllowed(right=SETTLE)
