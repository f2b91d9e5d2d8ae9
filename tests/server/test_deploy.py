"""The samples in `deploy/` speak of this product: its commands, its settings, its addresses."""

import argparse
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from aftersales.server.commands import serve
from aftersales.server.variables.declared import VARIABLES

DEPLOY = Path(__file__).parents[2] / "deploy"
SETTING = re.compile(r"\b(AFTERSALES_[A-Z_]+|DATABASE_URL)\b")


def words(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_every_setting_a_sample_names_is_one_of_ours(path: Path) -> None:
    assert set(SETTING.findall(path.read_text(encoding="utf-8"))) - VARIABLES.keys() == set()


@pytest.mark.parametrize("name", ["Caddyfile", "Containerfile", "aftersales.service"])
def test_every_sample_says_what_was_tried_of_it_and_what_was_not(name: str) -> None:
    assert all(told in words(name) for told in ("Tried:", "Not tried:", "To try it:"))


def served(command: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(exit_on_error=False)
    serve.add_arguments(parser)
    return parser.parse_args(command)


def test_the_unit_starts_the_product_as_an_account_without_rights() -> None:
    told = dict(re.findall(r"^([A-Za-z]+)=(.*)$", words("aftersales.service"), flags=re.MULTILINE))
    program, command, *rest = shlex.split(told["ExecStart"])
    assert (program, command) == ("/opt/aftersales/bin/aftersales", "serve")
    assert served(rest).json
    assert (told["User"], told["NoNewPrivileges"], told["CapabilityBoundingSet"]) == ("aftersales", "yes", "")
    assert "MemoryDenyWriteExecute" not in told, "the optimiser could not compile itself"


def test_systemd_finds_nothing_to_say_of_the_unit(tmp_path: Path) -> None:
    here = tmp_path / "aftersales.service"
    here.write_text(words("aftersales.service").replace("/opt/aftersales/bin/aftersales serve", "/bin/true serve"))
    done = subprocess.run(["systemd-analyze", "verify", str(here)], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "aftersales" in line] == []


def test_the_container_serves_on_the_port_it_opens_as_somebody_without_rights() -> None:
    told = words("Containerfile")
    command = re.findall(r'"([^"]+)"', told.rpartition("\nCMD")[2])
    assert (command[0], served(command[1:]).host) == ("serve", "0.0.0.0")  # noqa: S104 - all of the container's own
    assert f"EXPOSE {served(command[1:]).port}" in told
    assert re.search(r"^USER aftersales$", told, flags=re.MULTILINE)
    assert "aftersales/server/requirements.txt" in told


def test_the_proxy_lets_nothing_through_that_looks_like_its_own_words() -> None:
    """`X_Forwarded_For` reads like `X-Forwarded-For` in WSGI, and would win over it."""
    assert "header_up -X_*" in words("Caddyfile")
