"""What can be brought in tables about work: the orders that are open in another system."""

from typing import Final

from django.conf import settings

from aftersales.base.errors import Invalid
from aftersales.base.imports.parsers import choice, choices, instant, line, text
from aftersales.base.imports.subjects import Column, Subject
from aftersales.customers.imports import CUSTOMER, code, email
from aftersales.workorders.actions.bringing import CLOSED, bring_orders
from aftersales.workorders.brought import own_columns
from aftersales.workorders.rules import IMPORT

STATES: Final = ("open", CLOSED)


def _priority(told: str) -> int:
    plain = told.strip().upper().removeprefix("P")
    if plain not in ("0", "1", "2", "3"):
        raise Invalid("import_not_one_of", words=[f"import_priority_{one}" for one in range(4)])
    return int(plain)


ORDERS: Final = Subject(
    code="orders",
    right=IMPORT,
    columns=(
        Column(
            "external_id",
            code,
            required=True,
            words=("原系统编号", "工单号", "单号", "编号", "number", "ticket id", "ticket number", "id", "case number"),
            example=("INC0010001", "INC0010001"),
        ),
        CUSTOMER,
        Column(
            "title",
            line(),
            required=True,
            words=("标题", "主题", "问题", "subject", "summary", "short description"),
            example=("3 号外机报 E6", "E6 on unit 3"),
        ),
        Column("kind", line(), required=True, words=("类型", "工单类型", "type"), example=("报修", "Repair")),
        Column("description", text(), words=("描述", "详细描述", "问题描述", "details", "body"), example=("", "")),
        Column(
            "priority",
            _priority,
            "choice",
            words=("优先级", "紧急程度", "urgency", "severity"),
            example=("P2", "P2"),
            choices=tuple((f"P{one}", f"import_priority_{one}") for one in range(4)),
        ),
        Column(
            "state",
            choice(STATES, "import_order_"),
            "choice",
            words=("状态", "status"),
            example=("", ""),
            choices=choices(STATES, "import_order_"),
        ),
        Column(
            "reported_at",
            instant(lambda: str(settings.COMPANY_ZONE)),
            "time",
            words=("报修时间", "创建时间", "提交时间", "opened", "opened at", "created", "created at"),
            example=("2026-11-20 09:30", "2026-11-20 09:30"),
        ),
        Column(
            "contact",
            line(),
            "reference",
            words=("联系人", "报修人", "requester", "caller"),
            example=("李雷", "Lee Lei"),
        ),
        Column("site", line(), "reference", words=("地点", "服务地点", "location"), example=("", "")),
        Column(
            "asset",
            code,
            "reference",
            words=("设备", "设备序列号", "序列号", "serial", "serial number"),
            example=("", ""),
        ),
        Column("category", line(), "reference", words=("分类", "问题分类"), example=("", "")),
        Column("team", line(), "reference", words=("团队", "处理组", "group", "assignment group"), example=("", "")),
        Column("owner", email, "reference", words=("负责人", "处理人", "assignee", "assigned to"), example=("", "")),
    ),
    identity=lambda values: values["external_id"],
    take=bring_orders,
    batch=100,
    own=own_columns,
)

SUBJECTS: Final = (ORDERS,)
"""What this room takes."""
