"""A real installation in a folder of its own: backed up, hurt, brought back."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aftersales.server.backup import choosing, objects
from aftersales.server.backup.folder import Index, lines
from aftersales.server.trouble import Trouble
from tests.server.test_postgres import end_servers

REPOSITORY = Path(__file__).parents[2]
WRITE = """
import sys, os, django, hashlib
os.environ["DJANGO_SETTINGS_MODULE"] = "aftersales.server.settings"
from aftersales.server.cli import database_at_hand
with database_at_hand():
    django.setup()
    from aftersales.base.clock import now
    from aftersales.base.files import shelf
    from aftersales.base.models import File
    from aftersales.people.actions import erasing, persons
    from aftersales.people.models import Person
    verb, name = sys.argv[1:]
    if verb == "person":
        print(persons.add_person(by=None, at=now(), name=name, email=f"{name}@x.example", roles=("agent",)).key)
    elif verb == "erase":
        erasing.erase_person(key=name, by=None, at=now())
    elif verb == "file":
        data = name.encode() * 1000
        shelf.bring(f"{name}/original", [data])
        File.objects.create(
            uploaded_by="00000000-0000-7000-8000-000000000000", state="ready", name=name, size=len(data),
            offset=len(data), storage_key=name, kept_size=len(data), sha256=hashlib.sha256(data).digest(),
            begun_at=now(), settled_at=now(), attached_at=now(), swept_at=now(),
        )
    elif verb == "names":
        print(",".join(sorted(Person.objects.exclude(name="").values_list("name", flat=True))))
