"""tus 1.0 as our door speaks it: what is taken, what is refused, and what a cut line leaves behind."""

import base64
import hashlib
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event as Signal
from threading import Thread
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import override_settings

from aftersales.base.errors import Conflict
from aftersales.base.files import checking, keeping, shelf, sweeping, taking, tus
from aftersales.base.files.rules import MB, Limits
from aftersales.base.ids import new_key
from aftersales.base.models import File, FilePart
from tests.base.files.conftest import Uploader, on_shelf
from tests.conftest import NOON, Api

pytestmark = pytest.mark.django_db
pytestmark = pytest.mark.django_db
DATA = bytes(range(256)) * 40


def key_of(path: str) -> UUID:
    return UUID(path.rpartition("/")[2])


def test_an_upload_comes_in_by_pieces_and_says_how_far_it_is(uploader: Uploader) -> None:
    begun = uploader.begin(len(DATA))
    path = begun.headers["Location"]
    assert (begun.status, begun.headers["Upload-Offset"], begun.headers["Tus-Resumable"]) == (201, "0", "1.0.0")
    assert "Upload-Expires" in begun.headers
    first = uploader.put(path, DATA[:4000])
    assert (first.status, first.headers["Upload-Offset"]) == (204, "4000")
    stands = uploader.send("HEAD", path)
    assert (stands.status, stands.headers["Upload-Offset"], stands.headers["Upload-Length"]) == (200, "4000", "10240")
    assert stands.headers["Cache-Control"] == "no-store"
    assert uploader.put(path, DATA[4000:], 4000).headers["Upload-Offset"] == "10240"
    checking.check(key=key_of(path), at=NOON)
    file = File.objects.get(key=key_of(path))
    assert (file.state, file.type, bytes(file.sha256 or b"")) == (
        "ready", "application/octet-stream", hashlib.sha256(DATA).digest(),
    )  # fmt: skip
    assert on_shelf() == [f"{file.storage_key}/original"]


def test_what_it_speaks_is_told(uploader: Uploader) -> None:
    for path in (uploader.address, f"{uploader.address}/{uuid4()}"):
        told = uploader.send("OPTIONS", path, Tus_Resumable=None)
        assert told.status == 204
        assert told.headers["Tus-Version"] == "1.0.0"
        assert told.headers["Tus-Extension"] == "creation,checksum,expiration,termination"
        assert "sha1" in told.headers["Tus-Checksum-Algorithm"]
        assert int(told.headers["Tus-Max-Size"]) == taking.limits().file


def test_another_version_of_the_protocol_is_refused(uploader: Uploader) -> None:
    path = uploader.begin(5).headers["Location"]
    for method, address in (("POST", uploader.address), ("HEAD", path), ("PATCH", path), ("DELETE", path)):
        for version in ("0.2.2", None):
            refused = uploader.send(method, address, b"", Tus_Resumable=version, Upload_Offset=0, Upload_Length=1)
            assert (refused.status, refused.headers["Tus-Version"]) == (412, "1.0.0"), method


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload_Length": "-1"}, 400), ({"Upload_Length": "x"}, 400), ({}, 400), ({"Upload_Length": "9" * 30}, 400),
        ({"Upload_Length": "٣"}, 400), ({"Upload_Defer_Length": "1"}, 422), ({"Upload_Length": str(2**45)}, 413),
        ({"Upload_Length": "5", "Upload_Metadata": "filename %%%"}, 400),
        ({"Upload_Length": "5", "Upload_Metadata": "x" * 5000}, 400),
        ({"Upload_Length": "5", "Upload_Metadata": "key bm90LWEta2V5"}, 400),
    ],
)  # fmt: skip
def test_a_beginning_that_makes_no_sense_is_refused(uploader: Uploader, headers: dict[str, str], status: int) -> None:
    assert uploader.send("POST", uploader.address, **headers).status == status
    assert not File.objects.exists()


