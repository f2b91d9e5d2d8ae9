"""The company's own fields: what there is, what a kind's form asks of an order, and how it is shown."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.assets.models import Asset
from aftersales.base.compiled import Compiled, related
from aftersales.base.conditions import evaluate, parse
from aftersales.base.conditions.evaluate import Context, Values
from aftersales.base.conditions.tree import Node, leaves, normal, to_json
from aftersales.base.errors import Invalid, Refusal
from aftersales.people.models import Person
from aftersales.workorders import forms, owned
from aftersales.workorders.catalogue import values_of
from aftersales.workorders.forms import PREFIX, Asked, Definition, FieldType, Item, Limit, Option, Step
from aftersales.workorders.models import CustomField, Kind, OrderFields, WorkOrder
from aftersales.workorders.queries.contexts import ZONE, context_for, refuse_strange_calendars

_ALL: Final = Compiled(lambda: CustomField.objects.order_by("position", "pk"))


def definitions() -> dict[str, Definition]:
    """Every field by its code, those that were put away too: orders keep what they have in them."""
    return {row.code: definition_of(row) for row in _ALL.rows()}


def definition_of(row: CustomField) -> Definition:
    """A row as the rules see it."""
    return Definition(
        code=row.code,
        type=FieldType(row.type),
        zh=row.name_zh,
        en=row.name_en,
        hint_zh=row.hint_zh,
        hint_en=row.hint_en,
        unit=row.unit,
        low=row.low,
        high=row.high,
        decimals=row.decimals,
        options=tuple(Option(c["code"], c["name_zh"], c["name_en"], c["archived"]) for c in row.choices),
        searchable=row.searchable,
        personal=row.personal,
        archived=row.archived_at is not None,
    )


def mentioned(told: Any) -> bool:
    """Whether a condition, as a tree, as JSON or as text, may speak of a custom field."""
    return PREFIX in (told if isinstance(told, str) else repr(told))


def askable(*told: Any) -> owned.Askable:
    """What a condition can be about; the company's own fields are read only where one of these speaks of them."""
    return owned.with_own(definitions().values()) if any(map(mentioned, told)) else owned.ORDERS


# -- forms -------------------------------------------------------------------------------------------------------------


def form_of(kind: Kind, known: Mapping[str, Definition] | None = None) -> list[Item]:
    """The form of a kind; costs no query where it has none. A field with a condition that asks of what is no more is
    only shown, and only to staff."""
    if not kind.form:
        return []
    known = definitions() if known is None else known
    fields = owned.with_own(known.values()).fields.only(lambda one: one.in_hand)
    return [_item(row, known[row["field"]], fields) for row in kind.form if row["field"] in known]


def _item(row: Mapping[str, Any], field: Definition, fields: Any) -> Item:
    def node(told: Any) -> Node | None:
        return parse.parse(told, fields) if told is not None else None

    try:
        limits = tuple(Limit(parse.parse(one["when"], fields), frozenset(one["choices"])) for one in row["limits"])
        step = Step(row["required_at"]) if row["required_at"] else None
        return Item(field, node(row["show_when"]), step, node(row["require_when"]), limits, row["customers"])
    except Refusal:
        return Item(field)


