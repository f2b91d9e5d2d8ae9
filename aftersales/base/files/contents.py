"""What a file is, told by its bytes; its name and what the sender calls it say nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import puremagic

PICTURES: Final = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "image/heif", "image/heic", "image/avif", "image/tiff",
     "image/x-ms-bmp", "image/bmp"}
)  # fmt: skip
"""Read and drawn anew, so that nothing but the picture is kept of them."""
_VIDEOS: Final = ("video/quicktime", "video/3gpp", "video/webm", "video/mp4", "video/x-matroska")
"""Kept as they are; the first that fits is what it is."""
_OTHERS: Final = {"application/pdf": "application/pdf", "audio/mpeg": "audio/mpeg", "audio/x-m4a": "audio/mp4"}
PLAIN: Final = "application/octet-stream"
"""Everything else: kept as it is, and never called anything a browser would open."""
_HEAD: Final = 8192
_TAIL: Final = 512


@dataclass(frozen=True)
class Content:
    """The media type a file is served as, and whether it is a picture to be drawn anew."""

    type: str
    picture: bool


def look(path: Path) -> Content:
    """What lies there."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read(_TAIL)
    return of(head + tail)


def of(data: bytes) -> Content:
    """What these first (and last) bytes are. More than one answer may fit: a picture is what must be looked at most."""
    found = _guesses(data)
    if pictures := found & PICTURES:
        return Content(min(pictures), picture=True)
    for video in _VIDEOS:
        if video in found:
            return Content(video, picture=False)
    return Content(next((kept for one, kept in _OTHERS.items() if one in found), PLAIN), picture=False)


def _guesses(data: bytes) -> set[str]:
    try:
        return {one.mime_type for one in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        return set()