def test_a_piece_must_fit_where_the_upload_stands(uploader: Uploader) -> None:
    path = uploader.begin(10).headers["Location"]
    assert uploader.put(path, b"12345").status == 204
    again = uploader.put(path, b"12345")
    assert (again.status, again.headers["Upload-Offset"]) == (409, "5")
    assert uploader.put(path, b"12345678", 5).status == 413
    assert uploader.put(path, b"1", 5, Content_Type="application/json").status == 415
    assert uploader.put(path, b"1", "five").status == 400
    assert uploader.send("HEAD", path).headers["Upload-Offset"] == "5"
    assert uploader.put(path, b"67890", 5).status == 204
    assert uploader.put(path, b"1", 10).status == 413


@pytest.mark.parametrize("algorithm", tus.ALGORITHMS)
def test_a_piece_that_was_damaged_on_the_way_is_thrown_away(uploader: Uploader, algorithm: str) -> None:
    path = uploader.begin(len(DATA)).headers["Location"]
    right = base64.b64encode(hashlib.new(algorithm, DATA).digest()).decode()
    torn = uploader.put(path, DATA[:-1] + b"x", Upload_Checksum=f"{algorithm} {right}")
    assert torn.status == 460
    assert uploader.send("HEAD", path).headers["Upload-Offset"] == "0"
    for wrong in ("crc32 AAAA", f"{algorithm} ???", "nonsense"):
        assert uploader.put(path, DATA, Upload_Checksum=wrong).status == 400
    assert uploader.put(path, DATA, Upload_Checksum=f"{algorithm} {right}").headers["Upload-Offset"] == str(len(DATA))


def test_a_client_that_can_only_post_says_what_it_means(uploader: Uploader) -> None:
    path = uploader.begin(3).headers["Location"]
    assert uploader.send("POST", path, b"abc", X_HTTP_Method_Override="PATCH", Upload_Offset=0).status == 204
    assert uploader.send("POST", path, X_HTTP_Method_Override="HEAD").headers["Upload-Offset"] == "3"
    assert uploader.send("POST", path, X_HTTP_Method_Override="DELETE").status == 204


def test_begun_twice_under_one_key_it_is_one_upload(uploader: Uploader) -> None:
    key = str(new_key())
    first = uploader.begin(10, key=key)
    uploader.put(first.headers["Location"], b"123")
    again = uploader.begin(10, key=key)
    assert (again.status, again.headers["Location"], again.headers["Upload-Offset"]) == (
        201, first.headers["Location"], "3",
    )  # fmt: skip
    assert uploader.begin(11, key=key).status == 409
    assert File.objects.count() == 1


def test_an_upload_of_somebody_else_does_not_exist(
    uploader: Uploader, browsers: Callable[..., Api], cast: SimpleNamespace
) -> None:
    path = uploader.begin(10).headers["Location"]
    key = str(key_of(path))
    readers = [
        (Uploader(browsers(None)), "/api/v1", 401), (Uploader(browsers(cast.agnes)), "/api/v1", 404),
        (Uploader(browsers(cast.ada)), "/api/v1", 404), (Uploader(browsers(cast.carl)), "/api/v1", 403),
        (Uploader(browsers(cast.carl)), "/api/v1/portal", 404), (uploader, "/api/v1/portal", 403),
    ]  # fmt: skip
    for reader, door, status in readers:
        address = f"{door}/uploads/{key}"
        assert reader.send("HEAD", address).status == status
        assert reader.put(address, b"x").status == status
        assert reader.send("DELETE", address).status == status
    assert Uploader(browsers(cast.agnes)).begin(10, key=key).status == 409
    assert uploader.send("HEAD", path).headers["Upload-Offset"] == "0"


def test_a_page_of_somebody_elses_cannot_upload(uploader: Uploader) -> None:
    assert uploader.send("POST", uploader.address, Upload_Length=5, X_CSRFToken="").status == 403


