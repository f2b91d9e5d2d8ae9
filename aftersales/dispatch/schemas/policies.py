"""Policies: what they say, where they count, and what a draft would change."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from aftersales.base.http import Input, Line
from aftersales.dispatch.schemas.values import CandidateName, ObjectiveName, Priority, RuleName
from aftersales.workorders.schemas.values import Code


class DispatchUseIn(Input):
    """From now on orders of this kind and priority (null: any) go by this policy; where `automatic`, by themselves."""

    policy: Code
    kind: Code | None = None
    priority: Priority | None = None
    automatic: bool = False


class DispatchUseOut(Schema):
    """Where a policy counts; the most specific wins."""

    policy: str
    kind: str | None
    priority: int | None
    automatic: bool


class AskingOut(Schema):
    """How whoever is found is asked to go; see docs/reference/dispatch.md."""

    how: Literal["send", "offer", "broadcast", "pool"]
    minutes: int
    remind: int
    people: int
    urgent: bool


class DispatchPolicyIn(Input):
    """The next version of a policy: its names, and its body as docs/reference/dispatch.md says."""

    name_zh: Line
    name_en: Line
    body: dict[str, Any]


class DispatchPreviewIn(Input):
    """A body nobody has published, and the policy it is meant for; one that does not exist yet is weighed for all."""

    code: Code
    body: dict[str, Any]


class DispatchPreviewOrder(Schema):
    """An order that waits."""

    key: UUID
    number: int
    title: str
    priority: int


class DispatchPreviewAnswer(Schema):
    """Who would go, when, and how far; or by which rules nobody may."""

    chosen: CandidateName | None
    starts_at: datetime | None
    travel_minutes: int | None
    able: int
    failing: list[RuleName]


class DispatchPreviewRow(Schema):
    """One order by the policy that counts now, and by the one that is tried; `change`: who goes, only when, or none."""

    order: DispatchPreviewOrder
    now: DispatchPreviewAnswer
    then: DispatchPreviewAnswer
    change: Literal["who", "when", "none"]


class DispatchPreviewOut(Schema):
    """Of `waiting` orders the most urgent; `own`: those the policy counts for, else any that wait."""

    rows: list[DispatchPreviewRow]
    own: bool
    waiting: int


class DispatchVersionOut(Schema):
    """What a policy said since a day; `body` whole, also with what this schema does not know."""

    number: int
    published_at: datetime
    published_by: CandidateName | None
    body: dict[str, Any]


class DispatchVersionList(Schema):
    """The latest first."""

    rows: list[DispatchVersionOut]
    next: str | None


class RuleLimits(Schema):
    """A rule as a policy may have it: `always` in every one; with a number from `least` to `most`, or with `names`."""

    name: RuleName
    always: bool
    names: bool
    least: int | None
    most: int | None
    usual: int | None


class ObjectiveLimits(Schema):
    """An objective, and its usual scale in minutes or visits where it has one."""

    name: ObjectiveName
    scale: int | None


class NumberLimits(Schema):
    """One of the plain figures of a policy, or of how whoever is found is asked."""

    name: str
    least: int
    most: int
    usual: int


class PolicyLimits(Schema):
    """What a policy may say."""

    rules: list[RuleLimits]
    objectives: list[ObjectiveLimits]
    numbers: list[NumberLimits]
    offer: list[NumberLimits]
    most_weight: int
    most_scale: int
    most_certificates: int


class DispatchPolicyOut(DispatchVersionOut):
    """A policy and what its latest version says; see docs/reference/dispatch.md."""

    code: str
    name_zh: str
    name_en: str
    version: int
    rules: dict[RuleName, bool | int]
    weights: dict[ObjectiveName, int]
    scales: dict[ObjectiveName, int]
    certificates: list[str]
    visit_minutes: int
    remote_minutes: int
    days: int
    lead_minutes: int
    overtime_minutes: int
    mentor_credit: int
    offer: AskingOut


class DispatchPolicyList(Schema):
    """All policies, and where they count."""

    rows: list[DispatchPolicyOut]
    uses: list[DispatchUseOut]
    limits: PolicyLimits
