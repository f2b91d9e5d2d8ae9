"""What comes in is looked at: typed by its bytes, scanned, and if it is a picture drawn anew."""

import hashlib
import io
import socket
import struct
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pillow_heif
import pytest
from django.test import override_settings
from PIL import Image, PngImagePlugin

from aftersales.base.files import checking, contents, redraw, shelf, sweeping
from aftersales.base.models import File
from tests.base.files.conftest import Uploader, on_shelf, picture
from tests.conftest import NOON, facts_of

pytestmark = pytest.mark.django_db


def kept(file: File, name: str = "original") -> bytes:
    return b"".join(shelf.read(f"{file.storage_key}/{name}", 0, 2**30))


def seen(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def with_position() -> bytes:
    """A photo as phones make it: it lies on its side, and says where it was taken and by what."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010F] = "Maker"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (31.0, 13.0, 49.0), "E", (121.0, 28.0, 25.0)
    return picture(exif=exif, comment=b"31.2304 N", xmp=b"<x:xmpmeta>GPSLatitude</x:xmpmeta>")


def test_a_photo_is_turned_upright_and_says_no_longer_where_it_was_taken(uploader: Uploader) -> None:
    sent = with_position()
    assert b"GPSLatitude" in sent and seen(sent).getexif().get_ifd(0x8825)
    file = uploader.whole(sent)
    drawn = kept(file)
    assert (file.state, file.type, file.width, file.height) == ("ready", "image/jpeg", 40, 60)
    red, green, _ = seen(drawn).crop((20, 5, 21, 6)).tobytes()
    assert red > 180 and green < 60
    assert not seen(drawn).getexif() and set(seen(drawn).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for secret in (b"GPS", b"Maker", b"31.2304", b"Exif"):
        assert secret not in drawn
    assert bytes(file.sent_sha256 or b"") == hashlib.sha256(sent).digest()
    assert bytes(file.sha256 or b"") == hashlib.sha256(drawn).digest()
    assert facts_of(file.key) == ["FileSettled"]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"), ("GIF", "image/png"),
     ("BMP", "image/jpeg"), ("TIFF", "image/jpeg"), ("HEIF", "image/jpeg"), ("AVIF", "image/jpeg")],
)  # fmt: skip
def test_every_usual_picture_becomes_one_that_every_browser_shows(uploader: Uploader, kind: str, type_: str) -> None:
    pillow_heif.register_heif_opener()
    file = uploader.whole(picture(kind), "IMG_0001.EXE")
    assert (file.state, file.type, file.width) == ("ready", type_, 60), file.reason
    assert seen(kept(file)).size == (60, 40)
    assert on_shelf() == [f"{file.storage_key}/original", f"{file.storage_key}/thumbnail"]


def test_smaller_pictures_are_made_of_a_large_one(uploader: Uploader) -> None:
    file = uploader.whole(picture(size=(3000, 1000)))
    assert {name: (one["width"], one["height"]) for name, one in file.views.items()} == {
        "thumbnail": (480, 160), "preview": (1600, 533),
    }  # fmt: skip
    assert seen(kept(file, "preview")).size == (1600, 533)
    assert file.views["preview"]["size"] == len(kept(file, "preview"))


def test_a_moving_picture_goes_on_moving(uploader: Uploader) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=120, comment=b"secret")
    file = uploader.whole(out.getvalue())
    assert (file.type, getattr(seen(kept(file)), "n_frames", 1)) == ("image/gif", 3)
    assert b"secret" not in kept(file)


def test_a_transparent_picture_stays_so(uploader: Uploader) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert seen(kept(uploader.whole(out.getvalue()))).getpixel((1, 1)) == (0, 0, 0, 0)


def huge_png(width: int, height: int) -> bytes:
    """The header of a picture that would fill the memory, and a little of what follows."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack("!L", len(data)) + name + data + struct.pack("!L", zlib.crc32(name + data))

    head = struct.pack("!LLBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_of_60000_by_60000_is_refused_before_a_pixel_is_decoded(uploader: Uploader) -> None:
    file = uploader.whole(huge_png(60_000, 60_000))
    assert (file.state, file.reason) == ("refused", "too_many_pixels")
    assert on_shelf() == []


def test_a_text_that_unpacks_to_gigabytes_is_refused_cheaply(tmp_path: Path) -> None:
    bomb = PngImagePlugin.PngInfo()
    bomb.add_text("Comment", "\0" * 80_000_000, zip=True)
    (tmp_path / "x").write_bytes(picture("PNG", pnginfo=bomb))
    words = [sys.executable, "-m", redraw.__name__, str(tmp_path / "x"), str(tmp_path), "64"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (0, redraw.REFUSED)
    if done.returncode == 0:
        assert (tmp_path / "original").stat().st_size < 10_000


@pytest.mark.parametrize("broken", [picture()[:200], b"\xff\xd8\xff\xe0" + b"x" * 500, b"GIF89a" + b"\xff" * 99])
def test_what_says_it_is_a_picture_and_cannot_be_drawn_is_refused(uploader: Uploader, broken: bytes) -> None:
    file = uploader.whole(broken)
    assert (file.state, file.reason) == ("refused", "unreadable_picture")


def test_a_second_file_behind_a_picture_is_left_out(uploader: Uploader) -> None:
    """A polyglot: a JPEG that is a ZIP as well, and a page."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("evil.html", "<script>alert(1)</script>" * 100)
    file = uploader.whole(picture() + b"<script>alert(1)</script>" + packed.getvalue())
    assert (file.state, file.type) == ("ready", "image/jpeg")
    assert b"script" not in kept(file) and not zipfile.is_zipfile(io.BytesIO(kept(file)))


PAGES = {
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
    "js": b"alert(1)",
    "exe": b"MZ\x90\0" + b"\0" * 200,
}


@pytest.mark.parametrize("kind", PAGES)
def test_what_a_browser_would_run_is_kept_as_bytes_and_called_so(uploader: Uploader, kind: str) -> None:
    file = uploader.whole(PAGES[kind], f"cute.{kind}.jpg", filetype="image/jpeg")
    assert (file.state, file.type, file.views) == ("ready", contents.PLAIN, {})
    assert kept(file) == PAGES[kind]


def test_an_archive_that_unpacks_to_a_thousand_times_its_size_is_kept_packed(uploader: Uploader) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("zeros", "w", force_zip64=True) as big,
    ):
        for _ in range(50):
            big.write(bytes(2**20))
    file = uploader.whole(out.getvalue(), "logs.zip")
    assert (file.state, file.type, kept(file)) == ("ready", contents.PLAIN, out.getvalue())


@pytest.mark.parametrize(
    ("head", "type_"),
    [
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\0" * 99, "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + b"\0" * 99, "video/quicktime"),
        (b"%PDF-1.7\n" + b"x" * 99, "application/pdf"),
        (b"", contents.PLAIN),
        (b"plain words", contents.PLAIN),
    ],
)
def test_a_type_is_told_by_the_bytes(head: bytes, type_: str) -> None:
    assert contents.of(head) == contents.Content(type_, picture=False)


def test_a_video_is_kept_as_it_is(uploader: Uploader) -> None:
    sent = b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(5000)
    file = uploader.whole(sent, "clip.mp4")
    assert (file.type, kept(file)) == ("video/mp4", sent)


@contextmanager
def scanner(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """What speaks clamd's INSTREAM and always answers the same."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line, line.makefile("rb") as told:
                    assert told.read(10) == b"zINSTREAM\0"
                    got = b""
                    while size := struct.unpack("!L", told.read(4))[0]:
                        got += told.read(size)
                    heard.append(got)
                    line.sendall(answer)

        threading.Thread(target=listen, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}", heard


def test_what_the_scanner_knows_is_refused_and_gone(uploader: Uploader) -> None:
    sent = b"X5O!P%@AP" * 100_000
    with scanner(b"stream: Eicar-Test-Signature FOUND\0") as (address, heard), override_settings(CLAMAV=address):
        file = uploader.whole(sent)
    assert (file.state, file.reason, heard) == ("refused", "infected", [sent])
    assert on_shelf() == []


def test_what_the_scanner_lets_through_is_there(uploader: Uploader) -> None:
    with scanner(b"stream: OK\0") as (address, _), override_settings(CLAMAV=address):
        assert uploader.whole(b"harmless").state == "ready"


def test_what_is_too_large_for_the_scanner_is_refused(uploader: Uploader) -> None:
    with scanner(b"INSTREAM size limit exceeded. ERROR\0") as (address, _), override_settings(CLAMAV=address):
        assert uploader.whole(b"large").reason == "too_large_to_scan"


def test_while_the_scanner_is_away_a_file_waits(uploader: Uploader, deferred: list[dict[str, Any]]) -> None:
    with override_settings(CLAMAV="127.0.0.1:1"):
        file = uploader.whole(b"unknown")
        assert (file.state, file.checks) == ("checking", 0)
    sweeping.sweep(at=NOON + timedelta(seconds=30))
    assert len(deferred) == 1
    sweeping.sweep(at=NOON + timedelta(seconds=90))
    assert deferred == [{"key": str(file.key)}] * 2
    checking.check(key=file.key, at=NOON)
    assert File.objects.get().state == "ready"


@pytest.fixture
def deferred(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Jobs that were queued, in their order."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr("aftersales.base.jobs.defer", lambda task, **told: bool(found.append(told)) or True)
    return found


def test_a_file_at_which_every_check_dies_is_refused(uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    path = uploader.begin(3).headers["Location"]
    uploader.put(path, b"bad")
    key = UUID(path.rpartition("/")[2])
    with monkeypatch.context() as dying:
        dying.setattr(contents, "look", lambda path: (_ for _ in ()).throw(SystemError("killed")))
        for _ in range(5):
            with pytest.raises(SystemError):
                checking.check(key=key, at=NOON)
    checking.check(key=key, at=NOON)
    assert File.objects.get().reason == "check_failed"


def test_a_check_that_was_killed_after_it_had_written_is_done_again_whole(
    uploader: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = picture()
    path = uploader.begin(len(sent)).headers["Location"]
    uploader.put(path, sent)
    key = UUID(path.rpartition("/")[2])
    with monkeypatch.context() as killed:
        killed.setattr(checking, "settle", lambda *args, **told: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            checking.check(key=key, at=NOON)
    assert File.objects.get().state == "checking"
    checking.check(key=key, at=NOON)
    checking.check(key=key, at=NOON)
    file = File.objects.get()
    assert (file.state, facts_of(key)) == ("ready", ["FileSettled"])
    assert on_shelf() == [f"{file.storage_key}/original", f"{file.storage_key}/thumbnail"]


def test_nobody_waits_for_a_picture_that_never_ends_its_decoder(
    uploader: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_REDRAW_SECONDS", 0.01)
    assert uploader.whole(picture()).reason == "unreadable_picture"
