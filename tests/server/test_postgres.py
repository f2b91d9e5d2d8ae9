import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from aftersales.server import postgres, postgres_account
from aftersales.server.database import data_directory, socket_directory
from aftersales.server.postgres import Server
from aftersales.server.trouble import Trouble

ROOT = os.geteuid() == 0
REPOSITORY = Path(__file__).parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{REPOSITORY}:{Path(psycopg.__file__).parents[1]}"}
USER = """
import sys
from pathlib import Path
from aftersales.server import postgres
with postgres.running(Path(sys.argv[1]), durable=False) as server:
    print(server.pid(), flush=True)
    sys.stdin.readline()
"""


@contextmanager
def private_folder() -> Iterator[Path]:
    """A short folder that only we can enter, like a private home; no server is left running in it."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        yield Path(folder)
        end_servers(Path(folder))


@pytest.fixture
def bare() -> Iterator[Path]:
    """A var yet to be made."""
    with private_folder() as home:
        yield home / "var"


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    with private_folder() as home:
        Server(home / "var", durable=False)._create()
        yield home / "var"


@pytest.fixture
def var(made: Path) -> Iterator[Path]:
    """A var whose database was made before, shared by the tests that leave it sound: making one takes a second."""
    yield made
    end_servers(made)


def end_servers(folder: Path) -> None:
    for pid in servers_under(folder):
        os.kill(pid, signal.SIGKILL)


def servers_under(folder: Path) -> list[int]:
    """Living database processes that work inside a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "comm").read_text() == "postgres\n" and (process / "cwd").readlink().is_relative_to(folder):
                found.append(int(process.name))
    return found


