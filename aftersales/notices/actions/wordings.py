"""An installation says it in its own words, and tries them on itself."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs, runs
from aftersales.base.errors import Conflict
from aftersales.base.models import Run
from aftersales.base.versions import refuse_stale
from aftersales.notices import letters, wordings
from aftersales.notices.actions.posting import CANNOT_SEND, reason
from aftersales.notices.models import Wording
from aftersales.notices.queries import forget_wordings, own_wordings
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.people.rules import SETTLE

TRY: Final = "notices.try"


@transaction.atomic
def reword(*, code: str, language: str, text: str, version: int, by: Actor, at: datetime) -> None:
    """Say it so from now on; with nothing, in the product's words again. 0 is the version of what was not reworded."""
    by.require(SETTLE)
    wordings.check(code, text)
    row = Wording.objects.select_for_update().filter(code=code, language=language).first()
    refuse_stale(row.version if row else 0, version, {"text": (text, row.text if row else "")})
    if not text and row is not None:
        row.delete()
    elif row is None and text:
        Wording.objects.create(code=code, language=language, text=text)
    elif row is not None and row.text != text:
        row.text, row.version = text, row.version + 1
        row.save(update_fields=["text", "version"])
    transaction.on_commit(forget_wordings)


@transaction.atomic
def try_out(*, code: str, language: str, by: Actor, at: datetime) -> Run:
    """Have this notice sent to oneself, with made-up facts; the run says whether the mail server took it."""
    by.require(SETTLE)
    letters.require_sample(code)
    if not Person.objects.filter(pk=by.id, email__isnull=False).exists():
        raise Conflict("no_address_of_yours")
    run = runs.begin(TRY, at=at, params={"code": code, "language": language, "to": str(by.key)}, total=1, by=by.key)
    jobs.defer("notices.try", run=str(run.key))
    return run


def send_trial(*, run: UUID, at: datetime) -> str:
    """Send the trial letter of a run; how it ended. A run that has ended is not sent again."""
    row = Run.objects.filter(key=run, kind=TRY, state="running").first()
    if row is None:
        return "ended"
    person = Person.objects.get(key=row.params["to"])
    message = letters.trial(row.params["code"], row.params["language"], person, own_wordings(), at)
    try:
        message.send()
        told, state = {"why": ""}, "done"
    except CANNOT_SEND as error:
        told, state = {"why": reason(error)}, "failed"
    with transaction.atomic():
        runs.count(row, 1, at=at, result=told)
        runs.end(row, state, at=at)
    return state
