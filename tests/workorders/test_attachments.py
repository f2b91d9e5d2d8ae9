"""Files of an order: who attaches, who sees, who takes away."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import override_settings

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.files import shelf, sweeping
from aftersales.base.files.events import FileSettled
from aftersales.base.files.rules import Limits
from aftersales.base.ids import new_key
from aftersales.base.models import File
from aftersales.customers.models import Contact
from aftersales.people.access import Actor
from aftersales.workorders import reactions
from aftersales.workorders.actions import attachments, notes
from aftersales.workorders.models import Attachment, Note, WorkOrder
from aftersales.workorders.queries.attachments import file_of, files_of
from tests.conftest import NOON, Api, facts_of


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> Any:
    store = {**settings.STORAGES["files"], "OPTIONS": {**settings.STORAGES["files"]["OPTIONS"], "location": tmp_path}}
    with override_settings(STORAGES={**settings.STORAGES, "files": store}):
        yield


def ready(by: Actor, name: str = "photo.jpg", data: bytes = b"0123456789", **differing: Any) -> File:
    """A file that somebody has uploaded."""
    place = uuid4().hex
    with shelf.joined([]) as empty:
        empty.path.write_bytes(data)
        shelf.put(empty.path, f"{place}/original")
    ordinary = {
        "uploaded_by": by.key, "state": "ready", "name": name, "size": len(data), "offset": len(data),
        "storage_key": place, "type": "image/jpeg", "kept_size": len(data), "sha256": b"-", "begun_at": NOON,
        "settled_at": NOON, "swept_at": NOON,
    }  # fmt: skip
    return File.objects.create(**{**ordinary, **differing})


def seen(order: WorkOrder, by: Actor) -> list[str]:
    return [row["name"] for row in files_of(order.key, by, cursor="", limit=200)["rows"]]


def test_who_may_not_write_on_an_order_attaches_nothing(
    triaged: WorkOrder, olaf: Actor, xena: Actor, tess: Actor
) -> None:
    for stranger in (olaf, xena):
        with pytest.raises(NotFound):
            attachments.attach(key=triaged.key, by=stranger, at=NOON, files=[ready(stranger).key], public=False)
    attachments.attach(key=triaged.key, by=tess, at=NOON, files=[ready(tess).key], public=False)
    assert seen(triaged, tess) == ["photo.jpg"]
    assert facts_of(triaged.key)[-1] == "FilesAttached"


def test_only_ones_own_uploads_can_be_attached_and_each_once(triaged: WorkOrder, tess: Actor, agnes: Actor) -> None:
    file = ready(agnes)
    for key in (file.key, new_key()):
        with pytest.raises(Invalid) as refused:
            attachments.attach(key=triaged.key, by=tess, at=NOON, files=[key], public=False)
        assert refused.value.code == "no_such_file"
    attachments.attach(key=triaged.key, by=agnes, at=NOON, files=[file.key, file.key], public=False)
    assert len(seen(triaged, agnes)) == 1
    with pytest.raises(Conflict) as twice:
        attachments.attach(key=triaged.key, by=agnes, at=NOON, files=[file.key], public=False)
    assert twice.value.code == "file_attached"


def test_what_was_refused_says_why_and_nothing_of_the_note_is_kept(triaged: WorkOrder, tess: Actor) -> None:
    bad = ready(tess, name="x.jpg", state="refused", reason="infected")
    with pytest.raises(Invalid) as refused:
        notes.add_note(key=triaged.key, by=tess, at=NOON, body="see", public=False, files=[ready(tess).key, bad.key])
    assert (refused.value.code, refused.value.facts["name"]) == ("file_infected", "x.jpg")
    assert not Note.objects.exists() and not Attachment.objects.exists()
    assert not File.objects.filter(attached_at__isnull=False).exists()


def test_a_customer_sees_what_is_meant_for_them_alone(
    triaged: WorkOrder, tess: Actor, carl: Actor, xena: Actor
) -> None:
    WorkOrder.objects.filter(pk=triaged.pk).update(contact=carl_contact(carl))
    internal = ready(tess, "internal.jpg")
    notes.add_note(key=triaged.key, by=tess, at=NOON, body="among us", public=False, files=[internal.key])
    notes.add_note(
        key=triaged.key, by=tess, at=NOON, body="for you", public=True, files=[ready(tess, "public.jpg").key]
    )
    attachments.attach(key=triaged.key, by=tess, at=NOON, files=[ready(tess, "desk.jpg").key], public=False)
    attachments.attach(key=triaged.key, by=carl, at=NOON, files=[ready(carl, "mine.jpg").key], public=False)
    assert seen(triaged, tess) == ["internal.jpg", "public.jpg", "desk.jpg", "mine.jpg"]
    assert seen(triaged, carl) == ["public.jpg", "mine.jpg"]
    with pytest.raises(NotFound):
        seen(triaged, xena)
    hidden = Attachment.objects.get(file=internal)
    with pytest.raises(NotFound):
        file_of(triaged.key, hidden.key, carl)
    assert file_of(triaged.key, hidden.key, tess) == internal


def carl_contact(carl: Actor) -> Contact:
    return Contact.objects.get(person=carl.id)


def test_a_file_is_found_on_its_own_order_alone(
    triaged: WorkOrder, report: Callable[..., WorkOrder], agnes: Actor
) -> None:
    attachments.attach(key=triaged.key, by=agnes, at=NOON, files=[ready(agnes).key], public=False)
    with pytest.raises(NotFound):
        file_of(report().key, Attachment.objects.get().key, agnes)


def test_the_files_of_an_erased_note_are_gone_with_it(triaged: WorkOrder, tess: Actor) -> None:
    notes.add_note(key=triaged.key, by=tess, at=NOON, body="said", public=False, files=[ready(tess).key])
    Note.objects.update(erased_at=NOON)
    assert seen(triaged, tess) == []
    with pytest.raises(NotFound):
        file_of(triaged.key, Attachment.objects.get().key, tess)


def test_ones_own_file_can_be_taken_away_and_then_there_is_nothing_left(
    triaged: WorkOrder, tess: Actor, toby: Actor, agnes: Actor, carl: Actor
) -> None:
    WorkOrder.objects.filter(pk=triaged.pk).update(contact=carl_contact(carl))
    (row,) = attachments.attach(key=triaged.key, by=tess, at=NOON, files=[ready(tess).key], public=True)
    with pytest.raises(NotAllowed):
        attachments.remove(key=triaged.key, attachment=row.key, by=carl, at=NOON)
    with pytest.raises(NotAllowed):
        attachments.remove(key=triaged.key, attachment=row.key, by=toby, at=NOON)
    attachments.remove(key=triaged.key, attachment=row.key, by=tess, at=NOON)
    with pytest.raises(NotFound):
        attachments.remove(key=triaged.key, attachment=row.key, by=tess, at=NOON)
    assert seen(triaged, tess) == []
    file = File.objects.get()
    assert (file.state, file.name) == ("gone", "")
    place = shelf.local_folder()
    sweeping.sweep(at=NOON)
    assert place is not None and not (place / file.storage_key).exists()
    assert facts_of(triaged.key)[-1] == "AttachmentRemoved"
    (other,) = attachments.attach(key=triaged.key, by=tess, at=NOON, files=[ready(tess).key], public=True)
    attachments.remove(key=triaged.key, attachment=other.key, by=agnes, at=NOON)


def test_an_order_holds_so_much_and_no_more(triaged: WorkOrder, tess: Actor) -> None:
    def attach() -> None:
        attachments.attach(key=triaged.key, by=tess, at=NOON, files=[ready(tess).key], public=False)

    with override_settings(FILE_LIMITS=Limits(order_files=2)):
        attach()
        attach()
        with pytest.raises(Conflict) as many:
            attach()
    with override_settings(FILE_LIMITS=Limits(order=25)), pytest.raises(Conflict) as large:
        attach()
    assert (many.value.code, large.value.code) == ("too_many_files", "files_too_large")
    assert len(seen(triaged, tess)) == 2


def test_a_note_may_be_nothing_but_a_picture(triaged: WorkOrder, tess: Actor) -> None:
    with pytest.raises(Invalid):
        notes.add_note(key=triaged.key, by=tess, at=NOON, body=" ", public=False)
    note = notes.add_note(key=triaged.key, by=tess, at=NOON, body="", public=False, files=[ready(tess).key])
    assert note.body == "" and Attachment.objects.get().note == note


def test_whoever_has_the_order_open_hears_when_a_file_is_there(triaged: WorkOrder, tess: Actor) -> None:
    file = ready(tess)
    settled = FileSettled(file=file.key, at=NOON, state="ready")
    reactions.settle_attachment(settled)
    assert "AttachmentSettled" not in facts_of(triaged.key)
    attachments.attach(key=triaged.key, by=tess, at=NOON, files=[file.key], public=False)
    reactions.settle_attachment(settled)
    assert facts_of(triaged.key)[-1] == "AttachmentSettled"


def test_a_phone_tells_of_pictures_that_have_not_come_yet(
    assigned: WorkOrder, tess: Actor, api: Callable[..., Api]
) -> None:
    first, second = new_key(), new_key()
    with pytest.raises(Invalid):
        notes.add_note(key=assigned.key, by=tess, at=NOON, body="", public=False, files=[first])
    notes.add_note(key=assigned.key, by=tess, at=NOON, body="", public=False, files=[first], may_promise=True)
    attachments.attach(key=assigned.key, by=tess, at=NOON, files=[second], public=False, may_promise=True)
    listed = api(tess).get(f"/api/v1/workorders/{assigned.key}/files").body["rows"]
    assert [row["state"] for row in listed] == ["promised", "promised"]
    unread = api(tess).get(f"/api/v1/workorders/{assigned.key}/files/{listed[0]['key']}")
    assert (unread.status, unread.body["code"]) == (404, "file_not_there")


def test_a_file_of_a_visit_says_so(assigned: WorkOrder, agnes: Actor, tess: Actor) -> None:
    visit = assigned.visits.create(number=1)
    with pytest.raises(Invalid):
        attachments.attach(key=assigned.key, by=tess, at=NOON, files=[ready(tess).key], public=False, visit=uuid4())
    attachments.attach(key=assigned.key, by=tess, at=NOON, files=[ready(tess).key], public=True, visit=visit.key)
    (row,) = files_of(assigned.key, agnes, cursor="", limit=9)["rows"]
    assert (row["visit"], row["public"], row["mine"]) == (visit.key, True, False)


def test_a_customer_reports_with_pictures_and_replies_with_one(
    api: Callable[..., Api], carl: Actor, acme: SimpleNamespace
) -> None:
    browser = api(carl)
    files = [str(ready(carl, f"{n}.jpg").key) for n in range(2)]
    made = browser.post(
        "/api/v1/portal/workorders", {"title": "broken", "asset": str(acme.asset.key), "files": files}
    )  # fmt: skip
    assert made.status == 201, made.body
    assert [one["name"] for one in made.body["files"]] == ["0.jpg", "1.jpg"]
    said = browser.post(
        f"/api/v1/portal/workorders/{made.body['key']}/notes", {"files": [str(ready(carl, "more.jpg").key)]}
    )
    assert [one["name"] for one in said.body["said"][0]["files"]] == ["more.jpg"]
    read = browser.get(f"/api/v1/portal/workorders/{made.body['key']}/files/{made.body['files'][0]['key']}")
    assert (read.status, read.body, read.headers["X-Content-Type-Options"]) == (200, b"0123456789", "nosniff")
    assert read.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_many_files_are_read_page_by_page(triaged: WorkOrder, tess: Actor) -> None:
    for n in range(5):
        attachments.attach(key=triaged.key, by=tess, at=NOON, files=[ready(tess, f"{n}").key], public=False)
    first = files_of(triaged.key, tess, cursor="", limit=3)
    rest = files_of(triaged.key, tess, cursor=first["next"], limit=3)
    assert [row["name"] for row in (*first["rows"], *rest["rows"])] == list("01234") and rest["next"] is None
