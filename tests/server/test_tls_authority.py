"""The installation's own authority: what it may speak for, and when its certificates are made anew."""

import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from aftersales.server.doctor import pages as doctor
from aftersales.server.tls import authority, keeping, machine
from aftersales.server.tls.authority import Pair, Wanted, is_due, make_authority, make_leaf, spoken_for
from aftersales.server.tls.keeping import GivenFiles, Keeper, OwnAuthority
from aftersales.server.trouble import Trouble

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
OFFICE = Wanted.of(["workshop", "workshop.local"], [ip_address("192.168.1.5"), ip_address("fd00::5")])


@pytest.fixture(scope="module")
def office() -> Pair:
    return make_authority(OFFICE, at=AT)


@dataclass
class Told:
    """What the terminal was told."""

    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def __call__(self, code: str, **facts: Any) -> None:
        self.events.append((code, facts))

    def codes(self) -> list[str]:
        return [code for code, _ in self.events]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[Any]]:
    """What this machine is called, for a test to change."""
    known: dict[str, set[Any]] = {"names": {"workshop"}, "addresses": {ip_address("192.168.1.5")}}
    monkeypatch.setattr(machine, "names", lambda: known["names"])
    monkeypatch.setattr(machine, "addresses", lambda: known["addresses"])
    return known


@pytest.mark.parametrize(
    "stranger", ["bank.example.com", "workshop.example.com", "8.8.8.8", "2001:db8::1", "notworkshop", "local.example"]
)
def test_the_authority_may_not_speak_for_the_world(office: Pair, stranger: str) -> None:
    assert not Wanted.of([stranger]).within(office.certificate)


@pytest.mark.parametrize(
    "ours", ["workshop", "printer.local", "a.b.lan", "10.1.2.3", "172.31.0.1", "192.168.200.1", "fd12::1", "localhost"]
)
def test_it_may_speak_for_private_networks_and_for_what_the_machine_was_called(office: Pair, ours: str) -> None:
    assert Wanted.of([ours]).within(office.certificate).told() == [ours]


def test_an_address_of_the_machine_outside_of_private_networks_is_allowed_alone() -> None:
    made = make_authority(Wanted.of([], [ip_address("203.0.113.5")]), at=AT)
    assert Wanted.of(["203.0.113.5", "203.0.113.6"]).within(made.certificate).told() == ["203.0.113.5"]


def test_the_authority_makes_no_other_authority(office: Pair) -> None:
    basic = office.certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (basic.critical, basic.value.ca, basic.value.path_length) == (True, True, 0)
    assert office.certificate.extensions.get_extension_for_class(x509.NameConstraints).critical


def test_a_certificate_speaks_for_what_was_wanted_and_serves_the_web_alone(office: Pair) -> None:
    leaf = make_leaf(office, OFFICE, at=AT).certificate
    assert spoken_for(leaf) == OFFICE
    usage = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= timedelta(days=825), "Apple refuses longer ones"
    leaf.verify_directly_issued_by(office.certificate)


@pytest.mark.parametrize(
    ("days", "extra", "due"),
    [(0, [], False), (59, [], False), (61, [], True), (-2, [], True), (0, ["192.168.1.9"], True), (0, ["attic"], True)],
)
def test_a_certificate_is_renewed_a_month_before_its_end_and_when_a_name_is_missing(
    office: Pair, days: int, extra: list[str], due: bool
) -> None:
    leaf = make_leaf(office, OFFICE, at=AT).certificate
    wanted = Wanted.of([*OFFICE.names, *extra], OFFICE.addresses)
    assert is_due(leaf, office.certificate, wanted, at=AT + timedelta(days=days)) is due


def test_an_address_that_went_away_is_no_reason_for_another_certificate(office: Pair) -> None:
    leaf = make_leaf(office, OFFICE, at=AT).certificate
    assert not is_due(leaf, office.certificate, Wanted.of(["workshop"]), at=AT)


def test_the_certificate_of_another_authority_is_replaced(office: Pair) -> None:
    other = make_authority(OFFICE, at=AT)
    assert is_due(make_leaf(other, OFFICE, at=AT).certificate, office.certificate, OFFICE, at=AT)


def test_keys_are_for_their_owners_eyes_alone_from_the_first_moment(tmp_path: Path, named: Any, told: Told) -> None:
    folder = tmp_path / "tls"
    OwnAuthority(folder, [], told).renewed(folder / "served.pem", at=AT)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.iterdir()]}
    assert modes == {"tls": 0o700, "authority.pem": 0o600, "served.pem": 0o600, "authority.crt": 0o644}


