"""Faults of the machine, of what was chosen and of the pages, each caused and then mended."""

import os
import resource
import socket
import sys
import threading
import zoneinfo
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aftersales.server.doctor import chosen as choices
from aftersales.server.doctor import machine as machines
from aftersales.server.doctor.chosen import chosen
from aftersales.server.doctor.machine import machine
from aftersales.server.doctor.mail import mail_server
from aftersales.server.doctor.pages import pages, stale
from tests.server.doctor.conftest import Pick


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "var"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("AFTERSALES_VAR", str(folder))
    return folder


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No variable but those of this product."""
    for name in [name for name in os.environ if name.startswith("AFTERSALES_")]:
        monkeypatch.delenv(name)
    return monkeypatch


def test_a_folder_of_data_that_cannot_be_written(var: Path, bad: Pick, good: Pick) -> None:
    var.rmdir()
    var.write_text("a file stands in the way")
    assert bad(machine(), "doctor_var").grave
    var.unlink()
    good(machine(), "doctor_var")


def test_a_folder_of_data_that_others_may_write_into(var: Path, bad: Pick, good: Pick) -> None:
    var.chmod(0o777)
    assert "chmod go-w" in bad(machine(), "doctor_var_open").mend("en")
    var.chmod(0o755)
    good(machine(), "doctor_var_open")


def test_a_signing_key_that_others_can_read(var: Path, bad: Pick, good: Pick) -> None:
    key = var / "secret-key"
    key.write_text("secret")
    key.chmod(0o644)
    found = bad(machine(), "doctor_secret_key")
    assert (found.grave, f"chmod 600 {key}" in found.mend("en")) == (True, True)
    key.chmod(0o600)
    good(machine(), "doctor_secret_key")


def test_a_disk_that_is_nearly_full(var: Path, monkeypatch: pytest.MonkeyPatch, bad: Pick, good: Pick) -> None:
    good(machine(), "doctor_disk")
    monkeypatch.setattr(machines, "LOW_DISK_GB", 1e9)
    assert str(var) in bad(machine(), "doctor_disk").mend("en")


def test_too_few_open_files(var: Path, bad: Pick, good: Pick) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (512, hard))
    try:
        assert "LimitNOFILE" in bad(machine(), "doctor_descriptors").mend("en")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft >= machines.LEAST_DESCRIPTORS:
        good(machine(), "doctor_descriptors")


def test_a_machine_without_time_zones(var: Path, monkeypatch: pytest.MonkeyPatch, bad: Pick, good: Pick) -> None:
    good(machine(), "doctor_zones")
    for name in [name for name in sys.modules if name.split(".")[0] == "tzdata"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tzdata", None)
    zoneinfo.reset_tzpath(to=())
    try:
        assert "tzdata" in bad(machine(), "doctor_zones").mend("zh-CN")
    finally:
        zoneinfo.reset_tzpath()


@pytest.mark.parametrize(
    ("name", "near"), [("AFTERSALES_SMPT_HOST", "AFTERSALES_SMTP_HOST"), ("AFTERSALES_XYZZY", None)]
)
def test_a_variable_that_is_nobodys(
    bare: pytest.MonkeyPatch, name: str, near: str | None, bad: Pick, good: Pick
) -> None:
    good(chosen(), "doctor_variables")
    bare.setenv(name, "1")
    found = bad(chosen(), "doctor_variables")
    assert not found.grave
    for language in ("zh-CN", "en"):
        assert name in found.mend(language)
        assert near is None or near in found.mend(language)


def test_any_host_name_where_the_address_is_known(settings: Any, bad: Pick, good: Pick) -> None:
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = "https://service.example.com", ["*"]
    assert "AFTERSALES_HOSTS" in bad(chosen(), "doctor_hosts").mend("en")
    settings.ALLOWED_HOSTS = ["service.example.com"]
    good(chosen(), "doctor_hosts")


def test_cookies_in_the_clear_where_there_is_https(settings: Any, bad: Pick, good: Pick) -> None:
    settings.PUBLIC_URL, settings.SESSION_COOKIE_SECURE = "https://service.example.com", False
    assert bad(chosen(), "doctor_cookies").grave
    settings.SESSION_COOKIE_SECURE = True
    good(chosen(), "doctor_cookies")


def test_debug_mode(settings: Any, bad: Pick, good: Pick) -> None:
    settings.DEBUG = True
    assert bad(chosen(), "doctor_debug").grave
    settings.DEBUG = False
    good(chosen(), "doctor_debug")


def test_letters_without_a_link(settings: Any, monkeypatch: pytest.MonkeyPatch, bad: Pick) -> None:
    settings.PUBLIC_URL = ""
    monkeypatch.setattr(choices, "OPTIONS", replace(choices.OPTIONS, smtp_host="mail.example.com"))
    assert "AFTERSALES_PUBLIC_URL" in bad(chosen(), "doctor_public_url").mend("en")


def test_pages_that_were_never_built(settings: Any, var: Path, tmp_path: Path, bad: Pick, good: Pick) -> None:
    settings.WEB_DIST = tmp_path / "web"
    assert bad(pages(), "doctor_pages").grave
    settings.WEB_DIST.mkdir()
    (settings.WEB_DIST / "index.html").write_text("<!doctype html>")
    good(pages(), "doctor_pages")


def test_pages_older_than_their_sources(
    settings: Any, var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: Pick, good: Pick
) -> None:
    built, source = tmp_path / "web" / "index.html", tmp_path / "src" / "main.tsx"
    for path in (built, source):
        path.parent.mkdir()
        path.write_text("")
    settings.WEB_DIST = built.parent
    monkeypatch.setattr("aftersales.server.doctor.pages.SOURCES", source.parent)
    os.utime(built, (1000, 1000))
    assert "make web" in bad(pages(), "doctor_pages_stale").mend("en")
    os.utime(source, (900, 900))
    good(pages(), "doctor_pages_stale")
    assert not stale([built], source.parent)


def test_a_certificate_that_cannot_be_read(settings: Any, var: Path) -> None:
    (var / "tls").mkdir()
    (var / "tls" / "served.pem").write_text("no certificate")
    (found,) = [one for one in pages() if one.check == "doctor_tls"]
    assert not found.good
    assert "aftersales serve" in found.mend("en")


def test_no_mail_server(bad: Pick) -> None:
    found = bad([mail_server("", 587)], "doctor_mail")
    assert not found.grave
    assert "AFTERSALES_SMTP_HOST" in found.mend("en")


@pytest.fixture
def smtp(settings: Any) -> Iterator[tuple[str, int]]:
    """A mail server that greets, lets everybody in, and takes leave."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST_USER, settings.EMAIL_USE_TLS = "", False
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line:
                line.sendall(b"220 here\r\n")
                while told := line.recv(1000):
                    line.sendall(b"250 ok\r\n" if not told.upper().startswith(b"QUIT") else b"221 bye\r\n")

        threading.Thread(target=serve, daemon=True).start()
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        yield server.getsockname()


def test_a_mail_server_that_refuses(settings: Any, smtp: tuple[str, int], bad: Pick, good: Pick) -> None:
    good([mail_server(*smtp)], "doctor_mail_refused")
    settings.EMAIL_PORT = 1
    found = bad([mail_server("127.0.0.1", 1)], "doctor_mail_refused")
    assert found.grave
    assert "ConnectionRefusedError" in found.mend("en")
