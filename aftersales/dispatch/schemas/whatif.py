"""What the door to what-ifs takes and says."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input
from aftersales.dispatch.schemas.values import CandidateName, People
from aftersales.workorders.schemas.values import Code

Minute = Annotated[int, Field(ge=0, le=2880)]
Weekday = Annotated[int, Field(ge=0, le=6)]


class WhatIfPolicy(Input):
    """Another body as docs/reference/dispatch.md says, for the orders that go by the policy with this code; null: for
    all. Nothing is published."""

    instead_of: Code | None = None
    body: dict[str, Any]


class WhatIfCopy(Input):
    """So many more of an engineer: same skills, home and hours, and nothing on yet."""

    engineer: UUID
    count: Annotated[int, Field(ge=1, le=20)]


class WhatIfShift(Input):
    """More time on duty on these weekdays (0 is Monday), by the engineer's own clock in minutes of the day; of these
    engineers, or where none are named of everybody."""

    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)]
    from_minute: Minute
    until_minute: Minute
    engineers: People = []


class WhatIfIn(Input):
    """Days that are over, both included, at most 31; and what is to be different."""

    since: date
    until: date
    policy: WhatIfPolicy | None = None
    without: People = []
    copies: Annotated[list[WhatIfCopy], Field(max_length=20)] = []
    shifts: Annotated[list[WhatIfShift], Field(max_length=10)] = []


class WhatIfFigures(Schema):
    """What a way of dispatching comes to. `in_time` of `promised` orders were begun before the nearest promise that
    stood when they were received; `travel` in minutes from home on and from place to place; `overtime`: minutes of
    visits outside the calendars; `spread`: minutes of work per hour on duty of those compared, ascending."""

    orders: int
    nobody: int
    promised: int
    in_time: int
    travel: int
    minutes: int
    overtime: int
    wait: float | None
    compared: int
    gini: float | None
    spread: list[float]


class WhatIfResult(Schema):
    """What really was, what the policies of today come to, and what the change does; `moved` orders go to somebody else
    by it. Left out: cancelled orders, those nobody received, those without a policy; `crews` of the others were
    replayed with several people. The same past has the same `fingerprint`; `numbers` are the versions of the policies
    of today."""

    really: WhatIfFigures
    present: WhatIfFigures
    changed: WhatIfFigures
    moved: int
    measured: int
    cancelled: int
    unreceived: int
    without_policy: int
    crews: int = 0
    engineers: int
    changed_engineers: int
    numbers: dict[str, int]
    fingerprint: str


class WhatIfCopyOut(Schema):
    """So many more of an engineer."""

    engineer: CandidateName
    count: int


class WhatIfShiftOut(Schema):
    """More time on duty; nobody named: everybody's."""

    weekdays: list[int]
    from_minute: int
    until_minute: int
    engineers: list[CandidateName]


class WhatIfOut(Schema):
    """A what-if: how far it is (`done` of `total` orders, each replayed twice), what was changed, and its result."""

    key: UUID
    state: Literal["running", "done", "failed", "stopped"]
    started_at: datetime
    ended_at: datetime | None
    by: CandidateName | None
    done: int
    total: int | None
    since: date
    until: date
    policy: dict[str, Any] | None
    without: list[CandidateName]
    copies: list[WhatIfCopyOut]
    shifts: list[WhatIfShiftOut]
    engine: int
    trouble: str
    result: WhatIfResult | None


class WhatIfList(Schema):
    """The latest first."""

    rows: list[WhatIfOut]
    next: str | None
