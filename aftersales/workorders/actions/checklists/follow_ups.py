"""What failed on a list becomes an order of its own."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.base.words import DEFAULT, say
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.actions.checklists.holding import facts_of, reckoned
from aftersales.workorders.actions.orders import report
from aftersales.workorders.events.checklists import ChecklistFollowedUp
from aftersales.workorders.events.orders import WorkOrderLinked
from aftersales.workorders.models import Checklist, ChecklistFollowUp, Kind, Link, WorkOrder

REPAIR: Final = "repair"


@verb
def follow_up(*, key: UUID, by: Actor | None, at: datetime, item: UUID, order: UUID | None = None) -> WorkOrder:
    """Report what failed, for the same customer, site and asset, related to the order of the list; `order` is the key
    the new one is to have. Asked for again, it is the one there is: nobody repairs the same thing twice."""
    row, checklist = access.lock_checklist(key, by)
    told = next((one for one in checklist.issue.body["items"] if one["key"] == str(item)), None)
    if told is None:
        raise Invalid("no_such_item", field="item")
    there = ChecklistFollowUp.objects.select_related("order").filter(checklist=checklist, item=item).first()
    if there is not None:
        return there.order
    if item not in reckoned(row, checklist).failed:
        raise Conflict("item_not_failed", name={"zh": told["name_zh"], "en": told["name_en"]})
    other = _reported(row, checklist, told, by=by, at=at, key=order)
    ChecklistFollowUp.objects.create(checklist=checklist, item=item, order=other)
    one, two = sorted((row.pk, other.pk))
    Link.objects.get_or_create(one_id=one, other_id=two)
    marks = [*access.audience(row), *access.audience(other)]
    who: dict[str, Any] = {"at": at, "by": by.key if by else None}
    emit(WorkOrderLinked(order=other.key, other=row.key, how="related", **who), audience=marks)
    emit(ChecklistFollowedUp(**facts_of(row, checklist, by, at), item=item, other=other.key), audience=marks)
    return other


def _reported(
    row: WorkOrder, checklist: Checklist, item: dict[str, Any], *, by: Actor | None, at: datetime, key: UUID | None
) -> WorkOrder:
    language = by.language if by is not None and by.language else DEFAULT
    ending = "en" if language == "en" else "zh"
    names = {"item": item[f"name_{ending}"], "checklist": getattr(checklist, f"name_{ending}")}
    title = say("follow_up_title", language, asset=row.asset.name if row.asset else "", **names)
    parties = {
        name: one.key
        for name in ("contact", "site", "asset")
        if (one := getattr(row, name)) is not None and one.archived_at is None
    }
    return report(
        by=by,
        at=at,
        kind=REPAIR if Kind.objects.filter(code=REPAIR, archived_at__isnull=True).exists() else row.kind.code,
        title=title.strip(" ·")[:200],
        description=say(
            "follow_up_description", language, number=f"W-{row.number}", found=_found(checklist, item, ending), **names
        ),
        channel="other",
        customer=row.customer.key if row.customer else None,
        category=row.category.key if row.category and row.category.archived_at is None else None,
        key=key,
        **parties,
    )


def _found(checklist: Checklist, item: dict[str, Any], ending: str) -> str:
    """What was found, in words: the number with its limits, the option, and what was noted."""
    last = checklist.answers.filter(item=item["key"]).order_by("at", "pk").last()
    if last is None:
        return ""
    option = next((one[f"name_{ending}"] for one in item["options"] if one["key"] == last.choice), "")
    measured = f"{last.number:g} {item['unit']}".strip() if last.number is not None else ""
    low, high = (f"{item[name]:g}" if item[name] is not None else "" for name in ("low", "high"))
    limits = f"({low} – {high})" if measured and (low or high) else ""
    return " ".join(part for part in (measured, limits, option, last.note) if part)
