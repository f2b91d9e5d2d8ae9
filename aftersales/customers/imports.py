"""What can be brought in tables about customers, and how it is recognised."""

from typing import Final

from aftersales.base.errors import Invalid
from aftersales.base.imports.parsers import choice, choices, day, decimal, line, text, whole, yes_no
from aftersales.base.imports.subjects import Column, Subject
from aftersales.customers import rules
from aftersales.customers.actions.bringing.contacts import bring_contacts
from aftersales.customers.actions.bringing.contracts import bring_contracts
from aftersales.customers.actions.bringing.customers import bring_customers
from aftersales.customers.actions.bringing.sites import bring_sites
from aftersales.people.rules import tidy_email


def code(told: str) -> str:
    """A code as it is kept."""
    found = rules.tidy_code(line()(told))
    if not found:
        raise Invalid("import_required")
    return found


def phone(told: str) -> str:
    """A number as it is kept."""
    return rules.tidy_phone(line()(told))


def email(told: str) -> str:
    """An address as it is kept."""
    return tidy_email(line()(told)) or ""


CUSTOMER: Final = Column(
    "customer",
    line(),
    "reference",
    required=True,
    words=("客户代码", "客户", "公司编号", "customer", "account", "customer no", "客户号"),
    example=("HX-0001", "ACM-0001"),
)

CUSTOMERS: Final = Subject(
    code="customers",
    right=rules.IMPORT,
    columns=(
        Column(
            "code",
            code,
            required=True,
            words=("客户代码", "客户号", "编码", "编号", "customer no", "customer number", "account number", "id"),
            example=("HX-0001", "ACM-0001"),
        ),
        Column(
            "name",
            line(),
            required=True,
            words=("公司名称", "单位名称", "客户", "名称", "company", "company name", "account name"),
            example=("华兴食品有限公司", "Acme Foods Ltd"),
        ),
        Column(
            "industry",
            choice(rules.Industry, "industry_"),
            "choice",
            words=("所属行业", "sector"),
            example=("食品饮料", "Food and drink"),
            choices=choices(rules.Industry, "industry_"),
        ),
        Column(
            "size",
            whole(1, 10_000_000),
            "number",
            words=("人数", "员工人数", "规模", "employees", "headcount"),
            example=("420", "420"),
        ),
        Column(
            "tier",
            choice(rules.Tier, "tier_"),
            "choice",
            words=("等级", "级别", "客户级别", "level", "rating"),
            example=("金牌客户", "Gold customer"),
            choices=choices(rules.Tier, "tier_"),
        ),
    ),
    identity=lambda values: values["code"],
    take=bring_customers,
)

CONTACTS: Final = Subject(
    code="contacts",
    right=rules.IMPORT,
    columns=(
        CUSTOMER,
        Column(
            "name",
            line(),
            required=True,
            words=("联系人", "姓名", "full name", "contact", "contact name"),
            example=("李雷", "Lee Lei"),
        ),
        Column("salutation", line(), words=("称谓", "尊称", "title", "prefix"), example=("经理", "Ms")),
        Column(
            "job_title", line(), words=("职位", "岗位", "position", "role"), example=("设备科长", "Head of maintenance")
        ),
        Column(
            "phone",
            phone,
            "phone",
            words=("手机", "手机号", "联系电话", "电话", "mobile", "telephone", "business phone"),
            example=("13800138000", "+86 138 0013 8000"),
        ),
        Column(
            "email",
            email,
            "email",
            words=("邮箱", "电子邮件", "mail", "e-mail address", "email address"),
            example=("lilei@example.com", "lee@example.com"),
        ),
        Column("sees_colleagues_orders", yes_no, "yes_no", words=("可看同事工单",), example=("否", "no")),
        Column(
            "care", text(), words=("备注", "注意", "notes", "remarks"), example=("请提前一天电话", "Call a day ahead")
        ),
    ),
    identity=lambda values: (values["customer"], values.get("email") or values["name"]),
    take=bring_contacts,
)

SITES: Final = Subject(
    code="sites",
    right=rules.IMPORT,
    columns=(
        CUSTOMER,
        Column(
            "name",
            line(),
            required=True,
            words=("地点", "地点名称", "网点", "名称", "site", "location", "location name"),
            example=("上海工厂", "Shanghai plant"),
        ),
        Column(
            "address",
            text(),
            words=("详细地址", "street", "location address"),
            example=("上海市松江区示例路 1 号", "1 Example Road, Shanghai"),
        ),
        Column("latitude", decimal(-90, 90), "number", words=("lat",), example=("31.2", "31.2")),
        Column("longitude", decimal(-180, 180), "number", words=("lng", "lon", "long"), example=("121.5", "121.5")),
        Column("zone", line(), words=("time zone", "timezone"), example=("Asia/Shanghai", "Asia/Shanghai")),
        Column("territory", line(), "reference", words=("服务区域", "区域", "territory", "region"), example=("", "")),
        Column(
            "access_note",
            text(),
            words=("备注", "notes", "remarks", "access"),
            example=("东门登记", "Register at the east gate"),
        ),
    ),
    identity=lambda values: (values["customer"], values["name"]),
    take=bring_sites,
)

CONTRACTS: Final = Subject(
    code="contracts",
    right=rules.IMPORT,
    columns=(
        Column(
            "number",
            code,
            required=True,
            words=("合同号", "合同编号", "contract no", "contract", "contract number"),
            example=("HT-2026-001", "C-2026-001"),
        ),
        CUSTOMER,
        Column(
            "name",
            line(),
            words=("名称", "合同", "title", "short description"),
            example=("年度维保", "Yearly maintenance"),
        ),
        Column(
            "service_level",
            choice(rules.ServiceLevel, "service_level_"),
            "choice",
            words=("服务等级", "级别", "sla", "level"),
            example=("金牌服务", "Gold service"),
            choices=choices(rules.ServiceLevel, "service_level_"),
        ),
        Column(
            "starts_on",
            day,
            "date",
            required=True,
            words=("生效日期", "开始", "开始日期", "start", "start date", "starts"),
            example=("2026-01-01", "2026-01-01"),
        ),
        Column(
            "ends_on",
            day,
            "date",
            required=True,
            words=("到期日期", "结束", "结束日期", "end", "end date", "ends", "expires"),
            example=("2026-12-31", "2026-12-31"),
        ),
    ),
    identity=lambda values: values["number"],
    take=bring_contracts,
)

SUBJECTS: Final = (CUSTOMERS, CONTACTS, SITES, CONTRACTS)
"""What this room takes."""
