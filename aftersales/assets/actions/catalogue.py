"""The catalogue: products we serve and the fault codes of their families."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.assets import access
from aftersales.assets.events import (
    FaultCodeAdded,
    FaultCodeArchived,
    FaultCodeChanged,
    ProductAdded,
    ProductArchived,
    ProductChanged,
)
from aftersales.assets.models import FaultCode, Product
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.customers.rules import tidy_code
from aftersales.people.access import Actor
from aftersales.people.models import Skill

_EVERYBODY = ("assets:all",)


@verb
def add_product(
    *,
    by: Actor | None,
    at: datetime,
    code: str,
    name_zh: str,
    name_en: str,
    family: str = "",
    maker: str = "",
    is_software: bool = False,
    skill: UUID | None = None,
    labour_months: int | None = None,
    parts_months: int | None = None,
    travel_months: int | None = None,
    key: UUID | None = None,
) -> Product:
    """A model we serve. `skill` is what an engineer must know; the months are its maker's warranty."""
    access.permit_catalogue(by)
    fields = _checked_product(
        {
            "code": code,
            "name_zh": name_zh,
            "name_en": name_en,
            "family": family,
            "maker": maker,
            "is_software": is_software,
            "skill": skill,
            "labour_months": labour_months,
            "parts_months": parts_months,
            "travel_months": travel_months,
        }
    )
    _refuse_code_taken(fields["code"])
    product = Product.objects.create(key=key or new_key(), **fields)
    emit(ProductAdded(product=product.key, at=at, by=by and by.key), audience=_EVERYBODY)
    return product


@verb
def change_product(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> Product:
    """Change some fields. Another warranty is for assets registered from now on; whether it is software stays."""
    product = access.lock_product(key, by)
    fields = _checked_product(changes)
    if fields.get("code", product.code) != product.code:
        _refuse_code_taken(fields["code"])
    changed = update(product, fields, seen=version)
    if changed:
        emit(ProductChanged(product=product.key, fields=changed, at=at, by=by and by.key), audience=_EVERYBODY)
    return product


@verb
def archive_product(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Product:
    """No new one is registered; those that stand are served on."""
    product = access.lock_product(key, by)
    if product.archived_at is not None:
        raise Conflict("product_archived", product=str(product.key))
    update(product, {"archived_at": at}, seen=version)
    emit(ProductArchived(product=product.key, at=at, by=by and by.key), audience=_EVERYBODY)
    return product


@verb
def add_fault_code(
    *, by: Actor | None, at: datetime, family: str, code: str, name_zh: str, name_en: str, key: UUID | None = None
) -> FaultCode:
    """A code that machines or programs of a family show; each once."""
    access.permit_catalogue(by)
    fields = _checked_names({"family": family, "code": code, "name_zh": name_zh, "name_en": name_en})
    _refuse_fault_code_taken(fields["family"], fields["code"])
    added = FaultCode.objects.create(key=key or new_key(), **fields)
    emit(FaultCodeAdded(fault_code=added.key, at=at, by=by and by.key), audience=_EVERYBODY)
    return added


@verb
def change_fault_code(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> FaultCode:
    """Change some of family, code and names."""
    row = access.lock_fault_code(key, by)
    fields = _checked_names(changes)
    family, code = fields.get("family", row.family), fields.get("code", row.code)
    if (family, code) != (row.family, row.code):
        _refuse_fault_code_taken(family, code)
    changed = update(row, fields, seen=version)
    if changed:
        emit(FaultCodeChanged(fault_code=row.key, fields=changed, at=at, by=by and by.key), audience=_EVERYBODY)
    return row


@verb
def archive_fault_code(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> FaultCode:
    """It is offered no more; orders that name it keep it."""
    row = access.lock_fault_code(key, by)
    if row.archived_at is not None:
        raise Conflict("fault_code_archived", fault_code=str(row.key))
    update(row, {"archived_at": at}, seen=version)
    emit(FaultCodeArchived(fault_code=row.key, at=at, by=by and by.key), audience=_EVERYBODY)
    return row


def _checked_names(changes: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(changes)
    if "code" in fields:
        fields["code"] = tidy_code(fields["code"])
    for name in ("family", "code", "name_zh", "name_en"):
        if name in fields and not fields[name]:
            raise Invalid("empty", field=name)
    return fields


def _checked_product(changes: Mapping[str, Any]) -> dict[str, Any]:
    family = {"family": changes["family"]} if "family" in changes else {}
    fields = _checked_names({name: value for name, value in changes.items() if name != "family"}) | family
    for name in ("labour_months", "parts_months", "travel_months"):
        if fields.get(name) is not None and fields[name] < 1:
            raise Invalid("below_one", field=name)
    if fields.get("skill") is not None:
        fields["skill"] = _skill(fields["skill"])
    return fields


def _skill(key: UUID) -> Skill:
    skill = Skill.objects.filter(key=key).first()
    if skill is None:
        raise Invalid("no_such_thing", field="skill")
    return skill


def _refuse_code_taken(code: str) -> None:
    if Product.objects.filter(code=code).exists():
        raise Conflict("product_code_taken", field="code", taken=code)


def _refuse_fault_code_taken(family: str, code: str) -> None:
    if FaultCode.objects.filter(family=family, code=code).exists():
        raise Conflict("fault_code_taken", field="code", taken=code, family=family)
