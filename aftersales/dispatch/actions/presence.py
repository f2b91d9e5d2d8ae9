"""Being there 在岗: engineers say it of themselves, whoever plans their duty for them; an absence ends by itself."""

from datetime import datetime
from uuid import UUID

from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.base.versions import refuse_stale
from aftersales.dispatch import access
from aftersales.dispatch.events.decisions import EngineerPresenceSet
from aftersales.dispatch.models import Attendance
from aftersales.dispatch.rules import PresenceState, away_until
from aftersales.people import access as people
from aftersales.people.access import Actor


@verb
def set_presence(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    state: PresenceState,
    until_at: datetime | None = None,
    version: int | None = None,
) -> Attendance:
    """On duty, on a break (an hour unless told otherwise) or away until an instant. What a phone tells late does not
    undo what was said since."""
    engineer = access.lock_engineer(key, by)
    until_at = away_until(state, at, until_at)
    row = Attendance.objects.filter(engineer=engineer).first() or Attendance(engineer=engineer, version=0)
    refuse_stale(row.version, version, {"state": (state, row.state)})
    if row.version and row.set_at > at:
        raise Conflict("presence_said_since", state=row.state)
    row.state, row.set_at, row.until_at, row.by_id = state, at, until_at, by.id if by else None
    row.version += 1
    row.save()
    emit(
        EngineerPresenceSet(person=key, state=state, until_at=until_at, at=at, by=by.key if by else None),
        audience=people.heard_by(engineer.person),
    )
    return row


@verb
def end_next_absence(*, at: datetime) -> bool:
    """Somebody was to be back by now: they are on duty again; whether there was one. Index presence_until."""
    over = Attendance.objects.filter(until_at__lte=at).order_by("until_at").select_related("engineer__person").first()
    if over is None:
        return False
    key = over.engineer.person.key
    access.lock_engineer(key, None)  # another worker, or they themselves, may be quicker
    row = Attendance.objects.filter(pk=over.pk, until_at__lte=at).first()
    if row is not None and row.until_at is not None:
        set_presence(key=key, by=None, at=row.until_at, state=PresenceState.ON_DUTY)
    return True
