"""What `aftersales doctor` says of the backup: there, able to be written, elsewhere than the data, and up to date."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from aftersales.server.backup.folder import Line
from aftersales.server.options import BackupOptions

BEHIND: Final = timedelta(minutes=5)
OLD: Final = timedelta(days=2)

Told = tuple[str, bool, dict[str, Any], bool]
"""The code, whether it is good, what stands in its words, and whether it is grave when it is not."""


def findings(options: BackupOptions, var: Path, at: datetime) -> Iterator[Told]:
    """Every finding about the backup of this installation; without a folder, that there is none."""
    yield "doctor_backup", options.folder is not None, {"folder": options.folder}, False
    if options.folder is None:
        return
    mark = var / "postgres" / "backup-line"
    line = Line(options.folder / mark.read_text(encoding="ascii").strip()) if mark.exists() else None
    there = line is not None and (line.folder / "line.json").exists()
    yield "doctor_backup_there", there, {"folder": options.folder}, True
    if line is None or not there:
        return
    apart = options.folder.stat().st_dev != var.stat().st_dev
    yield "doctor_backup_apart", apart, {"folder": options.folder}, False
    behind = at - line.until if line.until is not None else None
    facts = {"until": line.until, "minutes": int(BEHIND.total_seconds() // 60)}
    yield "doctor_backup_fresh", behind is not None and behind <= BEHIND, facts, True
    made = line.made()
    last = made[-1].ended_at if made else None
    yield "doctor_backup_base", last is not None and at - last <= OLD, {"last": last, "days": OLD.days}, True
