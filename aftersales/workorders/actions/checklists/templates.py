"""What is to be looked at is settled: drafted, published as the next version, archived."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.assets.models import Product
from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.base.versions import count_up, refuse_stale
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.workorders.checklist import MOST_ITEMS, differences, flaws
from aftersales.workorders.events.checklists import ChecklistTemplateChanged
from aftersales.workorders.models import Category, ChecklistTemplate, ChecklistVersion, Kind
from aftersales.workorders.rules import SETTLE


@verb
def draft(
    *, by: Actor | None, at: datetime, body: Mapping[str, Any], key: UUID | None = None, version: int | None = None
) -> ChecklistTemplate:
    """Begin a template, or go on with it. What is published already stays as it is until the draft is published too;
    a draft may be half done, what it names must exist."""
    _permit(by)
    if len(body["items"]) > MOST_ITEMS:
        raise Invalid("checklist_too_long", field="items", max=MOST_ITEMS)
    _refuse_unknown(body["applies"])
    row = ChecklistTemplate(key=new_key()) if key is None else _locked(key, version)
    present = _present(row)
    row.draft = None if present is not None and not differences(present.body, body).any else dict(body)
    if key is None:
        row.save(force_insert=True)
    else:
        count_up(row, "draft")
    _tell(row, "drafted", by, at)
    return row


@verb
def publish(*, by: Actor | None, at: datetime, key: UUID, version: int | None = None) -> ChecklistTemplate:
    """发布: the draft becomes the next version, which never changes. Orders that have an earlier one keep it."""
    _permit(by)
    row = _locked(key, version)
    if row.archived_at is not None:
        raise Conflict("checklist_archived")
    if row.draft is None:
        raise Conflict("checklist_no_draft")
    found = flaws(row.draft)
    if found:
        named: dict[str, Any] = next((one for one in row.draft["items"] if one["key"] == str(found[0].item)), {})
        position = row.draft["items"].index(named) + 1 if named else 0
        raise Invalid(found[0].code, field="items" if named else "name_zh", item=found[0].item, position=position)
    row.published += 1
    ChecklistVersion.objects.create(
        template=row, number=row.published, name_zh=row.draft["name_zh"], name_en=row.draft["name_en"], body=row.draft,
        published_by_id=by.id if by else None, published_at=at,
    )  # fmt: skip
    row.draft = None
    count_up(row, "draft", "published")
    _tell(row, "published", by, at)
    return row


@verb
def discard(*, by: Actor | None, at: datetime, key: UUID, version: int | None = None) -> ChecklistTemplate:
    """Drop the draft: the last published version is what there is."""
    _permit(by)
    row = _locked(key, version)
    if row.draft is None or row.published == 0:
        raise Conflict("checklist_no_draft")
    row.draft = None
    count_up(row, "draft")
    _tell(row, "discarded", by, at)
    return row


@verb
def archive(
    *, by: Actor | None, at: datetime, key: UUID, archived: bool, version: int | None = None
) -> ChecklistTemplate:
    """No order is given it any more, or again. Lists that were given stay."""
    _permit(by)
    row = _locked(key, version)
    if archived is not (row.archived_at is not None):
        row.archived_at = at if archived else None
        count_up(row, "archived_at")
        _tell(row, "archived" if archived else "restored", by, at)
    return row


def _permit(by: Actor | None) -> None:
    if by is not None:
        by.require(SETTLE)


def _locked(key: UUID, version: int | None) -> ChecklistTemplate:
    row = ChecklistTemplate.objects.select_for_update(of=("self",)).filter(key=key).first()
    if row is None:
        raise NotFound(what="checklist_template")
    refuse_stale(row.version, version, {})
    return row


def _present(row: ChecklistTemplate) -> ChecklistVersion | None:
    return row.versions.filter(number=row.published).first() if row.published else None


def _refuse_unknown(applies: Mapping[str, Any]) -> None:
    """What a list is for has to exist; it may be archived later, then no order has it."""
    for name, model, column in (
        ("kinds", Kind, "code"), ("categories", Category, "key"), ("products", Product, "key"),
        ("families", Product, "family"), ("customers", Customer, "key"),
    ):  # fmt: skip
        asked = set(applies[name])
        if not asked:
            continue
        known = {str(one) for one in model.objects.filter(**{f"{column}__in": asked}).values_list(column, flat=True)}
        if asked - known:
            raise Invalid("checklist_for_nothing", field="applies", which=name)


def _tell(row: ChecklistTemplate, what: str, by: Actor | None, at: datetime) -> None:
    emit(
        ChecklistTemplateChanged(template=row.key, at=at, by=by.key if by else None, what=what, number=row.published),
        audience=["workorders:all"],
    )
