"""What-ifs as they are listed and read: whoever shapes policies sees everybody's."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from aftersales.base import pages
from aftersales.base.models import Run
from aftersales.dispatch import access
from aftersales.people.access import Actor
from aftersales.people.models import Person

KIND: Final = "dispatch.whatif"


def page(by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of what was asked, the latest first."""
    access.require_settings(by)
    found = pages.newest_first(Run.objects.filter(kind=KIND), cursor, limit)
    return {"rows": _told(found.rows), "next": found.next}


def one(key: UUID, by: Actor) -> dict[str, Any]:
    """One with its result, as far as it is."""
    access.require_settings(by)
    return told(access.whatif(key, KIND))


def told(run: Run) -> dict[str, Any]:
    """One what-if."""
    return _told([run])[0]


def _told(rows: Sequence[Run]) -> list[dict[str, Any]]:
    keys = {UUID(key) for row in rows for key in _named(row)} | {row.started_by for row in rows if row.started_by}
    names = dict(Person.objects.filter(key__in=keys).values_list("key", "name"))
    return [_row(row, names) for row in rows]


def _named(row: Run) -> list[str]:
    """Whom the changes name."""
    params = row.params
    return [
        *params["without"],
        *(each["engineer"] for each in params["copies"]),
        *(key for each in params["shifts"] for key in each["engineers"]),
    ]


def _row(row: Run, names: Mapping[UUID, str]) -> dict[str, Any]:
    def named(key: str) -> dict[str, Any]:
        return {"key": key, "name": names.get(UUID(key), "")}

    params, result = row.params, row.result
    by = {"key": row.started_by, "name": names.get(row.started_by, "")} if row.started_by is not None else None
    plain = ("key", "state", "started_at", "ended_at", "done", "total")
    return {
        **{name: getattr(row, name) for name in plain},
        "by": by,
        "since": params["since"],
        "until": params["until"],
        "policy": params["policy"],
        "without": [named(key) for key in params["without"]],
        "copies": [{"engineer": named(each["engineer"]), "count": each["count"]} for each in params["copies"]],
        "shifts": [{**each, "engineers": [named(key) for key in each["engineers"]]} for each in params["shifts"]],
        "engine": params["engine"],
        "trouble": result.get("trouble", ""),
        "result": result if "really" in result else None,
    }
