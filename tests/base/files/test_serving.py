"""A file goes out: to be saved, not opened; whole, or the range that was asked for; never kept on the way."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory

from aftersales.base.errors import NotFound
from aftersales.base.files.serving import NoSuchRange, answer
from aftersales.base.models import File
from tests.base.files.conftest import Uploader, picture

pytestmark = pytest.mark.django_db


def asked(**headers: str) -> HttpRequest:
    return RequestFactory().get("/", headers={name.replace("_", "-"): value for name, value in headers.items()})


def body(response: HttpResponseBase) -> bytes:
    assert isinstance(response, HttpResponse | StreamingHttpResponse)
    return response.getvalue()


def test_it_is_saved_and_not_opened_and_no_proxy_keeps_it(uploader: Uploader) -> None:
    file = uploader.whole(b"<html>", "报告.html")
    response = answer(asked(), file)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%8A%A5%E5%91%8A.html")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"].startswith("private")
    assert (response["Content-Length"], body(response)) == ("6", b"<html>")


@pytest.mark.parametrize(
    ("asked_for", "told", "content"),
    [
        ("bytes=0-3", "bytes 0-3/10", b"0123"), ("bytes=4-", "bytes 4-9/10", b"456789"),
        ("bytes=-3", "bytes 7-9/10", b"789"), ("bytes=8-100", "bytes 8-9/10", b"89"),
        ("bytes=-100", "bytes 0-9/10", b"0123456789"),
    ],
)  # fmt: skip
def test_a_part_can_be_asked_for(uploader: Uploader, asked_for: str, told: str, content: bytes) -> None:
    response = answer(asked(Range=asked_for), uploader.whole(b"0123456789"))
    assert (response.status_code, response["Content-Range"], body(response)) == (206, told, content)


def test_a_part_that_is_not_there_is_refused_and_nonsense_gets_the_whole(uploader: Uploader) -> None:
    file = uploader.whole(b"0123456789")
    with pytest.raises(NoSuchRange):
        answer(asked(Range="bytes=10-"), file)
    for nonsense in ("bytes=", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=1-2x"):
        assert body(answer(asked(Range=nonsense), file)) == b"0123456789"
    old = answer(asked(Range="bytes=0-3", If_Range='"another"'), file)
    assert body(old) == b"0123456789"


def test_who_has_it_already_is_not_sent_it_again(uploader: Uploader) -> None:
    file = uploader.whole(b"0123456789")
    tag = answer(asked(), file)["ETag"]
    assert answer(asked(If_None_Match=tag), file).status_code == 304


def test_of_a_picture_there_are_smaller_ones(uploader: Uploader) -> None:
    file = uploader.whole(picture(size=(2000, 1000)))
    small, larger, whole = (answer(asked(), file, view) for view in ("thumbnail", "preview", "original"))
    assert int(small["Content-Length"]) < int(larger["Content-Length"]) < int(whole["Content-Length"])
    assert (small["Content-Type"], whole["Content-Type"]) == ("image/webp", "image/jpeg")
    assert len({small["ETag"], larger["ETag"], whole["ETag"]}) == 3
    assert len(body(small)) == int(small["Content-Length"])
    little = uploader.whole(picture())
    assert answer(asked(), little, "preview")["Content-Type"] == "image/jpeg"


def test_what_is_not_there_yet_or_no_longer_is_not_found(uploader: Uploader) -> None:
    uploader.begin(10)
    with pytest.raises(NotFound):
        answer(asked(), File.objects.get())
    with pytest.raises(NotFound):
        answer(asked(), uploader.whole(picture()[:150]))
