"""The staff's door to fairness 公平数据: what was given to whom."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router

from aftersales.base.pages import MAX_PAGE
from aftersales.base.sheets import TYPES
from aftersales.dispatch.queries.fair import pages as fairness
from aftersales.dispatch.schemas.fairness import FairnessOut, GivenList
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Month = Annotated[str, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]


@router.get("/dispatch/fairness", response=FairnessOut, operation_id="get_fairness")
def get_fairness(
    request: Signed, month: Month, team: UUID | None = None, cursor: str | None = None, limit: Limit = MAX_PAGE
) -> dict[str, Any]:
    """公平数据: what everybody was given in a month. Whoever does not see decisions sees their own, and the middle."""
    return fairness.page(request.auth, month=month, team=team, cursor=cursor, limit=limit)


@router.get("/dispatch/fairness/file", response=bytes, operation_id="get_fairness_file")
def get_fairness_file(request: Signed, month: Month, team: UUID | None = None) -> HttpResponse:
    """The same as a table (CSV) for a spreadsheet."""
    response = HttpResponse(fairness.as_csv(request.auth, month=month, team=team), content_type=TYPES["csv"])
    response["Content-Disposition"] = content_disposition_header(True, f"fairness-{month}.csv") or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


@router.get("/dispatch/fairness/{uuid:engineer}", response=GivenList, operation_id="list_given_work")
def list_given_work(request: Signed, engineer: UUID, month: Month) -> dict[str, Any]:
    """The visits and remote orders behind an engineer's figures."""
    return fairness.lines(engineer, request.auth, month=month)
