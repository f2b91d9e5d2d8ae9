"""What can be brought in tables about what is served, and how it is recognised."""

from collections.abc import Hashable
from typing import Final

from aftersales.assets import rules
from aftersales.assets.actions.bringing.assets import bring_assets
from aftersales.assets.actions.bringing.catalogue import bring_fault_codes, bring_products
from aftersales.base.imports.parsers import day, line, whole, yes_no
from aftersales.base.imports.subjects import Column, Subject, Values
from aftersales.customers.imports import CUSTOMER, code

_MONTHS: Final = whole(1, 600)

PRODUCTS: Final = Subject(
    code="products",
    right=rules.IMPORT,
    columns=(
        Column(
            "code",
            code,
            required=True,
            words=("型号", "编码", "产品型号", "model", "model number", "sku", "product"),
            example=("MV8-400W", "MV8-400W"),
        ),
        Column(
            "name_zh",
            line(),
            required=True,
            words=("名称", "产品名称", "中文名", "name", "product name", "display name"),
            example=("多联机外机", "多联机外机"),
        ),
        Column("name_en", line(), words=("英文名", "english name"), example=("Outdoor unit", "Outdoor unit")),
        Column(
            "family",
            line(),
            words=("系列", "产品系列", "product family", "category", "model category"),
            example=("vrf", "vrf"),
        ),
        Column(
            "maker",
            line(),
            words=("厂家", "品牌", "制造商", "manufacturer", "brand", "vendor"),
            example=("示例电器", "Example Air"),
        ),
        Column("is_software", yes_no, "yes_no", words=("软件", "software"), example=("否", "no")),
        Column("skill", line(), "reference", words=("技能", "required skill"), example=("", "")),
        Column(
            "labour_months",
            _MONTHS,
            "number",
            words=("人工保修", "保修月数", "labor months", "warranty months"),
            example=("24", "24"),
        ),
        Column("parts_months", _MONTHS, "number", words=("配件保修",), example=("24", "24")),
        Column("travel_months", _MONTHS, "number", words=("上门保修",), example=("12", "12")),
    ),
    identity=lambda values: values["code"],
    take=bring_products,
)


def _asset(values: Values) -> Hashable:
    if "serial" in values:
        return values["product"], values["serial"]
    return values["customer"], values["product"], values.get("name", "")


ASSETS: Final = Subject(
    code="assets",
    right=rules.IMPORT,
    columns=(
        CUSTOMER,
        Column(
            "product",
            code,
            "reference",
            required=True,
            words=("型号", "产品", "产品型号", "model", "product code", "model id"),
            example=("MV8-400W", "MV8-400W"),
        ),
        Column(
            "serial",
            code,
            words=("序列号", "机身号", "sn", "s/n", "serial no", "serial number", "序号码"),
            example=("SN20260001", "SN20260001"),
        ),
        Column(
            "name",
            line(),
            words=("设备名称", "名称", "设备", "asset", "asset name", "display name"),
            example=("3 号外机", "Unit 3"),
        ),
        Column(
            "site",
            line(),
            "reference",
            words=("地点", "安装地点", "服务地点", "location"),
            example=("上海工厂", "Shanghai plant"),
        ),
        Column(
            "contract",
            code,
            "reference",
            words=("合同号", "合同编号", "contract no", "contract number"),
            example=("", ""),
        ),
        Column(
            "parent",
            code,
            "reference",
            words=("上级设备", "上级序列号", "parent serial", "parent asset"),
            example=("", ""),
        ),
        Column("batch", code, words=("批号", "lot"), example=("2026A", "2026A")),
        Column(
            "installed_on",
            day,
            "date",
            words=("安装日期", "装机日期", "installed", "install date", "installation date", "installed on"),
            example=("2026-03-01", "2026-03-01"),
        ),
        Column(
            "warranty_until",
            day,
            "date",
            words=("保修到期", "保修期至", "质保到期", "warranty expiration", "warranty end", "warranty until"),
            example=("", ""),
        ),
        Column("software_version", line(), words=("软件版本", "version"), example=("", "")),
        Column("patch", line(), words=("补丁", "补丁号"), example=("", "")),
        Column("database", line(), words=("数据库",), example=("", "")),
        Column("middleware", line(), words=("中间件",), example=("", "")),
        Column("operating_system", line(), words=("操作系统", "os"), example=("", "")),
    ),
    identity=_asset,
    take=bring_assets,
)

FAULT_CODES: Final = Subject(
    code="fault_codes",
    right=rules.IMPORT,
    columns=(
        Column("family", line(), required=True, words=("系列", "产品系列", "product family"), example=("vrf", "vrf")),
        Column("code", code, required=True, words=("故障码", "代码", "error code", "code"), example=("E6", "E6")),
        Column(
            "name_zh",
            line(),
            required=True,
            words=("含义", "名称", "说明", "name", "meaning", "description"),
            example=("通讯故障", "通讯故障"),
        ),
        Column("name_en", line(), words=("英文", "english"), example=("Communication fault", "Communication fault")),
    ),
    identity=lambda values: (values["family"], values["code"]),
    take=bring_fault_codes,
)

SUBJECTS: Final = (PRODUCTS, ASSETS, FAULT_CODES)
"""What this room takes."""
