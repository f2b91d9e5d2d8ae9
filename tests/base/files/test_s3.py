"""The shelf in an S3-compatible store: moto's server on this machine, or another that AFTERSALES_TEST_S3 names."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import boto3
import pytest
from django.conf import settings
from django.test import override_settings
from moto.server import ThreadedMotoServer

from aftersales.base.files import shelf, strays, sweeping
from aftersales.base.files.rules import State
from aftersales.base.models import File
from tests.base.files.conftest import Uploader, picture
from tests.conftest import NOON

pytestmark = pytest.mark.django_db
ACCOUNT = {"region_name": "us-east-1", "aws_access_key_id": "test", "aws_secret_access_key": "test"}


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """Where the store listens."""
    if named := os.environ.get("AFTERSALES_TEST_S3"):
        yield named
        return
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def bucket(folder: Path, store: str) -> Iterator[str]:
    """A bucket of the test's own, in place of the folder."""
    name = f"test-{uuid4().hex}"
    boto3.client("s3", endpoint_url=store, **ACCOUNT).create_bucket(Bucket=name)
    options = {
        "bucket_name": name, "endpoint_url": store, "region_name": "us-east-1", "access_key": "test",
        "secret_key": "test", "file_overwrite": True, "default_acl": None, "signature_version": "s3v4",
    }  # fmt: skip
    files = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    with override_settings(STORAGES={**settings.STORAGES, "files": files}, FILES_WORKSHOP=folder):
        yield name


@pytest.fixture
def objects(bucket: str, store: str) -> Callable[[], list[str]]:
    """What lies in the bucket."""

    def found() -> list[str]:
        told = boto3.client("s3", endpoint_url=store, **ACCOUNT).list_objects_v2(Bucket=bucket)
        return sorted(one["Key"] for one in told.get("Contents", []))

    return found


def test_a_file_comes_in_by_pieces_is_drawn_anew_read_in_part_and_swept(
    uploader: Uploader, objects: Callable[[], list[str]]
) -> None:
    sent = picture(size=(2000, 1500))
    path = uploader.begin(len(sent)).headers["Location"]
    half = len(sent) // 2
    assert uploader.put(path, sent[:half]).status == 204
    assert len(objects()) == 1
    file = uploader_finishes(uploader, path, sent, half)
    place = file.storage_key
    assert objects() == [f"{place}/original", f"{place}/preview", f"{place}/thumbnail"]
    whole = b"".join(shelf.read(f"{place}/original", 0, file.kept_size or 0))
    assert whole.startswith(b"\xff\xd8") and len(whole) == file.kept_size
    assert b"".join(shelf.read(f"{place}/original", 5, 10)) == whole[5:15]
    File.objects.update(state=State.GONE, swept_at=None)
    sweeping.sweep(at=NOON)
    assert objects() == []


def uploader_finishes(uploader: Uploader, path: str, sent: bytes, half: int) -> File:
    from_there = uploader.put(path, sent[half:], half)
    assert from_there.status == 204
    key = path.rpartition("/")[2]
    sweeping.checking.check(key=File.objects.get(key=key).key, at=NOON)
    return File.objects.get(key=key)


def test_what_a_bucket_holds_and_what_the_tables_say_are_laid_together(
    uploader: Uploader, objects: Callable[[], list[str]]
) -> None:
    kept, lost = uploader.whole(picture()), uploader.whole(picture(size=(50, 50)))
    shelf.clear(lost.storage_key)
    uploader.whole(picture(size=(40, 40))).delete()
    found = strays.compare()
    assert (len(found.strays), found.lost) == (1, 1)
    assert strays.drop() == 1
    assert {name.partition("/")[0] for name in objects()} == {kept.storage_key}
