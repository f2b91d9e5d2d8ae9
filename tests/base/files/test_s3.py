"""The shelf in an S3-compatible store, where AFTERSALES_TEST_S3 names one: `moto_server -p 5555`, a MinIO, …

AFTERSALES_TEST_S3=http://127.0.0.1:5555 pytest tests/base/files/test_s3.py
"""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import boto3
import pytest
from django.conf import settings
from django.test import override_settings

from aftersales.base.files import shelf, sweeping
from aftersales.base.files.rules import State
from aftersales.base.models import File
from tests.base.files.conftest import Uploader, picture
from tests.conftest import NOON

ENDPOINT = os.environ.get("AFTERSALES_TEST_S3", "")
pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not ENDPOINT, reason="AFTERSALES_TEST_S3 names no store")]
ACCOUNT = {"region_name": "us-east-1", "aws_access_key_id": "test", "aws_secret_access_key": "test"}


@pytest.fixture(autouse=True)
def bucket(folder: Path) -> Iterator[str]:
    """A bucket of the test's own, in place of the folder."""
    name = f"test-{uuid4().hex}"
    boto3.client("s3", endpoint_url=ENDPOINT, **ACCOUNT).create_bucket(Bucket=name)
    options = {
        "bucket_name": name, "endpoint_url": ENDPOINT, "region_name": "us-east-1", "access_key": "test",
        "secret_key": "test", "file_overwrite": True, "default_acl": None, "signature_version": "s3v4",
    }  # fmt: skip
    store = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    with override_settings(STORAGES={**settings.STORAGES, "files": store}, FILES_WORKSHOP=folder):
        yield name


def objects(bucket: str) -> list[str]:
    found = boto3.client("s3", endpoint_url=ENDPOINT, **ACCOUNT).list_objects_v2(Bucket=bucket)
    return sorted(one["Key"] for one in found.get("Contents", []))


def test_a_file_comes_in_by_pieces_is_drawn_anew_read_in_part_and_swept(uploader: Uploader, bucket: str) -> None:
    sent = picture(size=(2000, 1500))
    path = uploader.begin(len(sent)).headers["Location"]
    half = len(sent) // 2
    assert uploader.put(path, sent[:half]).status == 204
    assert len(objects(bucket)) == 1
    file = uploader_finishes(uploader, path, sent, half)
    place = file.storage_key
    assert objects(bucket) == [f"{place}/original", f"{place}/preview", f"{place}/thumbnail"]
    whole = b"".join(shelf.read(f"{place}/original", 0, file.kept_size or 0))
    assert whole.startswith(b"\xff\xd8") and len(whole) == file.kept_size
    assert b"".join(shelf.read(f"{place}/original", 5, 10)) == whole[5:15]
    File.objects.update(state=State.GONE, swept_at=None)
    sweeping.sweep(at=NOON)
    assert objects(bucket) == []


def uploader_finishes(uploader: Uploader, path: str, sent: bytes, half: int) -> File:
    from_there = uploader.put(path, sent[half:], half)
    assert from_there.status == 204
    key = path.rpartition("/")[2]
    sweeping.checking.check(key=File.objects.get(key=key).key, at=NOON)
    return File.objects.get(key=key)
