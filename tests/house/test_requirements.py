"""Lock files: everything by hash, nothing by address, so that what is installed is what was looked at."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.house.code import ROOT

LOCKS: Final = sorted((ROOT / "requirements").glob("*.txt"))


def test_every_list_of_wishes_has_its_lock() -> None:
    wishes = {path.stem for path in (ROOT / "requirements").glob("*.in")}
    assert wishes == {path.stem for path in LOCKS} != set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_requirement_has_a_version_and_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"^[A-Za-z0-9._\[\],-]+==\S+", line), line
        assert "--hash=sha256:" in line, line


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_no_lock_says_where_to_download_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|@ file:", text)
    told = re.sub(r"(?m)#.*$", "", text)
    assert set(re.findall(r"(?<!\S)-+[a-z][a-z-]*", told)) == {"--hash"}  # no option that names a place


def test_the_browsers_lock_has_integrity_and_no_address() -> None:
    lock = ROOT / "web" / "package-lock.json"
    text = lock.read_text(encoding="utf-8")
    assert '"integrity"' in text
    assert not re.search(r'"resolved":\s*"\w+://', text)
