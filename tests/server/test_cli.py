import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from aftersales.server import cli

REPOSITORY = Path(__file__).parents[2]
NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"


@pytest.fixture
def var() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="cli-") as folder:
        yield Path(folder) / "var"


def aftersales(*words: str, var: Path, url: str = "", say: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "AFTERSALES_VAR": str(var), "DATABASE_URL": url}
    command = [sys.executable, "-m", "aftersales.server.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, input=say, timeout=120, check=False)


def test_the_overview_names_every_command_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"  {command.name} " in told and command.help in told for command in cli.COMMANDS)
    assert all(" · " in command.help for command in cli.COMMANDS)


def test_no_command_at_all_is_a_misunderstanding(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "aftersales <command>" in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("aftersales ")


@pytest.mark.parametrize(("word", "hint"), [("servr", "serve"), ("xyzzy", "aftersales --help")])
def test_an_unknown_command_is_answered_with_the_nearest(
    word: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([word]) == 2
    told = capsys.readouterr().err
    assert hint in told
    assert "没有命令" in told


@pytest.mark.parametrize("name", [command.name for command in cli.COMMANDS])
def test_every_command_explains_itself_without_starting_a_database(name: str, var: Path) -> None:
    done = aftersales(name, "--help", var=var)
    assert done.returncode == 0, done.stderr
    assert f"aftersales {name}" in done.stdout
    assert not (var / "postgres").exists()


def test_the_database_answers_at_its_url_while_a_command_holds_it(var: Path) -> None:
    asked = aftersales("db", "--", "--no-psqlrc", "-Atc", "SELECT current_user, current_database()", var=var)
    assert asked.stdout == "aftersales|aftersales\n"
    piped = aftersales("db", var=var, say="CREATE TABLE t AS SELECT 1;\n")
    assert (piped.returncode, piped.stdout.strip()) == (0, "SELECT 1")
    url = json.loads(aftersales("db", "--json", var=var).stdout)["url"]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_named_database_is_used_and_none_is_started(var: Path) -> None:
    assert aftersales("db", "--url", var=var, url=NOWHERE).stdout == f"{NOWHERE}\n"
    assert not var.exists()


def test_a_database_that_cannot_be_reached_is_told_without_a_trace(var: Path) -> None:
    done = aftersales("migrate", var=var, url=NOWHERE)
    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr
    assert "连接不上" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("AFTERSALES_COMPANY_ZONE", "Shanghai"),
        ("AFTERSALES_COMPANY_ZONE", "../etc/passwd"),
        ("AFTERSALES_COMPANY_ZONE", "Asia"),
        ("AFTERSALES_SMTP_PORT", "smtp"),
        ("AFTERSALES_SMTP_PORT", "65536"),
        ("AFTERSALES_FILE_MB", "2 GB"),
        ("AFTERSALES_FILE_MB", "0"),
        ("AFTERSALES_ORDER_FILES", "-1"),
        ("AFTERSALES_FILES_GB", "1e9"),
        ("AFTERSALES_FILES_GB", "1000000000"),
        ("AFTERSALES_CLAMAV", "localhost"),
        ("AFTERSALES_CLAMAV", "localhost:clamd"),
        ("AFTERSALES_CLAMAV", ":3310"),
        ("AFTERSALES_STORE_ENDPOINT", "store.example.com"),
        ("AFTERSALES_STORE_ENDPOINT", "https://"),
        ("AFTERSALES_STORE_ENDPOINT", "https://store:0"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named_at_the_start(
    name: str, given: str, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, given)
    done = aftersales("migrate", var=var, url=NOWHERE)
    assert done.returncode == 1
    chinese, english = done.stderr.splitlines()
    assert name in chinese
    assert name in english
    assert given in english


def test_a_program_reads_why_a_command_failed(var: Path) -> None:
    var.write_text("a file stands in the way")
    done = aftersales("db", "--json", var=var)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"] == "postgres_folder_unwritable"


def findings(done: subprocess.CompletedProcess[str]) -> dict[str, tuple[bool, str]]:
    told = json.loads(done.stdout)
    assert told["good"] is (done.returncode == 0)
    return {one["check"]: (one["good"], one["mend"]) for one in told["findings"]}


def test_the_doctor_names_the_mend_of_each_fault_and_is_satisfied_when_it_is_mended(var: Path) -> None:
    before = findings(aftersales("doctor", "--json", var=var))
    assert before["doctor_database"] == before["doctor_version"] == before["doctor_clock"] == (True, "")
    good, mend = before["doctor_migrations"]
    assert not good
    assert "aftersales migrate" in mend
    assert aftersales("migrate", "--check", var=var).returncode == 1
    assert aftersales("migrate", var=var).returncode == 0
    assert aftersales("migrate", "--check", var=var).returncode == 0
    assert findings(aftersales("doctor", "--json", var=var))["doctor_migrations"] == (True, "")


def test_a_dump_restored_into_an_empty_folder_is_an_installation_again(var: Path, tmp_path: Path) -> None:
    dump, other = tmp_path / "all.sql", tmp_path / "var"
    assert aftersales("migrate", var=var).returncode == 0
    assert aftersales("db", "--dump", str(dump), var=var).returncode == 0
    done = aftersales("db", "--", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-f", str(dump), var=other)
    assert done.returncode == 0, done.stderr
    assert aftersales("migrate", var=other).returncode == 0
    found = findings(aftersales("doctor", "--json", var=other))
    assert found["doctor_migrations"] == found["doctor_restored"] == (True, "")


def test_the_doctor_examines_a_machine_without_a_database(var: Path) -> None:
    done = aftersales("doctor", "--json", var=var, url=NOWHERE)
    good, mend = findings(done)["doctor_database"]
    assert not good
    assert "127.0.0.1" in mend
    plain = aftersales("doctor", var=var, url=NOWHERE)
    assert "✗" in plain.stdout
    assert "→" in plain.stdout
    assert "Traceback" not in plain.stderr
