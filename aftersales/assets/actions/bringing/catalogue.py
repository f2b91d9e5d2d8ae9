"""Products and fault codes from a table, row by row through their own verbs: a catalogue has some hundred of them."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any

from aftersales.assets.actions import catalogue
from aftersales.assets.models import FaultCode, Product
from aftersales.assets.rules import IMPORT
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.imports.subjects import Outcome, Row, Values, each
from aftersales.base.verbs import verb
from aftersales.people.access import Actor, require_everywhere
from aftersales.people.models import Skill


@verb
def bring_products(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Add those whose code is new, put right the others. A product with a name in one language has it in both."""
    require_everywhere(by, IMPORT)
    known = {one.code: one for one in Product.objects.filter(code__in=[row.values["code"] for row in rows])}

    def take(row: Row) -> Outcome:
        product = known.get(row.values["code"])
        fields = dict(row.values)
        if "skill" in fields:
            fields["skill"] = _skill(fields["skill"])
        if product is None:
            fields.setdefault("name_en", fields["name_zh"])
            return Outcome("created", catalogue.add_product(by=by, at=at, **fields).key)
        if product.archived_at is not None:
            raise Conflict("product_archived", field="code")
        if fields.pop("is_software", product.is_software) != product.is_software:
            raise Conflict("import_software_stays", field="is_software")
        changed = catalogue.change_product(key=product.key, by=by, at=at, version=None, changes=fields)
        return _put_right(product, changed)

    return each(rows, take)


@verb
def bring_fault_codes(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Add those that their family does not have, put right the others."""
    require_everywhere(by, IMPORT)
    families = {row.values["family"] for row in rows}
    known = {(one.family, one.code): one for one in FaultCode.objects.filter(family__in=families)}

    def take(row: Row) -> Outcome:
        fields = dict(row.values)
        code = known.get((fields["family"], fields["code"]))
        if code is None:
            fields.setdefault("name_en", fields["name_zh"])
            return Outcome("created", catalogue.add_fault_code(by=by, at=at, **fields).key)
        if code.archived_at is not None:
            raise Conflict("fault_code_archived", field="code")
        changed = catalogue.change_fault_code(key=code.key, by=by, at=at, version=None, changes=fields)
        return _put_right(code, changed)

    return each(rows, take)


def _put_right(was: Any, now: Any) -> Outcome:
    return Outcome("unchanged" if was.version == now.version else "updated", now.key)


def _skill(code: str) -> Any:
    skill = Skill.objects.filter(code=code).values_list("key", flat=True).first()
    if skill is None:
        raise Invalid("import_no_such_skill", field="skill")
    return skill
