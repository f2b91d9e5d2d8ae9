"""The embedded PostgreSQL: a real server from a wheel, kept in ``var``, shared by every process that uses it.

Who uses it is known by advisory locks, not by lists of process ids: each user holds a shared lock on one file, and the
kernel drops it however that user ends. The last one to leave stops the server; if the last one was killed, the server
lives on and the next user adopts it. Starting and stopping happen behind a second, exclusive lock: the gate.
"""

import atexit
import os
import re
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from aftersales.server.database import (
    NAME,
    ROLE,
    SOCKET_PORT,
    STATUS_LINES,
    data_directory,
    read_status,
    socket_directory,
    socket_url,
)
from aftersales.server.locks import Lock
from aftersales.server.postgres_account import account_for
from aftersales.server.trouble import Trouble

START_SECONDS: Final = 120.0  # a server that was killed first replays its log
STOP_SECONDS: Final = 60.0
STARTS: Final = 3  # it may be killed while we start it
HERE: Final = "/proc/self/cwd"  # see Account.options
PASSING: Final = re.compile(r"pre-existing shared memory block|lock file .* already exists|could not bind Unix")
BUILTIN_LOCALES: Final = 17  # the first major version that brings its own C.UTF-8

#: Two cores and a few gigabytes, shared with web and worker. Parallel plans are off: they need a large /dev/shm, which
#: containers do not give, and take the core another request waits for.
SETTINGS: Final = {
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "2GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "max_slot_wal_keep_size": "4GB",  # what a backup folder that is away may cost; then a new base backup is needed
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_vacuum_scale_factor": "0.05",
    "autovacuum_analyze_scale_factor": "0.05",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "unix_socket_permissions": "0700",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",  # a week of logs, each day over last week's
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    "log_min_duration_statement": "2s",
}
FORGETFUL: Final = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}

# A server may outlive the process that launched it; kept so that we can reap it when it does not.
_launched: list[subprocess.Popen[bytes]] = []


