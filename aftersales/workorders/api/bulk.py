"""The staff's door to many orders at once."""

from typing import Any

from ninja import Router

from aftersales.base.clock import now
from aftersales.base.errors import Invalid
from aftersales.base.idempotency import key_of
from aftersales.base.words import refusal
from aftersales.people.signed import Signed
from aftersales.workorders.actions import bulk
from aftersales.workorders.schemas.bulk import BulkIn, BulkOut, DoIn

router = Router(tags=["workorders"])


@router.post("/workorders/bulk", response=BulkOut, operation_id="move_work_orders")
def move_work_orders(request: Signed, body: BulkIn) -> dict[str, Any]:
    """Apply a verb to many orders, each for itself: what came of each is told, and told again under the same key."""
    verb, facts = _named(body.do)
    rows = [(row.key, row.version) for row in body.rows]
    found = bulk.apply(verb=verb, facts=facts, rows=rows, by=request.auth, clock=now, request=key_of(request))
    language = request.auth.language
    return {
        "rows": [
            {**vars(came), "detail": refusal(came.code, language, dict(came.facts)) if came.code else ""}
            for came in found
        ]
    }


def _named(do: DoIn) -> tuple[str, dict[str, Any]]:
    named = [name for name in bulk.VERBS if getattr(do, name) is not None]
    if len(named) != 1:
        raise Invalid("one_verb_for_all", field="do", verbs=sorted(bulk.VERBS))
    (verb,) = named
    return verb, getattr(do, verb).model_dump(exclude_unset=verb == "change")
