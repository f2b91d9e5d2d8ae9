"""What the door to the routing solver takes and says: VROOM's format, listed in docs/reference/routing.md."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input


class RoutesIn(Input):
    """A problem of at most 300 jobs and 100 vehicles, and how many seconds may be spent on it."""

    problem: dict[str, Any]
    seconds: Annotated[float, Field(ge=0.1, le=10)] = 2.0
    seed: Annotated[int, Field(ge=0, le=2**31)] = 0


class RoutesOut(Schema):
    """The solution: cost and sums, jobs left out with the reason, and each vehicle's steps."""

    code: int
    summary: dict[str, Any]
    unassigned: list[dict[str, Any]]
    routes: list[dict[str, Any]]
