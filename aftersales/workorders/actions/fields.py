"""What an administrator decides about the company's own fields, and which of them a kind asks for."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from aftersales.base import jobs
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale, update
from aftersales.people.access import STAFF, Actor
from aftersales.workorders.actions.indexing import KIND as INDEXING
from aftersales.workorders.events.settled import CustomFieldChanged, KindChanged
from aftersales.workorders.forms import LARGEST, PREFIX, FieldType
from aftersales.workorders.models import CustomField, Kind, OrderFields
from aftersales.workorders.queries import custom, drafts, policies
from aftersales.workorders.rules import SETTLE

MOST: Final = 200
"""Fields there can be, those put away too."""


@transaction.atomic
def put_field(
    *, by: Actor | None, at: datetime, code: str, fields: Mapping[str, Any], version: int | None = None
) -> CustomField:
    """Create a field or change it. What it holds stays what it is once a form or an order has it, and no choice of it
    is ever taken out: it is archived, for orders keep it."""
    if by is not None:
        by.require(SETTLE)
    wanted = {name: value for name, value in fields.items() if name != "archived"}
    _refuse_senseless(wanted)
    row = CustomField.objects.select_for_update().filter(code=code).first()
    if row is None:
        refuse_stale(0, version, {})
        if CustomField.objects.count() >= MOST:
            raise Conflict("too_many_custom_fields", max=MOST)
        row = CustomField.objects.create(code=code, **wanted, archived_at=at if fields["archived"] else None)
        changes: tuple[str, ...] = ("code",)
    else:
        _refuse_breaking(row, wanted)
        wanted["archived_at"] = (row.archived_at or at) if fields["archived"] else None
        changes = update(row, wanted, seen=version)
    if changes:
        emit(CustomFieldChanged(custom_field=row.key, code=code, at=at, by=by and by.key), audience=STAFF)
    if "searchable" in changes:
        jobs.defer(INDEXING, once=f"{INDEXING} {code}", field=code)
    return row


def _refuse_senseless(wanted: Mapping[str, Any]) -> None:
    type_ = FieldType(wanted["type"])
    is_choice = type_ in (FieldType.CHOICE, FieldType.MULTI)
    if bool(wanted["choices"]) is not is_choice:
        raise Invalid("choices_for_choices" if wanted["choices"] else "choices_missing", field="choices")
    codes = [one["code"] for one in wanted["choices"]]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise Invalid("choice_twice", field="choices", choice=twice)
    low, high = wanted["low"], wanted["high"]
    if type_ is not FieldType.NUMBER and (low is not None or high is not None or wanted["decimals"] or wanted["unit"]):
        raise Invalid("only_for_numbers", field="type")
    if low is not None and high is not None and low > high:
        raise Invalid("low_above_high", field="low")
    if any(bound is not None and abs(bound) > LARGEST for bound in (low, high)):
        raise Invalid("bound_too_large", field="low" if low is not None and abs(low) > LARGEST else "high", max=LARGEST)
    if (wanted["personal"] or wanted["searchable"]) and type_ is not FieldType.TEXT:
        raise Invalid("only_for_texts", field="personal" if wanted["personal"] else "searchable")
    if wanted["personal"] and wanted["searchable"]:
        raise Invalid("personal_is_not_searched", field="searchable")


def _refuse_breaking(row: CustomField, wanted: Mapping[str, Any]) -> None:
    left = {one["code"] for one in wanted["choices"]}
    gone = next((one["code"] for one in row.choices if one["code"] not in left), None)
    if gone is not None and wanted["type"] == row.type:
        raise Conflict("choice_gone", field="choices", choice=gone)
    other_type = wanted["type"] != row.type
    fewer = wanted["decimals"] < row.decimals
    if wanted["personal"] and not row.personal:
        _refuse_hiding(row)
    if (other_type or fewer or (row.personal and not wanted["personal"])) and _used(row.code):
        raise Conflict(
            "custom_field_used", field="type" if other_type else "decimals" if fewer else "personal", name=row.code
        )


def _refuse_hiding(row: CustomField) -> None:
    """What customers read on a form, or what a form or a promise asks by, cannot become personal: neither can be of
    what is."""
    name = PREFIX + row.code
    if name in policies.asked():
        raise Conflict("custom_field_used", field="personal", name=row.code)
    known = custom.definitions()
    for kind in Kind.objects.exclude(form=[]):
        items = custom.form_of(kind, known)
        read = any(item.field.code == row.code and item.customers == "see" for item in items)
        if read or name in drafts.about(items):
            raise Conflict("custom_field_used", field="personal", name=row.code)


def _used(code: str) -> bool:
    on_form = any(item["field"] == code for form in Kind.objects.values_list("form", flat=True) for item in form)
    return on_form or PREFIX + code in policies.asked() or OrderFields.objects.filter(values__has_key=code).exists()


@transaction.atomic
def put_form(
    *, by: Actor | None, at: datetime, code: str, items: Sequence[Mapping[str, Any]], version: int | None = None
) -> Kind:
    """Say which fields a kind asks for, in which order and when. What orders have in a field that is not asked for any
    more stays theirs."""
    if by is not None:
        by.require(SETTLE)
    row = Kind.objects.select_for_update(of=("self",)).filter(code=code, archived_at__isnull=True).first()
    if row is None:
        raise Invalid("no_such_kind", field="kind")
    kept = custom.checked_form(items)
    if update(row, {"form": kept}, seen=version):
        emit(KindChanged(kind=row.key, code=code, at=at, by=by and by.key), audience=STAFF)
    return row
