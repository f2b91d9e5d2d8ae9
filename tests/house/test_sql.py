"""Every `.sql` file is planned onto the index its comment names, on this PostgreSQL and on the distribution's 15.

The tables hold too little here for an index to be worth its while, so reading them whole is switched off: what is seen
is that the index *can* serve the statement, which is what breaks when a column or a condition changes. That it is also
the quickest way is measured by `make bench`, on a million rows.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import connection, transaction
from psycopg import ClientCursor

from aftersales.base.ids import new_key
from aftersales.dispatch.models import Decision, Offer, PolicyVersion, Round, Sending
from aftersales.notices.models import Delivery, Notice
from aftersales.people.models import Person, Team, Territory
from aftersales.server.postgres import Server
from aftersales.workorders.models import Booking, Hold, Kind, Mate, SlaClock, SlaEvent, Visit, Worklog, WorkOrder
from tests.house.code import PACKAGE, ROOT

DEBIAN: Final = Path("/usr/lib/postgresql/15/bin")
AT: Final = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
ROWS: Final = 2000
HOUR: Final = timedelta(hours=1)
FILES: Final = sorted(PACKAGE.glob("*/sql/*.sql"))
SAMPLES: Final[dict[str, Any]] = {
    "after_at": AT, "after_id": 0, "asset": 1, "at": AT, "before": AT, "behind": "b", "calendar": 1, "claim": "x",
    "cursor_id": 1, "ids": [1, 2],
    "calendars": [1], "customers": [1, 2], "days": ["2026-11-21"], "each": False, "longest": timedelta(hours=16),
    "remote": 45, "since": "1",
    "deepest": 20, "done_hours": 1, "engineer": 1, "engineers": [1, 2], "everything": [1], "failed_days": 7,
    "first": "a", "id": 1,
    "imported": False, "inferred": "import-inferred", "kinds": ["WorkOrderReported"], "limit": 50, "months": 2,
    "most": 3, "now": [1, 2], "open_first": True, "walk": 100,
    "names": ["workorders.notices"], "person": 1, "order": uuid4(), "orders": [1, 2], "origin": "import", "owners": [1],
    "recorded_at": AT, "seconds": 30, "silent_days": 7, "silent_from": 2, "states": None, "team": None, "teams": [1, 2],
    "territories": [1, 2], "tried": AT, "unassigned": False,
    "unsolved": ["triaged"],
    "views": '[{"name": "open", "mine": false, "unassigned": false, "overdue": false, "since": "0001-01-01"}]',
    "xid": "1", "day": AT.date(), "recent": AT, "zone": "Asia/Shanghai",
}  # fmt: skip
"""A value for every parameter there is, by its name: names mean the same in nearly all files."""
OWN_SAMPLES: Final[dict[str, dict[str, Any]]] = {
    "names": {"keys": [uuid4(), uuid4()]},
    "keep_slow_statement": {"fingerprint": "f", "hour": AT, "text": "SELECT ?", "milliseconds": 1200},
    "forget_slow_statements": {"days": 7},
    "narrow": {"asset": uuid4(), "owner": uuid4(), "customer": uuid4(), "team": uuid4(), "everything": []},
    "before": {"before": AT + timedelta(days=7)},
    "blockers": {"order": 1},
    "lock_window": {"window": "w"},
    "bookings": {"before": AT + timedelta(days=7), "without": None, "leaving": [1, 2]},
    "board_stops": {"before": AT + timedelta(days=7), "without": None},
    "board_kept": {"before": AT + timedelta(days=7)},
    "board_visits": {
        "before": AT + timedelta(days=7),
        "all_seen": False,
        "seen_territories": [1],
        "seen_teams": [1],
        "targets": ["arrival"],
        "reader": 1,
        "goes": True,
    },
    "changed": {"kinds": ["VisitPlanned"], "seen": "1:1:", "own": None},
    "need": {"targets": ["arrival"], "visits": [1, None]},
    "undecided": {
        "all_seen": False,
        "seen_territories": [1],
        "seen_teams": [1],
        "everything": False,
        "in_turn": [1],
        "waits": [2],
    },
    "taken": {"before": AT + timedelta(days=7)},
    "touched": {"people": [uuid4()], "keys": [uuid4()]},
    "search_own": {"before": None},
    "search_rare": {"everything": [], "before": [3]},
    "search_open": {"before": None},
    "search_over": {"before": None},
    "sla_log": {"order": 1, "targets": None},
    "sla_write": {"order": 1, "lines": "[]", "clocks": "[]"},
}
"""What a file means otherwise, by its name."""

SMALL: Final = "A dozen rows."
"""What the comment of a file says that needs no index."""

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Indexes are made anew first: what other tests wrote and took back swells some more than others, and the planner
    would choose among them by that."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("REINDEX SCHEMA public")
    with django_db_blocker.unblock(), transaction.atomic():
        _fill()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


def _fill() -> None:
    """Two thousand orders with all that hangs on them, and as many closed ones, over fifty teams, places and owners."""
    kind = Kind.objects.first()
    people = list(Person.objects.filter(name__in=("tess", "toby", "olaf")).order_by("pk"))
    names = [f"sql-{n}" for n in range(50)]
    teams = Team.objects.bulk_create(Team(key=new_key(), code=one, name_zh=one, name_en=one) for one in names)
    places = Territory.objects.bulk_create(
        Territory(key=new_key(), code=one, name_zh=one, name_en=one) for one in names
    )
    owners = Person.objects.bulk_create(Person(key=new_key(), name=one, email=f"{one}@example.com") for one in names)
    orders = WorkOrder.objects.bulk_create(
        batch_size=500,
        objs=[WorkOrder(
            key=new_key(), kind=kind, title="-", priority=n % 4, team=teams[n % 50], owner=owners[n // 7 % 50],
                territory=places[n // 3 % 50],
            state="triaged", triaged_at=AT, reported_at=AT, changed_at=AT, act_by_at=AT + timedelta(minutes=n),
            origin="import" if n % 20 == 0 else "", external_id=f"a{n}" if n % 20 == 0 else "",
        )
        for n in range(ROWS)],
    )  # fmt: skip
    WorkOrder.objects.bulk_create(
        batch_size=500,
        objs=[WorkOrder(
            key=new_key(), kind=kind, title="-", priority=2, team=teams[n % 50], owner=owners[n // 7 % 50],
            territory=places[n // 3 % 50], state="closed", triaged_at=AT, closed_at=AT, reported_at=AT, changed_at=AT,
        )
        for n in range(ROWS)],
    )  # fmt: skip
    SlaClock.objects.bulk_create(
        SlaClock(order=order, target="resolution", state="running", started_at=AT, due_at=AT, read_at=AT, next_at=AT)
        for order in orders
    )
    visits = Visit.objects.bulk_create(
        Visit(key=new_key(), order=order, number=1, engineer_id=people[n % 3].pk) for n, order in enumerate(orders)
    )
    Booking.objects.bulk_create(
        Booking(visit=visit, engineer_id=visit.engineer_id, period=(AT + n * HOUR, AT + (n + 1) * HOUR))
        for n, visit in enumerate(visits)
    )
    Booking.objects.bulk_create(  # of what customers held nearly all was let go
        Booking(engineer_id=people[0].pk, period=(AT - (n + 1) * HOUR, AT - n * HOUR), released_at=AT if n else None)
        for n in range(ROWS)
    )
    Mate.objects.bulk_create(Mate(visit=visit, engineer_id=people[0].pk) for visit in visits[1::3])
    Worklog.objects.bulk_create(
        Worklog(
            key=new_key(), order=visit.order, visit=visit, person=people[0], kind="work", source="entered",
            begins_at=AT + n * HOUR, ends_at=AT + (n + 1) * HOUR,
        )
        for n, visit in enumerate(visits)
    )  # fmt: skip
    version = PolicyVersion.objects.first()
    decisions = Decision.objects.bulk_create(
        Decision(
            key=new_key(), order=order, policy=version, at=AT, terms={}, asked={}, candidates=3, able=1, packed=b"-",
            chosen_id=people[0].pk, starts_at=AT, ends_at=AT + HOUR,
        )
        for order in orders
    )  # fmt: skip
    Sending.objects.bulk_create(
        Sending(decision=one, engineer_id=people[n % 3].pk, overruled=n % 3 > 0, at=AT + n * HOUR)
        for n, one in enumerate(decisions)
    )
    rounds = Round.objects.bulk_create(
        Round(
            key=new_key(), order=one.order, decision=one, how="offer", terms={}, state="over", opened_at=AT,
            expires_at=AT + HOUR, ended_at=AT + HOUR, followed_at=AT + HOUR,
        )
        for one in decisions
    )  # fmt: skip
    Round.objects.bulk_create(
        Round(
            key=new_key(), order=one.order, decision=one, how="offer", terms={}, state="open", opened_at=AT,
            expires_at=AT + HOUR, next_at=AT + HOUR,
        )
        for one in decisions[::9]
    )  # fmt: skip
    Offer.objects.bulk_create(
        Offer(
            key=new_key(), round=one, order=one.order, engineer_id=people[n % 3].pk, state="declined", reason="-",
            starts_at=AT, ends_at=AT + HOUR, answered_at=AT + n * HOUR,
        )
        for n, one in enumerate(rounds)
    )  # fmt: skip
    Hold.objects.bulk_create(
        Hold(key=new_key(), order=order, reason="-", source="person", placed_at=AT) for order in orders[::4]
    )
    SlaEvent.objects.bulk_create(
        SlaEvent(order=order, target=target, kind="pause", at=AT)
        for order in orders
        for target in ("response", "resolution")
    )
    notices = Notice.objects.bulk_create(
        Notice(key=new_key(), person=people[0], code="order_assigned", facts={}, effect=str(n), at=AT)
        for n in range(ROWS)
    )
    Delivery.objects.bulk_create(
        Delivery(key=new_key(), notice=one, channel="email", due_at=AT, send_before_at=AT) for one in notices
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO base_fact (kind, version, subject, actor, at, origin, request, audience, data)"
            " SELECT 'WorkOrderReported', 1, key, NULL, reported_at, '', '', '{}', '{}' FROM workorders_workorder"
        )
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, queueing_lock)"
            " SELECT 'default', 'x', '{}', (CASE n % 100 WHEN 0 THEN 'todo' WHEN 1 THEN 'doing' ELSE 'succeeded' END)"
            "::procrastinate_job_status, 'x ' || n FROM generate_series(1, 4000) n"
        )


def comment_of(text: str) -> str:
    return " ".join(line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--"))


def indexes() -> dict[str, str]:
    """The definition of every index by its name; those of partitions count as their parent's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()")
        return dict(cursor.fetchall())


