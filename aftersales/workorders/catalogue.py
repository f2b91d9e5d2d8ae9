"""What a condition can say of an order: the one table that filters, views, SLA policies and the API's page all read.

A row has the field as people and programs know it, where it stands in the database, and how it is read off an order in
hand; the three mean the same, which a property test holds them to.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from aftersales.assets.models import Asset, Product
from aftersales.base.conditions.evaluate import Context, Values
from aftersales.base.conditions.fields import ME, MY_TEAMS, Catalogue, Choice, Field, Type
from aftersales.base.conditions.query import Column
from aftersales.customers.models import Customer, Site
from aftersales.customers.rules import SEE as SEE_CUSTOMERS
from aftersales.people.models import Person, Team, Territory
from aftersales.workorders.called import ORDER_STATES
from aftersales.workorders.models import NEVER, Category, Hold, Kind, Mate, SlaClock, Visit, WorkOrder
from aftersales.workorders.states import Order

SEE_ASSETS: Final = "assets.see"
Read = Callable[[WorkOrder, Context], Any]


@dataclass(frozen=True)
class Entry:
    """One row: the field, where it stands, and how it is read off an order."""

    field: Field
    column: Column
    read: Read


def _choices(*told: tuple[str | int, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(*one) for one in told)


STATES: Final = _choices(*((state, name["zh"], name["en"]) for state, name in ORDER_STATES.items()))
PRIORITIES: Final = _choices(*((level, f"P{level}", f"P{level}") for level in range(4)))
CHANNELS: Final = _choices(
    ("web", "网页", "Web"), ("wechat", "微信", "WeChat"), ("phone", "电话", "Phone"), ("email", "邮件", "E-mail"),
    ("qr", "扫码", "QR code"), ("api", "接口", "API"), ("walk_in", "上门登记", "Walk-in"), ("other", "其他", "Other"),
)  # fmt: skip
WAITS: Final = _choices(
    ("customer", "等客户", "Customer"), ("parts", "等配件", "Parts"), ("vendor", "等厂商/研发", "Vendor or R&D"),
    ("other", "其他", "Other"),
)  # fmt: skip
DUE_KINDS: Final = _choices(
    ("response", "响应", "Response"), ("next_update", "下次回复", "Next update"), ("arrival", "到场", "Arrival"),
    ("resolution", "解决", "Resolution"), ("wake", "唤醒", "Wake-up"),
)  # fmt: skip
TIERS: Final = _choices(
    ("standard", "普通", "Standard"), ("silver", "银牌", "Silver"), ("gold", "金牌", "Gold"),
    ("key", "重点客户", "Key account"),
)  # fmt: skip
LEVELS: Final = _choices(
    ("basic", "基础服务", "Basic service"), ("silver", "银牌服务", "Silver service"),
    ("gold", "金牌服务", "Gold service"),
    ("platinum", "白金服务", "Platinum service"),
)  # fmt: skip
INDUSTRIES: Final = _choices(
    ("manufacturing", "制造", "Manufacturing"), ("electronics", "电子", "Electronics"),
    ("automotive", "汽车", "Automotive"), ("food", "食品饮料", "Food and drink"), ("chemicals", "化工", "Chemicals"),
    ("pharma", "医药", "Pharmaceuticals"), ("energy", "能源", "Energy"), ("construction", "建筑", "Construction"),
    ("property", "物业", "Property management"), ("hospitality", "酒店餐饮", "Hospitality"),
    ("retail", "零售", "Retail"), ("logistics", "物流", "Logistics"),
    ("finance", "金融", "Finance"), ("healthcare", "医疗", "Healthcare"),
    ("education", "教育", "Education"), ("government", "政府", "Government"),
    ("technology", "信息技术", "Information technology"), ("agriculture", "农业", "Agriculture"),
    ("other", "其他行业", "Other industries"),
)  # fmt: skip
SCALES: Final = _choices((1, "高", "High"), (2, "中", "Medium"), (3, "低", "Low"))


def _entry(name: str, type_: Type, zh: str, en: str, column: Column, read: Read, **more: Any) -> Entry:
    return Entry(Field(name, type_, zh, en, **more), column, read)


def _plain(name: str, type_: Type, zh: str, en: str, *, attribute: str = "", **more: Any) -> Entry:
    """A column of the order itself."""
    path = attribute or name
    nothing = "" if type_ is Type.TEXT or more.get("nullable") else None
    more.setdefault("nullable", type_ is Type.TEXT)
    return _entry(name, type_, zh, en, Column(path, nothing=nothing), lambda order, _: getattr(order, path), **more)


def _instant(name: str, zh: str, en: str, *, nullable: bool = True, **more: Any) -> Entry:
    def read(order: WorkOrder, _: Context) -> Any:
        return getattr(order, name)

    return _entry(name, Type.INSTANT, zh, en, Column(name), read, nullable=nullable, **more)


def _thing(name: str, model: type[Any], zh: str, en: str, source: str, **more: Any) -> Entry:
    """What a foreign key of the order points to, by its key."""

    def read(order: WorkOrder, _: Context) -> str | None:
        row = getattr(order, name)
        return str(row.key) if row is not None else None

    return _entry(name, Type.REFERENCE, zh, en, Column(name, model), read, source=source, **more)


def _coded(name: str, model: type[Any], zh: str, en: str, source: str, **more: Any) -> Entry:
    """What a foreign key of the order points to, by its code."""

    def read(order: WorkOrder, _: Context) -> str | None:
        row = getattr(order, name)
        return row.code if row is not None else None

    return _entry(name, Type.CHOICE, zh, en, Column(name, model, "code"), read, source=source, **more)


def _beyond(name: str, type_: Type, zh: str, en: str, path: str, *, nothing: Any = None, **more: Any) -> Entry:
    """A column of what the order points to."""

    def read(order: WorkOrder, _: Context) -> Any:
        row: Any = order
        for step in path.split("__"):
            row = getattr(row, step, None)
        return row

    return _entry(name, type_, zh, en, Column(path, nothing=nothing), read, **more)


_TIMED: Final = (Order.REPORTED, Order.TRIAGED, Order.ASSIGNED, Order.WORKING)
"""The states in which a promise that has passed is overdue."""


def _overdue(order: WorkOrder, context: Context) -> bool:
    return order.state in _TIMED and order.act_by_at < context.at


def _crew(ids: Sequence[int] | None) -> Q:
    """Orders with a visit ahead that somebody of these goes to; that anybody goes to."""
    ahead = Visit.objects.filter(order=OuterRef("pk"), ended_at__isnull=True)
    if ids is None:
        return Q(Exists(ahead.filter(Q(engineer__isnull=False) | Exists(Mate.objects.filter(visit=OuterRef("pk"))))))
    along = Mate.objects.filter(visit=OuterRef("pk"), engineer__in=ids)
    return Q(Exists(ahead.filter(Q(engineer__in=ids) | Exists(along))))


def _crew_of(order: WorkOrder, _: Context) -> frozenset[str]:
    going: set[str] = set()
    for visit in order.visits.all():
        if visit.ended_at is None:
            going |= {str(visit.engineer.person.key)} if visit.engineer is not None else set()
            going |= {str(mate.engineer.person.key) for mate in visit.mates.all()}
    return frozenset(going)


def _some(model: type[Any], of: str = "order", **told: Any) -> Callable[[Context], Q]:
    return lambda _: Q(Exists(model.objects.filter(**{of: OuterRef("pk")}, **told)))


def _due_at(order: WorkOrder, _: Context) -> Any:
    return order.act_by_at if order.act_by_at < NEVER else None


HAND: Final[dict[str, Any]] = {"in_hand": True}
ENTRIES: Final[tuple[Entry, ...]] = (
    _plain("priority", Type.CHOICE, "优先级", "Priority", choices=PRIORITIES, **HAND),
    _plain("state", Type.CHOICE, "状态", "State", choices=STATES),
    _plain("sub_state", Type.TEXT, "子状态", "Sub-state"),
    _entry(
        "due_at", Type.INSTANT, "到期时间", "Due time", Column("act_by_at", nothing=NEVER), _due_at,
        says={
            "past": ("已超时", "overdue"), "within_next": ("{value}内到期", "due within {value}"),
            "more_than_ago": ("超时已过{value}", "overdue by more than {value}"),
            "during": ("{value}到期", "due {value}"), "empty": ("没有期限", "nothing is due"),
        },
    ),
    _entry(
        "overdue", Type.FLAG, "已超时未处理", "overdue and in our hands",
        Column(where=lambda context: Q(state__in=_TIMED, act_by_at__lt=context.at)), _overdue, nullable=False,
    ),
    _plain("due_kind", Type.CHOICE, "期限类型", "What is due", attribute="act_by", choices=DUE_KINDS, nullable=True),
    _thing("owner", Person, "负责人", "Owner", "people", special=frozenset({ME})),
    _entry(
        "crew", Type.MANY, "上门人员", "Visiting engineers", Column(model=Person, holds=_crew), _crew_of,
        source="people", special=frozenset({ME}),
    ),
    _thing("team", Team, "团队", "Team", "teams", special=frozenset({MY_TEAMS})),
    _thing("territory", Territory, "服务区域", "Territory", "territories", **HAND),
    _coded("kind", Kind, "工单类型", "Kind", "kinds", nullable=False, **HAND),
    _coded("category", Category, "故障分类", "Category", "categories", **HAND),
    _plain("channel", Type.CHOICE, "来源", "Channel", choices=CHANNELS, **HAND),
    _entry(
        "tags", Type.MANY, "标签", "Tags", Column("tags", nothing=[]), lambda order, _: frozenset(order.tags), **HAND
    ),
    _thing("customer", Customer, "客户", "Customer", "customers", right=SEE_CUSTOMERS, **HAND),
    _beyond(
        "customer_tier", Type.CHOICE, "客户级别", "Customer tier", "customer__tier", choices=TIERS,
        right=SEE_CUSTOMERS, **HAND,
    ),
    _beyond(
        "industry", Type.CHOICE, "客户行业", "Customer industry", "customer__industry", nothing="", choices=INDUSTRIES,
        right=SEE_CUSTOMERS, **HAND,
    ),
    _thing("site", Site, "服务地点", "Site", "sites", right=SEE_CUSTOMERS, **HAND),
    _thing("asset", Asset, "设备", "Asset", "assets", right=SEE_ASSETS, **HAND),
    _entry(
        "product", Type.REFERENCE, "产品", "Product", Column("asset__product", Product),
        lambda order, _: str(order.asset.product.key) if order.asset is not None else None,
        source="products", right=SEE_ASSETS,
    ),
    _beyond("serial", Type.TEXT, "序列号", "Serial number", "asset__serial", nothing="", right=SEE_ASSETS),
    _beyond(
        "service_level", Type.CHOICE, "服务等级", "Service level", "contract__service_level", nothing="",
        choices=LEVELS, right=SEE_CUSTOMERS, **HAND,
    ),
    _plain("title", Type.TEXT, "标题", "Title", **HAND),
    _plain("description", Type.TEXT, "描述", "Description", **HAND),
    _plain("cause", Type.TEXT, "原因", "Cause"),
    _plain("solution", Type.TEXT, "解决方法", "Solution"),
    _plain("number", Type.NUMBER, "工单号", "Number"),
    _instant("reported_at", "报修时间", "Reported at", nullable=False, in_hand=True),
    _instant("triaged_at", "受理时间", "Triaged at"),
    _instant("assigned_at", "派单时间", "Assigned at"),
    _instant("started_at", "开始处理时间", "Started at"),
    _instant("responded_at", "响应时间", "Responded at"),
    _instant("resolved_at", "解决时间", "Resolved at"),
    _instant("closed_at", "关闭时间", "Closed at"),
    _instant("cancelled_at", "取消时间", "Cancelled at"),
    _instant("waiting_since_at", "挂起时间", "Waiting since"),
    _instant("wake_at", "唤醒时间", "Wakes at"),
    _instant("changed_at", "最后变动", "Last changed", nullable=False),
    _plain("wait_reason", Type.CHOICE, "挂起原因", "Wait reason", choices=WAITS, nullable=True),
    _plain("reopen_count", Type.NUMBER, "重开次数", "Times reopened"),
    _plain("assignment_count", Type.NUMBER, "派单次数", "Times assigned"),
    _plain("escalation_level", Type.NUMBER, "升级级别", "Escalation level"),
    _entry(
        "impact", Type.CHOICE, "影响范围", "Impact", Column("impact"), lambda order, _: order.impact, choices=SCALES,
        **HAND,
    ),
    _entry(
        "urgency", Type.CHOICE, "紧急程度", "Urgency", Column("urgency"), lambda order, _: order.urgency,
        choices=SCALES, **HAND,
    ),
    _entry(
        "breached", Type.FLAG, "曾经超过承诺时限", "a promise was broken",
        Column(where=_some(SlaClock, breached_at__isnull=False)),
        lambda order, _: any(clock.breached_at is not None for clock in order.clocks.all()), nullable=False,
    ),
    _entry(
        "on_hold", Type.FLAG, "有未了结事项", "something blocks it", Column(where=_some(Hold, lifted_at__isnull=True)),
        lambda order, _: any(hold.lifted_at is None for hold in order.holds.all()), nullable=False,
    ),
    _plain("external_id", Type.TEXT, "外部编号", "External id"),
    _entry(
        "now", Type.INSTANT, "现在", "Now", Column(is_now=True), lambda _, context: context.at, nullable=False,
    ),
)  # fmt: skip
ORDERS: Final = Catalogue.of(entry.field for entry in ENTRIES)
"""Every field of an order that a condition can be about."""
COLUMNS: Final = {entry.field.name: entry.column for entry in ENTRIES}
_READ: Final = {entry.field.name: entry.read for entry in ENTRIES}
IN_HAND: Final = ORDERS.only(lambda field: field.in_hand)
"""What is known of an order while it is being written, and says what it is: what an SLA policy may ask. Not whose it
is, for then handing it on would change what was promised."""


def values_of(order: WorkOrder, context: Context, more: Mapping[str, Read] | None = None) -> Values:
    """The order as a record: each field read when it is asked for; `more` reads those that are not ours but the
    company's own."""
    return partial(_value, order, context, {**_READ, **more} if more else _READ)


def _value(order: WorkOrder, context: Context, read: Mapping[str, Read], name: str) -> Any:
    return read[name](order, context)


def sources(fields: Iterable[Field]) -> set[str]:
    """Where the things and choices of some fields are found."""
    return {field.source for field in fields if field.source}
