"""What notices are about, by its title: read when an inbox is, never kept in a notice, which holds no text of anybody.

This room knows no domain, so whoever owns the things is asked; `server` says whom.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Final
from uuid import UUID

from aftersales.people.access import Actor

Titles = Callable[[Collection[UUID], Actor], Mapping[UUID, str]]
"""The titles of those of these subjects that this reader may see."""

_ASKED: Final[dict[str, Titles]] = {}


def ask(room: str, titles: Titles) -> None:
    """From now on this room is asked what its things are called."""
    _ASKED[room] = titles


def titles_of(subjects: Collection[UUID], by: Actor) -> dict[UUID, str]:
    """What the reader may see of these is called; what they may not see, or nobody knows, is not there."""
    found: dict[UUID, str] = {}
    if subjects:
        for titles in _ASKED.values():
            found |= titles(subjects, by)
    return found
