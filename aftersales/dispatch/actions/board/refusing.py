"""Why something is not put where somebody wanted it: a rule, a promise, or that somebody else was quicker."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.models import Fact
from aftersales.base.words import LANGUAGES, say
from aftersales.dispatch.queries.board.reasons import Reason, Weight
from aftersales.dispatch.queries.board.verdict import Verdict
from aftersales.people.models import Person
from aftersales.workorders.actions.versions import differing
from aftersales.workorders.models import Visit, WorkOrder

_SINCE: Final = {
    "VisitPlanned": "planned", "VisitRescheduled": "moved", "VisitConfirmed": "confirmed", "VisitDeclined": "declined",
    "VisitDeparted": "departed", "VisitArrived": "arrived", "VisitCompleted": "completed",
    "VisitHadNoAccess": "no_access", "VisitCancelled": "cancelled", "VisitPutInTurn": "turn",
}  # fmt: skip
"""What may have happened to a visit, by the kind of its fact: each is one version further."""


def refuse(judged: Verdict, reason: str, *, over_rules: bool, over_promise: bool) -> None:
    """Refuse what the verdict forbids, and what it allows only to whoever says so and why.

    Raises:
        Conflict: nobody may put it there; a rule is against it and was not overruled; or it would break what the
            customer was promised.
        Invalid: it was overruled without a reason.
    """
    never, rules, promise = (judged.of(one) for one in (Weight.NEVER, Weight.RULE, Weight.PROMISE))
    if never:
        raise Conflict("board_never", **told_of(never, judged.language))
    if rules and not over_rules:
        raise Conflict("board_rules", **told_of(rules, judged.language))
    if promise and not over_promise:
        raise Conflict("board_promise_broken", **told_of(promise, judged.language))
    if (rules or promise) and not reason.strip():
        raise Invalid("board_without_reason", field="reason")


def told_of(reasons: list[Reason], language: str) -> dict[str, Any]:
    """What a refusal says of them: by code, with their facts, and all in one sentence."""
    why = ("; " if language == "en" else "；").join(one.words.rstrip(".。") for one in reasons)
    return {"why": why, "codes": [one.code for one in reasons], "reasons": [one.told() for one in reasons]}


def refuse_overtaken(row: WorkOrder, visit: Visit, version: int | None, yours: dict[str, Any]) -> None:
    """Refuse what was dragged from where it does not stand any more, and say what was done with it since, and by whom.

    Raises:
        Conflict: with the facts since, and the fields in which what was wanted differs from what stands.
    """
    if version is None or visit.version == version:
        return
    since = _since(row, visit, max(visit.version - version, 1))
    names = dict(Person.objects.filter(key__in=[one["by"] for one in since]).values_list("key", "name"))
    who = list(dict.fromkeys(names[one["by"]] for one in since if one["by"] in names))
    what = [
        {"zh": say(f"board_since_{one['what']}", LANGUAGES[0]), "en": say(f"board_since_{one['what']}", LANGUAGES[1])}
        for one in since
    ]
    raise Conflict(
        "board_overtaken", version=visit.version, fields=differing(visit, yours), since=since, what=what, who=who
    )


def _since(row: WorkOrder, visit: Visit, steps: int) -> list[dict[str, Any]]:
    """The last so many things that were done with the visit, the first of them first."""
    told = Fact.objects.filter(subject=row.key, kind__in=_SINCE, data__visit=str(visit.key))
    rows: list[tuple[str, UUID | None, datetime]] = list(
        told.order_by("-id").values_list("kind", "actor", "at")[:steps]
    )
    return [{"what": _SINCE[kind], "by": by, "at": at} for kind, by, at in reversed(rows)]
