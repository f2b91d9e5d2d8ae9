"""Housekeeping and mail of people."""

from django.core.mail import send_mail
from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.base.words import say
from aftersales.people import sealed as sealing
from aftersales.people.actions import sign_ins
from aftersales.people.models import Person


@app.periodic(cron="23 3 * * *")
@app.task(name="people.sweep", queue="clock", queueing_lock="people.sweep")
def sweep(timestamp: int) -> None:
    """Nightly: drop revocations and sessions that nobody needs any more."""
    sign_ins.sweep(at=now())


@app.task(name="people.mail_reset_code", queue="mail")
def mail_reset_code(email: str, sealed: str) -> None:
    """The code for a new password, in the person's language."""
    person = Person.objects.get(email=email, is_active=True)
    body = say("mail_reset_code", person.language, name=person.name, number=sealing.unseal(sealed))
    send_mail(say("mail_reset_code_subject", person.language), body, None, [email])
