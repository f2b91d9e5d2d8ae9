"""What was settled to be looked at: the templates, what a draft changes, and what it still lacks."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import F

from aftersales.assets.access import products_visible_to
from aftersales.base.errors import NotFound
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.people.access import Actor
from aftersales.workorders.checklist import differences, flaws
from aftersales.workorders.models import Category, ChecklistTemplate, ChecklistVersion
from aftersales.workorders.rules import SEE, SETTLE

_NAMED: Final = ("customers", "products", "categories")


def templates(by: Actor) -> dict[str, Any]:
    """Every template, those in use first."""
    by.require(SEE)
    rows = list(ChecklistTemplate.objects.order_by(F("archived_at").asc(nulls_first=True), "pk"))
    present = {
        one.template_id: one for one in ChecklistVersion.objects.filter(number=F("template__published")).order_by("pk")
    }
    told = [_row(row, present.get(row.pk)) for row in rows]
    return {"rows": told, "names": _names((one["applies"] for one in told), by)}


def _row(row: ChecklistTemplate, present: ChecklistVersion | None) -> dict[str, Any]:
    body = present.body if present is not None else row.draft or {}
    return {
        **{name: getattr(row, name) for name in ("key", "published", "archived_at", "version")},
        **{name: body[name] for name in ("name_zh", "name_en", "subject", "applies")},
        "items": len(body["items"]),
        "published_at": present.published_at if present is not None else None,
        "drafted": row.draft is not None,
    }


def template(key: UUID, by: Actor) -> dict[str, Any]:
    """One template with its draft and its versions."""
    by.require(SETTLE)
    row = ChecklistTemplate.objects.filter(key=key).first()
    if row is None:
        raise NotFound(what="checklist_template")
    return template_page(row, by)


def template_page(row: ChecklistTemplate, by: Actor) -> dict[str, Any]:
    """One template as those who settle it see it."""
    issues = list(row.versions.select_related("published_by").order_by("-number"))
    published = issues[0].body if issues else None
    changes = differences(published, row.draft) if published is not None and row.draft is not None else None
    return {
        **{name: getattr(row, name) for name in ("key", "draft", "archived_at", "version")},
        "published": published,
        "changes": changes,
        "flaws": flaws(row.draft) if row.draft is not None else [],
        "issues": issues,
        "names": _names((body["applies"] for body in (published, row.draft) if body is not None), by),
    }


def _names(applies: Iterable[Mapping[str, Any]], by: Actor) -> dict[str, dict[str, str]]:
    """What the keys a list is for stand for, as far as this reader may know of them."""
    keys = {key for one in applies for name in _NAMED for key in one[name]}
    if not keys:
        return {}
    found = {str(one.key): _both(one.name, one.name) for one in customers_visible_to(by).filter(key__in=keys)}
    for things in (products_visible_to(by), Category.objects.all()):
        rows = things.filter(key__in=keys).values_list("key", "name_zh", "name_en")
        found |= {str(key): _both(zh, en) for key, zh, en in rows}
    return found


def _both(zh: str, en: str) -> dict[str, str]:
    return {"name_zh": zh, "name_en": en}
