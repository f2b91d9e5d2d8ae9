"""https as it is served: the chain holds for a client that trusts the authority, and a renewal interrupts nobody."""

import argparse
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPSConnection, RemoteDisconnected
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from aftersales.people.access import Actor
from aftersales.server import address
from aftersales.server.commands import serve
from aftersales.server.terminal import Terminal
from aftersales.server.tls import announce, authority, machine, plain, trust
from aftersales.server.tls.authority import Wanted
from aftersales.server.trouble import Trouble
from tests.conftest import Api

REPOSITORY = Path(__file__).parents[2]
HERE = Wanted.of(["localhost", "127.0.0.1", "workshop"])
APPLICATION = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.url_scheme"].encode()]
"""


@pytest.fixture
def own(tmp_path: Path) -> tuple[authority.Pair, Path]:
    """An authority in `var/tls`, and a certificate by it to serve with."""
    at = datetime.now(UTC)
    pair, fresh = authority.kept_authority(tmp_path / "var" / "tls", HERE, at=at)
    assert fresh
    served = tmp_path / "var" / "tls" / "served.pem"
    authority.write(served, authority.make_leaf(pair, HERE, at=at).pem(), mode=0o600)
    return pair, served


@contextmanager
def serving(tmp_path: Path, served: Path | None, application: str, **environ: str) -> Iterator[tuple[int, Any]]:
    (tmp_path / "small.py").write_text(APPLICATION, encoding="ascii")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = serve.web_command("127.0.0.1", port, 1, application, served=served)
    told = os.environ | {"PYTHONPATH": f"{REPOSITORY}:{tmp_path}", "AFTERSALES_VAR": str(tmp_path / "var")} | environ
    process = subprocess.Popen(command, env=told, cwd=tmp_path)
    try:
        end = time.monotonic() + 60
        while not address.answers("127.0.0.1", port, tls=served is not None):
            assert time.monotonic() < end, "it does not answer"
            assert process.poll() is None
            time.sleep(0.05)
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=30)


def trusting(pair: authority.Pair) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=pair.certificate.public_bytes(Encoding.PEM).decode())


def shown(port: int, context: ssl.SSLContext, name: str = "localhost") -> x509.Certificate:
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as line,
        context.wrap_socket(line, server_hostname=name) as secured,
    ):
        certificate = secured.getpeercert(binary_form=True)
    assert certificate is not None
    return x509.load_der_x509_certificate(certificate)


def test_whoever_trusts_the_authority_is_served_by_name_and_by_address(
    tmp_path: Path, own: tuple[authority.Pair, Path]
) -> None:
    pair, served = own
    with serving(tmp_path, served, "small:application") as (port, _):
        for name in ("localhost", "127.0.0.1", "workshop"):
            shown(port, trusting(pair), name)
        with pytest.raises(ssl.SSLCertVerificationError):
            shown(port, trusting(pair), "bank.example.com")
        with pytest.raises(ssl.SSLCertVerificationError):
            shown(port, ssl.create_default_context())
        old = trusting(pair)
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        shown(port, old)
        line = HTTPSConnection("localhost", port, context=trusting(pair), timeout=10)
        line.request("GET", "/")
        assert line.getresponse().read() == b"https"
        line.close()


def test_a_certificate_outside_of_the_authoritys_limits_is_refused_by_clients(
    tmp_path: Path, own: tuple[authority.Pair, Path]
) -> None:
    """Whoever steals the key makes certificates for a bank, and no phone takes them."""
    pair, served = own
    stolen = authority.make_leaf(pair, Wanted.of(["bank.example.com"]), at=datetime.now(UTC))
    authority.write(served, stolen.pem(), mode=0o600)
    with (
        serving(tmp_path, served, "small:application") as (port, _),
        pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"),
    ):
        shown(port, trusting(pair), "bank.example.com")


def test_a_renewed_certificate_is_taken_up_while_requests_go_on(
    tmp_path: Path, own: tuple[authority.Pair, Path]
) -> None:
    """Once in two months a connection may be dropped that was just being opened, before anything was answered: browsers
    open another by themselves. No request that was taken is given up, and the port is never closed."""
    pair, served = own
    failed: list[Exception] = []
    answered = [0]
    done = threading.Event()

    def ask(port: int) -> None:
        while not done.is_set():
            try:
                with closing(HTTPSConnection("localhost", port, context=trusting(pair), timeout=10)) as line:
                    line.request("GET", "/")
                    assert line.getresponse().read() == b"https"
                answered[0] += 1
            except Exception as error:
                failed.append(error)

    with serving(tmp_path, served, "small:application") as (port, process):
        before = shown(port, trusting(pair)).serial_number
        asking = threading.Thread(target=ask, args=(port,))
        asking.start()
        fresh = authority.make_leaf(pair, HERE, at=datetime.now(UTC))
        authority.write(served, fresh.pem(), mode=0o600)
        process.send_signal(signal.SIGHUP)
        end = time.monotonic() + 60
        while shown(port, trusting(pair)).serial_number != fresh.certificate.serial_number:
            assert time.monotonic() < end, "the new certificate is not taken up"
            time.sleep(0.1)
        was = answered[0]
        while answered[0] < was + 5 and time.monotonic() < end:
            time.sleep(0.05)
        done.set()
        asking.join()
    assert before != fresh.certificate.serial_number
    assert answered[0] > was
    cut = (RemoteDisconnected, ConnectionResetError, ssl.SSLEOFError)
    assert [error for error in failed if not isinstance(error, cut)] == []
    assert len(failed) <= 2


def ask_plain(path: str, *, var: Path, host: str = "192.168.1.5:8080", query: str = "", **more: str) -> trust.Answer:
    environ = {"PATH_INFO": path, "HTTP_HOST": host, "QUERY_STRING": query} | more
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFTERSALES_VAR", str(var))
        patch.setenv("AFTERSALES_HTTPS_PORT", "8443")
        return plain.answer(environ)


@pytest.mark.parametrize(
    ("path", "query", "host", "target"),
    [
        ("/field/", "", "192.168.1.5:8080", "https://192.168.1.5:8443/field/"),
        ("/a b", "q=%E4%B8%AD&x=1", "workshop.local", "https://workshop.local:8443/a%20b?q=%E4%B8%AD&x=1"),
        ("/\u00e4\u00b8\u00ad", "", "[fd00::5]:80", "https://[fd00::5]:8443/%E4%B8%AD"),
        ("//evil.example/x", "", "ours", "https://ours:8443//evil.example/x"),
        ("/%0d%0aSet-Cookie:x", "", "ours", "https://ours:8443/%250d%250aSet-Cookie:x"),
        ("/\r\nSet-Cookie:x", "", "ours", "https://ours:8443/%0D%0ASet-Cookie:x"),
    ],
)
def test_plain_http_leads_to_the_same_place_by_https(
    path: str, query: str, host: str, target: str, tmp_path: Path
) -> None:
    told = ask_plain(path, var=tmp_path, host=host, query=query)
    assert (told.status, told.headers["Location"]) == (308, target)


@pytest.mark.parametrize("host", ["", "a b", "evil.example/x", "user@ours", "ours\r\nX: y"])
def test_a_host_that_is_none_leads_nowhere(host: str, tmp_path: Path) -> None:
    assert ask_plain("/", var=tmp_path, host=host).status == 400


def test_the_page_on_trust_and_the_certificate_are_read_without_https(
    tmp_path: Path, own: tuple[authority.Pair, Path]
) -> None:
    var = tmp_path / "var"
    fetched = ask_plain("/trust/authority.crt", var=var)
    assert x509.load_der_x509_certificate(fetched.body) == own[0].certificate
    assert fetched.headers["Content-Type"] == "application/x-x509-ca-cert"
    for language, word in (("zh-CN,zh", "核对指纹"), ("en-GB", "Compare the fingerprint")):
        page = ask_plain("/trust", var=var, HTTP_ACCEPT_LANGUAGE=language).body.decode()
        assert word in page
        assert authority.fingerprint(own[0].certificate) in page
        assert 'href="https://192.168.1.5:8443/"' in page
        assert all(system in page for system in ("Firefox", "iPhone", "Windows", "<svg"))
    assert "核对指纹" in ask_plain("/trust", var=var, query="lang=zh-CN", HTTP_ACCEPT_LANGUAGE="en").body.decode()


def test_nothing_secret_is_ever_handed_out(tmp_path: Path, own: tuple[authority.Pair, Path]) -> None:
    for path in ("/trust/authority.pem", "/trust/served.pem", "/trust/../authority.pem", "/trust/"):
        told = ask_plain(path, var=tmp_path / "var")
        assert (told.status, b"PRIVATE" in told.body) == (308, False)


def test_without_an_authority_of_its_own_there_is_no_such_page(tmp_path: Path) -> None:
    assert ask_plain("/trust", var=tmp_path).status == 308


def test_the_plain_port_is_served_without_a_database(tmp_path: Path, own: Any) -> None:
    elsewhere = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing", "AFTERSALES_HTTPS_PORT": "8443"}
    with serving(tmp_path, None, serve.PLAIN, **elsewhere) as (port, _):
        line = HTTPConnection("127.0.0.1", port, timeout=10)
        asked = urllib.parse.quote("/field/中")
        line.request("GET", asked)
        answer = line.getresponse()
        assert (answer.status, answer.headers["Location"]) == (308, f"https://127.0.0.1:8443{asked}")
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        line.close()


def test_the_page_is_there_by_https_as_well(
    api: Callable[[Actor | None], Api], db: None, tmp_path: Path, own: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("aftersales.server.pages.OPTIONS", argparse.Namespace(var=tmp_path / "nowhere"))
    assert api(None).get("/trust").status == 404
    monkeypatch.setattr("aftersales.server.pages.OPTIONS", argparse.Namespace(var=tmp_path / "var"))
    client = api(None).client
    assert client.get("/trust/authority.crt")["Content-Type"] == "application/x-x509-ca-cert"
    page = client.get("/trust", headers={"Accept-Language": "en"})
    assert authority.fingerprint(own[0].certificate) in page.content.decode()


def test_the_code_for_phones_never_says_localhost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "nearest", lambda: "192.168.1.5")
    assert machine.for_phones("https://localhost:8443/trust") == "https://192.168.1.5:8443/trust"
    assert machine.for_phones("https://[::1]/trust") == "https://192.168.1.5/trust"
    assert machine.for_phones("https://workshop.local:8443/trust") == "https://workshop.local:8443/trust"


def test_the_code_in_a_terminal_has_a_row_of_characters_for_two_of_dots() -> None:
    rows = trust.blocks("http://192.168.1.5:8080/trust").splitlines()
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == (len(rows[0]) + 1) // 2
    assert set("".join(rows)) <= set(" ▄▀█")


@pytest.mark.parametrize(
    ("host", "plain_port", "code", "page"),
    [
        ("0.0.0.0", 8080, "tls_trust", "http://192.168.1.5:8080/trust"),  # noqa: S104 - as it is typed
        ("0.0.0.0", None, "tls_trust", "https://192.168.1.5:8443/trust"),  # noqa: S104 - as it is typed
        ("192.168.9.9", None, "tls_trust", "https://192.168.9.9:8443/trust"),
        ("127.0.0.1", None, "tls_here_alone", "https://127.0.0.1:8443/trust"),
    ],
)
def test_the_terminal_names_the_page_for_phones_and_the_fingerprint(
    host: str, plain_port: int | None, code: str, page: str, tmp_path: Path, own: Any, monkeypatch: Any, capsys: Any
) -> None:
    monkeypatch.setattr(machine, "nearest", lambda: "192.168.1.5")
    announce.trust_announced(host, 8443, plain_port, tmp_path / "var" / "tls", Terminal(as_json=True))
    told = capsys.readouterr().out
    assert all(word in told for word in (code, page, authority.fingerprint(own[0].certificate)))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--tls-cert", "chain.pem"], "tls_half_given"),
        (["--tls", "--tls-key", "key.pem"], "tls_half_given"),
        (["--http-port", "8080"], "tls_not_asked"),
        (["--tls-name", "workshop"], "tls_not_asked"),
    ],
)
def test_half_a_wish_for_https_is_refused(words: list[str], code: str) -> None:
    parser = argparse.ArgumentParser()
    serve.add_arguments(parser)
    with pytest.raises(Trouble) as refused:
        serve.keeper_of(parser.parse_args(words), Terminal())
    assert refused.value.code == code


def test_without_a_wish_for_https_nobody_looks_after_a_certificate() -> None:
    parser = argparse.ArgumentParser()
    serve.add_arguments(parser)
    assert serve.keeper_of(parser.parse_args([]), Terminal()) is None
    assert sys.executable in serve.web_command("127.0.0.1", 8000, 1)
    assert "--ssl-certificate" not in serve.web_command("127.0.0.1", 8000, 1)
