"""What is missing on a list stands in the way, as a hold, of the end of its visit or of the order's resolution."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.checklist import Reckoned, Verdict
from aftersales.workorders.events.checklists import (
    ChecklistFilled,
    ChecklistItemFailed,
    ChecklistItemMended,
    ChecklistUnfilled,
)
from aftersales.workorders.models import Checklist, Hold, Visit, WorkOrder
from aftersales.workorders.queries.checked import answers_of, present_files, standing
from aftersales.workorders.states import Visit as VisitState

SOURCE: Final = "checklist"
_NAMED: Final = 6
"""So many missing items are named in a refusal; of more, how many there are."""
_OVER: Final = (VisitState.DONE, VisitState.CANCELLED, VisitState.NO_ACCESS)


def reckoned(order: WorkOrder, checklist: Checklist) -> Reckoned:
    """How a list stands now."""
    answers = answers_of([checklist])[checklist.pk]
    return standing(checklist, answers, present_files(order.pk, answers))


def settle(order: WorkOrder, checklist: Checklist, now: Reckoned, *, by: Actor | None, at: datetime) -> None:
    """Place or lift the hold of a list that stands so, and say when it has become filled or no longer is."""
    over = checklist.visit is not None and checklist.visit.state in _OVER
    hold(order, checklist, missing=not now.filled and not over and checklist.withdrawn_at is None, by=by, at=at)
    if now.filled is (checklist.filled_at is not None):
        return
    checklist.filled_at = at if now.filled else None
    checklist.save(update_fields=["filled_at"])
    told = facts_of(order, checklist, by, at)
    fact = (
        ChecklistFilled(**told, shown=len(now.visible), failed=len(now.failed))
        if now.filled
        else ChecklistUnfilled(**told)
    )
    emit(fact, audience=marks(order, checklist))


def hold(order: WorkOrder, checklist: Checklist, *, missing: bool, by: Actor | None, at: datetime) -> None:
    """See that the list has a hold just as long as something is missing. The list's own facts tell of it."""
    held = Hold.objects.filter(checklist=checklist, lifted_at__isnull=True)
    if not missing:
        held.update(lifted_at=at)
    elif not held.exists():
        reason = f"{checklist.name_zh} / {checklist.name_en}"
        person = by.id if by else None
        Hold.objects.create(
            order=order, checklist=checklist, reason=reason, source=SOURCE, placed_by_id=person, placed_at=at
        )


def tell_judged(
    order: WorkOrder, checklist: Checklist, was: Reckoned, now: Reckoned, *, by: Actor | None, at: datetime
) -> None:
    """Say of each item whether it has failed now, or does so no longer."""
    told = facts_of(order, checklist, by, at)
    before, after = set(was.failed), set(now.failed)
    heard = marks(order, checklist)
    for item in now.failed:
        if item not in before:
            emit(ChecklistItemFailed(**told, item=item), audience=heard)
    for item in was.failed:
        if item not in after and now.verdicts.get(item) in (Verdict.PASSED, Verdict.NA):
            emit(ChecklistItemMended(**told, item=item), audience=heard)


def marks(order: WorkOrder, checklist: Checklist) -> list[str]:
    """Whom a change of a list concerns: those of the order, and the crew of the visit it is of."""
    if checklist.visit is None:
        return access.audience(order)
    visit = checklist.visit
    lead = [visit.engineer_id] if visit.engineer_id is not None else []
    crew = {*lead, *visit.mates.values_list("engineer_id", flat=True)}
    return [*access.audience(order), *(f"person:{one}" for one in sorted(crew))]


def facts_of(order: WorkOrder, checklist: Checklist, by: Actor | None, at: datetime) -> dict[str, Any]:
    """What every fact of a list says."""
    visit = checklist.visit.key if checklist.visit is not None else None
    return {"order": order.key, "checklist": checklist.key, "visit": visit, "at": at, "by": by.key if by else None}


def refuse_end(order: WorkOrder, visit: Visit) -> None:
    """A visit does not end well over what is missing on its lists."""
    held = Checklist.objects.filter(visit=visit, holds__lifted_at__isnull=True, holds__isnull=False)
    refuse_missing(order, list(held.values_list("pk", flat=True)))


def refuse_missing(order: WorkOrder, checklists: Sequence[int]) -> None:
    """Name what is missing on these lists."""
    if not checklists:
        return
    missing = []
    for one in Checklist.objects.select_related("issue", "visit").filter(pk__in=checklists).order_by("pk"):
        keys = reckoned(order, one).missing
        missing += [(one, item) for item in one.issue.body["items"] if item["key"] in set(map(str, keys))]
    if missing:
        raise Conflict(
            "checklist_unfilled",
            items=[item["key"] for _, item in missing],
            checklists=sorted({str(one.key) for one, _ in missing}),
            count=len(missing),
            missing={ending: _named(missing, ending) for ending in ("zh", "en")},
        )


def _named(missing: Sequence[tuple[Checklist, dict[str, Any]]], ending: str) -> str:
    """The items in words of one language, by their lists."""
    quoted, between, more = ("《{}》：{}", "、", "等") if ending == "zh" else ("“{}”: {}", ", ", ", …")
    by_list: dict[str, list[str]] = {}
    for one, item in missing[:_NAMED]:
        by_list.setdefault(getattr(one, f"name_{ending}"), []).append(item[f"name_{ending}"])
    told = "；".join if ending == "zh" else "; ".join
    words = told(quoted.format(name, between.join(items)) for name, items in by_list.items())
    return words + (more if len(missing) > _NAMED else "")


def let_go(visit: Visit, *, at: datetime) -> None:
    """The visit is over, however it ended: what is missing on its lists blocks nothing any more."""
    Hold.objects.filter(checklist__visit=visit, lifted_at__isnull=True).update(lifted_at=at)


def recount(order: WorkOrder, *, file: UUID, by: Actor | None, at: datetime) -> None:
    """A file of the order is gone or was refused: where it was an answer, something may be missing now."""
    touched = Checklist.objects.filter(order=order, answers__files__contains=[file]).values("pk")
    for checklist in Checklist.objects.select_related("issue", "visit").filter(pk__in=touched):
        settle(order, checklist, reckoned(order, checklist), by=by, at=at)
