"""Who is acting, and what they may do: rights are data, read once per sign-in and remembered until revoked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from aftersales.base.errors import NotAllowed
from aftersales.people.models import Engineer, Grant, Person, Team, Territory
from aftersales.people.states import Scope

NOTHING: Final[frozenset[Scope]] = frozenset()


@dataclass(frozen=True)
class Actor:
    """A signed-in person as every room sees them: who, which rights reach how far, and what is theirs.

    A snapshot: it costs no query, and is thrown away within two seconds of a revocation. `teams` and `territories`
    hold the ids of the person's own with everything below them.
    """

    id: int
    key: UUID
    name: str
    language: str
    zone: str
    is_customer: bool
    rights: Mapping[str, frozenset[Scope]]
    teams: frozenset[int] = frozenset()
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
        """Whether a right reaches a thing with these owners, that team and that territory."""
        scopes = self.reach(right)
        return (
            Scope.ALL in scopes
            or (Scope.TERRITORY in scopes and territory in self.territories)
            or (Scope.TEAM in scopes and team in self.teams)
            or (Scope.OWN in scopes and self.id in owners)
        )


def snapshot(person: Person, *, session: str = "", token: str = "", limit_to: Iterable[str] = ()) -> Actor:
    """The person's rights as they are now. A token's `limit_to` narrows them, never widens them."""
    level = Engineer.objects.filter(person=person).values_list("level", flat=True).first() or 0
    rights: dict[str, set[Scope]] = {}
    for right, scope, min_level in Grant.objects.filter(role__in=person.roles.all()).values_list(
        "right", "scope", "min_level"
    ):
        if (min_level is None or level >= min_level) and (not limit_to or right in limit_to):
            rights.setdefault(right, set()).add(Scope(scope))
    teams = _with_descendants(Team, [person.team_id] if person.team_id else [])
    territories = _with_descendants(Territory, list(person.territories.values_list("pk", flat=True)))
    frozen = {right: frozenset(scopes) for right, scopes in rights.items()}
    return Actor(
        id=person.pk,
        key=person.key,
        name=person.name,
        language=person.language,
        zone=person.zone,
        is_customer=person.is_customer,
        rights=frozen,
        teams=teams,
        territories=territories,
        session=session,
        token=token,
        marks=_marks(person.pk, frozen, teams, territories),
    )


def _with_descendants(model: type[Team] | type[Territory], roots: list[int]) -> frozenset[int]:
    if not roots:
        return frozenset()
    children: dict[int | None, list[int]] = {}
    for pk, parent in model.objects.values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    ahead = list(roots)
    while ahead:
        pk = ahead.pop()
        if pk not in found:
            found.add(pk)
            ahead.extend(children.get(pk, ()))
    return frozenset(found)


def _marks(
    person: int, rights: Mapping[str, frozenset[Scope]], teams: frozenset[int], territories: frozenset[int]
) -> frozenset[str]:
    """The marks by which live changes find this reader: a fact reaches whoever shares a mark with its audience."""
    scopes: set[Scope] = set().union(*rights.values()) if rights else set()
    marks = {f"person:{person}"}
    if Scope.ALL in scopes:
        marks.add("all")
    if Scope.TEAM in scopes:
        marks |= {f"team:{team}" for team in teams}
    if Scope.TERRITORY in scopes:
        marks |= {f"territory:{territory}" for territory in territories}
    return frozenset(marks)
