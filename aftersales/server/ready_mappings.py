"""Ready mappings for the exports of other systems, from data files: `server/mappings/*.toml`."""

import tomllib
from importlib import resources
from typing import Any

from aftersales.base.imports.subjects import Ready


def load() -> tuple[Ready, ...]:
    """All of them, by system and table."""
    folder = resources.files("aftersales.server").joinpath("mappings")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(ready for name in names for ready in _of(name.removesuffix(".toml"), _read(name)))


def _read(name: str) -> dict[str, Any]:
    folder = resources.files("aftersales.server").joinpath("mappings")
    return tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))


def _of(system: str, tables: dict[str, Any]) -> list[Ready]:
    return [
        Ready(
            code=f"{system}.{table}",
            subject=told["subject"],
            names={"zh": told["name_zh"], "en": told["name_en"]},
            columns=told["columns"],
            marks=told["marks"],
            fixed=told.get("fixed", {}),
            values=told.get("values", {}),
        )
        for table, told in tables.items()
    ]
