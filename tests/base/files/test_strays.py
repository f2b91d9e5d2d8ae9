"""The shelf and the table of files are of one mind, or it is said in what they differ."""

import pytest

from aftersales.base.files import shelf, strays
from aftersales.base.models import File
from aftersales.server.doctor import files as doctor
from tests.base.files.conftest import Uploader, on_shelf, picture

pytestmark = pytest.mark.django_db


def told() -> dict[str, bool]:
    return {one.check: one.good for one in doctor.files()}


def test_a_shelf_nothing_was_ever_put_on_is_in_order() -> None:
    assert told() == {"doctor_files": True, "doctor_files_lost": True, "doctor_files_stray": True}


def test_what_comes_in_and_what_is_there_is_neither_stray_nor_lost(uploader: Uploader) -> None:
    uploader.whole(picture())
    path = uploader.begin(100).headers["Location"]
    uploader.put(path, b"0" * 50)
    uploader.begin(100)
    assert strays.compare() == strays.Compared([], 0)
    before = on_shelf()
    assert strays.drop() == 0
    assert on_shelf() == before


def test_a_folder_that_no_file_has_is_said_and_dropped_when_asked(uploader: Uploader) -> None:
    kept, stray = uploader.whole(picture()), uploader.whole(picture(size=(50, 50)))
    File.objects.filter(pk=stray.pk).delete()
    assert strays.compare() == strays.Compared([stray.storage_key], 0)
    assert told() == {"doctor_files": True, "doctor_files_lost": True, "doctor_files_stray": False}
    assert strays.drop() == 1
    assert {name.partition("/")[0] for name in on_shelf()} == {kept.storage_key}
    assert all(told().values())


def test_a_file_that_is_on_an_order_but_not_on_the_shelf_is_lost(uploader: Uploader) -> None:
    shelf.clear(uploader.whole(picture()).storage_key)
    assert strays.compare() == strays.Compared([], 1)
    assert told()["doctor_files_lost"] is False