def test_the_authority_is_kept_and_the_certificate_follows_the_machine(
    tmp_path: Path, named: dict[str, set[Any]], told: Told
) -> None:
    served, source = tmp_path / "served.pem", OwnAuthority(tmp_path, [], told)
    assert source.renewed(served, at=AT)
    assert not source.renewed(served, at=AT)
    kept = (tmp_path / "authority.pem").read_bytes()
    named["addresses"].add(ip_address("192.168.7.7"))
    assert source.renewed(served, at=AT)
    assert ip_address("192.168.7.7") in spoken_for(keeping.certificate_of(served)).addresses
    assert (tmp_path / "authority.pem").read_bytes() == kept
    assert source.renewed(served, at=AT + timedelta(days=61))


def test_an_authority_near_its_end_is_made_anew(tmp_path: Path, named: Any, told: Told) -> None:
    served, source = tmp_path / "served.pem", OwnAuthority(tmp_path, [], told)
    source.renewed(served, at=AT)
    before = (tmp_path / "authority.crt").read_bytes()
    assert source.renewed(served, at=AT + authority.AUTHORITY_LASTS - timedelta(days=29))
    assert (tmp_path / "authority.crt").read_bytes() != before


def test_half_a_certificate_on_the_disk_is_replaced(tmp_path: Path, named: Any, told: Told) -> None:
    served, source = tmp_path / "served.pem", OwnAuthority(tmp_path, [], told)
    source.renewed(served, at=AT)
    served.write_bytes(served.read_bytes()[:300])
    assert source.renewed(served, at=AT)
    assert spoken_for(keeping.certificate_of(served)).names == {"workshop"}


def test_an_authority_that_cannot_be_read_is_told_and_not_replaced(tmp_path: Path, named: Any, told: Told) -> None:
    """Replacing it by itself would make every phone distrust the product without a word."""
    (tmp_path / "authority.pem").write_text("rubbish", encoding="ascii")
    with pytest.raises(Trouble) as refused:
        OwnAuthority(tmp_path, [], told).renewed(tmp_path / "served.pem", at=AT)
    assert (refused.value.code, str(tmp_path) in str(refused.value)) == ("tls_authority_unreadable", True)


def test_a_name_the_kept_authority_may_not_speak_for_is_told_once(tmp_path: Path, named: Any, told: Told) -> None:
    OwnAuthority(tmp_path, [], told).renewed(tmp_path / "served.pem", at=AT)
    source = OwnAuthority(tmp_path, ["service.example.com", "attic.local"], told)
    source.renewed(tmp_path / "served.pem", at=AT)
    source.renewed(tmp_path / "served.pem", at=AT)
    assert told.events == [("tls_outside", {"names": ["service.example.com"], "folder": tmp_path})]
    assert "attic.local" in spoken_for(keeping.certificate_of(tmp_path / "served.pem")).names


def test_addresses_that_do_not_last_are_left_out() -> None:
    table = """
fe800000000000000000000000000001 04 40 20 80     eth0
fd000000000000000000000000000002 04 40 00 82     eth0
fd000000000000000000000000000003 04 40 00 01     eth0
fd000000000000000000000000000004 04 40 00 20     eth0
00000000000000000000000000000001 01 80 10 80       lo
""".strip()
    assert machine.lasting_ipv6(table) == {IPv6Address("fd00::2"), IPv6Address("::1")}


def test_this_machine_knows_its_own_addresses() -> None:
    assert ip_address("127.0.0.1") in machine.addresses()
    assert "localhost" in machine.names()


@dataclass
class Files:
    """A certificate and a key in files, as somebody else renews them."""

    certificate: Path
    key: Path

    def issued(self, pair: Pair, *, form: str = "TraditionalOpenSSL", passphrase: bytes = b"") -> "Files":
        self.certificate.write_bytes(pair.certificate.public_bytes(serialization.Encoding.PEM))
        sealing = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
        self.key.write_bytes(
            pair.key.private_bytes(serialization.Encoding.PEM, getattr(serialization.PrivateFormat, form), sealing)
        )
        return self


@pytest.fixture
def given(tmp_path: Path, office: Pair) -> Files:
    return Files(tmp_path / "chain.pem", tmp_path / "key.pem").issued(make_leaf(office, OFFICE, at=AT))


