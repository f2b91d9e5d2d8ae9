"""The staff's door to what surrounds an order."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from aftersales.base.clock import now
from aftersales.notices.letters import line
from aftersales.notices.models import Delivery
from aftersales.notices.queries import remembered_wordings, sent_about
from aftersales.people.signed import Signed
from aftersales.workorders import access
from aftersales.workorders.queries import around
from aftersales.workorders.schemas.around import Around, LetterList

router = Router(tags=["workorders"])


@router.get("/workorders/{uuid:key}/around", response=Around, operation_id="get_work_order_around")
def get_work_order_around(request: Signed, key: UUID) -> dict[str, Any]:
    """Earlier, open, similar and linked orders, what is covered, who watches, and what the reader may do."""
    return around.around(key, request.auth, now=now())


@router.get("/workorders/{uuid:key}/letters", response=LetterList, operation_id="list_work_order_letters")
def list_work_order_letters(
    request: Signed, key: UUID, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> dict[str, Any]:
    """What was sent by e-mail about an order, to whom, and how far it got; newest first."""
    order = access.find(key, request.auth)
    found = sent_about(order.key, cursor=cursor, limit=limit)
    own = remembered_wordings()
    rows = [_letter(row, line(row.notice, request.auth.language, own)) for row in found.rows]
    return {"rows": rows, "next": found.next}


def _letter(row: Delivery, text: str) -> dict[str, Any]:
    plain = ("key", "channel", "state", "digest", "due_at", "sent_at", "error")
    notice = row.notice
    told = {"to": notice.person, "text": text, "at": notice.at, "read_at": notice.read_at}
    return {**{name: getattr(row, name) for name in plain}, **told}
