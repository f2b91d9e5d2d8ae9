"""Uploads as a client makes them, into a folder of the test's own."""

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import override_settings
from PIL import Image

from aftersales.base.files import checking, shelf
from aftersales.base.models import File
from aftersales.people.access import Actor
from aftersales.people.models import Person
from tests.conftest import NOON, Answer, Api


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """The shelf, in a folder of its own."""
    store = {**settings.STORAGES["files"], "OPTIONS": {**settings.STORAGES["files"]["OPTIONS"], "location": tmp_path}}
    with override_settings(STORAGES={**settings.STORAGES, "files": store}):
        yield tmp_path


def on_shelf() -> list[str]:
    """What lies on the shelf, the workshop left out."""
    place = shelf.local_folder()
    assert place is not None
    found = (path.relative_to(place) for path in place.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if path.parts[0] != ".workshop")


class Uploader:
    """A tus client, as small as one can be."""

    def __init__(self, browser: Api, door: str = "/api/v1") -> None:
        self.browser, self.address = browser, f"{door}/uploads"

    def send(self, method: str, path: str, body: bytes = b"", **headers: Any) -> Answer:
        told = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        content = told.pop("Content-Type", "application/offset+octet-stream")
        version = told.pop("Tus-Resumable", "1.0.0")
        told = {"X-CSRFToken": "c" * 32, **({"Tus-Resumable": version} if version != "None" else {}), **told}
        response = self.browser.client.generic(method, path, body, content_type=content, headers=told)
        return Answer(response.status_code, response.content, response.headers)

    def begin(self, size: int, name: str = "photo.jpg", **metadata: str) -> Answer:
        told = {"filename": name, "filetype": "image/jpeg", **metadata}
        pairs = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in told.items())
        return self.send("POST", self.address, Upload_Length=size, Upload_Metadata=pairs)

    def put(self, path: str, data: bytes, offset: int | str = 0, **headers: Any) -> Answer:
        return self.send("PATCH", path, data, Upload_Offset=offset, **headers)

    def whole(self, data: bytes, name: str = "photo.jpg", **metadata: str) -> File:
        """All of it at once, and looked at."""
        path = self.begin(len(data), name, **metadata).headers["Location"]
        if data:
            assert self.put(path, data).status == 204
        return looked_at(UUID(path.rpartition("/")[2]))


def looked_at(key: UUID) -> File:
    """As the job does it."""
    checking.check(key=key, at=NOON)
    return File.objects.get(key=key)


@pytest.fixture
def browsers(cast: SimpleNamespace) -> Callable[[Actor | None], Api]:
    """`browsers(agnes)` is a browser in which Agnes is signed in; `browsers(None)` a stranger's."""
    return lambda actor: Api(Person.objects.get(pk=actor.id) if actor is not None else None)


@pytest.fixture
def uploader(browsers: Callable[[Actor | None], Api], tess: Actor) -> Uploader:
    """Tess's."""
    return Uploader(browsers(tess))


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **how: Any) -> bytes:
    """A picture that is red on its left half."""
    drawn = Image.new("RGB", size, "white")
    drawn.paste((200, 0, 0), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    drawn.save(out, kind, **how)
    return out.getvalue()
