"""Tables as JSON: a list of objects, one object with such a list in it, or an object on each line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from aftersales.base.imports.limits import JSON_BYTES, MB
from aftersales.base.imports.records import Record, Unreadable

_DEEPEST: Final = 3
_LINE: Final = 4 * MB


def read(path: Path) -> Iterator[Record]:
    """The objects as records; the first gives the names of all fields, those of objects inside with a dot between."""
    rows = [_flat(one) for one in _objects(path)]
    names: dict[str, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row))
    yield Record(1, list(names))
    for number, row in enumerate(rows, 2):
        yield Record(number, [row.get(name, "") for name in names])


def _objects(path: Path) -> list[dict[str, Any]]:
    if path.stat().st_size > JSON_BYTES:
        raise Unreadable("import_json_too_large", most=JSON_BYTES // MB)
    data = path.read_bytes()
    try:
        told = orjson.loads(data)
    except orjson.JSONDecodeError:
        told = _by_lines(data)
    if isinstance(told, dict):
        lists = [value for value in told.values() if isinstance(value, list) and value]
        told = lists[0] if len(lists) == 1 or (lists and not _plain(told)) else [told]
    rows = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    if not rows:
        raise Unreadable("import_json_no_rows")
    return rows


def _plain(told: dict[str, Any]) -> bool:
    """Whether an object is a thing rather than an envelope around a list of things."""
    return "id" in told or "name" in told


def _by_lines(data: bytes) -> list[Any]:
    try:
        return [orjson.loads(line) for line in data.splitlines() if line.strip()]
    except orjson.JSONDecodeError as error:
        raise Unreadable("import_bad_json", line=error.lineno) from error


def _flat(told: dict[str, Any], above: str = "", depth: int = 1) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in told.items():
        here = f"{above}{name}"
        if isinstance(value, dict) and depth < _DEEPEST:
            found.update(_flat(value, f"{here}.", depth + 1))
        else:
            found[here] = _text(value)
    return found


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, (str, int, float)) for one in value):
        return ", ".join(str(one) for one in value)
    return (
        value
        if isinstance(value, str)
        else orjson.dumps(value).decode()
        if isinstance(value, (dict, list))
        else str(value)
    )
