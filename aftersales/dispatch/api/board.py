"""The staff's door to the dispatcher's board: what is on it, what a place on it is worth, and what is moved there."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import AwareDatetime

from aftersales.base.clock import now
from aftersales.base.errors import Invalid
from aftersales.base.http import version_if_given
from aftersales.dispatch.actions.board import moving
from aftersales.dispatch.queries.board import day, shown, subject
from aftersales.dispatch.queries.board.subject import MOST_MATES
from aftersales.dispatch.queries.board.verdict import judge
from aftersales.dispatch.queries.board.whom import Filters
from aftersales.dispatch.schemas.board import BoardMoved, BoardMoveIn, BoardOut, BoardVerdict
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
    """派单板: engineers by name with their time, and their visits, between two instants. With `visit` whoever
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
    an end it takes as long as it was planned for, else as long as it takes them. `mate`, `alone`: who goes along, or
    that nobody does, if others than so far. Nothing is moved by it."""
    by, at = request.auth, now()
    subject.refuse_odd(starts_at, ends_at, at)
    held = subject.of(by, at, visit=visit, order=order)
    lead = subject.engineer_seen(engineer, by, held)
    beside = subject.beside(held, lead, mate if mate or alone else None, by)
    return judge(held, lead, beside, starts_at, ends_at, by=by, at=at).told()


@router.post("/dispatch/board/moves", response=BoardMoved, operation_id="move_on_board")
def move_on_board(request: Signed, body: BoardMoveIn) -> dict[str, Any]:
    """改派、改时间、派出、放回: what was dropped goes where it was dropped, or nothing happens and it is said why."""
    version = version_if_given(request)
    if version is None and body.visit is not None:  # what was dragged from nobody knows where may be another's work
        raise Invalid("board_without_version", field="If-Match")
    told = body.model_dump()
    said = moving.Said(**{name: told.pop(name) for name in ("reason", "over_rules", "over_promise")})
    done = moving.put(**told, version=version, by=request.auth, at=now(), said=said)
    return shown.moved(done.visit, request.auth) | {"was": done.was, "customer_told": done.customer_told}