@contextmanager
def user(var: Path, **options: int) -> Iterator[subprocess.Popen[str]]:
    """Another process that uses the server until its input is closed."""
    python = reachable_python() if options else sys.executable
    with subprocess.Popen(
        [python, "-c", USER, str(var)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        **options,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def reachable_python() -> str:
    """A Python of our version that every user may run: ours may lie in a private home."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for found in (sys.executable, f"/usr/bin/{name}", f"/usr/local/bin/{name}"):
        with suppress(OSError):
            subprocess.run([found, "-c", "import encodings"], user=12345, check=True, capture_output=True)
            return found
    pytest.skip("no Python that another user may run")


def server_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout
    return int(process.stdout.readline())


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate("\n", timeout=30)
    assert process.returncode == 0


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        with suppress(FileNotFoundError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX":
                time.sleep(0.02)
                continue
        return True
    return False


def gone_now(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def ask(url: str, question: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(question.encode())
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def test_two_processes_share_one_server_and_the_last_to_leave_stops_it(var: Path) -> None:
    with user(var) as first, user(var) as second:
        pid = server_of(first)
        assert server_of(second) == pid
        leave(first)
        assert not gone_now(pid)
        leave(second)
        assert gone(pid)


def test_many_processes_that_start_at_once_get_one_server(bare: Path) -> None:
    crowd = [
        subprocess.Popen(
            [sys.executable, "-c", USER, str(bare)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        for _ in range(5)
    ]
    pids = {server_of(one) for one in crowd}
    for one in crowd:
        leave(one)
    assert len(pids) == 1
    assert gone(pids.pop())


def test_two_holds_of_one_process_are_two_users(var: Path) -> None:
    with postgres.running(var, durable=False) as outer:
        with postgres.running(var, durable=False) as inner:
            assert inner.pid() == outer.pid()
        assert outer.pid()


def test_a_killed_owner_leaves_its_server_to_the_next_user_who_stops_it(var: Path) -> None:
    with user(var) as owner:
        pid = server_of(owner)
        owner.kill()
        owner.wait()
    assert not gone_now(pid)
    with postgres.running(var, durable=False) as server:
        assert server.pid() == pid
    assert gone(pid)


def test_a_forked_child_that_leaves_does_not_stop_its_parents_server(var: Path) -> None:
    with postgres.running(var, durable=False) as server:
        child = os.fork()
        if child == 0:
            server.stop()
            os._exit(0)
        os.waitpid(child, 0)
        assert server.pid()
        assert server._use.held


def test_a_killed_server_comes_back_with_what_was_committed(var: Path) -> None:
    with postgres.running(var) as server:
        ask(server.url, "CREATE TABLE kept AS SELECT 42 AS answer")
        killed = server.pid()
        assert killed
        os.kill(killed, signal.SIGKILL)
        assert gone(killed)
        assert server.pid() is None
        server.start()
        assert server.pid() not in (None, killed)
        assert ask(server.url, "SELECT answer FROM kept") == 42


def test_a_killed_server_whose_parent_never_reaps_it_does_not_lock_us_out(var: Path) -> None:
    with user(var) as parent:
        zombie = server_of(parent)
        parent.send_signal(signal.SIGSTOP)
        os.kill(zombie, signal.SIGKILL)
        with postgres.running(var, durable=False) as server:
            assert Path(f"/proc/{zombie}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
            assert server.pid() not in (None, zombie)


@pytest.mark.parametrize("stranger", ["sleep", "postgres"])
def test_a_number_given_to_a_stranger_since_does_not_lock_us_out(var: Path, stranger: str) -> None:
    with postgres.running(var, durable=False) as server:
        status = (server.data / "postmaster.pid").read_text()
        own = str(server.pid())
    look_alike = var / "bin" / stranger
    look_alike.parent.mkdir(exist_ok=True)
    shutil.copy(shutil.which("sleep") or "sleep", look_alike)
    with subprocess.Popen([look_alike, "60"]) as other:
        (server.data / "postmaster.pid").write_text(status.replace(own, str(other.pid), 1))
        (server.socket / ".s.PGSQL.5432.lock").write_text(status.replace(own, str(other.pid), 1))
        with postgres.running(var, durable=False) as again:
            assert again.pid() not in (None, other.pid)
        assert other.poll() is None
        other.kill()


def test_a_folder_of_another_version_is_refused_untouched_and_the_way_out_is_named(var: Path) -> None:
    with postgres.running(var, durable=False) as server:
        pass
    (server.data / "PG_VERSION").write_text("15\n")
    before = {path: path.stat().st_mtime_ns for path in server.data.rglob("*")}
    with pytest.raises(Trouble) as refused:
        server.start()
    told = str(refused.value)
    assert all(word in told for word in ("PostgreSQL 15", "18", "pg_dump", "DATABASE_URL", "办法", "ways out"))
    assert {path: path.stat().st_mtime_ns for path in server.data.rglob("*")} == before
    assert not server._use.held
    (server.data / "PG_VERSION").write_text("18\n")


def test_a_creation_that_was_killed_half_way_is_begun_anew(bare: Path) -> None:
    server = Server(bare, durable=False)
    half = server.home / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    server.start()
    assert server.pid()
    assert not half.exists()
    server.stop()


def test_a_full_folder_that_holds_no_database_is_not_overwritten(bare: Path) -> None:
    data = data_directory(bare)
    data.mkdir(parents=True, mode=0o700)
    (data / "letters.txt").write_text("dear")
    with pytest.raises(Trouble, match="letters|data"):
        Server(bare, durable=False).start()
    assert (data / "letters.txt").read_text() == "dear"


def test_a_server_that_cannot_start_says_why(var: Path) -> None:
    with postgres.running(var, durable=False) as server:
        pass
    (server.data / "postgresql.auto.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(Trouble, match="no_such_setting"):
        server.start()
    (server.data / "postgresql.auto.conf").write_text("")


def test_a_var_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file stands in the way")
    with pytest.raises(Trouble, match="AFTERSALES_VAR"):
        Server(tmp_path / "var")


def test_nobody_else_can_connect_and_no_port_is_open(var: Path) -> None:
    with postgres.running(var, durable=False) as server:
        assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
        assert ask(server.admin_url, "SHOW listen_addresses") == ""


def test_a_port_on_this_machine_asks_for_the_password(var: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with postgres.running(var, durable=False, port=port) as server:
        assert ask(server.url, "SELECT 1") == 1
        by_port = f"postgresql://aftersales{{}}@127.0.0.1:{port}/aftersales"
        with pytest.raises(psycopg.OperationalError):
            ask(by_port.format(""), "SELECT 1")
        password = server.home / "password"
        assert stat.S_IMODE(password.stat().st_mode) == 0o600
        assert ask(by_port.format(f":{password.read_text()}"), "SELECT 1") == 1
        with postgres.running(var, durable=False) as guest:
            assert ask(guest.url, "SELECT 1") == 1


def test_a_path_too_long_for_a_socket_listens_in_a_private_folder_under_tmp(bare: Path) -> None:
    far = bare / ("far/" * 30)
    with postgres.running(far, durable=False) as server:
        assert not server.socket.is_relative_to(bare)
        assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
        assert ask(server.url, "SELECT 1") == 1
    assert not server.socket.exists()


def test_a_socket_folder_of_somebody_else_is_refused(bare: Path) -> None:
    far = bare / ("far/" * 30)
    trap = socket_directory(far)
    trap.mkdir(mode=0o777)
    trap.chmod(0o777)
    try:
        with pytest.raises(Trouble, match=trap.name):
            Server(far, durable=False).start()
    finally:
        trap.rmdir()


def test_the_product_is_no_superuser_and_makes_its_own_databases(var: Path) -> None:
    with postgres.running(var, durable=False) as server:
        assert ask(server.url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        other = server.create_database("other")
        assert server.create_database("other") == other
        assert ask(other, "SELECT current_database()") == "other"
        ask(server.url, 'CREATE DATABASE "by itself"')


def test_text_is_unicode_whatever_the_machine_speaks(var: Path) -> None:
    with postgres.running(var, durable=False) as server:
        assert ask(server.url, "SELECT upper('é') || current_setting('server_encoding')") == "ÉUTF8"
        assert ask(server.url, "SELECT to_tsvector('simple', '空压机 报修')::text") == "'报修':2 '空压机':1"
        assert ask(server.url, "SHOW timezone") == "UTC"


def test_a_forgetful_server_nobody_uses_is_made_durable_and_one_in_use_is_refused(var: Path) -> None:
    with user(var) as owner:
        pid = server_of(owner)
        with pytest.raises(Trouble, match="power loss"):
            Server(var).start()
        owner.kill()
        owner.wait()
    with postgres.running(var) as server:
        assert server.pid() != pid
        assert ask(server.url, "SHOW fsync") == "on"


def distributions() -> list[Path]:
    return sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.mark.parametrize("binaries", distributions(), ids=str)
def test_the_distributions_server_runs_by_the_same_rules(bare: Path, binaries: Path) -> None:
    with postgres.running(bare, durable=False, binaries=binaries) as server:
        assert str(ask(server.url, "SHOW server_version")).split(".")[0] == binaries.parent.name
        assert ask(server.url, "SELECT upper('é')") == "É"
    deadline = time.monotonic() + 5  # its lock file goes first, the process a moment after
    while servers_under(bare) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not servers_under(bare)


needs_root = pytest.mark.skipif(not ROOT, reason="becomes other users")


@needs_root
@pytest.mark.parametrize("namespaces", [True, False], ids=["masked", "as nobody"])
def test_root_changes_nobodys_folders_and_adds_no_users(bare: Path, namespaces: bool) -> None:
    if namespaces and not postgres_account.working_mask():
        pytest.skip("user namespaces are forbidden here")
    home = bare.parent
    users = pwd.getpwall()
    with postgres.running(bare, durable=False, namespaces=namespaces) as server:
        pid = server.pid()
        owner = os.stat(f"/proc/{pid}").st_uid
        assert owner == server.data.stat().st_uid == (0 if namespaces else postgres_account.NOBODY)
        assert ask(server.url, "SELECT 1") == 1
        with postgres.running(bare, durable=False, namespaces=namespaces) as again:
            assert again.pid() == pid
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert home.stat().st_uid == 0
    assert pwd.getpwall() == users


@needs_root
def test_a_folder_made_under_a_mask_still_opens_where_masks_are_forbidden(bare: Path) -> None:
    with postgres.running(bare, durable=False) as server:
        ask(server.url, "CREATE TABLE kept AS SELECT 1")
    with postgres.running(bare, durable=False, namespaces=False) as server:
        assert ask(server.url, "SELECT count(*) FROM kept") == 1
    with postgres.running(bare, durable=False) as server:
        assert ask(server.url, "SELECT count(*) FROM kept") == 1
        assert server.account.uid == postgres_account.NOBODY


@needs_root
def test_binaries_nobody_can_reach_are_copied_where_they_can_be(tmp_path: Path) -> None:
    package = postgres_account.bundled_binaries().parent.parent
    hidden = tmp_path / "site-packages"
    shutil.copytree(package / "pginstall18", hidden / package.name / "pginstall18")
    shutil.copytree(package.with_name(f"{package.name}.libs"), hidden / f"{package.name}.libs")
    binaries = hidden / package.name / "pginstall18" / "bin"
    assert not postgres_account.runs_as(postgres_account.NOBODY, binaries)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        copied = postgres_account.readable_copy(binaries, Path(folder))
        assert copied == postgres_account.readable_copy(binaries, Path(folder))
        assert postgres_account.runs_as(postgres_account.NOBODY, copied)


@needs_root
def test_a_user_without_any_rights_runs_it_as_themselves(bare: Path) -> None:
    for folder in (bare.parent, bare):
        folder.mkdir(exist_ok=True)
        os.chown(folder, 12345, 12345)
    with user(bare, user=12345, group=12345) as somebody:
        pid = server_of(somebody)
        assert os.stat(f"/proc/{pid}").st_uid == 12345
        leave(somebody)
        assert gone(pid)


@needs_root
def test_somebody_elses_database_is_refused_to_a_user_and_run_as_its_owner_by_root(bare: Path) -> None:
    bare.mkdir()
    for folder in (bare.parent, bare):
        os.chown(folder, postgres_account.NOBODY, postgres_account.NOBODY)
    with user(bare, user=postgres_account.NOBODY, group=postgres_account.NOBODY) as owner:
        server_of(owner)
        leave(owner)
    with postgres.running(bare, durable=False) as server:
        assert os.stat(f"/proc/{server.pid()}").st_uid == postgres_account.NOBODY
    bare.parent.chmod(0o755)
    bare.chmod(0o755)
    refused = subprocess.run(
        [reachable_python(), "-c", USER, str(bare)],
        user=12345,
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert "nobody" in refused.stderr
    assert "AFTERSALES_VAR" in refused.stderr
