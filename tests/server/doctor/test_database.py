"""Faults of the database, of the background work and of what the tables hold, each caused and then mended."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from aftersales.base import jobs
from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.base.models import Beat, Cursor, Parked
from aftersales.notices.models import Delivery, Notice
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, CalendarYear, Person
from aftersales.server.doctor import database as databases
from aftersales.server.doctor import work as works
from aftersales.server.doctor.contents import contents
from aftersales.server.doctor.database import database, server, version
from aftersales.server.doctor.mail import letters
from aftersales.server.doctor.subjects import examine
from aftersales.server.doctor.work import work
from aftersales.server.trouble import Trouble
from aftersales.workorders.models import Stuck
from tests.server.doctor.conftest import Pick

AGO = timedelta(minutes=20)


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_database_that_does_not_answer_ends_the_examination_there(bad: Pick) -> None:
    found = list(examine(Trouble("database_unreachable", detail="nobody at home")))
    assert "nobody at home" in bad(found, "doctor_database").mend("en")
    assert not {one.check for one in found} & {"doctor_migrations", "doctor_admin", "doctor_worker"}


def test_a_postgresql_that_is_too_old(bad: Pick, good: Pick) -> None:
    assert "14.11" in str(bad([version(140011)], "doctor_version").facts)
    good([version(150000)], "doctor_version")


def test_migrations_that_wait(db: None, bad: Pick, good: Pick) -> None:
    good(database(None), "doctor_migrations")
    MigrationRecorder.Migration.objects.filter(app="feedback").order_by("-id").first().delete()
    found = list(examine(None))
    assert "aftersales migrate" in bad(found, "doctor_migrations").mend("en")
    assert "doctor_admin" not in {one.check for one in found}


def test_a_clock_that_is_off(db: None, monkeypatch: pytest.MonkeyPatch, bad: Pick, good: Pick) -> None:
    good(database(None), "doctor_clock")
    true = databases.time.time
    monkeypatch.setattr(databases.time, "time", lambda: true() - 60)
    found = bad(database(None), "doctor_clock")
    assert found.grave
    assert "NTP" in found.mend("en")


@pytest.fixture
def ascii_database(db: None) -> Iterator[Any]:
    """A connection to a database that takes bytes for letters."""
    told = {name.lower(): str(connection.settings_dict[name]) for name in ("USER", "PASSWORD", "HOST", "PORT")}
    name = sql.Identifier("doctor_ascii")
    with psycopg.connect(dbname="postgres", autocommit=True, **{key: one for key, one in told.items() if one}) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0").format(name))
        other = connection.copy()
        other.settings_dict = {**other.settings_dict, "NAME": "doctor_ascii"}
        yield other
        other.close()
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def test_an_encoding_that_holds_no_chinese(
    ascii_database: Any, monkeypatch: pytest.MonkeyPatch, bad: Pick, good: Pick
) -> None:
    good(server(), "doctor_encoding")
    monkeypatch.setattr(databases, "connection", ascii_database)
    found = bad(server(), "doctor_encoding")
    assert found.grave
    assert "template0" in found.mend("en")


def test_too_few_connections(db: None, monkeypatch: pytest.MonkeyPatch, bad: Pick, good: Pick) -> None:
    good(server(), "doctor_connections")
    monkeypatch.setattr(databases, "LEAST_CONNECTIONS", 100_000)
    assert "max_connections" in bad(server(), "doctor_connections").mend("en")


def test_a_database_that_forgets_at_a_power_loss(db: None, bad: Pick) -> None:
    """The tests' own is such a one."""
    found = bad(server(), "doctor_durable")
    assert found.grave
    assert "fsync" in found.mend("en")


def test_a_database_that_cannot_be_written(db: None, bad: Pick, good: Pick) -> None:
    good(server(), "doctor_read_only")
    run("SET TRANSACTION READ ONLY")
    assert "primary" in bad(server(), "doctor_read_only").mend("en")


