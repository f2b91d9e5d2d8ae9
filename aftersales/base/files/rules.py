"""Pure rules of files: how a name is cleaned, what an upload may come to, how much is too much."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

MB: Final = 2**20
GB: Final = 2**30


class State(StrEnum):
    """Where a file is on its way: announced, coming in, looked at, there; or refused, or gone for good."""

    PROMISED = "promised"
    UPLOADING = "uploading"
    CHECKING = "checking"
    READY = "ready"
    REFUSED = "refused"
    GONE = "gone"


COMING: Final = frozenset({State.PROMISED, State.UPLOADING, State.CHECKING})
"""It may still become a file that can be read."""

UPLOAD_KEPT: Final = timedelta(days=7)
"""How long an upload that has stopped may be taken up again, counted from its last piece."""
PROMISE_KEPT: Final = timedelta(days=30)
"""How long something may wait for a file a phone has announced: as long as a phone may stay without a line."""
LOOSE_KEPT: Final = timedelta(hours=24)
"""How long a file that nothing refers to is kept."""
CHECK_AGAIN: Final = timedelta(minutes=10)
"""A check that has not ended after this is begun again: its worker died."""
MOST_CHECKS: Final = 5
"""A file at which so many checks died is refused: whatever it is, nobody should open it."""


@dataclass(frozen=True)
class Limits:
    """How much an installation takes, in bytes or pieces; 0 is without limit where it says so."""

    file: int = 2 * GB
    order: int = 4 * GB
    order_files: int = 200
    loose: int = 4 * GB
    """What one person may have uploaded without its being attached to anything."""
    total: int = 0
    """Of the whole installation; 0: as much as the disk holds."""
    megapixels: int = 64
    """Of one picture: a phone's largest usual one has 50."""


_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that no name needs: controls, zero-width and direction marks, half characters, line ends."""
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*]')
"""What some system takes for more than a letter."""
_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
MOST_NAME_BYTES: Final = 180
"""So that a name with its ending fits wherever it is saved: file systems hold 255 bytes."""
_MOST_ENDING: Final = 16


def clean_name(name: str) -> str:
    """A file's name as it may be shown and saved: one visible line, no path, an ending that is where it seems to be.

    Normalised first and cleaned then, for what is harmless may become harmful by being normalised. The name never
    decides where or as what the file is kept.
    """
    text = unicodedata.normalize("NFKC", name.replace("\\", "/").rpartition("/")[2])
    text = "".join(one for one in text if unicodedata.category(one) not in _INVISIBLE)
    text = _UNSAFE.sub("_", text)
    text = re.sub(r"\s+", " ", text).strip(" .")
    text = _RESERVED.sub(r"_\1", text)
    return _shortened(text) or "file"


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _MOST_ENDING:
        stem, dot, ending = name, "", ""
    room = MOST_NAME_BYTES - len(f"{dot}{ending}".encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + ending
