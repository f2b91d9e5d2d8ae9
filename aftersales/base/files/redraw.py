"""A program of its own, for what others sent is opened here: a picture is read and drawn anew into a folder.

    python -m aftersales.base.files.redraw PICTURE FOLDER MEGAPIXELS

Writes `original`, `preview` and `thumbnail` there and tells their types and sizes as JSON. What comes out holds pixels
and their colour profile and nothing else: no position, no camera, no text, no second file behind the picture. Exit code
3 with a word on stdout refuses the picture. It runs under limits of memory and time, so that a picture that breaks the
decoder ends this process and no other.
"""

import json
import resource
import sys
import warnings
from pathlib import Path
from typing import Any, Final

import pillow_heif
from PIL import Image, ImageOps, ImageSequence

REFUSED: Final = 3
PREVIEW: Final = 1600
THUMBNAIL: Final = 480
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "HEIF", "AVIF", "TIFF", "BMP")
_MOST_FRAMES: Final = 300
_SECONDS: Final = 60
_MEMORY: Final = 3 * 2**30
_MOVING: Final = frozenset({"GIF", "WEBP"})
_TYPES: Final = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}


class Refused(Exception):
    """Why a picture is not taken, as a code."""


def main(source: Path, folder: Path, most_pixels: int) -> dict[str, Any]:
    """Draw it anew; what was made."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit, asked before a pixel is decoded
    pillow_heif.register_heif_opener(thumbnails=False)
    with Image.open(source, formats=_FORMATS) as picture:
        frames = getattr(picture, "n_frames", 1) if picture.format in _MOVING else 1
        if picture.width * picture.height > most_pixels or picture.width * picture.height * frames > 4 * most_pixels:
            raise Refused("too_many_pixels")
        if frames > _MOST_FRAMES:
            raise Refused("too_many_frames")
        still = frames == 1
        made = _still(picture, folder) if still else _moving(picture, folder)
        first = _upright(picture)
    return {**made, "views": {name: _smaller(first, folder / name, most) for name, most in _views(first).items()}}


def _views(picture: Image.Image) -> dict[str, int]:
    largest = max(picture.size)
    return {"thumbnail": THUMBNAIL, **({"preview": PREVIEW} if largest > PREVIEW else {})}


def _upright(picture: Image.Image) -> Image.Image:
    """The pixels as they are meant to be seen, in a mode every browser shows, with their colours and nothing else."""
    profile = picture.info.get("icc_profile")
    picture.seek(0)
    turned = ImageOps.exif_transpose(picture)
    drawn = turned if turned.mode in ("RGB", "RGBA", "L") else turned.convert("RGBA" if _clear(turned) else "RGB")
    drawn.info = {"icc_profile": profile} if profile and drawn.mode == turned.mode else {}
    return drawn


def _clear(picture: Image.Image) -> bool:
    return "A" in picture.mode or "a" in picture.mode or "transparency" in picture.info


def _still(picture: Image.Image, folder: Path) -> dict[str, Any]:
    kind = picture.format if picture.format in ("JPEG", "PNG", "WEBP") else ""
    drawn = _upright(picture)
    kind = kind or ("PNG" if picture.format == "GIF" or "A" in drawn.mode else "JPEG")
    _save(drawn, folder / "original", kind)
    return {"type": _TYPES[kind], "width": drawn.width, "height": drawn.height}


def _moving(picture: Image.Image, folder: Path) -> dict[str, Any]:
    frames, pauses = [], []
    for frame in ImageSequence.Iterator(picture):
        frames.append(frame.convert("RGBA"))
        pauses.append(int(frame.info.get("duration", 100)))
        frames[-1].info = {}
    kind = str(picture.format)
    again = int(picture.info.get("loop", 0))
    more = {"save_all": True, "append_images": frames[1:], "duration": pauses, "loop": again}
    frames[0].save(folder / "original", kind, **more)
    return {"type": _TYPES[kind], "width": picture.width, "height": picture.height}


def _smaller(picture: Image.Image, path: Path, most: int) -> dict[str, Any]:
    """A smaller one as WebP; never a larger one."""
    small = picture.copy()
    small.thumbnail((most, most), Image.Resampling.LANCZOS, reducing_gap=2.0)
    _save(small, path, "WEBP", quality=80)
    return {"type": "image/webp", "width": small.width, "height": small.height, "size": path.stat().st_size}


def _save(picture: Image.Image, path: Path, kind: str, quality: int = 90) -> None:
    profile = picture.info.get("icc_profile")
    kept = {"icc_profile": profile} if profile else {}
    if kind == "JPEG" and picture.mode == "RGBA":
        picture = picture.convert("RGB")
    how: dict[str, Any] = {"quality": quality} if kind != "PNG" else {}
    picture.save(path, kind, **how, **kept)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    warnings.simplefilter("ignore")
    try:
        told = main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) * 1_000_000)
    except Refused as refused:
        print(refused)
        sys.exit(REFUSED)
    except Exception as broken:  # whatever a decoder makes of a broken or hostile picture
        print(type(broken).__name__, file=sys.stderr)
        print("unreadable_picture")
        sys.exit(REFUSED)
    print(json.dumps(told))
