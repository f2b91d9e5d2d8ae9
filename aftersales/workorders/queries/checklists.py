"""The lists of an order as staff see them, and what its customer is shown of them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from aftersales.people.access import Actor
from aftersales.workorders import access, checklist
from aftersales.workorders.models import (
    Attachment,
    Checklist,
    ChecklistAnswer,
    ChecklistFollowUp,
    ChecklistTemplate,
    WorkOrder,
)
from aftersales.workorders.queries.checked import answers_of, present_files, standing
from aftersales.workorders.rules import REPORT
from aftersales.workorders.states import OPEN, UNSOLVED

_ANSWER: Final = ("item", "choice", "number", "text", "note", "by", "at", "recorded_at")
_LIST: Final = (
    "key", "name_zh", "name_en", "visit", "why", "given_at", "filled_at", "withdrawn_at", "version",
)  # fmt: skip


def checklists_of(key: UUID, by: Actor) -> dict[str, Any]:
    """Every list of an order this reader may see, with all answers: those of the order, then of its visits in turn, the
    most specific first; what was withdrawn last, and only where somebody had begun."""
    order = access.find(key, by)
    found = _lists(order)
    answers = answers_of(found)
    present = present_files(order.pk, (one for told in answers.values() for one in told))
    followed = _followed(found)
    shown = [one for one in found if one.withdrawn_at is None or answers[one.pk]]
    open_now = order.state in OPEN
    may_fill = open_now and access.permits(by, "fill", order)
    return {
        "rows": [_row(one, answers[one.pk], present, followed.get(one.pk, [])) for one in sorted(shown, key=_rank)],
        "may_add": may_fill and order.state in UNSOLVED and _any_to_add(),
        "may_fill": may_fill and bool(found),
        "may_report": by.may(REPORT),
    }


def _lists(order: WorkOrder) -> list[Checklist]:
    return list(Checklist.objects.filter(order=order).select_related("issue", "template", "visit").order_by("pk"))


def _any_to_add() -> bool:
    return ChecklistTemplate.objects.filter(published__gt=0, archived_at__isnull=True).exists()


def _rank(one: Checklist) -> tuple[bool, int, int, int]:
    visit = one.visit.number if one.visit is not None else 0
    return one.withdrawn_at is not None, visit, -checklist.weight(one.why), one.pk


def _row(
    one: Checklist, answers: Iterable[ChecklistAnswer], present: frozenset[UUID], followed: list[dict[str, Any]]
) -> dict[str, Any]:
    body = one.issue.body
    return {
        **{name: getattr(one, name) for name in _LIST},
        **{name: body[name] for name in ("sections", "items", "shown_to_customer")},
        "template": one.template.key,
        "number": one.issue.number,
        "answers": [_answer(row, present) for row in answers],
        "follow_ups": followed,
    }


def _answer(row: ChecklistAnswer, present: frozenset[UUID]) -> dict[str, Any]:
    files = [key for key in row.files if key in present]
    return {**{name: getattr(row, name) for name in _ANSWER}, "files": files, "lost": len(row.files) - len(files)}


def _followed(lists: Iterable[Checklist]) -> Mapping[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for one in ChecklistFollowUp.objects.filter(checklist__in=[one.pk for one in lists]).select_related("order"):
        told = {"item": one.item, "order": one.order.key, "number": one.order.number, "state": one.order.state}
        found.setdefault(one.checklist_id, []).append(told)
    return found


def shown_to_customer(key: UUID, by: Actor) -> list[dict[str, Any]]:
    """What a customer is shown: the lists that are meant for them and are filled in, with the answers that count."""
    order = access.find(key, by)
    mine = [
        one
        for one in _lists(order)
        if one.filled_at is not None and one.withdrawn_at is None and one.issue.body["shown_to_customer"]
    ]
    answers = answers_of(mine)
    every = [one for told in answers.values() for one in told]
    files = _attachments(order, present_files(order.pk, every))
    return [_shown(one, answers[one.pk], files) for one in sorted(mine, key=_rank)]


def _attachments(order: WorkOrder, present: frozenset[UUID]) -> Mapping[UUID, UUID]:
    """By the key of a file, that of its attachment, where the customer may open it."""
    found = Attachment.objects.filter(order=order, public=True, file__key__in=present, file__state="ready")
    return dict(found.values_list("file__key", "key"))


def _shown(one: Checklist, answers: list[ChecklistAnswer], files: Mapping[UUID, UUID]) -> dict[str, Any]:
    stands = standing(one, answers, frozenset(files))
    last = {row.item: row for row in answers}
    items = {UUID(item["key"]): item for item in one.issue.body["items"]}
    lines = [
        _line(items[key], last.get(key), stands.verdicts[key], files) for key in stands.visible if stands.verdicts[key]
    ]
    visit = one.visit.number if one.visit is not None else None
    named = {"key": one.key, "name_zh": one.name_zh, "name_en": one.name_en}
    return {**named, "visit": visit, "filled_at": one.filled_at, "items": lines}


def _line(
    item: Mapping[str, Any], row: ChecklistAnswer | None, verdict: checklist.Verdict, files: Mapping[UUID, UUID]
) -> dict[str, Any]:
    option = next((one for one in item["options"] if row is not None and one["key"] == row.choice), None)
    return {
        "name_zh": item["name_zh"],
        "name_en": item["name_en"],
        "kind": item["kind"],
        "verdict": verdict,
        "option_zh": option["name_zh"] if option else "",
        "option_en": option["name_en"] if option else "",
        "number": row.number if row is not None else None,
        "unit": item["unit"],
        "low": item["low"],
        "high": item["high"],
        "text": row.text if row is not None else "",
        "files": [files[key] for key in row.files if key in files] if row is not None else [],
    }
