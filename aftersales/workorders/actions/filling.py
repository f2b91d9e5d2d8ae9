"""What an order has in the company's own fields is written here and nowhere else, by the rules of its kind's form.

`accept` is what every way in calls: reports from the console, the portal, programs and imports, changes, and the moves
that ask for something.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db.models import Func, Value
from django.db.models.expressions import F

from aftersales.assets.models import Asset
from aftersales.base.errors import Conflict, NotFound
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import access, forms
from aftersales.workorders.actions.indexing import index_orders
from aftersales.workorders.events.orders import PersonalFieldShown, WorkOrderChanged
from aftersales.workorders.forms import Definition, FieldType, Step
from aftersales.workorders.models import OrderFields, WorkOrder
from aftersales.workorders.owned import values_in
from aftersales.workorders.queries import custom

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
Changes = dict[str, tuple[Definition, Any, Any]]
"""By code: the field, what it held, and what it holds now."""


def accept(
    order: WorkOrder, told: Mapping[str, Any], *, by: Actor | None, step: Step | None = None, strict: bool = True
) -> Changes:
    """Put these values (by code; None empties) into the order in hand, as its form allows, and say what they change;
    the caller saves them (`keep`) and tells the fact. With a `step` refuse what it requires and the order lacks;
    without one, only that what an earlier step required is emptied. What is not `strict`,
    because the product does it by itself, may lack it."""
    items = custom.form_for(order)
    if not items and not told:
        _has_nothing_yet(order)
        return {}
    customer = by is not None and by.is_customer
    known = forms.fillable(items, told, customer=customer)
    before = values_in(order)
    wanted = {code: _value(order, known[code], value, before.get(code)) for code, value in told.items()}
    after = _without_nothing({**before, **wanted})
    asked = custom.asked_of(order, items, after)
    forms.changed(asked, before, wanted)
    if strict:
        lacking = forms.missing(asked, after, step or _reached(order), customer=customer)
        forms.refuse_missing(lacking if step else [field for field in lacking if field.code in wanted], step)
    changes = {
        code: (known[code], before.get(code), value) for code, value in wanted.items() if before.get(code) != value
    }
    if changes:
        order.fields = OrderFields(order=order, values=after)
    return changes


def _has_nothing_yet(order: WorkOrder) -> None:
    """An order that is being written is not looked up for what it cannot have."""
    if order.pk is None:
        WorkOrder._meta.get_field("fields").set_cached_value(order, None)


def _reached(order: WorkOrder) -> Step:
    if order.resolved_at is not None:
        return Step.RESOLVE
    return Step.TRIAGE if order.triaged_at is not None else Step.REPORT


def _without_nothing(values: Mapping[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in values.items() if value is not None}


def _value(order: WorkOrder, field: Definition, told: Any, before: Any) -> Any:
    value = forms.typed(field, told)
    if value is not None and value != before:
        _refuse_strangers(order, field, value)
    return value


def _refuse_strangers(order: WorkOrder, field: Definition, value: Any) -> None:
    """A person must work here, an asset must be the order's customer's; others do not exist."""
    if field.type is FieldType.PERSON:
        there = Person.objects.filter(key=value, is_active=True, is_customer=False).exists()
        if not there:
            raise forms.refused("custom_no_such_person", field)
    if field.type is FieldType.ASSET:
        theirs = Asset.objects.filter(key=value, customer=order.customer_id, archived_at__isnull=True)
        if order.customer_id is None or not theirs.exists():
            raise forms.refused("custom_no_such_asset", field)


def keep(order: WorkOrder, changes: Changes) -> None:
    """Write what was accepted."""
    if changes:
        order.fields.save(force_insert=False)


def tell(order: WorkOrder, changes: Changes, *, by: Actor | None, at: datetime) -> None:
    """Write what a move brought along, let the order be found by it, and tell that it changed."""
    keep(order, changes)
    if not changes:
        return
    if any(field.searchable for field, _, _ in changes.values()):
        index_orders(order)
    fields, texts = in_facts(changes)
    fact = WorkOrderChanged(order=order.key, at=at, by=by.key if by else None, fields=fields, texts=texts)
    emit(fact, audience=access.audience(order))


def in_facts(changes: Changes) -> tuple[dict[str, list[str | int | None]], list[str]]:
    """The changes as a fact may keep them: codes and numbers as [old, new], of words only that they changed."""
    plain = {
        field.name: [forms.as_told(field, old), forms.as_told(field, new)]
        for field, old, new in changes.values()
        if field.type is not FieldType.TEXT
    }
    return plain, sorted(field.name for field, _, _ in changes.values() if field.type is FieldType.TEXT)


def apart(changes: Changes) -> dict[str, Any]:
    """The same as a refused writer is told: what they want beside what stands, by the field's name."""
    return {field.name: {"yours": new, "now": _shown(field, old)} for field, old, new in changes.values()}


def _shown(field: Definition, value: Any) -> Any:
    return forms.masked(value) if field.personal and value is not None else value


def called(changes: Changes) -> dict[str, dict[str, str]]:
    """What people call these fields, by language."""
    return {field.name: {"zh": field.zh, "en": field.en} for field, _, _ in changes.values()}


def refuse_overtaken(order: WorkOrder, wanted: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
    """Refuse what would write over a value that its writer has not seen, naming the fields."""
    now = values_in(order)
    moved = [code for code in wanted if code in seen and now.get(code) not in (seen[code], wanted[code])]
    known = custom.definitions() if moved else {}
    fields = [known[code] for code in moved if code in known]
    if fields:
        raise Conflict(
            "custom_overtaken",
            names={"zh": [one.zh for one in fields], "en": [one.en for one in fields]},
            fields={one.name: {"yours": wanted[one.code], "now": _shown(one, now.get(one.code))} for one in fields},
            called={one.name: {"zh": one.zh, "en": one.en} for one in fields},
        )


# -- personal words ----------------------------------------------------------------------------------------------------


@verb
def reveal(*, key: UUID, code: str, by: Actor | None, at: datetime) -> str:
    """A personal text in full, for who may change the order: that they asked is on record."""
    order = access.lock(key, by, "update")
    field = custom.definitions().get(code)
    value = values_in(order).get(code)
    if field is None or not field.personal or value is None:
        raise NotFound(what="custom_field")
    emit(
        PersonalFieldShown(order=order.key, at=at, by=by.key if by else None, code=code),
        audience=access.audience(order),
    )
    return str(value)


@verb
def forget(*, contact: UUID) -> int:
    """A contact is erased: so is what their orders hold in personal fields. On how many."""
    personal = [code for code, field in custom.definitions().items() if field.personal]
    if not personal:
        return 0
    held = OrderFields.objects.filter(order__contact__key=contact, values__has_any_keys=personal)
    without = Func(F("values"), Value(personal), template="(%(expressions)s::text[])", arg_joiner=" - ")
    return int(held.update(values=without))
