"""What the tables hold: somebody who rules, the holidays that promises need, an index that finds, room for facts."""

from collections.abc import Iterator

from django.db import connection

from aftersales.base.clock import now
from aftersales.people import queries as people
from aftersales.server import holidays, reindex
from aftersales.server.doctor.finding import Finding


def contents() -> Iterator[Finding]:
    """All of it."""
    yield Finding("doctor_admin", people.admins().exists())
    unfound = reindex.waiting()
    facts = {"count": sum(unfound.values()), "what": ", ".join(f"{name} {n}" for name, n in unfound.items())}
    yield Finding("doctor_search", not unfound, facts, grave=False)
    year, lacking = holidays.lacking(at=now())
    yield Finding("doctor_holidays", not lacking, {"year": year, "calendars": holidays.named(lacking)}, grave=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM base_fact_rest)")
        (outside,) = cursor.fetchone()
    yield Finding("doctor_months", not outside, grave=False)