def parents() -> dict[str, str]:
    """The index of the whole table behind the index of each partition."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT child.relname, parent.relname FROM pg_inherits"
            " JOIN pg_class child ON child.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent"
            " WHERE child.relkind = 'i'"
        )
        return dict(cursor.fetchall())


def plan_of(text: str, name: str = "") -> str:
    wanted, samples = set(re.findall(r"%\((\w+)\)s", text)), SAMPLES | OWN_SAMPLES.get(name, {})
    assert wanted <= samples.keys(), f"no sample for {wanted - samples.keys()}"
    with transaction.atomic(), connection.cursor() as django_cursor:
        django_cursor.execute("SET LOCAL enable_seqscan = off")
        with ClientCursor(connection.connection) as cursor:
            cursor.execute(f"EXPLAIN {text}", {one: samples[one] for one in wanted})  # noqa: S608 - our own files
            return "\n".join(line for (line,) in cursor.fetchall())


def used_in(plan: str) -> set[str]:
    above = parents()
    named = set(re.findall(r"Index(?: Only)? Scan(?: Backward)? (?:using|on) (\S+)", plan))
    named |= set(re.findall(r"Conflict Arbiter Indexes: (\S+)", plan))
    return {above.get(name, name) for name in named}


def promised(comment: str, known: dict[str, str]) -> set[str]:
    """The indexes a comment names: by name, or as the primary key, or as that of a foreign key."""
    names = set(re.findall(r"[a-z_0-9]+", comment)) & known.keys()
    column = re.search(r"foreign key (\w+)", comment)
    if column:
        names |= {name for name in known if name.startswith(f"{_table(comment)}_{column[1]}_")}
    if re.search(r"primary key", comment, re.IGNORECASE):
        names.add("primary key")
    return names


def _table(comment: str) -> str:
    """The table of a room's file, where the comment only says which column: assets/sql/… is of assets_asset."""
    room = comment.split("/")[0]
    return f"{room}_{room.removesuffix('s')}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_the_index_in_the_comment_serves_the_statement(path: Path, filled: None) -> None:
    text = path.read_text(encoding="utf-8")
    plan, wanted = plan_of(text, path.stem), promised(comment_of(text), indexes())
    used = used_in(plan)
    if not used and "Seq Scan" not in plan:
        return  # it calls a function or adds rows, and reads no table
    if not wanted and SMALL in comment_of(text):
        return  # what an administrator settles is read whole
    assert wanted, f"{path.name} names no index in its comment; its plan:\n{plan}"
    if "primary key" in wanted:
        assert any(name.endswith("_pkey") for name in used), plan
    missing = {name for name in wanted - {"primary key"} - used if not _served_by_a_twin(name, used)}
    assert not missing, f"not used: {missing}\n{plan}"


