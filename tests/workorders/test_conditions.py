"""Conditions over orders: the database and Python say the same of every order, whatever is asked."""

import random
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.assets.models import Asset
from aftersales.base.conditions import parse
from aftersales.base.conditions.evaluate import holds
from aftersales.base.conditions.fields import Field, Type, Wants
from aftersales.base.conditions.tree import Stretch, Unit, normal, to_json
from aftersales.customers.models import Contract, Customer, Site
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person, Team, Territory
from aftersales.workorders.catalogue import values_of
from aftersales.workorders.forms import Definition, FieldType, Option
from aftersales.workorders.models import (
    NEVER,
    Category,
    CustomField,
    Hold,
    Kind,
    Mate,
    OrderFields,
    SlaClock,
    Visit,
    WorkOrder,
)
from aftersales.workorders.owned import with_own
from aftersales.workorders.queries.asking import in_words
from aftersales.workorders.queries.contexts import context_for
from aftersales.workorders.queries.filtered import holding
from tests.conftest import NOON
from tests.workorders.test_queue import make

OWN: Final = [
    Definition("note", FieldType.TEXT, "备注", "note"),
    Definition("volt", FieldType.NUMBER, "电压", "voltage", decimals=2),
    Definition(
        "colour", FieldType.CHOICE, "颜色", "colour", options=(Option("red", "红", "red"), Option("blue", "蓝", "blue"))
    ),
    Definition(
        "lamps",
        FieldType.MULTI,
        "灯",
        "lamps",
        options=(Option("a", "甲", "a"), Option("b", "乙", "b"), Option("c", "丙", "c")),
    ),
    Definition("seen", FieldType.DATE, "发现日", "seen"),
    Definition("who", FieldType.PERSON, "谁", "who"),
    Definition("spare", FieldType.ASSET, "备机", "spare"),
    Definition("wet", FieldType.FLAG, "进水", "wet"),
]
"""A field of the company's own of every type."""
ASKABLE: Final = with_own(OWN)
ORDERS: Final = ASKABLE.fields
NUMBERS: Final = (0, 1, -3, 229.5, 0.1, 0.3, 10**11, 99999999999.99)
TEXTS: Final = ("E6", "e6 报警", "100%", "a_b", "\\", "", "ÄÖ", "财务 A", "I", "ı", "ß", "'; DROP TABLE x; --")
TAGS: Final = ("vip", "夜班", "100%", "me")
MOMENTS: Final = [
    NOON + timedelta(**step)
    for step in (
        {}, {"hours": 1}, {"hours": -1}, {"days": 1}, {"days": -1}, {"days": 3}, {"days": -3}, {"days": 7},
        {"days": -40}, {"microseconds": 1}, {"hours": 12}, {"days": 400},
    )
]  # fmt: skip
STATES: Final = ("reported", "triaged", "working", "waiting", "resolved", "closed", "cancelled")


