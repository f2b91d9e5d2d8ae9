"""The company's own fields as tests settle them: by the verbs an administrator's screen calls."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aftersales.workorders.actions import fields
from aftersales.workorders.models import CustomField, Kind
from tests.conftest import NOON

PLAIN: Final = {
    "hint_zh": "", "hint_en": "", "unit": "", "low": None, "high": None, "decimals": 0, "choices": [],
    "searchable": False, "personal": False, "position": 0, "archived": False,
}  # fmt: skip
COLOURS: Final = [
    {"code": "red", "name_zh": "红", "name_en": "Red", "archived": False},
    {"code": "blue", "name_zh": "蓝", "name_en": "Blue", "archived": False},
]
WET: Final = {"field": "custom.wet", "op": "is", "value": True}
ITEM: Final = {"show_when": None, "required_at": "", "require_when": None, "limits": [], "customers": "none"}


def settle(code: str, type_: str, zh: str, en: str, **told: Any) -> None:
    """A field there is from now on, or another one of that code."""
    known = CustomField.objects.filter(code=code).first()
    whole = {**PLAIN, "type": type_, "name_zh": zh, "name_en": en, **told}
    fields.put_field(by=None, at=NOON, code=code, fields=whole, version=known.version if known else 0)


def ask(items: Sequence[Mapping[str, Any] | str], kind: str = "repair") -> None:
    """Let a kind ask for these, a code alone plainly."""
    asked = [{**ITEM, **({"field": one} if isinstance(one, str) else one)} for one in items]
    fields.put_form(by=None, at=NOON, code=kind, items=asked, version=Kind.objects.get(code=kind).version)
