"""A replay that is killed with kill -9 half-way, in a database of its own, and run again."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from aftersales.server.replay.run import BATCH

REPOSITORY = Path(__file__).parents[2]
CASES = 260
BEGINNING = datetime(2016, 3, 1, 1, 0, tzinfo=UTC)
STEPS = ("Insert ticket", "Assign seriousness", "Take in charge ticket", "Wait", "Resolve ticket", "Closed")


@pytest.fixture
def url(django_db_setup: None) -> Iterator[str]:
    """A fresh database beside the tests' own."""
    told = connection.settings_dict
    name = f"replay_killed_{uuid4().hex[:8]}"

    def at(database: str) -> str:
        where = f"?host={quote(told['HOST'], safe='/')}" + (f"&port={told['PORT']}" if told["PORT"] else "")
        return f"postgresql://{told['USER']}@/{database}{where}"

    with psycopg.connect(at("postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield at(name)
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Cases that begin a minute apart and go on for days, so that they are told in among each other."""
    rows = ["case_id,activity,timestamp,resource"]
    for case in range(CASES):
        for step, activity in enumerate(STEPS):
            at = BEGINNING + timedelta(minutes=case, hours=7 * step)
            rows.append(f"{case},{activity},{at.isoformat()},person {case % 7}")
    path = tmp_path / "log.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def start(url: str, *words: str, var: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "AFTERSALES_VAR": str(var), "DATABASE_URL": url}
    command = [sys.executable, "-m", "aftersales.server.cli", *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done(url: str, *words: str, var: Path) -> str:
    process = start(url, *words, var=var)
    told, complaint = process.communicate(timeout=600)
    assert process.returncode == 0, complaint + told
    return told


def account(url: str, source: str) -> list[tuple[str, str, str]]:
    """Each case with its state and all its facts."""
    with psycopg.connect(url) as db:
        return db.execute(
            """
            SELECT split_part(w.external_id, ':', 2), w.state,
                   string_agg(concat_ws(' ', f.kind, f.at, f.origin, f.data ->> 'mark'), ', ' ORDER BY f.id)
              FROM workorders_workorder w JOIN base_fact f ON f.subject = w.key
             WHERE w.external_id LIKE %s GROUP BY 1, 2 ORDER BY 1
            """,
            [f"{source}:%"],
        ).fetchall()


def wait_until_half_way(url: str, process: subprocess.Popen[str]) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        for _ in range(6000):
            row = db.execute("SELECT done FROM base_run WHERE kind = 'replay'").fetchone()
            if row is not None and row[0] >= BATCH:
                return
            assert process.poll() is None, process.communicate()
            time.sleep(0.02)
    raise AssertionError("nothing was committed in two minutes")


def test_a_replay_killed_half_way_and_run_again_ends_as_one_that_was_not(url: str, log: Path, tmp_path: Path) -> None:
    var = tmp_path / "var"
    done(url, "migrate", var=var)
    first = start(url, "replay", str(log), "--source", "killed", "--json", var=var)
    wait_until_half_way(url, first)
    first.kill()
    first.communicate()
    assert first.returncode == -9
    with psycopg.connect(url) as db:
        ((reached, total, state),) = db.execute(
            "SELECT done, total, state FROM base_run WHERE kind = 'replay'"
        ).fetchall()
    assert BATCH <= reached < total
    assert state == "running"
    again = json.loads(done(url, "replay", str(log), "--source", "killed", "--json", var=var))
    assert again["good"]
    assert again["rows"]["applied"] + again["rows"]["unchanged"] == CASES * len(STEPS)
    assert again["run"]["rows"] < CASES * len(STEPS)
    whole = json.loads(done(url, "replay", str(log), "--source", "whole", "--json", var=var))
    assert account(url, "killed") == account(url, "whole")
    same = ("rows", "moves", "inferred", "states", "clock", "facts")
    assert {name: again[name] for name in same} == {name: whole[name] for name in same}