"""


@dataclass
class House:
    """One installation and its folder of backups."""

    var: Path
    folder: Path
    recipient: str = ""

    def env(self, var: Path | None = None) -> dict[str, str]:
        env = {
            name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "AFTERSALES_SECRET_KEY")
        }
        env |= {"PYTHONPATH": str(REPOSITORY), "AFTERSALES_VAR": str(var or self.var)}
        return env | {"AFTERSALES_BACKUP": str(self.folder), "AFTERSALES_BACKUP_RECIPIENT": self.recipient}

    def cli(self, *words: str, good: bool = True) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "aftersales.server.cli", *words], env=self.env(), capture_output=True, text=True
        )
        assert (done.returncode == 0) == good, done.stdout + done.stderr
        rows = [line for line in done.stdout.splitlines() if line.startswith("{")]
        return dict(json.loads(rows[-1])) if rows else {}

    def do(self, verb: str, name: str = "", *, var: Path | None = None) -> str:
        done = subprocess.run(
            [sys.executable, "-c", WRITE, verb, name], env=self.env(var), capture_output=True, text=True, check=True
        )
        return done.stdout.strip()


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("b")
    made = House(home / "var", home / "backup")
    made.cli("migrate")
    yield made
    end_servers(home)


def moment() -> str:
    """An instant between two changes."""
    time.sleep(1.1)
    at = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    time.sleep(1.1)
    return at


def test_any_moment_comes_back_with_its_files_and_without_those_who_were_erased(house: House) -> None:
    gone = house.do("person", "early")
    house.do("file", "aa11")
    house.cli("backup", "--json")
    house.do("person", "wanted")
    house.do("file", "bb22")
    at = moment()
    house.do("person", "late")
    house.do("erase", gone)
    house.cli("backup", "--json")  # the log and the list of the erased get there
    into = house.var.parent / "restored"

    told = house.cli("restore", "--to", at, "--into", str(into), "--json")

    assert house.do("names", var=into) == "wanted"
    assert (told["files"], told["files_missing"], told["files_damaged"]) == (2, 0, [])
    assert (told["erased_again"], told["erasures_refused"]) == (1, [])
    assert (into / "files" / "bb22" / "original").read_bytes() == b"bb22" * 1000
    assert (into / "secret-key").read_bytes() == (house.var / "secret-key").read_bytes()
    assert house.do("names") == "late,wanted", "the living one was not touched"

    house.cli("restore", "--into", str(into), "--json", good=False)
    latest = house.cli("restore", "--into", str(into), "--replace", "--json")
    assert house.do("names", var=into) == "late,wanted"
    assert (Path(latest["aside"]) / "postgres" / "data" / "PG_VERSION").exists()


def test_a_time_the_backup_does_not_have_is_refused_and_says_which_it_has(house: House) -> None:
    house.cli("backup", "--json")
    words = ("restore", "--into", str(house.var.parent / "r"), "--json", "--to")
    told = house.cli(*words, "2020-01-01T00:00", good=False)
    assert told["error"] == "restore_time_outside"
    assert told["facts"]["spans"]
    assert house.cli(*words, "noon", good=False)["error"] == "restore_time_unreadable"
    assert not (house.var.parent / "r").exists()


def test_a_sealed_backup_opens_with_its_key_alone_and_damage_is_found(house: House) -> None:
    keys = {name: house.var.parent / name for name in ("ours", "theirs")}
    house.recipient = objects.new_key(keys["ours"])
    objects.new_key(keys["theirs"])
    house.do("person", "Hidden-in-plain-sight")
    house.do("file", "cc33")
    house.cli("backup", "--json")

    for path in house.folder.rglob("*"):
        if path.is_file():
            assert b"Hidden-in-plain" not in path.read_bytes()
            assert b"cc33cc33" not in path.read_bytes()
    into = str(house.var.parent / "r")
    for words in ((), ("--key", str(keys["theirs"]))):
        refused = house.cli("restore", "--into", into, "--json", *words, good=False)
        assert refused["error"] in ("backup_key_wanted", "backup_not_opened")
    assert house.cli("backup", "verify", "--key", str(keys["ours"]), "--json")["looked"] == 1
    house.cli("restore", "--into", into, "--json", "--key", str(keys["ours"]))
    assert house.do("names", var=Path(into)) == "Hidden-in-plain-sight"

    (line,) = lines(house.folder)
    hurt = next(line.files.glob("*/original.age"))
    hurt.write_bytes(hurt.read_bytes()[:-1] + b"?")
    told = house.cli("backup", "verify", "--json", good=False)
    assert told["event"] == "backup_unsound"
    assert told["bad"] == ["files/cc33/original.age"]


def test_a_folder_that_is_not_mounted_is_not_written_into(house: House) -> None:
    house.cli("backup", "--json")
    house.folder.rename(house.folder.with_name("away"))
    assert house.cli("backup", "--json", good=False)["error"] == "backup_folder_lost"
    assert not house.folder.exists()
    house.cli("backup", "--begin", "--json")
    assert len(house.cli("backup", "list", "--json")["backups"]) == 1


def test_the_watch_brings_changes_over_within_its_round(house: House) -> None:
    environment = house.env()
    with subprocess.Popen(
        [sys.executable, "-m", "aftersales.server.cli", "backup", "watch"], env=environment, stderr=subprocess.PIPE
    ) as watch:
        try:
            until = time.monotonic() + 60
            while not (lines(house.folder) and lines(house.folder)[0].made()):
                assert time.monotonic() < until and watch.poll() is None
                time.sleep(0.2)
            house.do("person", "quick")
            (line,) = lines(house.folder)
            done = time.time()
            while line.until is None or line.until.timestamp() <= done:
                assert time.monotonic() < until
                time.sleep(0.2)
            assert time.time() - done < 30
        finally:
            watch.terminate()
            watch.communicate(timeout=20)
    into = house.var.parent / "r"
    house.cli("restore", "--into", str(into), "--json")
    assert house.do("names", var=into) == "quick"


def test_a_line_of_the_index_that_was_changed_is_noticed(tmp_path: Path) -> None:
    index = Index(tmp_path / "index.jsonl")
    index.replace([{"name": "a", "size": 1}, {"name": "b", "size": 2}])
    assert set(index.by_name()) == {"a", "b"}
    text = index.path.read_text()
    index.path.write_text(text[:-20])
    assert set(index.by_name()) == {"a"}, "cut off by a kill"
    index.path.write_text(text.replace('"size": 1', '"size": 7'))
    with pytest.raises(Trouble) as caught:
        index.by_name()
    assert caught.value.code == "backup_damaged"


@pytest.mark.parametrize("size", [0, 1, objects.CHUNK, 3 * objects.CHUNK + 7])
@pytest.mark.parametrize("sealed", [False, True])
def test_what_is_put_into_an_object_comes_out(tmp_path: Path, size: int, sealed: bool) -> None:
    path = tmp_path / "key"
    recipients = objects.recipients_of([objects.new_key(path)] if sealed else [])
    data = os.urandom(size)
    (tmp_path / "plain").write_bytes(data)
    with (tmp_path / "plain").open("rb") as source:
        kept = objects.write(tmp_path, "one", source, recipients=recipients, small=True)
    assert objects.digest(tmp_path / kept.name) == kept.sha256
    with objects.opened(tmp_path / kept.name, objects.keys_in(path) if sealed else []) as source:
        assert source.read() == data


def test_a_time_without_a_zone_is_one_of_this_machine() -> None:
    told = choosing.parse_time("2026-11-24T09:30")
    assert told == choosing.parse_time(told.astimezone().isoformat())
