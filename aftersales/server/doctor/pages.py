"""What browsers get: the certificate and the built pages."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from aftersales.base.clock import now
from aftersales.server.database import var_directory
from aftersales.server.doctor.finding import Finding
from aftersales.server.tls.keeping import SERVED, certificate_of

TLS_LEAST_DAYS: Final = 7
SOURCES: Final = Path(__file__).resolve().parents[3] / "web" / "src"
"""In a checkout; of a wheel they are not there."""


def pages() -> Iterator[Finding]:
    """Both."""
    if (served := var_directory() / "tls" / SERVED).exists():
        yield certificate(served)
    folder = Path(settings.WEB_DIST)
    built = sorted(folder.glob("**/*.html")) if folder.is_dir() else []
    yield Finding("doctor_pages", bool(built), {"folder": folder})
    if built and SOURCES.is_dir():
        yield Finding("doctor_pages_stale", not stale(built, SOURCES), {"folder": folder}, grave=False)


def stale(built: list[Path], sources: Path) -> bool:
    """Whether a source was written after the pages were built from them."""
    last = max(path.stat().st_mtime for path in built)
    return any(path.stat().st_mtime > last for path in sources.rglob("*.ts*"))


def certificate(served: Path) -> Finding:
    """What https is spoken with: there, readable, and not about to end, which `aftersales serve` sees to by itself."""
    try:
        until = certificate_of(served).not_valid_after_utc
    except (OSError, ValueError):
        return Finding("doctor_tls", False, {"path": served, "until": None})
    good = until - now() > timedelta(days=TLS_LEAST_DAYS)
    return Finding("doctor_tls", good, {"path": served, "until": until.date()})
