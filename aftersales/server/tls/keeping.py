"""What the web server speaks TLS with, kept fresh while it runs: files somebody gave, or a certificate of our own.

The web server reads one file, `var/tls/served.pem`, which is replaced as one and only by what has been looked at: half
a renewal, or a key in a form the server cannot read, never reaches it.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from aftersales.base.clock import now
from aftersales.server.tls import authority, machine
from aftersales.server.tls.authority import Wanted
from aftersales.server.trouble import Trouble

LOOKED_AT_EVERY_SECONDS: Final = 60.0
ENDS_SOON: Final = timedelta(days=14)
SERVED: Final = "served.pem"
"""Certificate and key in one file, below `var/tls`."""


class Source(Protocol):
    """Where the certificate comes from."""

    def renewed(self, served: Path, *, at: datetime) -> bool:
        """Put what is to be served into `served` if it is not there yet; whether it was.

        Raises:
            Trouble: there is nothing that could be served; what stood there stays.
        """
        ...


class Keeper:
    """Looks every minute whether the certificate has to be another one."""

    def __init__(self, folder: Path, source: Source, tell: Callable[..., None]) -> None:
        self.served = folder / SERVED
        self.source = source
        self.tell = tell
        self._due = 0.0
        self._said = ""

    def prepare(self) -> None:
        """Before the web server starts.

        Raises:
            Trouble: there is nothing to serve with.
        """
        self.source.renewed(self.served, at=now())
        self._due = time.monotonic() + LOOKED_AT_EVERY_SECONDS
        ends = certificate_of(self.served).not_valid_after_utc
        self.tell("tls_ends_soon" if ends - now() < ENDS_SOON else "tls_until", until=ends.date())

    def tend(self) -> bool:
        """Whether the web server has to read its certificate anew. What cannot be renewed is told once and tried on."""
        if time.monotonic() < self._due:
            return False
        self._due = time.monotonic() + LOOKED_AT_EVERY_SECONDS
        try:
            renewed = self.source.renewed(self.served, at=now())
        except (Trouble, OSError, ValueError) as error:
            if str(error) != self._said:
                self.tell("tls_not_renewed", why=str(error))
            self._said = str(error)
            return False
        self._said = ""
        if renewed:
            self.tell("tls_renewed", until=certificate_of(self.served).not_valid_after_utc.date())
        return renewed


class OwnAuthority:
    """Certificates of the installation's own authority, for whatever this machine is called now."""

    def __init__(self, folder: Path, named: list[str], tell: Callable[..., None]) -> None:
        self.folder = folder
        self.named = named
        self.tell = tell
        self._told: list[str] = []

    def renewed(self, served: Path, *, at: datetime) -> bool:
        asked = Wanted.of([*machine.names(), *self.named], machine.addresses())
        try:
            ours, _ = authority.kept_authority(self.folder, asked, at=at)
        except ValueError as error:
            raise Trouble("tls_authority_unreadable", folder=self.folder, detail=str(error)) from error
        wanted = asked.within(ours.certificate)
        self._tell_outside((Wanted.of(self.named) - wanted).told())
        if not _is_due(served, ours.certificate, wanted, at=at):
            return False
        authority.write(served, authority.make_leaf(ours, wanted, at=at).pem(), mode=0o600)
        return True

    def _tell_outside(self, names: list[str]) -> None:
        if names and names != self._told:
            self.tell("tls_outside", names=names, folder=self.folder)
        self._told = names


class GivenFiles:
    """A certificate and a key that somebody else renews: certbot, a company's own authority."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self.certificate = certificate
        self.key = key
        self._seen: tuple[int, ...] = ()

    def renewed(self, served: Path, *, at: datetime) -> bool:
        try:
            seen = tuple(part for path in (self.certificate, self.key) for part in _stamp(path))
            if seen == self._seen and served.exists():
                return False
            chain, key = self.certificate.read_bytes(), self.key.read_bytes()
        except OSError as error:
            raise Trouble("tls_file_unreadable", path=error.filename, detail=str(error.strerror)) from error
        content = checked(chain, key, certificate_path=self.certificate, key_path=self.key, at=at)
        same = served.exists() and served.read_bytes() == content
        if not same:
            authority.write(served, content, mode=0o600)
        self._seen = seen
        return not same


def checked(chain: bytes, key: bytes, *, certificate_path: Path, key_path: Path, at: datetime) -> bytes:
    """A chain and its key as the web server reads them.

    Raises:
        Trouble: they are no certificate and key, do not belong together, or the certificate has ended.
    """
    try:
        certificates = x509.load_pem_x509_certificates(chain)
    except ValueError as error:
        raise Trouble("tls_no_certificate", path=certificate_path, detail=str(error)) from error
    try:
        private = serialization.load_pem_private_key(key, password=None)
    except TypeError as error:
        raise Trouble("tls_key_sealed", path=key_path) from error
    except ValueError as error:
        raise Trouble("tls_no_key", path=key_path, detail=str(error)) from error
    form = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    if private.public_key().public_bytes(*form) != certificates[0].public_key().public_bytes(*form):
        raise Trouble("tls_strangers", certificate=certificate_path, key=key_path)
    if certificates[0].not_valid_after_utc <= at:
        raise Trouble("tls_ended", path=certificate_path, on=certificates[0].not_valid_after_utc.date())
    return private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates)


def certificate_of(served: Path) -> x509.Certificate:
    """The certificate that browsers are shown, first in its chain."""
    return x509.load_pem_x509_certificates(served.read_bytes())[0]


def _is_due(served: Path, ours: x509.Certificate, wanted: Wanted, *, at: datetime) -> bool:
    try:
        return authority.is_due(authority.read_pair(served).certificate, ours, wanted, at=at)
    except (OSError, ValueError):  # none yet, somebody else's, or half of one
        return True


def _stamp(path: Path) -> tuple[int, int, int]:
    told = path.stat()
    return told.st_mtime_ns, told.st_size, told.st_ino
