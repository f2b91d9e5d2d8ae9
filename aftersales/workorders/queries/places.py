"""The cursor of every list that is ordered by an instant and an id."""

from datetime import UTC, datetime
from typing import Final

from aftersales.base import pages
from aftersales.base.errors import Invalid

BEGINNING: Final = datetime(1, 1, 1, tzinfo=UTC)


def place_of(cursor: str) -> tuple[datetime, int]:
    """Where a page begins: behind this instant and id."""
    if not cursor:
        return BEGINNING, 0
    at, pk = pages.decode(cursor, 2)
    try:
        return datetime.fromisoformat(at), int(pk)
    except (TypeError, ValueError) as error:
        raise Invalid("bad_cursor", field="cursor") from error
