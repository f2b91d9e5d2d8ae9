"""The admin's door: kinds, categories, names of states, SLA policies, and which policy an order would get."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import Field

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, OptionalLine, expected_version
from aftersales.people.signed import Signed
from aftersales.workorders.actions import categories, settings
from aftersales.workorders.queries import settled
from aftersales.workorders.schemas.lists import Filter
from aftersales.workorders.schemas.shown import Bilingual, Count
from aftersales.workorders.schemas.values import Code, Priority, Target
from aftersales.workorders.states import Order

router = Router(tags=["settings"])


class KindIn(Input):
    name_zh: Line
    name_en: Line
    default_priority: Priority = 2
    default_team: UUID | None = None
    on_site: bool = True
    auto_triage: bool = False


class KindRow(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    default_priority: Priority
    default_team: Bilingual | None
    on_site: bool
    auto_triage: bool
    version: int


class CategoryIn(Input):
    """`position`: its place among those with the same parent."""

    name_zh: Line
    name_en: Line
    parent: UUID | None = None
    position: Annotated[int, Field(ge=0, le=100_000)] = 0
    archived: bool = False


class MergeCategoryIn(Input):
    into: UUID


class CategoryRow(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    parent: UUID | None
    position: int
    archived: bool
    version: int


class CategoryCounts(Schema):
    """How many open orders each category has, by its code; one without any is left out."""

    counts: dict[str, Count]


class StateNameIn(Input):
    name_zh: Line
    name_en: Line
    team: UUID | None = None
    sub_state: Annotated[OptionalLine, Field(max_length=40)] = ""


class StateNameRow(Schema):
    state: Order
    sub_state: str
    team: UUID | None
    name_zh: str
    name_en: str
    version: int


class TargetIn(Input):
    """Exactly one of minutes and working days; without a calendar it runs around the clock."""

    minutes: Annotated[int, Field(ge=1, le=5_256_000)] | None = None
    working_days: Annotated[int, Field(ge=1, le=1000)] | None = None
    calendar: Line | None = None


class PolicyIn(Input):
    name_zh: Line
    name_en: Line
    priority: Priority | None = None
    kind: Code | None = None
    service_level: Line | None = None
    tier: Line | None = None
    condition: Filter | None = None
    active: bool = True
    targets: dict[Target, TargetIn]


class TargetRow(Schema):
    target: Target
    minutes: int | None
    working_days: int | None
    calendar: str | None


class PolicyRow(Schema):
    key: UUID
    name_zh: str
    name_en: str
    priority: Priority | None
    kind: str | None
    service_level: str | None
    tier: str | None
    condition: Filter | None
    condition_words: str
    active: bool
    specificity: int
    targets: list[TargetRow]
    version: int


class Ranked(Schema):
    """A policy as a candidate: whether it fits, by which values, its condition in words, and how specific it is."""

    policy: Bilingual
    fits: bool
    why: list[str]
    condition: str
    specificity: int
    wins: bool


@router.get("/kinds", response=list[KindRow], operation_id="list_kinds")
def list_kinds(request: Signed) -> Sequence[Any]:
    """The kinds of work that may be chosen."""
    return settled.kinds()


@router.put("/kinds/{code}", response=KindRow, operation_id="put_kind")
def put_kind(request: Signed, code: Code, body: KindIn) -> Any:
    """Create a kind, which `If-Match: "0"` says is not there yet, or change the version of it that was seen."""
    version = expected_version(request)
    return settings.put_kind(by=request.auth, at=now(), code=code, version=version, fields=body.model_dump())


@router.get("/categories", response=list[CategoryRow], operation_id="list_categories")
def list_categories(request: Signed, archived: bool = False) -> list[Any]:
    """The tree of categories, parents before children and each where it belongs; with those put away too, if asked."""
    return settled.categories(archived=archived)


@router.get("/categories/counts", response=CategoryCounts, operation_id="count_categories")
def count_categories(request: Signed) -> dict[str, Any]:
    """How many open orders have each category, for who settles them."""
    return {"counts": settled.category_counts(request.auth)}


@router.post("/categories/{code}/merge", response=CategoryRow, operation_id="merge_category")
def merge_category(request: Signed, code: Code, body: MergeCategoryIn) -> Any:
    """Make a category one with another; `If-Match` names the version that was seen."""
    version = expected_version(request)
    row = categories.merge_category(by=request.auth, at=now(), code=code, into=body.into, version=version)
    return settled.category_row(row)


@router.put("/categories/{code}", response=CategoryRow, operation_id="put_category")
def put_category(request: Signed, code: Code, body: CategoryIn) -> Any:
    """Create a category or change it; `If-Match` as for a kind."""
    version = expected_version(request)
    return settled.category_row(
        settings.put_category(by=request.auth, at=now(), code=code, version=version, **body.model_dump())
    )


@router.get("/state_names", response=list[StateNameRow], operation_id="list_state_names")
def list_state_names(request: Signed) -> list[Any]:
    """What teams call the states, and the sub-states they added."""
    return settled.state_names()


@router.put("/state_names/{state}", response=StateNameRow, operation_id="put_state_name")
def put_state_name(request: Signed, state: Code, body: StateNameIn) -> Any:
    """Rename a state, or add a sub-state; `If-Match` as for a kind."""
    version = expected_version(request)
    return settled.state_name_row(
        settings.put_state_name(by=request.auth, at=now(), state=state, version=version, **body.model_dump())
    )


@router.get("/sla/policies", response=list[PolicyRow], operation_id="list_sla_policies")
def list_sla_policies(request: Signed) -> list[Any]:
    """What we promise, the most specific first."""
    return settled.policies(request.auth)


@router.post("/sla/policies", response={201: PolicyRow}, operation_id="create_sla_policy")
def create_sla_policy(request: Signed, body: PolicyIn) -> Status[Any]:
    """A new promise."""
    fields = body.model_dump(exclude={"targets"})
    targets = _targets(body)
    row = settings.put_policy(by=request.auth, at=now(), key=None, version=None, fields=fields, targets=targets)
    return Status(201, settled.policy_row(row, request.auth))


@router.put("/sla/policies/{uuid:key}", response=PolicyRow, operation_id="change_sla_policy")
def change_sla_policy(request: Signed, key: UUID, body: PolicyIn) -> Any:
    """Another promise from now on; `If-Match` names the version that was seen."""
    fields = body.model_dump(exclude={"targets"})
    targets = _targets(body)
    version = expected_version(request)
    row = settings.put_policy(by=request.auth, at=now(), key=key, version=version, fields=fields, targets=targets)
    return settled.policy_row(row, request.auth)


@router.get("/sla/preview", response=list[Ranked], operation_id="preview_sla")
def preview_sla(
    request: Signed, priority: Priority, kind: Code, service_level: str = "", tier: str = "standard"
) -> list[Any]:
    """Which policy an order like this would get, and why: every policy in the order of the choice."""
    return settled.ranked(request.auth, priority=priority, kind=kind, service_level=service_level, tier=tier, at=now())


def _targets(body: PolicyIn) -> dict[str, dict[str, Any]]:
    return {str(name): target.model_dump() for name, target in body.targets.items()}