def test_an_upload_that_is_not_wanted_after_all_leaves_nothing(uploader: Uploader) -> None:
    path = uploader.begin(len(DATA)).headers["Location"]
    uploader.put(path, DATA[:100])
    assert len(on_shelf()) == 1
    assert uploader.send("DELETE", path).status == 204
    assert uploader.send("HEAD", path).status == 410
    assert uploader.put(path, DATA[100:], 100).status == 410
    sweeping.sweep(at=NOON)
    assert on_shelf() == [] and not File.objects.exists() and not FilePart.objects.exists()


def test_what_stopped_may_be_taken_up_for_a_week_and_goes_then(uploader: Uploader) -> None:
    path = uploader.begin(len(DATA)).headers["Location"]
    uploader.put(path, DATA[:100])
    stopped = File.objects.get()
    assert stopped.expires_at is not None
    sweeping.sweep(at=stopped.expires_at - timedelta(minutes=1))
    assert uploader.send("HEAD", path).status == 200
    assert sweeping.sweep(at=stopped.expires_at + timedelta(minutes=1)) >= 2
    assert on_shelf() == [] and not File.objects.exists()
    assert uploader.send("HEAD", path).status == 404


def test_what_nothing_refers_to_goes_after_a_day(uploader: Uploader) -> None:
    file = uploader.whole(DATA)
    sweeping.sweep(at=NOON + timedelta(hours=23))
    assert File.objects.exists() and on_shelf()
    sweeping.sweep(at=NOON + timedelta(hours=25))
    assert not File.objects.filter(pk=file.pk).exists() and on_shelf() == []


def test_what_is_attached_stays(uploader: Uploader) -> None:
    file = uploader.whole(DATA)
    keeping.claim(file.key, by=file.uploaded_by, at=NOON)
    sweeping.sweep(at=NOON + timedelta(days=400))
    assert on_shelf() == [f"{file.storage_key}/original"]
    with pytest.raises(Conflict):
        keeping.claim(file.key, by=file.uploaded_by, at=NOON)
    assert uploader.send("DELETE", f"{uploader.address}/{file.key}").status == 409


def test_a_photo_may_be_attached_before_it_comes_and_even_when_it_comes_very_late(
    uploader: Uploader, cast: SimpleNamespace
) -> None:
    key = new_key()
    promised = keeping.claim(key, by=cast.tess.key, at=NOON, may_promise=True)
    assert (promised.state, promised.size) == ("promised", None)
    assert uploader.send("HEAD", f"{uploader.address}/{key}").status == 404
    sweeping.sweep(at=NOON + timedelta(days=31))
    assert File.objects.get().state == "gone"
    file = uploader.whole(DATA, key=str(key))
    assert (file.key, file.state, file.attached_at) == (key, "ready", NOON)
    sweeping.sweep(at=NOON + timedelta(days=400))
    assert on_shelf() == [f"{file.storage_key}/original"]


def test_of_two_that_write_at_once_one_is_told_where_the_upload_stands(
    uploader: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both begin at the same offset; while the second has its piece in hand, the first has counted its own."""
    path = uploader.begin(10).headers["Location"]
    put, raced, rivals = shelf.put, [], [b"FIRST"]

    def meanwhile(place: Path, name: str) -> None:
        put(place, name)
        raced.extend([uploader.put(path, rivals.pop())] if rivals else [])

    monkeypatch.setattr(shelf, "put", meanwhile)
    second = uploader.put(path, b"second")
    assert raced[0].status == 204
    assert (second.status, second.headers["Upload-Offset"]) == (409, "5")
    assert uploader.put(path, b"-DONE", 5).status == 204
    file = File.objects.get()
    with shelf.joined(file.parts.order_by("offset").values_list("object", flat=True)) as whole:
        assert whole.path.read_bytes() == b"FIRST-DONE"


def test_a_kill_between_writing_and_counting_loses_and_doubles_nothing(
    uploader: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = uploader.begin(10).headers["Location"]
    with monkeypatch.context() as patched:
        patched.setattr(taking, "add_part", lambda *args, **told: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            uploader.put(path, b"12345")
    assert len(on_shelf()) == 1
    assert uploader.send("HEAD", path).headers["Upload-Offset"] == "0"
    assert uploader.put(path, b"1234567890").status == 204
    checking.check(key=key_of(path), at=NOON)
    file = File.objects.get()
    assert on_shelf() == [f"{file.storage_key}/original"]
    assert b"".join(shelf.read(on_shelf()[0], 0, 99)) == b"1234567890"


class Cut:
    """A body whose line is cut after some bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, size: int, /) -> bytes:
        if not self.data:
            raise OSError("connection reset")
        given, self.data = self.data[:size], self.data[size:]
        return given


