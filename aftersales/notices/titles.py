"""What notices are about, by its title: read when an inbox is, never kept in a notice, which holds no text of anybody.

This room knows no domain, so whoever owns the things is asked; `server` says whom, and on which page a thing is shown.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Final
from uuid import UUID

from aftersales.people.access import Actor

Titles = Callable[[Collection[UUID], Actor], Mapping[UUID, str]]
"""The titles of those of these subjects that this reader may see."""

_ASKED: Final[dict[str, Titles]] = {}
_PAGES: Final[dict[str, str]] = {}


def ask(room: str, titles: Titles, *, page: str = "") -> None:
    """From now on this room is asked what its things are called; they are read on `page`, "orders/{subject}"."""
    _ASKED[room] = titles
    _PAGES[room] = page


def titles_of(subjects: Collection[UUID], by: Actor) -> dict[UUID, str]:
    """What the reader may see of these is called; what they may not see, or nobody knows, is not there."""
    found: dict[UUID, str] = {}
    if subjects:
        for titles in _ASKED.values():
            found |= titles(subjects, by)
    return found


def room_of(subject: UUID, by: Actor) -> str | None:
    """The room that knows this thing, as far as the reader may see it."""
    return next((room for room, titles in _ASKED.items() if titles([subject], by)), None)


def page_of(room: str, subject: UUID) -> str:
    """Where a thing of this room is read on; nothing where it has no page."""
    return _PAGES.get(room, "").format(subject=subject)
