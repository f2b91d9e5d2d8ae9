"""The backup: there, able to be written, elsewhere than the data, and up to date."""

from collections.abc import Iterator

from aftersales.base.clock import now
from aftersales.server.backup.findings import findings
from aftersales.server.database import var_directory
from aftersales.server.doctor.finding import Finding
from aftersales.server.settings import OPTIONS
from aftersales.server.variables import home


def backups() -> Iterator[Finding]:
    """Of the embedded database; what is kept elsewhere is backed up there."""
    var = var_directory()
    if not home.DATABASE_URL.value() or (var / "postgres" / "data").exists():
        yield from (Finding(*one) for one in findings(OPTIONS.backup, var, now()))