class Server:
    """One user's hold on the embedded server of a ``var`` folder.

    ``durable=False`` is for tests: quick, and lost with the machine's power. ``port`` opens 127.0.0.1 as well, with the
    password kept in ``var/postgres/password``. ``binaries`` names another PostgreSQL's ``bin`` folder. ``patience``:
    how many seconds a start may take, which replays the log.
    """

    def __init__(
        self,
        var: Path,
        *,
        durable: bool = True,
        port: int | None = None,
        binaries: Path | None = None,
        namespaces: bool = True,
        patience: float = START_SECONDS,
    ) -> None:
        self.home = var.absolute() / "postgres"
        self.data = data_directory(var.absolute())
        self.durable = durable
        self.patience = patience
        self.port = port or SOCKET_PORT
        self.listen = "127.0.0.1" if port else ""
        self._make_home()
        self.account = account_for(self.data, binaries=binaries, namespaces=namespaces)
        self.socket = socket_directory(var.absolute(), outside=self.account.uid is not None)
        self._gate = Lock(self.home / "gate.lock")
        self._use = Lock(self.home / "use.lock")
        self._user = os.getpid()

    @property
    def url(self) -> str:
        """Where the product connects: a role that owns its database and may create others, but is no superuser."""
        return self.url_of(NAME)

    @property
    def admin_url(self) -> str:
        """Where the server's own superuser connects."""
        return self.url_of("postgres", role="postgres")

    def url_of(self, name: str, *, role: str = ROLE) -> str:
        """The URL of one database of this server."""
        status = read_status(self.data)
        running = len(status) >= STATUS_LINES
        socket, port = (Path(status[4]), int(status[3])) if running else (self.socket, self.port)
        return socket_url(socket, port, role=role, name=name)

    def start(self) -> None:
        """Use the server: adopt it if it runs, else start it. Calling it again revives a server that has died."""
        self._user = os.getpid()
        with self._gate.exclusive():
            self._use.share()
            try:
                self._run()
            except BaseException:
                self._use.release()
                raise
        atexit.register(self.stop)

    def stop(self) -> None:
        """Stop using the server; whoever leaves last stops it."""
        atexit.unregister(self.stop)
        if not self._use.held or self._user != os.getpid():  # a fork shares our hold and must not end it
            return None
        if not self.home.exists():  # thrown away under us; the server itself notices within a minute and ends
            return self._use.release()
        with self._gate.exclusive():
            try:
                if self._use.alone() and (pid := self.pid()):
                    self._halt(pid)
            finally:
                self._use.release()

    def pid(self) -> int | None:
        """The running server's process id, or None when it is dead, whatever its files say."""
        reap()
        status = read_status(self.data)
        pid = int(status[0]) if status and status[0].isdigit() else 0
        return pid if pid and is_server(pid, self.data, self.socket) else None

    def create_database(self, name: str) -> str:
        """Make a database of that name unless it is there, and return its URL."""
        with self._connection() as admin:
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                made = sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(ROLE))
                admin.execute(made)
        return self.url_of(name)

    def _connection(self) -> psycopg.Connection[TupleRow]:
        """A superuser's connection; waits while a server that lost a process to kill -9 sets itself right."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return psycopg.connect(self.admin_url, autocommit=True)
            except psycopg.OperationalError as error:
                if self.pid() is None or time.monotonic() > deadline:
                    raise Trouble("postgres_unreachable", log=self.data / "log", detail=str(error)) from error
                time.sleep(0.1)

    def _make_home(self) -> None:
        try:
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Trouble("postgres_folder_unwritable", folder=self.home, detail=str(error)) from error

    def _run(self) -> None:
        if not (self.data / "PG_VERSION").exists():
            self._create()
        self._refuse_other_version()
        pid = self.pid()
        if pid and self._must_restart():
            self._halt(pid)
        for trial in range(STARTS):
            if self.pid() is None:
                self._launch()
            try:
                return self._prepare()
            except (psycopg.OperationalError, Trouble):
                if trial == STARTS - 1 or self.pid():
                    raise
        return None

    def _must_restart(self) -> bool:
        """Whether the server found running was started otherwise than we ask and nobody else minds a restart."""
        opened = (self.data / "postmaster.opts").read_text()
        if opened.rstrip().endswith(" ".join(f'"{word}"' for word in self._arguments())):
            return False
        alone = self._use.alone()
        self._use.share()
        if alone:
            return True
        if self.durable and '"fsync=off"' in opened:
            raise Trouble("postgres_in_test_use", folder=self.home)
        return False

    def _create(self) -> None:
        """A new data folder, complete or not at all: made beside its place and then moved there."""
        scratch = self.home / "data.new"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(mode=0o700)
        self.account.adopt(scratch)
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        asked = ["--pgdata", HERE, "--encoding=UTF8", "--username=postgres", "--auth-local=trust"]
        asked += ["--auth-host=scram-sha-256", "--no-instructions"]
        asked += [] if self.durable else ["--no-sync"]
        asked += builtin if self.major() >= BUILTIN_LOCALES else ["--locale=C.UTF-8"]
        done = subprocess.run(  # noqa: S603 - our own binary and words
            self.account.command("initdb", asked),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **self.account.options(scratch),
        )
        if done.returncode != 0:
            said = done.stdout.decode(errors="replace")[-2000:]
            raise Trouble("postgres_not_created", folder=self.home, detail=said)
        try:
            scratch.rename(self.data)  # over an empty folder at most: the kernel refuses to replace a full one
        except OSError as error:
            raise Trouble("postgres_not_created", folder=self.home, detail=str(error)) from error

    def major(self) -> int:
        """The major version of the binaries."""
        asked = self.account.command("postgres", ["--version"])
        done = subprocess.run(asked, capture_output=True, check=True, **self.account.options(Path("/")))  # noqa: S603 - our own binary
        return int(done.stdout.split()[2].split(b".")[0])  # postgres (PostgreSQL) 18.4

    def _refuse_other_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        ours = str(self.major())
        if made_by != ours:
            raise Trouble("postgres_other_version", folder=self.data, made_by=made_by, ours=ours)

    def _arguments(self) -> list[str]:
        asked = SETTINGS | ({} if self.durable else FORGETFUL)
        asked |= {"unix_socket_directories": str(self.socket), "listen_addresses": self.listen, "port": str(self.port)}
        return ["-D", HERE, *(word for name, value in asked.items() for word in ("-c", f"{name}={value}"))]

    def _launch(self) -> None:
        """Start the server and wait until it is ready; try again while what a killed one left is being cleared away."""
        self._make_socket_directory()
        self.account.adopt(self.data)
        deadline = time.monotonic() + self.patience
        while True:
            self._clear_stale_files()
            with (self.home / "start.log").open("wb") as log:
                process = subprocess.Popen(  # noqa: S603 - our own binary and words
                    self.account.command("postgres", self._arguments()),
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    **self.account.options(self.data),
                )
            _launched.append(process)
            if self._came_up(process, deadline):
                return
            said = (self.home / "start.log").read_text(errors="replace")
            if time.monotonic() > deadline or not (process.returncode == -signal.SIGKILL or PASSING.search(said)):
                raise Trouble("postgres_not_started", log=self.data / "log", detail=said[-2000:])
            time.sleep(0.5)

    def _came_up(self, process: subprocess.Popen[bytes], deadline: float) -> bool:
        while process.poll() is None:
            status = read_status(self.data)
            if status[:1] == [str(process.pid)] and len(status) >= STATUS_LINES and status[7].strip() == "ready":
                return True
            if time.monotonic() > deadline:
                process.send_signal(signal.SIGINT)
                return False
            time.sleep(0.02)
        return False

    def _make_socket_directory(self) -> None:
        """A folder only we can enter. One of that name that is not ours is refused: it could listen in our place."""
        self.socket.mkdir(mode=0o700, exist_ok=True)
        if self.account.uid is not None and self.socket.lstat().st_uid == os.geteuid():
            self.account.adopt(self.socket)
        found = self.socket.lstat()
        owner = os.geteuid() if self.account.uid is None else self.account.uid
        if self.socket.is_symlink() or found.st_uid != owner or found.st_mode & 0o077:
            raise Trouble("postgres_socket_not_ours", folder=self.socket)

    def _clear_stale_files(self) -> None:
        """Remove the lock files of a dead server.

        The server itself only asks whether some process has the number in the file. A zombie nobody reaps, or a
        stranger who was given the number after a restart of the container, would lock us out for ever.
        """
        if self.pid() is None:
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            for left in self.socket.glob(".s.PGSQL.*"):
                left.unlink(missing_ok=True)

    def _prepare(self) -> None:
        with self._connection() as admin:
            if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                admin.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
            if self.listen:
                changed = sql.SQL("ALTER ROLE {} PASSWORD {}")
                admin.execute(changed.format(sql.Identifier(ROLE), sql.Literal(self._password())))
        self.create_database(NAME)

    def _halt(self, pid: int) -> None:
        """Stop the server: open transactions are rolled back. If it does not obey, its next start replays the log."""
        for order, patience in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 10.0)):
            with suppress(ProcessLookupError):
                os.kill(pid, order)
            deadline = time.monotonic() + patience
            while time.monotonic() < deadline:
                if not is_server(pid, self.data, self.socket):
                    return self._tidy()
                time.sleep(0.02)
        raise Trouble("postgres_not_stopped", pid=pid)

    def _tidy(self) -> None:
        reap()
        if not self.socket.is_relative_to(self.home):
            with suppress(OSError):
                self.socket.rmdir()

    def _password(self) -> str:
        kept = self.home / "password"
        if not kept.exists():
            with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(24))
        return kept.read_text()


@contextmanager
def running(
    var: Path, *, durable: bool = True, port: int | None = None, binaries: Path | None = None, namespaces: bool = True
) -> Iterator[Server]:
    """Use the embedded server of ``var`` for the length of a block."""
    server = Server(var, durable=durable, port=port, binaries=binaries, namespaces=namespaces)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def reap() -> None:
    """Forget the servers we launched that have ended."""
    for process in _launched[:]:
        if process.poll() is not None:
            _launched.remove(process)


def is_server(pid: int, data: Path, socket: Path) -> bool:
    """Whether that process lives and is the server over ``data``, not a zombie or a stranger with a used number."""
    process = Path("/proc") / str(pid)
    try:
        name, _, rest = (process / "stat").read_text().partition("(")[2].rpartition(")")
        if name != "postgres" or rest.split()[0] in "ZX":
            return False
        told = f"unix_socket_directories={socket}\0".encode()
        return told in (process / "cmdline").read_bytes() or (process / "cwd").samefile(data)
    except OSError:
        return False