def _orders(chance: random.Random, count: int) -> list[WorkOrder]:
    """Orders at random, with what hangs on them; many values are the same, and many are missing."""
    category, _ = Category.objects.get_or_create(code="net", defaults={"name_zh": "网", "name_en": "net"})
    kinds, people = list(Kind.objects.all()[:3]), list(Person.objects.filter(name__in=("tess", "toby", "agnes")))
    engineers = list(Engineer.objects.all()[:2])

    def perhaps(values: Any) -> Any:
        return chance.choice([None, *values])

    for _ in range(count):
        state = chance.choice(STATES)
        due = None if state in ("resolved", "closed", "cancelled") else perhaps(MOMENTS)
        order = make(
            state=state, kind=chance.choice(kinds), category=perhaps([category]),
            title=chance.choice(TEXTS), sub_state=chance.choice(("", "lab")), description=chance.choice(TEXTS),
            priority=chance.randrange(4), impact=perhaps((1, 2)), owner=perhaps(people),
            team=perhaps(Team.objects.filter(code__in=("east", "south"))), territory=perhaps(Territory.objects.all()),
            customer=perhaps(Customer.objects.filter(code__in=("acme", "xenon"))), asset=perhaps(Asset.objects.all()),
            site=perhaps(Site.objects.all()), contract=perhaps(Contract.objects.all()),
            tags=chance.sample(TAGS, chance.randrange(5)), channel=chance.choice(("web", "phone")),
            reported_at=chance.choice(MOMENTS), reopen_count=chance.randrange(3), responded_at=perhaps(MOMENTS),
            cause=chance.choice(TEXTS), act_by_at=due or NEVER, act_by="resolution" if due else "",
        )  # fmt: skip
        if chance.random() < 0.7:
            OrderFields.objects.create(order=order, values=_own_values(chance))
        for number in range(chance.randrange(3)):
            ended = chance.random() < 0.3
            visit = Visit.objects.create(
                order=order, number=number, engineer=perhaps(engineers),
                state="cancelled" if ended else "planned", ended_at=NOON if ended else None,
            )  # fmt: skip
            if chance.random() < 0.4:
                Mate.objects.create(visit=visit, engineer=chance.choice(engineers))
        if chance.random() < 0.5:
            Hold.objects.create(order=order, reason="-", source="-", placed_at=NOON, lifted_at=perhaps([NOON]))
        if chance.random() < 0.5:
            SlaClock.objects.create(
                order=order, target="response", state="running", started_at=NOON, due_at=NOON, read_at=NOON,
                breached_at=perhaps([NOON]),
            )  # fmt: skip
    related = (
        "fields",
        "kind",
        "category",
        "owner",
        "team",
        "territory",
        "customer",
        "site",
        "asset__product",
        "contract",
    )
    return list(
        WorkOrder.objects.select_related(*related).prefetch_related(
            "visits__engineer__person", "visits__mates__engineer__person", "holds", "clocks"
        )
    )


def _own_values(chance: random.Random) -> dict[str, Any]:
    people, assets = Person.objects.filter(name__in=("tess", "toby")), Asset.objects.all()
    told: dict[str, Any] = {
        "note": chance.choice([text for text in TEXTS if text]), "volt": chance.choice(NUMBERS),
        "colour": chance.choice(("red", "blue")), "lamps": sorted(chance.sample("abc", chance.randrange(1, 4))),
        "seen": chance.choice(MOMENTS).date().isoformat(), "who": str(chance.choice(people).key),
        "spare": str(chance.choice(assets).key), "wet": chance.random() < 0.5,
    }  # fmt: skip
    return {code: value for code, value in told.items() if chance.random() < 0.7}


@pytest.fixture(params=[1])
def scattered(request: pytest.FixtureRequest, tess: Actor) -> list[WorkOrder]:
    for one in OWN:
        options = [{"code": o.code, "name_zh": o.zh, "name_en": o.en, "archived": o.archived} for o in one.options]
        told = {"name_zh": one.zh, "name_en": one.en, "decimals": one.decimals}
        CustomField.objects.create(code=one.code, type=one.type.value, choices=options, **told)
    return _orders(random.Random(request.param), 40)  # noqa: S311 - orders at random, not secrets


def _values(field: Field, draw: st.DrawFn) -> Any:
    """One value of a field, as a person might send it: often one that some order has."""
    match field.type:
        case Type.TEXT:
            return draw(st.sampled_from([text for text in TEXTS if text]) | st.text("aA%_\\é", min_size=1, max_size=3))
        case Type.NUMBER if field.decimals:
            return draw(st.sampled_from(NUMBERS) | st.floats(-5, 500, allow_nan=False).map(lambda n: round(n, 2)))
        case Type.NUMBER:
            return draw(st.integers(-1, 4) | st.just(10**15))
        case Type.CHOICE if field.choices:
            return draw(st.sampled_from([one.value for one in field.choices]))
        case Type.CHOICE:
            return draw(st.sampled_from(["repair", "net", "no-such"]))
        case Type.MANY if field.choices:
            return draw(st.sampled_from([one.value for one in field.choices]))
        case Type.MANY if not field.source:
            return draw(st.sampled_from([*TAGS, "none"]))
        case Type.REFERENCE | Type.MANY:
            return draw(st.sampled_from([*field.special, *_keys(field.source)]))
        case Type.DATE:
            return draw(st.sampled_from(MOMENTS)).date().isoformat()
        case Type.INSTANT:
            moment = draw(st.sampled_from(MOMENTS))
            return draw(st.sampled_from([moment.isoformat(), moment.date().isoformat()]))
    raise AssertionError(field)


