"""Teams, territories, skills: the short lists that others choose from. Every member of staff may read them."""

from uuid import UUID

from ninja import Router, Schema, Status

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, expected_version
from aftersales.people import queries
from aftersales.people.actions import engineers, teams
from aftersales.people.models import Skill, Team, Territory
from aftersales.people.signed import Signed

router = Router(tags=["people"])


class TeamOut(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    parent: UUID | None
    lead: UUID | None
    calendar: UUID | None
    archived: bool
    version: int


class TeamsOut(Schema):
    rows: list[TeamOut]
    next: str | None = None


class TeamIn(Input):
    code: Line
    name_zh: Line
    name_en: Line
    parent: UUID | None = None
    lead: UUID | None = None
    calendar: UUID | None = None


class TeamChange(Input):
    name_zh: Line = ""
    name_en: Line = ""
    parent: UUID | None = None
    lead: UUID | None = None
    calendar: UUID | None = None


class TerritoryOut(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    parent: UUID | None
    version: int


class TerritoriesOut(Schema):
    rows: list[TerritoryOut]
    next: str | None = None


class TerritoryIn(Input):
    code: Line
    name_zh: Line
    name_en: Line
    parent: UUID | None = None


class TerritoryChange(Input):
    name_zh: Line = ""
    name_en: Line = ""
    parent: UUID | None = None


class SkillOut(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    version: int


class SkillsOut(Schema):
    rows: list[SkillOut]
    next: str | None = None


class SkillIn(Input):
    code: Line
    name_zh: Line
    name_en: Line


class SkillChange(Input):
    """Other names; one that is left out stays."""

    name_zh: Line = ""
    name_en: Line = ""


@router.get("/teams", response=TeamsOut, operation_id="list_teams")
def list_teams(request: Signed) -> dict[str, object]:
    return {"rows": [_team(team) for team in queries.teams()]}


@router.post("/teams", response={201: TeamOut}, operation_id="create_team")
def create_team(request: Signed, body: TeamIn) -> Status[dict[str, object]]:
    return Status(201, _team(teams.add_team(by=request.auth, at=now(), **body.dict())))


@router.patch("/teams/{key}", response=TeamOut, operation_id="update_team")
def update_team(request: Signed, key: UUID, body: TeamChange) -> dict[str, object]:
    changes = body.dict(exclude_unset=True)
    return _team(
        teams.change_team(key=key, by=request.auth, at=now(), changes=changes, version=expected_version(request))
    )


@router.post("/teams/{key}/archive", response=TeamOut, operation_id="archive_team")
def archive_team(request: Signed, key: UUID) -> dict[str, object]:
    return _team(teams.archive_team(key=key, by=request.auth, at=now()))


@router.get("/territories", response=TerritoriesOut, operation_id="list_territories")
def list_territories(request: Signed) -> dict[str, object]:
    return {"rows": [_territory(territory) for territory in queries.territories()]}


@router.post("/territories", response={201: TerritoryOut}, operation_id="create_territory")
def create_territory(request: Signed, body: TerritoryIn) -> Status[dict[str, object]]:
    return Status(201, _territory(teams.add_territory(by=request.auth, at=now(), **body.dict())))


@router.patch("/territories/{key}", response=TerritoryOut, operation_id="update_territory")
def update_territory(request: Signed, key: UUID, body: TerritoryChange) -> dict[str, object]:
    changes = body.dict(exclude_unset=True)
    return _territory(
        teams.change_territory(key=key, by=request.auth, at=now(), changes=changes, version=expected_version(request))
    )


@router.get("/skills", response=SkillsOut, operation_id="list_skills")
def list_skills(request: Signed) -> dict[str, object]:
    return {"rows": list(queries.skills())}


@router.post("/skills", response={201: SkillOut}, operation_id="create_skill")
def create_skill(request: Signed, body: SkillIn) -> Status[Skill]:
    return Status(201, engineers.add_skill(by=request.auth, at=now(), **body.dict()))


@router.patch("/skills/{key}", response=SkillOut, operation_id="update_skill")
def update_skill(request: Signed, key: UUID, body: SkillChange) -> Skill:
    changes = body.dict(exclude_unset=True)
    return engineers.rename_skill(
        key=key, by=request.auth, at=now(), version=expected_version(request), changes=changes
    )


def _team(team: Team) -> dict[str, object]:
    names = {name: getattr(team, name) for name in ("key", "code", "name_zh", "name_en", "version")}
    near = {name: getattr(team, name) and getattr(team, name).key for name in ("parent", "lead", "calendar")}
    return {**names, **near, "archived": team.archived_at is not None}


def _territory(territory: Territory) -> dict[str, object]:
    names = {name: getattr(territory, name) for name in ("key", "code", "name_zh", "name_en", "version")}
    return {**names, "parent": territory.parent and territory.parent.key}
