"""What an installation may set, from the environment: typed, with defaults that work on one machine."""

import os
import secrets
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from aftersales.base.files.rules import GB, MB, Limits
from aftersales.base.ground import Ground
from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.underway import Sharing
from aftersales.server import map_options
from aftersales.server.trouble import Trouble

PAGES: Final = Path(__file__).resolve().parents[1] / "web"
"""Where the build puts the browser's side of the product."""
_MOST: Final = 999_999_999
"""More than any size or number that is meant: of gigabytes it still fits the database's largest integer."""


@dataclass(frozen=True)
class BackupOptions:
    """Where backups go, who may open them, when the nightly one is made, and how many days back a moment can be had."""

    folder: Path | None
    recipients: tuple[str, ...]
    hour: int
    days: int
    zone: str

    @property
    def place(self) -> Path:
        """The folder; Trouble where none is named."""
        if self.folder is None:
            raise Trouble("backup_no_folder")
        return self.folder


@dataclass(frozen=True)
class Options:
    """The settings of one installation; each is documented in docs/reference/settings.md by its variable."""

    var: Path
    secret_key: str
    allowed_hosts: list[str]
    trusted_origins: list[str]
    public_url: str
    secure_cookies: bool
    hsts_seconds: int
    proxies: tuple[IPv4Network | IPv6Network, ...]
    pages: Path
    smtp_host: str
    smtp_port: int
    smtp_user: str
    smtp_password: str
    smtp_starttls: bool
    mail_from: str
    company_name_zh: str
    company_name_en: str
    company_phone: str
    company_zone: str
    files: Path
    file_limits: Limits
    clamav: str
    s3: dict[str, str]
    roads: Roads
    sharing: Sharing
    proposals_days: int
    map: Ground | None
    backup: BackupOptions


def read() -> Options:
    """The options as the environment has them now.

    Raises:
        Trouble: a variable holds what cannot be meant; it is named, and how it is written.
    """
    var = Path(os.environ.get("AFTERSALES_VAR", "var")).resolve()
    return Options(
        var=var,
        secret_key=os.environ.get("AFTERSALES_SECRET_KEY") or kept_secret(var),
        allowed_hosts=_words("AFTERSALES_HOSTS") or ["*"],
        trusted_origins=_words("AFTERSALES_ORIGINS"),
        public_url=os.environ.get("AFTERSALES_PUBLIC_URL", "").strip().rstrip("/"),
        secure_cookies=_yes("AFTERSALES_SECURE_COOKIES"),
        hsts_seconds=_whole("AFTERSALES_HSTS_SECONDS", 0, least=0),
        proxies=tuple(_network("AFTERSALES_PROXIES", word) for word in _words("AFTERSALES_PROXIES")),
        pages=Path(os.environ.get("AFTERSALES_PAGES") or PAGES).resolve(),
        smtp_host=os.environ.get("AFTERSALES_SMTP_HOST", ""),
        smtp_port=_port("AFTERSALES_SMTP_PORT", 587),
        smtp_user=os.environ.get("AFTERSALES_SMTP_USER", ""),
        smtp_password=os.environ.get("AFTERSALES_SMTP_PASSWORD", ""),
        smtp_starttls=_yes("AFTERSALES_SMTP_STARTTLS", "1"),
        mail_from=os.environ.get("AFTERSALES_MAIL_FROM", "aftersales@localhost"),
        company_name_zh=os.environ.get("AFTERSALES_COMPANY_NAME_ZH", "").strip(),
        company_name_en=os.environ.get("AFTERSALES_COMPANY_NAME_EN", "").strip(),
        company_phone=os.environ.get("AFTERSALES_COMPANY_PHONE", "").strip(),
        company_zone=_zone("AFTERSALES_COMPANY_ZONE", "Asia/Shanghai"),
        files=Path(os.environ.get("AFTERSALES_FILES") or var / "files").resolve(),
        file_limits=Limits(
            file=_whole("AFTERSALES_FILE_MB", 2048) * MB,
            order=_whole("AFTERSALES_ORDER_FILES_MB", 4096) * MB,
            order_files=_whole("AFTERSALES_ORDER_FILES", 200),
            loose=_whole("AFTERSALES_UNATTACHED_MB", 4096) * MB,
            total=_whole("AFTERSALES_FILES_GB", 0, least=0) * GB,
            megapixels=_whole("AFTERSALES_PICTURE_MEGAPIXELS", 64),
        ),
        clamav=_listener("AFTERSALES_CLAMAV"),
        s3={
            "bucket_name": os.environ.get("AFTERSALES_STORE_BUCKET", "").strip(),
            "endpoint_url": _web_address("AFTERSALES_STORE_ENDPOINT"),
            "region_name": os.environ.get("AFTERSALES_STORE_REGION", "").strip(),
            "access_key": os.environ.get("AFTERSALES_STORE_ACCESS_KEY", "").strip(),
            "secret_key": os.environ.get("AFTERSALES_STORE_SECRET_KEY", "").strip(),
        },
        roads=Roads(percent=_whole("AFTERSALES_ROAD_PERCENT", 140, least=100), kmh=_whole("AFTERSALES_ROAD_KMH", 40)),
        sharing=Sharing(
            allowed=_yes("AFTERSALES_POSITIONS", "1"),
            every_seconds=_whole("AFTERSALES_POSITION_SECONDS", 30, least=10),
            every_metres=_whole("AFTERSALES_POSITION_METRES", 200, least=100),
            kept_minutes=_whole("AFTERSALES_POSITION_KEPT_MINUTES", 60),
            link_hours=_whole("AFTERSALES_ARRIVAL_LINK_HOURS", 6),
        ),
        proposals_days=_whole("AFTERSALES_PROPOSALS_DAYS", 90),
        map=map_options.read(),
        backup=read_backup(),
    )


