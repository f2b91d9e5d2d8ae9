"""What can happen to a file, in the past tense."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class FileSettled(Event):
    """A file was looked at: it is `ready` to be read, or `refused`; or one that was waited for never came: `gone`."""

    SUBJECT: ClassVar[str] = "file"

    file: UUID
    state: str
    reason: str = ""
