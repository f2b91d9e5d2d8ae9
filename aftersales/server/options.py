"""What an installation may set, from the environment: typed, with defaults that work on one machine."""

import os
import secrets
import sys
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Final

from aftersales.base.files.rules import GB, MB, Limits
from aftersales.base.ground import Ground
from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.underway import Sharing
from aftersales.server import map_options
from aftersales.server.trouble import Trouble
from aftersales.server.variables import backups, company, files, home, mail, running, web

PAGES: Final = Path(__file__).resolve().parents[1] / "web"
"""Where the build puts the browser's side of the product."""


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
    """The settings of one installation; read from the variables declared in `variables/`."""

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
    json_logs: bool
    slow_ms: int
    metrics_token: str


def read() -> Options:
    """The options as the environment has them now.

    Raises:
        Trouble: a variable holds what cannot be meant; it is named, and how it is written.
    """
    var = home.VAR.value().resolve()
    return Options(
        var=var,
        secret_key=web.SECRET_KEY.value() or kept_secret(var),
        allowed_hosts=web.HOSTS.value(),
        trusted_origins=web.ORIGINS_TRUSTED.value(),
        public_url=web.PUBLIC_URL.value(),
        secure_cookies=web.SECURE_COOKIES.value(),
        hsts_seconds=web.HSTS_SECONDS.value(),
        proxies=web.PROXIES.value(),
        pages=(web.PAGES.value() or PAGES).resolve(),
        smtp_host=mail.HOST.value(),
        smtp_port=mail.SMTP_PORT.value(),
        smtp_user=mail.USER.value(),
        smtp_password=mail.PASSWORD.value(),
        smtp_starttls=mail.STARTTLS.value(),
        mail_from=mail.FROM.value(),
        company_name_zh=company.NAME_ZH.value(),
        company_name_en=company.NAME_EN.value(),
        company_phone=company.PHONE.value(),
        company_zone=company.COMPANY_ZONE.value(),
        files=(files.FILES.value() or var / "files").resolve(),
        file_limits=_file_limits(),
        clamav=files.CLAMAV.value(),
        s3={
            "bucket_name": files.BUCKET.value(),
            "endpoint_url": files.ENDPOINT.value(),
            "region_name": files.REGION.value(),
            "access_key": files.ACCESS_KEY.value(),
            "secret_key": files.STORE_SECRET.value(),
        },
        roads=Roads(percent=company.ROAD_PERCENT.value(), kmh=company.ROAD_KMH.value()),
        sharing=Sharing(
            allowed=company.POSITIONS.value(),
            every_seconds=company.POSITION_SECONDS.value(),
            every_metres=company.POSITION_METRES.value(),
            kept_minutes=company.POSITION_KEPT_MINUTES.value(),
            link_hours=company.ARRIVAL_LINK_HOURS.value(),
        ),
        proposals_days=company.PROPOSALS_DAYS.value(),
        map=map_options.read(),
        backup=read_backup(),
        json_logs=_json_logs(),
        slow_ms=running.SLOW_MS.value(),
        metrics_token=running.METRICS_TOKEN.value(),
    )


def read_backup() -> BackupOptions:
    """Where backups go; asked by the supervisor too, which knows no Django."""
    folder = backups.BACKUP.value()
    return BackupOptions(
        folder=folder.resolve() if folder else None,
        recipients=tuple(backups.RECIPIENT.value()),
        hour=backups.HOUR.value(),
        days=backups.DAYS.value(),
        zone=company.COMPANY_ZONE.value(),
    )


def _json_logs() -> bool:
    chosen = running.LOG.value()
    return chosen == "json" or (chosen == "auto" and not sys.stderr.isatty())


def _file_limits() -> Limits:
    return Limits(
        file=files.FILE_MB.value() * MB,
        order=files.ORDER_FILES_MB.value() * MB,
        order_files=files.ORDER_FILES.value(),
        loose=files.UNATTACHED_MB.value() * MB,
        total=files.FILES_GB.value() * GB,
        megapixels=files.MEGAPIXELS.value(),
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
