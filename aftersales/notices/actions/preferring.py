"""What each person wants to hear by e-mail, and when."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from aftersales.base.errors import Invalid
from aftersales.notices.models import Hours, Preference
from aftersales.notices.rules import MANNERS, SEE
from aftersales.notices.states import Mail
from aftersales.people.access import Actor


@transaction.atomic
def prefer(*, email: Mapping[str, Mail], by: Actor, at: datetime) -> None:
    """Choose, by code, how it comes by e-mail. What is not named stays as it was."""
    by.require(SEE)
    unknown = sorted(email.keys() - MANNERS.keys())
    if unknown:
        raise Invalid("unknown_notice_code", field="email", codes=unknown)
    hasty = sorted(code for code, mail in email.items() if mail is Mail.DIGEST and not MANNERS[code].collects)
    if hasty:
        raise Invalid("notice_cannot_wait", field="email", codes=hasty)
    for code, mail in sorted(email.items()):
        chosen = {"email": mail is not Mail.NO, "digest": mail is Mail.DIGEST}
        Preference.objects.update_or_create(person_id=by.id, code=code, defaults=chosen)


@transaction.atomic
def keep_hours(*, quiet_from: int, quiet_until: int, digest_at: int, by: Actor, at: datetime) -> None:
    """When nothing but what is urgent leaves for oneself, and when the letter of the day does, in minutes of
    the day by one's own clock."""
    by.require(SEE)
    hours = {"quiet_from": quiet_from, "quiet_until": quiet_until, "digest_at": digest_at}
    Hours.objects.update_or_create(person_id=by.id, defaults=hours)
