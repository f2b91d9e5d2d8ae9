"""What an installation may set, from the environment: typed, with defaults that work on one machine."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aftersales.base.files.rules import GB, MB, Limits

PAGES: Final = Path(__file__).resolve().parents[1] / "web"
"""Where the build puts the browser's side of the product."""


@dataclass(frozen=True)
class Options:
    """The settings of one installation; each is documented in docs/reference/settings.md by its variable."""

    var: Path
    secret_key: str
    allowed_hosts: list[str]
    trusted_origins: list[str]
    public_url: str
    secure_cookies: bool
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
    files: Path
    file_limits: Limits
    clamav: str
    s3: dict[str, str]


def read() -> Options:
    """The options as the environment has them now."""
    var = Path(os.environ.get("AFTERSALES_VAR", "var")).resolve()
    return Options(
        var=var,
        secret_key=os.environ.get("AFTERSALES_SECRET_KEY") or kept_secret(var),
        allowed_hosts=_words("AFTERSALES_HOSTS") or ["*"],
        trusted_origins=_words("AFTERSALES_ORIGINS"),
        public_url=os.environ.get("AFTERSALES_PUBLIC_URL", "").strip().rstrip("/"),
        secure_cookies=_yes("AFTERSALES_SECURE_COOKIES"),
        pages=Path(os.environ.get("AFTERSALES_PAGES") or PAGES).resolve(),
        smtp_host=os.environ.get("AFTERSALES_SMTP_HOST", ""),
        smtp_port=int(os.environ.get("AFTERSALES_SMTP_PORT", "587")),
        smtp_user=os.environ.get("AFTERSALES_SMTP_USER", ""),
        smtp_password=os.environ.get("AFTERSALES_SMTP_PASSWORD", ""),
        smtp_starttls=_yes("AFTERSALES_SMTP_STARTTLS", "1"),
        mail_from=os.environ.get("AFTERSALES_MAIL_FROM", "aftersales@localhost"),
        company_name_zh=os.environ.get("AFTERSALES_COMPANY_NAME_ZH", "").strip(),
        company_name_en=os.environ.get("AFTERSALES_COMPANY_NAME_EN", "").strip(),
        company_phone=os.environ.get("AFTERSALES_COMPANY_PHONE", "").strip(),
        files=Path(os.environ.get("AFTERSALES_FILES") or var / "files").resolve(),
        file_limits=Limits(
            file=int(os.environ.get("AFTERSALES_FILE_MB", "2048")) * MB,
            order=int(os.environ.get("AFTERSALES_ORDER_FILES_MB", "4096")) * MB,
            order_files=int(os.environ.get("AFTERSALES_ORDER_FILES", "200")),
            loose=int(os.environ.get("AFTERSALES_UNATTACHED_MB", "4096")) * MB,
            total=int(os.environ.get("AFTERSALES_FILES_GB", "0")) * GB,
            megapixels=int(os.environ.get("AFTERSALES_PICTURE_MEGAPIXELS", "64")),
        ),
        clamav=os.environ.get("AFTERSALES_CLAMAV", "").strip(),
        s3={
            "bucket_name": os.environ.get("AFTERSALES_STORE_BUCKET", "").strip(),
            "endpoint_url": os.environ.get("AFTERSALES_STORE_ENDPOINT", "").strip(),
            "region_name": os.environ.get("AFTERSALES_STORE_REGION", "").strip(),
            "access_key": os.environ.get("AFTERSALES_STORE_ACCESS_KEY", "").strip(),
            "secret_key": os.environ.get("AFTERSALES_STORE_SECRET_KEY", "").strip(),
        },
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
