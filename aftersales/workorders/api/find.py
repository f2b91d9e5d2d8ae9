"""The staff's door to everything by a few letters: what the command palette asks."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from aftersales.base.http import OptionalLine, Params
from aftersales.people.signed import Signed
from aftersales.workorders.queries import find as found
from aftersales.workorders.schemas.found import FoundOut

router = Router(tags=["workorders"])


class FindQuery(Params):
    q: Annotated[OptionalLine, Field(max_length=100)] = ""


@router.get("/find", response=FoundOut, operation_id="find")
def find(request: Signed, asked: Query[FindQuery]) -> dict[str, list[Any]]:
    """Orders, customers, assets and colleagues: by any two Chinese characters, four signs of a code, serial or phone
    number, how a word begins, or the pinyin initials of a name. At most eight of each, and where each was found."""
    return found.find(asked.q, request.auth)