def _served_by_a_twin(name: str, used: set[str]) -> bool:
    """Whether an index on the same column of the same table came first: with so few rows either costs the same."""
    known = indexes()
    return any(_begins(known.get(name, "")) == _begins(known.get(other, "-")) for other in used)


def _begins(definition: str) -> str:
    """Table and first column of an index."""
    found = re.search(r" ON (?:ONLY )?(\S+) USING \w+ \((\w+)", definition)
    return f"{found[1]} {found[2]}" if found else definition


def test_a_statement_without_an_index_would_be_seen(filled: None) -> None:
    plan = plan_of("-- x\nSELECT key FROM workorders_workorder WHERE description = 'x'")
    assert used_in(plan) == set()


@pytest.mark.skipif("AFTERSALES_ON_DEBIAN" in os.environ, reason="this is the inner run")
def test_all_of_it_holds_on_the_distributions_postgresql(tmp_path: Path) -> None:
    """Migrations and every `.sql` file once more, on PostgreSQL 15 as Debian 12 has it."""
    assert (DEBIAN / "postgres").is_file(), "apt-get install postgresql-15: the product is promised to run on it"
    server = Server(tmp_path, durable=False, binaries=DEBIAN)
    server.start()
    try:
        environment = {**os.environ, "DATABASE_URL": server.url, "AFTERSALES_ON_DEBIAN": "1"}
        environment["AFTERSALES_VAR"] = str(tmp_path)
        told = SimpleNamespace(version=_version(server.url))
        assert told.version.startswith("15."), told.version
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", str(Path(__file__))]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    finally:
        server.stop()


def _version(url: str) -> str:
    code = "import psycopg,sys; print(psycopg.connect(sys.argv[1]).execute('SHOW server_version').fetchone()[0])"
    done = subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=True)
    return done.stdout.strip()
