"""The columns a list can have, on a screen, in a kept view and in a file: one table for all three.

Each says which values of an order it needs (paths of the ORM, or names that were annotated) and how they are written
for a person of a language and a time zone: a number stays a number, all else is text, nothing is empty.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from aftersales.base.conditions.fields import Choice
from aftersales.customers.rules import SEE as SEE_CUSTOMERS
from aftersales.workorders import catalogue
from aftersales.workorders.models import NEVER


@dataclass(frozen=True)
class Teller:
    """For whom a value is written."""

    language: str
    zone: ZoneInfo

    @property
    def english(self) -> bool:
        """Whether the second of two names is meant."""
        return self.language == "en"


Show = Callable[..., str | int | float]


@dataclass(frozen=True)
class Column:
    """One column: its name, what stands above it in both languages, what it needs (paths, of which some `needs` names
    for an expression), and how it is written."""

    name: str
    zh: str
    en: str
    paths: tuple[str, ...]
    show: Show
    right: str = ""
    needs: Mapping[str, Any] = field(default_factory=dict)


def _plain(teller: Teller, value: Any) -> str | int | float:
    return value if isinstance(value, (int, float)) else str(value or "")


def _named(teller: Teller, zh: str | None, en: str | None) -> str:
    return (en if teller.english else zh) or ""


def _instant(teller: Teller, value: datetime | None) -> str:
    return "" if value is None or value >= NEVER else value.astimezone(teller.zone).strftime("%Y-%m-%d %H:%M")


def _tags(teller: Teller, value: list[str]) -> str:
    return ("; " if teller.english else "；").join(value)


def _number(teller: Teller, value: int) -> str:
    return f"W-{value}"


def _choice(choices: Iterable[Choice]) -> Show:
    told = {one.value: (one.zh, one.en) for one in choices}

    def show(teller: Teller, value: Any) -> str:
        return told[value][teller.english] if value in told else str(value or "")

    return show


_state: Final = _choice(catalogue.STATES)


def _stated(teller: Teller, code: str, own: Mapping[str, str] | None) -> str | int | float:
    """A state under its team's own name (an annotation of `queries/state_names.py`), where it has one."""
    return own["name_en" if teller.english else "name_zh"] if own else _state(teller, code)


def _both(name: str) -> tuple[str, str]:
    return f"{name}__name_zh", f"{name}__name_en"


_ALL: Final = (
    Column("priority", "优先级", "Priority", ("priority",), _choice(catalogue.PRIORITIES)),
    Column("number", "工单号", "Number", ("number",), _number),
    Column("title", "标题", "Title", ("title",), _plain),
    Column("customer", "客户", "Customer", ("customer__name",), _plain),
    Column("asset", "设备", "Asset", ("asset__name",), _plain),
    Column("kind", "工单类型", "Kind", _both("kind"), _named),
    Column("team", "团队", "Team", _both("team"), _named),
    Column("state", "状态", "State", ("state", "state_name"), _stated),
    Column("due", "到期时间", "Due", ("act_by_at",), _instant),
    Column("owner", "负责人", "Owner", ("owner__name",), _plain),
    Column("channel", "来源", "Channel", ("channel",), _choice(catalogue.CHANNELS)),
    Column("reported", "报修时间", "Reported at", ("reported_at",), _instant),
    Column("changed", "最后变动", "Last changed", ("changed_at",), _instant),
    Column("sub_state", "子状态", "Sub-state", ("sub_state", "sub_state_name"), _stated),
    Column("category", "故障分类", "Category", _both("category"), _named),
    Column("tags", "标签", "Tags", ("tags",), _tags),
    Column("description", "描述", "Description", ("description",), _plain),
    Column("cause", "原因", "Cause", ("cause",), _plain),
    Column("solution", "解决方法", "Solution", ("solution",), _plain),
    Column("territory", "服务区域", "Territory", _both("territory"), _named),
    Column("due_kind", "期限类型", "What is due", ("act_by",), _choice(catalogue.DUE_KINDS)),
    Column("wait_reason", "挂起原因", "Wait reason", ("wait_reason",), _choice(catalogue.WAITS)),
    Column("wakes", "唤醒时间", "Wakes at", ("wake_at",), _instant),
    Column("responded", "响应时间", "Responded at", ("responded_at",), _instant),
    Column("resolved", "解决时间", "Resolved at", ("resolved_at",), _instant),
    Column("closed", "关闭时间", "Closed at", ("closed_at",), _instant),
    Column("reopened", "重开次数", "Times reopened", ("reopen_count",), _plain),
    Column("serial", "序列号", "Serial number", ("asset__serial",), _plain, catalogue.SEE_ASSETS),
    Column("product", "产品", "Product", _both("asset__product"), _named, catalogue.SEE_ASSETS),
    Column("site", "服务地点", "Site", ("site__name",), _plain, SEE_CUSTOMERS),
    Column(
        "customer_tier", "客户级别", "Customer tier", ("customer__tier",), _choice(catalogue.TIERS), SEE_CUSTOMERS
    ),
    Column("contract", "合同号", "Contract", ("contract__number",), _plain, SEE_CUSTOMERS),
    Column(
        "service_level", "服务等级", "Service level", ("contract__service_level",), _choice(catalogue.LEVELS),
        SEE_CUSTOMERS,
    ),
)  # fmt: skip
COLUMNS: Final[Mapping[str, Column]] = {column.name: column for column in _ALL}
"""Every column by its name. What the queue shows anybody who may see the order needs no further right."""
AT_FIRST: Final = ("priority", "number", "title", "customer", "asset", "state", "due", "owner", "changed")
"""What a list shows to whom nothing else was said."""
