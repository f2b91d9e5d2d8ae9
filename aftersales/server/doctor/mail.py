"""Letters: whether there is a mail server, whether it lets us in, and what did not go out."""

import smtplib
from collections.abc import Iterator

from django.core.mail import get_connection

from aftersales.base.clock import now
from aftersales.server.doctor.finding import Finding
from aftersales.server.operations import figures
from aftersales.server.settings import OPTIONS


def mail_server(host: str, port: int) -> Finding:
    """One sign-in and out, and no letter; nothing is asked where none is named."""
    if not host:
        return Finding("doctor_mail", False, {"folder": OPTIONS.var / "outbox"}, grave=False)
    post = get_connection(timeout=5)
    try:
        post.open()
        post.close()
    except (OSError, smtplib.SMTPException) as error:
        return Finding("doctor_mail_refused", False, {"host": host, "port": port, "why": type(error).__name__})
    return Finding("doctor_mail_refused", True, {"host": host, "port": port})


def letters() -> Iterator[Finding]:
    """What the newest of them came to."""
    told = figures.deliveries(at=now())
    yield Finding("doctor_letters", told["failed"] == 0, {"count": told["failed"]}, grave=False)