def test_given_files_are_served_with_the_key_in_the_form_the_server_reads(given: Files, tmp_path: Path) -> None:
    assert b"BEGIN EC PRIVATE KEY" in given.key.read_bytes()
    served = tmp_path / "tls" / "served.pem"
    assert GivenFiles(given.certificate, given.key).renewed(served, at=AT)
    assert b"BEGIN PRIVATE KEY" in served.read_bytes()
    assert stat.S_IMODE(served.stat().st_mode) == 0o600


def test_files_that_were_renewed_are_taken_up_and_half_a_renewal_is_not(
    given: Files, tmp_path: Path, office: Pair, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "now", lambda: AT)
    keeper = Keeper(tmp_path / "tls", GivenFiles(given.certificate, given.key), told)
    keeper.prepare()

    def looked() -> bool:
        keeper._due = 0.0
        return keeper.tend()

    assert not looked()
    before, fresh = keeper.served.read_bytes(), make_leaf(office, OFFICE, at=AT)
    given.certificate.write_bytes(fresh.certificate.public_bytes(serialization.Encoding.PEM))  # the key comes later
    assert [looked(), looked(), keeper.served.read_bytes() == before] == [False, False, True]
    given.issued(fresh)
    assert [looked(), looked()] == [True, False]
    assert keeping.certificate_of(keeper.served) == fresh.certificate
    assert told.codes() == ["tls_until", "tls_not_renewed", "tls_renewed"]


def test_between_two_looks_nothing_is_asked(given: Files, tmp_path: Path, told: Told) -> None:
    keeper = Keeper(tmp_path / "tls", GivenFiles(given.certificate, given.key), told)
    keeper._due = float("inf")
    given.key.unlink()
    assert not keeper.tend()
    assert told.events == []


def test_a_certificate_near_its_end_is_told_at_the_start(
    given: Files, tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "now", lambda: AT + timedelta(days=80))
    Keeper(tmp_path / "tls", GivenFiles(given.certificate, given.key), told).prepare()
    assert told.codes() == ["tls_ends_soon"]


def refused(given: Files, served: Path, *, at: datetime = AT) -> tuple[str, str]:
    with pytest.raises(Trouble) as trouble:
        GivenFiles(given.certificate, given.key).renewed(served, at=at)
    assert not served.exists()
    return trouble.value.code, str(trouble.value)


def test_files_that_cannot_be_served_are_refused_by_name(given: Files, tmp_path: Path, office: Pair) -> None:
    served, leaf = tmp_path / "tls" / "served.pem", make_leaf(office, OFFICE, at=AT)
    assert refused(given, served, at=AT + timedelta(days=91))[0] == "tls_ended"
    given.issued(Pair(leaf.certificate, ec.generate_private_key(ec.SECP256R1())))
    assert refused(given, served)[0] == "tls_strangers"
    given.issued(leaf, form="PKCS8", passphrase=b"secret")
    code, words = refused(given, served)
    assert (code, str(given.key) in words, "openssl pkey" in words) == ("tls_key_sealed", True, True)
    given.issued(leaf).key.write_text("rubbish", encoding="ascii")
    assert refused(given, served)[0] == "tls_no_key"
    given.issued(leaf).certificate.write_bytes(leaf.certificate.public_bytes(serialization.Encoding.DER))
    assert refused(given, served)[0] == "tls_no_certificate"
    given.key.unlink()
    code, words = refused(given, served)
    assert (code, str(given.key) in words) == ("tls_file_unreadable", True)


def test_keys_of_other_kinds_are_taken_too(given: Files, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "company")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=90))
        .sign(key, authority.hashes.SHA256())
    )
    given.issued(Pair(made, key))  # type: ignore[arg-type]  # a pair of another kind of key
    assert GivenFiles(given.certificate, given.key).renewed(tmp_path / "tls" / "served.pem", at=AT)


def test_doctor_tells_of_a_certificate_that_ends_and_of_one_that_cannot_be_read(
    tmp_path: Path, office: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = tmp_path / "served.pem"
    authority.write(served, make_leaf(office, OFFICE, at=AT).pem(), mode=0o600)
    for days, good in ((0, True), (82, True), (84, False)):
        monkeypatch.setattr(doctor, "now", lambda days=days: AT + timedelta(days=days))
        assert doctor.certificate(served).good is good
    served.write_text("rubbish", encoding="ascii")
    found = doctor.certificate(served)
    assert (found.good, found.grave, str(served) in found.mend("en")) == (False, True, True)