def checked_form(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A form as it is kept, or a refusal that says which field of it is wrong and why."""
    known = definitions()
    above: list[Definition] = []
    kept = []
    for row in rows:
        field = known.get(row["field"])
        if field is None or any(one.code == row["field"] for one in above):
            raise Invalid("form_field_unknown", field="items", name=row["field"], legal=sorted(known))
        if row["customers"] == "fill" and field.type is FieldType.PERSON:
            raise forms.refused("form_person_by_customers", field)
        if row["customers"] != "none" and field.personal and row["customers"] != "fill":
            raise forms.refused("form_personal_to_customers", field)
        kept.append(_checked_item(row, field, above))
        above.append(field)
    return kept


def _checked_item(row: Mapping[str, Any], field: Definition, above: Sequence[Definition]) -> dict[str, Any]:
    fields = owned.with_own(above).fields.only(lambda one: one.in_hand)

    def node(told: Any) -> dict[str, Any] | None:
        if told is None:
            return None
        tree = normal(parse.parse(told, fields))
        refuse_strange_calendars(tree)
        return to_json(tree)

    limits = []
    for one in row["limits"]:
        strange = set(one["choices"]) - {option.code for option in field.options}
        if not field.is_choice or strange:
            legal = [option.code for option in field.options]
            raise forms.refused("custom_unknown_choice", field, value=min(strange, default=""), legal=legal)
        limits.append({"when": node(one["when"]), "choices": sorted(set(one["choices"]))})
    return {
        "field": field.code,
        "show_when": node(row["show_when"]),
        "required_at": row["required_at"],
        "require_when": node(row["require_when"]),
        "limits": limits,
        "customers": row["customers"],
    }


# -- an order and its form ---------------------------------------------------------------------------------------------


def asked_of(order: WorkOrder, items: Iterable[Item], values: Mapping[str, Any]) -> list[Asked]:
    """What the form asks of the order in hand, had it these values; about time it is asked as of the report."""
    fields = {item.field.name: item.field for item in items}
    read = values_of(order, Context(at=order.reported_at, zone=ZONE))
    return _asked(items, fields, values, read, order.reported_at)


def asked_with(items: Sequence[Item], known: Mapping[str, Any], values: Mapping[str, Any], at: datetime) -> list[Asked]:
    """The same for an order of which only this is known (by the names of fields)."""
    fields = {item.field.name: item.field for item in items}
    return _asked(items, fields, values, known.get, at)


def _asked(
    items: Iterable[Item], fields: Mapping[str, Definition], values: Mapping[str, Any], read: Values, at: datetime
) -> list[Asked]:
    catalogue = owned.with_own(fields.values()).fields

    def holds(node: Node, hidden: Collection[str]) -> bool:
        def value(name: str) -> Any:
            field = fields.get(name)
            if field is None:
                return None if name.startswith(PREFIX) else read(name)
            return owned.as_asked(field, None if field.code in hidden else values.get(field.code))

        known = {leaf.field for leaf in leaves(node)} <= catalogue.fields.keys()
        return known and evaluate.holds(node, catalogue, value, context_for(None, node, at))

    return forms.asked(items, holds)


def form_for(order: WorkOrder) -> list[Item]:
    """The form of the order's kind."""
    return form_of(related(order, "kind"))


def missing_for(order: WorkOrder, step: Step) -> list[Definition]:
    """What the order's form requires by this step and the order does not have."""
    items = form_for(order)
    if not items:
        return []
    values = owned.values_in(order)
    return forms.missing(asked_of(order, items, values), values, step)


# -- as it is shown ----------------------------------------------------------------------------------------------------


def shown_of(order: WorkOrder) -> list[dict[str, Any]]:
    """The custom fields of an order as its page shows them: those its form asks for, then others that it has something
    in. Two queries where there are any, none where not."""
    values = owned.values_in(order)
    kind = related(order, "kind")
    if not values and not kind.form:
        return []
    known = definitions()
    told = asked_of(order, form_of(kind, known), values)
    on_form = {one.item.field.code for one in told}
    rest = [Asked(Item(known[code]), False, None) for code in values if code in known and code not in on_form]
    visible = [one for one in [*told, *rest] if one.shown or one.item.field.code in values]
    names = names_in([(one.item.field, values.get(one.item.field.code)) for one in visible])
    return [shown(one, values.get(one.item.field.code), names) for one in visible]


def shown(one: Asked, value: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """One field with its value; a personal text is masked."""
    field = one.item.field
    hides = field.personal and value is not None
    return {
        **definition_row(field),
        "value": forms.masked(value) if hides else value,
        "masked": hides,
        "name": names.get(value, "") if isinstance(value, str) else "",
        "shown": one.shown,
        "required_at": one.required_at or "",
        "options": list(one.options) if one.options is not None else None,
        "customers": one.item.customers,
    }


def definition_row(field: Definition) -> dict[str, Any]:
    """A field as whoever fills it in needs it."""
    return {
        "code": field.code,
        "type": field.type,
        "name_zh": field.zh,
        "name_en": field.en,
        "hint_zh": field.hint_zh,
        "hint_en": field.hint_en,
        "unit": field.unit,
        "low": field.low,
        "high": field.high,
        "decimals": field.decimals,
        "choices": [
            {"code": one.code, "name_zh": one.zh, "name_en": one.en, "archived": one.archived} for one in field.options
        ],
    }


_NAMED: Final[Mapping[FieldType, Any]] = {FieldType.PERSON: Person, FieldType.ASSET: Asset}


def names_in(told: Iterable[tuple[Definition, Any]]) -> dict[str, str]:
    """What the people and assets among these values are called, by key."""
    keys: dict[FieldType, set[UUID]] = {}
    for field, value in told:
        if field.type in _NAMED and isinstance(value, str):
            keys.setdefault(field.type, set()).add(UUID(value))
    found: dict[str, str] = {}
    for kind, some in keys.items():
        rows = _NAMED[kind].objects.filter(key__in=some).values_list("key", "name")
        found |= {str(key): name for key, name in rows}
    return found


def fields_by_orders(ids: Sequence[int]) -> Mapping[int, dict[str, Any]]:
    """What some orders have, as a list shows it: `{code: {"value", "name"}}` by the order's id."""
    from_rows = {row.pk: row.values for row in OrderFields.objects.filter(pk__in=ids)}
    known = definitions() if from_rows else {}
    pairs = [(known[code], value) for row in from_rows.values() for code, value in row.items() if code in known]
    names = names_in(pairs)
    return {
        pk: {
            code: {
                "value": forms.masked(value) if known[code].personal else value,
                "name": names.get(value, "") if isinstance(value, str) else "",
            }
            for code, value in row.items()
            if code in known
        }
        for pk, row in from_rows.items()
    }


def searchable_codes() -> list[str]:
    """The fields by whose text orders are found."""
    return [field.code for field in definitions().values() if field.searchable]
