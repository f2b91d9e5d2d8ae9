"""Whose address counts: the peer's own, unless the peer is a proxy we were told of."""

from ipaddress import ip_network
from typing import Any

import pytest
from django.test import RequestFactory

from aftersales.server import options
from aftersales.server.proxies import BehindProxies, see_through
from aftersales.server.trouble import Trouble

PROXIES = tuple(map(ip_network, ["10.0.0.0/24", "127.0.0.1/32", "fd00::5/128"]))


def seen(peer: str, *, hosts_are_named: bool = False, **headers: str) -> dict[str, Any]:
    environ: dict[str, Any] = {"REMOTE_ADDR": peer, "wsgi.url_scheme": "http", "HTTP_HOST": "ours"} | headers
    see_through(environ, PROXIES, hosts_are_named=hosts_are_named)
    return environ


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_X_FORWARDED_FOR": "8.8.8.8"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_REAL_IP": "8.8.8.8"},
        {"HTTP_FORWARDED": "for=8.8.8.8;proto=https;host=evil.example"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
    ],
)
def test_a_hostile_client_that_tells_for_itself_is_not_heard(headers: dict[str, str]) -> None:
    told = {"REMOTE_ADDR": "203.0.113.9", "wsgi.url_scheme": "http", "HTTP_HOST": "ours"}
    assert seen("203.0.113.9", hosts_are_named=True, **headers) == told


@pytest.mark.parametrize(
    ("told", "client"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("8.8.8.8, 198.51.100.7", "198.51.100.7"),  # the first was sent by the client itself
        ("8.8.8.8, 198.51.100.7, 10.0.0.9", "198.51.100.7"),  # two proxies of ours in a row
        ("127.0.0.1, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.9", "10.0.0.9"),  # a proxy of ours that asks for itself
        ("8.8.8.8, nonsense", "10.0.0.1"),
        ("8.8.8.8, nonsense, 10.0.0.9", "10.0.0.9"),
        ("", "10.0.0.1"),
        ("198.51.100.7:5123", "198.51.100.7"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
    ],
)
def test_a_proxy_of_ours_is_believed_about_whom_it_heard_and_nobody_further(told: str, client: str) -> None:
    assert seen("10.0.0.1", HTTP_X_FORWARDED_FOR=told)["REMOTE_ADDR"] == client


def test_one_address_has_one_spelling_whichever_family_the_socket_is_of() -> None:
    assert seen("::ffff:203.0.113.9")["REMOTE_ADDR"] == "203.0.113.9"
    assert seen("::ffff:127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.7")["REMOTE_ADDR"] == "198.51.100.7"
    assert seen("fd00:0:0::5", HTTP_X_FORWARDED_FOR="198.51.100.7")["REMOTE_ADDR"] == "198.51.100.7"


@pytest.mark.parametrize(
    ("told", "scheme"),
    [("https", "https"), ("HTTPS", "https"), ("http, https", "https"), ("ftp", "http"), ("", "http")],
)
def test_the_scheme_is_the_one_the_nearest_proxy_tells(told: str, scheme: str) -> None:
    assert seen("127.0.0.1", HTTP_X_FORWARDED_PROTO=told)["wsgi.url_scheme"] == scheme


def test_the_host_a_proxy_tells_counts_only_where_ours_are_named() -> None:
    assert seen("127.0.0.1", HTTP_X_FORWARDED_HOST="evil.example")["HTTP_HOST"] == "ours"
    named = seen("127.0.0.1", hosts_are_named=True, HTTP_X_FORWARDED_HOST="service.example.com")
    assert named["HTTP_HOST"] == "service.example.com"


def test_what_was_told_is_gone_behind_this_place() -> None:
    everything = {"HTTP_X_FORWARDED_FOR": "198.51.100.7", "HTTP_FORWARDED": "for=1.1.1.1", "HTTP_X_REAL_IP": "1.1.1.1"}
    assert [name for name in seen("10.0.0.1", **everything) if "FORWARDED" in name or "REAL" in name] == []


def test_a_connection_without_an_address_is_nobodys_proxy() -> None:
    assert seen("", HTTP_X_FORWARDED_PROTO="https")["wsgi.url_scheme"] == "http"


def test_requests_pass_there_first_of_all(settings: Any) -> None:
    """Were any layer outside of it, that layer would go by the proxy's address."""
    assert settings.MIDDLEWARE[0] == f"{BehindProxies.__module__}.{BehindProxies.__qualname__}"
    settings.PROXIES, settings.ALLOWED_HOSTS = PROXIES, ["service.example.com"]
    headers = {
        "X-Forwarded-For": "198.51.100.7",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "service.example.com",
    }
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.1")
    BehindProxies(lambda heard: heard)(request)  # type: ignore[arg-type, return-value]
    assert request.is_secure()
    assert (request.META["REMOTE_ADDR"], request.get_host()) == ("198.51.100.7", "service.example.com")


def test_proxies_are_named_by_address_or_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERSALES_PROXIES", "10.0.0.0/24, 127.0.0.1 fd00::5")
    assert options.read().proxies == PROXIES


@pytest.mark.parametrize("given", ["proxy.example.com", "10.0.0.5/24", "*", "10.0.0"])
def test_a_proxy_that_is_no_address_is_refused_with_the_way_out(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERSALES_PROXIES", f"127.0.0.1 {given}")
    with pytest.raises(Trouble) as refused:
        options.read()
    assert refused.value.code == "setting_not_a_network"
    assert all(word in str(refused.value) for word in ("AFTERSALES_PROXIES", given, "10.0.0.0/24"))
