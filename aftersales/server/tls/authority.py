"""A certificate authority of this installation alone, and the certificates it gives to this machine.

Its key could speak for any address to whoever trusts it. So it lies in `var/tls` for its owner's eyes only, and the
authority's own certificate says what it may ever speak for (RFC 5280, 4.2.1.10): private addresses, names that no
public network has, and what this machine was called when it was made. For a bank or for mail it is worth nothing.
"""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_LASTS: Final = timedelta(days=3650)
LEAF_LASTS: Final = timedelta(days=90)
RENEWED_BEFORE: Final = timedelta(days=30)
"""How long before its end a certificate is renewed; of the authority, which every phone must then trust anew, too."""
CLOCKS_DIFFER: Final = timedelta(days=1)
"""A phone whose clock is behind ours finds the certificate valid already."""
PRIVATE_NETWORKS: Final[tuple[IPv4Network | IPv6Network, ...]] = tuple(
    map(
        ip_network,
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "::1/128"]
        + ["fc00::/7"],
    )
)
PRIVATE_NAMES: Final = ("localhost", "local", "lan", "home.arpa", "internal", "test")
Address = IPv4Address | IPv6Address


@dataclass(frozen=True)
class Wanted:
    """What a certificate is to speak for: host names, and addresses."""

    names: frozenset[str]
    addresses: frozenset[Address]

    @staticmethod
    def of(words: Iterable[str], addresses: Iterable[Address] = ()) -> "Wanted":
        """Words as people write them, names or addresses, beside addresses already known as such."""
        names, found = set(), set(addresses)
        for word in words:
            try:
                found.add(ip_address(word.strip("[]")))
            except ValueError:
                names.add(word.strip(".").lower())
        return Wanted(frozenset(names), frozenset(found))

    def within(self, authority: x509.Certificate) -> "Wanted":
        """As much of it as this authority may speak for."""
        allowed = list(
            authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
        )
        networks = [one.value for one in allowed if isinstance(one, x509.IPAddress)]
        roots = [str(one.value) for one in allowed if isinstance(one, x509.DNSName)]
        return Wanted(
            frozenset(name for name in self.names if any(name == root or name.endswith(f".{root}") for root in roots)),
            frozenset(one for one in self.addresses if any(_inside(one, network) for network in networks)),
        )

    def __sub__(self, other: "Wanted") -> "Wanted":
        return Wanted(self.names - other.names, self.addresses - other.addresses)

    def __bool__(self) -> bool:
        return bool(self.names or self.addresses)

    def told(self) -> list[str]:
        """As people read it."""
        return [*sorted(self.names), *map(str, sorted(self.addresses, key=lambda one: (one.version, int(one))))]


@dataclass(frozen=True)
class Pair:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def key_pem(self) -> bytes:
        """PKCS#8, the one form the web server reads."""
        return self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def pem(self) -> bytes:
        """Both in one file, which is replaced as one: nobody ever meets a key that belongs to another certificate."""
        return self.key_pem() + self.certificate.public_bytes(serialization.Encoding.PEM)


def kept_authority(folder: Path, wanted: Wanted, *, at: datetime) -> tuple[Pair, bool]:
    """The installation's authority, and whether it is a new one: there was none, or it is near its end."""
    path = folder / "authority.pem"
    if path.exists() and (kept := read_pair(path)).certificate.not_valid_after_utc - at > RENEWED_BEFORE:
        return kept, False
    fresh = make_authority(wanted, at=at)
    write(path, fresh.pem(), mode=0o600)
    write(folder / "authority.crt", fresh.certificate.public_bytes(serialization.Encoding.DER), mode=0o644)
    return fresh, True


def make_authority(wanted: Wanted, *, at: datetime) -> Pair:
    """An authority that may speak for private networks and names, and for what is wanted today beside them."""
    key = ec.generate_private_key(ec.SECP256R1())
    mark = secrets.token_hex(3).upper()
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Aftersales 售后"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"Aftersales local authority {mark}"),
        ]
    )
    outside = [one for one in wanted.addresses if not any(_inside(one, network) for network in PRIVATE_NETWORKS)]
    permitted: list[x509.GeneralName] = [
        *(x509.DNSName(root) for root in sorted({*PRIVATE_NAMES, *wanted.names})),
        *(x509.IPAddress(network) for network in (*PRIVATE_NETWORKS, *(ip_network(str(one)) for one in outside))),
    ]
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    certificate = (
        _begun(name, name, key.public_key(), at=at, ends=at + AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Pair(certificate, key)


def make_leaf(authority: Pair, wanted: Wanted, *, at: datetime) -> Pair:
    """A certificate for this machine's web server, for ninety days; Apple takes at most 825."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = authority.certificate
    spoken_for: list[x509.GeneralName] = [
        *(x509.DNSName(name) for name in sorted(wanted.names)),
        *(x509.IPAddress(one) for one in sorted(wanted.addresses, key=lambda one: (one.version, int(one)))),
    ]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Aftersales")])
    usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    ends = min(at + LEAF_LASTS, issuer.not_valid_after_utc)
    certificate = (
        _begun(name, issuer.subject, key.public_key(), at=at, ends=ends)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(spoken_for), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False)  # type: ignore[arg-type]  # ours is elliptic
        .sign(authority.key, hashes.SHA256())
    )
    return Pair(certificate, key)


def is_due(leaf: x509.Certificate, authority: x509.Certificate, wanted: Wanted, *, at: datetime) -> bool:
    """Whether the machine needs another certificate: it ends soon, is another authority's, or a name is missing in it.

    A name more than is wanted is no reason: an interface that comes and goes would make a new one each time.
    """
    if leaf.not_valid_after_utc - at < RENEWED_BEFORE or at < leaf.not_valid_before_utc:
        return True
    try:
        leaf.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return True
    return bool(wanted - spoken_for(leaf))


def spoken_for(leaf: x509.Certificate) -> Wanted:
    """The names and addresses in a certificate."""
    with suppress(x509.ExtensionNotFound):
        found = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return Wanted(
            frozenset(found.get_values_for_type(x509.DNSName)),
            frozenset(
                one for one in found.get_values_for_type(x509.IPAddress) if isinstance(one, (IPv4Address, IPv6Address))
            ),
        )
    return Wanted(frozenset(), frozenset())


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256, in pairs, as every operating system shows it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def read_pair(path: Path) -> Pair:
    """What `Pair.pem` wrote."""
    told = path.read_bytes()
    key = serialization.load_pem_private_key(told, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{path} holds a key that is not ours")
    return Pair(x509.load_pem_x509_certificate(told), key)


def write(path: Path, content: bytes, *, mode: int) -> None:
    """Whole or not at all, and never readable by more people than `mode` says, not even for a moment."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _inside(address: Address, network: object) -> bool:
    return isinstance(network, (IPv4Network, IPv6Network)) and address.version == network.version and address in network


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, at: datetime, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - CLOCKS_DIFFER)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