def test_of_a_piece_that_was_cut_what_had_come_counts(uploader: Uploader, cast: SimpleNamespace) -> None:
    key = key_of(uploader.begin(10).headers["Location"])
    told: dict[str, Any] = {"key": key, "by": cast.tess.key, "at": NOON}
    cut = taking.append(**told, offset=0, length=10, stream=Cut(b"1234"), checksum=None)
    assert cut.offset == 4
    whole = taking.append(**told, offset=4, length=6, stream=Cut(b"567890"), checksum=None)
    assert (whole.offset, whole.state) == (10, "checking")


def test_a_large_body_is_counted_as_it_comes(uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PIECE_BYTES", 1000)
    path = uploader.begin(len(DATA)).headers["Location"]
    uploader.put(path, DATA)
    assert [part.size for part in FilePart.objects.order_by("offset")] == [1000] * 10 + [240]


def test_an_empty_file_is_a_file(uploader: Uploader) -> None:
    file = uploader.whole(b"", "empty.log")
    assert (file.state, file.kept_size) == ("ready", 0)


def test_too_much_is_too_much(uploader: Uploader) -> None:
    with override_settings(FILE_LIMITS=Limits(file=5 * MB, loose=7 * MB)):
        assert uploader.begin(5 * MB + 1).status == 413
        assert uploader.begin(5 * MB).status == 201
        refused = uploader.begin(3 * MB)
        assert refused.status == 413 and b"too_much_unattached" in refused.body
    with override_settings(FILE_LIMITS=Limits(total=6 * MB)):
        assert uploader.begin(2 * MB).status == 507


def test_a_full_disk_is_said_and_nothing_is_lost(uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    path = uploader.begin(10).headers["Location"]
    with monkeypatch.context() as full:
        full.setattr(shelf.os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        assert uploader.put(path, b"12345").status == 507
    assert uploader.send("HEAD", path).headers["Upload-Offset"] == "0"
    assert uploader.put(path, b"1234567890").status == 204


def test_only_so_many_come_in_at_once(uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    path = uploader.begin(3).headers["Location"]
    monkeypatch.setattr("aftersales.base.files.door._free.acquire", lambda blocking: False, raising=False)
    busy = uploader.put(path, b"abc")
    assert (busy.status, busy.headers["Retry-After"]) == (503, "1")


def test_what_was_done_with_a_photo_and_the_photo_itself_come_at_the_same_moment(
    ground: None, in_thread: Callable[[Callable[[], Any]], Thread]
) -> None:
    """A phone is back on its line: its outbox and its photos are sent beside one another, under one key."""
    key, by = new_key(), new_key()
    told = tus.Begun(size=10, name="photo.jpg", declared_type="image/jpeg", key=key)
    begun = Signal()

    def begin() -> None:
        with transaction.atomic():
            taking.begin(told, by=by, at=NOON)
            begun.set()
            time.sleep(0.3)

    uploading = in_thread(begin)
    begun.wait(10)
    claimed = keeping.claim(key, by=by, at=NOON, may_promise=True)
    uploading.join()
    assert (claimed.state, claimed.attached_at, claimed.size) == ("uploading", NOON, 10)
