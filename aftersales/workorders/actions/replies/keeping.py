"""Reply templates 回复模板 are kept: written, changed, put away and brought back, and counted when they are sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from aftersales.base.compiled import related
from aftersales.base.errors import Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.people.access import Actor
from aftersales.workorders.access import heard_by, lock_shared, shared_with
from aftersales.workorders.actions import sharing
from aftersales.workorders.events.replies import ReplyTemplateChanged
from aftersales.workorders.models import Category, Kind, ReplyTemplate, TemplateUse, WorkOrder
from aftersales.workorders.placeholders import check

_WHAT = "reply_template"


@verb
def keep_template(
    *, by: Actor, at: datetime, whose: str, team: UUID | None, fields: Mapping[str, Any]
) -> ReplyTemplate:
    """Keep a text to say again: for oneself ("me"), for a team, or for everybody ("all")."""
    values = _checked(fields)
    _refuse_silent(values.get("text_zh", ""), values.get("text_en", ""))
    row = sharing.keep(ReplyTemplate, by=by, whose=whose, team=team, values=values)
    _tell(row, "kept", by, at)
    return row


@verb
def change_template(
    *, key: UUID, by: Actor, at: datetime, version: int | None, fields: Mapping[str, Any]
) -> ReplyTemplate:
    """Another name, text, place, or other orders it is for. Whose it is stays: who shares theirs keeps another."""
    row = lock_shared(key, by, ReplyTemplate, what=_WHAT)
    wanted = _checked(fields)
    _refuse_silent(wanted.get("text_zh", row.text_zh), wanted.get("text_en", row.text_en))
    if update(row, wanted, seen=version):
        _tell(row, "changed", by, at)
    return row


@verb
def archive_template(*, key: UUID, by: Actor, at: datetime, archived: bool, version: int | None) -> ReplyTemplate:
    """Nobody needs it any more, or it is needed after all. How often it was sent stays counted."""
    row = lock_shared(key, by, ReplyTemplate, what=_WHAT)
    if sharing.put_away(row, away=archived, at=at, version=version):
        _tell(row, "archived" if archived else "restored", by, at)
    return row


@verb
def count_sent(order: WorkOrder, templates: Sequence[UUID], *, by: Actor, at: datetime) -> None:
    """These were sent on an order. One its sender does not have counts nothing, for it may be put away meanwhile."""
    for row in shared_with(by, ReplyTemplate).filter(key__in=templates).order_by("pk"):
        use, _ = TemplateUse.objects.get_or_create(
            template=row, category=related(order, "category"), defaults={"last_at": at}
        )
        TemplateUse.objects.filter(pk=use.pk).update(count=F("count") + 1, last_at=at)


def follow_category(was: Category, now: Category, *, by: Actor | None, at: datetime) -> None:
    """A category is another from now on: templates for the one are for the other."""
    for row in ReplyTemplate.objects.select_for_update().filter(categories__contains=[was.key]).order_by("pk"):
        keys = {now.key if key == was.key else key for key in row.categories}
        update(row, {"categories": sorted(keys)}, seen=None)
        _tell(row, "changed", by, at)


@verb
def follow_uses(was: Category, now: Category) -> None:
    """What was sent on orders of the one category was sent on orders of the other."""
    for use in TemplateUse.objects.select_for_update().filter(category=was).order_by("template"):
        same, _ = TemplateUse.objects.get_or_create(
            template_id=use.template_id, category=now, defaults={"last_at": use.last_at}
        )
        last_at = max(same.last_at, use.last_at)
        TemplateUse.objects.filter(pk=same.pk).update(count=F("count") + use.count, last_at=last_at)
        use.delete()


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(fields)
    for name in ("text_zh", "text_en"):
        if name in values:
            check(values[name], name)
    if "kinds" in values:
        values["kinds"] = sorted(set(values["kinds"]))
        if Kind.objects.filter(code__in=values["kinds"]).count() < len(values["kinds"]):
            raise Invalid("no_such_kind", field="kinds")
    if "categories" in values:
        values["categories"] = sorted(set(values["categories"]))
        if Category.objects.filter(key__in=values["categories"]).count() < len(values["categories"]):
            raise Invalid("no_such_category", field="categories")
    return values


def _refuse_silent(zh: str, en: str) -> None:
    if not (zh or en):
        raise Invalid("template_says_nothing", field="text_zh")


def _tell(row: ReplyTemplate, what: str, by: Actor | None, at: datetime) -> None:
    fact = ReplyTemplateChanged(template=row.key, at=at, by=by.key if by else None, what=what)
    emit(fact, audience=heard_by(row))
