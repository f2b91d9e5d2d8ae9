"""A browser reduced to what must not disturb the measurement: one kept-alive socket, prepared bytes out, bytes back."""

import json
import re
import socket
import time
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_COOKIE: Final = re.compile(rb"\r\nset-cookie: *([^=;\s]+)=([^;\r]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """One answer, and the milliseconds from the first byte sent to the last received."""

    status: int
    head: bytes
    body: bytes
    ms: float

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Client:
    """Sends one request after another over one connection."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reconnect()

    def reconnect(self) -> None:
        """A new connection: a server closes one that was idle for half a minute."""
        self._socket = socket.create_connection(("127.0.0.1", self.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> Answer:
        return self.exchange(self.request("GET", path))

    def post(self, path: str, body: Any = None, *, form: bytes | None = None) -> Answer:
        return self.exchange(self.request("POST", path, body, form=form))

    def request(
        self, method: str, path: str, body: Any = None, *, form: bytes | None = None, version: int | None = None
    ) -> bytes:
        """The bytes of a request, made before the clock runs; `version`: the one this client has seen of what it
        changes."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Accept: application/json"]
        lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        content = b""
        if method != "GET":
            content = form if form is not None else json.dumps(body or {}).encode()
            kind = "application/x-www-form-urlencoded" if form is not None else "application/json"
            lines += [f"Content-Type: {kind}", f"Content-Length: {len(content)}", f"Idempotency-Key: {uuid4()}"]
            lines += [] if version is None else [f'If-Match: "{version}"']
            lines += [f"X-CSRFToken: {self.cookies.get('csrftoken', '')}", f"Referer: http://127.0.0.1:{self.port}/"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + content

    def exchange(self, request: bytes) -> Answer:
        """Send, and read exactly one answer."""
        began = time.perf_counter()
        self._socket.sendall(request)
        received = self._socket.recv(65536)
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        head, rest = received[: end + 2], received[end + 4 :]
        length = _LENGTH.search(head)
        body = self._counted(rest, int(length[1])) if length else self._chunked(rest)
        ms = (time.perf_counter() - began) * 1000
        for name, value in _COOKIE.findall(head):
            self.cookies[name.decode()] = value.decode()
        return Answer(int(head[9:12]), head, body, ms)

    def _counted(self, received: bytes, length: int) -> bytes:
        parts, missing = [received], length - len(received)
        while missing > 0:
            parts.append(self._more())
            missing -= len(parts[-1])
        return b"".join(parts)

    def _chunked(self, received: bytes) -> bytes:
        while not received.endswith(b"0\r\n\r\n"):
            received += self._more()
        parts: list[bytes] = []
        while True:
            size, _, received = received.partition(b"\r\n")
            length = int(size, 16)
            if length == 0:
                return b"".join(parts)
            parts.append(received[:length])
            received = received[length + 2 :]

    def _more(self) -> bytes:
        chunk = self._socket.recv(65536)
        if not chunk:
            raise RuntimeError("the server closed the connection")
        return chunk


def signed_in(port: int, email: str, password: str) -> Client:
    """A browser in which somebody has signed in through the front door."""
    client = Client(port)
    client.get("/_allauth/browser/v1/config")
    client.cookies.setdefault("csrftoken", "b" * 32)
    answer = client.post("/_allauth/browser/v1/auth/login", {"email": email, "password": password})
    if answer.status != 200:
        raise RuntimeError(f"{email} cannot sign in: {answer.status} {answer.body[:300]!r}")
    return client
