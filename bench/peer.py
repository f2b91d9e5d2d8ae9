"""Ours against django-helpdesk: a signed-in member of staff's list of 50 of 10,000, in one run, in turns."""

import base64
import json
import os
import secrets
import subprocess
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode

from aftersales.server.database import read_status
from aftersales.server.postgres import Server
from bench import client, filling, ground, queue
from bench.client import Client
from bench.figures import Must, Result, middle, p
from bench.ground import Processor, Web

HOME: Final = ground.VAR / "helpdesk"
BIN: Final = HOME / "venv" / "bin"
SOURCE: Final = ground.ROOT / "bench" / "helpdesk"
PACKAGES: Final = (
    "django-helpdesk", "psycopg2-binary", "gunicorn", "django-bootstrap4-form", "packaging", "whitenoise",
)  # fmt: skip
DATABASE: Final = "bench_helpdesk"
PORT: Final = ground.PORT + 20
ROUNDS: Final = 10
LENGTH: Final = 50


@dataclass
class Side:
    """One of the two lists: how to ask, how to see that the answer is right, and what was measured."""

    label: str
    web: Web
    browser: Client
    request: bytes
    rows: Callable[[bytes], int]
    each_round: int
    taken: list[list[float]] = field(default_factory=list)
    processor: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def measure(self, server: Server) -> None:
        self.browser.reconnect()
        self.browser.exchange(self.request)
        with Processor(self.web.pid, server.pid() or 0) as used:
            answers = [self.browser.exchange(self.request) for _ in range(self.each_round)]
        for answer in answers:
            if answer.status != 200 or self.rows(answer.body) != LENGTH:
                raise RuntimeError(f"{self.label}: not {LENGTH} rows: {answer.status} {answer.body[:300]!r}")
        self.taken.append([answer.ms for answer in answers])
        self.processor = [one + more for one, more in zip(self.processor, used.seconds, strict=True)]

    @property
    def count(self) -> int:
        return sum(len(one) for one in self.taken)

    def rates(self) -> list[float]:
        """Requests per second of each round."""
        return [1000 * len(one) / sum(one) for one in self.taken]


def run(server: Server) -> Result:
    environment = install(server)
    gunicorn = [
        str(BIN / "gunicorn"),
        "-w",
        "1",
        "--threads",
        "4",
        "--keep-alive",
        "60",
        "--no-control-socket",
        "-b",
        f"127.0.0.1:{PORT}",
        "wsgi:application",
    ]
    url = filling.filled(server, filling.SMALL)
    with (
        ground.process(gunicorn, environment, PORT, "/login/", cwd=SOURCE) as theirs,
        ground.serving(url) as ours,
    ):
        staff = _signed_in(environment["HELPDESK_SECRET"])
        dispatcher = client.signed_in(ours.port, filling.DISPATCHER, filling.PASSWORD)
        sides = [
            Side("ours, dispatcher's open orders", ours, dispatcher, dispatcher.request("GET", queue.PATH), _ours, 200),
            Side("django-helpdesk, open tickets", theirs, staff, _asks(staff, {"status__in": [1]}), _theirs, 8),
            Side("django-helpdesk, all tickets", theirs, staff, _asks(staff, {}), _theirs, 8),
        ]
        for side in sides:
            side.measure(server)
            side.taken.clear()
            side.processor = [0.0, 0.0]
        for _ in range(ROUNDS):
            for side in sides:
                side.measure(server)
    return _result(sides)


def install(server: Server) -> dict[str, str]:
    """Its own virtual environment, database and tickets, made once; what its processes are told."""
    stamp = HOME / "packages"
    if not stamp.exists() or stamp.read_text() != " ".join(PACKAGES):
        venv.create(HOME / "venv", with_pip=True, clear=True)
        with (HOME / "install.log").open("wb") as log:
            subprocess.run(
                [str(BIN / "python"), "-m", "pip", "install", "--quiet", *PACKAGES], stdout=log, stderr=log, check=True
            )
        stamp.write_text(" ".join(PACKAGES))
    secret = HOME / "secret"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(24))
    server.create_database(DATABASE)
    status = read_status(server.data)
    environment = {
        "PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "settings", "HELPDESK_SECRET": secret.read_text(),
        "HELPDESK_DATABASE": DATABASE, "HELPDESK_SOCKET": status[4], "HELPDESK_PORT": status[3],
    }  # fmt: skip
    subprocess.run([str(BIN / "python"), "seed.py"], env=environment, cwd=SOURCE, check=True)
    return environment


def _signed_in(password: str) -> Client:
    browser = Client(PORT)
    page = browser.get("/login/").body.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = urlencode({"csrfmiddlewaretoken": token, "username": "boss", "password": password, "next": "/"})
    answer = browser.post("/login/", form=form.encode())
    if "sessionid" not in browser.cookies:
        raise RuntimeError(f"django-helpdesk does not let us in: {answer.status}")
    return browser


def _asks(browser: Client, filtering: dict[str, list[int]]) -> bytes:
    """The request its own table makes: 50 rows, in the order of the ticket list."""
    query = {"filtering": filtering, "sorting": "created", "search_string": "", "sortreverse": False}
    path = "/datatables_ticket_list/" + quote(base64.b64encode(json.dumps(query).encode()).decode(), safe="=")
    return browser.request("GET", f"{path}?{urlencode({'draw': 1, 'start': 0, 'length': LENGTH})}")


def _ours(body: bytes) -> int:
    return len({row["key"] for row in json.loads(body)["rows"]})


def _theirs(body: bytes) -> int:
    return len({row["id"] for row in json.loads(body)["data"]})


def _result(sides: list[Side]) -> Result:
    result = Result(
        "peer",
        "A list of 50 of 10,000, one worker process, one client: ours and django-helpdesk's, in turns",
        ("list", "requests/s", "p50 ms", "p95 ms", "web CPU ms", "PostgreSQL CPU ms"),
    )
    for side in sides:
        taken = [ms for one in side.taken for ms in one]
        result.rows.append(
            (
                side.label,
                middle(side.rates()),
                p(taken, 50),
                p(taken, 95),
                *(1000 * one / side.count for one in side.processor),
            )
        )
    ours, *others = sides
    for side in others:
        times = middle([a / b for a, b in zip(ours.rates(), side.rates(), strict=True)])
        result.musts.append(Must(f"rate against {side.label}", times, 50, 100, at_least=True))
    result.notes = {
        "versions": _versions(),
        "requests": {side.label: side.count for side in sides},
        "processor_ratio": [sum(side.processor) / side.count / (sum(ours.processor) / ours.count) for side in others],
    }
    return result


def _versions() -> dict[str, str]:
    listed = subprocess.run(
        [str(BIN / "python"), "-m", "pip", "list", "--format", "json"], capture_output=True, check=True
    )
    return {
        one["name"]: one["version"] for one in json.loads(listed.stdout) if one["name"].lower() in {*PACKAGES, "django"}
    }