def test_a_dump_from_elsewhere(db: None, bad: Pick, good: Pick) -> None:
    good(work(), "doctor_restored")
    Cursor.objects.create(name="from elsewhere", xid=2**60)
    assert "aftersales migrate" in bad(work(), "doctor_restored").mend("en")


def test_a_fact_that_was_given_up(db: None, bad: Pick, good: Pick) -> None:
    good(work(), "doctor_given_up")
    at = now()
    told = {"fact_id": 1, "fact_recorded_at": at, "next_try_at": at, "given_up_at": at}
    Parked.objects.create(subscriber="one", subject=new_key(), **told)
    assert "--retry" in bad(work(), "doctor_given_up").mend("en")


def test_due_work_that_fails(db: None, report: Callable[..., Any], bad: Pick, good: Pick) -> None:
    good(work(), "doctor_failing")
    order = report()
    Stuck.objects.create(order=order, what="response", since_at=now(), next_try_at=now())
    assert f"W-{order.number}" in bad(work(), "doctor_failing").mend("en")


def test_nobody_does_the_work(db: None, bad: Pick, good: Pick) -> None:
    for part in ("relay", "clock", "housekeeping"):
        Beat.objects.create(part=part, at=now())
    good(work(), "doctor_worker")
    Beat.objects.filter(part="relay").update(at=now() - AGO)
    found = bad(work(), "doctor_worker")
    assert (found.facts["parts"], found.grave) == (["relay"], False)


@pytest.fixture
def queue(db: None) -> Iterator[None]:
    run("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    yield


def test_a_job_that_waits_for_long(queue: None, bad: Pick, good: Pick) -> None:
    jobs.defer("notices.send", delivery="1", not_before=now() - timedelta(minutes=5))
    good(work(), "doctor_jobs_waiting")
    jobs.defer("notices.send", delivery="2", not_before=now() - AGO)
    assert bad(work(), "doctor_jobs_waiting").facts["minutes"] == 20


def test_a_job_that_failed(queue: None, bad: Pick, good: Pick) -> None:
    jobs.defer("notices.send", delivery="1")
    good(work(), "doctor_jobs_failed")
    run("UPDATE procrastinate_jobs SET status = 'failed'")
    assert "notices.send" in bad(work(), "doctor_jobs_failed").mend("en")


def test_a_reader_of_facts_that_lags(
    transactional_db: None, report: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, bad: Pick, good: Pick
) -> None:
    good(work(), "doctor_relay")
    Cursor.objects.get_or_create(name="workorders.notices")
    report()
    monkeypatch.setattr(works, "LAG_SECONDS", -1)
    assert "workorders.notices" in bad(work(), "doctor_relay").mend("en")


def test_a_letter_that_was_given_up(db: None, tess: Actor, bad: Pick, good: Pick) -> None:
    good(letters(), "doctor_letters")
    notice = Notice.objects.create(person_id=tess.id, code="x", effect="x", at=now())
    Delivery.objects.create(notice=notice, channel="email", state="failed", send_before_at=now())
    assert bad(letters(), "doctor_letters").facts["count"] == 1


def test_nobody_rules(db: None, ada: Actor, bad: Pick, good: Pick) -> None:
    good(contents(), "doctor_admin")
    Person.objects.filter(pk=ada.id).update(is_active=False)
    assert "createadmin" in bad(contents(), "doctor_admin").mend("en")


def test_facts_outside_their_months(db: None, bad: Pick, good: Pick) -> None:
    good(contents(), "doctor_months")
    run(
        "INSERT INTO base_fact (kind, version, subject, at, recorded_at, origin, request, audience, data)"
        " VALUES ('LampLit', 1, gen_random_uuid(), now(), '1999-01-01', '', '', '{}', '{}')"
    )
    assert bad(contents(), "doctor_months").grave is False


def test_holidays_nobody_has_entered(db: None, bad: Pick) -> None:
    own = Calendar.objects.create(code="own", name_zh="自有", name_en="Own", weekly={})
    CalendarYear.objects.create(calendar=own, year=2020, trust="published")
    assert "Own" in bad(contents(), "doctor_holidays").mend("en")
