"""What was written from an old page is refused, with what the sender wants beside what stands now."""

from collections.abc import Mapping
from typing import Any

from aftersales.base.errors import Conflict
from aftersales.workorders.models import Kind, Visit, Worklog, WorkOrder


def refuse_stale(row: WorkOrder | Visit | Worklog, version: int | None, yours: Mapping[str, Any]) -> None:
    """Refuse what was made from another version than the row has, naming the fields that differ; None names none.

    Asked after whether a move is legal at all: who comes too late for that is better told what is possible now.
    """
    if version is not None and row.version != version:
        raise Conflict("stale_version", version=row.version, fields=differing(row, yours))


def differing(row: WorkOrder | Visit | Worklog, yours: Mapping[str, Any]) -> dict[str, Any]:
    """By field: what the sender wants and what stands now, both as the API says them, where they differ."""
    now = {name: getattr(row, name) for name in yours}
    return {
        name: {"yours": _shown(value), "now": _shown(now[name])} for name, value in yours.items() if now[name] != value
    }


def _shown(value: Any) -> Any:
    if isinstance(value, Kind):
        return value.code
    if hasattr(value, "person"):
        return str(value.person.key)
    return str(value.key) if hasattr(value, "key") else value
