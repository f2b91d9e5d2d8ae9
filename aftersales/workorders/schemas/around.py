"""What the staff's door says of all that surrounds an order."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from aftersales.assets.schemas import Cover, EnvironmentOut
from aftersales.workorders.schemas.shown import KindOut, Named, StatedLine
from aftersales.workorders.states import Outcome


class Neighbour(StatedLine):
    """Another order, and what it came to: the outcome of its last visit, or how it was solved."""

    kind: KindOut
    asset: Named | None
    owner: Named | None
    reported_at: datetime
    resolved_at: datetime | None
    outcome: Outcome | None
    solution: str


class Alike(Neighbour):
    """An order that was solved and resembles this one; `alike` says in what."""

    alike: list[Literal["product", "category", "tags", "words"]]


class History(Schema):
    """Earlier orders, newest first, the last that was solved, and how many were reported in the last 30 days.

    `recent` leaves out the order itself and stops counting at 100.
    """

    rows: list[Neighbour]
    last: Neighbour | None
    recent: int


class AssetNow(Schema):
    """The thing the order is about, as it is covered today in the reader's zone."""

    key: UUID
    batch: str
    is_software: bool
    cover: Cover
    environment: EnvironmentOut | None


class CountedOut(Schema):
    """A counted part of the contract; `quantity` null is without limit."""

    what: str
    quantity: int | None
    used: int


class Around(Schema):
    """Everything that surrounds an order, and what this reader may do to it besides its moves."""

    may: list[Literal["update", "note", "plan", "hold", "lift", "link", "hand_off"]]
    watching: bool
    watchers: list[Named]
    asset: AssetNow | None
    counted: list[CountedOut]
    access_hours: dict[str, list[list[int]]] | None
    of_asset: History | None
    of_customer: History | None
    open: list[Neighbour]
    similar: list[Alike]
    related: list[Neighbour]
    children: list[Neighbour]
    duplicates: list[Neighbour]


class LetterOut(Schema):
    """A notice on its way to somebody: for the letter of their day if it is a `digest`, due while it waits, with the
    kind of trouble where the mail server refused. Expired came too late to be of use, dropped was no longer needed."""

    key: UUID
    to: Named
    text: str
    channel: Literal["email"]
    state: Literal["waiting", "sent", "failed", "expired", "dropped"]
    digest: bool
    at: datetime
    due_at: datetime
    sent_at: datetime | None
    read_at: datetime | None
    error: str


class LetterList(Schema):
    rows: list[LetterOut]
    next: str | None
