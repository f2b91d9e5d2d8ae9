"""The machine: the folder of data, the disk under it, what the system allows, and whether it knows time zones."""

import resource
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from aftersales.server.database import var_directory
from aftersales.server.doctor.finding import Finding

LOW_DISK_GB: Final = 2.0
LEAST_DESCRIPTORS: Final = 1024
ZONES: Final = ("Asia/Shanghai", "Europe/Berlin", "America/New_York")


def machine() -> Iterator[Finding]:
    """All of it."""
    var = var_directory()
    yield Finding("doctor_var", writable(var), {"folder": var})
    yield private(var)
    yield secret_key(var / "secret-key")
    free = shutil.disk_usage(next(place for place in (var, *var.parents) if place.exists())).free / 1e9
    yield Finding("doctor_disk", free >= LOW_DISK_GB, {"free": round(free, 1), "least": LOW_DISK_GB, "folder": var})
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    unlimited = allowed == resource.RLIM_INFINITY
    told = {"allowed": "∞" if unlimited else allowed, "least": LEAST_DESCRIPTORS}
    yield Finding("doctor_descriptors", unlimited or allowed >= LEAST_DESCRIPTORS, told, grave=False)
    strange = [zone for zone in ZONES if not _known(zone)]
    yield Finding("doctor_zones", not strange, {"zones": strange or list(ZONES)})


def writable(folder: Path) -> bool:
    """Whether a file can be made there (asking for rights is not enough: the disk may be read-only)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def private(var: Path) -> Finding:
    """Nobody but its owner may write into the folder of data."""
    mode = var.stat().st_mode & 0o777 if var.exists() else 0o700
    return Finding("doctor_var_open", not mode & 0o022, {"folder": var, "mode": f"{mode:04o}"})


def secret_key(path: Path) -> Finding:
    """Whoever reads the signing key signs in as anybody."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    return Finding("doctor_secret_key", not mode & 0o077, {"path": path, "mode": f"{mode:04o}"})


def _known(zone: str) -> bool:
    try:
        ZoneInfo.no_cache(zone)
    except (KeyError, OSError, ValueError):
        return False
    return True
