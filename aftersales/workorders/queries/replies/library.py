"""Reply templates: which a reader has, which suit an order, and what one says there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from aftersales.base.errors import NotFound
from aftersales.base.search.pinyin import reads_as, spelt
from aftersales.people.access import Actor
from aftersales.workorders.access import find, keeps, shared_with, whose
from aftersales.workorders.models import Category, Kind, ReplyTemplate, WorkOrder
from aftersales.workorders.placeholders import PLACEHOLDERS, Filled, check, label
from aftersales.workorders.queries.replies.values import Told, filled, in_language, language_of, told_of
from aftersales.workorders.rules import MOST_KEPT, SEE

_PLAIN: Final = (
    "key", "name_zh", "name_en", "text_zh", "text_en", "team", "kinds", "categories", "position", "version",
)  # fmt: skip
_SENT: Final = Coalesce(Sum("uses__count"), 0)
"""How often a template was sent."""
_SHORT: Final = 12
"""Letters up to which what is typed may be initials."""


def templates(by: Actor, *, archived: bool = False) -> dict[str, Any]:
    """The reader's templates: their own, their team's, everybody's; each in the order somebody gave them."""
    by.require(SEE)
    rows = list(_templates(by, archived=archived).annotate(used=_SENT))
    return {"rows": [_row(row, by, row.used) for row in rows], "names": _names(rows), "placeholders": placeholders()}


def template_row(row: ReplyTemplate, by: Actor) -> dict[str, Any]:
    """One template as it is shown."""
    return _row(row, by, row.uses.aggregate(used=Coalesce(Sum("count"), 0))["used"])


def _templates(by: Actor, *, archived: bool = False) -> QuerySet[ReplyTemplate]:
    rows = shared_with(by, ReplyTemplate).filter(archived_at__isnull=not archived).select_related("team")
    return rows.order_by("position", "pk")[: 3 * MOST_KEPT]


def _row(row: ReplyTemplate, by: Actor, used: int) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "whose": whose(row),
        "used": used,
        "may_change": keeps(by, row),
        "archived": row.archived_at is not None,
    }


def _names(rows: Iterable[ReplyTemplate]) -> dict[str, dict[str, str]]:
    """What the kinds and categories they are for are called."""
    rows = list(rows)
    kinds, categories = {code for one in rows for code in one.kinds}, {key for one in rows for key in one.categories}
    found: dict[str, dict[str, str]] = {}
    for model, column, asked in ((Kind, "code", kinds), (Category, "key", categories)):
        if asked:
            called = model._default_manager.filter(**{f"{column}__in": asked})
            found |= {
                str(one): {"name_zh": zh, "name_en": en}
                for one, zh, en in called.values_list(column, "name_zh", "name_en")
            }
    return found


def placeholders() -> list[dict[str, str]]:
    """What may stand in braces, and what it looks like."""
    return [
        {"name": one.name, "name_zh": one.zh, "name_en": one.en, "sample_zh": one.sample_zh, "sample_en": one.sample_en}
        for one in PLACEHOLDERS.values()
    ]


# -- on an order -------------------------------------------------------------------------------------------------------


def suggested(key: UUID, by: Actor, *, search: str = "") -> dict[str, Any]:
    """The templates for an order, likeliest first: for its category or one above it, for its kind, then by how often
    they were sent on orders of this category. Those meant for other orders stand last."""
    order = _order(key, by)
    chain = _up(order.category)
    of_category = Q(uses__category=order.category_id) if order.category_id else Q(uses__category__isnull=True)
    here = Coalesce(Sum("uses__count", filter=of_category), 0)
    rows = _templates(by).annotate(used=_SENT, used_here=here)
    found = [row for row in rows if _found(row, search)]
    ranked = [(_rank(row, order, chain, used=row.used, here=row.used_here), row) for row in found]
    ranked.sort(key=lambda one: one[0].order)
    return {
        "rows": [{**_row(row, by, row.used), "why": rank.why, "suits": rank.suits} for rank, row in ranked],
        "language": language_of(order),
        "placeholders": placeholders(),
    }


def _order(key: UUID, by: Actor) -> WorkOrder:
    find(key, by)
    return WorkOrder.objects.select_related("kind", "category", "contact__person").get(key=key)


def _up(category: Category | None) -> list[UUID]:
    """A category and those above it, nearest first."""
    found: list[UUID] = []
    while category is not None and category.key not in found:
        found.append(category.key)
        category = category.parent
    return found


@dataclass(frozen=True)
class _Rank:
    """Where a template stands among those for an order: by `order`, the smallest first; and why."""

    order: tuple[bool, int, bool, int, int]
    suits: bool
    why: str


def _rank(row: ReplyTemplate, order: WorkOrder, chain: Sequence[UUID], *, used: int, here: int) -> _Rank:
    steps = [chain.index(one) for one in row.categories if one in chain]
    nearest, of_kind = min(steps, default=None), order.kind.code in row.kinds
    suits = (not row.categories or bool(steps)) and (not row.kinds or of_kind)
    far = len(chain) if nearest is None else nearest
    branch = "" if nearest is None else "category" if nearest == 0 else "branch"
    why = branch or ("kind" if of_kind else "used" if here else "")
    return _Rank((not suits, far, not of_kind, -here, -used), suits, why if suits else "")


def _found(row: ReplyTemplate, search: str) -> bool:
    """Whether what was typed is in a name or a text, or how the Chinese name is read or begins."""
    asked = search.strip().lower()
    if not asked:
        return True
    if any(asked in text.lower() for text in (row.name_zh, row.name_en, row.text_zh, row.text_en)):
        return True
    if not (asked.isascii() and asked.isalnum() and len(asked) <= _SHORT):
        return False
    return reads_as(row.name_zh, asked) or any(way.startswith(asked) for way in spelt(row.name_zh))


def rendered(key: UUID, template: UUID, by: Actor, *, at: datetime, language: str = "") -> dict[str, Any]:
    """What a template says on an order, in a language or in the customer's; what it lacks is named."""
    told = told_of(key, by, at=at, language=language)
    row = shared_with(by, ReplyTemplate).filter(key=template, archived_at__isnull=True).first()
    if row is None:
        raise NotFound(what="reply_template")
    return _said(in_language(row.text_zh, row.text_en, told.language), told)


def drafted(key: UUID, text: str, by: Actor, *, at: datetime, language: str = "") -> dict[str, Any]:
    """What a text that is being written would say on an order; refused where it could not be kept so."""
    told = told_of(key, by, at=at, language=language)
    check(text, "text")
    return _said(text, told)


def _said(text: str, told: Told) -> dict[str, Any]:
    said = filled(text, told)
    return {"language": told.language, "text": said.text, "lacking": lacking_in([said], told.by.language)}


def lacking_in(texts: Iterable[Filled], language: str) -> list[dict[str, Any]]:
    """What some texts lack, called as this reader calls it."""
    return [
        {"name": one.name, "label": label(one.name, language), "mark": one.mark, "hidden": one.hidden}
        for text in texts
        for one in text.lacking
    ]


def labels(names: Iterable[str]) -> list[Mapping[str, str]]:
    """What placeholders are called, in both languages, for a refusal."""
    return [{"zh": label(one, "zh-CN"), "en": label(one, "en")} for one in names]
