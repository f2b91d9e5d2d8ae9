"""How the operations on an order's files are asked for: a file that is there, attached by the reader or about to be."""

from typing import Any, Final
from uuid import UUID

from aftersales.base.files import shelf
from aftersales.base.ids import new_key
from aftersales.base.models import File
from aftersales.workorders.models import Attachment, WorkOrder
from tests.house.ask import Ask, Scene
from tests.house.world import Reader, World

PLACE: Final = "rights-table"
BYTES: Final = b"what is in the file"


def ready(world: World, reader: Reader) -> File:
    """A file of the reader's that may be opened."""
    with shelf.joined([]) as empty:
        empty.path.write_bytes(BYTES)
        shelf.put(empty.path, f"{PLACE}/original")
    key = reader.person.key if reader.person is not None else new_key()
    File.objects.filter(storage_key=PLACE).update(storage_key=new_key().hex)
    return File.objects.create(
        uploaded_by=key, state="ready", name="note.txt", size=len(BYTES), offset=len(BYTES), storage_key=PLACE,
        type="text/plain", kept_size=len(BYTES), sha256=b"-", begun_at=world.at, settled_at=world.at,
    )  # fmt: skip


def attached(of: Scene) -> Scene:
    """A file that the reader has attached to the order of that scene, for its customer to see."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        asked = of(world, reader, relation)
        file = ready(world, reader)
        row = Attachment.objects.create(
            order=_order(asked.path["key"]), file=file, public=True, by=reader.person, at=world.at
        )
        return Ask({**asked.path, "attachment": row.key})

    return scene


def to_attach(of: Scene) -> Scene:
    """A file that the reader has uploaded, to be attached to the order of that scene."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        body: dict[str, Any] = {"files": [ready(world, reader).key]}
        return Ask(of(world, reader, relation).path, body)

    return scene


def _order(key: UUID) -> WorkOrder:
    return WorkOrder.objects.get(key=key)