def read_backup() -> BackupOptions:
    """Where backups go; asked by the supervisor too, which knows no Django."""
    folder = os.environ.get("AFTERSALES_BACKUP", "").strip()
    hour = _whole("AFTERSALES_BACKUP_HOUR", 2, least=0)
    if hour > 23:
        raise Trouble("setting_not_a_number", name="AFTERSALES_BACKUP_HOUR", given=hour, least=0, most=23)
    return BackupOptions(
        folder=Path(folder).resolve() if folder else None,
        recipients=tuple(_words("AFTERSALES_BACKUP_RECIPIENT")),
        hour=hour,
        days=_whole("AFTERSALES_BACKUP_DAYS", 14),
        zone=_zone("AFTERSALES_COMPANY_ZONE", "Asia/Shanghai"),
    )


def kept_secret(var: Path) -> str:
    """The installation's signing key: made once, kept in `var/secret-key` for the owner's eyes only."""
    path = var / "secret-key"
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    var.mkdir(parents=True, exist_ok=True)
    fresh = secrets.token_urlsafe(48)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of the same start was first
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(fresh)
    return fresh


def _words(name: str) -> list[str]:
    return [word for word in os.environ.get(name, "").replace(",", " ").split() if word]


def _yes(name: str, default: str = "") -> bool:
    return os.environ.get(name, default).lower() in ("1", "true", "yes", "on")


def _port(name: str, default: int) -> int:
    given = os.environ.get(name, "").strip() or str(default)
    if not _is_port(given):
        raise Trouble("setting_not_a_port", name=name, given=given)
    return int(given)


def _is_port(given: str) -> bool:
    return given.isascii() and given.isdigit() and 0 < int(given) < 1 << 16


def _whole(name: str, default: int, *, least: int = 1) -> int:
    given = os.environ.get(name, "").strip() or str(default)
    if not (given.isascii() and given.isdigit() and least <= int(given) <= _MOST):
        raise Trouble("setting_not_a_number", name=name, given=given, least=least, most=_MOST)
    return int(given)


def _listener(name: str) -> str:
    """Where a program on this machine or another listens: a socket's path or host:port; nothing where none is named."""
    given = os.environ.get(name, "").strip()
    host, _, port = given.rpartition(":")
    if given and not given.startswith("/") and not (host and _is_port(port)):
        raise Trouble("setting_not_a_listener", name=name, given=given)
    return given


def _network(name: str, given: str) -> IPv4Network | IPv6Network:
    """An address or a network, as 10.0.0.5 or 10.0.0.0/24; never a name, which somebody else could come to hold."""
    try:
        return ip_network(given)
    except ValueError as error:
        raise Trouble("setting_not_a_network", name=name, given=given) from error


def _web_address(name: str) -> str:
    given = os.environ.get(name, "").strip()
    try:
        parts = urlsplit(given)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half of an IPv6 address, a port that is none
        known = False
    if given and not known:
        raise Trouble("setting_not_an_address", name=name, given=given)
    return given


def _zone(name: str, default: str) -> str:
    """A zone this machine knows: found out here, at the start, and not at somebody's first order."""
    given = os.environ.get(name, "").strip() or default
    try:
        return ZoneInfo(given).key
    except (KeyError, OSError, ValueError) as error:  # not there; a folder; a path out of the folder of zones
        raise Trouble("setting_not_a_zone", name=name, given=given) from error
