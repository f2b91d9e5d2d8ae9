"""What is said on an order: to the customer, or among ourselves."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import nh3

from aftersales.base.compiled import Compiled
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import access
from aftersales.workorders.actions import clocks
from aftersales.workorders.actions.attachments import place
from aftersales.workorders.actions.entering import save
from aftersales.workorders.actions.replies.keeping import count_sent
from aftersales.workorders.events.orders import NoteAdded
from aftersales.workorders.models import Note, Watch, WorkOrder

_TAGS: Final = {"p", "br", "b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"}
_MOST_MENTIONS: Final = 20


def clean(body: str) -> str:
    """The HTML that may be kept of what somebody wrote: plain marks and safe links, nothing that runs or loads."""
    return nh3.clean(
        body,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
    ).strip()


@verb
def add_note(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    body: str,
    public: bool,
    mentions: Sequence[UUID] = (),
    note_key: UUID | None = None,
    files: Sequence[UUID] = (),
    may_promise: bool = False,
    templates: Sequence[UUID] = (),
) -> Note:
    """Say something on the order. Said in public by our side, it answers the customer and promises the next update.

    Who is mentioned hears of it and follows the order from then on. A customer's words are always public. Files that
    come with it may say all there is to say; with `may_promise` they need not have come yet.
    """
    order = access.lock(key, by, "note")
    if note_key is not None and _NOTE.first(note_key) is not None:
        raise Conflict("key_taken", field="key")
    public = public or (by is not None and by.is_customer)
    cleaned = clean(body)
    if not cleaned and not files:
        raise Invalid("empty_note", field="body")
    people = _mentioned(mentions)
    note = Note(order=order, author_id=by.id if by else None, public=public, body=cleaned, at=at)
    if note_key is not None:
        note.key = note_key
    note.save(force_insert=True)
    attached = place(order, files, by=by, at=at, public=public, note=note, may_promise=may_promise)
    if people:
        note.mentions.set(people)
        Watch.objects.bulk_create([Watch(order=order, person=person) for person in people], ignore_conflicts=True)
    if public and by is not None and not by.is_customer:
        _answered(order, by, at)
    if templates and by is not None:
        count_sent(order, templates, by=by, at=at)
    save(order, at=at)
    emit(
        NoteAdded(
            order=order.key, at=at, by=by.key if by else None, note=note.key, public=public,
            mentions=[person.key for person in people], files=[one.key for one in attached],
        ),
        audience=[*access.audience(order), *(f"person:{person.pk}" for person in people)],
    )  # fmt: skip
    return note


def _answered(order: WorkOrder, by: Actor, at: datetime) -> None:
    if order.responded_at is None:
        order.responded_at = at
        clocks.responded(order, by=by, at=at)
    clocks.updated(order, by=by, at=at)


_NOTE: Final = Compiled(lambda key: Note.objects.filter(key=key))


def _mentioned(keys: Sequence[UUID]) -> list[Person]:
    if not keys:
        return []
    if len(keys) > _MOST_MENTIONS:
        raise Invalid("too_many_mentions", field="mentions", max=_MOST_MENTIONS)
    people = list(Person.objects.filter(key__in=keys, is_customer=False, is_active=True).order_by("pk"))
    if len(people) < len(set(keys)):
        raise Invalid("no_such_person", field="mentions")
    return people


def leave_note(order: WorkOrder, body: str, *, by: Actor | None, at: datetime, public: bool = False) -> UUID | None:
    """The words that came with a move, kept as a note the move's fact points to; None when nothing was said."""
    cleaned = clean(body)
    if not cleaned:
        return None
    note = Note.objects.create(order=order, author_id=by.id if by else None, public=public, body=cleaned, at=at)
    return note.key
