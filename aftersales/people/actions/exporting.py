"""What we hold of a person, handed out to them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from aftersales.base.facts import emit
from aftersales.people import access, queries
from aftersales.people.access import Actor
from aftersales.people.actions.sign_ins import own_record
from aftersales.people.events import PersonExported


@transaction.atomic
def export_person(*, key: UUID, by: Actor | None, at: datetime) -> dict[str, Any]:
    """What the person may take along: every column that the privacy register lets out. That it left is on record.

    One's own needs no right; another's only an administrator hands out.
    """
    if by is not None and by.key == key:
        access.refuse_token(by)
        person = own_record(by)
    else:
        person = access.lock_person(key, by)
        access.require_settings(by)
    emit(PersonExported(person=person.key, at=at, by=by and by.key))
    return queries.take_along(person)
