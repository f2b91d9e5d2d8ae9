"""The register of personal data: `<room>/privacy.toml` says of every column that can hold words what it is for.

A personal column has a table `[<model>.<field>]` with `purpose`, `retention`, `masking` (none, partial, hidden) and
`export`; a column that holds no personal data stands in `[plain]` under its model. Export and erasure follow the
register, so a new personal column is exported and erased without anybody remembering to.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from django.db.models import Field, Model

MASKINGS: Final = frozenset({"none", "partial", "hidden"})


@dataclass(frozen=True)
class Personal:
    """Why one personal column is kept, for how long, how readers see it, and whether a person's export holds it."""

    purpose: str
    retention: str
    masking: str
    export: bool


@dataclass(frozen=True)
class Register:
    """One room's personal columns by (model, field), and the plain ones."""

    personal: dict[tuple[str, str], Personal]
    plain: frozenset[tuple[str, str]]

    def of(self, model: str) -> dict[str, Personal]:
        """The personal columns of one model by field."""
        return {field: entry for (owner, field), entry in self.personal.items() if owner == model}


@cache
def register(room: str) -> Register:
    """The register of a room; TypeError when an entry lacks or adds a part, FileNotFoundError when there is none."""
    text = resources.files(f"aftersales.{room}").joinpath("privacy.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    plain = told.pop("plain", {})
    return Register(
        personal={
            (model, field): Personal(**entry) for model, fields in told.items() for field, entry in fields.items()
        },
        plain=frozenset((model, field) for model, fields in plain.items() for field in fields),
    )


def exported(room: str, row: Model) -> dict[str, Any]:
    """What a person may take along of this row."""
    columns = register(room).of(str(row._meta.model_name))
    return {field: getattr(row, field) for field, entry in columns.items() if entry.export}


def blanks(room: str, model: type[Model]) -> dict[str, Any]:
    """What each personal column of a model holds after erasure: nothing, in the way its column says nothing."""
    return {name: _blank(model._meta.get_field(name)) for name in register(room).of(str(model._meta.model_name))}


def _blank(field: Any) -> Any:
    if isinstance(field, Field) and field.null:
        return None
    return field.get_default() if field.has_default() else ""
