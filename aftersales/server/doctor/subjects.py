"""What is examined, by subject, and in which order: the one list."""

from collections.abc import Callable, Iterator
from typing import Final

from django.conf import settings

from aftersales.server.doctor.backups import backups
from aftersales.server.doctor.chosen import chosen
from aftersales.server.doctor.contents import contents
from aftersales.server.doctor.database import database
from aftersales.server.doctor.files import files
from aftersales.server.doctor.finding import Finding
from aftersales.server.doctor.machine import machine
from aftersales.server.doctor.mail import letters, mail_server
from aftersales.server.doctor.pages import pages
from aftersales.server.doctor.work import work
from aftersales.server.trouble import Trouble

Subject = Callable[[], Iterator[Finding]]
ALONE: Final[tuple[Subject, ...]] = (machine, backups, chosen, pages)
"""Examined without a database."""
WITH_TABLES: Final[tuple[Subject, ...]] = (work, letters, files, contents)
"""Examined where the tables are those of this program."""


def examine(trouble: Trouble | None) -> Iterator[Finding]:
    """Everything; what needs tables only where they are there."""
    for subject in ALONE:
        yield from subject()
    yield mail_server(settings.EMAIL_HOST, settings.EMAIL_PORT)
    found = list(database(trouble))
    yield from found
    if any(one.check == "doctor_migrations" and one.good for one in found):
        for subject in WITH_TABLES:
            yield from subject()
