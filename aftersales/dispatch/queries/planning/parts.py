"""What a proposal changes, part by part and page by page, and what it leaves; what is counted of all of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import Coalesce, Greatest

from aftersales.base import pages
from aftersales.base.errors import Invalid
from aftersales.dispatch.models import Change, LeftOut, Proposal
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders
from aftersales.workorders.models import WorkOrder

FIRST: Final = pages.MAX_PAGE
"""So many changes, and so many of what is left, are told with the proposal itself."""
_NONE: Final = timedelta()
_MINUTE: Final = timedelta(minutes=1)


def counts(row: Proposal) -> dict[str, int]:
    """How much there is of everything, whatever page one reads."""
    told = row.changes.aggregate(
        parts=Count("part", distinct=True),
        changes=Count("pk"),
        made=Count("pk", filter=Q(was_engineer__isnull=True)),
        taken_parts=Count("part", distinct=True, filter=Q(taken_at__isnull=False)),
        taken=Count("pk", filter=Q(taken_at__isnull=False)),
        refused_parts=Count("part", distinct=True, filter=~Q(refused=[])),
    )
    return {**told, "left": row.left.count()}


def parts_page(row: Proposal, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """So many changes, by part: of a part that is longer than the page the rest comes on the next, under its number."""
    rows = row.changes.select_related("order", "visit", "made").order_by("part", "number")
    if cursor is not None:
        part, number = pages.decode(cursor, 2, types=[int, int])
        if part is None or number is None:
            raise Invalid("bad_cursor", field="cursor")
        rows = rows.filter(part__gte=part).exclude(part=part, number__lte=number)
    found = list(rows[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    names = _names({who for each in found for who in (each.engineer_id, each.was_engineer_id, *each.mates)})
    called = _called(row, [one.order for one in found], by)
    grouped = by_part(found)
    sums = _sums(row, [number for number, _ in grouped])
    return {
        "rows": [
            {**sums[number], "changes": [_change(one, names, called) for one in each]} for number, each in grouped
        ],
        "next": pages.encode(found[-1].part, found[-1].number) if more else None,
    }


def left_page(row: Proposal, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """So much of what has no (better) place, in the order in which it was looked at."""
    rows = row.left.select_related("order", "visit").order_by("pk")
    if cursor is not None:
        (last,) = pages.decode(cursor, 1, types=[int])
        if last is None:
            raise Invalid("bad_cursor", field="cursor")
        rows = rows.filter(pk__gt=last)
    found = list(rows[: limit + 1])
    called = _called(row, [one.order for one in found[:limit]], by)
    told = [_left(one, called) for one in found[:limit]]
    return {"rows": told, "next": pages.encode(found[limit - 1].pk) if len(found) > limit else None}


def verdict(number: int, part: Iterable[Change], why: Mapping[int, list[str]]) -> dict[str, Any]:
    """Whether a part holds, and of its changes that do not, why."""
    lost = [
        {"order": order_name(each.order), "visit": each.visit.key if each.visit else None, "why": why[each.pk]}
        for each in part
        if each.pk in why
    ]
    return {"part": number, "holds": not why, "lost": lost}


def verdicts(row: Proposal, refused: Sequence[int]) -> list[dict[str, Any]]:
    """The same of parts that were to be taken and were not."""
    if not refused:
        return []
    rows = row.changes.filter(part__in=refused).select_related("order", "visit").order_by("part", "number")
    grouped = by_part(rows)
    return [verdict(number, each, {one.pk: one.refused for one in each if one.refused}) for number, each in grouped]


def by_part(changes: Iterable[Change]) -> list[tuple[int, list[Change]]]:
    """Changes under the number of their part, in their order."""
    found: dict[int, list[Change]] = {}
    for each in changes:
        found.setdefault(each.part, []).append(each)
    return list(found.items())


def _sums(row: Proposal, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What each of these parts comes to as a whole, whatever of it is on the page."""
    late = Greatest(F("starts_at") - F("due_at"), _NONE)
    was_late = Greatest(F("was_starts_at") - F("due_at"), _NONE)
    rows = row.changes.filter(part__in=numbers).values("part").annotate(
        size=Count("pk"),
        made=Count("pk", filter=Q(was_engineer__isnull=True)),
        taken=Min("taken_at"),
        first_at=Min("starts_at"),
        travel=Coalesce(Sum("way_minutes"), 0) - Coalesce(Sum("was_way_minutes"), 0),
        late=Sum(late, filter=Q(due_at__isnull=False)),
        was_late=Sum(was_late, filter=Q(due_at__isnull=False, was_starts_at__isnull=False)),
    )  # fmt: skip
    return {one["part"]: _sum(one) for one in rows}


def _sum(told: Mapping[str, Any]) -> dict[str, Any]:
    late = (told["late"] or _NONE) - (told["was_late"] or _NONE)
    return {
        "number": told["part"],
        "taken_at": told["taken"],
        "size": told["size"],
        "made": told["made"],
        "first_at": told["first_at"],
        "travel_minutes": told["travel"],
        "late_minutes": int(late / _MINUTE),
    }


def _change(row: Change, names: Mapping[int, Any], called: Mapping[int, Any]) -> dict[str, Any]:
    made = row.made or row.visit
    was = {
        "engineer": names.get(row.was_engineer_id or 0),
        "starts_at": row.was_starts_at,
        "ends_at": row.was_ends_at,
        "travel_minutes": row.was_way_minutes,
    }
    return {
        "order": called[row.order_id],
        "visit": made.key if made is not None else None,
        "engineer": names[row.engineer_id],
        "mates": [names[who] for who in row.mates if who in names],
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "travel_minutes": row.way_minutes,
        "late_minutes": _late(row.starts_at, row.due_at),
        "was": {**was, "late_minutes": _late(row.was_starts_at, row.due_at)} if row.was_engineer_id else None,
        "refused": row.refused,
    }


def _left(row: LeftOut, called: Mapping[int, Any]) -> dict[str, Any]:
    visit = row.visit.key if row.visit is not None else None
    return {"order": called[row.order_id], "visit": visit, "reason": row.reason, "rules": row.rules}


def _late(starts_at: datetime | None, due_at: datetime | None) -> int:
    """Minutes after the order's promise."""
    if starts_at is None or due_at is None:
        return 0
    return max(int((starts_at - due_at).total_seconds()) // 60, 0)


def _called(row: Proposal, found: Sequence[WorkOrder], by: Actor) -> dict[int, dict[str, Any]]:
    """These orders in short, by id. Whoever did not ask for the plan may not see all of its orders: of those no title
    is told."""
    told = {one.pk: order_name(one) for one in found}
    if row.by_id != by.id:
        seen = set(orders.visible_to(by).filter(pk__in=told).values_list("pk", flat=True))
        told |= {pk: {**told[pk], "title": ""} for pk in told.keys() - seen}
    return told


def order_name(row: Any) -> dict[str, Any]:
    """An order in short."""
    return {name: getattr(row, name) for name in ("key", "number", "title", "priority")}


def _names(ids: set[int | None]) -> dict[int, dict[str, Any]]:
    rows = Engineer.objects.filter(pk__in=[one for one in ids if one is not None]).select_related("person")
    return {row.pk: {"key": row.person.key, "name": row.person.name} for row in rows}