def _keys(source: str) -> list[str]:
    models: dict[str, Any] = {
        "people": Person, "teams": Team, "territories": Territory, "customers": Customer, "sites": Site,
        "assets": Asset, "products": Asset,
    }  # fmt: skip
    known = [str(key) for key in models[source].objects.order_by("pk").values_list("key", flat=True)[:4]]
    if source == "products":
        known = [str(asset.product.key) for asset in Asset.objects.select_related("product")]
    return [*known, "00000000-0000-7000-8000-000000000000"]


def _leaf(draw: st.DrawFn, name: str = "") -> dict[str, Any]:
    field = ORDERS.fields[name] if name else draw(st.sampled_from(list(ORDERS)))
    op, wants = draw(st.sampled_from(list(field.operators().items())))
    leaf: dict[str, Any] = {"field": field.name, "op": op}
    match wants:
        case Wants.ONE:
            leaf["value"] = _values(field, draw)
        case Wants.PAIR:
            one, two = _values(field, draw), _values(field, draw)
            if isinstance(one, str) and len(one) != len(two):
                two = one
            leaf["value"] = sorted((one, two))
        case Wants.SEVERAL:
            leaf["value"] = [_values(field, draw) for _ in range(draw(st.integers(1, 3)))]
        case Wants.DAY:
            leaf["value"] = draw(st.sampled_from(MOMENTS)).date().isoformat()
        case Wants.SPAN:
            units = [unit for unit in Unit if field.type is not Type.DATE or unit not in (Unit.MINUTES, Unit.HOURS)]
            leaf["value"] = {"n": draw(st.integers(0, 40)), "unit": draw(st.sampled_from(units))}
        case Wants.STRETCH:
            leaf["value"] = draw(st.sampled_from(list(Stretch)))
        case Wants.CALENDAR:
            leaf["value"] = "cn-office"
        case Wants.YES_OR_NO:
            leaf["value"] = draw(st.booleans())
    return leaf


def _tree(draw: st.DrawFn, depth: int = 0) -> dict[str, Any]:
    if depth >= 3 or draw(st.integers(0, 2)) == 0:
        return _leaf(draw)
    parts = [_tree(draw, depth + 1) for _ in range(draw(st.integers(1, 3)))]
    return {draw(st.sampled_from(["all", "any"])): parts}


def agree(told: dict[str, Any], orders: list[WorkOrder], reader: Actor) -> None:
    """What the database finds is what Python finds."""
    tree = parse.parse(told, ORDERS)
    context = context_for(reader, tree, NOON)
    for node in (tree, normal(tree)):
        by_sql = set(holding(WorkOrder.objects.all(), node, context).values_list("pk", flat=True))
        record = {order.pk: values_of(order, context, ASKABLE.more) for order in orders}
        by_python = {order.pk for order in orders if holds(node, ORDERS, record[order.pk], context)}
        assert by_sql == by_python, (told, len(by_sql), len(by_python))
    assert parse.parse(to_json(tree), ORDERS) == tree


SOME: Final = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)


@pytest.mark.parametrize("name", sorted(ORDERS.fields))
@settings(SOME, max_examples=15)
@given(data=st.data())
def test_of_every_field_the_database_and_python_say_the_same(
    name: str, scattered: list[WorkOrder], data: st.DataObject, tess: Actor
) -> None:
    agree(data.draw(st.composite(_leaf)(name)), scattered, tess)


@settings(SOME, max_examples=100)
@given(data=st.data())
def test_of_every_tree_the_database_and_python_say_the_same(
    scattered: list[WorkOrder], data: st.DataObject, tess: Actor
) -> None:
    told = data.draw(st.composite(_tree)())
    agree(told, scattered, tess)
    for language in ("zh-CN", "en"):
        assert "condition_" not in in_words(normal(parse.parse(told, ORDERS)), tess, language)


def test_an_order_without_own_fields_is_found_by_not_in_beside_a_question_that_needs_one(
    scattered: list[WorkOrder], tess: Actor
) -> None:
    red = {"field": "custom.colour", "op": "in", "value": ["red"]}
    urgent = {"field": "priority", "op": "in", "value": [0]}
    not_red = {"field": "custom.colour", "op": "not_in", "value": ["red"]}
    none = {"field": "custom.colour", "op": "empty"}
    for other in (not_red, none):
        agree({"any": [{"all": [red, urgent]}, other]}, scattered, tess)
        agree({"any": [other, {"all": [red, urgent]}]}, scattered, tess)
