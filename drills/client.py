"""A browser over a real socket: signs in at the front door, sends CSRF token and Idempotency-Key, does not give up."""

import http.client
import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from email.message import Message
from http.cookies import SimpleCookie
from typing import Any, Final
from uuid import uuid4

HOST: Final = "127.0.0.1"
BROKEN: Final = (OSError, http.client.HTTPException)
"""What a cut line looks like from here."""
PATIENCE_SECONDS: Final = 120.0
PAUSE_SECONDS: Final = 0.1


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    content: bytes

    @property
    def body(self) -> Any:
        told = self.content and "json" in self.headers.get("Content-Type", "")
        return json.loads(self.content) if told else self.content

    @property
    def code(self) -> str:
        """The problem's code, if it is one."""
        body = self.body
        return str(body.get("code", "")) if isinstance(body, dict) else ""


@dataclass
class Seen:
    """What the clients of a drill saw while things broke; shared by all of them."""

    statuses: Counter[int] = field(default_factory=Counter)
    cut: int = 0
    improper: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, answer: Answer) -> None:
        with self._lock:
            self.statuses[answer.status] += 1
            if answer.status >= 500 and answer.status != 503:
                self.improper.append(f"{answer.status}: {answer.content[:200]!r}")
            elif answer.status == 503 and not answer.headers.get("Retry-After"):
                self.improper.append("503 without Retry-After")
            if b"Traceback" in answer.content or b'File "' in answer.content:
                self.improper.append(f"a stack trace: {answer.content[:200]!r}")

    def broken(self) -> None:
        with self._lock:
            self.cut += 1

    def told(self) -> dict[str, Any]:
        return {
            "statuses": {str(status): n for status, n in sorted(self.statuses.items())},
            "connections_cut": self.cut,
        }


class Client:
    """One person's browser, one connection at a time."""

    def __init__(self, port: int, seen: Seen | None = None, timeout: float = 60.0) -> None:
        self.port = port
        self.seen = seen or Seen()
        self.timeout = timeout
        self.cookies: dict[str, str] = {}
        self.bearer = ""
        self._connection: http.client.HTTPConnection | None = None

    def sign_in(self, email: str, password: str) -> "Client":
        self.send("GET", "/_allauth/browser/v1/config")
        answer = self.send("POST", "/_allauth/browser/v1/auth/login", {"email": email, "password": password})
        if answer.status != 200:
            raise RuntimeError(f"{email} cannot sign in: {answer.status} {answer.content[:300]!r}")
        return self

    def twin(self) -> "Client":
        """Another window of the same browser."""
        other = Client(self.port, self.seen, self.timeout)
        other.cookies, other.bearer = dict(self.cookies), self.bearer
        return other

    def send(self, method: str, path: str, body: Any = None, *, key: str = "", version: int | None = None) -> Answer:
        """One request; raises what is in BROKEN when the line is cut before the answer is here."""
        head, content = self.request(method, body, key=key, version=version)
        try:
            connection = self._open()
            connection.request(method, path, content, head)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except BROKEN:
            self.close()
            self.seen.broken()
            raise
        self._take_cookies(answer.headers)
        self.seen.answer(answer)
        return answer

    def insist(
        self, method: str, path: str, body: Any = None, *, key: str = "", version: int | None = None,
        patience: float = PATIENCE_SECONDS,
    ) -> Answer:  # fmt: skip
        """Send the same request under the same key until it is answered for good."""
        key, until = key or str(uuid4()), time.monotonic() + patience
        while time.monotonic() < until:
            try:
                answer = self.send(method, path, body, key=key, version=version)
            except BROKEN:
                time.sleep(PAUSE_SECONDS)
                continue
            if answer.status != 503 and answer.code not in ("same_request_under_way", "try_again"):
                return answer
            time.sleep(PAUSE_SECONDS)
        raise TimeoutError(f"{method} {path}: no answer in {patience:g} s")

    def send_and_hang_up(self, method: str, path: str, body: Any, *, key: str, version: int | None = None) -> None:
        """Cut the line as soon as the request is out, without waiting for what comes back."""
        head, content = self.request(method, body, key=key, version=version)
        connection = http.client.HTTPConnection(HOST, self.port, timeout=self.timeout)
        connection.request(method, path, content, head)
        connection.close()

    def request(self, method: str, body: Any, *, key: str, version: int | None) -> tuple[dict[str, str], bytes]:
        """The headers and content of a request."""
        head = {"Accept": "application/json", "X-CSRFToken": self.cookies.get("csrftoken", "")}
        head["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.bearer:
            head = {"Accept": "application/json", "Authorization": f"Bearer {self.bearer}"}
        if method == "GET":
            return head, b""
        content = b"" if body is None else json.dumps(body, default=str).encode()
        head |= {"Content-Type": "application/json", "Idempotency-Key": key or str(uuid4())}
        if version is not None:
            head["If-Match"] = f'"{version}"'
        return head, content

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> http.client.HTTPConnection:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(HOST, self.port, timeout=self.timeout)
        return self._connection

    def _take_cookies(self, headers: Message) -> None:
        for line in headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}


class Probe(threading.Thread):
    """Knocks at the door again and again, each time anew, and remembers when it was opened."""

    def __init__(self, port: int, path: str = "/readyz", timeout: float = 2.0) -> None:
        super().__init__(daemon=True)
        self.port, self.path, self.timeout = port, path, timeout
        self._stop_wanted = threading.Event()
        self._open: list[tuple[float, float]] = []

    def run(self) -> None:
        while not self._stop_wanted.is_set():
            begun = time.monotonic()
            connection = http.client.HTTPConnection(HOST, self.port, timeout=self.timeout)
            try:
                connection.request("GET", self.path)
                if connection.getresponse().status == 200:
                    self._open.append((begun, time.monotonic()))
            except BROKEN:
                pass
            finally:
                connection.close()
            self._stop_wanted.wait(0.02)

    def stop(self) -> None:
        self._stop_wanted.set()
        self.join(10)

    def open_again(self, after: float, patience: float = PATIENCE_SECONDS) -> float:
        """Seconds from an instant until somebody who knocked after it was let in."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            found = [answered for begun, answered in list(self._open) if begun > after]
            if found:
                return found[0] - after
            time.sleep(0.02)
        raise TimeoutError(f"{self.path} stays shut for {patience:g} s")
