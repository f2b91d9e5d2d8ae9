"""The staff's door to the dispatcher's board: what is on it, what a place on it is worth, and what is moved there."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import AwareDatetime

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.dispatch.actions.board import moving
from aftersales.dispatch.queries.board import day, shown, verdict
from aftersales.dispatch.queries.board.subject import MOST_MATES
from aftersales.dispatch.queries.board.whom import Filters
from aftersales.dispatch.schemas.board import BoardDropIn, BoardMoved, BoardMoveIn, BoardOut, BoardVerdict
from aftersales.dispatch.schemas.board_day import BoardDayOut
from aftersales.people.signed import Signed
from aftersales.workorders.schemas.values import Code

router = Router(tags=["dispatch"])
Keys = Annotated[list[UUID], Query(max_length=200)]
Mates = Annotated[list[UUID], Query(max_length=MOST_MATES)]
Search = Annotated[str, Query(max_length=100)]


@router.get("/dispatch/board", response=BoardOut, by_alias=True, operation_id="get_board")
def get_board(
    request: Signed,
    begins: Annotated[AwareDatetime, Query(alias="from")],
    until: AwareDatetime,
    team: UUID | None = None,
    territory: UUID | None = None,
    skill: Code | None = None,
    search: Search = "",
    engineer: Keys = [],  # noqa: B006 -- read, and never changed
    visit: Keys = [],  # noqa: B006
) -> HttpResponse:
    """调度板: engineers by name with their time, and their visits, between two instants. With `visit` whoever
    makes these, with all they have."""
    asked = Filters(team=team, territory=territory, skill=skill, search=search, engineers=engineer, visits=visit)
    body = shown.board(request.auth, now(), begins, until, asked)
    return HttpResponse(body, content_type="application/json")


@router.get("/dispatch/board/day", response=BoardDayOut, operation_id="get_board_day")
def get_board_day(request: Signed, engineer: UUID, on: date) -> dict[str, Any]:
    """日程单: one engineer's day for paper."""
    return day.day(request.auth, now(), engineer=engineer, on=on)


@router.get("/dispatch/board/verdict", response=BoardVerdict, operation_id="judge_on_board")
def judge_on_board(
    request: Signed,
    engineer: UUID,
    starts_at: AwareDatetime,
    visit: UUID | None = None,
    order: UUID | None = None,
    ends_at: AwareDatetime | None = None,
    mate: Mates = [],  # noqa: B006
    alone: bool = False,
) -> dict[str, Any]:
    """What the rules say of a `visit`, or of an `order` that nobody goes to, held over an engineer at a time. Without
    an end it takes as long as it was planned for, else as long as it takes them. `mate`, or `alone`: who goes along, or
    that nobody does, if others than so far. Nothing is moved by it."""
    found = verdict.asked(
        request.auth, now(), visit=visit, order=order, engineer=engineer, starts_at=starts_at, ends_at=ends_at,
        mates=mate, alone=alone,
    )  # fmt: skip
    return found.told()


@router.post("/dispatch/board/moves", response=BoardMoved, operation_id="move_on_board")
def move_on_board(request: Signed, body: BoardMoveIn) -> dict[str, Any]:
    """改派、改时间、放回: a visit goes where it was dropped, or nothing happens and it is said why."""
    version, told = expected_version(request), body.model_dump()
    said = _said(told)
    done = moving.put(**told, version=version, by=request.auth, at=now(), said=said)
    return _moved(done, request)


@router.post("/dispatch/board/drops", response=BoardMoved, operation_id="drop_on_board")
def drop_on_board(request: Signed, body: BoardDropIn) -> dict[str, Any]:
    """派出: an order nobody goes to is sent to whom it was dropped on, or nothing happens and it is said why. It has no
    version to be seen: to an order somebody goes to, nobody is sent a second time."""
    told = body.model_dump()
    said = _said(told)
    return _moved(moving.drop(**told, by=request.auth, at=now(), said=said), request)


def _said(told: dict[str, Any]) -> moving.Said:
    return moving.Said(**{name: told.pop(name) for name in ("reason", "over_rules", "over_promise")})


def _moved(done: moving.Moved, request: Signed) -> dict[str, Any]:
    return shown.moved(done.visit, request.auth) | {"was": done.was, "customer_told": done.customer_told}
